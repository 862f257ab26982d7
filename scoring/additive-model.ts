import type { Id } from "./ballots";
import { upperTailF } from "./distributions";
import { inverseOf } from "./linear";
import { type FloatFit, fitWith, type NormalEquations, normalEquations } from "./normal-equations";
import { toNumber } from "./rational";
import { columnOf, entryOfCells, type Table, totalWeight } from "./totals";

/**
 * The additive model `total = entry + delegation + rest` in floating point, with what statistics need of it. All values
 * are in points of the scale.
 */
export interface AdditiveModel {
  readonly table: Table;
  readonly equations: NormalEquations;
  readonly fit: FloatFit;
  readonly entryOf: Int32Array;
  /** Total of each sheet less the lowest score. */
  readonly totals: Float64Array;
  readonly residuals: Float64Array;
  readonly residualSumOfSquares: number;
  /** Sheets less entries less delegations plus one. */
  readonly degreesOfFreedom: number;
  /** Null without degrees of freedom. */
  readonly residualSd: number | null;
}

/** Points of one unit of a total. */
export const pointsPerUnit = (table: Table): number => toNumber(table.step) / totalWeight(table);

/** Fits the model to the totals; gives null where two groups of entries cannot be compared. */
export function additiveModel(table: Table): AdditiveModel | null {
  const equations = normalEquations(table);
  if (equations === null) return null;
  const unit = pointsPerUnit(table);
  const totals = columnOf(table, "total").map((value) => value * unit);
  const fit = fitWith(table, equations, totals);
  const entryOf = entryOfCells(table);
  const residuals = totals.map((value, n) => {
    const rest =
      value -
      (fit.entries[entryOf[n] as number] as number) -
      (fit.offsets[table.delegationOf[n] as number] as number);
    return Math.abs(rest) < 1e-12 * (1 + Math.abs(value)) ? 0 : rest;
  });
  let sum = 0;
  residuals.forEach((rest, n) => {
    sum += (table.votes[table.delegationOf[n] as number] as number) * rest * rest;
  });
  const entries = fit.entries.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  const degreesOfFreedom = totals.length - entries - equations.seats.length + 1;
  return {
    table,
    equations,
    fit,
    entryOf,
    totals,
    residuals,
    residualSumOfSquares: sum,
    degreesOfFreedom,
    residualSd: degreesOfFreedom > 0 ? Math.sqrt(sum / degreesOfFreedom) : null,
  };
}

/**
 * Variances of the estimates as multiples of the residual variance, under offsets that sum to zero:
 * Cov(b) = M^-1 - 1 1' / V^2 with M = S + v v' and V the sum of votes; a = m - A b.
 */
export interface Covariances {
  /** Cov(b_j, b_k) by number among the scoring delegations. */
  readonly offsets: Float64Array;
  /** `shares[i * size + j]`: share of delegation j in the votes on entry i. */
  readonly shares: Float64Array;
  /** Cov(a_i, b_j). */
  readonly cross: Float64Array;
  readonly size: number;
  readonly entry: (i: number, k: number) => number;
}

export function covariancesOf({ table, equations }: AdditiveModel): Covariances {
  const { factor, votes, weights, numberOf } = equations;
  const size = equations.seats.length;
  const allVotes = votes.reduce((sum, vote) => sum + vote, 0);
  const offsets = inverseOf(factor).map((value) => value - 1 / (allVotes * allVotes));
  const shares = new Float64Array(table.entries.length * size);
  const cross = new Float64Array(table.entries.length * size);
  for (let i = 0; i < table.entries.length; i += 1)
    for (let n = table.rowStart[i] as number; n < (table.rowStart[i + 1] as number); n += 1) {
      const j = numberOf[table.delegationOf[n] as number] as number;
      const share = (votes[j] as number) / (weights[i] as number);
      shares[i * size + j] = share;
      for (let k = 0; k < size; k += 1)
        cross[i * size + k] = (cross[i * size + k] as number) - share * (offsets[j * size + k] as number);
    }
  const entry = (i: number, k: number): number => {
    let sum = i === k ? 1 / (weights[i] as number) : 0;
    for (let j = 0; j < size; j += 1)
      sum -= (cross[i * size + j] as number) * (shares[k * size + j] as number);
    return sum;
  };
  return { offsets, shares, cross, size, entry };
}

