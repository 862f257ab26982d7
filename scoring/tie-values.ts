import { type Ballots, byId, type Id, type TieRule } from "./ballots";
import { copelandNet, pairwiseOf } from "./pairwise";
import { plainMean } from "./plain-mean";
import { compare, fractionText, type Rational, rational } from "./rational";
import {
  type Adjusted,
  adjustedScores,
  decimalsFor,
  groupsByScore,
  printScore,
  rangeOf,
  type Scores,
} from "./scores";
import type { Table } from "./totals";
import { adjustedTrimmedScores } from "./trimmed";

export interface TieContext {
  readonly ballots: Ballots;
  readonly table: Table;
  readonly adjusted: Adjusted | null;
  /** Scores that rules have asked for, so that many ties compute them once. */
  readonly known: Map<string, Scores | null>;
}

/** What one rule says of one group: its parts, best first, and the values it compared. */
export interface RuleValues {
  readonly groups: readonly (readonly number[])[];
  readonly value: (entry: number) => string;
  readonly printed: (entry: number) => string;
}

/** Applies one rule to one group; null where the rule cannot say anything. */
export function valuesOf(context: TieContext, rule: TieRule, group: readonly number[]): RuleValues | null {
  if (rule.rule === "criterion")
    return byScores(
      context,
      group,
      knownScores(context, `criterion ${rule.criterion}`, () => criterionScores(context, rule.criterion)),
    );
  if (rule.rule === "plain-mean")
    return byScores(
      context,
      group,
      knownScores(context, "plain-mean", () => plainMean(context.table)),
    );
  if (rule.rule === "adjusted-trimmed-mean") {
    const { adjusted, table } = context;
    const scores = (): Scores | null => (adjusted === null ? null : adjustedTrimmedScores(table, adjusted));
    return byScores(context, group, knownScores(context, "adjusted-trimmed-mean", scores));
  }
  if (rule.rule === "second-ballot") return byCount(group, votesOn(context, rule, group) ?? new Map());
  if (rule.rule === "casting-vote")
    return byCount(group, new Map([[context.table.entries.indexOf(rule.entry as Id), 1]]));
  if (rule.rule === "direct-comparison") return byDirectComparison(context, group);
  return null;
}

function knownScores({ known }: TieContext, key: string, compute: () => Scores | null): Scores | null {
  if (!known.has(key)) known.set(key, compute());
  return known.get(key) ?? null;
}

/** The score on one criterion, corrected for recusals in the same way as the official score. */
function criterionScores({ table, ballots }: TieContext, criterion: Id): Scores | null {
  const column = table.criteria.indexOf(criterion);
  return ballots.method === "plain-mean"
    ? plainMean(table, column)
    : (adjustedScores(table, column)?.scores ?? null);
}

function byScores({ table }: TieContext, group: readonly number[], scores: Scores | null): RuleValues | null {
  if (scores === null) return null;
  const decimals = decimalsFor({
    mode: scores.mode,
    exact: group.map((i) => scores.exact[i] ?? null),
    values: group.map((i) => scores.values[i] ?? null),
  });
  return {
    groups: groupsByScore(scores, group, rangeOf(table)),
    value: (i) =>
      scores.mode === "exact" ? fractionText(scores.exact[i] as Rational) : String(scores.values[i]),
    printed: (i) => printScore(scores, i, decimals)?.printed ?? "",
  };
}

function byCount(group: readonly number[], counts: ReadonlyMap<number, number>): RuleValues {
  const count = (i: number): Rational => rational(BigInt(counts.get(i) ?? 0));
  const levels = [...new Set(group.map((i) => counts.get(i) ?? 0))].sort((a, b) => b - a);
  return {
    groups: levels.map((level) => group.filter((i) => compare(count(i), rational(BigInt(level))) === 0)),
    value: (i) => fractionText(count(i)),
    printed: (i) => fractionText(count(i)),
  };
}

/**
 * Two entries: the number of delegations that gave each more. Three or more: comparisons won less comparisons lost
 * against the others of the tied group.
 */
function byDirectComparison({ table }: TieContext, group: readonly number[]): RuleValues {
  const pairwise = pairwiseOf(table, group);
  const counts =
    group.length === 2 ? [pairwise.wins[1] as number, pairwise.wins[2] as number] : copelandNet(pairwise);
  return byCount(group, new Map(group.map((entry, n) => [entry, counts[n] as number])));
}

/** Gives the ids of a group. */
export const idsOf = ({ table }: TieContext, group: readonly number[]): Id[] =>
  group.map((i) => table.entries[i] as Id);

/** Gives the delegations that may vote on a group: those recused from none of it. */
export function eligibleDelegations({ ballots, table }: TieContext, group: readonly number[]): Id[] {
  const tied = new Set(group.map((i) => table.entries[i]));
  const recused = new Set(ballots.recusals.filter((one) => tied.has(one.entry)).map((one) => one.delegation));
  return table.delegations.filter((seat) => !recused.has(seat));
}

export type BallotRule = Extract<TieRule, { rule: "second-ballot" }>;
export type CastingRule = Extract<TieRule, { rule: "casting-vote" }>;

/** Gives the votes for each entry of a ballot on exactly this group, or null where there was none. */
export function votesOn(
  context: TieContext,
  rule: BallotRule,
  group: readonly number[],
): Map<number, number> | null {
  const { table } = context;
  const key = JSON.stringify(idsOf(context, group).sort(byId));
  const ballot = rule.ballots?.find(({ entries }) => JSON.stringify([...entries].sort(byId)) === key);
  if (ballot === undefined) return null;
  const counts = new Map<number, number>();
  for (const vote of ballot.votes) {
    if (vote.entry === null) continue;
    const entry = table.entries.indexOf(vote.entry);
    const weight = table.votes[table.delegations.indexOf(vote.delegation)] as number;
    counts.set(entry, (counts.get(entry) ?? 0) + weight);
  }
  return counts;
}

/** Says whether all entries of the group were already together in a larger ballot that left them tied. */
export function wasVotedOn(context: TieContext, rule: BallotRule, group: readonly number[]): boolean {
  const ids = idsOf(context, group);
  return (rule.ballots ?? []).some(
    ({ entries }) => entries.length > ids.length && ids.every((id) => entries.includes(id)),
  );
}

/** Says whether a casting vote is recorded for an entry of the group. */
export function castsFor(context: TieContext, rule: CastingRule, group: readonly number[]): boolean {
  return rule.entry !== undefined && group.includes(context.table.entries.indexOf(rule.entry));
}
