import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { byCountryName } from "../countries";
import { record } from "../history/record.server";
import { known, refuse } from "../problems";
import { type ContentSession, type ProgrammeContent, sessionsOf } from "./content";
import { drawSeed, inOrderOfLot } from "./lot.server";
import type { SlotOrder } from "./session";
import { admittedEntries, buildableEdition, type ProgrammeEntry, workingContent } from "./working.server";

export type Filling = { placed: number; left: number };

/** Where an entry goes: one place earlier or later in the conference, or into a session, at the end or at a place. */
export type SlotMove = { direction: "earlier" | "later" } | { sessionId: string; position?: number };

/**
 * Fills the presentation sessions anew, in the order of the conference: every admitted competing entry, and the
 * additional ones that have a slot already. What does not fit stays unplaced. Refuses when there is no session for it.
 */
export async function fillSlots(
  ctx: Context,
  editionId: string,
  input: { order: SlotOrder; minutes: number },
): Promise<Filling> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await buildableEdition(ctx, editionId);
    const content = await workingContent(ctx.db, edition);
    const sessions = presentations(content);
    if (sessions.length === 0) {
      refuse("no-presentations", "Add a session for project presentations first; the slots stand in it.");
    }
    const placedNow = new Set(sessions.flatMap((session) => session.slots.map((slot) => slot.entryId)));
    const entries = (await admittedEntries(ctx.db, editionId)).filter(
      (entry) => entry.kind === "competing" || placedNow.has(entry.entryId),
    );
    if (entries.length === 0) refuse("no-entries", "No admitted entry is there to be placed.");
    const seed = input.order === "lot" ? drawSeed(ctx) : null;
    const ordered =
      seed === null
        ? byCountry(entries)
        : inOrderOfLot(
            seed,
            entries.map((one) => one.entryId),
          );
    await forgetSlots(ctx, sessions);
    let next = 0;
    for (const session of sessions) {
      const room = Math.floor(session.minutes / input.minutes);
      await writeSlots(ctx, session.id, slotsFor(ordered.slice(next, next + room), input.minutes));
      next = Math.min(ordered.length, next + room);
    }
    const id = ctx.newId();
    await ctx.db
      .insertInto("slot_orders")
      .values({
        id,
        edition_id: editionId,
        number: (content.order?.number ?? 0) + 1,
        rule: input.order,
        seed,
        duration_minutes: input.minutes,
        entries: JSON.stringify(entries.map((entry) => entry.entryId).sort()),
        filled_at: ctx.now,
        filled_by: personOf(ctx),
      })
      .execute();
    await record(ctx, { editionId, command: "fillSlots", object: ["slot-order", id] });
    return { placed: next, left: ordered.length - next };
  });
}

/**
 * Places an admitted entry, or moves the slot it has. Refuses an entry that is not admitted, a session that is not for
 * presentations, and a step before the first or after the last place.
 */
export async function moveSlot(ctx: Context, entryId: string, move: SlotMove): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, content, editionId } = await entryToPlace(ctx, entryId);
    const sessions = presentations(content);
    const from = sessions.find((session) => session.slots.some((slot) => slot.entryId === entryId));
    const slot = from?.slots.find((one) => one.entryId === entryId);
    const to = "direction" in move ? stepOf(sessions, from, entryId, move.direction) : move;
    const target = sessions.find((session) => session.id === to.sessionId);
    if (!target) {
      refuse("session-gone", "This session is not for presentations any more. Choose another one.");
    }
    const minutes = slot?.minutes ?? target.slots[0]?.minutes ?? content.order?.minutes ?? usualMinutes;
    const others = target.slots.filter((one) => one.entryId !== entryId);
    const place = Math.min(others.length, Math.max(0, (to.position ?? others.length + 1) - 1));
    const ordered = [...others.slice(0, place), { entryId: entry.entryId, minutes }, ...others.slice(place)];
    await ctx.db.deleteFrom("slots").where("entry_id", "=", entryId).execute();
    await writeSlots(ctx, target.id, ordered);
    await record(ctx, { editionId, command: "moveSlot", object: ["entry", entryId] });
  });
}

