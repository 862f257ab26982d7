import { countryName } from "../countries";
import { sayTime } from "../times";
import { type ContentSession, type ContentSlot, endOf, type ProgrammeContent, roomName } from "./content";
import {
  conferenceTitle,
  demonstrationSentence,
  type FeedCircumstances,
  guidOf,
  localTime,
  numberOf,
  pageAddress,
} from "./feed.server";
import type { PublishedProgramme } from "./publication.server";
import { allRooms, type SessionKind, sessionKindWords } from "./session";
import { writeXml, type XmlElement } from "./xml";

/**
 * The schedule as conference apps read it: the exchange format of frab and pentabarf, whose JSON and XML schemas the
 * c3voc keeps (https://github.com/voc/schedule). A presentation is an event of its own, its session is the track.
 */
export type Schedule = {
  version: string;
  baseUrl: string;
  url: string;
  acronym: string;
  title: string;
  description: string | undefined;
  start: string;
  end: string;
  zone: string;
  rooms: readonly { name: string; guid: string }[];
  days: readonly ScheduleDay[];
};

type ScheduleDay = {
  index: number;
  date: string;
  start: string;
  end: string;
  rooms: readonly { name: string; events: readonly ScheduleEvent[] }[];
};

type ScheduleEvent = {
  id: number;
  guid: string;
  date: string;
  start: string;
  duration: string;
  room: string;
  slug: string;
  url: string;
  title: string;
  subtitle: string;
  track: string;
  type: string;
  abstract: string;
  description: string;
  persons: readonly { id: number; public_name: string }[];
};

const eventTypes: Record<SessionKind, string> = {
  opening: "other",
  keynote: "talk",
  presentations: "talk",
  panel: "discussion",
  workshop: "workshop",
  break: "other",
  gala: "other",
  closing: "other",
};

/** Puts a published programme into the shape that both schedule feeds write. */
export function scheduleOf(programme: PublishedProgramme, circumstances: FeedCircumstances): Schedule {
  const { content } = programme;
  const sessions = content.days.flatMap((one) => one.sessions);
  const rooms = [
    ...(sessions.some((session) => session.roomId === null) ? [{ id: allRooms, name: allRooms }] : []),
    ...content.rooms,
  ];
  return {
    version: String(programme.number),
    baseUrl: `${circumstances.origin}/`,
    url: pageAddress(programme, circumstances.origin),
    acronym: `ecpa${programme.edition.year}`,
    title: conferenceTitle(programme, circumstances),
    description: circumstances.demonstration ? demonstrationSentence : undefined,
    start: content.from,
    end: content.until,
    zone: content.zone,
    rooms: rooms.map((room) => ({ name: room.name, guid: guidOf("room", room.id) })),
    days: content.days.map(({ day, sessions }, index): ScheduleDay => {
      const events = sessions.flatMap((session) => eventsOf(programme, circumstances, day, session));
      const starts = sessions.map((session) => session.startsAt).sort();
      const ends = sessions.map(endOf).sort();
      const noon = `${day}T12:00:00.000Z`;
      return {
        index: index + 1,
        date: day,
        start: localTime(starts[0] ?? noon, content.zone),
        end: localTime(ends.at(-1) ?? noon, content.zone),
        rooms: rooms
          .map(({ name }) => ({ name, events: events.filter((event) => event.room === name) }))
          .filter((room) => room.events.length > 0),
      };
    }),
  };
}

function eventsOf(
  programme: PublishedProgramme,
  circumstances: FeedCircumstances,
  day: string,
  session: ContentSession,
): ScheduleEvent[] {
  const { content, edition } = programme;
  const common = (part: { startsAt: string; minutes: number }, guid: string, title: string) => ({
    id: numberOf(guid),
    guid,
    ...timesOf(content, part),
    room: roomName(content, session.roomId),
    slug: slugOf(`ecpa${edition.year}-${numberOf(guid)}-${title}`),
    url: pageAddress(programme, circumstances.origin, day),
    title,
    type: eventTypes[session.kind],
    description: circumstances.demonstration ? demonstrationSentence : "",
  });
  if (session.slots.length === 0) {
    return [
      {
        ...common(session, guidOf("session", session.id), session.title),
        subtitle: "",
        track: sessionKindWords[session.kind],
        abstract: "",
        persons: session.speaker ? [person(session.speaker)] : [],
      },
    ];
  }
  return session.slots.map((slot) => ({
    ...common(slot, guidOf("entry", slot.entryId), slot.title),
    ...presentation(session, slot),
  }));
}

