import type { LoaderFunctionArgs } from "@remix-run/node";
import { editionByYear } from "../../domain/editions/editions.server";
import { known } from "../../domain/problems";
import {
  type ContentSession,
  type ContentSlot,
  endOf,
  type ProgrammeContent,
  roomName,
  sayConferenceDay,
  sessionsOf,
} from "../../domain/programme/content";
import { type WorkingProgramme, workingProgramme } from "../../domain/programme/publication.server";
import { sessionKindWords } from "../../domain/programme/session";
import { dayOf, sayTime } from "../../domain/times";
import type { SignedIn } from "../../http/request";
import type { BoardRow, BoardSession, BoardSlot, SessionChoice } from "./edition-programme-board";

/** Gives the working programme of the address's year to its presidency; unknown to everybody else. */
export async function programmeOfYear(
  ctx: SignedIn,
  params: LoaderFunctionArgs["params"],
): Promise<WorkingProgramme> {
  const { year = "" } = params;
  const edition = await editionByYear(ctx, known(/^\d{4}$/.test(year) ? Number(year) : undefined, "edition"));
  return workingProgramme(ctx, edition.id);
}

/** The address of the builder of a year. */
export function builderAddress(year: number): string {
  return `/presidency/editions/${year}/programme`;
}

/** Says "Published version 3, 4 changes since". */
export function sayPublication(published: { number: number } | undefined, changes: number): string {
  if (!published) return "Not published yet";
  const since =
    changes === 0 ? "nothing changed since" : `${changes} ${changes === 1 ? "change" : "changes"} since`;
  return `Published version ${published.number}, ${since}`;
}

/** Gives the rooms that need a column: those in which something runs beside something else. */
export function boardColumns(content: ProgrammeContent): string[] {
  const sessions = sessionsOf(content).filter((session) => session.roomId !== null);
  const beside = sessions.filter((one) =>
    sessions.some((other) => other.id !== one.id && other.startsAt === one.startsAt),
  );
  return content.rooms.map((room) => room.id).filter((id) => beside.some((one) => one.roomId === id));
}

/** Sets a day into rows: what begins together stands side by side, rooms keep their column. */
export function boardRows(programme: WorkingProgramme, sessions: readonly ContentSession[]): BoardRow[] {
  const { content } = programme;
  const columns = boardColumns(content);
  const starts = [...new Set(sessions.map((session) => session.startsAt))];
  return starts.map((startsAt) => {
    const together = sessions.filter((session) => session.startsAt === startsAt);
    return {
      time: sayTime(startsAt, content.zone),
      sessions: together.map((session) => ({
        ...boardSession(programme, session),
        place: session.roomId === null ? "wide" : together.length === 1 ? "alone" : "column",
        column: columns.indexOf(session.roomId ?? "") + 1,
      })),
    };
  });
}

function boardSession(
  { content, entries }: WorkingProgramme,
  session: ContentSession,
): Omit<BoardSession, "place" | "column"> {
  const kinds = new Map(entries.map((entry) => [entry.entryId, entry.kind]));
  const words = [
    sessionKindWords[session.kind],
    roomName(content, session.roomId),
    `until ${sayTime(endOf(session), content.zone)}`,
    ...(session.speaker ? [session.speaker] : []),
  ];
  return {
    id: session.id,
    title: session.title,
    words: words.join(" · "),
    forSlots: session.kind === "presentations",
    slots: session.slots.map((slot) => ({
      ...boardSlot(slot, kinds.get(slot.entryId) === "additional"),
      time: sayTime(slot.startsAt, content.zone),
      minutes: slot.minutes,
    })),
  };
}

function boardSlot(entry: Omit<ContentSlot, "startsAt" | "minutes">, additional: boolean): BoardSlot {
  const { presenter } = entry;
  return {
    entryId: entry.entryId,
    title: entry.title,
    country: entry.state,
    additional,
    presenter: presenter
      ? {
          text: presenter.own ?? presenter.latin,
          ...(presenter.own && presenter.language ? { lang: presenter.language } : {}),
        }
      : undefined,
  };
}

/** Lists the admitted entries that stand in no session: competing ones first. */
export function unplaced({ content, entries }: WorkingProgramme): BoardSlot[] {
  const placed = new Set(sessionsOf(content).flatMap((session) => session.slots.map((slot) => slot.entryId)));
  const names = new Intl.Collator("en-GB");
  return entries
    .filter((entry) => !placed.has(entry.entryId))
    .sort((a, b) => b.kind.localeCompare(a.kind) || names.compare(a.title, b.title))
    .map((entry) => boardSlot(entry, entry.kind === "additional"));
}

/** Lists the sessions a presentation can be put into. */
export function slotSessions(content: ProgrammeContent): SessionChoice[] {
  return sessionsOf(content)
    .filter((session) => session.kind === "presentations")
    .map((session) => {
      const day = sayConferenceDay(dayOf(session.startsAt, content.zone)).split(" ")[0];
      const time = sayTime(session.startsAt, content.zone);
      return { value: session.id, label: `${day} ${time}, ${session.title}` };
    });
}
