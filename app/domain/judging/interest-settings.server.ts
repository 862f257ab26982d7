import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { isDealt } from "../jury/composing.server";
import { may } from "../people/permissions";
import { fieldProblem, Refusal, refuse } from "../problems";
import { type ConflictScope, conflictScopes } from "./interest";
import { beforeJudging } from "./own-assignment.server";

/** Gives whom one person's conflict takes off an entry: the whole delegation, unless the edition says otherwise. */
export async function conflictScopeOf(ctx: Context, editionId: string): Promise<ConflictScope> {
  const row = await ctx.db
    .selectFrom("interest_settings")
    .select("conflict_recuses")
    .where("edition_id", "=", editionId)
    .executeTakeFirst();
  return (row?.conflict_recuses ?? "delegation") as ConflictScope;
}

export type InterestSettings = { scope: ConflictScope; changeable: boolean };

/** Shows the setting to those who compose the jury; unknown to all others. */
export async function interestSettings(ctx: Context, edition: EditionsRow): Promise<InterestSettings> {
  const facts = { edition: editionFacts(edition) };
  authorize(ctx, "jury.read", facts);
  return {
    scope: await conflictScopeOf(ctx, edition.id),
    changeable: may(ctx.actor, "jury.compose", facts) && (await isOpenToChange(ctx, edition)),
  };
}

/**
 * Sets whom a conflict takes off an entry; refuses once somebody has declared or judging has been opened, and a word that is
 * not one of the two.
 */
export async function setConflictScope(ctx: Context, editionId: string, typed: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "jury.compose", { edition: editionFacts(edition) });
    if (!(await isOpenToChange(ctx, edition))) {
      refuse(
        "interests-begun",
        "People have begun to declare, or judging has been opened; whom a conflict takes off an entry is settled.",
      );
    }
    const scope = conflictScopes.find((one) => one === typed);
    if (!scope) {
      throw new Refusal([
        fieldProblem("scope", "scope-missing", "Choose whom a conflict takes off an entry."),
      ]);
    }
    const from = await conflictScopeOf(ctx, edition.id);
    if (from === scope) return;
    await ctx.db
      .insertInto("interest_settings")
      .values({ edition_id: edition.id, conflict_recuses: scope })
      .onConflict((conflict) => conflict.column("edition_id").doUpdateSet({ conflict_recuses: scope }))
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "setConflictScope",
      object: ["edition", edition.id],
      from,
      to: scope,
    });
  });
}

// What people have declared rests on it, also where admission was opened again.
async function isOpenToChange(ctx: Context, edition: EditionsRow): Promise<boolean> {
  if (!beforeJudging.includes(edition.state) || (await isDealt(ctx, edition.id))) return false;
  const declared = await ctx.db
    .selectFrom("declarations")
    .innerJoin("entries", "entries.id", "declarations.entry_id")
    .select("declarations.id")
    .where("entries.edition_id", "=", edition.id)
    .limit(1)
    .executeTakeFirst();
  return declared === undefined;
}
