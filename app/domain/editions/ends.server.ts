import type { Context } from "../../database/context";

/** Gives when each edition that is over ended: its announcement, or its cancelling; the others are not in it. */
export async function editionEnds(ctx: Pick<Context, "db">): Promise<Map<string, string>> {
  const editions = await ctx.db.selectFrom("editions").select(["id", "state", "announced_at"]).execute();
  const cancelled = await ctx.db
    .selectFrom("history")
    .select(["object_id", "at"])
    .where("object_type", "=", "edition")
    .where("command", "=", "cancelEdition")
    .execute();
  const ends = new Map<string, string>();
  for (const edition of editions) {
    const at =
      edition.state === "cancelled"
        ? cancelled.find((row) => row.object_id === edition.id)?.at
        : edition.announced_at;
    if (at) ends.set(edition.id, at);
  }
  return ends;
}
