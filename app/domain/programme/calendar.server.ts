import { createEvents, type EventAttributes } from "ics";
import { countryName } from "../countries";
import { sayTime } from "../times";
import { type ContentSession, endOf, roomName } from "./content";
import { conferenceTitle, demonstrationSentence, type FeedCircumstances, pageAddress } from "./feed.server";
import type { PublishedProgramme } from "./publication.server";
import { sessionKindWords } from "./session";

const mostOctets = 75;

/** Writes the programme as iCalendar (RFC 5545): one event a session, in UTC, the version as its sequence. */
export function programmeCalendar(programme: PublishedProgramme, circumstances: FeedCircumstances): string {
  const events = programme.content.days.flatMap(({ day, sessions }) =>
    sessions.map((session) => eventOf(programme, circumstances, day, session)),
  );
  const { value, error } = createEvents(events, {
    productId: "-//European Crime Prevention Network//Award programme//EN",
    calName: conferenceTitle(programme, circumstances).replace(/[\\;,]/g, "\\$&"),
    method: "PUBLISH",
  });
  if (value === null) throw error ?? new Error("The calendar was not written.");
  return foldedByOctets(value);
}

function eventOf(
  programme: PublishedProgramme,
  circumstances: FeedCircumstances,
  day: string,
  session: ContentSession,
): EventAttributes {
  const { content } = programme;
  const event: EventAttributes & { timestamp: number } = {
    uid: `${session.id}@award-programme`,
    sequence: programme.number,
    // The moment of publication, not of the request: the same version is the same file.
    timestamp: Date.parse(programme.publishedAt),
    start: Date.parse(session.startsAt),
    end: Date.parse(endOf(session)),
    startOutputType: "utc",
    endOutputType: "utc",
    title: circumstances.demonstration ? `DEMONSTRATION: ${session.title}` : session.title,
    description: descriptionOf(programme, circumstances, session),
    location: `${roomName(content, session.roomId)}, ${content.city}`,
    categories: [sessionKindWords[session.kind]],
  };
  const address = pageAddress(programme, circumstances.origin, day);
  // The package knows only addresses with a dot in the host; a local one stands in the description all the same.
  return /^https?:\/\/[^/:]+\.[^/:]+/.test(address) ? { ...event, url: address } : event;
}

function descriptionOf(
  programme: PublishedProgramme,
  circumstances: FeedCircumstances,
  session: ContentSession,
): string {
  const { zone, city } = programme.content;
  const slots = session.slots.map((slot) => {
    const who = slot.presenter?.latin ?? "presenter not named yet";
    return `${sayTime(slot.startsAt, zone)} ${countryName(slot.state)}: ${slot.title} (${who})`;
  });
  return [
    ...(circumstances.demonstration ? [demonstrationSentence] : []),
    ...(session.speaker ? [session.speaker] : []),
    ...(slots.length > 0 ? [`Times in ${city}:`, ...slots] : []),
    pageAddress(programme, circumstances.origin),
  ].join("\n");
}

/** Folds lines after 75 octets, never inside a character; the package counts characters, and names in Greek or Bulgarian need two octets each. */
function foldedByOctets(calendar: string): string {
  return calendar
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .map((line) => {
      let folded = "";
      let octets = 0;
      for (const character of line) {
        const length = Buffer.byteLength(character);
        if (octets + length > mostOctets) {
          folded += "\r\n ";
          octets = 1;
        }
        folded += character;
        octets += length;
      }
      return folded;
    })
    .join("\r\n");
}
