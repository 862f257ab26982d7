import type { Context } from "../../database/context";

/** Counts, by entry, the score sheets that a late recusal took out of the ranking, in which advice never was. Holds no score. */
export async function removedSheets(ctx: Context, editionId: string): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom("score_sheets")
    .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
    .innerJoin("entries", "entries.id", "assignments.entry_id")
    .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
    .select("entry_id")
    .where("entries.edition_id", "=", editionId)
    .where("score_sheets.state", "=", "removed")
    .where((or) => or.or([or("advice_only", "is", null), or("advice_only", "=", 0)]))
    .execute();
  const removed = new Map<string, number>();
  for (const { entry_id: id } of rows) removed.set(id, (removed.get(id) ?? 0) + 1);
  return removed;
}
