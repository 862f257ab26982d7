import { z } from "zod";
import { normalText } from "../../text";
import { plainFigures, sayFigures } from "./figures";
import type { QuestionRules } from "./question-rules";

const kept = /^\d{1,12}(\.\d{2})?$/;

/** An amount in euro, kept as plain figures with a point and two decimals where there are cents. */
export const amount: QuestionRules = {
  name: "An amount in euro",
  settings: [],
  parse(typed) {
    const text = normalText(typed.join(" "));
    const read = plainFigures(text.replace(/€|\bEUR\b|\beuros?\b/giu, ""), "{2}");
    return kept.test(read) ? read : text;
  },
  schema: () =>
    z.string().regex(kept, "Enter the amount in euro as a number, for example 412000 or 412000.50."),
  display: (text) => (kept.test(text) ? `EUR ${sayFigures(text)}` : text),
  missing: "Enter the amount in euro.",
};
