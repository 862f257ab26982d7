/**
 * Krippendorff's alpha, 1 - Do/De (Krippendorff 2011; Hayes & Krippendorff 2007), from the definition: packages differ
 * on complete data with more than two raters and are not followed.
 */
export type AlphaMetric = "nominal" | "ordinal" | "interval" | "ratio";

export interface Alpha {
  readonly alpha: number | null;
  /** Ratings in units with at least two of them. */
  readonly pairable: number;
  /** Why alpha is not computable. */
  readonly reason?: "no unit with two ratings" | "no variation";
}

/**
 * Gives alpha of ratings per unit (an entry's scores; `null` is a missing rating). It can be negative and is not
 * clipped. Without any variation it is not computable, neither 0 nor 1.
 */
export function krippendorffAlpha(
  units: readonly (readonly (number | null)[])[],
  metric: AlphaMetric,
): Alpha {
  const pairable = units
    .map((unit) => unit.filter((rating): rating is number => rating !== null))
    .filter((unit) => unit.length >= 2);
  const count = pairable.reduce((sum, unit) => sum + unit.length, 0);
  if (count === 0) return { alpha: null, pairable: 0, reason: "no unit with two ratings" };
  const [observed, expected] =
    metric === "interval"
      ? intervalDisagreement(pairable, count)
      : countedDisagreement(pairable, count, metric);
  if (expected === 0) return { alpha: null, pairable: count, reason: "no variation" };
  return { alpha: 1 - observed / expected, pairable: count };
}

/** Sums of squares about means give both disagreements in one pass over the ratings. */
function intervalDisagreement(units: readonly (readonly number[])[], count: number): [number, number] {
  const meanOf = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const squaresAbout = (values: readonly number[], mean: number): number =>
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const grand = units.reduce((sum, unit) => sum + unit.reduce((a, b) => a + b, 0), 0) / count;
  let observed = 0;
  let total = 0;
  let varied = false;
  const first = units[0]?.[0] as number;
  for (const unit of units) {
    observed += (2 * unit.length * squaresAbout(unit, meanOf(unit))) / (unit.length - 1);
    total += squaresAbout(unit, grand);
    varied ||= unit.some((value) => value !== first);
  }
  return varied ? [observed / count, (2 * total) / (count - 1)] : [0, 0];
}

function countedDisagreement(
  units: readonly (readonly number[])[],
  count: number,
  metric: "nominal" | "ordinal" | "ratio",
): [number, number] {
  const values = [...new Set(units.flat())].sort((a, b) => a - b);
  const numberOf = new Map(values.map((value, index) => [value, index]));
  const marginal = new Float64Array(values.length);
  const coded = units.map((unit) => unit.map((value) => numberOf.get(value) as number));
  for (const unit of coded) for (const c of unit) marginal[c] = (marginal[c] as number) + 1;
  const before = new Float64Array(values.length + 1);
  marginal.forEach((n, c) => {
    before[c + 1] = (before[c] as number) + n;
  });
  const distance = (a: number, b: number): number => {
    if (a === b) return 0;
    if (metric === "nominal") return 1;
    const [c, k] = a < b ? [a, b] : [b, a];
    if (metric === "ordinal") {
      const between = (before[k + 1] as number) - (before[c] as number);
      return (between - ((marginal[c] as number) + (marginal[k] as number)) / 2) ** 2;
    }
    const sum = (values[a] as number) + (values[b] as number);
    return sum === 0 ? 0 : (((values[a] as number) - (values[b] as number)) / sum) ** 2;
  };
  let observed = 0;
  for (const unit of coded)
    for (let i = 0; i < unit.length; i += 1)
      for (let j = i + 1; j < unit.length; j += 1)
        observed += (2 * distance(unit[i] as number, unit[j] as number)) / (unit.length - 1);
  let expected = 0;
  for (let a = 0; a < values.length; a += 1)
    for (let b = a + 1; b < values.length; b += 1)
      expected += 2 * (marginal[a] as number) * (marginal[b] as number) * distance(a, b);
  return [observed / count, expected / (count * (count - 1))];
}
