/** The one zone in which deadlines are said. */
export const brussels = "Europe/Brussels";

const dayParts = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const existing = dayParts.get(key);
  if (existing) return existing;
  const made = new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options });
  dayParts.set(key, made);
  return made;
}

/** Moves an instant by milliseconds. */
export function later(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}

export const minute = 60_000;
export const hour = 60 * minute;
export const dayLength = 24 * hour;

/** Says a day: "30 September 2026". */
export function sayDay(day: string): string {
  return formatter("UTC", { day: "numeric", month: "long", year: "numeric" }).format(
    new Date(`${day}T12:00:00.000Z`),
  );
}

/** Says a run of days as short as it stays clear: "14 to 15 December 2016"; one day is said alone. */
export function sayDays(from: string, until: string): string {
  if (from === until) return sayDay(from);
  const [day, month] = sayDay(from).split(" ");
  if (from.slice(0, 7) === until.slice(0, 7)) return `${day} to ${sayDay(until)}`;
  if (from.slice(0, 4) === until.slice(0, 4)) return `${day} ${month} to ${sayDay(until)}`;
  return `${sayDay(from)} to ${sayDay(until)}`;
}

/** Says an instant in a zone: "30 September 2026, 23:59". */
export function sayInstant(at: string, zone: string = brussels): string {
  const date = new Date(at);
  const day = formatter(zone, { day: "numeric", month: "long", year: "numeric" }).format(date);
  return `${day}, ${sayTime(at, zone)}`;
}

/** Says the time of day: "23:59". */
export function sayTime(at: string, zone: string = brussels): string {
  return formatter(zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));
}

/** Says a deadline: it is stored as the first instant that is too late and said as the last minute that counts. */
export function sayDeadline(at: string, zone: string = brussels): string {
  return sayInstant(later(at, -1), zone);
}

/** Gives the calendar day of an instant in a zone. */
export function dayOf(at: string, zone: string = brussels): string {
  return new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(new Date(at));
}

/** Counts whole days from an instant to a day, in a zone; negative when the day has passed. */
export function daysUntil(day: string, now: string, zone: string = brussels): number {
  const from = Date.parse(`${dayOf(now, zone)}T00:00:00.000Z`);
  return Math.round((Date.parse(`${day}T00:00:00.000Z`) - from) / dayLength);
}

/**
 * Turns wall-clock time in a zone into an instant; a time that a clock change skips moves forward, of one that it brings
 * twice the first is meant.
 */
export function instantIn(zone: string, day: string, time: string): string {
  const wanted = Date.parse(`${day}T${time}:00.000Z`);
  const before = wanted - offsetAt(zone, wanted - dayLength);
  const after = wanted - offsetAt(zone, wanted + dayLength);
  const isWanted = (at: number) => at + offsetAt(zone, at) === wanted;
  return new Date(!isWanted(before) && isWanted(after) ? after : before).toISOString();
}

function offsetAt(zone: string, at: number): number {
  const parts = formatter(zone, {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(at));
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wall - Math.floor(at / 1000) * 1000;
}

/** True for a real calendar day written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
