import type { Context } from "../../database/context";
import { isAnnounced } from "../editions/edition";
import { isJudgingHiddenFrom } from "./actor";

/** Gives the ids of an edition's entries whose judging is not for the reader in any role; none from the announcement on. */
export async function hiddenEntries(
  ctx: Context,
  edition: { id: string; state: string },
): Promise<ReadonlySet<string>> {
  if (isAnnounced(edition)) return new Set();
  const entries = await ctx.db
    .selectFrom("entries")
    .select(["id", "country", "created_at"])
    .where("edition_id", "=", edition.id)
    .execute();
  return new Set(entries.filter((entry) => isJudgingHiddenFrom(ctx.actor, entry)).map(({ id }) => id));
}

/** Gives the same of every edition. */
export async function hiddenEntriesOfAll(ctx: Context): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>();
  const editions = await ctx.db.selectFrom("editions").select(["id", "state"]).execute();
  for (const edition of editions) {
    for (const id of await hiddenEntries(ctx, edition)) hidden.add(id);
  }
  return hidden;
}
