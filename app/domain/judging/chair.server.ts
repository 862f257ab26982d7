import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { authorize } from "../authorize";
import { editionFacts } from "../editions/editions.server";
import { seatIn } from "../people/actor";
import { refuse } from "../problems";

/** Lets the chair pass for an entry; the vice-chair only where the chair's delegation is recused from it. */
export async function authorizeChair(ctx: Context, edition: EditionsRow, entryId: string): Promise<void> {
  authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
  authorize(ctx, "judging.chair", { edition: editionFacts(edition), placed: [entryId] });
  if (
    seatIn(ctx.actor, edition.id)?.seat === "vice-chair" &&
    !(await chairIsRecused(ctx, edition, entryId))
  ) {
    refuse("only-chair", "The chair of the jury does this here; the vice-chair where the chair is recused.");
  }
}

/** True when the chair's delegation does not judge the entry, so that the vice-chair acts. */
export async function chairIsRecused(
  ctx: Context,
  edition: Pick<EditionsRow, "id">,
  entryId: string,
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("recusals")
    .innerJoin("delegations", "delegations.id", "recusals.delegation_id")
    .select("recusals.id")
    .where("delegations.edition_id", "=", edition.id)
    .where("delegations.seat", "=", "chair")
    .where("recusals.entry_id", "=", entryId)
    .executeTakeFirst();
  return row !== undefined;
}
