import type { Scale } from "../editions/default-criteria";
import { scoresOnScale } from "./score-counts";

/** A score below the one or above the other has to be explained; where a bound is missing, none does on that side. */
export type RemarkRule = { below: number | null; above: number | null };

/** The rule a new edition starts with: below 2 and above 4 on a scale of 0 to 5, in proportion on another. */
export function defaultRemarkRule(scale: Scale): RemarkRule {
  const range = scale.max - scale.min;
  return {
    below: Number((scale.min + range * 0.4).toFixed(6)),
    above: Number((scale.min + range * 0.8).toFixed(6)),
  };
}

/** True where the score has to be explained. */
export function needsRemark(score: number | null, rule: RemarkRule): boolean {
  if (score === null) return false;
  return (rule.below !== null && score < rule.below) || (rule.above !== null && score > rule.above);
}

/** Says which scores the rule is about: "below 2 or above 4"; nothing where no score needs a remark. */
export function sayBounds({ below, above }: RemarkRule): string | undefined {
  const bounds = [
    ...(below === null ? [] : [`below ${below}`]),
    ...(above === null ? [] : [`above ${above}`]),
  ];
  return bounds.length === 0 ? undefined : bounds.join(" or ");
}

/** Says the rule as the call publishes it. */
export function sayRemarkRule(rule: RemarkRule): string {
  const bounds = sayBounds(rule);
  return bounds
    ? `A score ${bounds} needs a remark that explains it; on other scores a remark is welcome.`
    : "Remarks on the scores are welcome; no score needs one.";
}

/** Gives the scores that can be a bound: on the grid, and with at least one score on the far side. */
export function boundsToChoose(scale: Scale): { below: number[]; above: number[] } {
  const scores = scoresOnScale(scale);
  return { below: scores.slice(1), above: scores.slice(0, -1) };
}
