import { z } from "zod";
import { later, minute, sayTime } from "../times";
import { allRooms, sessionKinds, slotOrders } from "./session";

const id = z.string().regex(/^[0-9a-z]{16}$/);
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const slotSchema = z.strictObject({
  entryId: z.string().min(1),
  /** The state's ISO code. */
  state: z.string().length(2),
  title: z.string().min(1),
  titleOwn: z.string().nullable(),
  titleLanguage: z.string().nullable(),
  startsAt: instant,
  minutes: z.int().positive(),
  /** Null until the state has named its presenter. */
  presenter: z
    .strictObject({ latin: z.string().min(1), own: z.string().nullable(), language: z.string().nullable() })
    .nullable(),
});

const sessionContentSchema = z.strictObject({
  id,
  kind: z.enum(sessionKinds),
  title: z.string().min(1),
  speaker: z.string().nullable(),
  roomId: id.nullable(),
  startsAt: instant,
  minutes: z.int().positive(),
  slots: z.array(slotSchema),
});

/** How the slots were last filled: with the seed and the entries anybody can repeat a lot. */
const orderSchema = z.strictObject({
  rule: z.enum(slotOrders),
  seed: z.string().nullable(),
  minutes: z.int().positive(),
  entries: z.array(z.string()),
  filledAt: instant,
  /** The how manieth filling of the edition: a lot that was drawn again is seen to be one. */
  number: z.int().positive(),
});

/** What a published version freezes. It holds state, title and presenter of an entry and nothing of its text. */
export const contentSchema = z.strictObject({
  format: z.literal("award-programme/1"),
  zone: z.string().min(1),
  city: z.string(),
  from: day,
  until: day,
  rooms: z.array(z.strictObject({ id, name: z.string().min(1) })),
  order: orderSchema.nullable(),
  days: z.array(z.strictObject({ day, sessions: z.array(sessionContentSchema) })),
});

export type ProgrammeContent = z.infer<typeof contentSchema>;
export type ContentSession = z.infer<typeof sessionContentSchema>;
export type ContentSlot = z.infer<typeof slotSchema>;
export type FilledOrder = z.infer<typeof orderSchema>;

/** Reads the stored content of a version; ends with an error where it is not one. */
export function parseContent(text: string): ProgrammeContent {
  return contentSchema.parse(JSON.parse(text));
}

/** Gives all sessions of all days in their order. */
export function sessionsOf(content: ProgrammeContent): ContentSession[] {
  return content.days.flatMap((one) => one.sessions);
}

/** Gives the instant at which something that starts and lasts is over. */
export function endOf(part: { startsAt: string; minutes: number }): string {
  return later(part.startsAt, part.minutes * minute);
}

/** Says from when to when: "09:30 to 11:00". */
export function sayTimes(part: { startsAt: string; minutes: number }, zone: string): string {
  return `${sayTime(part.startsAt, zone)} to ${sayTime(endOf(part), zone)}`;
}

/** Gives the name of a session's room; without one it is in all rooms. */
export function roomName(content: Pick<ProgrammeContent, "rooms">, roomId: string | null): string {
  return content.rooms.find((room) => room.id === roomId)?.name ?? allRooms;
}

/** Gives the content without the slots of the given entries; the other slots keep their times. */
export function withoutEntries(content: ProgrammeContent, left: ReadonlySet<string>): ProgrammeContent {
  return {
    ...content,
    days: content.days.map((one) => ({
      ...one,
      sessions: one.sessions.map((session) => ({
        ...session,
        slots: session.slots.filter((slot) => !left.has(slot.entryId)),
      })),
    })),
  };
}

const weekdays = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: "UTC",
});

/** Says a day of the conference: "Wednesday 9 December". */
export function sayConferenceDay(of: string): string {
  return weekdays.format(new Date(`${of}T12:00:00.000Z`)).replace(",", "");
}
