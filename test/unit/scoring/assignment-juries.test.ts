import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assign } from "../../../scoring/assignment";
import { designOf } from "../../../scoring/assignment-design";
import { groupsOf } from "../../../scoring/assignment-groups";
import {
  type Assignment,
  type AssignmentProblem,
  type Feasible,
  type Pair,
  planOf,
} from "../../../scoring/assignment-plan";
import { brokenRule } from "../../../scoring/check/assignment-cases";
import { drawsFrom, shuffled } from "../../../scoring/random";
import { SETTINGS } from "./random-ballots";

const ids = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${letter}${String(n + 1).padStart(2, "0")}`);

/** A jury drawn at random: states recused from their own entries, a few conflicts more, some experts. */
const juries = fc
  .record({
    entries: fc.integer({ min: 2, max: 24 }),
    delegations: fc.integer({ min: 3, max: 10 }),
    perEntry: fc.integer({ min: 2, max: 4 }),
    experts: fc.integer({ min: 0, max: 4 }),
    rate: fc.integer({ min: 0, max: 5 }),
    seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    costs: fc.boolean(),
  })
  .map(({ entries, delegations, perEntry, experts, rate, seed, costs }): AssignmentProblem => {
    const draws = drawsFrom(seed);
    const names = ids("e", entries);
    const seats = ids("d", delegations);
    return {
      entries: names,
      delegations: seats.map((id) => ({ id })),
      perEntry,
      conflicts: names.flatMap((entry, i) =>
        seats.flatMap((delegation, j) => (i === j || draws.below(10) < rate ? [{ entry, delegation }] : [])),
      ),
      ...(experts > 0 ? { mustIncludeOneOf: seats.slice(-experts) } : {}),
      ...(costs ? { cost: (entry, seat) => (entry.charCodeAt(2) * 7 + seat.charCodeAt(2) * 5) % 4 } : {}),
      seed,
    };
  });

function loadsOf(result: Feasible): number[] {
  return result.loads.map(({ load }) => load);
}

const spreadOf = (loads: readonly number[]): number => Math.max(...loads) - Math.min(...loads);

/** The best spread of all assignments of a small jury, by trying each of them. */
function leastSpread(problem: AssignmentProblem): number | null {
  const seats = problem.delegations.map(({ id }) => id);
  const sets = (start: number, left: number): string[][] =>
    left === 0
      ? [[]]
      : seats.flatMap((seat, j) => (j < start ? [] : sets(j + 1, left - 1).map((rest) => [seat, ...rest])));
  const closed = new Set(problem.conflicts.map(({ entry, delegation }) => `${entry} ${delegation}`));
  let reached = new Set([JSON.stringify(seats.map(() => 0))]);
  for (const entry of problem.entries) {
    const next = new Set<string>();
    for (const choice of sets(0, problem.perEntry)) {
      if (choice.some((seat) => closed.has(`${entry} ${seat}`))) continue;
      if (problem.mustIncludeOneOf && !choice.some((seat) => problem.mustIncludeOneOf?.includes(seat)))
        continue;
      for (const before of reached) {
        const loads = JSON.parse(before) as number[];
        next.add(
          JSON.stringify(loads.map((load, j) => load + (choice.includes(seats[j] as string) ? 1 : 0))),
        );
      }
    }
    reached = next;
  }
  const spreads = [...reached].map((loads) => spreadOf(JSON.parse(loads) as number[]));
  return spreads.length === 0 ? null : Math.min(...spreads);
}

describe("the assignment of a random jury", () => {
  it("keeps every condition, with loads that differ by no more than they must", () => {
    const seen = { even: 0, uneven: 0, impossible: 0 };
    const small = juries.filter(({ entries, delegations }) => entries.length <= 7 && delegations.length <= 5);
    fc.assert(
      fc.property(small, (problem) => {
        const result = assign({ ...problem, connect: false });
        const least = leastSpread(problem);
        if (!result.feasible) {
          seen.impossible += 1;
          expect(least).toBeNull();
          return;
        }
        expect(brokenRule(result.pairs, problem, problem.mustIncludeOneOf ?? null)).toBeNull();
        expect(spreadOf(loadsOf(result))).toBe(least);
        if (least !== null && least <= 1) seen.even += 1;
        else seen.uneven += 1;
      }),
      { ...SETTINGS, numRuns: 250 },
    );
    expect(Math.min(seen.even, seen.uneven, seen.impossible)).toBeGreaterThan(5);
  });

  it("is the same for the same seed in any order of the lists", () => {
    fc.assert(
      fc.property(juries, fc.integer({ min: 0, max: 1000 }), (problem, other) => {
        const draws = drawsFrom(other);
        const turned: AssignmentProblem = {
          ...problem,
          entries: shuffled(problem.entries, draws),
          delegations: shuffled(problem.delegations, draws),
          conflicts: shuffled(problem.conflicts, draws),
        };
        expect(assign(turned)).toEqual(assign(problem));
        expect(assign(turned, 0)).toEqual(assign(problem, 0));
      }),
      { ...SETTINGS, numRuns: 100 },
    );
  });

  it("hangs together, or names the fewest further pairs with which it would", () => {
    const seen = { joined: 0, mended: 0, apart: 0 };
    fc.assert(
      fc.property(juries, (problem) => {
        const apart = assign({ ...problem, connect: false });
        const result = assign(problem);
        if (!result.feasible || !apart.feasible) return;
        expect(brokenRule(result.pairs, problem, problem.mustIncludeOneOf ?? null)).toBeNull();
        expect(spreadOf(loadsOf(result))).toBeLessThanOrEqual(spreadOf(loadsOf(apart)));
        if (!apart.connected && result.connected) seen.joined += 1;
        if (result.connected) return;
        const plan = planOf(problem);
        const mended = groupsOf(plan, [...result.pairs, ...result.mend]);
        const closed = new Set(problem.conflicts.map(({ entry, delegation }) => `${entry} ${delegation}`));
        expect(result.mend.some(({ entry, delegation }) => closed.has(`${entry} ${delegation}`))).toBe(false);
        if (mended.length > 1) {
          seen.apart += 1;
          return;
        }
        seen.mended += 1;
        expect(result.mend).toHaveLength(result.groups.length - 1);
      }),
      { ...SETTINGS, numRuns: 400 },
    );
    expect(seen.joined).toBeGreaterThan(3);
    expect(seen.mended).toBeGreaterThan(3);
  });

  it("joins groups whenever a pair of one of them can be spared", () => {
    const entries = ids("e", 6);
    const seats = ids("d", 6);
    const halves = entries.flatMap((entry, i) =>
      seats.slice(i < 3 ? 0 : 3, i < 3 ? 3 : 6).map((delegation) => ({ entry, delegation })),
    );
    const result = assign({
      entries,
      delegations: seats.map((id) => ({ id })),
      perEntry: 3,
      conflicts: [],
      cost: (entry, delegation) =>
        halves.some((pair) => pair.entry === entry && pair.delegation === delegation) ? 0 : 1,
      seed: 5,
    });
    expect(result).toMatchObject({ feasible: true, connected: true, cost: 2 });
    expect(loadsOf(result as Feasible)).toEqual([3, 3, 3, 3, 3, 3]);
  });

  it("refuses nothing it could do: the entries it names truly lack delegations", () => {
    let refused = 0;
    fc.assert(
      fc.property(juries, (problem) => {
        const result = assign(problem);
        if (result.feasible) return;
        refused += 1;
        const open = (entry: string): string[] =>
          problem.delegations
            .map(({ id }) => id)
            .filter((id) => !problem.conflicts.some((one) => one.entry === entry && one.delegation === id));
        expect(result.entries.length).toBeGreaterThan(0);
        for (const entry of result.entries) {
          const experts = open(entry).filter((id) => problem.mustIncludeOneOf?.includes(id) ?? true);
          expect(open(entry).length < problem.perEntry || experts.length === 0).toBe(true);
        }
      }),
      { ...SETTINGS, numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(10);
  });

  it("never touches what is fixed, and adds only what is missing, to those who have least", () => {
    fc.assert(
      fc.property(juries, fc.integer({ min: 0, max: 1000 }), (problem, other) => {
        const before = assign({ ...problem, perEntry: 2 });
        if (!before.feasible) return;
        const lost = before.pairs[other % before.pairs.length] as Pair;
        const fixed = before.pairs.filter((pair) => pair !== lost);
        const again = { ...problem, perEntry: 2, conflicts: [...problem.conflicts, lost], fixed };
        const after = assign(again);
        if (!after.feasible) return;
        const key = (pair: Pair): string => `${pair.entry} ${pair.delegation}`;
        expect(after.pairs.map(key)).toEqual(expect.arrayContaining(fixed.map(key)));
        expect(after.pairs).toHaveLength(before.pairs.length);
        expect(brokenRule(after.pairs, again, problem.mustIncludeOneOf ?? null)).toBeNull();
      }),
      { ...SETTINGS, numRuns: 150 },
    );
  });
});

describe("the deal of an assignment too large to be solved", () => {
  it("keeps every condition, and is no further from the best than it says", () => {
    const seen = { dealt: 0, refused: 0 };
    fc.assert(
      fc.property(juries, (problem) => {
        const best = assign({ ...problem, connect: false });
        const dealt: Assignment = assign({ ...problem, connect: false }, 0);
        if (!dealt.feasible) {
          seen.refused += 1;
          expect(dealt.why === "not-found" || !best.feasible).toBe(true);
          return;
        }
        seen.dealt += 1;
        expect(dealt.exact).toBe(false);
        expect(brokenRule(dealt.pairs, problem, problem.mustIncludeOneOf ?? null)).toBeNull();
        if (!best.feasible) throw new Error("dealt what cannot be done");
        expect(spreadOf(loadsOf(dealt)) - dealt.gap.load).toBeLessThanOrEqual(spreadOf(loadsOf(best)));
        if (spreadOf(loadsOf(dealt)) >= spreadOf(loadsOf(best)))
          expect(dealt.cost - dealt.gap.cost).toBeLessThanOrEqual(best.cost);
      }),
      { ...SETTINGS, numRuns: 250 },
    );
    expect(Math.min(seen.dealt, seen.refused)).toBeGreaterThan(10);
  });
});

describe("the design of an assignment", () => {
  const pairs = [
    ["e1", "d1"],
    ["e1", "d3"],
    ["e2", "d1"],
    ["e2", "d3"],
    ["e3", "d3"],
    ["e3", "d4"],
    ["e4", "d3"],
    ["e4", "d4"],
  ].map(([entry, delegation]): Pair => ({ entry: entry as string, delegation: delegation as string }));

  it("names the delegations that alone hold it together", () => {
    const design = designOf(["e1", "e2", "e3", "e4"], ["d1", "d3", "d4"], pairs);
    expect([design.components.length, design.cutDelegations]).toEqual([1, ["d3"]]);
    expect(design.worstErrorRatio).toBeGreaterThan(1);
  });

  it("is as good as can be where every delegation judges every entry", () => {
    const [entries, seats] = [
      ["e1", "e2", "e3"],
      ["d1", "d2", "d3"],
    ];
    const all = entries.flatMap((entry) => seats.map((delegation) => ({ entry, delegation })));
    const design = designOf(entries, seats, all);
    expect(design.cutDelegations).toEqual([]);
    expect(design.worstErrorRatio).toBeCloseTo(1, 9);
  });
});
