import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ballots } from "../../../scoring/ballots";
import { canonicalBallots } from "../../../scoring/canonical";
import { rank, standingOf } from "../../../scoring/ranking";
import { compare, type Rational, rational, subtract } from "../../../scoring/rational";
import { adjustedScores } from "../../../scoring/scores";
import { LADDER } from "./example-ballots";
import { randomBallots, renamed, SETTINGS } from "./random-ballots";

const scoresOf = (ballots: Ballots): Map<string, Rational> => {
  const { table, adjusted } = standingOf(ballots);
  return new Map(
    table.entries.flatMap((entry, i) =>
      adjusted?.scores.exact[i] ? [[entry, adjusted.scores.exact[i]]] : [],
    ),
  );
};
const textOf = (value: Rational | undefined): string =>
  value === undefined ? "none" : `${value.num}/${value.den}`;
const texts = (scores: ReadonlyMap<string, Rational>): string[] =>
  [...scores].map(([id, score]) => `${id} ${textOf(score)}`).sort();
const differences = (scores: ReadonlyMap<string, Rational>): string[] => {
  const first = [...scores.values()][0] as Rational;
  return [...scores].map(([id, score]) => `${id} ${textOf(subtract(score, first))}`);
};
const always = <T>(one: fc.Arbitrary<T>, holds: (value: T) => void): void =>
  fc.assert(fc.property(one, holds), SETTINGS);
const withScores = (
  ballots: Ballots,
  change: (delegation: string, entry: string, score: number) => number,
): Ballots => ({
  ...ballots,
  sheets: ballots.sheets.map((sheet) => ({
    ...sheet,
    scores: Object.fromEntries(
      Object.entries(sheet.scores).map(([id, score]) => [id, change(sheet.delegation, sheet.entry, score)]),
    ),
  })),
});
const WIDE = { min: -20, max: 40, step: 0.5 };

