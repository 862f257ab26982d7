import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementOf } from "../../../scoring/agreement";
import { type Ballots, withoutDelegation } from "../../../scoring/ballots";
import { bootstrap, multisets } from "../../../scoring/bootstrap";
import { bordaNormalised, bordaPairwiseShare, bordaPoints, pairwiseOfRankings } from "../../../scoring/borda";
import { kendallW } from "../../../scoring/concordance";
import { krippendorffAlpha } from "../../../scoring/krippendorff";
import { leaveOneDelegationOut, withWeights } from "../../../scoring/leave-one-out";
import { condorcetWinner, copelandNet, pairwiseOf } from "../../../scoring/pairwise";
import { rank, standingOf } from "../../../scoring/ranking";
import { compare, gcd, parseFraction, type Rational } from "../../../scoring/rational";
import { resampler } from "../../../scoring/resampling";
import { schulze } from "../../../scoring/schulze";
import { smallestScoreChanges } from "../../../scoring/score-flip";
import { adjustedScores } from "../../../scoring/scores";
import { smallestWeightChanges } from "../../../scoring/weight-flip";
import { whatIf } from "../../../scoring/what-if";
import { randomBallots, SETTINGS } from "./random-ballots";

const always = <T>(one: fc.Arbitrary<T>, holds: (value: T) => void): void =>
  fc.assert(fc.property(one, holds), SETTINGS);
const firstIn = (ballots: Ballots): readonly string[] => rank(ballots).places[0]?.entries ?? [];
const rankings = fc
  .integer({ min: 2, max: 5 })
  .chain((size) =>
    fc.array(
      fc.tuple(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: size, maxLength: size }),
        fc.integer({ min: 1, max: 4 }),
      ),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map((list) => {
    const candidates = (list[0]?.[0] ?? []).map((_, i) => `x${i}`);
    const ballots = list.map(([levels, count]) => ({
      count,
      ranking: [0, 1, 2, 3]
        .map((level) => candidates.filter((_, i) => levels[i] === level))
        .filter((group) => group.length > 0),
    }));
    return { candidates, ballots };
  });

