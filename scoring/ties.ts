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
}

export interface TieValue {
  readonly entry: Id;
  /** The exact value compared: a fraction, or a number of votes. */
  readonly value: string;
  readonly printed: string;
}

/** One tie rule applied to one group of entries that were still tied. */
export interface TieStep {
  /** Number of the rule in the ballots file, from 1. */
  readonly number: number;
  readonly rule: TieRule["rule"];
  readonly criterion?: Id;
  readonly tied: readonly Id[];
  readonly values: readonly TieValue[];
  /** The entries after this rule, best first; one group when it decided nothing. */
  readonly groups: readonly (readonly Id[])[];
  /** Each pair this rule put in order, with the two values compared. */
  readonly pairs: readonly {
    readonly ahead: Id;
    readonly behind: Id;
    readonly aheadValue: string;
    readonly behindValue: string;
  }[];
  readonly sentence: string;
}

/** A tie that waits for people: until it is decided the place is shared provisionally. */
export interface OpenTie {
  readonly needs: "second-ballot" | "casting-vote";
  readonly number: number;
  readonly entries: readonly Id[];
  /** Delegations that may vote in the second ballot: those recused from none of the tied entries. */
  readonly eligible?: readonly Id[];
}

export interface Resolved {
  readonly groups: readonly (readonly number[])[];
  readonly steps: readonly TieStep[];
  readonly open: readonly OpenTie[];
}

/**
 * Applies the tie rules from number `from` on to a group of tied entries, in their order; entries that remain tied go
 * on to the next rule. Never breaks a tie by name, number, time or chance.
 */
export function resolveTie(
  context: TieContext,
  group: readonly number[],
  from: number,
  asked: boolean,
): Resolved {
  const shared: Resolved = { groups: [group], steps: [], open: [] };
  const rule = context.ballots.tieRules[from];
  if (group.length < 2 || rule === undefined || rule.rule === "shared-place") return shared;
  const next = (): Resolved => resolveTie(context, group, from + 1, asked);
  if (rule.rule === "second-ballot" && votesOn(context, rule, group) === null) {
    const eligible = eligibleDelegations(context, group);
    if (!asked || eligible.length === 0 || wasVotedOn(context, rule, group)) return next();
    return {
      ...shared,
      open: [{ needs: "second-ballot", number: from + 1, entries: idsOf(context, group), eligible }],
    };
  }
  if (rule.rule === "casting-vote" && !castsFor(context, rule, group)) {
    const later = context.ballots.tieRules.some(
      (other, n) => n > from && other.rule === "casting-vote" && castsFor(context, other, group),
    );
    if (!asked || later) return next();
    return { ...shared, open: [{ needs: "casting-vote", number: from + 1, entries: idsOf(context, group) }] };
  }
  const values = valuesOf(context, rule, group);
  if (values === null) return next();
  const step = stepOf(context, rule, from + 1, group, values);
  if (values.groups.length === 1) {
    const rest = next();
    return { ...rest, steps: [step, ...rest.steps] };
  }
  const parts = values.groups.map((part) => resolveTie(context, part, from, asked));
  return {
    groups: parts.flatMap((part) => part.groups),
    steps: [step, ...parts.flatMap((part) => part.steps)],
    open: parts.flatMap((part) => part.open),
  };
}

interface RuleValues {
  readonly groups: readonly (readonly number[])[];
  readonly value: (entry: number) => string;
  readonly printed: (entry: number) => string;
}

