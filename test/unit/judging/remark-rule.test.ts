import { describe, expect, it } from "vitest";
import {
  boundsToChoose,
  defaultRemarkRule,
  needsRemark,
  type RemarkRule,
  sayRemarkRule,
} from "../../../app/domain/judging/remark-rule";
import { remarkRuleSchema } from "../../../app/domain/judging/remark-rule-input";
import { gapsOfSheet } from "../../../app/domain/judging/sheet";

const usual = { min: 0, max: 5, step: 0.5 };
const never: RemarkRule = { below: null, above: null };

/** What stands between a sheet of one criterion and a final one. */
function gaps(rule: RemarkRule, score: number | null, remark = ""): string[] {
  const written = { focus: { score, remark } };
  return gapsOfSheet([{ key: "focus", name: "Focus" }], written, rule).map((gap) => gap.sentence);
}

describe("the rule on remarks", () => {
  it("starts below two and above four, in proportion on another scale", () => {
    expect(defaultRemarkRule(usual)).toEqual({ below: 2, above: 4 });
    expect(defaultRemarkRule({ min: 1, max: 11, step: 1 })).toEqual({ below: 5, above: 9 });
  });

  it("asks for a remark beyond its bounds, and for none on them or where it is off", () => {
    const rule = { below: 2, above: 4 };
    const asked = [0, 1.5, 2, 3, 4, 4.5, 5].map((score) => needsRemark(score, rule));
    expect(asked).toEqual([true, true, false, false, false, true, true]);
    expect([0, 5].map((score) => needsRemark(score, { below: 2, above: null }))).toEqual([true, false]);
    expect([0, 5, null].map((score) => needsRemark(score, never))).toEqual([false, false, false]);
  });

  it("decides what a sheet lacks, and says it with its own bounds", () => {
    expect([gaps({ below: 1, above: null }, 0.5), gaps(never, 0.5), gaps(never, null)]).toEqual([
      ["Focus: write a remark. A score below 1 needs one."],
      [],
      ["Focus: choose a score."],
    ]);
    const rule = { below: 2, above: 4 };
    expect([gaps(rule, 4.5), gaps(rule, 4.5, "Why."), gaps(rule, 2)]).toEqual([
      ["Focus: write a remark. A score below 2 or above 4 needs one."],
      [],
      [],
    ]);
  });

  it("is said in a sentence, as the call publishes it", () => {
    expect([sayRemarkRule({ below: 2, above: 4 }), sayRemarkRule(never)]).toEqual([
      "A score below 2 or above 4 needs a remark that explains it; on other scores a remark is welcome.",
      "Remarks on the scores are welcome; no score needs one.",
    ]);
  });

  it("offers bounds on the grid that leave a score beyond them", () => {
    expect(boundsToChoose({ min: 0, max: 0.3, step: 0.1 })).toEqual({
      below: [0.1, 0.2, 0.3],
      above: [0, 0.1, 0.2],
    });
  });

  it("reads an empty bound as none, and refuses what is no score", () => {
    expect(remarkRuleSchema.parse({ below: "", above: "4.5" })).toEqual({ below: null, above: 4.5 });
    expect(remarkRuleSchema.safeParse({ below: "low", above: "" }).success).toBe(false);
  });
});
