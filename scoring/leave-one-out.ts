import { scoringDelegations } from "./adjusted";
import type { Id } from "./ballots";
import { resampler } from "./resampling";
import { DECLARED_TIE, rangeOf } from "./scores";
import { columnOf, type Table } from "./totals";

export interface LeftOut {
  readonly left: Id;
  /** Entries first without it; null where the rest cannot be compared. */
  readonly winners: readonly Id[] | null;
  readonly winnersByPlainMean: readonly Id[];
}

/** Entries of the highest score; scores closer than a declared tie are equal. */
function firstOf(table: Table, scores: Float64Array): Id[] {
  const best = scores.reduce((a, b) => (b > a ? b : a), Number.NEGATIVE_INFINITY);
  const tie = DECLARED_TIE * rangeOf(table);
  return table.entries.filter((_, i) => (scores[i] as number) >= best - tie);
}

function ranked(table: Table, left: Id, refit: ReturnType<typeof resampler>, times: Int32Array): LeftOut {
  const { scores, comparable } = refit(times);
  return {
    left,
    winners: comparable ? firstOf(table, scores.adjusted) : null,
    winnersByPlainMean: firstOf(table, scores.plain),
  };
}

const onceEach = (table: Table): Int32Array => {
  const times = new Int32Array(table.delegations.length);
  for (const seat of scoringDelegations(table)) times[seat] = 1;
  return times;
};

/** Ranks without each delegation in turn. In a quarter of ordinary juries some delegation changes the winner: no alarm. */
export function leaveOneDelegationOut(table: Table): LeftOut[] {
  const seats = scoringDelegations(table);
  const refit = resampler(table);
  if (seats.length < 2) return [];
  return seats.map((seat) => {
    const times = onceEach(table);
    times[seat] = 0;
    return ranked(table, table.delegations[seat] as Id, refit, times);
  });
}

/** Ranks without each criterion in turn, the other weights unchanged; needs two criteria with a weight. */
export function leaveOneCriterionOut(table: Table): LeftOut[] {
  const weighted = table.weights.filter((weight) => weight > 0).length;
  return table.criteria.flatMap((criterion, left) => {
    if (table.weights[left] === 0 || weighted < 2) return [];
    const rest = withWeights(
      table,
      table.weights.map((weight, c) => (c === left ? 0 : weight)),
    );
    return [ranked(rest, criterion, resampler(rest), onceEach(rest))];
  });
}

/** Gives the table with other weights of the criteria. */
export function withWeights(table: Table, weights: readonly number[]): Table {
  const totals = new Float64Array(table.totals.length);
  weights.forEach((weight, c) => {
    if (weight === 0) return;
    columnOf(table, c).forEach((tick, n) => {
      totals[n] = (totals[n] as number) + weight * tick;
    });
  });
  return { ...table, weights, totals };
}
