import {
  type AdditiveModel,
  additiveModel,
  type Covariances,
  covariancesOf,
  pointsPerUnit,
} from "./additive-model";
import { rowWeights } from "./adjusted";
import type { Id } from "./ballots";
import { plainMean } from "./plain-mean";
import { add, fromNumber, multiply, rational, toNumber } from "./rational";
import { DECLARED_TIE, groupsByScore, rangeOf, type Scores } from "./scores";
import { entryOfCells, type Table } from "./totals";

/** One score changed: the holder of a place is then no longer strictly ahead of `reachedBy`. */
export interface ScoreChange {
  readonly entry: Id;
  readonly delegation: Id;
  readonly delegationNumber: number;
  readonly criterion: Id;
  readonly from: number;
  readonly to: number;
  readonly reachedBy: readonly Id[];
  /** Entries that are first after the change. */
  readonly first: readonly Id[];
}

/** The smallest change of one score, by one delegation on one criterion, that takes a place from its holder. */
export interface ScoreFlip {
  readonly place: number;
  readonly holder: Id;
  /** Steps of the scale; null where no single score within the scale can do it. */
  readonly steps: number | null;
  readonly points: number | null;
  readonly changes: readonly ScoreChange[];
}

const MOST_WORK = 300_000_000;

/**
 * Gives the smallest change for each of the first places held by one entry alone. Scores are linear in every sheet:
 * raising the total of entry i by delegation j moves the adjusted score of e by v_j (Cov(a_e, a_i) + Cov(a_e, b_j)).
 * Gives null where the design is not connected or too large.
 */
export function smallestScoreChanges(
  table: Table,
  places: number,
  method: "recusal-corrected-mean" | "plain-mean",
  model: AdditiveModel | null = additiveModel(table),
): ScoreFlip[] | null {
  const size = table.entries.length;
  if (model === null || table.totals.length * size * table.criteria.length * places > MOST_WORK) return null;
  const covariances = method === "plain-mean" ? null : covariancesOf(model);
  const min = toNumber(table.min);
  const scores =
    method === "plain-mean"
      ? plainMean(table)
      : floatScoresOf(Array.from(model.fit.entries, (value) => min + value));
  const groups = groupsByScore(
    scores,
    table.entries.map((_, i) => i),
    rangeOf(table),
  );
  const effect = effectOf(table, covariances);
  const result: ScoreFlip[] = [];
  let place = 1;
  for (const [n, group] of groups.entries()) {
    if (place > places) break;
    const behind = groups.slice(n + 1).flat();
    if (group.length === 1 && behind.length > 0)
      result.push(flipOf(table, place, group[0] as number, behind, scores, effect));
    place += group.length;
  }
  return result;
}

const floatScoresOf = (values: readonly number[]): Scores => ({
  mode: "float",
  exact: values.map((value) => (Number.isNaN(value) ? null : fromNumber(value))),
  values: values.map((value) => (Number.isNaN(value) ? null : value)),
});

type Effect = (entry: number, row: number, delegation: number) => number;

/** How far the score of `entry` moves when the total of (row, delegation) rises by one unit. */
function effectOf(table: Table, covariances: Covariances | null): Effect {
  const weights = rowWeights(table);
  const size = table.entries.length;
  if (covariances === null)
    return (entry, row, delegation) =>
      entry === row ? (table.votes[delegation] as number) / (weights[row] as number) : 0;
  const entries = new Float64Array(size * size);
  for (let e = 0; e < size; e += 1)
    for (let i = 0; i < size; i += 1) entries[e * size + i] = covariances.entry(e, i);
  const used = new Set(table.delegationOf);
  const numberOf = new Int32Array(table.delegations.length).fill(-1);
  let number = 0;
  for (let j = 0; j < table.delegations.length; j += 1)
    if (used.has(j)) {
      numberOf[j] = number;
      number += 1;
    }
  return (entry, row, delegation) =>
    (table.votes[delegation] as number) *
    ((entries[entry * size + row] as number) +
      (covariances.cross[entry * covariances.size + (numberOf[delegation] as number)] as number));
}

function flipOf(
  table: Table,
  place: number,
  holder: number,
  behind: readonly number[],
  scores: Scores,
  effect: Effect,
): ScoreFlip {
  const unit = pointsPerUnit(table);
  const width = table.criteria.length;
  const rowOf = entryOfCells(table);
  const value = (i: number): number => scores.values[i] as number;
  let fewest = Number.POSITIVE_INFINITY;
  let found: { cell: number; criterion: number; steps: number }[] = [];
  for (let n = 0; n < table.totals.length; n += 1) {
    const row = rowOf[n] as number;
    const seat = table.delegationOf[n] as number;
    const ownEffect = effect(holder, row, seat);
    const needed = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY };
    for (const rival of behind) {
      const slope = ownEffect - effect(rival, row, seat);
      if (Math.abs(slope) < 1e-12) continue;
      const units = (value(holder) - value(rival)) / (Math.abs(slope) * unit);
      if (slope < 0) needed.up = Math.min(needed.up, units);
      else needed.down = Math.min(needed.down, units);
    }
    for (let c = 0; c < width; c += 1) {
      const weight = table.weights[c] as number;
      const tick = table.ticks[n * width + c] as number;
      if (weight === 0) continue;
      const up = Math.max(1, Math.ceil(needed.up / weight - 1e-7));
      const down = Math.max(1, Math.ceil(needed.down / weight - 1e-7));
      for (const [steps, room, sign] of [
        [up, (table.highestTick ?? Number.POSITIVE_INFINITY) - tick, 1],
        [down, table.highestTick === null ? Number.POSITIVE_INFINITY : tick, -1],
      ] as const) {
        if (!Number.isFinite(steps) || steps > room || steps > fewest) continue;
        if (steps < fewest) found = [];
        fewest = steps;
        found.push({ cell: n, criterion: c, steps: sign * steps });
      }
    }
  }
  const points = (ticks: number): number =>
    toNumber(add(table.min, multiply(table.step, rational(BigInt(ticks)))));
  const tie = DECLARED_TIE * rangeOf(table);
  const changes = found.map(({ cell, criterion, steps }): ScoreChange => {
    const row = rowOf[cell] as number;
    const seat = table.delegationOf[cell] as number;
    const rise = steps * (table.weights[criterion] as number) * unit;
    const after = scores.values.map((score, e) =>
      score === null ? null : score + rise * effect(e, row, seat),
    );
    const best = Math.max(...after.filter((score): score is number => score !== null));
    const reached = behind.filter((rival) => (after[rival] as number) >= (after[holder] as number) - tie);
    const tick = table.ticks[cell * width + criterion] as number;
    return {
      entry: table.entries[row] as Id,
      delegation: table.delegations[seat] as Id,
      delegationNumber: seat + 1,
      criterion: table.criteria[criterion] as Id,
      from: points(tick),
      to: points(tick + steps),
      reachedBy: reached.map((rival) => table.entries[rival] as Id),
      first: table.entries.filter((_, e) => after[e] !== null && (after[e] as number) >= best - tie),
    };
  });
  const steps = Number.isFinite(fewest) ? fewest : null;
  return {
    place,
    holder: table.entries[holder] as Id,
    steps,
    points: steps === null ? null : toNumber(multiply(table.step, rational(BigInt(steps)))),
    changes,
  };
}
