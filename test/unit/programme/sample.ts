import type { ContentSession, ContentSlot, ProgrammeContent } from "../../../app/domain/programme/content";
import type { PublishedProgramme } from "../../../app/domain/programme/publication.server";
import { dayOf } from "../../../app/domain/times";

export const hall = { id: "hallhallhallhall", name: "Harbour Hall" };
export const room = { id: "roomroomroomroom", name: "Liffey & Sons <Room>" };

export function slot(entryId: string, startsAt: string, more: Partial<ContentSlot> = {}): ContentSlot {
  return {
    entryId,
    state: "GR",
    title: "The First Word",
    titleOwn: "Η πρώτη λέξη",
    titleLanguage: "el",
    startsAt,
    minutes: 20,
    presenter: { latin: "Evanthia Mavromichelaki", own: "Ευανθία Μαυρομιχελάκη", language: "el" },
    ...more,
  };
}

export function session(id: string, startsAt: string, more: Partial<ContentSession> = {}): ContentSession {
  return {
    id: id.padEnd(16, "0"),
    kind: "panel",
    title: `Session ${id}`,
    speaker: null,
    roomId: hall.id,
    startsAt,
    minutes: 60,
    slots: [],
    ...more,
  };
}

/** A programme of these sessions, each on its own day in the zone. */
export function programmeOf(
  sessions: readonly ContentSession[],
  more: Partial<ProgrammeContent> = {},
): ProgrammeContent {
  const zone = more.zone ?? "Europe/Dublin";
  const days = new Set(["2026-12-09", "2026-12-10", ...sessions.map((one) => dayOf(one.startsAt, zone))]);
  return {
    format: "award-programme/1",
    zone,
    city: "Dublin",
    from: "2026-12-09",
    until: "2026-12-10",
    rooms: [hall, room],
    order: null,
    days: [...days].sort().map((day) => ({
      day,
      sessions: sessions.filter((one) => dayOf(one.startsAt, zone) === day),
    })),
    ...more,
  };
}

export function published(content: ProgrammeContent, number = 3): PublishedProgramme {
  return {
    edition: { year: 2026, name: "2026", theme: "Growing up safe" },
    announced: false,
    number,
    publishedAt: "2026-11-20T09:00:00.000Z",
    content,
    previous: undefined,
  };
}
