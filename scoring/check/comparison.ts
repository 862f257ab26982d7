/** A reference case: published or independently computed answers for one method. */
export interface ReferenceCase {
  readonly id: string;
  readonly kind: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: Readonly<Record<string, number>>;
}

/**
 * Where several answers are right, the library's answer is a judge: it gives null when the expected value is one of
 * them, or a sentence why not.
 */
export type Judge = (expected: unknown) => string | null;

/** What the library computes for a case: the shape of `expected`, with judges where several answers are right. */
export type Computed = unknown | Judge;

export interface Difference {
  readonly key: string;
  readonly sentence: string;
}

export interface CaseOutcome {
  readonly id: string;
  readonly kind: string;
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** Keys the library does not compute, with list places as `*`. */
  readonly notComputed: readonly string[];
  /** Keys that hold words for the reader, not results. */
  readonly words: readonly string[];
}

const WORDS = new Set(["note", "notes", "definition", "reason"]);

interface Tally {
  compared: number;
  readonly differences: Difference[];
  readonly notComputed: Set<string>;
  readonly words: Set<string>;
}

/** Compares every expected value with what was computed, within the case's tolerance (relative above 1). */
export function compareCase(reference: ReferenceCase, computed: Computed): CaseOutcome {
  const tally: Tally = { compared: 0, differences: [], notComputed: new Set(), words: new Set() };
  compareValue(reference.expected, computed, [], reference.tolerance, tally);
  return {
    id: reference.id,
    kind: reference.kind,
    compared: tally.compared,
    differences: tally.differences,
    notComputed: [...tally.notComputed],
    words: [...tally.words],
  };
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Keys that are names of entries, delegations or cases are written `*` when keys are listed. */
function generalKey(path: readonly string[]): string {
  return path.map((step) => (/^\d+$/.test(step) || /^[EJ]\d+$/.test(step) ? "*" : step)).join(".");
}

function compareValue(
  expected: unknown,
  computed: Computed,
  path: readonly string[],
  tolerance: Readonly<Record<string, number>>,
  tally: Tally,
): void {
  const last = path.at(-1) ?? "";
  if (WORDS.has(last) && typeof expected === "string") {
    tally.words.add(generalKey(path));
    return;
  }
  if (computed === undefined) {
    tally.notComputed.add(generalKey(path));
    return;
  }
  if (typeof computed === "function") {
    tally.compared += 1;
    const problem = (computed as Judge)(expected);
    if (problem !== null) tally.differences.push({ key: path.join("."), sentence: problem });
    return;
  }
  if (isPlain(expected) && isPlain(computed)) {
    for (const [key, value] of Object.entries(expected))
      compareValue(
        value,
        Object.hasOwn(computed, key) ? computed[key] : undefined,
        [...path, key],
        tolerance,
        tally,
      );
    return;
  }
  if (Array.isArray(expected) && Array.isArray(computed)) {
    if (expected.length !== computed.length)
      tally.differences.push({
        key: path.join("."),
        sentence: `${expected.length} values expected, ${computed.length} computed`,
      });
    else
      expected.forEach((value, n) => {
        compareValue(value, computed[n], [...path, String(n)], tolerance, tally);
      });
    return;
  }
  tally.compared += 1;
  if (!equals(expected, computed, toleranceAt(path, tolerance)))
    tally.differences.push({
      key: path.join("."),
      sentence: `${JSON.stringify(expected)} expected, ${JSON.stringify(computed)} computed`,
    });
}

/** The tolerance named after the nearest key, else the general one, else none. */
function toleranceAt(path: readonly string[], tolerance: Readonly<Record<string, number>>): number {
  for (const step of [...path].reverse())
    if (Object.hasOwn(tolerance, step)) return tolerance[step] as number;
  return tolerance.abs ?? 0;
}

function equals(expected: unknown, computed: unknown, tolerance: number): boolean {
  if (typeof expected === "number" && typeof computed === "number")
    return (
      expected === computed || Math.abs(expected - computed) <= tolerance * Math.max(1, Math.abs(expected))
    );
  return expected === computed;
}
