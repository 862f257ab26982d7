import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import { authorize } from "../authorize";
import { editionFacts } from "../editions/editions.server";
import { seatIn } from "../people/actor";
import { refuse } from "../problems";
import { isExpectedRecused } from "./automatic-recusals.server";
import { isBeforeDeal } from "./interest";

/** Lets the chair pass for an entry; the vice-chair only where the chair's delegation is recused from it. */
export async function authorizeChair(ctx: Context, edition: EditionsRow, entry: EntriesRow): Promise<void> {
  authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
  authorize(ctx, "judging.chair", { edition: editionFacts(edition), placed: [entry] });
  if (
    seatIn(ctx.actor, edition.id)?.seat === "vice-chair" &&
    !(await chairIsRecused(ctx, edition, entry.id))
  ) {
    refuse("only-chair", "The chair of the jury does this here; the vice-chair where the chair is recused.");
  }
}

/** True when the chair's delegation does not judge the entry, or will not once judging opens, so that the vice-chair acts. */
export async function chairIsRecused(
  ctx: Context,
  edition: Pick<EditionsRow, "id" | "state" | "admission_closed_at">,
  entryId: string,
): Promise<boolean> {
  const chair = await ctx.db
    .selectFrom("delegations")
    .leftJoin("recusals", (join) =>
      join.onRef("recusals.delegation_id", "=", "delegations.id").on("recusals.entry_id", "=", entryId),
    )
    .select(["delegations.id", "country", "recusals.id as recusal"])
    .where("delegations.edition_id", "=", edition.id)
    .where("delegations.seat", "=", "chair")
    .executeTakeFirst();
  if (!chair) return false;
  if (chair.recusal !== null) return true;
  return isBeforeDeal(edition) && (await isExpectedRecused(ctx, chair, entryId));
}
