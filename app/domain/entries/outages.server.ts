import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { dayLength, later } from "../times";
import { awayBefore, lastHour, longestPause } from "./outages";

/** Outages are kept as long as anybody may ask about a deadline of that year. */
const keptFor = 400 * dayLength;

const service = "web";

/**
 * Writes a sign of life of the service, from whichever process; where the last one lies too far back, what lies between
 * was an outage and is kept. A process that cannot write gives no sign, so that a full disk is an outage too.
 */
export async function beat(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const last = await ctx.db
      .selectFrom("heartbeats")
      .select("beat_at")
      .where("service", "=", service)
      .executeTakeFirst();
    // Two processes' clocks may differ a little: the newest sign stands.
    if (last && last.beat_at >= ctx.now) return;
    await ctx.db
      .insertInto("heartbeats")
      .values({ service, beat_at: ctx.now })
      .onConflict((conflict) => conflict.column("service").doUpdateSet({ beat_at: ctx.now }))
      .execute();
    if (!last || Date.parse(ctx.now) - Date.parse(last.beat_at) <= longestPause) return;
    await ctx.db.insertInto("outages").values({ from_at: last.beat_at, until_at: ctx.now }).execute();
    await ctx.db.deleteFrom("outages").where("until_at", "<", later(ctx.now, -keptFor)).execute();
  });
}

/** Gives how long the service was away in the last hour before an edition's deadline, in milliseconds. */
export async function awayBeforeDeadline(ctx: Context, edition: { deadline_at: string }): Promise<number> {
  const outages = await ctx.db
    .selectFrom("outages")
    .selectAll()
    .where("until_at", ">", later(edition.deadline_at, -lastHour))
    .where("from_at", "<", edition.deadline_at)
    .execute();
  return awayBefore(edition.deadline_at, outages);
}