describe("the stability check", () => {
  it("counts every possible jury once: probabilities add up to 1", () => {
    for (let size = 1; size <= 7; size += 1) {
      const all = [...multisets(size)].map(([, probability]) => probability);
      const binomial = [1, 3, 10, 35, 126, 462, 1716][size - 1];
      expect(all).toHaveLength(binomial as number);
      expect(Math.abs(all.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-12);
    }
  });

  it("shares first place completely among the juries that can compare all entries", () => {
    always(randomBallots(), (ballots) => {
      const result = bootstrap(standingOf(ballots).table, ballots.seed);
      const first = result?.entries.reduce((sum, one) => sum + one.first, 0) ?? 0;
      const plain = result?.entries.reduce((sum, one) => sum + one.firstByPlainMean, 0) ?? 0;
      expect(Math.abs(first + (result?.notComparable ?? 0) - 1)).toBeLessThan(1e-9);
      expect(Math.abs(plain - 1)).toBeLessThan(1e-9);
    });
  });

  it("gives the official score when every delegation is drawn once", () => {
    always(randomBallots(), (ballots) => {
      const { table, adjusted } = standingOf(ballots);
      const used = new Set(table.delegationOf);
      const { scores } = resampler(table)(
        Int32Array.from(table.delegations, (_, j) => (used.has(j) ? 1 : 0)),
      );
      adjusted?.scores.values.forEach((score, i) => {
        if (score !== null) expect(Math.abs(score - (scores.adjusted[i] as number))).toBeLessThan(1e-9);
      });
    });
  });

  it("draws the same juries from the same seed, and others from another", () => {
    const ballots = fc.sample(randomBallots({ entries: [6, 6], delegations: [9, 9] }), {
      seed: 5,
      numRuns: 1,
    })[0] as Ballots;
    const { table } = standingOf(ballots);
    expect(bootstrap(table, 7, 500)).toEqual(bootstrap(table, 7, 500));
    expect(bootstrap(table, 7, 500)?.entries).not.toEqual(bootstrap(table, 8, 500)?.entries);
    expect(bootstrap(table, 7, 500)?.how).toBe("drawn");
  });
});

describe("leaving one delegation out", () => {
  it("is ranking the ballots without it", () => {
    always(randomBallots({ delegations: [3, 5] }), (ballots) => {
      for (const { left, winners } of leaveOneDelegationOut(standingOf(ballots).table)) {
        const rest = rank(withoutDelegation(ballots, left));
        expect(winners).toEqual(rest.comparable ? (rest.places[0]?.entries ?? []) : null);
      }
    });
  });
});

describe("the smallest change of a score", () => {
  it("really takes the first place, and one step less does not", () => {
    let found = 0;
    always(randomBallots({ entries: [2, 5], delegations: [2, 5] }), (ballots) => {
      const winner = firstIn(ballots);
      const flip = smallestScoreChanges(standingOf(ballots).table, 1, "recusal-corrected-mean")?.[0];
      if (winner.length !== 1 || flip === undefined || flip.steps === null) return;
      found += 1;
      for (const change of flip.changes) {
        const at = (score: number) => whatIf(ballots, { kind: "score", ...change, score });
        const reached = at(change.to);
        if (!reached.ok) throw new Error("refused");
        expect([...(reached.after.places[0]?.entries ?? [])].sort()).toEqual([...change.first].sort());
        expect(reached.after.places[0]?.entries).not.toEqual(winner);
        if (flip.steps === 1) continue;
        const short = at(change.to - Math.sign(change.to - change.from) * 0.5);
        if (!short.ok) throw new Error("refused");
        expect(short.after.places[0]?.entries).toEqual(winner);
      }
    });
    expect(found).toBeGreaterThan(20);
  });
});

describe("the smallest change of the weights", () => {
  it("makes an exact tie, and half of it does not", () => {
    let found = 0;
    always(randomBallots({ entries: [2, 5], delegations: [2, 5] }), (ballots) => {
      const { table } = standingOf(ballots);
      const flip = smallestWeightChanges(table, 1, "recusal-corrected-mean")?.[0];
      const smallest = flip?.smallest;
      if (!flip || !smallest) return;
      const exact = smallest.exactWeights.map(parseFraction);
      found += 1;
      const lead = (weights: readonly Rational[]): number => {
        const unit = weights.reduce((lcm, { den }) => (lcm / gcd(lcm, den)) * den, 1n);
        const scores =
          adjustedScores(
            withWeights(
              table,
              weights.map(({ num, den }) => Number((num * unit) / den)),
            ),
          )?.scores.exact ?? [];
        return compare(
          scores[table.entries.indexOf(flip.holder)] as Rational,
          scores[table.entries.indexOf(smallest.rival)] as Rational,
        );
      };
      expect(lead(exact)).toBe(0);
      const half = exact.map(({ num, den }, c) => ({
        num: num + BigInt(table.weights[c] as number) * den,
        den: 2n * den,
      }));
      if (smallest.pointsMoved > 0) expect(lead(half)).toBe(1);
    });
    expect(found).toBeGreaterThan(10);
  });
});

describe("orders from comparisons", () => {
  it("agree on a Condorcet winner", () => {
    let found = 0;
    always(rankings, ({ candidates, ballots }) => {
      const pairwise = pairwiseOfRankings(candidates, ballots);
      const winner = condorcetWinner(pairwise);
      if (winner === null) return;
      found += 1;
      const net = copelandNet(pairwise);
      expect(schulze(pairwise, "winning")?.winners).toEqual([winner]);
      expect(schulze(pairwise, "margin")?.winners).toEqual([winner]);
      expect(net.filter((value) => value === Math.max(...net))).toEqual([net[winner]]);
    });
    expect(found).toBeGreaterThan(10);
  });

  it("turn round when every ballot is turned round", () => {
    always(rankings, ({ candidates, ballots }) => {
      const reversed = ballots.map((ballot) => ({ ...ballot, ranking: [...ballot.ranking].reverse() }));
      const forward = pairwiseOfRankings(candidates, ballots);
      const backward = pairwiseOfRankings(candidates, reversed);
      expect(copelandNet(backward)).toEqual(copelandNet(forward).map((net) => 0 - net));
      const order = (pairwise: typeof forward) => schulze(pairwise, "margin")?.strength ?? new Float64Array();
      const size = candidates.length;
      const transposed = Float64Array.from(
        order(forward),
        (_, at) => order(forward)[(at % size) * size + Math.floor(at / size)] as number,
      );
      expect([...order(backward)]).toEqual([...transposed]);
    });
  });

  it("are not changed by a clone: the copy stands beside the original", () => {
    always(rankings, ({ candidates, ballots }) => {
      const cloned = ballots.map(({ count, ranking }) => ({
        count,
        ranking: ranking.map((group) => (group.includes("x0") ? [...group, "copy"] : group)),
      }));
      const before = schulze(pairwiseOfRankings(candidates, ballots), "winning")?.winners.map(
        (i) => candidates[i],
      );
      const names = [...candidates, "copy"];
      const after = schulze(pairwiseOfRankings(names, cloned), "winning")?.winners.map((i) => names[i]);
      expect(after?.filter((name) => name !== "x0" && name !== "copy")).toEqual(
        before?.filter((name) => name !== "x0"),
      );
    });
  });

  it("give Borda points that always add up to the same sum", () => {
    always(rankings, ({ candidates, ballots }) => {
      const voters = ballots.reduce((sum, { count }) => sum + count, 0);
      const points = bordaPoints(candidates, ballots).reduce((a, b) => a + b, 0);
      expect(points).toBeCloseTo((voters * candidates.length * (candidates.length - 1)) / 2, 9);
    });
  });

  it("give the same Borda shares by pairs and by lists where every delegation scored every entry", () => {
    always(randomBallots({ recusals: false }), (ballots) => {
      const { table } = standingOf(ballots);
      const lists = bordaNormalised(table);
      bordaPairwiseShare(pairwiseOf(table)).forEach((share, i) => {
        expect(share as number).toBeCloseTo(lists[i] as number, 9);
      });
    });
  });
});

describe("agreement", () => {
  const units = fc.array(
    fc.array(fc.option(fc.integer({ min: 0, max: 6 }), { freq: 5 }), { minLength: 3, maxLength: 3 }),
    { minLength: 2, maxLength: 7 },
  );
  const mapped = (list: (number | null)[][], change: (value: number) => number) =>
    list.map((unit) => unit.map((value) => (value === null ? null : change(value))));
  const near = (a: number | null, b: number | null): void => {
    if (a === null || b === null) expect(a).toBe(b);
    else expect(a).toBeCloseTo(b, 9);
  };

  it("keeps alpha under what its metric ignores", () => {
    always(units, (list) => {
      near(
        krippendorffAlpha(list, "interval").alpha,
        krippendorffAlpha(
          mapped(list, (x) => 3 * x + 5),
          "interval",
        ).alpha,
      );
      near(
        krippendorffAlpha(list, "ordinal").alpha,
        krippendorffAlpha(
          mapped(list, (x) => x ** 3),
          "ordinal",
        ).alpha,
      );
      near(
        krippendorffAlpha(list, "nominal").alpha,
        krippendorffAlpha(
          mapped(list, (x) => (x * 5) % 7),
          "nominal",
        ).alpha,
      );
      near(
        krippendorffAlpha(list, "ratio").alpha,
        krippendorffAlpha(
          mapped(list, (x) => 4 * x),
          "ratio",
        ).alpha,
      );
    });
  });

  it("keeps Kendall's W between 0 and 1", () => {
    const scores = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    always(scores, (rows) => {
      const result = kendallW(rows);
      if (result?.W == null) return;
      expect(result.W).toBeGreaterThanOrEqual(-1e-12);
      expect(result.W).toBeLessThanOrEqual(1 + 1e-12);
    });
  });

  it("gives numbers or null for any ballots, never NaN", () => {
    always(randomBallots({ delegations: [1, 4], entries: [1, 4] }), (ballots) => {
      const agreement = agreementOf(standingOf(ballots).table);
      expect(JSON.parse(JSON.stringify(agreement))).toEqual(agreement);
    });
  });
});
