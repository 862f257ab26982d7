import { light } from "./chair-lights";
import type { ChairLight } from "./chair-sheet";
import type { Checks } from "./checks";
import { numberText } from "./printing";

/** Chosen so that an honest jury sees a red light about a delegation in about 3 of 100 years. */
export const DELEGATION_THRESHOLDS = { meanSquareRatio: 2, restCorrelation: 0.4, offset: 1.5 } as const;

/** Below so many scored entries a delegation's pattern cannot be told. */
const FEWEST_ENTRIES = 5;

/** Lights about the pattern of one delegation's scores. They ask for reasons; they judge nobody. */
export function delegationLights({ delegations, residuals }: Checks): ChairLight[] {
  const lights: ChairLight[] = [];
  for (const one of delegations) {
    const more = {
      delegationNumbers: [one.number],
      numbers: {
        meanSquareRatio: one.meanSquareRatio,
        restCorrelation: one.restCorrelation,
        differentTotals: one.differentTotals,
        offset: one.offset,
      },
    };
    const flat = one.entriesScored > 1 && one.differentTotals === 1;
    const apart =
      (one.meanSquareRatio ?? 0) > DELEGATION_THRESHOLDS.meanSquareRatio ||
      (one.restCorrelation ?? 1) < DELEGATION_THRESHOLDS.restCorrelation;
    if (flat)
      lights.push(
        light(
          "red",
          "no-variation",
          `Delegation ${one.number} gave every entry the same total. Please ask for the reasons.`,
          more,
        ),
      );
    else if (apart && one.entriesScored >= FEWEST_ENTRIES)
      lights.push(
        light(
          "red",
          "pattern-differs",
          `The scores of delegation ${one.number} do not follow the pattern of the others (spread about it ${numberText(one.meanSquareRatio, 1)} times the average, correlation ${numberText(one.restCorrelation, 2)}). Please ask for the reasons.`,
          more,
        ),
      );
    if (Math.abs(one.offset ?? 0) > DELEGATION_THRESHOLDS.offset)
      lights.push(
        light(
          "info",
          "level-differs",
          `Delegation ${one.number} scores ${numberText(Math.abs(one.offset as number), 1)} points ${(one.offset as number) < 0 ? "lower" : "higher"} than the average. That is common, and the method allows for it.`,
          more,
        ),
      );
  }
  for (const one of residuals)
    lights.push(
      light(
        "red",
        "single-score",
        `Delegation ${one.delegationNumber} gave ${one.entry} ${numberText(Math.abs(one.residual), 1)} points ${one.residual < 0 ? "less" : "more"} than its other scores lead one to expect. Please ask for the reasons.`,
        {
          entries: [one.entry],
          delegationNumbers: [one.delegationNumber],
          numbers: { residual: one.residual, studentised: one.studentised },
        },
      ),
    );
  return lights;
}
