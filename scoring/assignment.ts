import { byId, type Id } from "./ballots";
import { FlowNetwork } from "./min-cost-flow";
import { drawsFrom, shuffled } from "./random";

export interface Pair {
  readonly entry: Id;
  readonly delegation: Id;
}

export interface AssignmentProblem {
  readonly entries: readonly Id[];
  /** Loads default to equal shares, widened only as far as conflicts make it necessary. */
  readonly delegations: readonly { readonly id: Id; readonly minLoad?: number; readonly maxLoad?: number }[];
  readonly perEntry: number;
  readonly conflicts: readonly Pair[];
  /** Whole number from 0; lower is better. Default 0. */
  readonly cost?: (entry: Id, delegation: Id) => number;
  /** Every entry gets at least one of these delegations. */
  readonly mustIncludeOneOf?: readonly Id[];
  /** Pairs of an earlier assignment: as few as possible of them change, before costs count. */
  readonly keep?: readonly Pair[];
  /** Whether groups of entries that no delegation connects are joined afterwards, even at some cost. Default true. */
  readonly connect?: boolean;
  readonly seed: number;
}

export type Assignment =
  | {
      readonly feasible: true;
      readonly pairs: readonly Pair[];
      readonly cost: number;
      readonly loads: readonly { readonly delegation: Id; readonly load: number }[];
      readonly connected: boolean;
    }
  | {
      readonly feasible: false;
      readonly sentence: string;
      readonly entries: readonly Id[];
      readonly delegations: readonly Id[];
    };

interface Bounds {
  readonly min: (delegation: number) => number;
  readonly max: (delegation: number) => number;
}

/**
 * Gives every entry `perEntry` delegations without conflicts, loads within bounds, at least total cost; equally good
 * solutions are chosen among by the seed, never by id. When it cannot be done, says which entries and delegations stand
 * in the way. Afterwards joins groups of entries that no delegation connects, by exchanging two delegations each, where
 * the conditions allow it.
 */
export function assign(problem: AssignmentProblem): Assignment {
  const entries = [...problem.entries].sort(byId);
  const delegations = [...problem.delegations].sort((a, b) => byId(a.id, b.id));
  const share = (entries.length * problem.perEntry) / Math.max(1, delegations.length);
  const given = delegations.some((seat) => seat.minLoad !== undefined || seat.maxLoad !== undefined);
  const low = Math.floor(share);
  const widest = given ? 0 : Math.max(low, entries.length - Math.ceil(share));
  let wide = 0;
  for (;;) {
    const bounds: Bounds = {
      min: (j) => delegations[j]?.minLoad ?? (given ? 0 : Math.max(0, low - wide)),
      max: (j) => delegations[j]?.maxLoad ?? (given ? entries.length : Math.ceil(share) + wide),
    };
    const outcome = solve(
      problem,
      entries,
      delegations.map((seat) => seat.id),
      bounds,
    );
    if (outcome.feasible || wide >= widest) return outcome;
    wide = Math.min(widest, wide === 0 ? 1 : wide * 2);
  }
}

const pairKey = (entry: Id, delegation: Id): string => JSON.stringify([entry, delegation]);
const MOST_CANDIDATES = 60;
const MANY_PAIRS = 500_000;

function solve(
  problem: AssignmentProblem,
  entries: readonly Id[],
  seats: readonly Id[],
  bounds: Bounds,
): Assignment {
  const draws = drawsFrom(problem.seed);
  const conflicts = new Set(problem.conflicts.map((pair) => pairKey(pair.entry, pair.delegation)));
  const kept = new Set((problem.keep ?? []).map((pair) => pairKey(pair.entry, pair.delegation)));
  const group = problem.mustIncludeOneOf ? new Set(problem.mustIncludeOneOf) : null;
  const costOf = (entry: Id, seat: Id): number => problem.cost?.(entry, seat) ?? 0;
  const many = entries.length * seats.length > MANY_PAIRS;
  const spread = entries.length * seats.length > 50_000 ? 4 : 64;
  const needed = entries.length * problem.perEntry;
  // Costs count before the drawn spread, kept pairs before costs, least loads before all: each unit outweighs the sum of the lesser.
  const costUnit = needed * spread + 1;
  let highest = 0;
  for (const entry of entries) for (const seat of seats) highest = Math.max(highest, costOf(entry, seat));
  const keepUnit = kept.size === 0 ? 0 : costUnit * (highest * needed + 1);
  const loadUnit = (keepUnit + costUnit * (highest + 1)) * 2 * (entries.length + seats.length + 2);
  const source = 0;
  const sink = 1;
  const entryNode = (i: number): number => 2 + 2 * i;
  const othersNode = (i: number): number => 3 + 2 * i;
  const seatNode = (j: number): number => 2 + 2 * entries.length + j;
  const network = new FlowNetwork(2 + 2 * entries.length + seats.length);
  const arcs: { arc: number; entry: Id; seat: Id }[] = [];
  for (const i of shuffled(
    entries.map((_, n) => n),
    draws,
  )) {
    const entry = entries[i] as Id;
    network.addArc(source, entryNode(i), problem.perEntry, 0);
    if (group !== null) network.addArc(entryNode(i), othersNode(i), problem.perEntry - 1, 0);
    const eligible = seats.map((_, j) => j).filter((j) => !conflicts.has(pairKey(entry, seats[j] as Id)));
    const drawn = shuffled(eligible, draws);
    for (const j of many ? drawn.slice(0, Math.max(MOST_CANDIDATES, 4 * problem.perEntry)) : drawn) {
      const seat = seats[j] as Id;
      const from = group === null || group.has(seat) ? entryNode(i) : othersNode(i);
      const cost =
        costOf(entry, seat) * costUnit +
        (kept.has(pairKey(entry, seat)) ? 0 : keepUnit) +
        draws.below(spread);
      arcs.push({ arc: network.addArc(from, seatNode(j), 1, cost), entry, seat });
    }
  }
  const least = seats.map((_, j) => network.addArc(seatNode(j), sink, bounds.min(j), 0));
  seats.forEach((_, j) => {
    network.addArc(seatNode(j), sink, Math.max(0, bounds.max(j) - bounds.min(j)), loadUnit);
  });
  const sent = network.send(source, sink);
  if (sent < needed) {
    const seen = network.reachable(source);
    const short = entries.filter((_, i) => seen[entryNode(i)] === 1);
    return notEnough(problem, short, seats, conflicts, bounds, group);
  }
  const idle = seats.filter((_, j) => network.flowOf(least[j] as number) < bounds.min(j));
  if (idle.length > 0)
    return {
      feasible: false,
      sentence: `There are not enough entries without conflict to give ${idle.join(", ")} the least load asked for.`,
      entries: [],
      delegations: idle,
    };
  const chosen = arcs
    .filter(({ arc }) => network.flowOf(arc) === 1)
    .map(({ entry, seat }) => ({ entry, delegation: seat }));
  const joined = joinGroups(chosen, conflicts, group, problem.connect ?? true);
  const pairs = joined.pairs.sort((a, b) => byId(a.entry, b.entry) || byId(a.delegation, b.delegation));
  return {
    feasible: true,
    pairs,
    cost: pairs.reduce((sum, pair) => sum + costOf(pair.entry, pair.delegation), 0),
    loads: seats.map((delegation) => ({
      delegation,
      load: pairs.filter((pair) => pair.delegation === delegation).length,
    })),
    connected: joined.connected,
  };
}

