import { type Ballots, byId, type Id } from "./ballots";
import { add, divide, fromNumber, multiply, type Rational, rational, subtract } from "./rational";

/**
 * All score sheets as whole numbers, in the order of entry ids, then delegation ids: the same table from every order
 * of rows in the file. A score of x points is the tick (x - min) / step; the total of a sheet is
 * sum over criteria of weight x tick, in units of step / (sum of weights) above min.
 */
export interface Table {
  readonly entries: readonly Id[];
  readonly delegations: readonly Id[];
  readonly criteria: readonly Id[];
  /** Weight of each criterion. */
  readonly weights: readonly number[];
  /** How many times each delegation counts. */
  readonly votes: readonly number[];
  readonly min: Rational;
  readonly step: Rational;
  /** Highest tick of the scale; null where the scale has no end (totals without a scale). */
  readonly highestTick: number | null;
  /** Cells of entry `i` are `rowStart[i]` up to, not including, `rowStart[i + 1]`. */
  readonly rowStart: Int32Array;
  readonly delegationOf: Int32Array;
  /** Tick of cell `n` on criterion `c` at `n * criteria.length + c`. */
  readonly ticks: Int32Array;
  /** Weighted total of each cell: whole numbers below 2^53. */
  readonly totals: Float64Array;
}

export interface TableRow {
  readonly entry: Id;
  readonly delegation: Id;
  readonly ticks: readonly number[];
}

/** What a table is made of, before its rows are put in order. */
export interface TableFrame {
  readonly entries: readonly Id[];
  readonly delegations: readonly { readonly id: Id; readonly votes: number }[];
  readonly criteria: readonly { readonly id: Id; readonly weight: number }[];
  readonly min: Rational;
  readonly step: Rational;
  readonly highestTick: number | null;
}

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Gives the table of the ballots' score sheets; the ballots must have been checked. */
export function tableOf(ballots: Ballots): Table {
  const min = fromNumber(ballots.scale.min);
  const step = fromNumber(ballots.scale.step);
  const criteria = ballots.criteria
    .map(({ id, weight }) => ({ id, weight }))
    .sort((a, b) => byId(a.id, b.id));
  const tick = tickReader(min, step);
  return tableFromRows(
    {
      entries: ballots.entries.map((entry) => entry.id),
      delegations: ballots.delegations.map((seat) => ({ id: seat.id, votes: seat.weight ?? 1 })),
      criteria,
      min,
      step,
      highestTick: tick(ballots.scale.max),
    },
    ballots.sheets.map((sheet) => ({
      entry: sheet.entry,
      delegation: sheet.delegation,
      ticks: criteria.map((criterion) => tick(sheet.scores[criterion.id] as number)),
    })),
  );
}

/** Gives a function from points to ticks, exact and quick for the few different scores of a scale. */
function tickReader(min: Rational, step: Rational): (points: number) => number {
  const known = new Map<number, number>();
  return (points) => {
    const before = known.get(points);
    if (before !== undefined) return before;
    const exact = divide(subtract(fromNumber(points), min), step);
    if (exact.den !== 1n) throw new RangeError(`${points} is not on the grid of the scale.`);
    const tick = Number(exact.num);
    known.set(points, tick);
    return tick;
  };
}

/** Gives the table of the rows; refuses two rows for the same pair, unknown ids and totals beyond exact integers. */
export function tableFromRows(frame: TableFrame, rows: readonly TableRow[]): Table {
  const entries = [...frame.entries].sort(byId);
  const delegations = [...frame.delegations].sort((a, b) => byId(a.id, b.id));
  const entryNumber = new Map(entries.map((id, index) => [id, index]));
  const delegationNumber = new Map(delegations.map((seat, index) => [seat.id, index]));
  const criteria = frame.criteria.map((criterion) => criterion.id);
  const weights = frame.criteria.map((criterion) => criterion.weight);
  const placed = rows.map((row) => {
    const entry = entryNumber.get(row.entry);
    const delegation = delegationNumber.get(row.delegation);
    if (entry === undefined || delegation === undefined) throw new RangeError("A row names an unknown id.");
    return { entry, delegation, ticks: row.ticks };
  });
  placed.sort((a, b) => a.entry - b.entry || a.delegation - b.delegation);
  const rowStart = new Int32Array(entries.length + 1);
  const delegationOf = new Int32Array(placed.length);
  const ticks = new Int32Array(placed.length * criteria.length);
  const totals = new Float64Array(placed.length);
  placed.forEach((cell, n) => {
    const before = placed[n - 1];
    if (before !== undefined && before.entry === cell.entry && before.delegation === cell.delegation)
      throw new RangeError("Two rows for the same entry and delegation.");
    rowStart[cell.entry + 1] = n + 1;
    delegationOf[n] = cell.delegation;
    let total = 0;
    criteria.forEach((_, c) => {
      const tick = cell.ticks[c] as number;
      ticks[n * criteria.length + c] = tick;
      total += (weights[c] as number) * tick;
    });
    if (!Number.isSafeInteger(total)) throw new RangeError("A total is too large to be exact.");
    totals[n] = total;
  });
  for (let i = 1; i <= entries.length; i += 1)
    rowStart[i] = Math.max(rowStart[i] as number, rowStart[i - 1] as number);
  return {
    entries,
    delegations: delegations.map((seat) => seat.id),
    criteria,
    weights,
    votes: delegations.map((seat) => seat.votes),
    min: frame.min,
    step: frame.step,
    highestTick: frame.highestTick,
    rowStart,
    delegationOf,
    ticks,
    totals,
  };
}

/** Gives a table of one criterion from totals that are already decimals, for published tables without criteria. */
export function tableOfScores(
  rows: readonly { readonly entry: Id; readonly delegation: Id; readonly score: number }[],
): Table {
  const exact = rows.map((row) => fromNumber(row.score));
  const den = exact.reduce((common, value) => (common % value.den === 0n ? common : common * value.den), 1n);
  const step = rational(1n, den);
  const ids = (key: "entry" | "delegation"): Id[] => [...new Set(rows.map((row) => row[key]))];
  return tableFromRows(
    {
      entries: ids("entry"),
      delegations: ids("delegation").map((id) => ({ id, votes: 1 })),
      criteria: [{ id: "score", weight: 1 }],
      min: rational(0n),
      step,
      highestTick: null,
    },
    rows.map((row, n) => ({
      entry: row.entry,
      delegation: row.delegation,
      ticks: [Number(divide(exact[n] as Rational, step).num)],
    })),
  );
}

export const totalWeight = (table: Table): number => sumOf(table.weights);

/** Turns a difference or mean in units into points of the scale; `above: "min"` for scores, `"zero"` for differences. */
export function pointsOf(
  table: Table,
  units: Rational,
  above: "min" | "zero",
  weight = totalWeight(table),
): Rational {
  const points = divide(multiply(units, table.step), rational(BigInt(weight)));
  return above === "min" ? add(table.min, points) : points;
}

/** Gives the entry index of every cell. */
export function entryOfCells(table: Table): Int32Array {
  const result = new Int32Array(table.delegationOf.length);
  for (let i = 0; i < table.entries.length; i += 1)
    result.fill(i, table.rowStart[i] as number, table.rowStart[i + 1] as number);
  return result;
}

/** Gives the column to work on: the totals, or the ticks of one criterion. */
export function columnOf(table: Table, criterion: number | "total"): Float64Array {
  if (criterion === "total") return table.totals;
  const width = table.criteria.length;
  return Float64Array.from(table.totals, (_, n) => table.ticks[n * width + criterion] as number);
}
