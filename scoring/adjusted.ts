import { componentsOf } from "./connectedness";
import { type Cholesky, cholesky, solveExactly, solveWith } from "./linear";
import { gcd, type Rational, rational } from "./rational";
import { columnOf, type Table } from "./totals";

/**
 * The recusal-corrected mean. Each sheet's total is `entry + offset of the delegation + rest`; least squares:
 *   minimise  sum over sheets of  v_j (t_ij - a_i - b_j)^2   with   sum_j v_j b_j = 0,
 * v_j = how many times delegation j counts. a_i is what the entry would average had every delegation scored it; b_j > 0
 * is a generous delegation. Without a missing sheet a_i is the plain mean, exactly. Fisher's additive analysis of an
 * incomplete block design (Kuhlisch et al. 2016, Metrika 79:37; MacKay et al. 2017, R. Soc. Open Sci. 4:160760).
 */
export const MOST_EXACT_DELEGATIONS = 100;

/** Exact results of one column, in its whole-number units. Null: nobody scored the entry, or the delegation scored nothing. */
export interface ExactFit {
  readonly entries: readonly (Rational | null)[];
  readonly offsets: readonly (Rational | null)[];
}

/** The same in floating point; NaN stands for null and never leaves the library. */
export interface FloatFit {
  readonly entries: Float64Array;
  readonly offsets: Float64Array;
}

export type ArithmeticMode = "exact" | "float";

/** Gives exact arithmetic up to 100 delegations with sheets, floating point with declared ties above. */
export function arithmeticFor(table: Table): ArithmeticMode {
  return scoringDelegations(table).length <= MOST_EXACT_DELEGATIONS ? "exact" : "float";
}

/** Gives the numbers of the delegations that scored something, in order. */
export function scoringDelegations(table: Table): number[] {
  const used = new Uint8Array(table.delegations.length);
  for (const j of table.delegationOf) used[j] = 1;
  return table.delegations.map((_, j) => j).filter((j) => used[j] === 1);
}

/** Says whether all scored entries can be compared with each other. */
export function isConnected(table: Table): boolean {
  return componentsOf(table).length === 1;
}

/** Gives the weight of all sheets of each entry (the number of sheets where every delegation counts once). */
export function rowWeights(table: Table): Float64Array {
  return Float64Array.from(table.entries, (_, i) => {
    let sum = 0;
    for (let n = table.rowStart[i] as number; n < (table.rowStart[i + 1] as number); n += 1)
      sum += table.votes[table.delegationOf[n] as number] as number;
    return sum;
  });
}

/**
 * Solves the least squares exactly for the given columns together; gives null where two groups of entries cannot be
 * compared. Entries are eliminated first: S b = r with S_jk = [j = k] v_j n_j - v_j v_k sum_i N_ij N_ik / R_i, times
 * the least common multiple of the R_i.
 */
