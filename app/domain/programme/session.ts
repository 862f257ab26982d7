import { z } from "zod";
import { line, optionalLine } from "../people/people";
import { instantIn, isDay } from "../times";

export const sessionKinds = [
  "opening",
  "keynote",
  "presentations",
  "panel",
  "workshop",
  "break",
  "gala",
  "closing",
] as const;

export type SessionKind = (typeof sessionKinds)[number];

/** Says the kind of a session in words. */
export const sessionKindWords: Record<SessionKind, string> = {
  opening: "Opening",
  keynote: "Keynote",
  presentations: "Project presentations",
  panel: "Panel",
  workshop: "Workshop",
  break: "Break",
  gala: "Gala",
  closing: "Closing",
};

/** What a session is said to be where no room is chosen. */
export const allRooms = "All rooms";

/** A session as the presidency enters it; without a room it is for everybody, in all rooms. */
export type SessionInput = {
  kind: SessionKind;
  title: string;
  speaker: string | null;
  roomId: string | null;
  startsAt: string;
  durationMinutes: number;
};

/** How the slots are filled: by lot, or in the order of the countries' English names. */
export const slotOrders = ["lot", "country"] as const;
export type SlotOrder = (typeof slotOrders)[number];

/** A whole number of minutes, as it is typed. */
export function minutesBetween(least: number, most: number) {
  const sentence = `Enter the minutes as a whole number from ${least} to ${most}.`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, sentence)
    .transform(Number)
    .pipe(z.number().min(least, sentence).max(most, sentence));
}

/** The shortest and longest a session and a slot may be; the schema holds the same limits. */
export const sessionMinutes = { least: 5, most: 720 } as const;
export const slotMinutes = { least: 1, most: 240 } as const;

/** The session form: day and time of day are in the edition's time zone. */
export const sessionSchema = z.object({
  kind: z.enum(sessionKinds),
  title: line("the title"),
  speaker: optionalLine("who speaks"),
  room: z.string().optional(),
  day: z.string().refine(isDay, "Enter the day."),
  time: z
    .string()
    .transform((typed) =>
      typed
        .trim()
        .replace(/^(\d{1,2})[.:h ]?(\d{2})$/, (_, hours, minutes) => `${hours.padStart(2, "0")}:${minutes}`),
    )
    .pipe(
      z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter the time as hours and minutes, such as 09:30."),
    ),
  minutes: minutesBetween(sessionMinutes.least, sessionMinutes.most),
});

/** Turns the session form into the session, its start into an instant of the edition's time zone. */
export function sessionInput(form: z.infer<typeof sessionSchema>, zone: string): SessionInput {
  return {
    kind: form.kind,
    title: form.title,
    speaker: form.speaker || null,
    roomId: form.room || null,
    startsAt: instantIn(zone, form.day, form.time),
    durationMinutes: form.minutes,
  };
}

export const roomSchema = z.object({ name: line("the name of the room", 80) });

export const fillSchema = z.object({
  order: z.enum(slotOrders),
  minutes: minutesBetween(slotMinutes.least, slotMinutes.most),
});
