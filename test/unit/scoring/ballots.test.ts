import { describe, expect, it } from "vitest";
import { checkBallots, parseBallots } from "../../../scoring/ballots-reading";
import { ballotsOf } from "./example-ballots";

const good = ballotsOf({
  a: [
    [7, 6],
    [5, 5],
  ],
  b: [null, [4, 4.5]],
});
const placesIn = (value: unknown): string[] => {
  const parsed = checkBallots(value);
  return parsed.ok ? [] : parsed.problems.map(({ place }) => place);
};

describe("reading a ballots file", () => {
  it("gives back what was written", () => {
    expect(parseBallots(JSON.stringify(good))).toEqual({ ok: true, ballots: good });
  });

  it("lists every problem with its place", () => {
    const bad = {
      ...good,
      scale: { min: 0, max: 10, step: 0.3 },
      criteria: [
        { id: "c1", weight: -1 },
        { id: "c1", weight: 0.5 },
      ],
      method: "dice",
      surprise: 1,
      seed: 1.5,
    };
    expect(placesIn(bad)).toEqual([
      "/surprise",
      "/seed",
      "/method",
      "/scale/step",
      "/criteria/0/weight",
      "/criteria/1/id",
      "/criteria/1/weight",
      "/sheets/0/scores/c2",
      "/sheets/1/scores/c2",
      "/sheets/2/scores/c2",
    ]);
  });

  it.each([
    [
      "a score off the grid",
      { sheets: [{ ...good.sheets[0], scores: { c1: 7.25, c2: 6 } }, ...good.sheets.slice(1)] },
      "/sheets/0/scores/c1",
    ],
    [
      "a score beyond the scale",
      { sheets: [{ ...good.sheets[0], scores: { c1: 10.5, c2: 6 } }, ...good.sheets.slice(1)] },
      "/sheets/0/scores/c1",
    ],
    [
      "a missing criterion",
      { sheets: [{ ...good.sheets[0], scores: { c1: 7 } }, ...good.sheets.slice(1)] },
      "/sheets/0/scores",
    ],
    [
      "a null score",
      { sheets: [{ ...good.sheets[0], scores: { c1: 7, c2: null } }, ...good.sheets.slice(1)] },
      "/sheets/0/scores/c2",
    ],
    ["a second sheet for a pair", { sheets: [...good.sheets, good.sheets[0]] }, "/sheets/3"],
    [
      "a sheet beside a recusal",
      { recusals: [...good.recusals, { delegation: "d2", entry: "a", reason: "friend" }] },
      "/recusals/1",
    ],
    [
      "an unknown delegation",
      { recusals: [...good.recusals, { delegation: "d9", entry: "a", reason: "x" }] },
      "/recusals/1/delegation",
    ],
    [
      "a recusal without a reason",
      { recusals: [{ delegation: "d1", entry: "b", reason: "  " }] },
      "/recusals/0/reason",
    ],
    ["a pair nobody accounts for", { recusals: [] }, "/sheets"],
    ["an unknown tie rule", { tieRules: [{ rule: "alphabet" }] }, "/tieRules/0/rule"],
    [
      "a tie rule on an unknown criterion",
      { tieRules: [{ rule: "criterion", criterion: "c7" }] },
      "/tieRules/0/criterion",
    ],
    [
      "a rule after the shared place",
      { tieRules: [{ rule: "shared-place" }, { rule: "plain-mean" }] },
      "/tieRules/0",
    ],
    ["half a casting vote", { tieRules: [{ rule: "casting-vote", entry: "a" }] }, "/tieRules/0"],
    [
      "a vote of a recused delegation",
      {
        tieRules: [
          {
            rule: "second-ballot",
            ballots: [{ entries: ["a", "b"], votes: [{ delegation: "d1", entry: "a" }] }],
          },
        ],
      },
      "/tieRules/0/ballots/0/votes/0",
    ],
  ])("refuses %s", (_, change, place) => {
    expect(placesIn({ ...good, ...change })).toEqual([place]);
  });

  it("refuses a member that stands twice, which JSON readers silently drop", () => {
    const text = JSON.stringify(good).replace('"c1":7,', '"c1":9,"c1":7,');
    expect(parseBallots(text)).toEqual({
      ok: false,
      problems: [{ place: "/sheets/0/scores/c1", sentence: "This member stands here twice." }],
    });
  });

  it("refuses what is not JSON, and values that are no file", () => {
    expect(parseBallots("{").ok).toBe(false);
    for (const value of [null, 3, "x", [], { format: 1 }]) expect(checkBallots(value).ok).toBe(false);
  });

  it("takes pairs that are not listed as not assigned when the distribution says so", () => {
    expect(placesIn({ ...good, recusals: [], distribution: "some" })).toEqual([]);
  });

  it("takes two spellings of one letter for the same identifier", () => {
    const spelled = JSON.stringify(good)
      .replaceAll('"a"', '"e\u0301"')
      .replace('"entry":"e\u0301"', '"entry":"\u00e9"');
    expect(parseBallots(spelled).ok).toBe(true);
  });
});
