import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { DelegationsRow } from "../../database/rows/jury";
import { costWeights, type DistributionCost } from "./distribution";
import type { DistributionGround } from "./distribution-conditions.server";
import { suspectedNow } from "./suspected.server";
import { judgesOf } from "./suspicion-traces.server";

/**
 * Adds to a distribution's ground what is to be avoided where there is a choice: an entry in which an interest of the
 * delegation is suspected and nobody has decided yet, and the entry of a state that the same delegation judged in the
 * edition before.
 */
export async function withCosts(
  ctx: Context,
  edition: EditionsRow,
  ground: DistributionGround,
): Promise<DistributionGround> {
  const suspected = await suspectedNow(ctx, edition, await judgesOf(ctx, edition.id), ground.entries);
  const pairs = new Set(suspected.map((one) => `${one.entryId} ${one.delegationId}`));
  const costs: DistributionCost[] = [...pairs].map((pair) => {
    const [entry, delegation] = pair.split(" ") as [string, string];
    return { entry, delegation, why: "suspected", cost: costWeights.suspected };
  });
  costs.push(...(await judgedBefore(ctx, edition, ground)));
  costs.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  return { ...ground, conditions: { ...ground.conditions, costs } };
}

function sortKey({ entry, delegation, why }: DistributionCost): string {
  return `${entry} ${delegation} ${why}`;
}

/** A delegation is the same one where the state presides again or the institution bears the same name. */
function bodyOf({
  kind,
  country,
  institution,
}: Pick<DelegationsRow, "kind" | "country" | "institution">): string {
  return kind === "expert" ? `expert ${institution ?? ""}` : `state ${country ?? ""}`;
}

async function judgedBefore(
  ctx: Context,
  edition: EditionsRow,
  { entries, delegations }: DistributionGround,
): Promise<DistributionCost[]> {
  const last = await ctx.db
    .selectFrom("editions")
    .select("id")
    .where("year", "<", edition.year)
    .where("state", "<>", "cancelled")
    .orderBy("year", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!last) return [];
  const rows = await ctx.db
    .selectFrom("assignments")
    .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
    .innerJoin("entries", "entries.id", "assignments.entry_id")
    .innerJoin("score_sheets", "score_sheets.assignment_id", "assignments.id")
    .select(["delegations.kind", "delegations.country", "institution", "entries.country as state"])
    .where("delegations.edition_id", "=", last.id)
    .where("score_sheets.state", "=", "final")
    .execute();
  const judged = new Set(rows.map((row) => `${row.state} ${bodyOf(row)}`));
  return entries.flatMap((entry) =>
    delegations
      .filter((delegation) => judged.has(`${entry.country} ${bodyOf(delegation)}`))
      .map(({ id }) => ({ entry: entry.id, delegation: id, why: "again" as const, cost: costWeights.again })),
  );
}
