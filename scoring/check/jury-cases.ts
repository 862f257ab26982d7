import { additiveModel, covariancesOf, errorOfDifference, standardErrors } from "../additive-model";
import { bootstrap, type EntryStability, MOST_ENUMERATED } from "../bootstrap";
import { bordaNormalised } from "../borda";
import { delegationStatistics } from "../delegation-statistics";
import { krippendorffAlpha } from "../krippendorff";
import { leaveOneDelegationOut } from "../leave-one-out";
import { condorcetWinner, copelandNet, pairwiseOf } from "../pairwise";
import { plainMean } from "../plain-mean";
import { FEWEST_SHEETS } from "../ranking-warnings";
import { divide, fractionText, fromNumber, rational, subtract, toNumber } from "../rational";
import { blocEffect, studentisedResiduals } from "../residuals";
import { smallestScoreChanges } from "../score-flip";
import { type Adjusted, adjustedScores, floatScores, groupsByScore, rangeOf, type Scores } from "../scores";
import { pointsOf, type Table, tableFromRows } from "../totals";
import { adjustedTrimmedScores, medianScores, trimmedScores } from "../trimmed";
import { smallestWeightChanges } from "../weight-flip";
import { zScoreMeans } from "../z-scores";
import { changeJudge, rivalsJudge, weightsJudge } from "./flip-judges";
import { byName } from "./order-cases";

type Input = Readonly<Record<string, unknown>>;

/** Gives the table of a jury case: scores in rows of entry number, delegation number, then one score per criterion. */
export function juryTable(input: Input): Table {
  const scale = input.scale as { min: number; max: number; step: number };
  const [min, max, step] = [scale.min, scale.max, scale.step].map(fromNumber) as [Rat, Rat, Rat];
  const tick = (score: Rat): number => Number(divide(subtract(score, min), step).num);
  const entries = (input.entries as { id: string }[]).map(({ id }) => id);
  const seats = (input.jurors as { id: string }[]).map(({ id }) => id);
  return tableFromRows(
    {
      entries,
      delegations: seats.map((id) => ({ id, votes: 1 })),
      criteria: input.criteria as { id: string; weight: number }[],
      min,
      step,
      highestTick: tick(max),
    },
    (input.scores as number[][]).map(([entry, seat, ...scores]) => ({
      entry: entries[entry as number] as string,
      delegation: seats[seat as number] as string,
      ticks: scores.map((score) => tick(fromNumber(score))),
    })),
  );
}

type Rat = ReturnType<typeof fromNumber>;

function described(table: Table, scores: Scores) {
  return {
    score: byName(table.entries, scores.values),
    exact: byName(
      table.entries,
      scores.exact.map((value) => (value === null ? null : fractionText(value))),
    ),
    ranking: groupsByScore(
      scores,
      table.entries.map((_, i) => i),
      rangeOf(table),
    ).map((group) => group.map((i) => table.entries[i] as string)),
  };
}

/** Everything a jury case expects, in its own words. */
export function jury(input: Input) {
  const table = juryTable(input);
  const model = additiveModel(table);
  const adjusted = adjustedScores(table);
  if (model === null || adjusted === null) return { adjusted: null };
  const covariances = covariancesOf(model);
  const pairwise = pairwiseOf(table);
  const winner = condorcetWinner(pairwise);
  const methods = {
    rawMean: described(table, plainMean(table)),
    adjusted: {
      ...described(table, adjusted.scores),
      standardError: byName(table.entries, standardErrors(model, covariances)),
      jurorOffset: byName(table.delegations, adjusted.offsets.values),
      jurorOffsetExact: byName(
        table.delegations,
        adjusted.offsets.exact.map((value) => (value === null ? null : fractionText(value))),
      ),
      residualSD: model.residualSd,
      residualDf: model.degreesOfFreedom,
    },
    median: described(table, medianScores(table)),
    trimmedMean: described(table, trimmedScores(table)),
    adjustedTrimmed: described(table, adjustedTrimmedScores(table, adjusted)),
    zScoreMean: described(table, floatScores(zScoreMeans(table))),
    bordaNormalised: described(table, floatScores(bordaNormalised(table))),
    copelandNet: described(table, floatScores(copelandNet(pairwise))),
  };
  const first = (name: keyof typeof methods) => methods[name].ranking[0];
  const largest = studentisedResiduals(model, covariances)[0];
  const allies = input.allies as { juror: string; entry: string }[] | null;
  return {
    jurorTotals: totalsMatrix(table),
    ...methods,
    condorcetWinner: winner === null ? null : table.entries[winner],
    agreement: {
      krippendorffIntervalOnTotals: krippendorffAlpha(totalsMatrix(table), "interval").alpha,
      harmonicMeanJurorsPerEntry: harmonicMean(table),
    },
    jurors: Object.fromEntries(
      delegationStatistics(table, model).map(({ delegation, residualRms, ...rest }) => [
        delegation,
        { ...rest, residualRMS: residualRms },
      ]),
    ),
    largestStudentizedResidual:
      largest === undefined
        ? null
        : {
            entry: largest.entry,
            juror: largest.delegation,
            rstudent: largest.studentised,
            residual: largest.residual,
            bonferroniP: largest.bonferroniP,
          },
    leaveOneJurorOut: leftOut(table),
    ...flips(table, adjusted, covariances, model),
    exactBootstrap: exactBootstrap(table),
    blocEffect:
      allies === null
        ? null
        : blocEffect(
            model,
            allies.map(({ juror, entry }) => ({ delegation: juror, entry })),
          ),
    winnersByMethod: {
      adjusted: first("adjusted"),
      rawMean: first("rawMean"),
      median: first("median"),
      trimmedMean: first("trimmedMean"),
      adjustedTrimmed: first("adjustedTrimmed"),
      zScore: first("zScoreMean"),
      borda: first("bordaNormalised"),
      copeland: first("copelandNet"),
    },
  };
}

