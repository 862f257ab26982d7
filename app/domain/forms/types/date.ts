import { z } from "zod";
import { normalText } from "../../text";
import { isDay, sayDay } from "../../times";
import type { QuestionRules } from "./question-rules";

const written = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;

/** Turns a day typed as 31/12/2025 or 31.12.2025 into YYYY-MM-DD; what is no day is given back as it is. */
export function readDay(typed: string): string {
  const text = normalText(typed).replace(/\s+/g, " ");
  const parts = written.exec(text);
  if (!parts) return text;
  const day = `${parts[3]}-${parts[2]!.padStart(2, "0")}-${parts[1]!.padStart(2, "0")}`;
  return isDay(day) ? day : text;
}

/** A calendar day, kept as YYYY-MM-DD. */
export const date: QuestionRules = {
  name: "A date",
  settings: [],
  parse: (typed) => readDay(typed.join(" ")),
  schema: () => z.string().refine(isDay, "Enter a day that exists, for example 31/12/2025."),
  display: (text) => (isDay(text) ? sayDay(text) : text),
  missing: "Enter the day.",
};
