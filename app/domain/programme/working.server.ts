import type { Kysely } from "kysely";
import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { Tables } from "../../database/tables";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { refuse } from "../problems";
import { dayLength, dayOf, later, minute } from "../times";
import type { ContentSession, ContentSlot, FilledOrder, ProgrammeContent } from "./content";
import type { SessionKind, SlotOrder } from "./session";

/** An admitted entry as the programme knows it: never a word of its text. */
export type ProgrammeEntry = Omit<ContentSlot, "startsAt" | "minutes"> & { kind: "competing" | "additional" };

/** Gives the edition to whoever builds its programme; unknown to everybody else, other presidencies included. */
export async function programmeEdition(ctx: Context, editionId: string): Promise<EditionsRow> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "programme.build", { edition: editionFacts(edition) });
  return edition;
}

/** The same for a command: refuses before the close of admission, and once the edition is cancelled or archived. */
export async function buildableEdition(ctx: Context, editionId: string): Promise<EditionsRow> {
  const edition = await programmeEdition(ctx, editionId);
  if (edition.state === "cancelled" || edition.state === "archived") {
    refuse("programme-closed", `The programme can no longer be changed: the edition is ${edition.state}.`);
  }
  if (edition.admission_closed_at === null) {
    refuse(
      "admission-open",
      "The programme is built once admission is closed. The secretariat closes it when every entry is decided.",
    );
  }
  return edition;
}

/** Lists the admitted entries of an edition, those that left since not among them. */
export async function admittedEntries(db: Kysely<Tables>, editionId: string): Promise<ProgrammeEntry[]> {
  const rows = await db
    .selectFrom("entries")
    .select(["id", "country", "kind", "title", "title_own", "title_language"])
    .select(["presenter_name_latin", "presenter_name_own", "presenter_language"])
    .where("edition_id", "=", editionId)
    .where("state", "=", "admitted")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    entryId: row.id,
    kind: row.kind as ProgrammeEntry["kind"],
    state: row.country,
    title: row.title,
    titleOwn: row.title_own,
    titleLanguage: row.title_language,
    presenter:
      row.presenter_name_latin === null
        ? null
        : {
            latin: row.presenter_name_latin,
            own: row.presenter_name_own,
            language: row.presenter_language,
          },
  }));
}

/** Gives the programme as it stands now, in the form in which a version freezes it. */
export async function workingContent(db: Kysely<Tables>, edition: EditionsRow): Promise<ProgrammeContent> {
  const rooms = await db
    .selectFrom("rooms")
    .selectAll()
    .where("edition_id", "=", edition.id)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const roomPosition = new Map(rooms.map((room, index) => [room.id, index]));
  const rows = await db
    .selectFrom("programme_sessions")
    .selectAll()
    .where("edition_id", "=", edition.id)
    .execute();
  rows.sort(
    (a, b) =>
      a.starts_at.localeCompare(b.starts_at) ||
      (roomPosition.get(a.room_id ?? "") ?? -1) - (roomPosition.get(b.room_id ?? "") ?? -1) ||
      (a.id < b.id ? -1 : 1),
  );
  const slots = await slotsOfSessions(db, edition.id);
  const sessions = rows.map((row): ContentSession => {
    let startsAt = row.starts_at;
    return {
      id: row.id,
      kind: row.kind as SessionKind,
      title: row.title,
      speaker: row.speaker,
      roomId: row.room_id,
      startsAt: row.starts_at,
      minutes: row.duration_minutes,
      slots: (slots.get(row.id) ?? []).map(({ entry, minutes }): ContentSlot => {
        const { kind: _, ...facts } = entry;
        const slot = { ...facts, startsAt, minutes };
        startsAt = later(startsAt, minutes * minute);
        return slot;
      }),
    };
  });
  const dayOfSession = (session: ContentSession) => dayOf(session.startsAt, edition.time_zone);
  return {
    format: "award-programme/1",
    zone: edition.time_zone,
    city: edition.city,
    from: edition.conference_from,
    until: edition.conference_until,
    rooms: rooms.map((room) => ({ id: room.id, name: room.name })),
    order: await lastOrder(db, edition.id),
    days: daysOf(edition, sessions.map(dayOfSession)).map((day) => ({
      day,
      sessions: sessions.filter((session) => dayOfSession(session) === day),
    })),
  };
}

/** The days of the conference, and any other day that has a session. */
function daysOf(edition: EditionsRow, used: readonly string[]): string[] {
  const days = new Set(used);
  const last = Date.parse(`${edition.conference_until}T12:00:00.000Z`);
  for (let at = Date.parse(`${edition.conference_from}T12:00:00.000Z`); at <= last; at += dayLength) {
    days.add(new Date(at).toISOString().slice(0, 10));
  }
  return [...days].sort();
}

async function slotsOfSessions(
  db: Kysely<Tables>,
  editionId: string,
): Promise<Map<string, { entry: ProgrammeEntry; minutes: number }[]>> {
  const entries = new Map((await admittedEntries(db, editionId)).map((entry) => [entry.entryId, entry]));
  const rows = await db
    .selectFrom("slots")
    .innerJoin("programme_sessions", "programme_sessions.id", "slots.session_id")
    .select(["slots.session_id", "slots.entry_id", "slots.duration_minutes"])
    .where("programme_sessions.edition_id", "=", editionId)
    .orderBy("slots.position")
    .execute();
  const bySession = new Map<string, { entry: ProgrammeEntry; minutes: number }[]>();
  for (const row of rows) {
    // A slot whose entry was withdrawn or excluded leaves by itself; the row goes when the session is next changed.
    const entry = entries.get(row.entry_id);
    if (!entry) continue;
    const list = bySession.get(row.session_id) ?? [];
    bySession.set(row.session_id, [...list, { entry, minutes: row.duration_minutes }]);
  }
  return bySession;
}

async function lastOrder(db: Kysely<Tables>, editionId: string): Promise<FilledOrder | null> {
  const row = await db
    .selectFrom("slot_orders")
    .selectAll()
    .where("edition_id", "=", editionId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    rule: row.rule as SlotOrder,
    seed: row.seed,
    minutes: row.duration_minutes,
    entries: JSON.parse(row.entries) as string[],
    filledAt: row.filled_at,
    number: row.number,
  };
}
