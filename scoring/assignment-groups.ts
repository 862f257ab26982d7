import type { Bounds } from "./assignment-flow";
import { inOrder, type Pair, type Plan, pairKey } from "./assignment-plan";
import { byId, type Id } from "./ballots";
import type { Component } from "./connectedness";
import { type Draws, shuffled } from "./random";

/** Sets that can be joined; each is named by one of its members (union-find). */
export class Sets {
  private readonly parent: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, node) => node);
  }

  rootOf(node: number): number {
    let root = node;
    while (this.parent[root] !== root) root = this.parent[root] as number;
    for (let step = node; step !== root; ) {
      const next = this.parent[step] as number;
      this.parent[step] = root;
      step = next;
    }
    return root;
  }

  /** Joins two sets and says whether they were two. */
  join(a: number, b: number): boolean {
    const first = this.rootOf(a);
    const second = this.rootOf(b);
    this.parent[first] = second;
    return first !== second;
  }
}

/** Pairs by the numbers of entry and seat. */
interface Graph {
  readonly pairs: readonly Pair[];
  readonly entryAt: ReadonlyMap<Id, number>;
  readonly seatAt: ReadonlyMap<Id, number>;
  readonly entryOf: readonly number[];
  /** Seats are numbered after the entries. */
  readonly seatOf: readonly number[];
  readonly sets: Sets;
}

function graphOf(plan: Plan, pairs: readonly Pair[]): Graph {
  const entryAt = new Map(plan.entries.map((entry, i) => [entry, i]));
  const seatAt = new Map(plan.seats.map((seat, j) => [seat, plan.entries.length + j]));
  const entryOf = pairs.map((pair) => entryAt.get(pair.entry) as number);
  const seatOf = pairs.map((pair) => seatAt.get(pair.delegation) as number);
  const sets = new Sets(plan.entries.length + plan.seats.length);
  pairs.forEach((_, n) => {
    sets.join(entryOf[n] as number, seatOf[n] as number);
  });
  return { pairs, entryAt, seatAt, entryOf, seatOf, sets };
}

/** Gives the groups of entries and delegations that hang together; delegations without an entry belong to none. */
export function groupsOf(plan: Plan, pairs: readonly Pair[]): Component[] {
  const graph = graphOf(plan, pairs);
  const groups = new Map<number, { entries: Set<Id>; delegations: Set<Id> }>();
  pairs.forEach((pair, n) => {
    const root = graph.sets.rootOf(graph.entryOf[n] as number);
    const group = groups.get(root) ?? { entries: new Set(), delegations: new Set() };
    groups.set(root, group);
    group.entries.add(pair.entry);
    group.delegations.add(pair.delegation);
  });
  return [...groups.values()]
    .map(({ entries, delegations }) => ({
      entries: [...entries].sort(byId),
      delegations: [...delegations].sort(byId),
    }))
    .sort((a, b) => byId(a.entries[0] as Id, b.entries[0] as Id));
}

/**
 * Joins groups by changes that keep every entry's number of delegations: a pair that lies on a circle of its group can
 * be given up without splitting it, so exchanging its delegation with that of any pair of another group makes one group
 * of the two; where loads allow, so does handing its entry over to a delegation of the other group. Takes the cheapest
 * change of each round, and ends when all hang together or nothing helps.
 */
export function joined(plan: Plan, pairs: readonly Pair[], bounds: Bounds, draws: Draws): Pair[] {
  let current = inOrder(pairs);
  for (;;) {
    const next = cheapestChange(plan, shuffled(current, draws), bounds);
    if (next === null) return current;
    current = inOrder(next);
  }
}

const MOST_TRIES = 400_000;

