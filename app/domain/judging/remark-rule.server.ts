import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { editionInPreparation } from "../editions/create.server";
import { scaleOf } from "../editions/ranking-rules";
import { refuseStale } from "../editions/revision.server";
import { record } from "../history/record.server";
import { fieldProblem, Refusal } from "../problems";
import { boundsToChoose, defaultRemarkRule, type RemarkRule } from "./remark-rule";

/** Gives the scores of an edition that need a remark. Public with the call, so that it asks nobody's leave. */
export async function remarkRuleOf(
  ctx: Pick<Context, "db">,
  edition: Pick<EditionsRow, "id" | "scale">,
): Promise<RemarkRule> {
  const row = await ctx.db
    .selectFrom("remark_rules")
    .select("rule")
    .where("edition_id", "=", edition.id)
    .executeTakeFirst();
  return row ? (JSON.parse(row.rule) as RemarkRule) : defaultRemarkRule(scaleOf(edition));
}

/**
 * Sets which scores need a remark. Refuses a bound off the scale, bounds that leave no score free of a remark, an
 * edition whose call is open, and a stale save where `seen` is given.
 */
export async function setRemarkRule(
  ctx: Context,
  editionId: string,
  rule: RemarkRule,
  seen?: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionInPreparation(ctx, editionId);
    refuseStale(seen, await remarkRuleOf(ctx, edition));
    const offered = boundsToChoose(scaleOf(edition));
    for (const side of ["below", "above"] as const) {
      const chosen = rule[side];
      if (chosen !== null && !offered[side].includes(chosen)) {
        throw new Refusal([fieldProblem(side, "off-the-scale", "Choose one of the offered scores.")]);
      }
    }
    if (rule.below !== null && rule.above !== null && rule.below > rule.above) {
      const sentence =
        "The lower bound is above the upper one, so that every score would need a remark. Change one of them.";
      throw new Refusal([fieldProblem("below", "bounds-crossed", sentence)]);
    }
    const row = { rule: JSON.stringify(rule), set_at: ctx.now, set_by: (ctx.actor as { id: string }).id };
    await ctx.db
      .insertInto("remark_rules")
      .values({ edition_id: editionId, ...row })
      .onConflict((conflict) => conflict.column("edition_id").doUpdateSet(row))
      .execute();
    await record(ctx, { editionId, command: "setRemarkRule", object: ["edition", editionId] });
  });
}
