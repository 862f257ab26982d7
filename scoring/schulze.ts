import type { Pairwise } from "./pairwise";

/** Beyond this the strongest paths take too long; rank a shortlist instead. */
export const MOST_SCHULZE_ENTRIES = 500;

export interface Schulze {
  /** `strength[a * size + b]`: strength of the strongest path from a to b, 0 where there is none. */
  readonly strength: Float64Array;
  readonly winners: readonly number[];
  /** Groups of equal standing, best first. */
  readonly ranking: readonly (readonly number[])[];
}

/**
 * Schulze's method (2011, SCW 36:267). A majority a over b is a link of strength wins(a, b) (`winning`) or
 * wins(a, b) - wins(b, a) (`margin`); a path is as strong as its weakest link. The two can elect differently. Refuses
 * more than 500 entries with null.
 */
export function schulze({ size, wins }: Pairwise, strengthOf: "winning" | "margin"): Schulze | null {
  if (size > MOST_SCHULZE_ENTRIES) return null;
  const strength = new Float64Array(size * size);
  for (let a = 0; a < size; a += 1)
    for (let b = 0; b < size; b += 1) {
      const forward = wins[a * size + b] as number;
      const backward = wins[b * size + a] as number;
      if (forward > backward)
        strength[a * size + b] = strengthOf === "winning" ? forward : forward - backward;
    }
  for (let via = 0; via < size; via += 1)
    for (let a = 0; a < size; a += 1) {
      const first = strength[a * size + via] as number;
      if (a === via || first === 0) continue;
      for (let b = 0; b < size; b += 1) {
        if (b === a || b === via) continue;
        const path = Math.min(first, strength[via * size + b] as number);
        if (path > (strength[a * size + b] as number)) strength[a * size + b] = path;
      }
    }
  const beaten = Array.from({ length: size }, (_, b) => {
    let count = 0;
    for (let a = 0; a < size; a += 1)
      if ((strength[a * size + b] as number) > (strength[b * size + a] as number)) count += 1;
    return count;
  });
  const winners = beaten.flatMap((count, i) => (count === 0 ? [i] : []));
  return { strength, winners, ranking: levelsOf(strength, size) };
}

/** Takes out the unbeaten again and again: the beats-relation of Schulze has no cycles. */
function levelsOf(strength: Float64Array, size: number): number[][] {
  let rest = Array.from({ length: size }, (_, i) => i);
  const groups: number[][] = [];
  while (rest.length > 0) {
    const among = rest;
    const best = among.filter(
      (b) => !among.some((a) => (strength[a * size + b] as number) > (strength[b * size + a] as number)),
    );
    groups.push(best);
    rest = among.filter((i) => !best.includes(i));
  }
  return groups;
}
