import type { Bounds } from "./assignment-flow";
import { type Infeasible, inOrder, notEnough, type Pair, type Plan } from "./assignment-plan";
import type { Id } from "./ballots";
import { type Draws, shuffled } from "./random";

/** A deal in progress: who judges what, and how much. */
interface Hand {
  /** Seats of each entry, without the fixed ones. */
  readonly seatsOf: number[][];
  readonly loads: Int32Array;
}

/**
 * Deals entries in a drawn order to the least burdened delegations that may judge them, then repairs: passes entries on
 * until loads differ by one where chains of passing allow it, and exchanges delegations where that costs less. Quick at
 * any size; proves nothing, so the caller states how far from the best it may be.
 */
export function deal(plan: Plan, bounds: Bounds, even: boolean, draws: Draws): readonly Pair[] | Infeasible {
  const hand: Hand = { seatsOf: plan.entries.map(() => []), loads: Int32Array.from(plan.fixedLoads) };
  const most = plan.seats.map((_, j) => bounds.max(j) + (plan.fixedLoads[j] as number));
  const short: number[] = [];
  for (const i of shuffled(
    plan.entries.map((_, n) => n),
    draws,
  )) {
    const need = plan.needs[i] as number;
    if (plan.uncovered[i]) take(plan, hand, i, 1, most, draws, (j) => plan.inGroup[j] as boolean);
    take(plan, hand, i, need - (hand.seatsOf[i] as number[]).length, most, draws, () => true);
    const own = hand.seatsOf[i] as number[];
    const covered = !plan.uncovered[i] || own.some((j) => plan.inGroup[j]);
    if (own.length < need || !covered) short.push(i);
  }
  if (short.length > 0) {
    const certain = notEnough(plan, short, () => plan.entries.length);
    const proven = short.some((i) => !canBeServed(plan, i));
    return proven
      ? certain
      : {
          ...certain,
          why: "not-found",
          sentence: `No distribution was found that gives ${certain.entries.join(", ")} enough delegations; at this size that does not prove there is none.`,
        };
  }
  if (even) levelLoads(plan, hand);
  const idle = plan.seats.filter(
    (_, j) => (hand.loads[j] as number) - (plan.fixedLoads[j] as number) < bounds.min(j),
  );
  if (idle.length > 0)
    return {
      feasible: false,
      why: "not-found",
      sentence: `No distribution was found that gives ${idle.join(", ")} the least load asked for.`,
      entries: [],
      delegations: idle,
    };
  if (plan.problem.cost) cheapen(plan, hand, draws);
  return inOrder(
    hand.seatsOf.flatMap((seats, i) =>
      seats.map((j) => ({ entry: plan.entries[i] as Id, delegation: plan.seats[j] as Id })),
    ),
  );
}

/** Says how far from the best a deal may be: costs over the cheapest delegations of each entry, loads over even ones. */
export function gapOf(plan: Plan, chosen: readonly Pair[]): { cost: number; load: number } {
  const cost = chosen.reduce((sum, pair) => sum + (plan.problem.cost?.(pair.entry, pair.delegation) ?? 0), 0);
  const loads = new Map(plan.seats.map((seat, j) => [seat, plan.fixedLoads[j] as number]));
  for (const pair of chosen) loads.set(pair.delegation, (loads.get(pair.delegation) ?? 0) + 1);
  const all = [...loads.values()];
  const spread =
    all.length === 0 ? 0 : all.reduce((a, b) => Math.max(a, b)) - all.reduce((a, b) => Math.min(a, b));
  const cheapest = plan.problem.cost
    ? plan.entries.reduce((total, _, i) => {
        const costs = plan.seats.flatMap((_, j) => (plan.open(i, j) ? [plan.cost(i, j)] : []));
        const best = costs.sort((a, b) => a - b).slice(0, plan.needs[i]);
        return total + best.reduce((one, other) => one + other, 0);
      }, 0)
    : 0;
  return {
    cost: Math.max(0, cost - cheapest),
    load: Math.max(
      0,
      spread -
        leastSpread(
          plan,
          all.reduce((a, b) => a + b, 0),
        ),
    ),
  };
}

/** Below this no loads can differ: of the whole, and of what the group alone must carry. */
function leastSpread(plan: Plan, total: number): number {
  const members = plan.inGroup.filter((own) => own).length;
  const covering = plan.uncovered.filter((one) => one).length;
  const others = plan.seats.length - members;
  const share = total / Math.max(1, plan.seats.length);
  const high = Math.max(Math.ceil(share), members === 0 ? 0 : Math.ceil(covering / members));
  const low = Math.min(
    Math.floor(share),
    others === 0 ? Number.POSITIVE_INFINITY : Math.floor((total - covering) / others),
  );
  return high - low;
}

function canBeServed(plan: Plan, i: number): boolean {
  const open = plan.seats.map((_, j) => j).filter((j) => plan.open(i, j));
  return (
    open.length >= (plan.needs[i] as number) && (!plan.uncovered[i] || open.some((j) => plan.inGroup[j]))
  );
}

