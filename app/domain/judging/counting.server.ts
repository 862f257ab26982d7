import type { Context } from "../../database/context";
import type { EntriesRow } from "../../database/rows/entries";
import { isOf, isRecusedFrom } from "../people/actor";
import { distributionSettingOf } from "./distribution-settings.server";

/** True where the reader may know who judges an entry: not of their own state, not their own work, not recused. */
export function maySeeJudges(ctx: Context, entry: Pick<EntriesRow, "id" | "country">): boolean {
  const { actor } = ctx;
  if (isRecusedFrom(actor, entry.id) || isOf(actor, entry.country)) return false;
  return !(actor.kind === "person" && actor.entries.some((one) => one.entryId === entry.id));
}

/**
 * True where counting would tell who judges an entry that the reader may not know the judges of: entries are dealt as
 * evenly as can be, so a delegation that stands beside fewer of the others judges that one. Then no page puts a number,
 * or a row of entries, beside a delegation.
 */
export async function countingTells(
  ctx: Context,
  editionId: string,
  entries: readonly Pick<EntriesRow, "id" | "country">[],
): Promise<boolean> {
  if (entries.every((entry) => maySeeJudges(ctx, entry))) return false;
  return (await distributionSettingOf(ctx, editionId)).perEntry !== null;
}
