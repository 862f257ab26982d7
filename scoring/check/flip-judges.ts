import type { ScoreFlip } from "../score-flip";
import { adjustedScoresByCriterion } from "../scores";
import { type Table, totalWeight } from "../totals";
import type { WeightChange, WeightFlip } from "../weight-flip";
import type { Judge } from "./comparison";

/** The expected examples are some of the smallest changes: each must be among those the library found. */
export function changeJudge(flip: ScoreFlip): Judge {
  const key = (change: Readonly<Record<string, unknown>>): string =>
    JSON.stringify([
      change.entry,
      change.delegation ?? change.juror,
      change.criterion,
      change.from,
      change.to,
      change.first ?? change.newWinners,
    ]);
  const own = new Set(flip.changes.map((change) => key({ ...change })));
  return (expected) => {
    const missing = (expected as Record<string, unknown>[]).find((change) => !own.has(key(change)));
    return missing === undefined ? null : `not among the changes found: ${JSON.stringify(missing)}`;
  };
}

/** Several weights can be optimal: the expected ones must keep the sum, move as much as ours and create the tie. */
export function weightsJudge(table: Table, holder: number, change: WeightChange): Judge {
  return (expected) => {
    const weights = expected as number[];
    const columns = adjustedScoresByCriterion(table);
    const rival = table.entries.indexOf(change.rival);
    if (columns === null) return "not comparable";
    const all = totalWeight(table);
    const sum = weights.reduce((a, b) => a + b, 0);
    const moved =
      weights.reduce((a, weight, c) => a + Math.abs(weight - (table.weights[c] as number)), 0) / 2;
    const lead = weights.reduce(
      (a, weight, c) =>
        a + weight * ((columns[c]?.values[holder] as number) - (columns[c]?.values[rival] as number)),
      0,
    );
    if (Math.abs(sum - all) > 1e-6) return `the weights add up to ${sum}`;
    if (weights.some((weight) => weight < -1e-6)) return "a weight is negative";
    if (Math.abs((moved * 100) / all - change.pointsMoved) > 1e-6)
      return `${moved} moved, ${change.pointsMoved} are enough`;
    return Math.abs(lead) > 1e-6 * all ? `the lead left is ${lead}` : null;
  };
}

/** The same rivals can be helped by weights, and each needs as many points. */
export function rivalsJudge(flip: WeightFlip): Judge {
  const own = new Map(flip.rivals.map(({ rival, pointsMoved }) => [rival, pointsMoved]));
  return (expected) => {
    const theirs = Object.entries(expected as Record<string, number>);
    const wrong = theirs.find(
      ([rival, points]) => !(Math.abs((own.get(rival) ?? Number.NaN) - points) <= 1e-8 * Math.max(1, points)),
    );
    if (wrong !== undefined)
      return `${wrong[0]}: ${wrong[1]} expected, ${own.get(wrong[0]) ?? "nothing"} computed`;
    return theirs.length === own.size ? null : `${theirs.length} rivals expected, ${own.size} computed`;
  };
}
