import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { refuseStale } from "../editions/revision.server";
import { record } from "../history/record.server";
import { isComposable } from "../jury/composing.server";
import { refuse } from "../problems";
import { type DistributionSetting, everyDelegation } from "./distribution";

/** Gives how an edition deals its entries; where nothing was chosen, to every delegation. It is public with the call. */
export async function distributionSettingOf(ctx: Context, editionId: string): Promise<DistributionSetting> {
  const row = await ctx.db
    .selectFrom("distribution_settings")
    .select(["per_entry", "expert_needed"])
    .where("edition_id", "=", editionId)
    .executeTakeFirst();
  return row ? { perEntry: row.per_entry, expertNeeded: row.expert_needed === 1 } : everyDelegation;
}

/** Changes how entries are dealt. Refuses all but the presidency, from the opening of judging on, and a stale form. */
export async function changeDistributionSetting(
  ctx: Context,
  editionId: string,
  wanted: DistributionSetting,
  seen?: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "edition.change", { edition: editionFacts(edition) });
    if (!(await isComposable(ctx, edition))) {
      refuse("distribution-locked", "Judging has been opened; how entries are dealt is locked.");
    }
    const present = await distributionSettingOf(ctx, edition.id);
    refuseStale(seen, present);
    if (wanted.perEntry === present.perEntry && wanted.expertNeeded === present.expertNeeded) return;
    if (ctx.actor.kind !== "person") throw new Error("a setting is made by a person");
    const row = {
      per_entry: wanted.perEntry,
      expert_needed: wanted.expertNeeded ? 1 : 0,
      set_at: ctx.now,
      set_by: ctx.actor.id,
    };
    await ctx.db
      .insertInto("distribution_settings")
      .values({ edition_id: edition.id, ...row })
      .onConflict((conflict) => conflict.column("edition_id").doUpdateSet(row))
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "changeDistributionSetting",
      object: ["edition", edition.id],
      from: nameOf(present),
      to: nameOf(wanted),
    });
  });
}

function nameOf({ perEntry, expertNeeded }: DistributionSetting): string {
  return perEntry === null ? "all" : `${perEntry}-each${expertNeeded ? "-one-expert" : ""}`;
}