/** Gives an entry so many delegations: those kept first, then the least burdened, cheaper ones among about equals. */
function take(
  plan: Plan,
  hand: Hand,
  i: number,
  count: number,
  most: readonly number[],
  draws: Draws,
  fits: (seat: number) => boolean,
): void {
  if (count <= 0) return;
  const own = hand.seatsOf[i] as number[];
  const candidates: { j: number; kept: boolean; load: number; cost: number; lot: number }[] = [];
  for (let j = 0; j < plan.seats.length; j += 1) {
    const load = hand.loads[j] as number;
    if (load >= (most[j] as number) || !fits(j) || own.includes(j) || !plan.open(i, j)) continue;
    candidates.push({
      j,
      kept: plan.kept(i, j),
      load,
      cost: plan.cost(i, j),
      lot: draws.below(4_294_967_296),
    });
  }
  const least = candidates.reduce((low, one) => Math.min(low, one.load), Number.POSITIVE_INFINITY);
  const later = (one: (typeof candidates)[number]): number => Math.max(0, one.load - least - 1);
  candidates.sort(
    (a, b) =>
      Number(b.kept) - Number(a.kept) ||
      later(a) - later(b) ||
      a.cost - b.cost ||
      a.load - b.load ||
      a.lot - b.lot,
  );
  for (const { j } of candidates.slice(0, count)) {
    own.push(j);
    hand.loads[j] = (hand.loads[j] as number) + 1;
  }
}

/** Passes entries along the shortest chains from the most to the least burdened delegations, until none helps. */
function levelLoads(plan: Plan, hand: Hand): void {
  for (;;) {
    const loads = [...hand.loads];
    const highest = Math.max(...loads);
    const lowest = Math.min(...loads);
    if (highest - lowest <= 1) return;
    const ends = loads.map((load, j) => ({ load, j }));
    const chain =
      chainBetween(plan, hand, highest, (load) => load <= highest - 2) ??
      chainBetween(
        plan,
        hand,
        Math.max(...ends.filter(({ load }) => load >= lowest + 2).map(({ load }) => load)),
        (load) => load === lowest,
      );
    if (chain === null) return;
    for (const { entry, from, to } of chain) {
      const own = hand.seatsOf[entry] as number[];
      own[own.indexOf(from)] = to;
    }
    const [first, last] = [chain[0], chain.at(-1)];
    if (first) hand.loads[first.from] = (hand.loads[first.from] as number) - 1;
    if (last) hand.loads[last.to] = (hand.loads[last.to] as number) + 1;
  }
}

type Pass = { entry: number; from: number; to: number };

function chainBetween(plan: Plan, hand: Hand, start: number, ends: (load: number) => boolean): Pass[] | null {
  const entriesOf: number[][] = plan.seats.map(() => []);
  hand.seatsOf.forEach((seats, i) => {
    for (const j of seats) (entriesOf[j] as number[]).push(i);
  });
  const reachedBy = new Map<number, Pass | null>();
  const queue = plan.seats.map((_, j) => j).filter((j) => hand.loads[j] === start);
  for (const j of queue) reachedBy.set(j, null);
  for (let at = 0; at < queue.length; at += 1) {
    const from = queue[at] as number;
    for (const entry of entriesOf[from] as number[])
      for (let to = 0; to < plan.seats.length; to += 1) {
        if (reachedBy.has(to) || !mayPass(plan, hand, entry, from, to)) continue;
        reachedBy.set(to, { entry, from, to });
        if (!ends(hand.loads[to] as number)) {
          queue.push(to);
          continue;
        }
        const chain: Pass[] = [];
        for (let pass = reachedBy.get(to); pass; pass = reachedBy.get(pass.from)) chain.unshift(pass);
        // Two passes of one entry would undo each other's conditions.
        if (new Set(chain.map((pass) => pass.entry)).size === chain.length) return chain;
        reachedBy.delete(to);
      }
  }
  return null;
}

function mayPass(plan: Plan, hand: Hand, entry: number, from: number, to: number): boolean {
  const own = hand.seatsOf[entry] as number[];
  if (own.includes(to) || !plan.open(entry, to)) return false;
  if (plan.kept(entry, from) && !plan.kept(entry, to)) return false;
  return !plan.uncovered[entry] || own.some((j) => (j === from ? plan.inGroup[to] : plan.inGroup[j]));
}

/** Exchanges the delegations of two drawn pairs wherever that costs less, a set number of times. */
function cheapen(plan: Plan, hand: Hand, draws: Draws): void {
  const tries = 40 * plan.needed;
  for (let n = 0; n < tries; n += 1) {
    const i = draws.below(plan.entries.length);
    const k = draws.below(plan.entries.length);
    const [own, others] = [hand.seatsOf[i] as number[], hand.seatsOf[k] as number[]];
    if (i === k || own.length === 0 || others.length === 0) continue;
    const [a, b] = [draws.below(own.length), draws.below(others.length)];
    const [j, l] = [own[a] as number, others[b] as number];
    if (j === l || plan.cost(i, l) + plan.cost(k, j) >= plan.cost(i, j) + plan.cost(k, l)) continue;
    if (!mayPass(plan, hand, i, j, l) || !mayPass(plan, hand, k, l, j)) continue;
    own[a] = l;
    others[b] = j;
  }
}
