import {
  bordaNormalised,
  bordaPairwiseShare,
  bordaPoints,
  pairwiseOfRankings,
  type RankedBallot,
} from "../borda";
import { condorcetWinner, copelandNet, type Pairwise, pairwiseOf } from "../pairwise";
import { add, divide, fromNumber, multiply, rational, toNumber, ZERO } from "../rational";
import { type Schulze, schulze } from "../schulze";
import { tableOfScores } from "../totals";
import { medianOf, roundHalfUp, trimmedMean, type Weighted } from "../trimmed";
import { positionalPoints } from "../z-scores";
import type { Judge } from "./comparison";

type Input = Readonly<Record<string, unknown>>;

export const byName = <T>(names: readonly string[], values: readonly T[]): Record<string, T> =>
  Object.fromEntries(names.map((name, i) => [name, values[i] as T]));

const square = (size: number, values: Float64Array): number[][] =>
  Array.from({ length: size }, (_, a) => Array.from(values.subarray(a * size, (a + 1) * size)));

const named = (names: readonly string[], result: Schulze | null) =>
  result === null
    ? null
    : {
        strongestPaths: square(names.length, result.strength),
        winners: result.winners.map((i) => names[i]),
        ranking: orderJudge(names, result),
      };

/**
 * Schulze's relation need not order every pair: how the rest is grouped is a matter of taste. Every entry must stand in
 * one group, and each strictly before all it beats.
 */
function orderJudge(names: readonly string[], { strength, ranking }: Schulze): Judge {
  const size = names.length;
  return (expected) => {
    const groups = expected as string[][];
    const own = JSON.stringify(ranking.map((group) => group.map((i) => names[i])));
    if (JSON.stringify(groups.flat().sort()) !== JSON.stringify([...names].sort()))
      return `not an order of all: ${own}`;
    const level = names.map((name) => groups.findIndex((group) => group.includes(name)));
    for (let a = 0; a < size; a += 1)
      for (let b = 0; b < size; b += 1)
        if (
          (strength[a * size + b] as number) > (strength[b * size + a] as number) &&
          (level[a] as number) >= (level[b] as number)
        )
          return `${names[a]} beats ${names[b]}: ${own} computed`;
    return null;
  };
}

function copelandOf(names: readonly string[], pairwise: Pairwise) {
  const { size, wins } = pairwise;
  const count = (sign: number): number[] =>
    names.map((_, a) =>
      names.reduce(
        (sum, _name, b) =>
          a !== b && Math.sign((wins[a * size + b] as number) - (wins[b * size + a] as number)) === sign
            ? sum + 1
            : sum,
        0,
      ),
    );
  return {
    wins: byName(names, count(1)),
    losses: byName(names, count(-1)),
    ties: byName(names, count(0)),
    net: byName(names, copelandNet(pairwise)),
  };
}

/** Schulze and social-choice cases: complete rankings with counts. */
export function rankedBallots(input: Input) {
  const names = input.candidates as string[];
  const ballots = input.ballots as RankedBallot[];
  const pairwise = pairwiseOfRankings(names, ballots);
  const winner = condorcetWinner(pairwise);
  const winning = named(names, schulze(pairwise, "winning"));
  return {
    pairwise: square(names.length, pairwise.wins),
    borda: byName(names, bordaPoints(names, ballots)),
    copeland: copelandOf(names, pairwise),
    condorcetWinner: winner === null ? null : names[winner],
    schulze: winning,
    ...winning,
    marginVariant: named(names, schulze(pairwise, "margin")),
  };
}