export function fitExactly(table: Table, columns: readonly (number | "total")[]): ExactFit[] | null {
  if (!isConnected(table)) return null;
  const seats = scoringDelegations(table);
  const numberOf = new Int32Array(table.delegations.length).fill(-1);
  seats.forEach((seat, number) => {
    numberOf[seat] = number;
  });
  const votes = seats.map((seat) => BigInt(table.votes[seat] as number));
  const weights = Array.from(rowWeights(table), (weight) => BigInt(weight));
  const common = weights.reduce(
    (lcm, weight) => (weight === 0n ? lcm : (lcm / gcd(lcm, weight)) * weight),
    1n,
  );
  const values = columns.map((column) => Array.from(columnOf(table, column), (value) => BigInt(value)));
  const matrix = seats.map(() => seats.map(() => 0n));
  const right = seats.map(() => values.map(() => 0n));
  const sums = table.entries.map(() => values.map(() => 0n));
  for (let i = 0; i < table.entries.length; i += 1) {
    const from = table.rowStart[i] as number;
    const to = table.rowStart[i + 1] as number;
    if (from === to) continue;
    const share = common / (weights[i] as bigint);
    const sum = sums[i] as bigint[];
    for (let n = from; n < to; n += 1) {
      const j = numberOf[table.delegationOf[n] as number] as number;
      values.forEach((column, c) => {
        sum[c] = (sum[c] as bigint) + (votes[j] as bigint) * (column[n] as bigint);
      });
    }
    for (let n = from; n < to; n += 1) {
      const j = numberOf[table.delegationOf[n] as number] as number;
      const vote = votes[j] as bigint;
      const row = matrix[j] as bigint[];
      row[j] = (row[j] as bigint) + vote * common;
      for (let m = from; m < to; m += 1) {
        const k = numberOf[table.delegationOf[m] as number] as number;
        row[k] = (row[k] as bigint) - vote * (votes[k] as bigint) * share;
      }
      const rightRow = right[j] as bigint[];
      values.forEach((column, c) => {
        rightRow[c] =
          (rightRow[c] as bigint) + vote * ((column[n] as bigint) * common - (sum[c] as bigint) * share);
      });
    }
  }
  const last = seats.length - 1;
  const solution = solveExactly(
    matrix.slice(0, last).map((row) => row.slice(0, last)),
    right.slice(0, last),
  );
  if (solution === null) return null;
  return values.map((_, c) => {
    const raw = seats.map((_, j) => (j === last ? 0n : ((solution.numerators[j] as bigint[])[c] as bigint)));
    return centred(
      table,
      { seats, numberOf, votes, weights, raw, denominator: solution.denominator },
      (i) => (sums[i] as bigint[])[c] as bigint,
    );
  });
}

interface Uncentred {
  readonly seats: readonly number[];
  readonly numberOf: Int32Array;
  readonly votes: readonly bigint[];
  readonly weights: readonly bigint[];
  readonly raw: readonly bigint[];
  readonly denominator: bigint;
}

/** Moves the offsets so that they sum to zero, and gives a_i = (sum_j v_j t_ij - sum_j v_j b_j) / R_i. */
function centred(table: Table, fit: Uncentred, sumOfEntry: (i: number) => bigint): ExactFit {
  const allVotes = fit.votes.reduce((sum, vote) => sum + vote, 0n);
  const shift = fit.raw.reduce((sum, value, j) => sum + (fit.votes[j] as bigint) * value, 0n);
  const numerators = fit.raw.map((value) => value * allVotes - shift);
  const denominator = fit.denominator * allVotes;
  const entries = table.entries.map((_, i) => {
    const weight = fit.weights[i] as bigint;
    if (weight === 0n) return null;
    let offsets = 0n;
    for (let n = table.rowStart[i] as number; n < (table.rowStart[i + 1] as number); n += 1) {
      const j = fit.numberOf[table.delegationOf[n] as number] as number;
      offsets += (fit.votes[j] as bigint) * (numerators[j] as bigint);
    }
    return rational(sumOfEntry(i) * denominator - offsets, weight * denominator);
  });
  const offsets = table.delegations.map((_, seat) => {
    const j = fit.numberOf[seat] as number;
    return j < 0 ? null : rational(numerators[j] as bigint, denominator);
  });
  return { entries, offsets };
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
  const matrix = new Float64Array(size * size);
  for (let j = 0; j < size; j += 1)
    for (let k = 0; k < size; k += 1) matrix[j * size + k] = (votes[j] as number) * (votes[k] as number);
  for (let i = 0; i < table.entries.length; i += 1) {
    const to = table.rowStart[i + 1] as number;
    for (let n = table.rowStart[i] as number; n < to; n += 1) {
      const j = numberOf[table.delegationOf[n] as number] as number;
      const share = (votes[j] as number) / (weights[i] as number);
      matrix[j * size + j] = (matrix[j * size + j] as number) + (votes[j] as number);
      for (let m = table.rowStart[i] as number; m < to; m += 1) {
        const k = numberOf[table.delegationOf[m] as number] as number;
        matrix[j * size + k] = (matrix[j * size + k] as number) - share * (votes[k] as number);
      }
    }
  }
  const factor = cholesky(matrix, size);
  return factor === null ? null : { seats, numberOf, votes, weights, factor };
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
