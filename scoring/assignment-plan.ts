import { byId, type Id } from "./ballots";
import type { Component } from "./connectedness";

export interface Pair {
  readonly entry: Id;
  readonly delegation: Id;
}

export interface AssignmentProblem {
  readonly entries: readonly Id[];
  /** Loads default to equal shares, widened only as far as conflicts make it necessary. */
  readonly delegations: readonly { readonly id: Id; readonly minLoad?: number; readonly maxLoad?: number }[];
  readonly perEntry: number;
  /** Where an entry needs another number than the others. */
  readonly perEntryOf?: (entry: Id) => number;
  readonly conflicts: readonly Pair[];
  /** Whole number from 0; lower is better. Default 0. */
  readonly cost?: (entry: Id, delegation: Id) => number;
  /** Every entry gets at least one of these delegations. */
  readonly mustIncludeOneOf?: readonly Id[];
  /** Entries that need none of them. */
  readonly exempt?: readonly Id[];
  /** Pairs of an earlier assignment: as few as possible of them change, after even loads and before costs. */
  readonly keep?: readonly Pair[];
  /** Pairs that stand whatever else happens, and count. */
  readonly fixed?: readonly Pair[];
  /** Whether groups of entries that no delegation connects are joined afterwards, even at some cost. Default true. */
  readonly connect?: boolean;
  readonly seed: number;
}

export interface Feasible {
  readonly feasible: true;
  /** True where loads and costs are proven best; beyond 2 000 x 200 entries are dealt, and `gap` says how far off that may be. */
  readonly exact: boolean;
  /** At most so much dearer, and so much more uneven, than the best there can be, before groups are joined. */
  readonly gap: { readonly cost: number; readonly load: number };
  readonly pairs: readonly Pair[];
  readonly cost: number;
  readonly loads: readonly { readonly delegation: Id; readonly load: number }[];
  readonly connected: boolean;
  /** The groups of entries and delegations that hang together. */
  readonly groups: readonly Component[];
  /** The fewest further pairs that join the groups; as far as conflicts let them be joined. */
  readonly mend: readonly Pair[];
}

export interface Infeasible {
  readonly feasible: false;
  readonly why: "capacity" | "coverage" | "least-load" | "not-found";
  readonly sentence: string;
  readonly entries: readonly Id[];
  readonly delegations: readonly Id[];
}

export type Assignment = Feasible | Infeasible;

/** A problem with everything in order of id and looked up by number. */
export interface Plan {
  readonly problem: AssignmentProblem;
  readonly entries: readonly Id[];
  readonly seats: readonly Id[];
  /** How many more delegations each entry needs beside its fixed ones. */
  readonly needs: readonly number[];
  readonly needed: number;
  readonly fixedLoads: readonly number[];
  /** True where the entry still needs a delegation of the group. */
  readonly uncovered: readonly boolean[];
  readonly inGroup: readonly boolean[];
  /** Neither a conflict nor fixed. */
  readonly open: (entry: number, seat: number) => boolean;
  readonly cost: (entry: number, seat: number) => number;
  readonly kept: (entry: number, seat: number) => boolean;
}

/** Names a pair as one text. */
export const pairKey = (entry: Id, delegation: Id): string => JSON.stringify([entry, delegation]);

/** Puts a problem in order, so that nothing after it depends on the order of the lists. */
export function planOf(problem: AssignmentProblem): Plan {
  const entries = [...problem.entries].sort(byId);
  const seats = problem.delegations.map(({ id }) => id).sort(byId);
  const entryAt = new Map(entries.map((entry, i) => [entry, i]));
  const seatAt = new Map(seats.map((seat, j) => [seat, j]));
  const cellsOf = (pairs: readonly Pair[] = []): Uint8Array => {
    const cells = new Uint8Array(entries.length * seats.length);
    for (const { entry, delegation } of pairs) {
      const [i, j] = [entryAt.get(entry), seatAt.get(delegation)];
      if (i !== undefined && j !== undefined) cells[i * seats.length + j] = 1;
    }
    return cells;
  };
  const closed = cellsOf([...problem.conflicts, ...(problem.fixed ?? [])]);
  const kept = cellsOf(problem.keep);
  const group = problem.mustIncludeOneOf ? new Set(problem.mustIncludeOneOf) : null;
  const exempt = new Set(problem.exempt);
  const fixedOf = new Map<Id, Id[]>();
  const loads = new Map<Id, number>();
  for (const { entry, delegation } of problem.fixed ?? []) {
    fixedOf.set(entry, [...(fixedOf.get(entry) ?? []), delegation]);
    loads.set(delegation, (loads.get(delegation) ?? 0) + 1);
  }
  const uncovered = entries.map(
    (entry) =>
      group !== null && !exempt.has(entry) && !(fixedOf.get(entry) ?? []).some((seat) => group.has(seat)),
  );
  const needs = entries.map((entry, i) =>
    Math.max(
      uncovered[i] ? 1 : 0,
      (problem.perEntryOf?.(entry) ?? problem.perEntry) - (fixedOf.get(entry)?.length ?? 0),
    ),
  );
  return {
    problem,
    entries,
    seats,
    needs,
    needed: needs.reduce((sum, need) => sum + need, 0),
    fixedLoads: seats.map((seat) => loads.get(seat) ?? 0),
    uncovered,
    inGroup: seats.map((seat) => group?.has(seat) ?? false),
    open: (i, j) => closed[i * seats.length + j] === 0,
    cost: problem.cost ? (i, j) => problem.cost?.(entries[i] as Id, seats[j] as Id) ?? 0 : () => 0,
    kept: (i, j) => kept[i * seats.length + j] === 1,
  };
}

/** Puts pairs in order of entry and delegation. */
export function inOrder(pairs: readonly Pair[]): Pair[] {
  return [...pairs].sort((a, b) => byId(a.entry, b.entry) || byId(a.delegation, b.delegation));
}

/** Says which entries cannot have what they need, and which delegations could judge them. */
export function notEnough(plan: Plan, short: readonly number[], most: (seat: number) => number): Infeasible {
  const openTo = (j: number): number => short.filter((i) => plan.open(i, j)).length;
  const eligible = plan.seats.map((_, j) => j).filter((j) => openTo(j) > 0);
  const available = eligible.reduce((sum, j) => sum + Math.min(openTo(j), Math.max(0, most(j))), 0);
  const needs = short.reduce((sum, i) => sum + (plan.needs[i] as number), 0);
  const entries = short.map((i) => plan.entries[i] as Id);
  const delegations = eligible.map((j) => plan.seats[j] as Id);
  const covers = short.some((i) => plan.uncovered[i]) && available >= needs;
  const named = `${entries.length === 1 ? "The entry" : "The entries"} ${entries.join(", ")}`;
  return {
    feasible: false,
    why: covers ? "coverage" : "capacity",
    sentence: covers
      ? `Not every one of the entries ${entries.join(", ")} can have one of ${(plan.problem.mustIncludeOneOf ?? []).join(", ")}.`
      : `${named} ${entries.length === 1 ? "needs" : "need"} ${needs} places, but the delegations that may judge ${entries.length === 1 ? "it" : "them"} (${delegations.join(", ") || "none"}) can give at most ${available}.`,
    entries,
    delegations,
  };
}
