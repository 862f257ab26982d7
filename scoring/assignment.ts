import { deal, gapOf } from "./assignment-deal";
import { type Bounds, chooseAt, evenBounds } from "./assignment-flow";
import { groupsOf, joined, mendOf } from "./assignment-groups";
import { type Assignment, type AssignmentProblem, inOrder, type Plan, planOf } from "./assignment-plan";
import type { Id } from "./ballots";
import { drawsFrom } from "./random";

/** Up to 2 000 entries x 200 delegations the assignment is exact. */
const EXACT_CELLS = 400_000;

/**
 * Gives every entry its number of delegations without conflicts: loads as even as conflicts allow (or within the bounds
 * given), then as few changes of an earlier assignment as possible, then least cost; equally good solutions are chosen
 * among by the seed, never by id. Groups of entries that no delegation connects are then joined where exchanges can do
 * it, and otherwise `mend` names the fewest further pairs that would. When it cannot be done, says which entries and
 * delegations stand in the way.
 */
export function assign(problem: AssignmentProblem, exactCells: number = EXACT_CELLS): Assignment {
  const plan = planOf(problem);
  const draws = drawsFrom(problem.seed);
  const exact = plan.entries.length * plan.seats.length <= exactCells;
  const given = givenBounds(plan);
  const bounds = given ?? (exact ? evenBounds(plan) : anyBounds(plan));
  if ("feasible" in bounds) return bounds;
  const chosen = exact ? chooseAt(plan, bounds, draws) : deal(plan, bounds, given === null, draws);
  if ("feasible" in chosen) return chosen;
  const before = [...chosen, ...(problem.fixed ?? [])];
  const pairs =
    problem.connect === false ? inOrder(before) : joined(plan, before, given ?? evenFor(plan, chosen), draws);
  const cost = pairs.reduce((sum, pair) => sum + (problem.cost?.(pair.entry, pair.delegation) ?? 0), 0);
  const groups = groupsOf(plan, pairs);
  const connected = groups.length <= 1;
  const loads = new Map<Id, number>(plan.seats.map((seat) => [seat, 0]));
  for (const pair of pairs) loads.set(pair.delegation, (loads.get(pair.delegation) ?? 0) + 1);
  return {
    feasible: true,
    exact,
    gap: exact ? { cost: 0, load: 0 } : gapOf(plan, chosen),
    pairs,
    cost,
    loads: [...loads].map(([delegation, load]) => ({ delegation, load })),
    connected,
    groups,
    mend: connected ? [] : mendOf(plan, pairs, draws),
  };
}

function givenBounds(plan: Plan): Bounds | null {
  const seats = new Map(plan.problem.delegations.map((seat) => [seat.id, seat]));
  if (![...seats.values()].some((seat) => seat.minLoad !== undefined || seat.maxLoad !== undefined))
    return null;
  const bound = (j: number): { min: number; max: number } => {
    const { minLoad = 0, maxLoad = plan.entries.length } = seats.get(plan.seats[j] as Id) ?? {};
    const fixed = plan.fixedLoads[j] as number;
    return { min: Math.max(0, minLoad - fixed), max: Math.max(0, maxLoad - fixed) };
  };
  return { min: (j) => bound(j).min, max: (j) => bound(j).max };
}

function anyBounds(plan: Plan): Bounds {
  return { min: () => 0, max: () => plan.entries.length };
}

/** The loads that were reached are those that joining groups may not make more uneven. */
function evenFor(plan: Plan, chosen: readonly { readonly delegation: Id }[]): Bounds {
  const own = new Map<Id, number>();
  for (const pair of chosen) own.set(pair.delegation, (own.get(pair.delegation) ?? 0) + 1);
  const whole = plan.seats.map((seat, j) => (own.get(seat) ?? 0) + (plan.fixedLoads[j] as number));
  const low = whole.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = whole.reduce((a, b) => Math.max(a, b), 0);
  return {
    min: (j) => Math.max(0, low - (plan.fixedLoads[j] as number)),
    max: (j) => Math.max(0, high - (plan.fixedLoads[j] as number)),
  };
}
