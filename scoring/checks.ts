import { additiveModel, covariancesOf, errorOfDifference } from "./additive-model";
import { type Agreement, agreementOf } from "./agreement";
import type { Ballots, Id } from "./ballots";
import { bootstrap, type Stability } from "./bootstrap";
import { bordaNormalised, bordaPairwiseShare } from "./borda";
import { type DelegationStatistics, delegationStatistics } from "./delegation-statistics";
import { type DesignQuality, designQuality } from "./design-quality";
import { type LeftOut, leaveOneCriterionOut, leaveOneDelegationOut } from "./leave-one-out";
import { condorcetWinner, copelandNet, pairwiseOf } from "./pairwise";
import type { Standing } from "./ranking";
import { type StudentisedResidual, studentisedResiduals } from "./residuals";
import { schulze } from "./schulze";
import { type ScoreFlip, smallestScoreChanges } from "./score-flip";
import { decimalsFor, groupsByScore, type PrintedScore, printScore, rangeOf, type Scores } from "./scores";
import type { Table } from "./totals";
import { adjustedTrimmedScores, medianScores } from "./trimmed";
import { smallestWeightChanges, type WeightFlip } from "./weight-flip";

/** One entry under the methods beside the official one. None of them decides a place. */
export interface EntryChecks {
  readonly entry: Id;
  readonly adjustedTrimmed: PrintedScore | null;
  readonly median: PrintedScore | null;
  /** Direct comparisons won and lost against the other entries. */
  readonly won: number;
  readonly lost: number;
  readonly bordaPairwiseShare: number | null;
  readonly bordaNormalised: number | null;
}

export interface Margin {
  readonly winner: Id;
  readonly second: Id;
  readonly points: number;
  readonly standardError: number | null;
}

/** Everything beside the official ranking. It changes no score; only the jury does, on the record. */
export interface Checks {
  readonly entries: readonly EntryChecks[];
  readonly firstBy: {
    readonly plainMean: readonly Id[];
    readonly adjustedTrimmed: readonly Id[];
    readonly median: readonly Id[];
    readonly copeland: readonly Id[];
    readonly condorcet: Id | null;
    readonly schulzeWinning: readonly Id[] | null;
    readonly schulzeMargin: readonly Id[] | null;
    readonly bordaPairwiseShare: readonly Id[];
    readonly bordaNormalised: readonly Id[];
  };
  readonly margin: Margin | null;
  readonly agreement: Agreement;
  readonly delegations: readonly DelegationStatistics[];
  /** Sheets beyond 3.9 standard deviations of what entry and delegation explain. */
  readonly residuals: readonly StudentisedResidual[];
  readonly stability: Stability | null;
  readonly withoutDelegation: readonly LeftOut[];
  readonly withoutCriterion: readonly LeftOut[];
  readonly scoreChanges: readonly ScoreFlip[] | null;
  readonly weightChanges: readonly WeightFlip[] | null;
  readonly design: DesignQuality;
}

/** Above so many entries x delegations only the ranking is computed: a final with a full jury is far below. */
export const MOST_CHECKED_CELLS = 40_000;
/** Bonferroni over the sheets of an ordinary jury. */
export const RESIDUAL_LIMIT = 3.9;

/**
 * Computes the checks of ballots already ranked. Gives null where the table is too large for them; `seed` is that of the
 * ballots.
 */