/** Scores with recusals, seen as rankings. */
export function incompleteOrders(input: Input) {
  const names = input.entries as string[];
  const seats = input.jurors as string[];
  const scores = input.scores as (number | null)[][];
  const rows = names.flatMap((entry, i) =>
    seats.flatMap((delegation, j) => {
      const score = scores[i]?.[j] ?? null;
      return score === null ? [] : [{ entry, delegation, score }];
    }),
  );
  const table = tableOfScores(rows);
  const order = names.map((name) => table.entries.indexOf(name));
  const pairwise = pairwiseOf(table, order);
  const { size, wins, ties } = pairwise;
  const common = wins.map(
    (value, at) =>
      value + (ties[at] as number) + (wins[(at % size) * size + Math.floor(at / size)] as number),
  );
  const winner = condorcetWinner(pairwise);
  const normalised = bordaNormalised(table);
  return {
    pairwiseWins: square(size, wins),
    pairwiseTies: square(size, ties),
    pairwiseCommonJurors: square(size, common),
    bordaPairwiseShare: byName(names, bordaPairwiseShare(pairwise)),
    bordaNormalised: byName(
      names,
      order.map((i) => normalised[i] as number | null),
    ),
    copelandNet: byName(names, copelandNet(pairwise)),
    schulzeMargins: named(names, schulze(pairwise, "margin")),
    schulzeWinningVotes: named(names, schulze(pairwise, "winning")),
    condorcetWinner: winner === null ? null : names[winner],
  };
}

/** Sums of ranks turned into points by place. */
export function positional(input: Input) {
  const points = input.points as number[];
  const juries = input.juries as { jury: string; entries: string[]; ranks: number[][] }[];
  return {
    juries: juries.map(({ jury, entries, ranks }) => {
      const rankSums = entries.map((_, i) => ranks.reduce((sum, row) => sum + (row[i] as number), 0));
      return { jury, rankSums, points: positionalPoints(rankSums, points) };
    }),
  };
}

const exactly = (values: readonly number[]): Weighted[] =>
  values.map((value) => ({ value: fromNumber(value), weight: 1 }));

interface Performance {
  readonly name: string;
  readonly factor: readonly number[];
  readonly scores: readonly (readonly number[])[];
}

/** Trimmed panel scores of skating: trimmed mean, rounded half up to two decimals, times the factor, rounded again. */
export function panelScores(input: Input) {
  const performances = (input.performances as Performance[]).map(({ name, factor, scores }) => {
    const means = scores.map((row) => trimmedMean(exactly(row.filter((score) => score !== null)), 4) ?? ZERO);
    const panel = means.map((mean) => roundHalfUp(mean, 2));
    const total = panel.reduce(
      (sum, score, c) => add(sum, roundHalfUp(multiply(score, fromNumber(factor[c] as number)), 2)),
      ZERO,
    );
    return {
      name,
      trimmedMean: means.map(toNumber),
      panelScore: panel.map(toNumber),
      totalComponentScore: toNumber(total),
    };
  });
  const ranking = [...performances].sort((a, b) => b.totalComponentScore - a.totalComponentScore);
  return { performances, rankingByTotalComponentScore: ranking.map(({ name }) => name) };
}

/** Definitions of trimmed mean and median on small samples; `rMeanTrim20` drops the floor of a fifth on each side. */
export function trimmedDefinitions(input: Input) {
  return {
    cases: (input.cases as { id: string; x: number[] }[]).map(({ id, x }) => {
      const values = exactly(x);
      const mean = (list: readonly Weighted[]) =>
        divide(
          list.reduce((sum, { value }) => add(sum, value), ZERO),
          rational(BigInt(list.length)),
        );
      const sorted = [...values].sort((a, b) => toNumber(a.value) - toNumber(b.value));
      const cut = Math.floor(x.length * 0.2);
      const dropped = trimmedMean(values, 0);
      const middle = medianOf(values);
      return {
        id,
        dropOneEachSide: dropped === null ? null : toNumber(dropped),
        rMeanTrim20: toNumber(mean(sorted.slice(cut, sorted.length - cut))),
        median: middle === null ? null : toNumber(middle),
        mean: toNumber(mean(values)),
      };
    }),
  };
}
