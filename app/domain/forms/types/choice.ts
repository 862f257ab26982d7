import { z } from "zod";
import { normalText } from "../../text";
import type { QuestionRules } from "./question-rules";

/** One of several offered answers, kept as its value. */
export const choice: QuestionRules = {
  name: "One of several answers",
  settings: ["choices"],
  parse: (typed) => normalText(typed.at(-1) ?? ""),
  schema: (question) =>
    z
      .string()
      .refine(
        (text) => (question.choices ?? []).some((one) => one.value === text),
        "Choose one of the offered answers.",
      ),
  display: (text, question) => question.choices?.find((one) => one.value === text)?.label ?? text,
  missing: "Choose one of the answers.",
  offered: (question) => question.choices ?? [],
};
