import type { Context } from "../../database/context";
import type { CriteriaRow, EditionsRow } from "../../database/rows/editions";
import { scaleOf } from "../editions/ranking-rules";
import { scoreOf } from "./sheet";

/** A final sheet of a delegation that only advises. */
export type Advice = {
  entryId: string;
  delegationId: string;
  scores: Record<string, { score: number; remark: string }>;
  overallRemark: string;
};

/**
 * Gives the final sheets of the delegations that only advise, which no ranking, vote or quorum knows of. Recusals hold
 * for them as for all. It chooses nothing for a reader: that is for the query that shows it, once the order is open.
 */
export async function adviceOf(
  ctx: Context,
  edition: EditionsRow,
  criteria: readonly CriteriaRow[],
  /** Only the sheets on this entry. */
  entryId?: string,
): Promise<Advice[]> {
  let query = ctx.db
    .selectFrom("scores")
    .innerJoin("score_sheets", "score_sheets.id", "scores.sheet_id")
    .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
    .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
    .select(["sheet_id", "criterion_id", "ticks", "remark", "overall_remark", "entry_id", "delegation_id"])
    .where("delegations.edition_id", "=", edition.id)
    .where("advice_only", "=", 1)
    .where("score_sheets.state", "=", "final")
    .orderBy("delegations.number");
  if (entryId !== undefined) query = query.where("entry_id", "=", entryId);
  const rows = await query.execute();
  const scale = scaleOf(edition);
  const sheets = new Map<string, typeof rows>();
  for (const row of rows) sheets.set(row.sheet_id, [...(sheets.get(row.sheet_id) ?? []), row]);
  return [...sheets.values()].map((own): Advice => {
    return {
      entryId: own[0]!.entry_id,
      delegationId: own[0]!.delegation_id,
      overallRemark: own[0]!.overall_remark,
      scores: Object.fromEntries(
        criteria.flatMap(({ id, key }) => {
          const score = own.find((row) => row.criterion_id === id);
          return score?.ticks == null
            ? []
            : [[key, { score: scoreOf(score.ticks, scale), remark: score.remark }]];
        }),
      ),
    };
  });
}

/** Gives the plain scores of an advice, as a delegation's total is worked out from them. */
export function plainScores(advice: Advice): Record<string, number> {
  return Object.fromEntries(Object.entries(advice.scores).map(([key, { score }]) => [key, score]));
}