function cheapestChange(plan: Plan, pairs: readonly Pair[], bounds: Bounds): Pair[] | null {
  const graph = graphOf(plan, pairs);
  const groupOf = graph.entryOf.map((entry) => graph.sets.rootOf(entry));
  if (new Set(groupOf).size <= 1) return null;
  const bridge = bridgesOf(graph);
  const taken = new Set(pairs.map((pair) => pairKey(pair.entry, pair.delegation)));
  const seatOf = graph.seatOf.map((seat) => seat - plan.entries.length);
  const loads = new Int32Array(plan.seats.length);
  const weight = (i: number, j: number): number =>
    plan.cost(i, j) + (plan.kept(i, j) ? 0 : (plan.problem.keep?.length ?? 0) > 0 ? 1_000_000 : 0);
  const allowed = (i: number, j: number): boolean =>
    plan.open(i, j) && !taken.has(pairKey(plan.entries[i] as Id, plan.seats[j] as Id));
  const covers = coverageOf(plan, graph.entryOf, seatOf);
  const movable = (n: number): boolean => plan.open(graph.entryOf[n] as number, seatOf[n] as number);
  seatOf.forEach((seat, n) => {
    if (movable(n)) loads[seat] = (loads[seat] as number) + 1;
  });
  let best: { added: number; change: [number, number][] } | null = null;
  let tries = 0;
  for (let a = 0; a < pairs.length && tries < MOST_TRIES; a += 1) {
    if (bridge[a] === 1 || !movable(a)) continue;
    const [i, j] = [graph.entryOf[a] as number, seatOf[a] as number];
    for (let b = 0; b < pairs.length && tries < MOST_TRIES; b += 1) {
      if (groupOf[a] === groupOf[b]) continue;
      tries += 1;
      const [k, l] = [graph.entryOf[b] as number, seatOf[b] as number];
      const hands = loads[j] as number;
      if (hands > bounds.min(j) && (loads[l] as number) < bounds.max(l) && allowed(i, l) && covers(i, j, l)) {
        const added = weight(i, l) - weight(i, j);
        if (best === null || added < best.added) best = { added, change: [[a, l]] };
      }
      if (!movable(b) || !allowed(i, l) || !allowed(k, j) || !covers(i, j, l) || !covers(k, l, j)) continue;
      const added = weight(i, l) + weight(k, j) - weight(i, j) - weight(k, l);
      if (best === null || added < best.added) {
        best = {
          added,
          change: [
            [a, l],
            [b, j],
          ],
        };
      }
    }
    if (best !== null && best.added <= 0) break;
  }
  if (best === null) return null;
  const changed = [...pairs];
  for (const [n, seat] of best.change)
    changed[n] = { entry: (pairs[n] as Pair).entry, delegation: plan.seats[seat] as Id };
  return changed;
}

/** Says whether an entry still has a delegation of the group when one of its delegations gives way to another. */
function coverageOf(plan: Plan, entryOf: readonly number[], seatOf: readonly number[]) {
  const experts = new Int32Array(plan.entries.length);
  entryOf.forEach((entry, n) => {
    if (plan.inGroup[seatOf[n] as number]) experts[entry] = (experts[entry] as number) + 1;
  });
  return (entry: number, from: number, to: number): boolean =>
    !plan.uncovered[entry] ||
    (experts[entry] as number) - (plan.inGroup[from] ? 1 : 0) + (plan.inGroup[to] ? 1 : 0) > 0;
}

/** Marks the pairs without which a group would fall apart (Tarjan 1974, without recursion). */
function bridgesOf(graph: Graph): Uint8Array {
  const edges: number[][] = [];
  const touch = (node: number, edge: number): void => {
    const own = edges[node] ?? [];
    edges[node] = own;
    own.push(edge);
  };
  graph.pairs.forEach((_, n) => {
    touch(graph.entryOf[n] as number, n);
    touch(graph.seatOf[n] as number, n);
  });
  const bridge = new Uint8Array(graph.pairs.length);
  const found: number[] = [];
  const lowest: number[] = [];
  let clock = 0;
  for (const start of Object.keys(edges).map(Number)) {
    if (found[start] !== undefined) continue;
    const path: { node: number; by: number; next: number }[] = [{ node: start, by: -1, next: 0 }];
    found[start] = lowest[start] = clock++;
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = edges[top.node]?.[top.next++];
      if (edge === undefined) {
        path.pop();
        const above = path.at(-1);
        if (above === undefined) continue;
        lowest[above.node] = Math.min(lowest[above.node] as number, lowest[top.node] as number);
        if ((lowest[top.node] as number) > (found[above.node] as number)) bridge[top.by] = 1;
        continue;
      }
      if (edge === top.by) continue;
      const other =
        graph.entryOf[edge] === top.node ? (graph.seatOf[edge] as number) : (graph.entryOf[edge] as number);
      if (found[other] !== undefined) {
        lowest[top.node] = Math.min(lowest[top.node] as number, found[other] as number);
        continue;
      }
      found[other] = lowest[other] = clock++;
      path.push({ node: other, by: edge, next: 0 });
    }
  }
  return bridge;
}

/**
 * Gives the fewest further pairs that join the groups, each an entry of one and a delegation of another, the least
 * burdened delegations first (Kruskal 1956); fewer where conflicts keep groups apart.
 */
export function mendOf(plan: Plan, pairs: readonly Pair[], draws: Draws): Pair[] {
  const graph = graphOf(plan, pairs);
  const used = new Set(graph.seatOf);
  const loads = new Map<number, number>();
  for (const seat of graph.seatOf) loads.set(seat, (loads.get(seat) ?? 0) + 1);
  const candidates = plan.entries.flatMap((_, i) =>
    plan.seats.flatMap((_, j) => {
      const seat = plan.entries.length + j;
      if (!used.has(seat) || !plan.open(i, j) || graph.sets.rootOf(i) === graph.sets.rootOf(seat)) return [];
      return [{ i, j, seat, load: loads.get(seat) ?? 0, cost: plan.cost(i, j) }];
    }),
  );
  return inOrder(
    shuffled(candidates, draws)
      .sort((a, b) => a.load - b.load || a.cost - b.cost)
      .filter(({ i, seat }) => graph.sets.join(i, seat))
      .map(({ i, j }) => ({ entry: plan.entries[i] as Id, delegation: plan.seats[j] as Id })),
  );
}
