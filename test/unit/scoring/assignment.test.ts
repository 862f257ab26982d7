import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assign } from "../../../scoring/assignment";
import type { AssignmentProblem, Pair } from "../../../scoring/assignment-plan";
import { brokenRule } from "../../../scoring/check/assignment-cases";
import { SETTINGS } from "./random-ballots";

const ids = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${letter}${n + 1}`);

/** Tries every assignment: the least cost, or null where there is none. */
function bruteForce(problem: AssignmentProblem): number | null {
  const seats = problem.delegations.map(({ id }) => id);
  const sets = (start: number, left: number): string[][] =>
    left === 0
      ? [[]]
      : seats.flatMap((seat, j) => (j < start ? [] : sets(j + 1, left - 1).map((rest) => [seat, ...rest])));
  const choices = sets(0, problem.perEntry);
  let best: number | null = null;
  const walk = (n: number, pairs: Pair[]): void => {
    const entry = problem.entries[n];
    if (entry === undefined) {
      if (brokenRule(pairs, problem, problem.mustIncludeOneOf ?? null) !== null) return;
      const cost = pairs.reduce((sum, pair) => sum + (problem.cost?.(pair.entry, pair.delegation) ?? 0), 0);
      if (best === null || cost < best) best = cost;
      return;
    }
    for (const choice of choices)
      walk(n + 1, [...pairs, ...choice.map((delegation) => ({ entry, delegation }))]);
  };
  walk(0, []);
  return best;
}

const problems = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 2, max: 4 }),
    fc.integer({ min: 1, max: 2 }),
    fc.integer({ min: 0, max: 1 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .chain(([e, j, perEntry, minLoad, maxLoad]) =>
    fc
      .tuple(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: e * j, maxLength: e * j }),
        fc.array(fc.boolean(), { minLength: e * j, maxLength: e * j }),
        fc.array(fc.boolean(), { minLength: e * j, maxLength: e * j }),
        fc.boolean(),
      )
      .map(([costs, first, second, group]): AssignmentProblem => {
        const entries = ids("e", e);
        const seats = ids("d", j);
        return {
          entries,
          delegations: seats.map((id) => ({ id, minLoad, maxLoad })),
          perEntry,
          conflicts: entries.flatMap((entry, n) =>
            seats.flatMap((delegation, k) =>
              first[n * j + k] && second[n * j + k] ? [{ entry, delegation }] : [],
            ),
          ),
          cost: (entry, seat) => costs[entries.indexOf(entry) * j + seats.indexOf(seat)] as number,
          ...(group ? { mustIncludeOneOf: seats.slice(0, 2) } : {}),
          connect: false,
          seed: 3,
        };
      }),
  );

describe("the assignment", () => {
  it("keeps every condition at the least cost, and says it cannot be done only when it cannot", () => {
    const seen = { feasible: 0, infeasible: 0 };
    fc.assert(
      fc.property(problems, (problem) => {
        const result = assign(problem);
        const best = bruteForce(problem);
        if (!result.feasible) {
          seen.infeasible += 1;
          expect(best).toBeNull();
          return;
        }
        seen.feasible += 1;
        expect(brokenRule(result.pairs, problem, problem.mustIncludeOneOf ?? null)).toBeNull();
        expect(result.cost).toBe(best);
      }),
      { ...SETTINGS, numRuns: 150 },
    );
    expect(Math.min(seen.feasible, seen.infeasible)).toBeGreaterThan(20);
  });

  it("shares the load evenly and hangs together when nothing else is asked", () => {
    const entries = ids("e", 21);
    const result = assign({
      entries,
      delegations: ids("d", 8).map((id) => ({ id })),
      perEntry: 3,
      conflicts: [],
      seed: 11,
    });
    if (!result.feasible) throw new Error(result.sentence);
    const loads = result.loads.map(({ load }) => load);
    expect([Math.min(...loads), Math.max(...loads), result.connected]).toEqual([7, 8, true]);
  });

  it("does not depend on the order of the lists, only on the seed", () => {
    const problem = {
      entries: ids("e", 9),
      delegations: ids("d", 5).map((id) => ({ id })),
      perEntry: 2,
      conflicts: [],
      seed: 4,
    };
    const turned = {
      ...problem,
      entries: [...problem.entries].reverse(),
      delegations: [...problem.delegations].reverse(),
    };
    expect(assign(turned)).toEqual(assign(problem));
    expect(assign({ ...problem, seed: 5 })).not.toEqual(assign(problem));
  });

  it("changes as little as possible of an earlier assignment after a late recusal", () => {
    const problem = {
      entries: ids("e", 12),
      delegations: ids("d", 6).map((id) => ({ id })),
      perEntry: 3,
      conflicts: [],
      seed: 4,
    };
    const before = assign(problem);
    if (!before.feasible) throw new Error(before.sentence);
    const lost = before.pairs[0] as Pair;
    const after = assign({ ...problem, conflicts: [lost], keep: before.pairs });
    if (!after.feasible) throw new Error(after.sentence);
    const key = (pair: Pair): string => `${pair.entry} ${pair.delegation}`;
    const kept = new Set(before.pairs.map(key));
    const added = after.pairs.filter((pair) => !kept.has(key(pair)));
    expect(after.pairs.map(key)).not.toContain(key(lost));
    expect(added.length).toBeLessThanOrEqual(2);
  });

  it("names the entries and delegations that stand in the way", () => {
    const conflicts = ["d1", "d2", "d3"].map((delegation) => ({ entry: "e1", delegation }));
    expect(
      assign({
        entries: ids("e", 4),
        delegations: ids("d", 5).map((id) => ({ id })),
        perEntry: 3,
        conflicts,
        seed: 1,
      }),
    ).toEqual({
      feasible: false,
      why: "capacity",
      sentence:
        "The entry e1 needs 3 places, but the delegations that may judge it (d4, d5) can give at most 2.",
      entries: ["e1"],
      delegations: ["d4", "d5"],
    });
  });
});
