import type { Ballots, Id } from "./ballots";
import { listText } from "./printing";
import { type Ranking, rankStanding, type Standing, standingOf } from "./ranking";
import { decimalText, fractionText, multiply, type Rational, rational, subtract, toNumber } from "./rational";
import { pointsOf, totalWeight } from "./totals";

const DECIMALS = 4;

/** A number as fraction and decimal, so that a reader can follow with pencil or calculator. */
function both(value: Rational): string {
  const fraction = fractionText(value);
  return /^-?\d+$/.test(fraction) ? fraction : `${fraction} = ${decimalText(value, DECIMALS)}`;
}

/** A difference in decimals, then exactly. */
function difference(from: Rational, less: Rational, result: Rational): string {
  const decimals = [from, less, result].map((value) => decimalText(value, DECIMALS));
  const exact = [from, less, result].map(fractionText);
  const text = ([a, b, c]: readonly string[]): string => `${a} - ${b?.startsWith("-") ? `(${b})` : b} = ${c}`;
  return `${text(decimals)}, exactly ${text(exact)}`;
}

/**
 * Gives the arithmetic of one entry step by step, as lines of text: each sheet's total, the plain mean, the offset of
 * each delegation and where it comes from, the correction for those that did not score, and the tie rules that decided
 * its place. Null for an unknown entry.
 */
export function explainEntry(ballots: Ballots, entry: Id): string[] | null {
  const standing = standingOf(ballots);
  const i = standing.table.entries.indexOf(entry);
  if (i < 0) return null;
  const ranking = rankStanding(ballots, standing);
  return [
    `Entry ${entry}, edition ${ballots.edition}, method ${ballots.method}.`,
    "",
    ...totalLines(ballots, standing, i),
    ...correctionLines(ballots, standing, i),
    ...placeLines(ranking, entry),
  ];
}

function totalLines(ballots: Ballots, { table, plain }: Standing, i: number): string[] {
  const entry = table.entries[i] as Id;
  const weight = totalWeight(table);
  const lines = [
    `1. Total of each score sheet = sum of weight x score, divided by the sum of the weights (${weight}).`,
  ];
  const width = table.criteria.length;
  lines.push(
    `   Criteria in this order: ${table.criteria.map((id, c) => `${id} (weight ${table.weights[c]})`).join(", ")}.`,
  );
  for (let n = table.rowStart[i] as number; n < (table.rowStart[i + 1] as number); n += 1) {
    const terms = table.criteria.map((_, c) => {
      const points = pointsOf(table, rational(BigInt(table.ticks[n * width + c] as number)), "min", 1);
      return `${table.weights[c]} x ${decimalOrFraction(points)}`;
    });
    const total = pointsOf(table, rational(BigInt(table.totals[n] as number)), "min");
    lines.push(
      `   ${table.delegations[table.delegationOf[n] as number]}: (${terms.join(" + ")}) / ${weight} = ${both(total)}`,
    );
  }
  for (const [list, word] of [
    [ballots.recusals, "recused"],
    [ballots.absences ?? [], "absent"],
  ] as const)
    for (const one of list)
      if (one.entry === entry) lines.push(`   ${one.delegation}: ${word} (${one.reason})`);
  const mean = plain.exact[i];
  if (mean == null) return [...lines, "   Nobody scored this entry: it has no score and no place.", ""];
  const votes = sheetVotes(table, i);
  const weighted = table.votes.some((vote) => vote !== 1) ? ", each delegation as often as it counts" : "";
  lines.push("", `2. Plain mean of ${votes.length} sheets${weighted}: ${both(mean)}.`, "");
  return lines;
}

const decimalOrFraction = (value: Rational): string => {
  const number = String(toNumber(value));
  return /e/.test(number) ? fractionText(value) : number;
};

function sheetVotes(table: Standing["table"], i: number): number[] {
  return Array.from(
    table.delegationOf.subarray(table.rowStart[i] as number, table.rowStart[i + 1] as number),
  );
}

function correctionLines(
  ballots: Ballots,
  { table, adjusted, plain, official }: Standing,
  i: number,
): string[] {
  const mean = plain.exact[i];
  if (ballots.method === "plain-mean" || mean == null) return [];
  if (adjusted === null)
    return ["3. Some entries cannot be compared with others: no correction, no ranking.", ""];
  const seats = sheetVotes(table, i);
  const offset = (j: number): Rational => adjusted.offsets.exact[j] as Rational;
  const lines = [
    "3. Offset of each delegation = mean of its totals less mean of the corrected scores of the same entries",
    "   (above 0: generous, below 0: strict; all offsets together are 0).",
  ];
  table.delegations.forEach((seat, j) => {
    if (adjusted.offsets.exact[j] != null)
      lines.push(`   ${seat}: ${both(offset(j))}${seats.includes(j) ? "" : "   (did not score this entry)"}`);
  });
  const score = adjusted.scores.exact[i] as Rational;
  const shift = subtract(mean, score);
  lines.push(
    "",
    `4. Mean offset of the delegations that scored this entry: ${both(shift)}.`,
    `   Recusal-corrected mean = plain mean - that = ${difference(mean, shift, score)}.`,
  );
  const missing = table.delegations.flatMap((seat, j) => {
    if (seats.includes(j) || adjusted.offsets.exact[j] == null) return [];
    const expected = subtract(score, multiply(offset(j), rational(-1n)));
    return [`${seat} ${decimalText(expected, DECIMALS)}`];
  });
  if (missing.length === 0) lines.push("   Every delegation scored this entry: the correction is zero.");
  else
    lines.push(
      `   The same: fill in what each missing delegation would have given (${listText(missing)}) and take the mean of all.`,
    );
  if (ballots.method === "adjusted-trimmed-mean" && official?.exact[i] != null)
    lines.push(
      `   Adjusted trimmed mean: each total less the offset of its delegation, without the highest and the lowest: ${both(official.exact[i])}.`,
    );
  return [...lines, ""];
}

function placeLines(ranking: Ranking, entry: Id): string[] {
  const own = ranking.entries.find((one) => one.entry === entry);
  if (own === undefined || own.place === null) return ["Place: none."];
  const lines = [
    `Place ${own.place}${own.shared ? ", shared" : ""}${own.provisional ? " for the time being" : ""}; printed score ${own.score?.printed}.`,
  ];
  for (const step of ranking.tieLog)
    if (step.tied.includes(entry)) lines.push(`Tie rule ${step.number}: ${step.sentence}`);
  return lines;
}
