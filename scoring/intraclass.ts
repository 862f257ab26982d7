import { quantileF } from "./distributions";

/**
 * The six intraclass correlations of Shrout & Fleiss (1979, Psychol. Bull. 86:420), with 95 % limits after McGraw & Wong
 * (1996, Psychol. Methods 1:30). They differ widely on the same ratings: always name the form.
 */
export const ICC_FORMS = ["ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)"] as const;
export type IccForm = (typeof ICC_FORMS)[number];

export interface Interval95 {
  readonly lower: number;
  readonly upper: number;
  readonly F: number;
  readonly df1: number;
  readonly df2: number;
}

export interface Intraclass {
  readonly meanSquares: {
    readonly betweenEntries: number;
    readonly betweenDelegations: number;
    readonly residual: number;
    readonly withinEntries: number;
  };
  readonly icc: Readonly<Record<IccForm, number | null>>;
  readonly limits: Readonly<Record<IccForm, Interval95 | null>>;
  readonly components: { readonly entry: number; readonly delegation: number; readonly residual: number };
  /** Standard error of the mean of all delegations: with (absolute) and without (relative) their differences in level. */
  readonly standardErrors: { readonly absoluteMean: number; readonly relativeMean: number };
}

/** Gives all six forms for complete ratings (rows = entries, columns = delegations), at least two of each, else null. */
export function intraclass(ratings: readonly (readonly number[])[]): Intraclass | null {
  const n = ratings.length;
  const k = ratings[0]?.length ?? 0;
  const complete = ratings.every((row) => row.length === k && row.every((rating) => Number.isFinite(rating)));
  if (n < 2 || k < 2 || !complete) return null;
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const rows = ratings.map(mean);
  const columns = (ratings[0] as readonly number[]).map((_, j) =>
    mean(ratings.map((row) => row[j] as number)),
  );
  const grand = mean(rows);
  const squares = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + (value - grand) ** 2, 0);
  const betweenRows = k * squares(rows);
  const betweenColumns = n * squares(columns);
  let rest = 0;
  ratings.forEach((row, i) => {
    row.forEach((value, j) => {
      rest += (value - (rows[i] as number) - (columns[j] as number) + grand) ** 2;
    });
  });
  const MR = betweenRows / (n - 1);
  const MC = betweenColumns / (k - 1);
  const ME = rest / ((n - 1) * (k - 1));
  const MW = (betweenColumns + rest) / (n * (k - 1));
  const ratio = (top: number, bottom: number): number | null => (bottom === 0 ? null : top / bottom);
  const icc: Record<IccForm, number | null> = {
    "ICC(1,1)": ratio(MR - MW, MR + (k - 1) * MW),
    "ICC(2,1)": ratio(MR - ME, MR + (k - 1) * ME + (k * (MC - ME)) / n),
    "ICC(3,1)": ratio(MR - ME, MR + (k - 1) * ME),
    "ICC(1,k)": ratio(MR - MW, MR),
    "ICC(2,k)": ratio(MR - ME, MR + (MC - ME) / n),
    "ICC(3,k)": ratio(MR - ME, MR),
  };
  const components = { entry: (MR - ME) / k, delegation: (MC - ME) / n, residual: ME };
  return {
    meanSquares: { betweenEntries: MR, betweenDelegations: MC, residual: ME, withinEntries: MW },
    icc,
    limits: limitsOf({ n, k, MR, MC, ME, MW }, icc),
    components,
    standardErrors: {
      absoluteMean: Math.sqrt(Math.max(0, components.delegation + ME) / k),
      relativeMean: Math.sqrt(ME / k),
    },
  };
}

interface Squares {
  readonly n: number;
  readonly k: number;
  readonly MR: number;
  readonly MC: number;
  readonly ME: number;
  readonly MW: number;
}

function limitsOf(
  squares: Squares,
  icc: Readonly<Record<IccForm, number | null>>,
): Record<IccForm, Interval95 | null> {
  const { n, k, MR, MW, ME } = squares;
  const oneWay = fixedLimits(MR, MW, n - 1, n * (k - 1), k);
  const twoWay = fixedLimits(MR, ME, n - 1, (n - 1) * (k - 1), k);
  return {
    "ICC(1,1)": oneWay?.single ?? null,
    "ICC(1,k)": oneWay?.average ?? null,
    "ICC(3,1)": twoWay?.single ?? null,
    "ICC(3,k)": twoWay?.average ?? null,
    "ICC(2,1)": agreementLimits(squares, icc["ICC(2,1)"], "single"),
    "ICC(2,k)": agreementLimits(squares, icc["ICC(2,k)"], "average"),
  };
}

function fixedLimits(between: number, error: number, df1: number, df2: number, k: number) {
  if (error === 0) return null;
  const F = between / error;
  const low = F / quantileF(0.025, df1, df2);
  const high = F * quantileF(0.025, df2, df1);
  return {
    single: { lower: (low - 1) / (low + k - 1), upper: (high - 1) / (high + k - 1), F, df1, df2 },
    average: { lower: 1 - 1 / low, upper: 1 - 1 / high, F, df1, df2 },
  };
}

/**
 * Limits of ICC(2,1) and ICC(2,k) with Satterthwaite's degrees of freedom, as R's `irr::icc` gives them: for the average
 * it puts ICC(2,k) into the formula of the single rating, which makes the limits a little wider than McGraw & Wong's.
 */
function agreementLimits(
  { n, k, MR, MC, ME }: Squares,
  icc: number | null,
  unit: "single" | "average",
): Interval95 | null {
  if (icc === null || icc === 1 || ME === 0) return null;
  const a = (k * icc) / (n * (1 - icc));
  const b = 1 + a * (n - 1);
  const df2 = (a * MC + b * ME) ** 2 / ((a * MC) ** 2 / (k - 1) + (b * ME) ** 2 / ((n - 1) * (k - 1)));
  const df1 = n - 1;
  const low = quantileF(0.025, df1, df2);
  const high = quantileF(0.025, df2, df1);
  const other = unit === "average" ? MC - ME : k * MC + (k * n - k - n) * ME;
  return {
    lower: (n * (MR - low * ME)) / (low * other + n * MR),
    upper: (n * (high * MR - ME)) / (other + n * high * MR),
    F: MR / ME,
    df1,
    df2,
  };
}
