import { createHash } from "node:crypto";
import type { Context } from "../database/context";
import { hour } from "./times";

/** Hashes a secret or an address that is long enough to need no salt; limits keep hashes, never who it was. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Counts one more of something in this hour and tells whether it is still within the limit; `name` says what and for whom. */
export async function withinHourlyLimit(ctx: Context, name: string, most: number): Promise<boolean> {
  const window = new Date(Math.floor(Date.parse(ctx.now) / hour) * hour).toISOString();
  const { count } = await ctx.db
    .insertInto("rate_counts")
    .values({ name, window_at: window, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["name", "window_at"])
        .doUpdateSet((eb) => ({ count: eb("rate_counts.count", "+", 1) })),
    )
    .returning("count")
    .executeTakeFirstOrThrow();
  return count <= most;
}
