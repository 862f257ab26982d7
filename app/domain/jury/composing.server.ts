import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { DelegationsRow } from "../../database/rows/jury";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { known, refuse } from "../problems";

const composable: readonly string[] = ["preparing", "open", "checking"];

/** Says whether the jury can still be composed: once entries have been dealt it stays locked, also where admission was opened again. */
export async function isComposable(
  ctx: Context,
  edition: Pick<EditionsRow, "id" | "state">,
): Promise<boolean> {
  return composable.includes(edition.state) && !(await isDealt(ctx, edition.id));
}

/** True once a delegation of this edition was given an entry to judge. */
export async function isDealt(ctx: Context, editionId: string): Promise<boolean> {
  const dealt = await ctx.db
    .selectFrom("assignments")
    .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
    .select("assignments.id")
    .where("edition_id", "=", editionId)
    .limit(1)
    .executeTakeFirst();
  return dealt !== undefined;
}

/** Gives the edition to those who compose its jury; refuses once judging has been opened. */
export async function composableEdition(ctx: Context, editionId: string): Promise<EditionsRow> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "jury.compose", { edition: editionFacts(edition) });
  if (!(await isComposable(ctx, edition))) {
    refuse("jury-locked", "Judging has been opened; the jury and its distribution are locked.");
  }
  return edition;
}

/** Gives a delegation that sits in a jury; one that an objection has removed is unknown. */
export async function delegationById(ctx: Context, delegationId: string): Promise<DelegationsRow> {
  return known(
    await ctx.db
      .selectFrom("delegations")
      .selectAll()
      .where("id", "=", delegationId)
      .where("withdrawn_at", "is", null)
      .executeTakeFirst(),
    "delegation",
  );
}

/** Gives a delegation with its edition to those who compose the jury; refuses once judging has been opened. */
export async function composableDelegation(
  ctx: Context,
  delegationId: string,
): Promise<{ delegation: DelegationsRow; edition: EditionsRow }> {
  const delegation = await delegationById(ctx, delegationId);
  return { delegation, edition: await composableEdition(ctx, delegation.edition_id) };
}
