import { dayOf, daysUntil, instantIn } from "../times";

/** The hour of the recipient's own day at which reminders are sent. */
export const reminderHour = 9;

/** Gives the instant at which a reminder so many days before a day is sent: 09:00 in the recipient's zone. */
export function reminderAt(day: string, daysBefore: number, zone: string): string {
  const date = new Date(`${day}T00:00:00.000Z`);
  date.setUTCDate(date.getUTCDate() - daysBefore);
  return instantIn(zone, date.toISOString().slice(0, 10), `${String(reminderHour).padStart(2, "0")}:00`);
}

/**
 * Gives the newest step of a series that is due, in days before its day (7, 3, 1): the older ones are stale and never go
 * out. Nothing before the first step, once the day has passed in that zone, and for a step that fell due before `since`, when
 * the day was made known: whoever learns of it later needs no reminder at once.
 */
export function dueStep(
  series: { day: string; daysBefore: readonly number[]; since?: string },
  zone: string,
  now: string,
): number | undefined {
  if (dayOf(now, zone) > series.day) return undefined;
  const due = series.daysBefore.filter((days) => reminderAt(series.day, days, zone) <= now);
  if (due.length === 0) return undefined;
  const newest = Math.min(...due);
  const stale = series.since !== undefined && reminderAt(series.day, newest, zone) < series.since;
  return stale ? undefined : newest;
}

/** Says how far a day is, in words: "today", "tomorrow", "in 3 days". */
export function sayDistance(day: string, zone: string, now: string): string {
  const days = daysUntil(day, now, zone);
  if (days <= 0) return "today";
  return days === 1 ? "tomorrow" : `in ${days} days`;
}
