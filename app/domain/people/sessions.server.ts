import { createHash } from "node:crypto";
import type { Context } from "../../database/context";
import type { SessionsRow } from "../../database/rows/people";
import { inTransaction } from "../../database/transaction";
import { isUnavailable } from "../../database/unavailable";
import { record } from "../history/record.server";
import { crockford } from "../ids";
import { known } from "../problems";
import { later } from "../times";
import { sessionIdle, sessionLength, sessionNoteEvery } from "./sign-in";

/** Starts a session and gives its token, which is stored nowhere but in the person's browser. */
export async function startSession(ctx: Context, personId: string, device: string): Promise<string> {
  const token = crockford(ctx.newSecret(33));
  await ctx.db
    .insertInto("sessions")
    .values({
      id: ctx.newId(),
      token_hash: hashOfToken(token),
      person_id: personId,
      device: device.slice(0, 200),
      created_at: ctx.now,
      seen_at: ctx.now,
      expires_at: later(ctx.now, sessionLength),
    })
    .execute();
  return token;
}

/** Gives the session of a token while it holds; notes now and then that it is in use. */
export async function sessionOf(
  ctx: Pick<Context, "db" | "now">,
  token: string,
): Promise<SessionsRow | undefined> {
  const session = await ctx.db
    .selectFrom("sessions")
    .selectAll()
    .where("token_hash", "=", hashOfToken(token))
    .where("ended_at", "is", null)
    .where("expires_at", ">", ctx.now)
    .where("seen_at", ">", later(ctx.now, -sessionIdle))
    .executeTakeFirst();
  if (session && session.seen_at < later(ctx.now, -sessionNoteEvery)) await noteUse(ctx, session.id);
  return session;
}

/** True when the session of a token was ended on purpose; one that ran out was not. */
export async function sessionWasEnded(ctx: Pick<Context, "db">, token: string): Promise<boolean> {
  const ended = await ctx.db
    .selectFrom("sessions")
    .select("id")
    .where("token_hash", "=", hashOfToken(token))
    .where("ended_at", "is not", null)
    .executeTakeFirst();
  return ended !== undefined;
}

async function noteUse(ctx: Pick<Context, "db" | "now">, id: string): Promise<void> {
  try {
    await ctx.db.updateTable("sessions").set({ seen_at: ctx.now }).where("id", "=", id).execute();
  } catch (error) {
    // A full or locked database must not keep people from reading.
    if (!isUnavailable(error)) throw error;
  }
}

/** Lists a person's own sessions that still hold, the newest first. */
export async function ownSessions(ctx: Context): Promise<SessionsRow[]> {
  if (ctx.actor.kind !== "person") return [];
  return ctx.db
    .selectFrom("sessions")
    .selectAll()
    .where("person_id", "=", ctx.actor.id)
    .where("ended_at", "is", null)
    .where("expires_at", ">", ctx.now)
    .where("seen_at", ">", later(ctx.now, -sessionIdle))
    .orderBy("seen_at", "desc")
    .execute();
}

/** Ends one of the actor's own sessions; another person's is unknown. */
export async function endSession(ctx: Context, sessionId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const session = known(
      (await ownSessions(ctx)).find((one) => one.id === sessionId),
      "session",
    );
    await ctx.db.updateTable("sessions").set({ ended_at: ctx.now }).where("id", "=", session.id).execute();
    await record(ctx, { command: "endSession", object: ["session", session.id], from: "open", to: "ended" });
  });
}

function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
