import { z } from "zod";
import { isDay, sayDay } from "../../times";
import { rowsOf } from "./cells";
import { readDay } from "./date";
import type { QuestionRules } from "./question-rules";

/** The word that is kept, and sent by the box, where something has not ended. */
export const stillRunning = "running";

export type DateRange = { start: string; end: string; running: boolean };

/** Reads the parts of a kept range; each may be missing in a draft. */
export function rangeOf(text: string): DateRange {
  const [start = "", end = "", running = ""] = rowsOf([text], 3)[0] ?? [];
  return { start, end, running: running === stillRunning };
}

function wrongWith({ start, end, running }: DateRange): string | undefined {
  if (!isDay(start)) return "Enter the start as a day that exists, for example 31/12/2025.";
  if (running) return end === "" ? undefined : 'Either enter the end or tick "Still running", not both.';
  if (end === "") return 'Enter the end, or tick "Still running".';
  if (!isDay(end)) return "Enter the end as a day that exists, for example 31/12/2025.";
  return end < start ? "The end cannot be before the start." : undefined;
}

function keptRange({ start, end, running }: DateRange): string {
  return [start, end, running ? stillRunning : ""].join("\t").replace(/\t+$/, "");
}

function say(day: string): string {
  return isDay(day) ? sayDay(day) : day || "(no day yet)";
}

/** A start and an end, or that it still runs: kept as the start, the end and the word, a tab between them. */
export const dateRange: QuestionRules = {
  name: "Start and end, or still running",
  settings: [],
  parse(typed) {
    // A box that is not ticked sends nothing, so two values are start and end.
    const parts = typed.length > 1 ? typed : (typed[0] ?? "").split("\t");
    const [start = "", end = "", ...rest] = parts;
    return keptRange({ start: readDay(start), end: readDay(end), running: rest.includes(stillRunning) });
  },
  schema: () =>
    z.string().superRefine((text, check) => {
      const range = rangeOf(text);
      const sentence =
        wrongWith(range) ?? (keptRange(range) === text ? undefined : "Enter the start and the end.");
      if (sentence) check.addIssue({ code: "custom", message: sentence });
    }),
  display(text) {
    const { start, end, running } = rangeOf(text);
    if (running && end === "") return `${say(start)}, still running`;
    return `${say(start)} to ${say(end)}${running ? ", still running" : ""}`;
  },
  missing: "Enter the start, and the end unless it still runs.",
};
