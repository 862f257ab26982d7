import { z } from "zod";
import { normalText } from "../../text";
import type { Question } from "../question";
import type { QuestionRules } from "./question-rules";

function position(question: Question, value: string): number {
  const index = (question.choices ?? []).findIndex((one) => one.value === value);
  return index < 0 ? Number.MAX_SAFE_INTEGER : index;
}

/** Any number of the offered answers, kept as their values, one a line, in the order of the form. */
export const choices: QuestionRules = {
  name: "Any number of several answers",
  settings: ["choices"],
  parse(typed, question) {
    const values = typed
      .flatMap((text) => normalText(text).split("\n"))
      .map((value) => value.trim())
      .filter(Boolean);
    return [...new Set(values)].sort((a, b) => position(question, a) - position(question, b)).join("\n");
  },
  schema: (question) =>
    z.string().refine((text) => {
      const values = text.split("\n");
      const offered = new Set((question.choices ?? []).map((one) => one.value));
      return new Set(values).size === values.length && values.every((value) => offered.has(value));
    }, "Choose among the offered answers."),
  display: (text, question) =>
    text
      .split("\n")
      .map((value) => `- ${question.choices?.find((one) => one.value === value)?.label ?? value}`)
      .join("\n"),
  missing: "Choose at least one of the answers.",
  offered: (question) => question.choices ?? [],
};