function totalsMatrix(table: Table): (number | null)[][] {
  return table.entries.map((_, i) => {
    const row = new Array<number | null>(table.delegations.length).fill(null);
    for (let n = table.rowStart[i] as number; n < (table.rowStart[i + 1] as number); n += 1)
      row[table.delegationOf[n] as number] = toNumber(
        pointsOf(table, rational(BigInt(table.totals[n] as number)), "min"),
      );
    return row;
  });
}

function harmonicMean(table: Table): number {
  const rest = table.entries.reduce(
    (sum, _, i) => sum + 1 / ((table.rowStart[i + 1] as number) - (table.rowStart[i] as number)),
    0,
  );
  return table.entries.length / rest;
}

/** The cases leave this out where an entry would be left with fewer than three scores: too thin for a ranking. */
function leftOut(table: Table) {
  const fewest = table.entries.map(
    (_, i) => (table.rowStart[i + 1] as number) - (table.rowStart[i] as number),
  );
  if (fewest.some((count) => count - 1 < FEWEST_SHEETS)) return null;
  const all = leaveOneDelegationOut(table);
  return Object.fromEntries(
    all.map(({ left, winners, winnersByPlainMean }) => [
      left,
      { winnersAdjusted: winners, winnersRaw: winnersByPlainMean },
    ]),
  );
}

function flips(
  table: Table,
  adjusted: Adjusted,
  covariances: ReturnType<typeof covariancesOf>,
  model: NonNullable<ReturnType<typeof additiveModel>>,
) {
  const groups = groupsByScore(
    adjusted.scores,
    table.entries.map((_, i) => i),
    rangeOf(table),
  );
  const [winner, second] = groups;
  if (winner?.length !== 1 || second === undefined)
    return { winnerMargin: null, singleScoreFlip: null, weightFlip: null };
  const [a, b] = [winner[0] as number, second[0] as number];
  const score = smallestScoreChanges(table, 1, "recusal-corrected-mean", model)?.[0];
  const weight = smallestWeightChanges(table, 1, "recusal-corrected-mean")?.[0];
  return {
    winnerMargin: {
      winner: table.entries[a],
      runnerUp: table.entries[b],
      margin: (adjusted.scores.values[a] as number) - (adjusted.scores.values[b] as number),
      seOfDifference: errorOfDifference(model, covariances, a, b),
    },
    singleScoreFlip:
      score === undefined
        ? null
        : {
            minimalChange: (expected: unknown) =>
              expected === score.points || (expected === score.steps && expected !== null)
                ? null
                : `${expected} expected, ${score.points} points computed (${score.steps} steps)`,
            numberOfMinimalFlips: score.changes.length,
            examples: changeJudge(score),
          },
    weightFlip:
      weight === undefined
        ? null
        : {
            minimal:
              weight.smallest === null
                ? null
                : {
                    rival: weight.smallest.rival,
                    pointsMoved: weight.smallest.pointsMoved,
                    newWeights: weightsJudge(table, a, weight.smallest),
                  },
            allRivals: rivalsJudge(weight),
          },
  };
}

function exactBootstrap(table: Table) {
  if (table.delegations.length > MOST_ENUMERATED) return undefined;
  const result = bootstrap(table, 0);
  if (result === null) return undefined;
  const { entries } = result;
  const of = (pick: (entry: EntryStability) => number) =>
    Object.fromEntries(entries.map((entry) => [entry.entry, pick(entry)]));
  return {
    resamples: result.juries,
    probabilityWinnerAdjusted: of(({ first }) => first),
    probabilityTop3Adjusted: of(({ topThree }) => topThree),
    probabilityWinnerRaw: of(({ firstByPlainMean }) => firstByPlainMean),
  };
}
