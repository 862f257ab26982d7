import { upperTailChiSquared } from "./distributions";

/** Kendall's coefficient of concordance with ties (Kendall & Gibbons 1990), for complete rankings only. */
export interface Concordance {
  readonly W: number | null;
  readonly withoutTieCorrection: number;
  /** Sum of squares of the rank sums about their mean. */
  readonly S: number;
  readonly rankSums: readonly number[];
  /** Sum over tie groups of t^3 - t, per delegation. */
  readonly tieTerms: readonly number[];
  readonly chiSquared: number | null;
  readonly df: number;
  readonly p: number | null;
}

/** Gives ranks from 1 for the lowest value; equal values share the mean of their places. */
export function midranks(values: readonly number[]): { readonly ranks: number[]; readonly tieTerm: number } {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Array<number>(values.length);
  let tieTerm = 0;
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to += 1;
    for (let n = from; n < to; n += 1) ranks[order[n] as number] = (from + 1 + to) / 2;
    tieTerm += (to - from) ** 3 - (to - from);
    from = to;
  }
  return { ranks, tieTerm };
}

/**
 * W = 12 S / (m^2 (n^3 - n) - m sum of tie terms), between 0 and 1; chi-squared = m (n - 1) W. Rows are delegations,
 * columns entries. Gives null for fewer than two entries, no delegation or a missing score; W is null where all scores are equal.
 */
export function kendallW(scores: readonly (readonly number[])[]): Concordance | null {
  const m = scores.length;
  const n = scores[0]?.length ?? 0;
  const complete = scores.every((row) => row.length === n && row.every((score) => Number.isFinite(score)));
  if (m === 0 || n < 2 || !complete) return null;
  const ranked = scores.map(midranks);
  const rankSums = (scores[0] as readonly number[]).map((_, i) =>
    ranked.reduce((sum, { ranks }) => sum + (ranks[i] as number), 0),
  );
  const mean = (m * (n + 1)) / 2;
  const S = rankSums.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const tieTerms = ranked.map(({ tieTerm }) => tieTerm);
  const without = m * m * (n ** 3 - n);
  const corrected = without - m * tieTerms.reduce((sum, term) => sum + term, 0);
  const W = corrected === 0 ? null : (12 * S) / corrected;
  const chiSquared = W === null ? null : m * (n - 1) * W;
  return {
    W,
    withoutTieCorrection: (12 * S) / without,
    S,
    rankSums,
    tieTerms,
    chiSquared,
    df: n - 1,
    p: chiSquared === null ? null : upperTailChiSquared(chiSquared, n - 1),
  };
}
