import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DistributionConditions } from "../../../app/domain/judging/distribution";
import {
  type DistributionPlan,
  planDistribution,
} from "../../../app/domain/judging/distribution-plan.server";

const ids = (letter: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${letter}${String(n + 1).padStart(2, "0")}`);

/** Twelve entries, six delegations with a vote of which two are experts, and one that advises. */
const conditions: DistributionConditions = {
  perEntry: 3,
  expertNeeded: true,
  entries: ids("e", 12),
  delegations: [
    ...ids("d", 6).map((id, n) => ({ id, expert: n > 3, advises: false })),
    { id: "d07", expert: true, advises: true },
  ],
  conflicts: [
    { entry: "e01", delegation: "d01" },
    { entry: "e02", delegation: "d07" },
  ],
  standing: [],
  costs: [],
};

function done(plan: DistributionPlan) {
  if (!plan.done) throw new Error(plan.refusal.sentence);
  return plan;
}

const key = (pair: { entry: string; delegation: string }) => `${pair.entry} ${pair.delegation}`;

describe("a plan of the distribution", () => {
  it("gives each entry its votes with an expert among them, and each adviser a like share on top", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
        const { pairs, votes } = done(planDistribution(conditions, seed));
        expect(votes.connected).toBe(true);
        for (const entry of conditions.entries) {
          const own = pairs.filter((pair) => pair.entry === entry && pair.delegation !== "d07");
          expect(own).toHaveLength(3);
          expect(own.some((pair) => ["d05", "d06"].includes(pair.delegation))).toBe(true);
        }
        expect(votes.loads.map(({ load }) => load)).toEqual([6, 6, 6, 6, 6, 6]);
        const advised = pairs.filter((pair) => pair.delegation === "d07").map((pair) => pair.entry);
        expect(advised).toHaveLength(6);
        expect(advised).not.toContain("e02");
        expect(new Set(pairs.map(key)).size).toBe(pairs.length);
      }),
      { seed: 20_260_101, numRuns: 40 },
    );
  });

  it("leaves what was dealt before as it stands, and deals only what is new", () => {
    const first = done(planDistribution({ ...conditions, entries: ids("e", 8) }, 5));
    const again = done(planDistribution({ ...conditions, standing: first.pairs }, 6));
    const kept = new Set(again.pairs.map(key));
    expect(first.pairs.filter((pair) => !kept.has(key(pair)))).toEqual([]);
    const added = again.pairs.filter((pair) => !first.pairs.some((one) => key(one) === key(pair)));
    expect(added.filter((pair) => pair.delegation !== "d07").every((pair) => pair.entry > "e08")).toBe(true);
    expect(again.votes.loads.map(({ load }) => load)).toEqual([6, 6, 6, 6, 6, 6]);
  });

  it("changes little where one more delegation is refused, and says when it can no longer be done", () => {
    const before = done(planDistribution(conditions, 7));
    const refused = before.pairs.find((pair) => pair.entry === "e03" && pair.delegation < "d05")!;
    const after = done(planDistribution(conditions, 7, { refused, keep: before.pairs }));
    expect(after.pairs.map(key)).not.toContain(key(refused));
    const stands = new Set(before.pairs.map(key));
    const moved = after.pairs.filter((pair) => pair.delegation !== "d07" && !stands.has(key(pair)));
    expect(moved.length).toBeLessThanOrEqual(3);
    const tight = {
      ...conditions,
      expertNeeded: false,
      conflicts: ["d01", "d02", "d03"].map((delegation) => ({ entry: "e01", delegation })),
    };
    const plan = planDistribution(tight, 7, { refused: { entry: "e01", delegation: "d04" } });
    expect(plan).toMatchObject({ done: false, refusal: { why: "capacity", entries: ["e01"] } });
  });
});
