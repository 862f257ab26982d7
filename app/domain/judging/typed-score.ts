/** What has been typed so far towards a score, and the score it stands for, if any. */
export type TypedScore = { typed: string; score?: string };

/**
 * Adds a key to what has been typed towards one of the scores of a scale ("3", then "3.", then "3.5"). A key that leads
 * to no score begins anew; one that cannot begin a score is not ours, and gives nothing.
 */
export function typeScore(typed: string, key: string, scores: readonly string[]): TypedScore | undefined {
  const sign = key === "," ? "." : key;
  if (!/^[0-9.]$/.test(sign)) return undefined;
  for (const text of [typed + sign, sign]) {
    if (scores.includes(text)) return { typed: text, score: text };
    // "3." on the way to 3.5; ".5" is how some people write a half.
    if (scores.some((score) => score.startsWith(text))) return { typed: text };
    if (scores.includes(`0${text}`)) return { typed: text, score: `0${text}` };
    if (text === "." && scores.some((score) => score.startsWith("0."))) return { typed: text };
  }
  return undefined;
}
