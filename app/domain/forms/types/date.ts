import { z } from "zod";
import { normalText } from "../../text";
import { isDay, sayDay } from "../../times";
import type { QuestionRules } from "./question-rules";

const written = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;

/** A calendar day, kept as YYYY-MM-DD; a day typed as 31/12/2025 or 31.12.2025 is turned into it. */
export const date: QuestionRules = {
  parse(typed) {
    const text = normalText(typed.join(" "));
    const parts = written.exec(text);
    if (!parts) return text;
    const day = `${parts[3]}-${parts[2]!.padStart(2, "0")}-${parts[1]!.padStart(2, "0")}`;
    return isDay(day) ? day : text;
  },
  schema: () => z.string().refine(isDay, "Enter a day that exists, for example 31/12/2025."),
  display: (text) => (isDay(text) ? sayDay(text) : text),
  missing: "Enter the day.",
};
