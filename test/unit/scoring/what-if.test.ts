import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkBallots, parseBallots } from "../../../scoring/ballots-reading";
import { rank } from "../../../scoring/ranking";
import { whatIf } from "../../../scoring/what-if";
import { ballotsOf } from "./example-ballots";

const ballots = ballotsOf({
  a: [
    [8, 2],
    [7, 3],
    [8, 3],
  ],
  b: [
    [4, 6],
    [5, 6],
    [4, 5],
  ],
  c: [[1, 1], [1, 2], null],
});

describe("what if", () => {
  it("other weights move places, and the ballots stay as they are", () => {
    const before = JSON.stringify(ballots);
    const result = whatIf(ballots, { kind: "weights", weights: { c1: 1, c2: 3 } });
    if (!result.ok) throw new Error("refused");
    expect(result.moves).toEqual([
      { entry: "b", from: 2, to: 1, scoreFrom: "5.00", scoreTo: "5.33" },
      { entry: "a", from: 1, to: 2, scoreFrom: "5.17", scoreTo: "3.92" },
    ]);
    expect(JSON.stringify(ballots)).toBe(before);
    expect(result.before).toEqual(rank(ballots));
  });

  it("a delegation were left out, or a score changed", () => {
    const without = whatIf(ballots, { kind: "without-delegation", delegation: "d1" });
    const changed = whatIf(ballots, {
      kind: "score",
      delegation: "d1",
      entry: "b",
      criterion: "c1",
      score: 9,
    });
    expect([
      without.ok && without.after.entries.map(({ delegations }) => delegations),
      changed.ok && changed.after.places[0],
    ]).toEqual([[2, 2, 1], { place: 1, entries: ["b"] }]);
  });

  it("is refused for what the ballots format refuses", () => {
    const refused = [
      { kind: "weights", weights: { c1: 0, c2: 0 } },
      { kind: "weights", weights: { c9: 1 } },
      { kind: "without-delegation", delegation: "d9" },
      { kind: "score", delegation: "d1", entry: "b", criterion: "c1", score: 9.3 },
      { kind: "score", delegation: "d3", entry: "c", criterion: "c1", score: 9 },
      { kind: "score", delegation: "d1", entry: "b", criterion: "toString", score: 9 },
    ] as const;
    expect(refused.map((change) => whatIf(ballots, change).ok)).toEqual(refused.map(() => false));
  });
});

describe("any file at all", () => {
  it("is read or refused with places and sentences, never with an exception", () => {
    const keys = fc.constantFrom(
      "format",
      "scale",
      "criteria",
      "delegations",
      "entries",
      "sheets",
      "recusals",
      "method",
      "tieRules",
      "seed",
      "absences",
      "__proto__",
    );
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(null, -0, 1e308, "", [], {}, [null], [{}], [{ id: "a" }]),
    );
    fc.assert(
      fc.property(fc.dictionary(keys, odd), fc.boolean(), (change, onGood) => {
        const parsed = checkBallots(onGood ? { ...ballots, ...change } : change);
        if (parsed.ok) {
          expect(JSON.stringify(rank(parsed.ballots))).not.toMatch(/NaN|Infinity/);
          return;
        }
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const { place, sentence } of parsed.problems)
          expect([place.startsWith("/"), sentence.length > 5]).toEqual([true, true]);
      }),
      { seed: 20_260_101, numRuns: 400 },
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseBallots(text).ok).toBe(false);
      }),
      { seed: 20_260_101, numRuns: 100 },
    );
  });

  it("with one entry, one delegation or nothing scored gives a ranking without numbers that are none", () => {
    const odd = [
      ballotsOf({ a: [5] }),
      ballotsOf({ a: [5, 6, 7] }),
      ballotsOf({ a: [5], b: [6], c: [6] }),
      ballotsOf({ a: [null, null], b: [null, null] }, { criteria: [{ id: "c1", weight: 1 }] }),
    ];
    expect(odd.map((one) => rank(one).places)).toEqual([
      [{ place: 1, entries: ["a"] }],
      [{ place: 1, entries: ["a"] }],
      [
        { place: 1, entries: ["b", "c"] },
        { place: 3, entries: ["a"] },
      ],
      [],
    ]);
  });
});
