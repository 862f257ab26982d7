import { z } from "zod";
import { listed } from "../text";

/** How many days before a date people are reminded of it, unless an edition says otherwise. */
export const defaultReminderDays: readonly number[] = [7, 3, 1];

const mostReminders = 5;
const earliest = 30;
/** Says how days are written where they cannot be read. */
export const howReminderDays = `Write up to ${mostReminders} numbers of days from 1 to ${earliest}, such as 7, 3, 1; nothing for no reminders.`;

/** Reads numbers between commas or spaces, in falling order and each once; nothing where they are no such days. */
export function readReminderDays(typed: string): number[] | undefined {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== "");
  const days = [...new Set(words.map(Number))].sort((a, b) => b - a);
  const isDay = (word: string) => /^\d{1,2}$/.test(word) && Number(word) >= 1 && Number(word) <= earliest;
  return words.every(isDay) && days.length <= mostReminders ? days : undefined;
}

/** What chair or secretariat types of the days before the judging date. */
export const reminderDaysSchema = z.object({ days: z.string().default("") }).transform((typed, found) => {
  const days = readReminderDays(typed.days);
  if (days) return { days };
  found.addIssue({ code: "custom", path: ["days"], message: howReminderDays });
  return z.NEVER;
});

/** Says the days: "7, 3 and 1 days before". */
export function sayReminderDays(days: readonly number[]): string {
  if (days.length === 0) return "never";
  return `${listed(days.map(String))} ${days.length === 1 && days[0] === 1 ? "day" : "days"} before`;
}
