import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftSchema, gapsIn, submissionSchema } from "../../../app/domain/forms/answers";
import type { Question, QuestionType, Section } from "../../../app/domain/forms/question";
import { soundLinks, wrongAnswers } from "./oracle";

const choices = ["a", "b", "c"].map((value) => ({ value, label: value.toUpperCase() }));
const times = (count: number, text: string) => Array.from({ length: count }, (_, at) => `${text}${at}`);

/** Texts of each type, right and almost right; which is which is for the oracle. */
const likely: Record<QuestionType, fc.Arbitrary<string>> = {
  "short-text": fc.integer({ min: 1, max: 9 }).map((count) => times(count, "w").join(" ")),
  "long-text": fc.integer({ min: 1, max: 9 }).map((count) => `${times(count, "Ω").join("\n- ")}\n\n...`),
  number: fc.oneof(
    fc.integer({ min: -40, max: 40 }).map(String),
    fc.constantFrom("12.5", "12.55", "12.555", "1,5", "1234567890123", "+1", "1e3", ".5", "5.", "--1", "１"),
  ),
  amount: fc.constantFrom("0", "412000", "412000.50", "412000.5", "-1", "1234567890123", "1.505", "x", "1e3"),
  date: fc.oneof(
    fc
      .tuple(
        fc.integer({ min: 1999, max: 2101 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
      )
      .map(([year, ...rest]) => [year, ...rest.map((part) => String(part).padStart(2, "0"))].join("-")),
    fc.constantFrom("2024-02-29", "2100-02-29", "2025-1-1", "31/12/2025", "soon"),
  ),
  "date-range": fc
    .tuple(
      fc.constantFrom("2022-01-10", "2023-02-29", ""),
      fc.constantFrom("2024-02-29", "2021-12-31", "2022-01-10", "soon", ""),
      fc.constantFrom("", "\t", "\trunning", "\tstopped", "\trunning\t"),
    )
    .map(([start, end, running]) => `${start}\t${end}${running}`),
  "yes-no": fc.constantFrom("yes", "no", "maybe", "Yes", "constructor", "yes\nno"),
  choice: fc.constantFrom("a", "b", "d", "a\nb", "toString"),
  choices: fc.constantFrom("a", "a\nb", "b\na", "a\na", "a\nd", "\na", "a\n"),
  links: fc
    .array(
      fc.constantFrom(
        ...soundLinks,
        ...soundLinks,
        "b",
        "ftp://a.example",
        "https://u@a.example",
        "https://a b",
      ),
      {
        minLength: 1,
        maxLength: 22,
      },
    )
    .map((lines) => lines.join("\n")),
  people: rows(3, 22),
  partners: rows(2, 32),
  confirmation: fc.constantFrom("yes", "no", "Yes", "yes\nyes"),
};

/** Tables of nearly the right shape: cells that are empty, too long or untidy, and rows of another width. */
function rows(width: number, most: number): fc.Arbitrary<string> {
  const cell = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom("Ann", "Órla Ní", "a b c", "x".repeat(200)) },
    { weight: 1, arbitrary: fc.constantFrom("", " a", "a  b", "x".repeat(201)) },
  );
  const row = fc.oneof(
    { weight: 20, arbitrary: fc.array(cell, { minLength: width, maxLength: width }) },
    { weight: 1, arbitrary: fc.array(cell, { minLength: 1, maxLength: width + 1 }) },
  );
  return fc
    .oneof(fc.array(row, { minLength: 1, maxLength: 3 }), fc.array(row, { minLength: 1, maxLength: most }))
    .map((lines) => lines.map((one) => one.join("\t")).join("\n"));
}

const types = Object.keys(likely) as QuestionType[];

/** A form of up to four sections with any questions, limits and conditions, and answers to some of them. */
const anyForm = fc
  .array(fc.array(anyQuestion(), { maxLength: 5 }), { minLength: 1, maxLength: 4 })
  .map((parts) => {
    const all = parts.flat();
    let number = 0;
    const answers: Record<string, string> = {};
    const sections: Section[] = parts.map((section, at) => ({
      id: `s${at}`,
      title: `Section ${at}`,
      questions: section.map((part): Question => {
        const id = `q${number}`;
        number += 1;
        if (part.answer !== undefined) answers[id] = part.answer;
        // Mostly an earlier question, now and then a later one or none: such a question is never asked.
        const target = part.condition === undefined ? undefined : part.condition.of % (all.length + 1);
        return {
          id,
          type: part.type,
          label: `Question ${id}`,
          required: part.required,
          choices,
          ...part.limits,
          ...(target === undefined ? {} : { when: { question: `q${target}`, is: part.condition!.is } }),
        };
      }),
    }));
    return { sections, answers };
  });

function anyQuestion() {
  return fc.constantFrom(...types).chain((type) =>
    fc.record({
      type: fc.constant(type),
      required: fc.boolean(),
      limits: fc.record(
        {
          maxWords: fc.integer({ min: 1, max: 8 }),
          min: fc.integer({ min: -30, max: 5 }),
          max: fc.integer({ min: 6, max: 30 }),
        },
        { requiredKeys: [] },
      ),
      condition: fc.option(
        fc.record({
          of: fc.nat(20),
          is: fc.subarray(["yes", "no", "a", "b", "2024-02-29", "0"], { minLength: 1 }),
        }),
        { nil: undefined, freq: 2 },
      ),
      answer: fc.option(fc.oneof(likely[type], fc.constant(""), likely["yes-no"]), { nil: undefined }),
    }),
  );
}

describe("any form", () => {
  it("gives a submission's schema that accepts exactly what its rules say, and names every wrong answer", () => {
    fc.assert(
      fc.property(anyForm, ({ sections, answers }) => {
        const wrong = wrongAnswers(sections, answers);
        expect(gapsIn(sections, answers).map((gap) => gap.questionId)).toEqual(wrong);
        expect(submissionSchema(sections).safeParse(answers).success).toBe(wrong.length === 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives a draft's schema that accepts every one of its answers, and none of another form", () => {
    fc.assert(
      fc.property(anyForm, ({ sections, answers }) => {
        expect(draftSchema(sections).safeParse(answers).success).toBe(true);
        expect(draftSchema(sections).safeParse({ ...answers, other: "x" }).success).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it("is tried with right and wrong answers of every type, so that the agreement says something", () => {
    const seen = new Map(types.map((type) => [type, { right: 0, wrong: 0 }]));
    for (const type of types) {
      const question: Question = {
        id: "q",
        type,
        label: "Q",
        required: true,
        choices,
        maxWords: 5,
        min: -9,
        max: 9,
      };
      for (const text of fc.sample(likely[type], { numRuns: 300, seed: 7 })) {
        const sections = [{ id: "s", title: "S", questions: [question] }];
        const count = seen.get(type)!;
        if (wrongAnswers(sections, { q: text }).length > 0) count.wrong += 1;
        else count.right += 1;
      }
    }
    expect([...seen].filter(([, count]) => count.right < 10 || count.wrong < 10)).toEqual([]);
  });
});
