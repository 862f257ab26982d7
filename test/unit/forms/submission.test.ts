import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  askedAnswers,
  conditionWords,
  draftSchema,
  gapsIn,
  isAsked,
  mostCharacters,
} from "../../../app/domain/forms/answers";
import { classic } from "../../../app/domain/forms/classic";
import { fiveIs } from "../../../app/domain/forms/five-is";
import type { Question, Section } from "../../../app/domain/forms/question";
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
