import { z } from "zod";
import { normalText } from "../../text";
import type { QuestionRules } from "./question-rules";

const words: Readonly<Record<string, string>> = { yes: "Yes", no: "No" };

/** A question that is answered by yes or no. */
export const yesNo: QuestionRules = {
  name: "Yes or no",
  settings: [],
  parse: (typed) => normalText(typed.at(-1) ?? "").toLowerCase(),
  schema: () => z.string().refine((text) => Object.hasOwn(words, text), "Choose yes or no."),
  display: (text) => (Object.hasOwn(words, text) ? words[text]! : text),
  missing: "Choose yes or no.",
  offered: () => Object.entries(words).map(([value, label]) => ({ value, label })),
};
