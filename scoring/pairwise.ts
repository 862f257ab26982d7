import type { Table } from "./totals";

/**
 * Direct comparison: of the delegations that scored both entries, how many (each as often as it counts) gave the first
 * more, and how many the same. Compares totals, which are whole numbers.
 */
export interface Pairwise {
  readonly size: number;
  /** `wins[a * size + b]`: delegations that gave a more than b. */
  readonly wins: Float64Array;
  readonly ties: Float64Array;
}

/** Compares the given entries in pairs (all of them by default). */
export function pairwiseOf(table: Table, members?: readonly number[]): Pairwise {
  const chosen = members ?? table.entries.map((_, i) => i);
  const size = chosen.length;
  const seats = table.delegations.length;
  const totals = new Float64Array(size * seats).fill(Number.NaN);
  chosen.forEach((entry, a) => {
    for (let n = table.rowStart[entry] as number; n < (table.rowStart[entry + 1] as number); n += 1)
      totals[a * seats + (table.delegationOf[n] as number)] = table.totals[n] as number;
  });
  const wins = new Float64Array(size * size);
  const ties = new Float64Array(size * size);
  for (let a = 0; a < size; a += 1)
    for (let b = a + 1; b < size; b += 1) {
      let more = 0;
      let less = 0;
      let same = 0;
      for (let j = 0; j < seats; j += 1) {
        const left = totals[a * seats + j] as number;
        const right = totals[b * seats + j] as number;
        const vote = table.votes[j] as number;
        if (left > right) more += vote;
        else if (left < right) less += vote;
        else if (left === right) same += vote;
      }
      wins[a * size + b] = more;
      wins[b * size + a] = less;
      ties[a * size + b] = same;
      ties[b * size + a] = same;
    }
  return { size, wins, ties };
}

/** Gives wins less losses over all opponents (Copeland 1951), by number in the comparison. */
export function copelandNet({ size, wins }: Pairwise): number[] {
  return Array.from({ length: size }, (_, a) => {
    let net = 0;
    for (let b = 0; b < size; b += 1)
      net += Math.sign((wins[a * size + b] as number) - (wins[b * size + a] as number));
    return net;
  });
}

/** Gives the number of the entry that beats every other in direct comparison, or null. */
export function condorcetWinner(pairwise: Pairwise): number | null {
  const winner = copelandNet(pairwise).indexOf(pairwise.size - 1);
  return winner < 0 || pairwise.size === 0 ? null : winner;
}
