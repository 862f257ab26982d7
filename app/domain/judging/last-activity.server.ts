import type { Context } from "../../database/context";

/**
 * Gives, by delegation, when its people last saved a sheet or declared an interest on one of these entries; absences,
 * which others record, are none of its doing. Who may see it is for the caller.
 */
export async function lastActivity(ctx: Context, entryIds: readonly string[]): Promise<Map<string, string>> {
  if (entryIds.length === 0) return new Map();
  const saved = await ctx.db
    .selectFrom("score_sheets")
    .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
    .select(["delegation_id", "updated_at as at"])
    .where("entry_id", "in", entryIds)
    .where("score_sheets.state", "in", ["draft", "final"])
    .execute();
  const declared = await ctx.db
    .selectFrom("declarations")
    .innerJoin("delegation_people", "delegation_people.person_id", "declarations.person_id")
    .innerJoin("assignments", (join) =>
      join
        .onRef("assignments.delegation_id", "=", "delegation_people.delegation_id")
        .onRef("assignments.entry_id", "=", "declarations.entry_id"),
    )
    .select(["assignments.delegation_id", "declared_at as at"])
    .where("declarations.entry_id", "in", entryIds)
    .execute();
  const last = new Map<string, string>();
  for (const { delegation_id, at } of [...saved, ...declared]) {
    if (at > (last.get(delegation_id) ?? "")) last.set(delegation_id, at);
  }
  return last;
}
