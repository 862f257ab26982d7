import { componentsOf } from "./connectedness";
import { solveExactly } from "./linear";
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
/** Beyond so many cells the fractions of exact results grow too long to be of use. */
export const MOST_EXACT_CELLS = 200_000;

/** Exact results of one column, in its whole-number units. Null: nobody scored the entry, or the delegation scored nothing. */
export interface ExactFit {
  readonly entries: readonly (Rational | null)[];
  readonly offsets: readonly (Rational | null)[];
}

export type ArithmeticMode = "exact" | "float";

/** Gives exact arithmetic up to 100 delegations with sheets (and 2 000 entries), floating point with declared ties above. */
export function arithmeticFor(table: Table): ArithmeticMode {
  const seats = scoringDelegations(table).length;
  return seats <= MOST_EXACT_DELEGATIONS && seats * table.entries.length <= MOST_EXACT_CELLS
    ? "exact"
    : "float";
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
  const sums = table.entries.map(() => values.map(() => 0n));
  const patterns = new Map<bigint, RowPattern>();
  const right = seats.map(() => values.map(() => 0n));
  for (let i = 0; i < table.entries.length; i += 1) {
    const from = table.rowStart[i] as number;
    const to = table.rowStart[i + 1] as number;
    if (from === to) continue;
    const weight = weights[i] as bigint;
    const pattern = patterns.get(weight) ?? emptyPattern(seats.length, values.length);
    patterns.set(weight, pattern);
    const sum = sums[i] as bigint[];
    for (let n = from; n < to; n += 1) {
      const j = numberOf[table.delegationOf[n] as number] as number;
      const rightRow = right[j] as bigint[];
      values.forEach((column, c) => {
        sum[c] = (sum[c] as bigint) + (votes[j] as bigint) * (column[n] as bigint);
        rightRow[c] = (rightRow[c] as bigint) + (votes[j] as bigint) * common * (column[n] as bigint);
      });
    }
    for (let n = from; n < to; n += 1) {
      const j = numberOf[table.delegationOf[n] as number] as number;
      const together = j * seats.length;
      for (let m = from; m < to; m += 1) {
        const at = together + (numberOf[table.delegationOf[m] as number] as number);
        pattern.together[at] = (pattern.together[at] as number) + 1;
      }
      const patternSums = pattern.sums[j] as bigint[];
      sum.forEach((value, c) => {
        patternSums[c] = (patternSums[c] as bigint) + value;
      });
    }
  }
  const matrix = seats.map(() => seats.map(() => 0n));
  for (const [weight, pattern] of patterns) {
    const share = common / weight;
    seats.forEach((_, j) => {
      const vote = votes[j] as bigint;
      const row = matrix[j] as bigint[];
      const together = (k: number): bigint => BigInt(pattern.together[j * seats.length + k] as number);
      row[j] = (row[j] as bigint) + vote * common * together(j);
      seats.forEach((_seat, k) => {
        row[k] = (row[k] as bigint) - vote * (votes[k] as bigint) * share * together(k);
      });
      const rightRow = right[j] as bigint[];
      (pattern.sums[j] as bigint[]).forEach((value, c) => {
        rightRow[c] = (rightRow[c] as bigint) - vote * share * value;
      });
    });
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

/** What the entries with the same weight of sheets add to the equations: counted in plain numbers, scaled once. */
interface RowPattern {
  /** How many of these entries delegations j and k both scored, at `j * size + k`. */
  readonly together: Float64Array;
  /** Sum of the entries' weighted totals over those that delegation j scored, per column. */
  readonly sums: readonly bigint[][];
}

function emptyPattern(size: number, columns: number): RowPattern {
  return {
    together: new Float64Array(size * size),
    sums: Array.from({ length: size }, () => new Array<bigint>(columns).fill(0n)),
  };
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
