import type { Id } from "./ballots";
import { plainMean } from "./plain-mean";
import {
  add,
  divide,
  fractionText,
  gcd,
  multiply,
  type Rational,
  rational,
  subtract,
  toNumber,
  ZERO,
} from "./rational";
import { adjustedScoresByCriterion, groupsByScore, rangeOf, type Scores } from "./scores";
import { type Table, totalWeight } from "./totals";

/** The smallest shift of weight between criteria after which a rival reaches the holder of a place. */
export interface WeightChange {
  readonly rival: Id;
  /** Percentage points moved between criteria: half the sum of the absolute changes, of 100 in all. */
  readonly pointsMoved: number;
  /** New weights in the order of the table's criteria, adding up to the old sum. Several can be optimal. */
  readonly newWeights: readonly number[];
  /** The same as fractions, `571/8`. */
  readonly exactWeights: readonly string[];
  readonly givers: readonly Id[];
  readonly receiver: Id;
}

export interface WeightFlip {
  readonly place: number;
  readonly holder: Id;
  /** Of all rivals behind the holder, the one that needs least; null where no weights help any. */
  readonly smallest: WeightChange | null;
  readonly rivals: readonly WeightChange[];
}

/**
 * Gives the smallest weight change for each of the first places held by one entry alone: minimise half the sum of
 * |dw| with sum dw = 0, w + dw >= 0 and sum (w + dw)_c (lead of the holder on c) <= 0. Weight goes from the criteria of
 * the largest lead to the one of the smallest. Gives null where the design is not connected.
 */
export function smallestWeightChanges(
  table: Table,
  places: number,
  method: "recusal-corrected-mean" | "plain-mean",
): WeightFlip[] | null {
  const columns =
    method === "plain-mean"
      ? table.criteria.map((_, c) => plainMean(table, c))
      : adjustedScoresByCriterion(table);
  if (columns === null) return null;
  const weights = table.weights.map((weight) => rational(BigInt(weight)));
  const scores = weighted(columns, weights);
  const whole = inWholeUnits(columns);
  const groups = groupsByScore(
    scores,
    table.entries.map((_, i) => i),
    rangeOf(table),
  );
  const result: WeightFlip[] = [];
  let place = 1;
  for (const [n, group] of groups.entries()) {
    if (place > places) break;
    const behind = groups.slice(n + 1).flat();
    const holder = group[0] as number;
    if (group.length === 1 && behind.length > 0) {
      const rivals = behind.flatMap((rival) => {
        const leads = whole.map((column) => (column[holder] as bigint) - (column[rival] as bigint));
        const change = shift(table, leads, rival);
        return change === null ? [] : [change];
      });
      rivals.sort((a, b) => a.pointsMoved - b.pointsMoved);
      result.push({ place, holder: table.entries[holder] as Id, smallest: rivals[0] ?? null, rivals });
    }
    place += group.length;
  }
  return result;
}

function weighted(columns: readonly Scores[], weights: readonly Rational[]): Scores {
  const all = weights.reduce(add, ZERO);
  const exact = (columns[0]?.exact ?? []).map((first, i) =>
    first === null
      ? null
      : divide(
          columns.reduce(
            (sum, column, c) => add(sum, multiply(weights[c] as Rational, column.exact[i] as Rational)),
            ZERO,
          ),
          all,
        ),
  );
  return {
    mode: columns[0]?.mode ?? "exact",
    exact,
    values: exact.map((score) => (score === null ? null : toNumber(score))),
  };
}

/** The scores of every criterion in whole numbers of one common unit: leads are compared and added without reducing. */
function inWholeUnits(columns: readonly Scores[]): bigint[][] {
  let unit = 1n;
  for (const column of columns)
    for (const score of column.exact) if (score !== null) unit = (unit / gcd(unit, score.den)) * score.den;
  return columns.map((column) =>
    column.exact.map((score) => (score === null ? 0n : score.num * (unit / score.den))),
  );
}

function shift(table: Table, leads: readonly bigint[], rival: number): WeightChange | null {
  const lead = (c: number): bigint => leads[c] as bigint;
  const order = leads
    .map((_, c) => c)
    .sort((a, b) => (lead(a) > lead(b) ? -1 : lead(a) < lead(b) ? 1 : a - b));
  const receiver = order.at(-1) as number;
  const after = table.weights.map((weight) => rational(BigInt(weight)));
  const givers: number[] = [];
  let left = table.weights.reduce((sum, weight, c) => sum + BigInt(weight) * lead(c), 0n);
  let moved = ZERO;
  for (const giver of order) {
    if (left <= 0n) break;
    const gain = lead(giver) - lead(receiver);
    const weight = BigInt(table.weights[giver] as number);
    if (gain <= 0n || weight === 0n) continue;
    // The last giver gives only the part that makes the tie; all before it give everything.
    const part = left < gain * weight ? rational(left, gain) : rational(weight);
    after[giver] = subtract(rational(weight), part);
    moved = add(moved, part);
    left = left < gain * weight ? 0n : left - gain * weight;
    givers.push(giver);
  }
  if (left > 0n) return null;
  after[receiver] = add(after[receiver] as Rational, moved);
  const percent = divide(multiply(moved, rational(100n)), rational(BigInt(totalWeight(table))));
  return {
    rival: table.entries[rival] as Id,
    pointsMoved: toNumber(percent),
    newWeights: after.map(toNumber),
    exactWeights: after.map(fractionText),
    givers: givers.map((c) => table.criteria[c] as Id),
    receiver: table.criteria[receiver] as Id,
  };
}
