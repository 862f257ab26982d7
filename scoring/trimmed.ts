import { add, compare, divide, gcd, multiply, type Rational, rational, subtract, ZERO } from "./rational";
import { type Adjusted, exactScores, floatScores, type Scores } from "./scores";
import { pointsOf, type Table } from "./totals";

/** A value with how many times it counts. */
export interface Weighted {
  readonly value: Rational;
  readonly weight: number;
}

/**
 * Gives the mean without the highest and the lowest value (one each, with all the weight they carry), or the mean of
 * all where there are fewer than `atLeast`; null where nothing is left.
 */
export function trimmedMean(values: readonly Weighted[], atLeast: number): Rational | null {
  const sorted = [...values].sort((a, b) => compare(a.value, b.value) || a.weight - b.weight);
  return meanOf(sorted.length < atLeast ? sorted : sorted.slice(1, -1));
}

/** Gives the median, each value counted as often as it weighs; for an even number the mean of the two in the middle. */
export function medianOf(values: readonly Weighted[]): Rational | null {
  const sorted = [...values].sort((a, b) => compare(a.value, b.value));
  const all = sorted.reduce((sum, item) => sum + item.weight, 0);
  if (all === 0) return null;
  const nth = (place: number): Rational => {
    let passed = 0;
    for (const item of sorted) {
      passed += item.weight;
      if (passed >= place) return item.value;
    }
    return (sorted.at(-1) as Weighted).value;
  };
  return divide(add(nth(Math.floor((all + 1) / 2)), nth(Math.ceil((all + 1) / 2))), rational(2n));
}

/** Sums over one common denominator: adding reduced fractions one by one would reduce each intermediate sum. */
function meanOf(values: readonly Weighted[]): Rational | null {
  if (values.length === 0) return null;
  const common = values.reduce((lcm, { value }) => (lcm / gcd(lcm, value.den)) * value.den, 1n);
  let sum = 0n;
  let weight = 0n;
  for (const item of values) {
    sum += item.value.num * (common / item.value.den) * BigInt(item.weight);
    weight += BigInt(item.weight);
  }
  return rational(sum, common * weight);
}

/** Gives the exact totals of one entry's sheets in points, each lowered by `less` of its delegation. */
export function totalsOfEntry(
  table: Table,
  entry: number,
  less: (delegation: number) => Rational,
): Weighted[] {
  const result: Weighted[] = [];
  for (let n = table.rowStart[entry] as number; n < (table.rowStart[entry + 1] as number); n += 1) {
    const j = table.delegationOf[n] as number;
    const points = pointsOf(table, rational(BigInt(table.totals[n] as number)), "min");
    result.push({ value: subtract(points, less(j)), weight: table.votes[j] as number });
  }
  return result;
}

/** Gives the median of the totals of each entry. */
export function medianScores(table: Table): Scores {
  return exactScores(table.entries.map((_, i) => medianOf(totalsOfEntry(table, i, () => ZERO))));
}

/** Gives the mean of each entry's totals without the highest and the lowest, where there are at least four. */
export function trimmedScores(table: Table): Scores {
  return exactScores(
    table.entries.map((_, i) =>
      trimmedMean(
        totalsOfEntry(table, i, () => ZERO),
        4,
      ),
    ),
  );
}

/**
 * The robust second opinion: each total less the offset of its delegation, the highest and the lowest of the entry left
 * out where there are at least five, the rest averaged. Exact where the offsets are.
 */
export function adjustedTrimmedScores(table: Table, adjusted: Adjusted): Scores {
  const { offsets } = adjusted;
  if (offsets.mode === "float") return floatAdjustedTrimmed(table, offsets.values);
  return exactScores(
    table.entries.map((_, i) =>
      trimmedMean(
        totalsOfEntry(table, i, (j) => offsets.exact[j] ?? ZERO),
        5,
      ),
    ),
  );
}

function floatAdjustedTrimmed(table: Table, offsets: readonly (number | null)[]): Scores {
  const unit =
    Number(pointsOf(table, rational(1n), "zero").num) / Number(pointsOf(table, rational(1n), "zero").den);
  const min = Number(table.min.num) / Number(table.min.den);
  return floatScores(
    table.entries.map((_, i) => {
      const cells: { value: number; weight: number }[] = [];
      for (let n = table.rowStart[i] as number; n < (table.rowStart[i + 1] as number); n += 1) {
        const j = table.delegationOf[n] as number;
        const value = min + (table.totals[n] as number) * unit - (offsets[j] ?? 0);
        cells.push({ value, weight: table.votes[j] as number });
      }
      cells.sort((a, b) => a.value - b.value || a.weight - b.weight);
      const kept = cells.length < 5 ? cells : cells.slice(1, -1);
      const weight = kept.reduce((sum, cell) => sum + cell.weight, 0);
      return weight === 0 ? null : kept.reduce((sum, cell) => sum + cell.value * cell.weight, 0) / weight;
    }),
  );
}

/** Rounds half up to a number of decimals, exactly: 1.005 gives 1.01. */
export function roundHalfUp(value: Rational, decimals: number): Rational {
  const scale = rational(10n ** BigInt(decimals));
  const doubled = add(multiply(multiply(value, scale), rational(2n)), rational(1n));
  const quotient = doubled.num / (2n * doubled.den);
  const floor = doubled.num < 0n && doubled.num % (2n * doubled.den) !== 0n ? quotient - 1n : quotient;
  return divide(rational(floor), scale);
}