function valuesOf(context: TieContext, rule: TieRule, group: readonly number[]): RuleValues | null {
  if (rule.rule === "criterion") return byScores(context, group, criterionScores(context, rule.criterion));
  if (rule.rule === "plain-mean") return byScores(context, group, plainMean(context.table));
  if (rule.rule === "adjusted-trimmed-mean")
    return context.adjusted === null
      ? null
      : byScores(context, group, adjustedTrimmedScores(context.table, context.adjusted));
  if (rule.rule === "second-ballot") return byCount(group, votesOn(context, rule, group) ?? new Map());
  if (rule.rule === "casting-vote")
    return byCount(group, new Map([[context.table.entries.indexOf(rule.entry as Id), 1]]));
  if (rule.rule === "direct-comparison") return byDirectComparison(context, group);
  return null;
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
  const own: Scores = {
    ...scores,
    exact: scores.exact.map((score, i) => (group.includes(i) ? score : null)),
  };
  const decimals = decimalsFor(own);
  return {
    groups: groupsByScore(scores, group, rangeOf(table)),
    value: (i) =>
      scores.mode === "exact" ? fractionText(scores.exact[i] as Rational) : String(scores.values[i]),
    printed: (i) => printScore(own, i, decimals)?.printed ?? "",
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

function stepOf(
  context: TieContext,
  rule: TieRule,
  number: number,
  group: readonly number[],
  values: RuleValues,
): TieStep {
  const { table } = context;
  const id = (i: number): Id => table.entries[i] as Id;
  const pairs = values.groups.flatMap((better, n) =>
    values.groups.slice(n + 1).flatMap((worse) =>
      better.flatMap((a) =>
        worse.map((b) => ({
          ahead: id(a),
          behind: id(b),
          aheadValue: values.value(a),
          behindValue: values.value(b),
        })),
      ),
    ),
  );
  return {
    number,
    rule: rule.rule,
    ...(rule.rule === "criterion" ? { criterion: rule.criterion } : {}),
    tied: idsOf(context, group),
    values: group.map((i) => ({ entry: id(i), value: values.value(i), printed: values.printed(i) })),
    groups: values.groups.map((part) => idsOf(context, part)),
    pairs,
    sentence: sentenceOf(rule, group, values, id),
  };
}

function sentenceOf(
  rule: TieRule,
  group: readonly number[],
  values: RuleValues,
  id: (i: number) => Id,
): string {
  const outcome = values.groups.length === 1 ? "leaves the tie" : "decides";
  const compared = group.map((i) => `${id(i)} ${values.printed(i)}`).join(", ");
  switch (rule.rule) {
    case "criterion":
      return `The score on criterion "${rule.criterion}" ${outcome}: ${compared}.`;
    case "direct-comparison":
      return group.length === 2
        ? `Direct comparison ${outcome}; delegations that gave more: ${compared}.`
        : `Direct comparison ${outcome}; comparisons won less lost: ${compared}.`;
    case "second-ballot":
      return `The second ballot ${outcome}; votes: ${compared}.`;
    case "casting-vote":
      return `The casting vote of ${rule.by} decides for ${rule.entry}: ${rule.reason}`;
    case "adjusted-trimmed-mean":
      return `The adjusted trimmed mean ${outcome}: ${compared}.`;
    default:
      return `The ${rule.rule.replace("-", " ")} ${outcome}: ${compared}.`;
  }
}

const idsOf = ({ table }: TieContext, group: readonly number[]): Id[] =>
  group.map((i) => table.entries[i] as Id);

function eligibleDelegations({ ballots, table }: TieContext, group: readonly number[]): Id[] {
  const tied = new Set(group.map((i) => table.entries[i]));
  const recused = new Set(ballots.recusals.filter((one) => tied.has(one.entry)).map((one) => one.delegation));
  return table.delegations.filter((seat) => !recused.has(seat));
}

type BallotRule = Extract<TieRule, { rule: "second-ballot" }>;
type CastingRule = Extract<TieRule, { rule: "casting-vote" }>;

/** Gives the votes for each entry of a ballot on exactly this group, or null where there was none. */
function votesOn(
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
function wasVotedOn(context: TieContext, rule: BallotRule, group: readonly number[]): boolean {
  const ids = idsOf(context, group);
  return (rule.ballots ?? []).some(
    ({ entries }) => entries.length > ids.length && ids.every((id) => entries.includes(id)),
  );
}

function castsFor(context: TieContext, rule: CastingRule, group: readonly number[]): boolean {
  return rule.entry !== undefined && group.includes(context.table.entries.indexOf(rule.entry));
}
