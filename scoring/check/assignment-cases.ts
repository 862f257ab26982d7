import { assign } from "../assignment";
import type { AssignmentProblem } from "../assignment-plan";

type Input = Readonly<Record<string, unknown>>;

interface Expected {
  readonly minimalTotalCost?: number;
}

/** Assignment cases: the least cost is unique, the assignment need not be, so the expected one is judged. */
export function assignments(input: Input, expected: Expected) {
  const entries = input.entries as string[];
  const seats = input.jurors as string[];
  const cost = (input.cost ?? []) as number[][];
  const conflicts = ((input.conflicts ?? []) as { entry: string; juror: string }[]).map(
    ({ entry, juror }) => ({
      entry,
      delegation: juror,
    }),
  );
  const group = (input.mustIncludeOneOf ?? null) as string[] | null;
  const perEntry = input.reviewsPerEntry as number;
  const costOf = (entry: string, seat: string): number =>
    cost[entries.indexOf(entry)]?.[seats.indexOf(seat)] ?? 0;
  const problem: AssignmentProblem = {
    entries,
    delegations: seats.map((id) => ({
      id,
      minLoad: (input.minLoad ?? 0) as number,
      maxLoad: (input.maxLoad ?? entries.length) as number,
    })),
    perEntry,
    conflicts,
    cost: costOf,
    ...(group === null ? {} : { mustIncludeOneOf: group }),
    connect: false,
    seed: 1,
  };
  const result = assign(problem);
  if (!result.feasible) return { feasible: false, minimalTotalCost: null, oneOptimalAssignment: null };
  return {
    feasible: true,
    minimalTotalCost: result.cost,
    oneOptimalAssignment: (given: unknown): string | null => {
      const rows = given as { entry: string; jurors: string[] }[];
      const pairs = rows.flatMap(({ entry, jurors }) => jurors.map((delegation) => ({ entry, delegation })));
      const own = brokenRule(result.pairs, problem, group);
      if (own !== null) return `computed assignment: ${own}`;
      const theirs = brokenRule(pairs, problem, group);
      if (theirs !== null) return `expected assignment: ${theirs}`;
      const sum = pairs.reduce((total, { entry, delegation }) => total + costOf(entry, delegation), 0);
      return sum === (expected.minimalTotalCost ?? sum) ? null : `the expected assignment costs ${sum}`;
    },
  };
}

/** Says which condition of the problem an assignment breaks, or null. */
export function brokenRule(
  pairs: readonly { readonly entry: string; readonly delegation: string }[],
  problem: AssignmentProblem,
  group: readonly string[] | null,
): string | null {
  const key = (pair: { readonly entry: string; readonly delegation: string }): string =>
    `${pair.entry} ${pair.delegation}`;
  if (new Set(pairs.map(key)).size !== pairs.length) return "a pair stands twice";
  const conflicts = new Set(problem.conflicts.map(key));
  if (pairs.some((pair) => conflicts.has(key(pair)))) return "a conflict is assigned";
  for (const entry of problem.entries) {
    const own = pairs.filter((pair) => pair.entry === entry).map((pair) => pair.delegation);
    if (own.length !== problem.perEntry) return `${entry} has ${own.length} delegations`;
    if (group !== null && !own.some((seat) => group.includes(seat)))
      return `${entry} has nobody of the group`;
  }
  for (const { id, minLoad = 0, maxLoad = Number.POSITIVE_INFINITY } of problem.delegations) {
    const load = pairs.filter((pair) => pair.delegation === id).length;
    if (load < minLoad || load > maxLoad) return `${id} has ${load} entries`;
  }
  return null;
}