function presentation(session: ContentSession, slot: ContentSlot) {
  return {
    subtitle: slot.titleOwn ?? "",
    track: session.title,
    abstract: `Project presented by ${countryName(slot.state)}.`,
    persons: slot.presenter ? [person(slot.presenter.latin)] : [],
  };
}

function person(name: string) {
  return { id: numberOf(guidOf("person", name)), public_name: name };
}

function timesOf(content: ProgrammeContent, part: { startsAt: string; minutes: number }) {
  const two = (value: number) => String(value).padStart(2, "0");
  return {
    date: localTime(part.startsAt, content.zone),
    start: sayTime(part.startsAt, content.zone),
    duration: `${two(Math.floor(part.minutes / 60))}:${two(part.minutes % 60)}`,
  };
}

function slugOf(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}

/** Writes the schedule as JSON; all times with the offset of the conference's own zone. */
export function scheduleJson(schedule: Schedule): string {
  const json = {
    $schema: "https://c3voc.de/schedule/schema.json",
    schedule: {
      version: schedule.version,
      base_url: schedule.baseUrl,
      conference: {
        acronym: schedule.acronym,
        title: schedule.title,
        ...(schedule.description ? { description: schedule.description } : {}),
        start: schedule.start,
        end: schedule.end,
        daysCount: schedule.days.length,
        timeslot_duration: slotDuration,
        time_zone_name: schedule.zone,
        url: schedule.url,
        rooms: schedule.rooms.map((room) => ({ ...room, description: null, capacity: null })),
        days: schedule.days.map((day) => ({
          index: day.index,
          date: day.date,
          day_start: day.start,
          day_end: day.end,
          rooms: Object.fromEntries(
            day.rooms.map((room) => [
              room.name,
              room.events.map((event) => ({ ...event, language: "en", links: [], attachments: [] })),
            ]),
          ),
        })),
      },
    },
  };
  return `${JSON.stringify(json, null, 1)}\n`;
}

const slotDuration = "00:05";

/** Writes the same schedule as XML. */
export function scheduleXml(schedule: Schedule): string {
  return writeXml({
    name: "schedule",
    children: [
      text("version", schedule.version),
      {
        name: "conference",
        children: [
          text("title", schedule.title),
          text("acronym", schedule.acronym),
          text("start", schedule.start),
          text("end", schedule.end),
          text("days", String(schedule.days.length)),
          text("timeslot_duration", slotDuration),
          text("base_url", schedule.baseUrl),
          text("time_zone_name", schedule.zone),
        ],
      },
      ...schedule.days.map((day) => ({
        name: "day",
        attributes: { index: day.index, date: day.date, start: day.start, end: day.end },
        children: day.rooms.map((room) => ({
          name: "room",
          attributes: { name: room.name },
          children: room.events.map(eventElement),
        })),
      })),
    ],
  });
}

function eventElement(event: ScheduleEvent): XmlElement {
  return {
    name: "event",
    attributes: { id: event.id, guid: event.guid },
    children: [
      text("room", event.room),
      text("title", event.title),
      text("subtitle", event.subtitle),
      text("type", event.type),
      text("date", event.date),
      text("start", event.start),
      text("duration", event.duration),
      text("abstract", event.abstract),
      text("slug", event.slug),
      text("track", event.track),
      {
        name: "persons",
        children: event.persons.map((one) => ({
          name: "person",
          attributes: { id: one.id },
          children: [one.public_name],
        })),
      },
      text("language", "en"),
      text("description", event.description),
      text("url", event.url),
    ],
  };
}

function text(name: string, value: string): XmlElement {
  return value === "" ? { name } : { name, children: [value] };
}
