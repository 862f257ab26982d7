import { z } from "zod";
import { normalText } from "../../text";
import type { Question } from "../question";
import { plainFigures, sayFigures } from "./figures";
import type { QuestionRules } from "./question-rules";

const kept = /^-?\d{1,12}(\.\d{1,2})?$/;

/** Says the bounds of a number: "from 1 to 100", "at least 1", "at most 100"; nothing where there are none. */
export function boundsOf({ min, max }: Pick<Question, "min" | "max">): string {
  if (min !== undefined && max !== undefined) return `from ${min} to ${max}`;
  if (min !== undefined) return `at least ${min}`;
  return max === undefined ? "" : `at most ${max}`;
}

/** A number of something, kept as plain figures with a point before at most two decimals. */
export const number: QuestionRules = {
  name: "A number",
  settings: ["numbers"],
  parse(typed) {
    const text = normalText(typed.join(" "));
    const read = plainFigures(text, "{1,2}");
    return kept.test(read) ? read : text;
  },
  schema(question) {
    const bounds = boundsOf(question);
    return z
      .string()
      .regex(kept, "Enter a number in figures, for example 1250 or 12.5.")
      .refine(
        (text) =>
          !kept.test(text) ||
          (Number(text) >= (question.min ?? -Infinity) && Number(text) <= (question.max ?? Infinity)),
        `Enter a number ${bounds}.`,
      );
  },
  display: (text, { unit }) => (kept.test(text) ? `${sayFigures(text)}${unit ? ` ${unit}` : ""}` : text),
  missing: "Enter a number.",
};