export function checksOf(ballots: Ballots, standing: Standing): Checks | null {
  const { table, adjusted, plain, official } = standing;
  if (table.entries.length * table.delegations.length > MOST_CHECKED_CELLS) return null;
  const model = additiveModel(table);
  const covariances = model === null ? null : covariancesOf(model);
  const pairwise = pairwiseOf(table);
  const net = copelandNet(pairwise);
  const trimmed = adjusted === null ? null : adjustedTrimmedScores(table, adjusted);
  const median = medianScores(table);
  const share = bordaPairwiseShare(pairwise);
  const normalised = bordaNormalised(table);
  const condorcet = condorcetWinner(pairwise);
  const method = ballots.method === "adjusted-trimmed-mean" ? null : ballots.method;
  const places = ballots.prizePlaces ?? 3;
  const first = (scores: Scores | null): Id[] => (scores === null ? [] : firstOf(table, scores));
  const paths = (kind: "winning" | "margin"): Id[] | null =>
    schulze(pairwise, kind)?.winners.map((i) => table.entries[i] as Id) ?? null;
  const ids = (chosen: readonly number[]): Id[] => chosen.map((i) => table.entries[i] as Id);
  return {
    entries: table.entries.map((entry, i) => ({
      entry,
      adjustedTrimmed: trimmed === null ? null : printScore(trimmed, i, decimalsFor(trimmed)),
      median: printScore(median, i, decimalsFor(median)),
      ...wonAndLost(pairwise.wins, pairwise.size, i),
      bordaPairwiseShare: share[i] ?? null,
      bordaNormalised: normalised[i] ?? null,
    })),
    firstBy: {
      plainMean: first(plain),
      adjustedTrimmed: first(trimmed),
      median: first(median),
      copeland: ids(highest(net)),
      condorcet: condorcet === null ? null : (table.entries[condorcet] as Id),
      schulzeWinning: paths("winning"),
      schulzeMargin: paths("margin"),
      bordaPairwiseShare: ids(highest(share)),
      bordaNormalised: ids(highest(normalised)),
    },
    margin: marginOf(table, official, model, covariances),
    agreement: agreementOf(table),
    delegations: delegationStatistics(table, model),
    residuals:
      model === null || covariances === null
        ? []
        : studentisedResiduals(model, covariances).filter(
            (one) => Math.abs(one.studentised) > RESIDUAL_LIMIT,
          ),
    stability: bootstrap(table, ballots.seed),
    withoutDelegation: leaveOneDelegationOut(table),
    withoutCriterion: leaveOneCriterionOut(table),
    scoreChanges: method === null ? null : smallestScoreChanges(table, places, method, model),
    weightChanges: method === null ? null : smallestWeightChanges(table, places, method),
    design: designQuality(table, model),
  };
}

function firstOf(table: Table, scores: Scores): Id[] {
  const all = table.entries.map((_, i) => i);
  return (groupsByScore(scores, all, rangeOf(table))[0] ?? []).map((i) => table.entries[i] as Id);
}

/** Equal to nine digits is equal: these are shares, not official scores. */
function highest(values: readonly (number | null)[]): number[] {
  const known = values.filter((value): value is number => value !== null);
  const best = known.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return values.flatMap((value, i) => (value !== null && value >= best - 1e-9 ? [i] : []));
}

function wonAndLost(wins: Float64Array, size: number, a: number): { won: number; lost: number } {
  let won = 0;
  let lost = 0;
  for (let b = 0; b < size; b += 1) {
    const difference = (wins[a * size + b] as number) - (wins[b * size + a] as number);
    if (difference > 0) won += 1;
    if (difference < 0) lost += 1;
  }
  return { won, lost };
}

function marginOf(
  table: Table,
  official: Scores | null,
  model: ReturnType<typeof additiveModel>,
  covariances: ReturnType<typeof covariancesOf> | null,
): Margin | null {
  if (official === null) return null;
  const groups = groupsByScore(
    official,
    table.entries.map((_, i) => i),
    rangeOf(table),
  );
  const winner = groups[0]?.[0];
  const second = groups[0]?.[1] ?? groups[1]?.[0];
  if (winner === undefined || second === undefined) return null;
  return {
    winner: table.entries[winner] as Id,
    second: table.entries[second] as Id,
    points: (official.values[winner] as number) - (official.values[second] as number),
    standardError:
      model === null || covariances === null ? null : errorOfDifference(model, covariances, winner, second),
  };
}
