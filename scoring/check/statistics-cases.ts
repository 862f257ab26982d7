import { additiveModel, covariancesOf, entryEffect, standardErrors } from "../additive-model";
import { kendallW } from "../concordance";
import { componentsOf } from "../connectedness";
import { designQuality } from "../design-quality";
import { intraclass } from "../intraclass";
import { type AlphaMetric, krippendorffAlpha } from "../krippendorff";
import { plainMean } from "../plain-mean";
import {
  compare,
  decimalsThatTellApart,
  decimalText,
  exactDecimals,
  fractionText,
  fromNumber,
  parseFraction,
  type Rational,
  rational,
} from "../rational";
import { adjustedScores, exactScores, groupsByScore } from "../scores";
import { type Table, tableFromRows, tableOfScores } from "../totals";
import { byName } from "./order-cases";

type Input = Readonly<Record<string, unknown>>;
type Ratings = readonly (readonly (number | null)[])[];

const METRICS: readonly AlphaMetric[] = ["nominal", "ordinal", "interval", "ratio"];

const byUnit = (ratings: Ratings): (number | null)[][] =>
  (ratings[0] ?? []).map((_, unit) => ratings.map((row) => row[unit] ?? null));

export function alphas(input: Input) {
  const results = METRICS.map((metric) => krippendorffAlpha(byUnit(input.ratings as Ratings), metric));
  return {
    alpha: byName(
      METRICS,
      results.map(({ alpha }) => alpha),
    ),
    pairableValues: results[0]?.pairable ?? 0,
  };
}

export function alphaEdges(input: Input) {
  return {
    cases: (input.cases as { id: string; ratings: Ratings }[]).map(({ id, ratings }) => {
      const units = byUnit(ratings);
      const all = byName(
        METRICS,
        METRICS.map((metric) => krippendorffAlpha(units, metric).alpha),
      );
      return { id, alpha: all.interval, ...all };
    }),
  };
}

export function intraclassForms(input: Input) {
  const result = intraclass(input.ratings as number[][]);
  if (result === null) return {};
  return {
    meanSquares: {
      betweenEntries: result.meanSquares.betweenEntries,
      betweenJurors: result.meanSquares.betweenDelegations,
      residual: result.meanSquares.residual,
      withinEntries: result.meanSquares.withinEntries,
    },
    icc: result.icc,
    ci95: result.limits,
    varianceComponents: {
      entry: result.components.entry,
      juror: result.components.delegation,
      residual: result.components.residual,
    },
    generalizability: { EpsilonRho2: result.icc["ICC(3,k)"], Phi: result.icc["ICC(2,k)"] },
    sem: result.standardErrors,
  };
}

export function concordanceOf(input: Input) {
  const result = kendallW(input.scores as number[][]);
  if (result === null) return {};
  return {
    W: result.W,
    WwithoutTieCorrection: result.withoutTieCorrection,
    S: result.S,
    rankSums: result.rankSums,
    tieTermPerJuror: result.tieTerms,
    chiSquare: result.chiSquared,
    df: result.df,
    pValue: result.p,
  };
}

const tableOfCells = (input: Input): Table =>
  tableOfScores(
    (input.scores as { entry: string; juror: string; score: number | null }[]).flatMap(
      ({ entry, juror, score }) => (score === null ? [] : [{ entry, delegation: juror, score }]),
    ),
  );

export function additive(input: Input) {
  const table = tableOfCells(input);
  const model = additiveModel(table);
  const adjusted = adjustedScores(table);
  const plain = plainMean(table);
  const components = componentsOf(table).length;
  const rawMean = byName(table.entries, plain.values);
  if (model === null || adjusted === null) return { connectedComponents: components, rawMean };
  const effect = entryEffect(model);
  const fraction = (value: Rational | null): string | null => (value === null ? null : fractionText(value));
  const entries = adjusted.scores.values as readonly number[];
  return {
    connectedComponents: components,
    rawMean,
    adjusted: byName(table.entries, entries),
    adjustedSE: byName(table.entries, standardErrors(model, covariancesOf(model))),
    jurorSeverityOffset: byName(table.delegations, adjusted.offsets.values),
    grandMean: entries.reduce((sum, value) => sum + value, 0) / entries.length,
    residualSS: model.residualSumOfSquares,
    residualDf: model.degreesOfFreedom,
    residualSD: model.residualSd,
    F: {
      entriesAdjusted:
        effect === null ? null : { SS: effect.sumOfSquares, df: effect.df, F: effect.F, p: effect.p },
    },
    adjustedExact: byName(table.entries, adjusted.scores.exact.map(fraction)),
    jurorOffsetExact: byName(table.delegations, adjusted.offsets.exact.map(fraction)),
  };
}

