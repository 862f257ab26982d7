import { publishProgramme } from "../../app/domain/programme/publication.server";
import { addRoom } from "../../app/domain/programme/rooms.server";
import type { SessionKind } from "../../app/domain/programme/session";
import { addSession } from "../../app/domain/programme/sessions.server";
import { fillSlots } from "../../app/domain/programme/slots.server";
import { instantIn } from "../../app/domain/times";
import { demoEdition } from "./cast";
import {
  closeDemoAdmission,
  closeDemoCall,
  createDemoEdition,
  enterPeople,
  openDemoCall,
  type WorldLike,
} from "./editions-steps";
import { admitAll, type EntryIds, nameAllPresenters, submitAll, writeAll } from "./entries-steps";
import type { Project } from "./project-file";

export type DemoRoom = "Harbour Hall" | "Liffey Room" | "The Long Gallery";
type PlannedSession = {
  day: string;
  time: string;
  minutes: number;
  kind: SessionKind;
  title: string;
  room?: DemoRoom;
  speaker?: string;
};

const [first, second] = [demoEdition.conferenceFrom, demoEdition.conferenceUntil];
const minutesForEach = 20;

/** The two days in Dublin; every speaker is invented. */
const plan: readonly PlannedSession[] = [
  { day: first, time: "09:00", minutes: 30, kind: "break", title: "Registration and coffee" },
  {
    day: first,
    time: "09:30",
    minutes: 30,
    kind: "opening",
    title: "Opening of the conference",
    room: "Harbour Hall",
    speaker: "Muireann Ó Catháin-Byrne, presidency",
  },
  {
    day: first,
    time: "10:00",
    minutes: 45,
    kind: "keynote",
    title: "Ten minutes before the first blow",
    room: "Harbour Hall",
    speaker: "Prof. Aodhán Mac Giolla-Rua, Liffeyside University",
  },
  { day: first, time: "10:45", minutes: 30, kind: "break", title: "Coffee" },
  presentations(first, "11:15", 80, "Project presentations, part 1", "Harbour Hall"),
  presentations(first, "11:15", 80, "Project presentations, part 2", "Liffey Room"),
  { day: first, time: "12:35", minutes: 70, kind: "break", title: "Lunch" },
  presentations(first, "13:45", 60, "Project presentations, part 3", "Harbour Hall"),
  presentations(first, "13:45", 60, "Project presentations, part 4", "Liffey Room"),
  { day: first, time: "14:45", minutes: 30, kind: "break", title: "Coffee" },
  presentations(first, "15:15", 80, "Project presentations, part 5", "Harbour Hall"),
  {
    day: first,
    time: "15:15",
    minutes: 80,
    kind: "workshop",
    title: "Counting what did not happen",
    room: "Liffey Room",
    speaker: "Dr Ottilie Brandsma-Quist, Harbour Institute of Evaluation",
  },
  {
    day: first,
    time: "19:30",
    minutes: 150,
    kind: "gala",
    title: "Award evening",
    room: "The Long Gallery",
  },
  {
    day: second,
    time: "09:30",
    minutes: 75,
    kind: "panel",
    title: "Who has to be there in time?",
    room: "Harbour Hall",
    speaker: "Fiachra Tuohy-Lenihan (moderator), Severina Maltauro, Jokūbas Vėtrauskas, Ingelill Norrsken",
  },
  { day: second, time: "10:45", minutes: 30, kind: "break", title: "Coffee" },
  {
    day: second,
    time: "11:15",
    minutes: 45,
    kind: "closing",
    title: "What we take home, and the presidency's flag passes on",
    room: "Harbour Hall",
  },
  { day: second, time: "12:00", minutes: 60, kind: "break", title: "Lunch and farewell" },
];

function presentations(
  day: string,
  time: string,
  minutes: number,
  title: string,
  room: DemoRoom,
): PlannedSession {
  return { day, time, minutes, kind: "presentations", title, room };
}

/** Rooms and sessions of the two days in Dublin, no slot filled yet. Session ids by title. */
export async function planDemoProgramme(
  world: WorldLike,
  editionId: string,
  presidencyPersonId: string,
): Promise<Record<string, string>> {
  const rooms: Record<string, string> = {};
  const presidency = await world.as(presidencyPersonId);
  for (const name of ["Harbour Hall", "Liffey Room", "The Long Gallery"] satisfies DemoRoom[]) {
    rooms[name] = await addRoom(presidency, editionId, { name });
  }
  const sessions: Record<string, string> = {};
  for (const one of plan) {
    sessions[one.title] = await addSession(presidency, editionId, {
      kind: one.kind,
      title: one.title,
      speaker: one.speaker ?? null,
      roomId: one.room === undefined ? null : rooms[one.room]!,
      startsAt: instantIn(demoEdition.timeZone, one.day, one.time),
      durationMinutes: one.minutes,
    });
  }
  return sessions;
}

/** The two days in Dublin, the slots filled by lot, published. Gives the version's number. */
export async function buildDemoProgramme(
  world: WorldLike,
  editionId: string,
  presidencyPersonId: string,
): Promise<number> {
  await planDemoProgramme(world, editionId, presidencyPersonId);
  await fillSlots(await world.as(presidencyPersonId), editionId, { order: "lot", minutes: minutesForEach });
  return publishProgramme(await world.as(presidencyPersonId), editionId);
}

/** Brings an empty world to the close of admission with the given projects admitted and their presenters named. */
export async function closeAdmissionWith(
  world: WorldLike & { now: string },
  projects: readonly Project[],
): Promise<{ editionId: string; entries: EntryIds }> {
  await enterPeople(world, [...new Set([...projects.map((project) => project.country), "IE"])]);
  const editionId = await createDemoEdition(world);
  world.now = demoEdition.callOpensAt;
  await openDemoCall(world, editionId);
  world.now = "2026-09-01T08:00:00.000Z";
  const entries = await writeAll(world, editionId, projects);
  await submitAll(world, entries, projects);
  world.now = "2026-10-01T07:00:00.000Z";
  await closeDemoCall(world, editionId);
  await admitAll(world, entries);
  await closeDemoAdmission(world, editionId);
  await nameAllPresenters(world, entries, projects);
  return { editionId, entries };
}
