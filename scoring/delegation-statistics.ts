import { type AdditiveModel, additiveModel, tableOfDelegations } from "./additive-model";
import type { Id } from "./ballots";
import { toNumber } from "./rational";
import type { Table } from "./totals";

/** How one delegation scored; for the chair only, by number, never by name. */
export interface DelegationStatistics {
  readonly delegation: Id;
  /** Place in the order of ids, from 1. */
  readonly number: number;
  readonly entriesScored: number;
  readonly mean: number | null;
  /** Standard deviation of its totals, with n - 1. */
  readonly sd: number | null;
  /** Above zero: generous; below: strict. In points. */
  readonly offset: number | null;
  readonly residualRms: number | null;
  /** Its mean squared residual over that of all sheets; above 2 its scores do not follow the others. */
  readonly meanSquareRatio: number | null;
  /** Correlation of its totals with the adjusted scores computed without it; null for flat totals. */
  readonly restCorrelation: number | null;
  /** Its sd over the median sd of all delegations. */
  readonly spreadRatio: number | null;
  readonly differentTotals: number;
  /** Share of its sheets with the same score on every criterion; null with one criterion. */
  readonly flatSheets: number | null;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Gives Pearson's correlation, or null where one side does not vary or there are fewer than three pairs. */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  if (x.length < 3) return null;
  const mx = meanOf(x);
  const my = meanOf(y);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  x.forEach((value, n) => {
    const dx = value - mx;
    const dy = (y[n] as number) - my;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  });
  const flat = (squares: number, about: number): boolean => squares <= 1e-24 * x.length * (1 + about * about);
  return flat(xx, mx) || flat(yy, my) ? null : xy / Math.sqrt(xx * yy);
}

/** Gives the statistics of every delegation, in the order of ids; what needs a connected design is null without one. */
export function delegationStatistics(
  table: Table,
  model: AdditiveModel | null = additiveModel(table),
): DelegationStatistics[] {
  const cells = table.delegations.map((): number[] => []);
  table.delegationOf.forEach((j, n) => {
    cells[j]?.push(n);
  });
  const unit = toNumber(table.step) / table.weights.reduce((sum, weight) => sum + weight, 0);
  const min = toNumber(table.min);
  const totals = cells.map((list) => list.map((n) => min + (table.totals[n] as number) * unit));
  const sds = totals.map((list) => {
    if (list.length < 2) return null;
    if (list.every((value) => value === list[0])) return 0;
    const mean = meanOf(list);
    return Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1));
  });
  const known = sds.filter((sd): sd is number => sd !== null).sort((a, b) => a - b);
  const middle =
    known.length === 0
      ? 0
      : ((known[(known.length - 1) >> 1] as number) + (known[known.length >> 1] as number)) / 2;
  const meanSquare = (list: readonly number[]): number | null =>
    model === null || list.length === 0 ? null : meanOf(list.map((n) => (model.residuals[n] as number) ** 2));
  const overall = meanSquare(Array.from(table.delegationOf, (_, n) => n));
  return table.delegations.map((delegation, j) => {
    const own = cells[j] as number[];
    const list = totals[j] as number[];
    const square = meanSquare(own);
    const sd = sds[j] ?? null;
    return {
      delegation,
      number: j + 1,
      entriesScored: own.length,
      mean: list.length === 0 ? null : meanOf(list),
      sd,
      offset: model === null || own.length === 0 ? null : (model.fit.offsets[j] as number),
      residualRms: square === null ? null : Math.sqrt(square),
      meanSquareRatio: square === null || overall === null || overall === 0 ? null : square / overall,
      restCorrelation: sd === 0 ? null : restCorrelation(table, j, own),
      spreadRatio: sd === null || middle === 0 ? null : sd / middle,
      differentTotals: new Set(own.map((n) => table.totals[n])).size,
      flatSheets: flatShare(table, own),
    };
  });
}

function restCorrelation(table: Table, delegation: number, cells: readonly number[]): number | null {
  const rest = additiveModel(tableOfDelegations(table, (j) => j !== delegation));
  const own = additiveEntries(table, cells);
  if (rest === null) return null;
  const pairs = own.filter(({ entry }) => !Number.isNaN(rest.fit.entries[entry]));
  return correlation(
    pairs.map(({ total }) => total),
    pairs.map(({ entry }) => rest.fit.entries[entry] as number),
  );
}

function additiveEntries(table: Table, cells: readonly number[]): { entry: number; total: number }[] {
  return cells.map((n) => {
    let low = 0;
    let high = table.entries.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((table.rowStart[middle] as number) <= n) low = middle;
      else high = middle;
    }
    return { entry: low, total: table.totals[n] as number };
  });
}

function flatShare(table: Table, cells: readonly number[]): number | null {
  const width = table.criteria.length;
  if (width < 2 || cells.length === 0) return null;
  const flat = cells.filter((n) => {
    const scores = table.ticks.subarray(n * width, (n + 1) * width);
    return scores.every((tick) => tick === scores[0]);
  });
  return flat.length / cells.length;
}
