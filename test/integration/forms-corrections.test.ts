import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { formOf } from "../../app/domain/editions/editions.server";
import { questionOf, withChange } from "../../app/domain/editions/form-changes";
import {
  correctionsOf,
  correctQuestion,
  correctSection,
} from "../../app/domain/editions/form-corrections.server";
import { wordingReminders } from "../../app/domain/editions/reminders.server";
import { markOf } from "../../app/domain/editions/revision.server";
import { createEntry } from "../../app/domain/entries/drafts.server";
import { readingView } from "../../app/domain/entries/reading.server";
import { receiptByNumber } from "../../app/domain/entries/receipts.server";
import { reopenEntry, submitEntry } from "../../app/domain/entries/submission.server";
import type { Question } from "../../app/domain/forms/question";
import { inWords, type QuestionWords } from "../../app/domain/forms/wording";
import { findBreaches } from "../../app/domain/invariants.server";
import { sendDueReminders } from "../../app/domain/letters/reminders.server";
import { blankForm } from "../../app/domain/registry/blank-form.server";
import { emailsOf } from "../world/acts-steps";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, createDemoEdition, enterPeople, openDemoCall } from "../world/editions-steps";
import { openCallWorld, writeEntry } from "../world/entries-steps";
import { projectsNamed } from "../world/judging-steps";

const refused = (code: string) => ({ problems: [{ code }] });
const [greek] = projectsNamed("gr-first-word");
const reason = "The year was missing.";

function wordsOf(question: Question): QuestionWords {
  return {
    label: question.label,
    hint: question.hint ?? "",
    guidance: question.guidance ?? [],
    choices: Object.fromEntries((question.choices ?? []).map((one) => [one.value, one.label])),
  };
}

async function opened(world: World) {
  const id = await openCallWorld(world, ["GR"]);
  const ctx = await asCast(world, "presidency-1");
  const question = async (questionId: string) =>
    questionOf((await formOf(ctx, id)).sections, questionId)!.question;
  return { id, ctx, question };
}