/** Within a group differences of entries are estimable, across groups they are not. */
export function connectedness(input: Input) {
  const table = tableOfCells(input);
  const quality = designQuality(table);
  const groupOf = (entry: string): number =>
    quality.components.findIndex(({ entries }) => entries.includes(entry));
  const difference = (contrast: string): number | null => {
    const [a, b] = contrast.split("-") as [string, string];
    const group = quality.components[groupOf(a)];
    if (group === undefined || !group.entries.includes(b)) return null;
    const rows = (input.scores as { entry: string; juror: string; score: number }[]).filter(({ entry }) =>
      group.entries.includes(entry),
    );
    const part = tableOfCells({ scores: rows });
    const scores = adjustedScores(part)?.scores.values;
    return scores
      ? (scores[part.entries.indexOf(a)] as number) - (scores[part.entries.indexOf(b)] as number)
      : null;
  };
  return {
    components: quality.components.map(({ entries, delegations }) => ({ entries, jurors: delegations })),
    comparable: quality.components.length === 1,
    rankOfDesign: quality.rank,
    columns: quality.columns,
    estimable: (expected: unknown): string | null => {
      const wrong = (expected as { contrast: string; value: number }[]).find(({ contrast, value }) => {
        const own = difference(contrast);
        return own === null || Math.abs(own - value) > 1e-9;
      });
      return wrong === undefined
        ? null
        : `${wrong.contrast}: ${wrong.value} expected, ${difference(wrong.contrast)} computed`;
    },
    notEstimable: (expected: unknown): string | null => {
      const wrong = (expected as string[]).find((contrast) => difference(contrast) !== null);
      return wrong === undefined ? null : `${wrong} is estimable`;
    },
  };
}

/** Sums doubles from left to right, as a naive program would, to show the false order the exact mean avoids. */
function naiveMean(rows: readonly (readonly number[])[], percent: readonly number[]): string {
  let sum = 0;
  for (const row of rows) {
    let total = 0;
    row.forEach((score, c) => {
      total += score * ((percent[c] as number) / 100);
    });
    sum += total;
  }
  return (sum / rows.length).toPrecision(17);
}

export function exactMeans(input: Input) {
  const percent = input.weightsPercent as number[];
  const step = fromNumber(input.scaleStep as number);
  const cases = input.cases as Record<"A" | "B", number[][]>[];
  return {
    cases: cases.map((one) => {
      const table = tableFromRows(
        {
          entries: ["A", "B"],
          delegations: one.A.map((_, j) => ({ id: `J${j}`, votes: 1 })),
          criteria: percent.map((weight, c) => ({ id: `C${c}`, weight })),
          min: rational(0n),
          step,
          highestTick: null,
        },
        (["A", "B"] as const).flatMap((entry) =>
          one[entry].map((row, j) => ({
            entry,
            delegation: `J${j}`,
            ticks: row.map((score) =>
              Number(rational(fromNumber(score).num * step.den, fromNumber(score).den * step.num).num),
            ),
          })),
        ),
      );
      const [a, b] = plainMean(table).exact as [Rational, Rational];
      return {
        exactMean: fractionText(a),
        tie: compare(a, b) === 0,
        naiveDoubleA: naiveMean(one.A, percent),
        naiveDoubleB: naiveMean(one.B, percent),
      };
    }),
  };
}

/** Decimals that write every score exactly where all can be; else the fewest that keep different scores apart. */
export function printedScores(input: Input) {
  const names = Object.keys(input.scores as object);
  const exact = names.map((name) => parseFraction((input.scores as Record<string, string>)[name] as string));
  const decimals = input.decimals as number;
  const grouped = (values: readonly Rational[]): string[][] =>
    groupsByScore(
      exactScores(values),
      names.map((_, i) => i),
      1,
    ).map((group) => group.map((i) => names[i] as string));
  const rounded = exact.map((value) => parseFraction(decimalText(value, decimals)));
  const written = exact.map(exactDecimals);
  return {
    rankingExact: grouped(exact),
    printed: byName(
      names,
      exact.map((value) => decimalText(value, decimals)),
    ),
    decimalsNeededToShowTheOrder: written.every((count) => count !== null)
      ? Math.max(...written)
      : decimalsThatTellApart(exact, 0),
    rankingIfRoundedFirst: grouped(rounded),
  };
}