/** Takes an entry out of the programme; it is listed as not placed. Once out it stays out. */
export async function removeSlot(ctx: Context, entryId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { editionId } = await entryToPlace(ctx, entryId);
    await ctx.db.deleteFrom("slots").where("entry_id", "=", entryId).execute();
    await record(ctx, { editionId, command: "removeSlot", object: ["entry", entryId] });
  });
}

/** Gives one presentation more or less time; refuses an entry that has no slot. */
export async function changeSlotMinutes(ctx: Context, entryId: string, minutes: number): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { editionId } = await entryToPlace(ctx, entryId);
    const changed = await ctx.db
      .updateTable("slots")
      .set({ duration_minutes: minutes })
      .where("entry_id", "=", entryId)
      .returning("id")
      .executeTakeFirst();
    if (!changed) refuse("not-placed", "This entry has no slot any more. Place it first.");
    await record(ctx, { editionId, command: "changeSlotMinutes", object: ["entry", entryId] });
  });
}

const usualMinutes = 15;

function presentations(content: ProgrammeContent): ContentSession[] {
  return sessionsOf(content).filter((session) => session.kind === "presentations");
}

function byCountry(entries: readonly ProgrammeEntry[]): string[] {
  return [...entries]
    .sort(
      (a, b) =>
        byCountryName(a.state, b.state) ||
        // A state's competing entry before its additional ones.
        b.kind.localeCompare(a.kind) ||
        (a.entryId < b.entryId ? -1 : 1),
    )
    .map((entry) => entry.entryId);
}

function slotsFor(entryIds: readonly string[], minutes: number) {
  return entryIds.map((entryId) => ({ entryId, minutes }));
}

async function entryToPlace(ctx: Context, entryId: string) {
  const row = known(
    await ctx.db.selectFrom("entries").select("edition_id").where("id", "=", entryId).executeTakeFirst(),
    "entry",
  );
  const edition = await buildableEdition(ctx, row.edition_id);
  const entry = (await admittedEntries(ctx.db, edition.id)).find((one) => one.entryId === entryId);
  if (!entry) {
    refuse("entry-left", "This entry is not admitted, or has left; it cannot stand in the programme.");
  }
  return { entry, editionId: edition.id, content: await workingContent(ctx.db, edition) };
}

/** One place on: within the session, or at the near end of the neighbouring one. */
function stepOf(
  sessions: readonly ContentSession[],
  from: ContentSession | undefined,
  entryId: string,
  direction: "earlier" | "later",
): { sessionId: string; position: number } {
  if (!from) refuse("not-placed", "This entry has no slot any more. Place it first.");
  const step = direction === "earlier" ? -1 : 1;
  const position = from.slots.findIndex((slot) => slot.entryId === entryId) + 1;
  const wanted = position + step;
  if (wanted >= 1 && wanted <= from.slots.length) return { sessionId: from.id, position: wanted };
  const neighbour = sessions[sessions.indexOf(from) + step];
  if (!neighbour) {
    refuse("no-further", `This is the ${direction === "earlier" ? "first" : "last"} presentation already.`);
  }
  return { sessionId: neighbour.id, position: direction === "earlier" ? neighbour.slots.length + 1 : 1 };
}

async function forgetSlots(ctx: Context, sessions: readonly ContentSession[]): Promise<void> {
  const ids = sessions.map((session) => session.id);
  await ctx.db.deleteFrom("slots").where("session_id", "in", ids).execute();
}

/** Writes a session's slots anew; those of entries that have left go with the old rows. */
async function writeSlots(
  ctx: Context,
  sessionId: string,
  slots: readonly { entryId: string; minutes: number }[],
): Promise<void> {
  await ctx.db.deleteFrom("slots").where("session_id", "=", sessionId).execute();
  for (const [index, slot] of slots.entries()) {
    await ctx.db
      .insertInto("slots")
      .values({
        id: ctx.newId(),
        session_id: sessionId,
        entry_id: slot.entryId,
        position: index + 1,
        duration_minutes: slot.minutes,
      })
      .execute();
  }
}

function personOf(ctx: Context): string {
  // The policy lets only a person build a programme.
  return ctx.actor.kind === "person" ? ctx.actor.id : refuse("no-person", "Sign in first.");
}
