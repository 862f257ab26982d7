import { describe, expect, it } from "vitest";
import { canonicalBallots } from "../../../scoring/canonical";
import { digestOf } from "../../../scoring/digest";
import { type Ranking, rank } from "../../../scoring/ranking";
import { ballotsOf, LADDER } from "./example-ballots";

const placesOf = (ranking: Ranking) => ranking.places.map(({ place, entries }) => [place, ...entries]);

describe("the ranking", () => {
  it("is the plain mean, as a fraction, when every delegation scored every entry", () => {
    const ranking = rank(ballotsOf({ a: [7, 8, 9], b: [6, 6, 10], c: [3, 4, 4] }));
    expect(
      ranking.entries.map(({ entry, score, plainMean }) => [entry, score?.exact, plainMean?.exact]),
    ).toEqual([
      ["a", "8", "8"],
      ["b", "22/3", "22/3"],
      ["c", "11/3", "11/3"],
    ]);
    expect(ranking.entries.map(({ score }) => score?.printed)).toEqual(["8.00", "7.33", "3.67"]);
  });

  it("fills a recusal with what that delegation would have given", () => {
    // d1 is two points stricter than d2 on a and b; it stepped out of c, where d2 gave 8: d1 would have given 6.
    const ranking = rank(ballotsOf({ a: [4, 6], b: [6, 8], c: [null, 8] }));
    expect(
      ranking.entries.map(({ entry, score, plainMean, delegations }) => [
        entry,
        score?.exact,
        plainMean?.exact,
        delegations,
      ]),
    ).toEqual([
      ["b", "7", "7", 2],
      ["c", "7", "8", 1],
      ["a", "5", "5", 2],
    ]);
    expect(placesOf(ranking)).toEqual([
      [1, "b", "c"],
      [3, "a"],
    ]);
  });

  it("counts a delegation of weight two as two delegations with the same scores", () => {
    const rows = { a: [4, 7, 9], b: [6, 8, null], c: [null, 8, 3], d: [1, 2, 3] };
    const twice = { a: [4, 7, 9, 9], b: [6, 8, null, null], c: [null, 8, 3, 3], d: [1, 2, 3, 3] };
    const weighted = rank(
      ballotsOf(rows, { delegations: [{ id: "d1" }, { id: "d2" }, { id: "d3", weight: 2 }] }),
    );
    const doubled = rank(ballotsOf(twice));
    const facts = (ranking: Ranking) =>
      ranking.entries.map(({ entry, place, score, plainMean }) => [entry, place, score, plainMean]);
    expect(facts(weighted)).toEqual(facts(doubled));
  });

  it("prints as many decimals as tell neighbours apart and rounds half up on the exact value", () => {
    const scale = { min: 0, max: 10, step: 0.001 };
    const ranking = rank(ballotsOf({ a: [8.471, 8.472], b: [8.471, 8.471], c: [8.468, 8.468] }, { scale }));
    expect(ranking.entries.map(({ entry, score }) => [entry, score?.printed])).toEqual([
      ["a", "8.472"],
      ["b", "8.471"],
      ["c", "8.468"],
    ]);
  });

  it("gives nobody a place when no delegation connects two groups of entries", () => {
    const ranking = rank(ballotsOf({ a: [7, null], b: [6, null], c: [null, 9] }));
    expect([ranking.comparable, ranking.places, ranking.warnings[0]?.code]).toEqual([
      false,
      [],
      "not-connected",
    ]);
    expect(ranking.components).toEqual([
      { entries: ["a", "b"], delegations: ["d1"] },
      { entries: ["c"], delegations: ["d2"] },
    ]);
  });

  it("leaves an entry without any score out of the places and says so", () => {
    const ranking = rank(ballotsOf({ a: [7, 6], b: [null, null], c: [5, 5] }));
    expect(placesOf(ranking)).toEqual([
      [1, "a"],
      [2, "c"],
    ]);
    expect(ranking.entries.at(-1)).toMatchObject({ entry: "b", place: null, score: null, delegations: 0 });
    expect(ranking.warnings.map(({ code }) => code)).toContain("entry-without-score");
  });

  it("does not depend on the order of anything in the file", () => {
    const ballots = ballotsOf({
      a: [[4, 7], [5, 5], null],
      b: [null, [6, 6], [9, 1]],
      c: [
        [8, 8],
        [2, 9],
        [3, 3],
      ],
    });
    const turned = {
      ...ballots,
      criteria: [...ballots.criteria].reverse(),
      delegations: [...ballots.delegations].reverse(),
      entries: [...ballots.entries].reverse(),
      sheets: [...ballots.sheets].reverse(),
      recusals: [...ballots.recusals].reverse(),
    };
    expect(JSON.stringify(rank(turned))).toBe(JSON.stringify(rank(ballots)));
    expect(canonicalBallots(turned)).toBe(canonicalBallots(ballots));
    expect(digestOf(turned)).toBe(digestOf(ballots));
    expect(digestOf({ ...ballots, seed: 2 })).not.toBe(digestOf(ballots));
  });
});

