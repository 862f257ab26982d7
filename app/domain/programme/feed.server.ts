import { createHash } from "node:crypto";
import type { PublishedProgramme } from "./publication.server";

/** What a feed must know beside the programme: where it is served, and whether all of it is invented. */
export type FeedCircumstances = { origin: string; demonstration: boolean };

export const demonstrationSentence = "DEMONSTRATION. People, projects and results are invented.";

/** Names the conference; a demonstration says so in the name, which is what apps and calendars show. */
export function conferenceTitle(programme: PublishedProgramme, { demonstration }: FeedCircumstances): string {
  const title = `Best Practice Conference ${programme.edition.name}, ${programme.content.city}`;
  return demonstration ? `DEMONSTRATION: ${title}` : title;
}

/** Gives the address of the public page, of one of its days where a day is given. */
export function pageAddress(programme: PublishedProgramme, origin: string, day?: string): string {
  return `${origin}/programme/${programme.edition.year}${day ? `?day=${day}` : ""}`;
}

const namespace = Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex");

/** Gives the lasting UUID (version 5) of a thing: the same in every version and every feed. */
export function guidOf(kind: "session" | "entry" | "room" | "person", id: string): string {
  const digest = createHash("sha1").update(namespace).update(`award-programme:${kind}:${id}`).digest();
  digest[6] = (digest[6]! & 0x0f) | 0x50;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  const hex = digest.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}

/** Gives the lasting whole number that some apps want beside the UUID: 1 to 2^31. */
export function numberOf(guid: string): number {
  return (Number.parseInt(guid.slice(0, 8), 16) >>> 1) + 1;
}

/** Writes an instant as local time with its offset: "2026-12-09T09:30:00+00:00". */
export function localTime(at: string, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(at));
  const part = (type: string) => parts.find((one) => one.type === type)!.value;
  const wall = `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}`;
  const minutes = Math.round((Date.parse(`${wall}.000Z`) - Date.parse(at)) / 60_000);
  const two = (value: number) => String(value).padStart(2, "0");
  const ahead = Math.abs(minutes);
  return `${wall}${minutes < 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}
