import type { Context } from "../../database/context";
import type { EntriesRow } from "../../database/rows/entries";
import type { DelegationsRow } from "../../database/rows/jury";
import {
  competingEntries,
  delegationsWithPeople,
  type KnownRecusal,
  knownRecusals,
} from "./automatic-recusals.server";
import type { DistributionConditions, DistributionSetting } from "./distribution";

/** What a distribution is made from, with the rows behind it. */
export type DistributionGround = {
  entries: EntriesRow[];
  delegations: DelegationsRow[];
  conflicts: KnownRecusal[];
  conditions: DistributionConditions;
};

/** Gathers what a distribution follows from now: entries, delegations, every recusal known, and what was dealt earlier; without costs. */
export async function distributionGround(
  ctx: Context,
  editionId: string,
  setting: DistributionSetting,
): Promise<DistributionGround> {
  const entries = await competingEntries(ctx, editionId);
  const delegations = await delegationsWithPeople(ctx, editionId);
  const known = await knownRecusals(ctx, editionId, entries, delegations);
  const closed = new Set(known.map((one) => `${one.entryId} ${one.delegationId}`));
  const standing = await ctx.db
    .selectFrom("assignments")
    .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
    .select(["entry_id", "delegation_id"])
    .where("delegations.edition_id", "=", editionId)
    .execute();
  const isJudged = new Set(entries.map((entry) => entry.id));
  const sits = new Set(delegations.map((delegation) => delegation.id));
  const pairs = (list: readonly { entry: string; delegation: string }[]) =>
    list
      .filter((pair) => isJudged.has(pair.entry) && sits.has(pair.delegation))
      .sort((a, b) => (`${a.entry} ${a.delegation}` < `${b.entry} ${b.delegation}` ? -1 : 1));
  return {
    entries,
    delegations,
    conflicts: known,
    conditions: {
      perEntry: setting.perEntry ?? 0,
      expertNeeded: setting.expertNeeded,
      entries: entries.map((entry) => entry.id),
      delegations: delegations
        .map((delegation) => ({
          id: delegation.id,
          expert: delegation.kind === "expert",
          advises: delegation.advice_only === 1,
        }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
      conflicts: pairs(known.map((one) => ({ entry: one.entryId, delegation: one.delegationId }))),
      standing: pairs(
        standing
          .filter((row) => !closed.has(`${row.entry_id} ${row.delegation_id}`))
          .map((row) => ({ entry: row.entry_id, delegation: row.delegation_id })),
      ),
      costs: [],
    },
  };
}
