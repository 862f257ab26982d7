import type { Context } from "../../database/context";
import type { EntriesRow } from "../../database/rows/entries";
import { isJudgingHiddenFrom } from "../people/actor";
import { distributionSettingOf } from "./distribution-settings.server";

type Judged = Pick<EntriesRow, "id" | "country" | "created_at">;

/** True where the reader may know who judges an entry: not of their own state, not their own work, not recused. */
export function maySeeJudges(ctx: Context, entry: Judged): boolean {
  return !isJudgingHiddenFrom(ctx.actor, entry);
}

/**
 * True where counting would tell who judges an entry that the reader may not know the judges of: entries are dealt as
 * evenly as can be, so a delegation that stands beside fewer of the others judges that one. Then no page puts a number,
 * or a row of entries, beside a delegation.
 */
export async function countingTells(
  ctx: Context,
  editionId: string,
  entries: readonly Judged[],
): Promise<boolean> {
  if (entries.every((entry) => maySeeJudges(ctx, entry))) return false;
  return (await distributionSettingOf(ctx, editionId)).perEntry !== null;
}