describe("the tie rules", () => {
  it("decide by the criterion first, and the log shows the values compared", () => {
    const ranking = rank(
      ballotsOf(
        {
          a: [
            [5, 7],
            [5, 7],
          ],
          b: [
            [6, 6],
            [6, 6],
          ],
        },
        { tieRules: LADDER },
      ),
    );
    expect(placesOf(ranking)).toEqual([
      [1, "b"],
      [2, "a"],
    ]);
    expect(ranking.tieLog).toMatchObject([
      {
        number: 1,
        rule: "criterion",
        criterion: "c1",
        tied: ["a", "b"],
        groups: [["b"], ["a"]],
        pairs: [{ ahead: "b", behind: "a", aheadValue: "6", behindValue: "5" }],
      },
    ]);
  });

  it("go on to direct comparison, and apply it again to those it leaves tied", () => {
    const rows = { a: [6, 6, 3], b: [5, 5, 5], c: [1, 1, 1] };
    const ranking = rank(ballotsOf(rows, { tieRules: LADDER }));
    expect(placesOf(ranking)).toEqual([
      [1, "a"],
      [2, "b"],
      [3, "c"],
    ]);
    expect(ranking.tieLog.map(({ rule, groups }) => [rule, groups])).toEqual([
      ["criterion", [["a", "b"]]],
      ["direct-comparison", [["a"], ["b"]]],
    ]);
  });

  it("name a second ballot that is needed, with those who may vote, and share the place until then", () => {
    const rows = { a: [5, 6, 6, 5, null], b: [6, 5, 5, 6, 5], c: [1, 1, 1, 1, 1] };
    const tieRules = [{ rule: "second-ballot" }, { rule: "shared-place" }] as const;
    // Delegation 5 did not score a, so the correction must leave a and b equal: it gave b and c their own means.
    const ranking = rank(ballotsOf({ ...rows, b: [6, 5, 5, 6, 5.5] }, { tieRules }));
    expect(ranking.openTies).toEqual([
      { needs: "second-ballot", number: 1, entries: ["a", "b"], eligible: ["d1", "d2", "d3", "d4"] },
    ]);
    expect(placesOf(ranking)).toEqual([
      [1, "a", "b"],
      [3, "c"],
    ]);
    expect(ranking.entries.map(({ provisional }) => provisional)).toEqual([true, true, false]);
    const votes = ["a", "b", "b", null].map((entry, n) => ({ delegation: `d${n + 1}`, entry }));
    const voted = rank(
      ballotsOf(
        { ...rows, b: [6, 5, 5, 6, 5.5] },
        {
          tieRules: [
            { rule: "second-ballot", ballots: [{ entries: ["b", "a"], votes }] },
            { rule: "shared-place" },
          ],
        },
      ),
    );
    expect([voted.openTies, placesOf(voted)]).toEqual([
      [],
      [
        [1, "b"],
        [2, "a"],
        [3, "c"],
      ],
    ]);
  });

  it("ask for a casting vote, and take it with its reason", () => {
    const rows = { a: [5, 5], b: [5, 5] };
    const open = rank(ballotsOf(rows, { tieRules: [{ rule: "casting-vote" }] }));
    expect(open.openTies).toEqual([{ needs: "casting-vote", number: 1, entries: ["a", "b"] }]);
    const cast = rank(
      ballotsOf(rows, {
        tieRules: [{ rule: "casting-vote", by: "the chair", entry: "b", reason: "It is better evaluated." }],
      }),
    );
    expect([cast.openTies, placesOf(cast)]).toEqual([
      [],
      [
        [1, "b"],
        [2, "a"],
      ],
    ]);
  });

  it("share the place when nothing decides, and never look at the name", () => {
    const ranking = rank(
      ballotsOf(
        { b: [5, 5], a: [5, 5], c: [9, 9] },
        { tieRules: LADDER.filter(({ rule }) => rule !== "second-ballot") },
      ),
    );
    expect(placesOf(ranking)).toEqual([
      [1, "c"],
      [2, "a", "b"],
    ]);
    expect(ranking.openTies).toEqual([]);
  });

  it("ask for no ballot below the places that carry a prize", () => {
    const rows = { a: [9, 9], b: [5, 5], c: [5, 5] };
    const tieRules = [{ rule: "second-ballot" }] as const;
    expect(rank(ballotsOf(rows, { tieRules, prizePlaces: 1 })).openTies).toEqual([]);
    expect(rank(ballotsOf(rows, { tieRules, prizePlaces: 2 })).openTies).toHaveLength(1);
  });

  it("ask for no ballot on places without a prize that remain after the first was found", () => {
    const rows = {
      a: [
        [6, 4],
        [6, 4],
      ],
      b: [
        [5, 5],
        [5, 5],
      ],
      c: [
        [5, 5],
        [5, 5],
      ],
    } as const;
    const tieRules = [{ rule: "criterion", criterion: "c1" }, { rule: "second-ballot" }] as const;
    const ranking = rank(ballotsOf(rows, { tieRules, prizePlaces: 1 }));
    expect([ranking.openTies, placesOf(ranking)]).toEqual([
      [],
      [
        [1, "a"],
        [2, "b", "c"],
      ],
    ]);
    expect(rank(ballotsOf(rows, { tieRules, prizePlaces: 2 })).openTies).toHaveLength(1);
  });

  it("count a delegation of weight two twice in direct comparison and in the second ballot", () => {
    // Equal means each time: two delegations prefer a, and d1, which counts three times below, prefers b.
    const rows = { a: [4, 6, 8], b: [8, 5, 5] };
    const heavy = { delegations: [{ id: "d1", weight: 3 }, { id: "d2" }, { id: "d3" }] };
    const direct = [{ rule: "direct-comparison" }] as const;
    expect(placesOf(rank(ballotsOf(rows, { tieRules: direct })))).toEqual([
      [1, "a"],
      [2, "b"],
    ]);
    const level = ballotsOf({ a: [4, 10, 8], b: [8, 4, 2] }, { ...heavy, tieRules: direct });
    expect(rank(level).tieLog[0]?.values).toEqual([
      { entry: "a", value: "2", printed: "2" },
      { entry: "b", value: "3", printed: "3" },
    ]);
    const votes = [
      { delegation: "d1", entry: "b" },
      { delegation: "d2", entry: "a" },
      { delegation: "d3", entry: "a" },
    ];
    const ballot = [{ rule: "second-ballot", ballots: [{ entries: ["a", "b"], votes }] }] as const;
    expect(placesOf(rank({ ...level, tieRules: ballot }))).toEqual([
      [1, "b"],
      [2, "a"],
    ]);
  });

  it("leave out of the trimmed mean the highest and the lowest of five sheets, and none of four", () => {
    const tieRules = [{ rule: "adjusted-trimmed-mean" }] as const;
    const five = rank(ballotsOf({ a: [5, 5, 5, 5, 5], b: [0, 6, 6, 6, 7] }, { tieRules }));
    expect([placesOf(five), five.tieLog[0]?.pairs]).toEqual([
      [
        [1, "b"],
        [2, "a"],
      ],
      [{ ahead: "b", behind: "a", aheadValue: "11/2", behindValue: "9/2" }],
    ]);
    const four = rank(ballotsOf({ a: [5, 5, 5, 5], b: [2, 6, 6, 6] }, { tieRules }));
    expect(placesOf(four)).toEqual([[1, "a", "b"]]);
  });
});
