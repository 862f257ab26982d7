import type { Table } from "./totals";

/**
 * Mean of z-scores per entry, (total - mean of the delegation) / sd of the delegation with n - 1. For comparison with
 * other programs only: it can punish an entry for a higher score, and a delegation whose totals are all equal has no
 * z-scores and is left out. Null where nobody is left.
 */
export function zScoreMeans(table: Table): (number | null)[] {
  const seats = table.delegations.length;
  const sums = new Float64Array(seats);
  const counts = new Float64Array(seats);
  table.delegationOf.forEach((j, n) => {
    sums[j] = (sums[j] as number) + (table.totals[n] as number);
    counts[j] = (counts[j] as number) + 1;
  });
  const squares = new Float64Array(seats);
  const lowest = new Float64Array(seats).fill(Number.POSITIVE_INFINITY);
  const highest = new Float64Array(seats).fill(Number.NEGATIVE_INFINITY);
  table.delegationOf.forEach((j, n) => {
    const total = table.totals[n] as number;
    squares[j] = (squares[j] as number) + (total - (sums[j] as number) / (counts[j] as number)) ** 2;
    lowest[j] = Math.min(lowest[j] as number, total);
    highest[j] = Math.max(highest[j] as number, total);
  });
  return table.entries.map((_, i) => {
    let sum = 0;
    let votes = 0;
    for (let n = table.rowStart[i] as number; n < (table.rowStart[i + 1] as number); n += 1) {
      const j = table.delegationOf[n] as number;
      if (lowest[j] === highest[j]) continue;
      const sd = Math.sqrt((squares[j] as number) / ((counts[j] as number) - 1));
      sum +=
        ((table.votes[j] as number) *
          ((table.totals[n] as number) - (sums[j] as number) / (counts[j] as number))) /
        sd;
      votes += table.votes[j] as number;
    }
    return votes === 0 ? null : sum / votes;
  });
}

/**
 * Points by places, as song contests give them: the lowest sum of ranks gets the first of `points`, the next the second,
 * and so on. Entries with equal sums share the mean of their points.
 */
export function positionalPoints(rankSums: readonly number[], points: readonly number[]): number[] {
  const order = rankSums.map((_, i) => i).sort((a, b) => (rankSums[a] as number) - (rankSums[b] as number));
  const result = new Array<number>(rankSums.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && rankSums[order[to] as number] === rankSums[order[from] as number]) to += 1;
    let sum = 0;
    for (let n = from; n < to; n += 1) sum += points[n] ?? 0;
    for (let n = from; n < to; n += 1) result[order[n] as number] = sum / (to - from);
    from = to;
  }
  return result;
}