/** Gives the standard error of each entry's adjusted score; null where it cannot be told. */
export function standardErrors(model: AdditiveModel, covariances: Covariances): (number | null)[] {
  return model.table.entries.map((_, i) =>
    model.residualSd === null || Number.isNaN(model.fit.entries[i])
      ? null
      : model.residualSd * Math.sqrt(covariances.entry(i, i)),
  );
}

/** Gives the standard error of the difference of two adjusted scores: s sqrt(V_ii + V_kk - 2 V_ik). */
export function errorOfDifference(
  model: AdditiveModel,
  covariances: Covariances,
  i: number,
  k: number,
): number | null {
  if (model.residualSd === null) return null;
  const variance = covariances.entry(i, i) + covariances.entry(k, k) - 2 * covariances.entry(i, k);
  return model.residualSd * Math.sqrt(Math.max(0, variance));
}

/** Gives the table of the chosen delegations only; entries stay, even when nobody is left who scored them. */
export function tableOfDelegations(table: Table, kept: (delegation: number) => boolean): Table {
  const numbers = table.delegations.map((_, j) => j).filter(kept);
  const renumbered = new Int32Array(table.delegations.length).fill(-1);
  numbers.forEach((j, n) => {
    renumbered[j] = n;
  });
  const cells: number[] = [];
  const rowStart = new Int32Array(table.entries.length + 1);
  table.entries.forEach((_, i) => {
    for (let n = table.rowStart[i] as number; n < (table.rowStart[i + 1] as number); n += 1)
      if ((renumbered[table.delegationOf[n] as number] as number) >= 0) cells.push(n);
    rowStart[i + 1] = cells.length;
  });
  const width = table.criteria.length;
  const ticks = new Int32Array(cells.length * width);
  cells.forEach((n, to) => {
    ticks.set(table.ticks.subarray(n * width, (n + 1) * width), to * width);
  });
  return {
    ...table,
    delegations: numbers.map((j) => table.delegations[j] as Id),
    votes: numbers.map((j) => table.votes[j] as number),
    rowStart,
    delegationOf: Int32Array.from(cells, (n) => renumbered[table.delegationOf[n] as number] as number),
    ticks,
    totals: Float64Array.from(cells, (n) => table.totals[n] as number),
  };
}

/** Whether the entries differ at all once delegations are taken into account. */
export interface EntryEffect {
  readonly sumOfSquares: number;
  readonly df: number;
  readonly F: number;
  readonly p: number;
}

/** Gives the F test of the entries, adjusted for delegations; null without residual variation or degrees of freedom. */
export function entryEffect(model: AdditiveModel): EntryEffect | null {
  const { table, totals, equations, degreesOfFreedom, residualSumOfSquares } = model;
  const sums = new Float64Array(table.delegations.length);
  const counts = new Float64Array(table.delegations.length);
  totals.forEach((value, n) => {
    const j = table.delegationOf[n] as number;
    sums[j] = (sums[j] as number) + value;
    counts[j] = (counts[j] as number) + 1;
  });
  let withoutEntries = 0;
  totals.forEach((value, n) => {
    const j = table.delegationOf[n] as number;
    withoutEntries += (table.votes[j] as number) * (value - (sums[j] as number) / (counts[j] as number)) ** 2;
  });
  const df = equations.weights.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0) - 1;
  if (df < 1 || degreesOfFreedom < 1 || residualSumOfSquares === 0) return null;
  const sumOfSquares = withoutEntries - residualSumOfSquares;
  const F = sumOfSquares / df / (residualSumOfSquares / degreesOfFreedom);
  return { sumOfSquares, df, F, p: upperTailF(F, df, degreesOfFreedom) };
}
