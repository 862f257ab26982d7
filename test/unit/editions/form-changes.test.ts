import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  brokenCondition,
  droppedQuestions,
  formTemplates,
  isFixedSection,
  possibleConditions,
  withMoved,
  withMovedSection,
  withoutQuestion,
  withQuestion,
} from "../../../app/domain/editions/form-changes";
import { classic } from "../../../app/domain/forms/classic";
import { fiveIs } from "../../../app/domain/forms/five-is";
import type { Section } from "../../../app/domain/forms/question";
import { tagsOf } from "../../../app/domain/forms/tags";
import { withThemeConditions } from "../../../app/domain/forms/theme-conditions";

const template = fc.constantFrom(...Object.values(formTemplates));
const idsIn = (sections: readonly Section[]) =>
  sections.flatMap((section) => section.questions.map((question) => question.id));

describe("the templates", () => {
  it("are sound as they stand, each question under a name of its own, publication at the end", () => {
    for (const { sections } of [fiveIs, classic]) {
      expect(brokenCondition(sections)).toBeUndefined();
      expect(idsIn(sections).length).toBe(new Set(idsIn(sections)).size);
      expect(sections.map(isFixedSection)).toEqual(sections.map((_, at) => at === sections.length - 1));
    }
  });
  it("file an entry for the archive", () => {
    for (const { sections } of [fiveIs, classic]) {
      expect(idsIn(sections)).toEqual(expect.arrayContaining(["approaches", "topics"]));
    }
    expect(tagsOf({ approaches: "situational\nown\nsocial", topics: "" })).toEqual({
      approaches: ["social", "situational"],
      topics: [],
    });
  });
});

describe("changing a form", () => {
  it("brings a dropped question back to where it stood", () => {
    fc.assert(
      fc.property(template, fc.nat(), (form, pick) => {
        const ids = idsIn(form.sections);
        const id = ids[pick % ids.length]!;
        const without = withoutQuestion(form.sections, id);
        expect(droppedQuestions(form, without).map((question) => question.id)).toEqual([id]);
        expect(withQuestion(form, without, id)).toEqual(form.sections);
        const emptied = without.filter((section) => section.questions.length > 0);
        expect(withQuestion(form, emptied, id)).toEqual(form.sections);
      }),
    );
  });

  it("neither loses nor doubles a question by moving, and moves back where it came from", () => {
    fc.assert(
      fc.property(
        template,
        fc.array(fc.tuple(fc.nat(), fc.boolean(), fc.boolean()), { maxLength: 30 }),
        (form, moves) => {
          let sections: readonly Section[] = form.sections;
          for (const [pick, up, whole] of moves) {
            const [there, back] = up ? (["up", "down"] as const) : (["down", "up"] as const);
            const movable = sections.filter((section) => !isFixedSection(section));
            const ids = whole ? movable.map((section) => section.id) : idsIn(movable);
            const id = ids[pick % ids.length]!;
            const move = whole ? withMovedSection : withMoved;
            const moved = move(sections, id, there);
            if (!moved) continue;
            expect(move(moved, id, back)).toEqual(sections);
            sections = moved;
          }
          expect([...idsIn(sections)].sort()).toEqual([...idsIn(form.sections)].sort());
          expect(sections.at(-1)?.id).toBe("publication");
        },
      ),
      { numRuns: 200 },
    );
  });

  it("offers conditions on earlier questions with answers to choose from, and on nothing else", () => {
    const offered = possibleConditions(fiveIs.sections, "evaluator").map((one) => one.question.id);
    expect(offered).toEqual(["topics", "approaches", "independent-evaluation"]);
    expect(possibleConditions(fiveIs.sections, "topics")).toEqual([]);
  });

  it("says what breaks a condition: a question that is gone, stands later or lost the answer", () => {
    const codes = (change: (section: Section) => Section) =>
      brokenCondition(fiveIs.sections.map((section) => (section.id === "impact" ? change(section) : section)))
        ?.code;
    const [asks, follows, ...rest] = fiveIs.sections.find((section) => section.id === "impact")!.questions;
    expect([
      codes((section) => ({ ...section, questions: [follows!, ...rest] })),
      codes((section) => ({ ...section, questions: [follows!, asks!, ...rest] })),
      codes((section) => ({
        ...section,
        questions: [asks!, { ...follows!, when: { question: asks!.id, is: ["maybe"] } }],
      })),
      codes((section) => section),
    ]).toEqual(["question-needed", "question-order", "answer-needed", undefined]);
  });

  it("keeps the theme's conditions in step: they replace what stood there, before publication", () => {
    const once = withThemeConditions(fiveIs.sections, ["One.", "Two."]);
    const twice = withThemeConditions(once, ["Three."]);
    expect(twice.map((section) => section.id)).toEqual(once.map((section) => section.id));
    expect(twice.at(-2)?.questions.map((question) => question.label)).toEqual(["Three."]);
    expect(withThemeConditions(once, [])).toEqual(fiveIs.sections);
  });
});
