import { midranks } from "./concordance";
import type { Pairwise } from "./pairwise";
import type { Table } from "./totals";

/**
 * Borda by pairs, fit for recusals: the mean over the other entries of the share of delegations that scored both and
 * gave more (a tie counts half). Null where nobody scored the entry together with another; between 0 and 1.
 */
export function bordaPairwiseShare({ size, wins, ties }: Pairwise): (number | null)[] {
  return Array.from({ length: size }, (_, a) => {
    let sum = 0;
    let rivals = 0;
    for (let b = 0; b < size; b += 1) {
      if (a === b) continue;
      const won = (wins[a * size + b] as number) + (ties[a * size + b] as number) / 2;
      const common = won + (wins[b * size + a] as number) + (ties[a * size + b] as number) / 2;
      if (common === 0) continue;
      sum += won / common;
      rivals += 1;
    }
    return rivals === 0 ? null : sum / rivals;
  });
}

/**
 * Normalised Borda: the mean over the delegations that scored the entry of (m_j - midrank) / (m_j - 1), where m_j is how
 * many entries that delegation scored. Plain sums of ranks would punish an entry for short lists.
 */
export function bordaNormalised(table: Table): (number | null)[] {
  const cells = table.delegations.map((): { entry: number; total: number }[] => []);
  table.entries.forEach((_, entry) => {
    for (let n = table.rowStart[entry] as number; n < (table.rowStart[entry + 1] as number); n += 1)
      cells[table.delegationOf[n] as number]?.push({ entry, total: table.totals[n] as number });
  });
  const sums = new Float64Array(table.entries.length);
  const weights = new Float64Array(table.entries.length);
  cells.forEach((list, j) => {
    if (list.length < 2) return;
    const { ranks } = midranks(list.map(({ total }) => -total));
    list.forEach(({ entry }, n) => {
      const vote = table.votes[j] as number;
      sums[entry] =
        (sums[entry] as number) + (vote * (list.length - (ranks[n] as number))) / (list.length - 1);
      weights[entry] = (weights[entry] as number) + vote;
    });
  });
  return table.entries.map((_, i) =>
    weights[i] === 0 ? null : (sums[i] as number) / (weights[i] as number),
  );
}

/** A ballot that ranks: groups of equal candidates, best first, cast `count` times. Candidates left out share the end. */
export interface RankedBallot {
  readonly count: number;
  readonly ranking: readonly (readonly string[])[];
}

/** Gives the places of the candidates on one ballot, tie groups in order. */
function levels(candidates: readonly string[], ballot: RankedBallot): number[] {
  return candidates.map((candidate) => {
    const level = ballot.ranking.findIndex((group) => group.includes(candidate));
    return level < 0 ? ballot.ranking.length : level;
  });
}

/** Compares the candidates of ranked ballots in pairs. */
export function pairwiseOfRankings(
  candidates: readonly string[],
  ballots: readonly RankedBallot[],
): Pairwise {
  const size = candidates.length;
  const wins = new Float64Array(size * size);
  const ties = new Float64Array(size * size);
  for (const ballot of ballots) {
    const level = levels(candidates, ballot);
    for (let a = 0; a < size; a += 1)
      for (let b = 0; b < size; b += 1) {
        if (a === b) continue;
        const target = (level[a] as number) < (level[b] as number) ? wins : ties;
        if ((level[a] as number) <= (level[b] as number))
          target[a * size + b] = (target[a * size + b] as number) + ballot.count;
      }
  }
  return { size, wins, ties };
}

/** Gives Borda points of complete rankings: n - 1 for the first to 0 for the last, tie groups the mean of their places. */
export function bordaPoints(candidates: readonly string[], ballots: readonly RankedBallot[]): number[] {
  const points = new Array<number>(candidates.length).fill(0);
  for (const ballot of ballots) {
    const { ranks } = midranks(levels(candidates, ballot));
    ranks.forEach((rank, i) => {
      points[i] = (points[i] as number) + ballot.count * (candidates.length - rank);
    });
  }
  return points;
}