/** The entries of a smallest cut and their eligible delegations: together they cannot give what the entries need. */
function notEnough(
  problem: AssignmentProblem,
  short: readonly Id[],
  seats: readonly Id[],
  conflicts: ReadonlySet<string>,
  bounds: Bounds,
  group: ReadonlySet<Id> | null,
): Assignment {
  const open = (seat: Id): Id[] => short.filter((entry) => !conflicts.has(pairKey(entry, seat)));
  const eligible = seats.filter((seat) => open(seat).length > 0);
  const available = seats.reduce((sum, seat, j) => sum + Math.min(open(seat).length, bounds.max(j)), 0);
  const needs = short.length * problem.perEntry;
  const sentence =
    group !== null && available >= needs
      ? `Not every one of the entries ${short.join(", ")} can have one of ${[...group].join(", ")}.`
      : `The entries ${short.join(", ")} need ${needs} places, but the delegations that may judge them (${eligible.join(", ")}) can give at most ${available}.`;
  return { feasible: false, sentence, entries: short, delegations: eligible };
}

/** Exchanges the delegations of two entries in different groups until all entries hang together or no exchange helps. */
function joinGroups(
  pairs: readonly Pair[],
  conflicts: ReadonlySet<string>,
  group: ReadonlySet<Id> | null,
  connect: boolean,
): { pairs: Pair[]; connected: boolean } {
  const current = [...pairs];
  for (let round = 0; ; round += 1) {
    const groupOf = groupsOf(current);
    const count = new Set(groupOf.values()).size;
    if (count <= 1) return { pairs: current, connected: true };
    const taken = new Set(current.map((pair) => pairKey(pair.entry, pair.delegation)));
    const exchange =
      connect && round < pairs.length ? findExchange(current, groupOf, count, taken, conflicts, group) : null;
    if (exchange === null) return { pairs: current, connected: false };
    const [a, b] = exchange;
    const first = current[a] as Pair;
    const second = current[b] as Pair;
    current[a] = { entry: first.entry, delegation: second.delegation };
    current[b] = { entry: second.entry, delegation: first.delegation };
  }
}

const MOST_EXCHANGES = 2_000;

function findExchange(
  pairs: readonly Pair[],
  groupOf: ReadonlyMap<Id, Id>,
  groups: number,
  taken: ReadonlySet<string>,
  conflicts: ReadonlySet<string>,
  group: ReadonlySet<Id> | null,
): readonly [number, number] | null {
  let tried = 0;
  for (const [a, first] of pairs.entries())
    for (const [b, second] of pairs.entries()) {
      if (b <= a || groupOf.get(first.entry) === groupOf.get(second.entry)) continue;
      const crossed = [pairKey(first.entry, second.delegation), pairKey(second.entry, first.delegation)];
      if (crossed.some((key) => taken.has(key) || conflicts.has(key))) continue;
      if (group !== null && group.has(first.delegation) !== group.has(second.delegation)) continue;
      tried += 1;
      if (tried > MOST_EXCHANGES) return null;
      const after = pairs.map((pair, n) =>
        n === a
          ? { entry: first.entry, delegation: second.delegation }
          : n === b
            ? { entry: second.entry, delegation: first.delegation }
            : pair,
      );
      if (new Set(groupsOf(after).values()).size < groups) return [a, b];
    }
  return null;
}

/** Names each entry's group by its first entry. */
function groupsOf(pairs: readonly Pair[]): Map<Id, Id> {
  const parent = new Map<string, string>();
  const rootOf = (node: string): string => {
    let root = node;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(node, root);
    return root;
  };
  for (const pair of pairs) {
    const entry = rootOf(`e${pair.entry}`);
    parent.set(rootOf(`d${pair.delegation}`), entry);
  }
  return new Map(pairs.map((pair) => [pair.entry, rootOf(`e${pair.entry}`)]));
}
