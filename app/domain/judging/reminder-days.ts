import { z } from "zod";
import { listed } from "../text";

/** How many days before the judging date people with outstanding work are reminded. */
export const defaultReminderDays: readonly number[] = [7, 3, 1];

const mostReminders = 5;
const earliest = 30;
const howTo = `Write up to ${mostReminders} numbers of days from 1 to ${earliest}, such as 7, 3, 1; nothing for no reminders.`;

/** What chair or secretariat types: numbers between commas or spaces; stored in falling order, each once. */
export const reminderDaysSchema = z.object({ days: z.string().default("") }).transform((typed, found) => {
  const words = typed.days.split(/[\s,;]+/).filter((word) => word !== "");
  const days = [...new Set(words.map(Number))].sort((a, b) => b - a);
  const isDay = (word: string) => /^\d{1,2}$/.test(word) && Number(word) >= 1 && Number(word) <= earliest;
  if (!words.every(isDay) || days.length > mostReminders) {
    found.addIssue({ code: "custom", path: ["days"], message: howTo });
    return z.NEVER;
  }
  return { days };
});

/** Says the days: "7, 3 and 1 days before". */
export function sayReminderDays(days: readonly number[]): string {
  if (days.length === 0) return "never";
  return `${listed(days.map(String))} ${days.length === 1 && days[0] === 1 ? "day" : "days"} before`;
}
