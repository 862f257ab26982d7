import { createHash } from "node:crypto";
import {
  type Ballots,
  byId,
  FORMAT,
  type Method,
  type SecondBallot,
  type TieRule,
} from "../../../scoring/ballots";
import type { Context } from "../../database/context";
import { criteriaOf, editionById } from "../editions/editions.server";
import { scaleOf, tieRulesOf } from "../editions/ranking-rules";
import { refuse } from "../problems";
import { gridOf, isOwed, votingGrid } from "./cells.server";
import { distributionSettingOf } from "./distribution-settings.server";
import { scoreOf } from "./sheet";

/** The first three places carry a prize. */
export const prizePlaces = 3;

/** Names a delegation in the ballots by its number alone, so that the order of ids is that of the numbers. */
export function ballotIdOf(delegation: { number: number }): string {
  return String(delegation.number).padStart(2, "0");
}

/**
 * Gives everything the ranking of an edition depends on: delegations by number, entries by id, final sheets, recusals
 * and absences with their reasons, the edition's method and rules, and the tie votes on record. Refuses before judging
 * is closed. It is for commands and for the queries that choose what a reader may see: it authorises nobody.
 */
export async function ballotsOf(ctx: Context, editionId: string): Promise<Ballots> {
  const edition = await editionById(ctx, editionId);
  // The one place where advice is left out: ranking, ties, checks and the ballots file all come from here.
  const grid = votingGrid(await gridOf(ctx, edition.id));
  if (edition.judging_closed_at === null || grid.cells.some(isOwed)) {
    refuse("judging-not-closed", "There are no ballots before judging is closed for all.");
  }
  const criteria = await criteriaOf(ctx, edition.id);
  const scale = scaleOf(edition);
  const numberOf = new Map(grid.delegations.map((one) => [one.id, ballotIdOf(one)]));
  const scores = await ctx.db
    .selectFrom("scores")
    .innerJoin("score_sheets", "score_sheets.id", "scores.sheet_id")
    .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
    .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
    .select(["sheet_id", "criterion_id", "ticks"])
    .where("delegations.edition_id", "=", edition.id)
    .where("score_sheets.state", "=", "final")
    .execute();
  const ticksOf = new Map(scores.map((one) => [`${one.sheet_id} ${one.criterion_id}`, one.ticks]));
  const pair = (cell: { delegationId: string; entryId: string }) => ({
    delegation: numberOf.get(cell.delegationId)!,
    entry: cell.entryId,
  });
  const standing = grid.cells.filter((cell) => cell.recusal === undefined || cell.recusal.stands);
  const recusals = grid.cells.flatMap((cell) =>
    cell.recusal && !cell.recusal.stands
      ? [{ ...pair(cell), reason: `${cell.recusal.kind}: ${cell.recusal.reason}` }]
      : [],
  );
  const recused = new Set(recusals.map((one) => `${one.delegation} ${one.entry}`));
  return {
    format: FORMAT,
    edition: String(edition.year),
    scale,
    criteria: criteria.map(({ key, weight }) => ({ id: key, weight })),
    delegations: grid.delegations.map((one) => ({ id: ballotIdOf(one) })),
    entries: grid.entries.map((entry) => ({ id: entry.id })),
    distribution: (await distributionSettingOf(ctx, edition.id)).perEntry === null ? "all" : "some",
    sheets: standing
      .filter((cell) => cell.sheet?.state === "final")
      .map((cell) => ({
        ...pair(cell),
        scores: Object.fromEntries(
          criteria.map((criterion) => [
            criterion.key,
            scoreOf(ticksOf.get(`${cell.sheet!.id} ${criterion.id}`)!, scale),
          ]),
        ),
      })),
    recusals,
    absences: standing
      .filter((cell) => cell.sheet?.state === "absent")
      .map((cell) => ({ ...pair(cell), reason: cell.sheet!.reason ?? "" })),
    method: edition.method as Method,
    tieRules: await withTieVotes(ctx, edition.id, tieRulesOf(edition), numberOf, recused),
    prizePlaces,
    seed: createHash("sha256").update(edition.id).digest().readUInt32BE(0),
  };
}

/** A vote counts no more once its delegation is recused from one of the tied entries, as it could not be cast then. */
async function withTieVotes(
  ctx: Context,
  editionId: string,
  rules: readonly TieRule[],
  numberOf: ReadonlyMap<string, string>,
  recused: ReadonlySet<string>,
): Promise<TieRule[]> {
  const recorded = await ctx.db
    .selectFrom("tie_votes")
    .selectAll()
    .where("edition_id", "=", editionId)
    .orderBy("recorded_at")
    .orderBy("id")
    .execute();
  const votes = recorded.filter(
    (vote) =>
      !(JSON.parse(vote.entries) as string[]).some((id) =>
        recused.has(`${numberOf.get(vote.delegation_id)} ${id}`),
      ),
  );
  const ballots = new Map<string, SecondBallot>();
  for (const vote of votes.filter((one) => one.kind === "second-ballot")) {
    const entries = [...(JSON.parse(vote.entries) as string[])].sort(byId);
    const key = JSON.stringify(entries);
    const earlier = ballots.get(key)?.votes ?? [];
    const own = { delegation: numberOf.get(vote.delegation_id)!, entry: vote.entry_id };
    ballots.set(key, { entries, votes: [...earlier, own] });
  }
  const casting = votes.findLast((one) => one.kind === "casting-vote");
  return rules.map((rule): TieRule => {
    if (rule.rule === "second-ballot" && ballots.size > 0) return { ...rule, ballots: [...ballots.values()] };
    if (rule.rule === "casting-vote" && casting) {
      return {
        rule: "casting-vote",
        by: `delegation ${Number(numberOf.get(casting.delegation_id))}`,
        entry: casting.entry_id,
        reason: casting.reason ?? "",
      };
    }
    return rule;
  });
}
