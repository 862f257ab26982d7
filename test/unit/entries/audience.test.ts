import { describe, expect, it } from "vitest";
import { sectionsFor } from "../../../app/domain/entries/audience";
import { sectionStates } from "../../../app/domain/entries/section-states";
import { contentOf } from "../../../app/domain/entries/submission-content";
import { fiveIs } from "../../../app/domain/forms/five-is";

const entry = {
  id: "n",
  country: "GR",
  kind: "competing",
  title: "T",
  title_own: null,
  title_language: null,
  organisation: "O",
};
const form = { template: "five-is", version: 1, sections: fiveIs.sections };
const edition = { id: "e", year: 2026, name: "2026" };

/** The ids of the answers an audience sees, of an entry in which every question is answered. */
function seen(
  audience: "owner" | "admission" | "jury" | "public",
  answers: Record<string, string> = {},
  juryOnly: readonly string[] = [],
): string[] {
  const stored = new Map(
    fiveIs.sections
      .flatMap((section) => section.questions)
      .map((question) => [
        question.id,
        {
          text: answers[question.id] ?? "yes",
          jury_only_reason: juryOnly.includes(question.id) ? "An address" : null,
        },
      ]),
  );
  const content = contentOf({ entry, edition }, form, stored);
  return sectionsFor(audience, fiveIs.sections, content).flatMap((section) =>
    section.answers.map((answer) => answer.questionId),
  );
}

const all = fiveIs.sections.flatMap((section) => section.questions.map((question) => question.id));
const publication = fiveIs.sections.at(-1)!.questions.map((question) => question.id);
const contacts = ["contact-email", "contact-phone"];

describe("what an audience sees of an entry", () => {
  it("is everything for its own people and for admission", () => {
    expect(seen("owner")).toEqual(all);
    expect(seen("admission", {}, ["delivery"])).toEqual(all);
  });
  it("is for the jury all but contacts and publication, with what is for the jury only", () => {
    expect(seen("jury", {}, ["delivery"])).toEqual(
      all.filter((id) => !publication.includes(id) && !contacts.includes(id)),
    );
  });
  it("is for the public no contact, no answer for the jury only and no person who is not to be named", () => {
    const hidden = [
      ...contacts,
      "responsible-person",
      "partner-list",
      "delivery",
      ...publication.filter((id) => id !== "licence"),
    ];
    expect(seen("public", { "may-be-named": "lead-organisation" }, ["delivery"])).toEqual(
      all.filter((id) => !hidden.includes(id)),
    );
  });
  it("is for the public as much more as the publication section allows", () => {
    const shown = seen("public", {
      "may-be-named": "organisations-and-person",
      "public-contacts": "contact-email",
    });
    expect([...contacts, "responsible-person", "partner-list"].map((id) => shown.includes(id))).toEqual([
      true,
      false,
      true,
      true,
    ]);
    const organisations = seen("public", { "may-be-named": "all-organisations" });
    expect(["responsible-person", "partner-list"].map((id) => organisations.includes(id))).toEqual([
      false,
      true,
    ]);
  });
  it("is never a question that the form does not know", () => {
    const content = contentOf(
      { entry, edition },
      form,
      new Map([["problem", { text: "Yes", jury_only_reason: null }]]),
    );
    const forgotten = fiveIs.sections.filter((section) => section.id !== "intelligence");
    expect(sectionsFor("jury", forgotten, content)).toEqual([]);
    expect(sectionsFor("public", forgotten, content)).toEqual([]);
  });
});

describe("the state of a section", () => {
  const states = (answers: Record<string, string>, complete: string[], remarked: string[] = []) =>
    sectionStates(fiveIs.sections, {
      answers,
      gaps: [],
      complete: new Set(complete),
      remarked: new Set(remarked),
    }).find((section) => section.id === "summary");

  it("goes from not started to complete, and says when a remark touches it", () => {
    expect(states({}, [])).toMatchObject({ state: "open", words: "Not started" });
    expect(states({ "in-short": "x" }, [])).toMatchObject({ state: "half", words: "1 of 2 answers" });
    expect(states({ "in-short": "x", description: "y" }, ["summary"])).toMatchObject({
      state: "done",
      words: "Complete",
    });
    expect(states({ "in-short": "x" }, ["summary"], ["in-short"])).toMatchObject({
      state: "due",
      words: "1 remark",
    });
  });
  it("is not complete any more once an answer of it is missing", () => {
    const [found] = sectionStates(fiveIs.sections, {
      answers: { "responsible-person": "x" },
      gaps: [{ sectionId: "project", questionId: "organisation", sentence: "Answer this question." }],
      complete: new Set(["project"]),
    });
    expect(found).toMatchObject({ id: "project", state: "half", words: "1 of 6 answers" });
  });
});
