import { type Infeasible, inOrder, notEnough, type Pair, type Plan } from "./assignment-plan";
import type { Id } from "./ballots";
import { FlowNetwork } from "./min-cost-flow";
import { type Draws, shuffled } from "./random";

/** How many entries a delegation gets beside its fixed ones. */
export interface Bounds {
  readonly min: (seat: number) => number;
  readonly max: (seat: number) => number;
}

const SOURCE = 0;
const SINK = 1;

interface Network {
  readonly flow: FlowNetwork;
  readonly arcs: readonly { readonly arc: number; readonly entry: number; readonly seat: number }[];
  readonly least: readonly number[];
  readonly sent: number;
  /** Seats below their least load. */
  readonly idle: readonly number[];
  readonly entryNode: (entry: number) => number;
}

/**
 * Chooses pairs at least total cost within bounds, as integral flow of least cost: source - entry - delegation - sink,
 * an entry's way to delegations outside the group being one narrower than its need. Equally good solutions are chosen
 * among by the draws.
 */
export function chooseAt(plan: Plan, bounds: Bounds, draws: Draws): readonly Pair[] | Infeasible {
  const cells = plan.entries.length * plan.seats.length;
  const spread = cells > 50_000 ? 4 : 64;
  // Costs count before the drawn spread, kept pairs before costs, least loads before all: each unit outweighs the sum of the lesser.
  const costUnit = plan.needed * spread + 1;
  let highest = 0;
  plan.entries.forEach((_, i) => {
    plan.seats.forEach((_, j) => {
      highest = Math.max(highest, plan.cost(i, j));
    });
  });
  const keepUnit = (plan.problem.keep ?? []).length === 0 ? 0 : costUnit * (highest * plan.needed + 1);
  const loadUnit = (keepUnit + costUnit * (highest + 1)) * 2 * (plan.entries.length + plan.seats.length + 2);
  const network = send(
    plan,
    bounds,
    loadUnit,
    (i, j) => plan.cost(i, j) * costUnit + (plan.kept(i, j) ? 0 : keepUnit) + draws.below(spread),
    draws,
  );
  const refusal = refusalOf(plan, bounds, network);
  if (refusal !== null) return refusal;
  return inOrder(
    network.arcs
      .filter(({ arc }) => network.flow.flowOf(arc) === 1)
      .map(({ entry, seat }) => ({
        entry: plan.entries[entry] as Id,
        delegation: plan.seats[seat] as Id,
      })),
  );
}

/** Says why nothing fits the bounds, or null where something does; costs are left aside. */
export function refusalAt(plan: Plan, bounds: Bounds): Infeasible | null {
  return refusalOf(
    plan,
    bounds,
    send(plan, bounds, 1, () => 0, null),
  );
}

/**
 * Gives the narrowest bounds of the whole loads that can be kept: first the smallest highest load, then the largest
 * lowest load. Both at once is possible, as the loads of all assignments form the bases of a polymatroid.
 */
export function evenBounds(plan: Plan): Bounds | Infeasible {
  const { entries, seats, fixedLoads } = plan;
  const total = plan.needed + fixedLoads.reduce((sum, load) => sum + load, 0);
  const share = total / Math.max(1, seats.length);
  const bounds = (low: number, high: number): Bounds => ({
    min: (j) => Math.max(0, low - (fixedLoads[j] as number)),
    max: (j) => Math.max(0, high - (fixedLoads[j] as number)),
  });
  const most = Math.max(entries.length, ...fixedLoads);
  const even = bounds(Math.floor(share), Math.ceil(share));
  if (refusalAt(plan, even) === null) return even;
  const impossible = refusalAt(plan, bounds(0, most + 1));
  if (impossible !== null) return impossible;
  const high = leastWhere(Math.ceil(share), most + 1, (load) => refusalAt(plan, bounds(0, load)) === null);
  // The largest low that works: searched from above as the least distance below the share.
  const floor = Math.floor(share);
  const down = leastWhere(0, floor, (less) => refusalAt(plan, bounds(floor - less, high)) === null);
  return bounds(floor - down, high);
}

/** Finds the least whole number in a range from which on a condition holds; the last one must fulfil it. */
function leastWhere(from: number, until: number, holds: (n: number) => boolean): number {
  let low = from;
  let high = until;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function refusalOf(plan: Plan, bounds: Bounds, network: Network): Infeasible | null {
  if (network.sent < plan.needed) {
    const seen = network.flow.reachable(SOURCE);
    const short = plan.entries
      .map((_, i) => i)
      .filter((i) => (plan.needs[i] as number) > 0 && seen[network.entryNode(i)] === 1);
    return notEnough(plan, short, bounds.max);
  }
  if (network.idle.length === 0) return null;
  const idle = network.idle.map((j) => plan.seats[j] as Id);
  return {
    feasible: false,
    why: "least-load",
    sentence: `There are not enough entries without conflict to give ${idle.join(", ")} the least load asked for.`,
    entries: [],
    delegations: idle,
  };
}

function send(
  plan: Plan,
  bounds: Bounds,
  loadUnit: number,
  costOf: (entry: number, seat: number) => number,
  draws: Draws | null,
): Network {
  const { entries, seats, needs } = plan;
  const entryNode = (i: number): number => 2 + 2 * i;
  const othersNode = (i: number): number => 3 + 2 * i;
  const seatNode = (j: number): number => 2 + 2 * entries.length + j;
  const flow = new FlowNetwork(2 + 2 * entries.length + seats.length);
  const arcs: { arc: number; entry: number; seat: number }[] = [];
  const inDrawnOrder = (list: number[]): number[] => (draws === null ? list : shuffled(list, draws));
  for (const i of inDrawnOrder(entries.map((_, n) => n))) {
    const need = needs[i] as number;
    if (need === 0) continue;
    flow.addArc(SOURCE, entryNode(i), need, 0);
    const covered = plan.uncovered[i];
    if (covered) flow.addArc(entryNode(i), othersNode(i), need - 1, 0);
    for (const j of inDrawnOrder(seats.map((_, n) => n).filter((n) => plan.open(i, n)))) {
      const from = !covered || plan.inGroup[j] ? entryNode(i) : othersNode(i);
      arcs.push({ arc: flow.addArc(from, seatNode(j), 1, costOf(i, j)), entry: i, seat: j });
    }
  }
  const least = seats.map((_, j) => flow.addArc(seatNode(j), SINK, bounds.min(j), 0));
  seats.forEach((_, j) => {
    flow.addArc(seatNode(j), SINK, Math.max(0, bounds.max(j) - bounds.min(j)), loadUnit);
  });
  const sent = flow.send(SOURCE, SINK);
  return {
    flow,
    arcs,
    least,
    sent,
    idle: seats.map((_, j) => j).filter((j) => flow.flowOf(least[j] as number) < bounds.min(j)),
    entryNode,
  };
}
