/** Numbers drawn from a seed that stands in the file: the same on every machine, never the clock or Math.random. */
export interface Draws {
  /** Gives a whole number from 0 to `bound` - 1, each equally likely; `bound` at most 2^32. */
  below(bound: number): number;
}

/** Starts xoshiro128** (Blackman & Vigna 2021) from a 32-bit seed spread by splitmix32. */
export function drawsFrom(seed: number): Draws {
  let spread = seed >>> 0;
  const state = new Uint32Array(4).map(() => {
    spread = (spread + 0x9e3779b9) >>> 0;
    let z = spread;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  });
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  const next = (): number => {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  return {
    below(bound) {
      const limit = 4_294_967_296 - (4_294_967_296 % bound);
      let value = next();
      while (value >= limit) value = next();
      return value % bound;
    },
  };
}

/** Gives the list in a drawn order (Fisher-Yates). */
export function shuffled<T>(list: readonly T[], draws: Draws): T[] {
  const result = [...list];
  for (let n = result.length - 1; n > 0; n -= 1) {
    const other = draws.below(n + 1);
    [result[n], result[other]] = [result[other] as T, result[n] as T];
  }
  return result;
}
