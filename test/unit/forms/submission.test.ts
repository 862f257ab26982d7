import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Answers,
  askedAnswers,
  conditionWords,
  draftSchema,
  gapsIn,
  isAsked,
  mostCharacters,
  submissionSchema,
} from "../../../app/domain/forms/answers";
import { classic } from "../../../app/domain/forms/classic";
import { fiveIs } from "../../../app/domain/forms/five-is";
import type { Question, QuestionType, Section } from "../../../app/domain/forms/question";
import { readProjects } from "../../world/project-file";

const section = (questions: Question[]): Section[] => [{ id: "s", title: "A section", questions }];

const stillRunning: Question = { id: "running", type: "yes-no", label: "Still running?", required: true };
const ended: Question = {
  id: "ended",
  type: "date",
  label: "When did it end?",
  required: true,
  when: { question: "running", is: ["no"] },
};

it("finds nothing missing in any project of the demonstration", () => {
  const projects = readProjects(join(import.meta.dirname, "../../world/projects"));
  expect(projects.length).toBeGreaterThan(19);
  expect(projects.map((project) => [project.key, gapsIn(fiveIs.sections, project.answers)])).toEqual(
    projects.map((project) => [project.key, []]),
  );
});

describe("a conditional question", () => {
  const sections = section([stillRunning, ended]);
  it("is a gap only when it is asked", () => {
    expect(gapsIn(sections, { running: "yes" })).toEqual([]);
    expect(gapsIn(sections, { running: "no" })).toEqual([
      { sectionId: "s", questionId: "ended", sentence: "Enter the day." },
    ]);
    expect(gapsIn(sections, { running: "no", ended: "2025-01-01" })).toEqual([]);
  });
  it("is no part of the submission when it is not asked, though its old answer is kept in the draft", () => {
    expect(askedAnswers(sections, { running: "yes", ended: "2025-01-01" })).toEqual({ running: "yes" });
    expect(gapsIn(sections, { running: "yes", ended: "nonsense" })).toEqual([]);
  });
  it("is never asked when its condition stands later or in a circle", () => {
    const circle = section([
      { ...ended, id: "a", when: { question: "b", is: ["yes"] } },
      { ...stillRunning, id: "b", when: { question: "a", is: ["2025-01-01"] } },
    ]);
    const answers = { a: "2025-01-01", b: "yes" };
    expect(circle[0]!.questions.map((question) => isAsked(circle, answers, question))).toEqual([
      false,
      false,
    ]);
  });
  it("says in words when it is asked", () => {
    expect(conditionWords(sections, ended)).toBe('Only if you answered "No" to "Still running?".');
    expect(conditionWords(sections, stillRunning)).toBeUndefined();
  });
});

describe("a draft", () => {
  it("may miss everything, hold a text that is too long for its limit, and no question of another form", () => {
    const schema = draftSchema(fiveIs.sections);
    expect(schema.safeParse({}).success).toBe(true);
    expect(schema.safeParse({ "in-short": "word ".repeat(600) }).success).toBe(true);
    expect(schema.safeParse({ "in-short": "x".repeat(mostCharacters) }).success).toBe(true);
    expect(schema.safeParse({ "in-short": "x".repeat(mostCharacters + 1) }).success).toBe(false);
    expect(schema.safeParse({ "no-such-question": "x" }).success).toBe(false);
  });
  it("lists every required question of both forms as a gap when it is empty, but for the conditional one", () => {
    for (const form of [fiveIs, classic]) {
      expect(gapsIn(form.sections, {}).map((gap) => gap.questionId)).toEqual(
        form.sections.flatMap((one) =>
          one.questions
            .filter((question) => question.required && !question.when)
            .map((question) => question.id),
        ),
      );
    }
  });
});

// A second statement of the rules, written apart from the schema: what it accepts, and nothing else, may be submitted.
const good: Record<QuestionType, string[]> = {
  "short-text": ["one", "one two"],
  "long-text": ["one", "one two\n\n- three"],
  date: ["2025-12-31"],
  amount: ["0", "412000.50"],
  "yes-no": ["yes", "no"],
  choice: ["a", "b"],
  choices: ["a", "a\nb"],
  links: ["https://a.example"],
  confirmation: ["yes"],
};
const bad: Record<QuestionType, string[]> = {
  "short-text": ["one two three four"],
  "long-text": ["one two three four five six"],
  date: ["2025-02-30", "soon"],
  amount: ["much", "1.5"],
  "yes-no": ["maybe"],
  choice: ["c"],
  choices: ["a\nc"],
  links: ["nowhere"],
  confirmation: ["no"],
};
const limits: Partial<Record<QuestionType, number>> = { "short-text": 3, "long-text": 5 };

const anyForm = fc
  .array(
    fc.record({
      type: fc.constantFrom(...(Object.keys(good) as QuestionType[])),
      required: fc.boolean(),
      condition: fc.option(fc.nat(9)),
      state: fc.constantFrom("empty", "good", "bad"),
      pick: fc.nat(5),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((parts) => {
    const questions: Question[] = parts.map((part, index) => {
      const earlier = part.condition === null || part.condition >= index ? undefined : part.condition;
      const most = limits[part.type];
      return {
        id: `q${index}`,
        type: part.type,
        label: `Question ${index}`,
        required: part.required,
        choices: [
          { value: "a", label: "A" },
          { value: "b", label: "B" },
        ],
        ...(most === undefined ? {} : { maxWords: most }),
        ...(earlier === undefined
          ? {}
          : { when: { question: `q${earlier}`, is: good[parts[earlier]!.type] } }),
      };
    });
    const answers: Record<string, string> = {};
    for (const [index, part] of parts.entries()) {
      const texts = part.state === "good" ? good[part.type] : bad[part.type];
      if (part.state !== "empty") answers[`q${index}`] = texts[part.pick % texts.length]!;
    }
    return { parts, questions, answers };
  });

describe("any form", () => {
  it("gives a schema that accepts exactly what its rules say", () => {
    fc.assert(
      fc.property(anyForm, ({ parts, questions, answers }) => {
        const asked: boolean[] = [];
        const wrong = parts.flatMap((part, index) => {
          const { when } = questions[index]!;
          const before = when ? Number(when.question.slice(1)) : undefined;
          asked[index] =
            before === undefined ||
            (asked[before]! &&
              (answers[`q${before}`] ?? "").split("\n").some((value) => when!.is.includes(value)));
          if (!asked[index]) return [];
          const isWrong = part.state === "bad" || (part.state === "empty" && part.required);
          return isWrong ? [`q${index}`] : [];
        });
        const sections = section(questions);
        expect(gapsIn(sections, answers as Answers).map((gap) => gap.questionId)).toEqual(wrong);
        expect(submissionSchema(sections).safeParse(answers).success).toBe(wrong.length === 0);
      }),
      { numRuns: 300 },
    );
  });
});
