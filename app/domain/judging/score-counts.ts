import type { Scale } from "../editions/default-criteria";

/** How often each score of the scale has been given on one criterion. */
export type ScoreCounts = { name: string; counts: number[]; given: number; mean: number | null };

/** Lists the scores of a scale in points. */
export function scoresOnScale(scale: Scale): number[] {
  const steps = Math.round((scale.max - scale.min) / scale.step);
  return Array.from({ length: steps + 1 }, (_, at) => Number((scale.min + at * scale.step).toFixed(6)));
}

/** Counts given scores by the scores of the scale; the mean is for orientation and decides nothing. */
export function countScores(
  given: readonly (number | null)[],
  scores: readonly number[],
): Omit<ScoreCounts, "name"> {
  const present = given.filter((score): score is number => score !== null);
  const sum = present.reduce((total, score) => total + score, 0);
  return {
    counts: scores.map((score) => present.filter((one) => one === score).length),
    given: present.length,
    mean: present.length === 0 ? null : sum / present.length,
  };
}

/** Says the counts of one criterion: "2 × 3, 1 × 4.5". */
export function sayCounts(counts: readonly number[], scores: readonly number[]): string {
  const said = scores.flatMap((score, at) => (counts[at] ? [`${counts[at]} × ${score}`] : []));
  return said.length === 0 ? "no score yet" : said.join(", ");
}