describeOnBothEngines("correcting the wording of a published form", (world) => {
  it("makes a version of the form with what changed and why, and nothing else of the question changes", async () => {
    const { id, ctx, question } = await opened(world);
    const before = await question("approaches");
    const words = wordsOf(before);
    await correctQuestion(
      ctx,
      id,
      "approaches",
      {
        ...words,
        label: "Which approaches does it use?",
        choices: { ...words.choices, local: "Local" },
        reason,
      },
      markOf(before),
    );
    const after = await question("approaches");
    expect(after).toEqual({
      ...before,
      label: "Which approaches does it use?",
      choices: before.choices!.map((one) => (one.value === "local" ? { ...one, label: "Local" } : one)),
    });
    world.now = "2026-09-02T08:00:00.000Z";
    const later = await asCast(world, "presidency-2");
    await correctSection(later, id, "summary", { title: "In short", lead: "", reason: "Shorter." });
    expect(await correctionsOf(ctx, id)).toEqual([
      {
        version: 2,
        at: "2026-09-01T08:00:00.000Z",
        reason,
        sectionId: "intervention",
        questionId: "approaches",
        changes: [
          { part: "Question", before: before.label, after: "Which approaches does it use?" },
          { part: "Answer", before: words.choices.local, after: "Local" },
        ],
      },
      {
        version: 3,
        at: "2026-09-02T08:00:00.000Z",
        reason: "Shorter.",
        sectionId: "summary",
        questionId: null,
        changes: [
          { part: "Title", before: "Summary", after: "In short" },
          {
            part: "Lead",
            before: "Both answers together are the one-page description of at most 600 words.",
            after: "",
          },
        ],
      },
    ]);
  });

  it("leaves a submitted entry with the words it answered, and its digest", async () => {
    const { id, ctx, question } = await opened(world);
    const entryId = await writeEntry(world, id, greek!);
    const rep = await asCast(world, "rep-gr");
    await submitEntry(rep, entryId);
    const labels = (view: {
      sections: { answers: { questionId: string; label: string; text: string }[] }[];
    }) =>
      view.sections
        .flatMap((section) => section.answers)
        .filter((answer) => ["in-short", "approaches"].includes(answer.questionId))
        .map((answer) => [answer.label, answer.text.split("\n")[0]?.slice(0, 20)]);
    const first = await receiptByNumber(rep, entryId, 1);
    const pdf = await blankForm(ctx, 2026, false);
    for (const questionId of ["in-short", "approaches"]) {
      const words = wordsOf(await question(questionId));
      const choices = Object.fromEntries(Object.keys(words.choices).map((value) => [value, `New ${value}`]));
      await correctQuestion(ctx, id, questionId, { ...words, label: `New ${questionId}`, choices, reason });
    }
    const again = await receiptByNumber(rep, entryId, 1);
    expect(again).toEqual(first);
    expect(createHash("sha256").update(again.canonical).digest("hex")).toBe(first.receipt.digest);
    expect(labels(again.view).map(([label]) => label)).toEqual([
      "The project in short",
      "Which approaches does the project use?",
    ]);
    expect(labels(again.view)[1]?.[1]).toBe("- Social development");
    expect(await blankForm(ctx, 2026, false)).not.toEqual(pdf);

    await reopenEntry(rep, entryId);
    expect(labels(await readingView(rep, entryId, "owner"))).toEqual([
      ["New in-short", expect.any(String)],
      ["New approaches", "- New social"],
    ]);
    await submitEntry(rep, entryId);
    const second = await receiptByNumber(rep, entryId, 2);
    expect([second.content.form.version, first.content.form.version]).toEqual([3, 1]);
    expect(labels(second.view)[0]?.[0]).toBe("New in-short");
  });

  it("is found out where a later version asks for something else", async () => {
    const { id, ctx, question } = await opened(world);
    const words = wordsOf(await question("in-short"));
    await correctQuestion(ctx, id, "in-short", { ...words, label: "New", reason });
    expect(await findBreaches(world.db)).toEqual([]);
    const { id: formId, sections } = await formOf(ctx, id);
    const store = (form: unknown) =>
      world.db
        .updateTable("forms")
        .set({ sections: JSON.stringify(form) })
        .where("id", "=", formId)
        .execute();
    const longer = { ...(await question("in-short")), maxWords: 151 };
    await store(withChange(sections, longer));
    expect(await findBreaches(world.db)).toEqual([
      {
        invariant: "published versions of a form ask for the same and differ in their words only",
        object: formId,
      },
    ]);
    await store(sections);
  });

  it("is refused to others, before the call and after admission, without a change, for consents and conditions, and when stale", async () => {
    await enterPeople(world, ["GR"]);
    const id = await createDemoEdition(world);
    const presidency = await asCast(world, "presidency-1");
    const words = { label: "New", hint: "", guidance: [], choices: {}, reason };
    await expect(correctQuestion(presidency, id, "in-short", words)).rejects.toMatchObject(
      refused("not-correctable"),
    );
    world.now = "2026-07-01T07:00:00.000Z";
    await openDemoCall(world, id);
    const ctx = await asCast(world, "presidency-1");
    await expect(
      correctQuestion(await asCast(world, "secretariat-1"), id, "in-short", words),
    ).rejects.toMatchObject(refused("only-presidency"));
    await expect(correctQuestion(ctx, id, "licence", words)).rejects.toMatchObject(
      refused("publication-stays"),
    );
    await expect(correctQuestion(ctx, id, "theme-condition-1", words)).rejects.toMatchObject(
      refused("follows-theme"),
    );
    await expect(correctQuestion(ctx, id, "no-such", words)).rejects.toMatchObject({ name: "Unknown" });
    const present = questionOf((await formOf(ctx, id)).sections, "in-short")!.question;
    await expect(correctQuestion(ctx, id, "in-short", { ...wordsOf(present), reason })).rejects.toMatchObject(
      refused("nothing-corrected"),
    );
    await correctQuestion(ctx, id, "in-short", words, markOf(present));
    await expect(
      correctQuestion(ctx, id, "in-short", { ...words, label: "Newer" }, markOf(present)),
    ).rejects.toMatchObject(refused("changed-meanwhile"));
    expect((await correctionsOf(ctx, id)).length).toBe(1);
    expect(inWords(present, wordsOf(present))).toEqual(present);

    const state = (to: string) => world.db.updateTable("editions").set({ state: to }).execute();
    await state("judging");
    await expect(correctQuestion(ctx, id, "in-short", { ...words, label: "Late" })).rejects.toMatchObject(
      refused("not-correctable"),
    );
    await state("open");
  });
});

