import { isConnected, rowWeights, scoringDelegations } from "./adjusted";
import { type Cholesky, cholesky, solveWith } from "./linear";
import type { Table } from "./totals";

/** The same in floating point; NaN stands for null and never leaves the library. */
export interface FloatFit {
  readonly entries: Float64Array;
  readonly offsets: Float64Array;
}

/** The normal equations of the offsets in floating point, with v v' added so that they have one solution. */
export interface NormalEquations {
  readonly seats: readonly number[];
  readonly numberOf: Int32Array;
  readonly votes: Float64Array;
  readonly weights: Float64Array;
  readonly factor: Cholesky;
}

/** Factors the normal equations once for many columns; gives null where two groups of entries cannot be compared. */
export function normalEquations(table: Table): NormalEquations | null {
  const seats = scoringDelegations(table);
  const size = seats.length;
  const numberOf = new Int32Array(table.delegations.length).fill(-1);
  seats.forEach((seat, number) => {
    numberOf[seat] = number;
  });
  if (size === 0 || !isConnected(table)) return null;
  const votes = Float64Array.from(seats, (seat) => table.votes[seat] as number);
  const weights = rowWeights(table);
  const matrix = offsetMatrix(table, numberOf, votes, weights);
  const factor = cholesky(matrix, size);
  return factor === null ? null : { seats, numberOf, votes, weights, factor };
}

/**
 * S + v v'. An entry that most delegations scored is entered as if all had, less the few that did not: the full part is
 * the same matrix every time and enters once.
 */
function offsetMatrix(
  table: Table,
  numberOf: Int32Array,
  votes: Float64Array,
  weights: Float64Array,
): Float64Array {
  const size = votes.length;
  const matrix = new Float64Array(size * size);
  const scored = new Uint8Array(size);
  const listed = new Int32Array(size);
  let full = 0;
  const enter = (j: number, k: number, share: number): void => {
    matrix[j * size + k] =
      (matrix[j * size + k] as number) + share * (votes[j] as number) * (votes[k] as number);
  };
  for (let i = 0; i < table.entries.length; i += 1) {
    const from = table.rowStart[i] as number;
    const count = (table.rowStart[i + 1] as number) - from;
    if (count === 0) continue;
    const share = 1 / (weights[i] as number);
    scored.fill(0);
    for (let n = 0; n < count; n += 1) {
      const j = numberOf[table.delegationOf[from + n] as number] as number;
      scored[j] = 1;
      listed[n] = j;
      matrix[j * size + j] = (matrix[j * size + j] as number) + (votes[j] as number);
    }
    if (count * 2 <= size) {
      for (let n = 0; n < count; n += 1)
        for (let m = 0; m < count; m += 1) enter(listed[n] as number, listed[m] as number, -share);
      continue;
    }
    full += share;
    for (let j = 0; j < size; j += 1) {
      if (scored[j] === 1) continue;
      for (let k = 0; k < size; k += 1) {
        enter(j, k, share);
        if (scored[k] === 1) enter(k, j, share);
      }
    }
  }
  for (let j = 0; j < size; j += 1) for (let k = 0; k < size; k += 1) enter(j, k, 1 - full);
  return matrix;
}

/** Solves one column in floating point, in its units. */
export function fitWith(table: Table, equations: NormalEquations, column: Float64Array): FloatFit {
  const { seats, numberOf, votes, weights, factor } = equations;
  const right = new Float64Array(seats.length);
  const means = new Float64Array(table.entries.length).fill(Number.NaN);
  const cells = (i: number, visit: (j: number, n: number) => void): void => {
    for (let n = table.rowStart[i] as number; n < (table.rowStart[i + 1] as number); n += 1)
      visit(numberOf[table.delegationOf[n] as number] as number, n);
  };
  for (let i = 0; i < table.entries.length; i += 1) {
    if (weights[i] === 0) continue;
    let sum = 0;
    cells(i, (j, n) => {
      sum += (votes[j] as number) * (column[n] as number);
    });
    const mean = sum / (weights[i] as number);
    means[i] = mean;
    cells(i, (j, n) => {
      right[j] = (right[j] as number) + (votes[j] as number) * ((column[n] as number) - mean);
    });
  }
  const solved = solveWith(factor, right);
  const entries = means.map((mean, i) => {
    let sum = 0;
    cells(i, (j) => {
      sum += (votes[j] as number) * (solved[j] as number);
    });
    return mean - sum / (weights[i] as number);
  });
  const offsets = new Float64Array(table.delegations.length).fill(Number.NaN);
  seats.forEach((seat, j) => {
    offsets[seat] = solved[j] as number;
  });
  return { entries, offsets };
}
