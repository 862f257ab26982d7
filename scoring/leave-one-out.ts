import { tableOfDelegations } from "./additive-model";
import { scoringDelegations } from "./adjusted";
import type { Id } from "./ballots";
import { plainMean } from "./plain-mean";
import { adjustedScores, groupsByScore, rangeOf, type Scores } from "./scores";
import { columnOf, type Table } from "./totals";

export interface LeftOut {
  readonly left: Id;
  /** Entries first without it; null where the rest cannot be compared. */
  readonly winners: readonly Id[] | null;
  readonly winnersByPlainMean: readonly Id[];
}

function firstOf(table: Table, scores: Scores): Id[] {
  const groups = groupsByScore(
    scores,
    table.entries.map((_, i) => i),
    rangeOf(table),
  );
  return (groups[0] ?? []).map((i) => table.entries[i] as Id);
}

const EXACT_UP_TO = 30;

function winnersIn(table: Table, left: Id): LeftOut {
  const seats = scoringDelegations(table).length;
  const adjusted = adjustedScores(table, "total", seats <= EXACT_UP_TO ? "exact" : "float");
  return {
    left,
    winners: adjusted === null ? null : firstOf(table, adjusted.scores),
    winnersByPlainMean: firstOf(table, plainMean(table)),
  };
}

/** Ranks without each delegation in turn. In a quarter of ordinary juries some delegation changes the winner: no alarm. */
export function leaveOneDelegationOut(table: Table): LeftOut[] {
  return scoringDelegations(table).map((seat) =>
    winnersIn(
      tableOfDelegations(table, (j) => j !== seat),
      table.delegations[seat] as Id,
    ),
  );
}

/** Ranks without each criterion in turn, the other weights unchanged; needs two criteria with a weight. */
export function leaveOneCriterionOut(table: Table): LeftOut[] {
  const weighted = table.weights.filter((weight) => weight > 0).length;
  return table.criteria.flatMap((criterion, left) =>
    table.weights[left] === 0 || weighted < 2
      ? []
      : [
          winnersIn(
            withWeights(
              table,
              table.weights.map((weight, c) => (c === left ? 0 : weight)),
            ),
            criterion,
          ),
        ],
  );
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
