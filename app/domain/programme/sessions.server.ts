import type { Context } from "../../database/context";
import type { ProgrammeSessionsRow } from "../../database/rows/programme";
import { inTransaction } from "../../database/transaction";
import { record } from "../history/record.server";
import { fieldProblem, known, Refusal, refuse } from "../problems";
import type { SessionInput } from "./session";
import { buildableEdition, programmeEdition } from "./working.server";

const mostSessions = 200;

/** Adds a session to the working version; the public sees it with the next published one. */
export async function addSession(ctx: Context, editionId: string, input: SessionInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await buildableEdition(ctx, editionId);
    const held = await ctx.db
      .selectFrom("programme_sessions")
      .select("id")
      .where("edition_id", "=", editionId)
      .execute();
    if (held.length >= mostSessions) {
      refuse("too-many-sessions", `A programme has at most ${mostSessions} sessions.`);
    }
    await checkRoom(ctx, editionId, input.roomId);
    const id = ctx.newId();
    await ctx.db
      .insertInto("programme_sessions")
      .values({ id, edition_id: editionId, version: 1, ...columnsOf(input) })
      .execute();
    await record(ctx, { editionId, command: "addSession", object: ["session", id] });
    return id;
  });
}

/**
 * Changes a session. Refuses a stale save with the present session, and another kind while presentations stand in it.
 * Gives the new version.
 */
export async function changeSession(
  ctx: Context,
  sessionId: string,
  input: SessionInput,
  version: number,
): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const session = await sessionRow(ctx, sessionId);
    await buildableEdition(ctx, session.edition_id);
    if (session.version !== version) {
      refuse(
        "session-changed",
        "Somebody else has changed this session since you opened it. Compare, and save again if yours is right.",
        session,
      );
    }
    await checkRoom(ctx, session.edition_id, input.roomId);
    if (input.kind !== "presentations" && (await slotCount(ctx, session.id)) > 0) {
      refuse(
        "session-has-slots",
        "Presentations stand in this session. Move them to another session first, or take them out.",
      );
    }
    await ctx.db
      .updateTable("programme_sessions")
      .set({ ...columnsOf(input), version: version + 1 })
      .where("id", "=", session.id)
      .execute();
    await record(ctx, {
      editionId: session.edition_id,
      command: "changeSession",
      object: ["session", session.id],
    });
    return version + 1;
  });
}

/** Removes a session; its presentations are not placed any more. */
export async function removeSession(ctx: Context, sessionId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const session = await sessionRow(ctx, sessionId);
    await buildableEdition(ctx, session.edition_id);
    await ctx.db.deleteFrom("slots").where("session_id", "=", session.id).execute();
    await ctx.db.deleteFrom("programme_sessions").where("id", "=", session.id).execute();
    await record(ctx, {
      editionId: session.edition_id,
      command: "removeSession",
      object: ["session", session.id],
    });
  });
}

/** Gives a session to whoever builds the programme it belongs to; unknown to everybody else. */
export async function sessionToChange(ctx: Context, sessionId: string): Promise<ProgrammeSessionsRow> {
  const session = await sessionRow(ctx, sessionId);
  await programmeEdition(ctx, session.edition_id);
  return session;
}

async function sessionRow(ctx: Context, sessionId: string): Promise<ProgrammeSessionsRow> {
  return known(
    await ctx.db.selectFrom("programme_sessions").selectAll().where("id", "=", sessionId).executeTakeFirst(),
    "session",
  );
}

async function slotCount(ctx: Context, sessionId: string): Promise<number> {
  const slots = await ctx.db
    .selectFrom("slots")
    .innerJoin("entries", "entries.id", "slots.entry_id")
    .select("slots.id")
    .where("session_id", "=", sessionId)
    .where("entries.state", "=", "admitted")
    .execute();
  return slots.length;
}

async function checkRoom(ctx: Context, editionId: string, roomId: string | null): Promise<void> {
  if (roomId === null) return;
  const room = await ctx.db
    .selectFrom("rooms")
    .select("id")
    .where("id", "=", roomId)
    .where("edition_id", "=", editionId)
    .executeTakeFirst();
  if (!room) {
    throw new Refusal([
      fieldProblem("room", "room-unknown", "Choose a room from the list; this one is gone."),
    ]);
  }
}

function columnsOf(input: SessionInput) {
  return {
    kind: input.kind,
    title: input.title,
    speaker: input.speaker,
    room_id: input.roomId,
    starts_at: input.startsAt,
    duration_minutes: input.durationMinutes,
  };
}
