/**
 * Exact fractions of whole numbers of any size. Everything official is computed with them, so that a tie is a tie
 * (scoring is compared by cross-multiplication, never by rounded decimals).
 */
export interface Rational {
  /** Carries the sign. */
  readonly num: bigint;
  /** Always positive; the fraction is in lowest terms. */
  readonly den: bigint;
}

export const ZERO: Rational = { num: 0n, den: 1n };

export function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Gives the fraction in lowest terms; refuses a denominator of zero. */
export function rational(num: bigint, den: bigint = 1n): Rational {
  if (den === 0n) throw new RangeError("A fraction cannot have the denominator 0.");
  const common = gcd(num, den);
  if (common === 0n) return ZERO;
  const sign = den < 0n ? -1n : 1n;
  return { num: (sign * num) / common, den: (sign * den) / common };
}

export const add = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den + b.num * a.den, a.den * b.den);
export const subtract = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den - b.num * a.den, a.den * b.den);
export const multiply = (a: Rational, b: Rational): Rational => rational(a.num * b.num, a.den * b.den);
export const divide = (a: Rational, b: Rational): Rational => rational(a.num * b.den, a.den * b.num);

/** Gives -1, 0 or 1 as `a` is less than, equal to or greater than `b`, exactly. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Writes `3/4`, or `3` for a whole number. */
export function fractionText(value: Rational): string {
  return value.den === 1n ? `${value.num}` : `${value.num}/${value.den}`;
}

/** Reads `3/4`, `-2` or `1.25`; refuses anything else. */
export function parseFraction(text: string): Rational {
  const parts = text.split("/");
  if (parts.length > 2) throw new SyntaxError(`Not a fraction: ${text}`);
  const top = parseDecimal(parts[0] ?? "");
  return parts.length === 2 ? divide(top, parseDecimal(parts[1] ?? "")) : top;
}

/** Reads the decimal notation of a number exactly (`7.30`, `-1e-3`); refuses anything else. */
export function parseDecimal(text: string): Rational {
  const match = /^\s*([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?\s*$/.exec(text);
  if (match === null) throw new SyntaxError(`Not a decimal number: ${text}`);
  const fraction = match[3] ?? "";
  const digits = BigInt(`${match[2]}${fraction}`) * (match[1] === "-" ? -1n : 1n);
  const exponent = Number(match[4] ?? "0") - fraction.length;
  return exponent >= 0
    ? rational(digits * 10n ** BigInt(exponent))
    : rational(digits, 10n ** BigInt(-exponent));
}

/**
 * Takes a number as people wrote it: 0.1 means one tenth, not the nearest binary fraction.
 * Refuses what is not finite.
 */
export function fromNumber(value: number): Rational {
  if (!Number.isFinite(value)) throw new RangeError("Only finite numbers can be made exact.");
  return parseDecimal(String(value));
}

/** Gives the nearest floating-point number (to within one unit in the last place), for statistics and charts only. */
export function toNumber(value: Rational): number {
  const negative = value.num < 0n;
  const top = negative ? -value.num : value.num;
  if (top === 0n) return 0;
  const shift = 64 - (bitLength(top) - bitLength(value.den));
  const scaled = shift >= 0 ? (top << BigInt(shift)) / value.den : top / (value.den << BigInt(-shift));
  const result = Number(scaled) * 2 ** -shift;
  return negative ? -result : result;
}

function bitLength(value: bigint): number {
  return value.toString(16).length * 4;
}

/** Writes the fraction with a fixed number of decimals, rounded half up on the exact value (1.005 gives 1.01). */
export function decimalText(value: Rational, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const rounded = floorDivide(2n * value.num * scale + value.den, 2n * value.den);
  const sign = rounded < 0n ? "-" : "";
  const digits = `${rounded < 0n ? -rounded : rounded}`.padStart(decimals + 1, "0");
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

const MOST_DECIMALS = 40;

/**
 * Gives the fewest decimals (at least `atLeast`) at which no two different values of the list are printed alike,
 * so that a printed order never shows a tie that is none.
 */
export function decimalsThatTellApart(values: readonly Rational[], atLeast = 2): number {
  const sorted = [...values].sort(compare);
  let decimals = atLeast;
  for (let i = 1; i < sorted.length; i += 1) {
    const low = sorted[i - 1] as Rational;
    const high = sorted[i] as Rational;
    if (compare(low, high) === 0) continue;
    while (decimals < MOST_DECIMALS && decimalText(low, decimals) === decimalText(high, decimals))
      decimals += 1;
  }
  return decimals;
}

/** Gives how many decimals write the fraction exactly, or null when its decimals never end. */
export function exactDecimals(value: Rational): number | null {
  let rest = value.den;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : null;
}
