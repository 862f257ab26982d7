import { z } from "zod";
import type { QuestionRules } from "./question-rules";

/** A sentence that somebody ticks: kept as "yes", or as nothing. */
export const confirmation: QuestionRules = {
  name: "A box to tick",
  settings: [],
  parse: (typed) => (typed.includes("yes") ? "yes" : ""),
  schema: () => z.string().refine((text) => text === "yes", "Tick the box to confirm this."),
  display: (text) => (text === "yes" ? "Confirmed" : text),
  missing: "Confirm this, or the entry cannot be submitted.",
};