describe("the official score, whatever the ballots", () => {
  it("is the same to the last bit in every order of rows", () => {
    const shuffledBallots = randomBallots().chain((ballots) =>
      fc
        .tuple(
          ...(
            [
              ballots.criteria,
              ballots.delegations,
              ballots.entries,
              ballots.sheets,
              ballots.recusals,
            ] as const
          ).map((list) =>
            fc.shuffledSubarray(list as unknown[], { minLength: list.length, maxLength: list.length }),
          ),
        )
        .map(
          ([criteria, delegations, entries, sheets, recusals]) =>
            [ballots, { ...ballots, criteria, delegations, entries, sheets, recusals } as Ballots] as const,
        ),
    );
    always(shuffledBallots, ([ballots, other]) => {
      const ladder = { tieRules: LADDER };
      expect(JSON.stringify(rank({ ...other, ...ladder }))).toBe(
        JSON.stringify(rank({ ...ballots, ...ladder })),
      );
      expect(canonicalBallots(other)).toBe(canonicalBallots(ballots));
    });
  });

  it("does not know the delegations by name", () => {
    always(randomBallots(), (ballots) => {
      const other = renamed(ballots, { delegation: (id) => `${9 - Number(id.slice(1))} other` });
      expect(texts(scoresOf(other))).toEqual(texts(scoresOf(ballots)));
    });
  });

  it("does not know the entries by name, and no tie is broken by it", () => {
    always(randomBallots(), (ballots) => {
      const turned = (id: string): string => `e${9 - Number(id.slice(1))}`;
      const places = (one: Ballots) =>
        rank({ ...one, tieRules: LADDER })
          .entries.map(({ entry, place }) => `${entry} ${place}`)
          .sort();
      expect(places(renamed(ballots, { entry: turned }))).toEqual(
        rank({ ...ballots, tieRules: LADDER })
          .entries.map(({ entry, place }) => `${turned(entry)} ${place}`)
          .sort(),
      );
    });
  });

  it("is the plain mean where every delegation scored every entry", () => {
    always(randomBallots({ recusals: false }), (ballots) => {
      const { adjusted, plain } = standingOf(ballots);
      expect(adjusted?.scores.exact).toEqual(plain.exact);
    });
  });

  it("keeps all differences when one delegation is more generous throughout", () => {
    always(fc.tuple(randomBallots(), fc.integer({ min: 1, max: 8 })), ([ballots, steps]) => {
      const wide = { ...ballots, scale: WIDE };
      const generous = withScores(wide, (delegation, _entry, score) =>
        delegation === "d1" ? score + steps / 2 : score,
      );
      expect(differences(scoresOf(generous))).toEqual(differences(scoresOf(wide)));
    });
  });

  it("never falls against another entry, and never loses a place, when a score rises", () => {
    always(fc.tuple(randomBallots(), fc.nat()), ([ballots, pick]) => {
      const wide = { ...ballots, scale: WIDE };
      const chosen = ballots.sheets[pick % ballots.sheets.length];
      if (chosen === undefined) return;
      const higher = withScores(wide, (delegation, entry, score) =>
        delegation === chosen.delegation && entry === chosen.entry ? score + 0.5 : score,
      );
      const before = scoresOf(wide);
      const after = scoresOf(higher);
      const lead = (scores: ReadonlyMap<string, Rational>, other: string): Rational =>
        subtract(scores.get(chosen.entry) as Rational, scores.get(other) as Rational);
      for (const other of before.keys())
        expect(compare(lead(after, other), lead(before, other))).toBeGreaterThanOrEqual(0);
      const placeIn = (one: Ballots) =>
        rank(one).entries.find(({ entry }) => entry === chosen.entry)?.place as number;
      expect(placeIn(higher)).toBeLessThanOrEqual(placeIn(wide));
    });
  });

  it("moves with the scale: three times the points and two more", () => {
    always(randomBallots(), (ballots) => {
      const scaled = {
        ...withScores(ballots, (_d, _e, score) => 3 * score + 2),
        scale: { min: 2, max: 17, step: 1.5 },
      };
      const expected = [...scoresOf(ballots)].map(
        ([id, { num, den }]) => `${id} ${textOf(rational(3n * num + 2n * den, den))}`,
      );
      expect(texts(scoresOf(scaled))).toEqual(expected.sort());
    });
  });

  it("puts an entry first that everybody finds at least as good and somebody better", () => {
    always(randomBallots({ recusals: false, entries: [2, 2] }), (ballots) => {
      const own = new Map(
        ballots.sheets.filter(({ entry }) => entry === "e2").map((sheet) => [sheet.delegation, sheet.scores]),
      );
      const dominated = {
        ...ballots,
        scale: WIDE,
        sheets: ballots.sheets.map((sheet) =>
          sheet.entry === "e1"
            ? {
                ...sheet,
                scores: Object.fromEntries(
                  Object.entries(own.get(sheet.delegation) as Record<string, number>).map(([id, score]) => [
                    id,
                    score + (sheet.delegation === "d1" ? 0.5 : 0),
                  ]),
                ),
              }
            : sheet,
        ),
      };
      expect(rank(dominated).places.map(({ entries }) => entries)).toEqual([["e1"], ["e2"]]);
    });
  });

  it("depends on the proportions of the weights only, and weight 0 removes a criterion", () => {
    always(randomBallots(), (ballots) => {
      const times7 = {
        ...ballots,
        criteria: ballots.criteria.map((one) => ({ ...one, weight: one.weight * 7 })),
      };
      expect(texts(scoresOf(times7))).toEqual(texts(scoresOf(ballots)));
      const more = {
        ...ballots,
        criteria: [...ballots.criteria, { id: "x", weight: 0 }],
        sheets: ballots.sheets.map((sheet, n) => ({
          ...sheet,
          scores: { ...sheet.scores, x: (n % 11) / 2 },
        })),
      };
      expect(texts(scoresOf(more))).toEqual(texts(scoresOf(ballots)));
    });
  });

  it("stays the same when every delegation sits twice", () => {
    always(randomBallots(), (ballots) => {
      const twin = renamed(ballots, { delegation: (id) => `${id} twin` });
      const doubled = {
        ...ballots,
        delegations: [...ballots.delegations, ...twin.delegations],
        sheets: [...ballots.sheets, ...twin.sheets],
        recusals: [...ballots.recusals, ...twin.recusals],
      };
      expect(texts(scoresOf(doubled))).toEqual(texts(scoresOf(ballots)));
      const weighted = { ...ballots, delegations: ballots.delegations.map((one) => ({ ...one, weight: 2 })) };
      expect(texts(scoresOf(weighted))).toEqual(texts(scoresOf(ballots)));
    });
  });

  it("agrees in exact and floating-point arithmetic to nine digits", () => {
    always(randomBallots({ entries: [3, 9], delegations: [3, 8] }), (ballots) => {
      const { table } = standingOf(ballots);
      const exact = adjustedScores(table, "total", "exact")?.scores.values as number[];
      const float = adjustedScores(table, "total", "float")?.scores.values as number[];
      exact.forEach((value, i) => {
        if (value !== null) expect(Math.abs(value - (float[i] as number))).toBeLessThan(1e-9);
      });
    });
  });
});
