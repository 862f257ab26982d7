import { type Rational, rational } from "./rational";
import { exactScores, type Scores } from "./scores";
import { columnOf, pointsOf, type Table, totalWeight } from "./totals";

/**
 * The plain mean: m_i = sum of v_j t_ij / sum of v_j over the delegations that scored entry i, exactly, in points.
 * Biased where strict or generous delegations are recused; printed beside the official score.
 */
export function plainMean(table: Table, column: number | "total" = "total"): Scores {
  const values = columnOf(table, column);
  const weight = column === "total" ? totalWeight(table) : 1;
  return exactScores(
    table.entries.map((_, i) => {
      let sum = 0;
      let size = 0;
      let votes = 0;
      for (let n = table.rowStart[i] as number; n < (table.rowStart[i + 1] as number); n += 1) {
        const vote = table.votes[table.delegationOf[n] as number] as number;
        sum += vote * (values[n] as number);
        size += Math.abs(vote * (values[n] as number));
        votes += vote;
      }
      if (!Number.isSafeInteger(size)) return exactMean(table, values, i, weight);
      return votes === 0 ? null : pointsOf(table, rational(BigInt(sum), BigInt(votes)), "min", weight);
    }),
  );
}

/** The same for totals so large that sums of plain numbers would round. */
function exactMean(table: Table, values: Float64Array, i: number, weight: number): Rational {
  let sum = 0n;
  let votes = 0n;
  for (let n = table.rowStart[i] as number; n < (table.rowStart[i + 1] as number); n += 1) {
    const vote = BigInt(table.votes[table.delegationOf[n] as number] as number);
    sum += vote * BigInt(values[n] as number);
    votes += vote;
  }
  return pointsOf(table, rational(sum, votes), "min", weight);
}
