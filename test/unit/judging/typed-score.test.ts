import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoresOnScale } from "../../../app/domain/judging/score-counts";
import { typeScore } from "../../../app/domain/judging/typed-score";

const usual = scoresOnScale({ min: 0, max: 5, step: 0.5 }).map(String);
const tens = scoresOnScale({ min: 0, max: 10, step: 1 }).map(String);

/** Types keys one after the other without a pause and gives the score after each. */
function typing(keys: string, scores: readonly string[]): (string | undefined)[] {
  let typed = "";
  return [...keys].map((key) => {
    const reached = typeScore(typed, key, scores);
    typed = reached?.typed ?? "";
    return reached?.score;
  });
}

describe("typing a score", () => {
  it("takes whole and half points, with a point or a comma", () => {
    expect(typing("3", usual)).toEqual(["3"]);
    expect(typing("3.5", usual)).toEqual(["3", undefined, "3.5"]);
    expect(typing("4,5", usual)).toEqual(["4", undefined, "4.5"]);
    expect(typing(".5", usual)).toEqual([undefined, "0.5"]);
    expect(typing("10", tens)).toEqual(["1", "10"]);
  });

  it("begins anew where a key leads to no score", () => {
    expect(typing("35", usual)).toEqual(["3", "5"]);
    expect(typing("4.2", usual)).toEqual(["4", undefined, "2"]);
    expect(typing("5.", usual)).toEqual(["5", undefined]);
  });

  it("leaves alone what cannot be part of a score", () => {
    expect(["9", "a", "Tab", "ArrowUp", "-", " "].map((key) => typeScore("", key, usual))).toEqual(
      Array(6).fill(undefined),
    );
  });

  it("reaches every score of any scale by its own digits", () => {
    const scales = fc.record({
      min: fc.integer({ min: 0, max: 3 }),
      steps: fc.integer({ min: 1, max: 40 }),
      step: fc.constantFrom(0.1, 0.25, 0.5, 1),
    });
    fc.assert(
      fc.property(scales, ({ min, steps, step }) => {
        const scores = scoresOnScale({ min, max: min + steps * step, step }).map(String);
        for (const score of scores) expect(typing(score, scores).at(-1)).toBe(score);
      }),
    );
  });
});