describeOnBothEngines("a letter of corrected wording", (world) => {
  /** Greece writes, with an applicant; Bulgaria has submitted; Malta has entered nothing. */
  async function writing() {
    const editionId = await openCallWorld(world, ["GR", "BG", "MT"]);
    const [bulgarian] = projectsNamed("bg-my-block");
    await writeEntry(world, editionId, greek!);
    const submitted = await writeEntry(world, editionId, bulgarian!);
    await submitEntry(await asCast(world, "rep-bg"), submitted);
    return editionId;
  }

  const correctAt = async (editionId: string, at: string, title: string, why: string) => {
    world.now = at;
    const input = { title, lead: "", reason: why };
    await correctSection(await asCast(world, "presidency-1"), editionId, "summary", input);
  };

  const sentAt = async (now: string) => {
    world.now = now;
    await sendDueReminders(await world.as(), [wordingReminders]);
    const rows = await world.db
      .selectFrom("letters")
      .select(["to_email", "facts"])
      .where("kind", "=", "wording-corrected")
      .where("created_at", "=", now)
      .orderBy("to_email")
      .execute();
    return rows.map((row) => ({ to: row.to_email, facts: JSON.parse(row.facts) }));
  };

  it("goes to those who write, once for all corrections of an hour, with what was and what is", async () => {
    const editionId = await writing();
    const ctx = await asCast(world, "presidency-1");
    const summary = (await formOf(ctx, editionId)).sections.find((section) => section.id === "summary")!;
    await correctAt(editionId, "2026-09-02T08:00:00.000Z", "In short", "Shorter.");
    await correctAt(editionId, "2026-09-02T08:59:59.999Z", "In brief", "Shorter still.");
    expect(await sentAt("2026-09-02T08:59:59.999Z")).toEqual([]);
    const sent = await sentAt("2026-09-02T09:00:00.000Z");
    expect(sent.map((letter) => letter.to)).toEqual(
      await emailsOf(world, "rep-gr", "applicant-gr-1", "applicant-gr-2"),
    );
    expect(new Set(sent.map((letter) => letter.facts.path))).toEqual(new Set(["/national", "/write"]));
    expect(sent[0]!.facts.corrections).toEqual([
      {
        section: "In brief",
        question: "",
        changes: [
          { part: "Title", before: summary.title, after: "In brief" },
          ...(summary.lead ? [{ part: "Lead", before: summary.lead, after: "" }] : []),
        ],
        reasons: ["Shorter.", "Shorter still."],
      },
    ]);
    expect(await sentAt("2026-09-02T09:01:00.000Z")).toEqual([]);
    await correctAt(editionId, "2026-09-02T09:00:00.000Z", "At a glance", "Clearer.");
    const next = await sentAt("2026-09-02T10:00:00.000Z");
    expect(next[0]!.facts.corrections[0].changes).toEqual([
      { part: "Title", before: "In brief", after: "At a glance" },
    ]);
  });

  it("is not sent of words taken back within the hour, to whoever begins later, nor days afterwards", async () => {
    const editionId = await writing();
    const ctx = await asCast(world, "presidency-1");
    const summary = (await formOf(ctx, editionId)).sections.find((section) => section.id === "summary")!;
    await correctAt(editionId, "2026-09-02T08:00:00.000Z", "In short", "Shorter.");
    world.now = "2026-09-02T08:10:00.000Z";
    await correctSection(await asCast(world, "presidency-1"), editionId, "summary", {
      title: summary.title,
      lead: summary.lead ?? "",
      reason: "It was right.",
    });
    expect(await sentAt("2026-09-02T09:00:00.000Z")).toEqual([]);

    await correctAt(editionId, "2026-09-03T08:00:00.000Z", "In short", "Shorter.");
    world.now = "2026-09-03T08:30:00.000Z";
    await createEntry(await asCast(world, "rep-mt"), editionId, {
      country: "MT",
      kind: "competing",
      title: "Harbour evenings",
      organisation: "Harbour Club",
    });
    const sent = await sentAt("2026-09-03T09:00:00.000Z");
    expect(sent).toHaveLength(3);
    const maltese = await emailsOf(world, "rep-mt");
    expect(sent.map((letter) => letter.to)).not.toContain(maltese[0]);

    await correctAt(editionId, "2026-09-04T08:00:00.000Z", "In brief", "Shorter still.");
    expect(await sentAt("2026-09-06T09:00:00.000Z")).toEqual([]);
  });
});
