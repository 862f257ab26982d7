import { type ArithmeticMode, arithmeticFor, fitExactly } from "./adjusted";
import { fitWith, normalEquations } from "./normal-equations";
import {
  compare,
  decimalsThatTellApart,
  decimalText,
  fractionText,
  fromNumber,
  type Rational,
  toNumber,
} from "./rational";
import { columnOf, pointsOf, type Table, totalWeight } from "./totals";

/** One score per entry of a table, in points; null where nobody scored the entry. */
export interface Scores {
  readonly mode: ArithmeticMode;
  /** In floating-point mode the values made exact, for printing. */
  readonly exact: readonly (Rational | null)[];
  readonly values: readonly (number | null)[];
}

/** A score as people read it. `exact` is null where the arithmetic was floating point. */
export interface PrintedScore {
  readonly exact: string | null;
  readonly value: number;
  readonly printed: string;
}

export function exactScores(exact: readonly (Rational | null)[]): Scores {
  return { mode: "exact", exact, values: exact.map((score) => (score === null ? null : toNumber(score))) };
}

export function floatScores(values: readonly (number | null)[]): Scores {
  return { mode: "float", exact: values.map((score) => (score === null ? null : fromNumber(score))), values };
}

/** Below this share of the scale's range two floating-point scores are declared equal. */
export const DECLARED_TIE = 1e-9;

/** Gives the range of the scale in points (1 where a table has no scale). */
export function rangeOf(table: Table): number {
  return table.highestTick === null ? 1 : table.highestTick * toNumber(table.step);
}

/** Adjusted score on the totals or one criterion together with the delegations' offsets; null where not connected. */
export interface Adjusted {
  readonly scores: Scores;
  readonly offsets: Scores;
}

/** Gives the recusal-corrected mean of all entries; null where two groups of entries cannot be compared. */
export function adjustedScores(
  table: Table,
  column: number | "total" = "total",
  mode: ArithmeticMode = arithmeticFor(table),
): Adjusted | null {
  const weight = column === "total" ? totalWeight(table) : 1;
  if (mode === "exact") {
    const fit = fitExactly(table, [column])?.[0];
    if (fit === undefined) return null;
    const inPoints = (units: readonly (Rational | null)[], above: "min" | "zero"): Scores =>
      exactScores(units.map((value) => (value === null ? null : pointsOf(table, value, above, weight))));
    return { scores: inPoints(fit.entries, "min"), offsets: inPoints(fit.offsets, "zero") };
  }
  const equations = normalEquations(table);
  if (equations === null) return null;
  const fit = fitWith(table, equations, columnOf(table, column));
  const unit = toNumber(table.step) / weight;
  const min = toNumber(table.min);
  const inPoints = (units: Float64Array, above: number): Scores =>
    floatScores(Array.from(units, (value) => (Number.isNaN(value) ? null : above + value * unit)));
  return { scores: inPoints(fit.entries, min), offsets: inPoints(fit.offsets, 0) };
}

/** Gives the recusal-corrected mean on every criterion, solved together; null where not connected. */
export function adjustedScoresByCriterion(
  table: Table,
  mode: ArithmeticMode = arithmeticFor(table),
): Scores[] | null {
  const columns = table.criteria.map((_, c) => c);
  if (mode === "exact") {
    const fits = fitExactly(table, columns);
    if (fits === null) return null;
    return fits.map((fit) =>
      exactScores(fit.entries.map((value) => (value === null ? null : pointsOf(table, value, "min", 1)))),
    );
  }
  const fits = columns.map((column) => adjustedScores(table, column, mode));
  return fits.every((fit) => fit !== null) ? fits.map((fit) => fit.scores) : null;
}

/**
 * Gives the entries in groups of equal score, best first; within a group in the order of their ids. Entries without a
 * score are left out.
 */
export function groupsByScore(scores: Scores, members: readonly number[], range: number): number[][] {
  const scored = members.filter((i) => scores.exact[i] !== null);
  const exact = (i: number): Rational => scores.exact[i] as Rational;
  scored.sort((a, b) => compare(exact(b), exact(a)) || a - b);
  const groups: number[][] = [];
  scored.forEach((entry, n) => {
    const before = scored[n - 1];
    const group = groups.at(-1);
    if (before !== undefined && group !== undefined && isTied(scores, before, entry, range))
      group.push(entry);
    else groups.push([entry]);
  });
  return groups.map((group) => group.sort((a, b) => a - b));
}

function isTied(scores: Scores, a: number, b: number, range: number): boolean {
  if (scores.mode === "float")
    return Math.abs((scores.values[a] as number) - (scores.values[b] as number)) < DECLARED_TIE * range;
  return compare(scores.exact[a] as Rational, scores.exact[b] as Rational) === 0;
}

/** Prints one score. */
export function printScore(scores: Scores, entry: number, decimals: number): PrintedScore | null {
  const exact = scores.exact[entry];
  const value = scores.values[entry];
  if (exact === null || exact === undefined || value === null || value === undefined) return null;
  return {
    exact: scores.mode === "exact" ? fractionText(exact) : null,
    value,
    printed: decimalText(exact, decimals),
  };
}

const MOST_FLOAT_DECIMALS = 9;

/** Gives the decimals at which all scores that differ also look different, at least two. */
export function decimalsFor(scores: Scores): number {
  const decimals = decimalsThatTellApart(scores.exact.filter((score): score is Rational => score !== null));
  return scores.mode === "float" ? Math.min(decimals, MOST_FLOAT_DECIMALS) : decimals;
}
