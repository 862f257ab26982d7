import { pointsPerUnit } from "./additive-model";
import { DECLARED_TIE, rangeOf } from "./scores";
import type { Table } from "./totals";

/** One jury drawn from the delegations: how often each of them sits in it. */
export interface Resample {
  /** Adjusted score by entry in points above the lowest; NaN where nobody drawn scored it. */
  readonly adjusted: Float64Array;
  readonly plain: Float64Array;
}

/**
 * Gives a function that computes both scores for a drawn jury, and says whether its entries can all be compared (if not,
 * the adjusted scores are NaN). The arrays it gives are its own and overwritten by the next call. Delegations that
 * scored nothing must not be drawn.
 */
export function resampler(table: Table): (times: Int32Array) => { scores: Resample; comparable: boolean } {
  const entries = table.entries.length;
  const seats = table.delegations.length;
  const unit = pointsPerUnit(table);
  const adjusted = new Float64Array(entries);
  const plain = new Float64Array(entries);
  const weights = new Float64Array(entries);
  const numberOf = new Int32Array(seats);
  const votes = new Float64Array(seats);
  const matrix = new Float64Array(seats * seats);
  const right = new Float64Array(seats);
  const values = table.totals.map((value) => value * unit);
  const scores: Resample = { adjusted, plain };

  const missing = missingByEntry(table);
  const enter = (j: number, k: number, size: number, share: number): void => {
    const at = j > k ? j * size + k : k * size + j;
    matrix[at] = (matrix[at] as number) + share * (votes[j] as number) * (votes[k] as number);
  };
  /** Enters what an entry takes off the matrix, in the lower triangle: pair by pair, or as a full entry less the missing. */
  const enterEntry = (i: number, size: number, share: number): number => {
    const from = table.rowStart[i] as number;
    const to = table.rowStart[i + 1] as number;
    const absent = missing[i] as Int32Array;
    if (absent.length > to - from) {
      for (let n = from; n < to; n += 1) {
        const j = numberOf[table.delegationOf[n] as number] as number;
        if (j < 0) continue;
        for (let m = from; m <= n; m += 1) {
          const k = numberOf[table.delegationOf[m] as number] as number;
          if (k >= 0) enter(j, k, size, -share);
        }
      }
      return 0;
    }
    for (let n = 0; n < absent.length; n += 1) {
      const j = numberOf[absent[n] as number] as number;
      if (j < 0) continue;
      for (let k = 0; k < size; k += 1) enter(j, k, size, share);
      for (let m = 0; m < n; m += 1) {
        const k = numberOf[absent[m] as number] as number;
        if (k >= 0) enter(j, k, size, -share);
      }
    }
    return share;
  };

  return (times) => {
    let size = 0;
    for (let j = 0; j < seats; j += 1) {
      numberOf[j] = -1;
      if ((times[j] as number) === 0) continue;
      numberOf[j] = size;
      votes[size] = (times[j] as number) * (table.votes[j] as number);
      size += 1;
    }
    right.fill(0, 0, size);
    matrix.fill(0, 0, size * size);
    let full = 0;
    for (let i = 0; i < entries; i += 1) {
      const from = table.rowStart[i] as number;
      const to = table.rowStart[i + 1] as number;
      let weight = 0;
      let sum = 0;
      for (let n = from; n < to; n += 1) {
        const j = numberOf[table.delegationOf[n] as number] as number;
        if (j < 0) continue;
        weight += votes[j] as number;
        sum += (votes[j] as number) * (values[n] as number);
      }
      weights[i] = weight;
      plain[i] = weight === 0 ? Number.NaN : sum / weight;
      if (weight === 0) continue;
      for (let n = from; n < to; n += 1) {
        const j = numberOf[table.delegationOf[n] as number] as number;
        if (j < 0) continue;
        const vote = votes[j] as number;
        matrix[j * size + j] = (matrix[j * size + j] as number) + vote;
        right[j] = (right[j] as number) + vote * ((values[n] as number) - (plain[i] as number));
      }
      full += enterEntry(i, size, 1 / weight);
    }
    for (let j = 0; j < size; j += 1) for (let k = 0; k <= j; k += 1) enter(j, k, size, 1 - full);
    const comparable = solveInPlace(matrix, right, size);
    for (let i = 0; i < entries; i += 1) {
      const weight = weights[i] as number;
      if (!comparable || weight === 0) {
        adjusted[i] = Number.NaN;
        continue;
      }
      let sum = 0;
      for (let n = table.rowStart[i] as number; n < (table.rowStart[i + 1] as number); n += 1) {
        const j = numberOf[table.delegationOf[n] as number] as number;
        if (j >= 0) sum += (votes[j] as number) * (right[j] as number);
      }
      adjusted[i] = (plain[i] as number) - sum / weight;
    }
    return { scores, comparable };
  };
}

/** Gives the delegations that did not score each entry. */
function missingByEntry(table: Table): Int32Array[] {
  return table.entries.map((_, i) => {
    const given = new Set(
      table.delegationOf.subarray(table.rowStart[i] as number, table.rowStart[i + 1] as number),
    );
    return Int32Array.from(table.delegations.map((_seat, j) => j).filter((j) => !given.has(j)));
  });
}

/** Cholesky and both triangular solves on the leading part of one work array; false where not definite. */
function solveInPlace(matrix: Float64Array, right: Float64Array, size: number): boolean {
  for (let j = 0; j < size; j += 1) {
    let pivot = matrix[j * size + j] as number;
    const before = pivot;
    for (let k = 0; k < j; k += 1) pivot -= (matrix[j * size + k] as number) ** 2;
    if (!(pivot > before * 1e-11)) return false;
    const root = Math.sqrt(pivot);
    matrix[j * size + j] = root;
    for (let i = j + 1; i < size; i += 1) {
      let sum = matrix[i * size + j] as number;
      for (let k = 0; k < j; k += 1)
        sum -= (matrix[i * size + k] as number) * (matrix[j * size + k] as number);
      matrix[i * size + j] = sum / root;
    }
    let value = right[j] as number;
    for (let k = 0; k < j; k += 1) value -= (matrix[j * size + k] as number) * (right[k] as number);
    right[j] = value / root;
  }
  for (let j = size - 1; j >= 0; j -= 1) {
    let value = right[j] as number;
    for (let k = j + 1; k < size; k += 1) value -= (matrix[k * size + j] as number) * (right[k] as number);
    right[j] = value / (matrix[j * size + j] as number);
  }
  return true;
}

/** Writes the competition rank of every entry (1 = best, 0 = no score); scores closer than a declared tie are equal. */
export function ranksInto(ranks: Int32Array, scores: Float64Array, table: Table): void {
  const tie = DECLARED_TIE * rangeOf(table);
  for (let i = 0; i < scores.length; i += 1) {
    const own = scores[i] as number;
    let rank = 1;
    for (let k = 0; k < scores.length; k += 1) if ((scores[k] as number) > own + tie) rank += 1;
    ranks[i] = Number.isNaN(own) ? 0 : rank;
  }
}
