import { z } from "zod";
import { normalText } from "../../text";
import type { QuestionRules } from "./question-rules";

const words: Record<string, string> = { yes: "Yes", no: "No" };

/** A question that is answered by yes or no. */
export const yesNo: QuestionRules = {
  parse: (typed) => normalText(typed.at(-1) ?? "").toLowerCase(),
  schema: () => z.string().refine((text) => text in words, "Choose yes or no."),
  display: (text) => words[text] ?? text,
  missing: "Choose yes or no.",
};
