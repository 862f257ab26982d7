import { scoringDelegations } from "./adjusted";
import type { Id } from "./ballots";
import { drawsFrom } from "./random";
import { ranksInto, resampler } from "./resampling";
import type { Table } from "./totals";

export interface EntryStability {
  readonly entry: Id;
  /** Share of re-drawn juries in which the entry is first; ties share. */
  readonly first: number;
  /** Share of re-drawn juries in which its place is 1, 2 or 3. */
  readonly topThree: number;
  readonly firstByPlainMean: number;
  /** Places between which the entry lies in all but the 5 % best and the 5 % worst; null where it never has one. */
  readonly placesFrom: number | null;
  readonly placesTo: number | null;
}

/** How stable the places are under another draw of the same delegations. Not a probability of being best. */
export interface Stability {
  readonly how: "exact" | "drawn";
  readonly juries: number;
  readonly seed: number | null;
  /** Share of re-drawn juries that could not compare all entries; they count for no entry. */
  readonly notComparable: number;
  readonly entries: readonly EntryStability[];
}

/** Up to this many delegations every possible jury is counted; above, juries are drawn. */
export const MOST_ENUMERATED = 7;
export const DRAWN_JURIES = 10_000;
const MOST_WORK = 40_000;

/**
 * Draws as many delegations as the jury has, with replacement, and ranks again. Up to 7 delegations all
 * C(2J-1, J) juries with their multinomial probabilities: exact, no random numbers. Above, 10 000 juries from the seed.
 * Gives null where the table is empty, or so large that a jury of another draw says nothing in reasonable time.
 */
export function bootstrap(table: Table, seed: number, juries: number = DRAWN_JURIES): Stability | null {
  const seats = scoringDelegations(table);
  if (seats.length === 0 || table.entries.length * seats.length > MOST_WORK) return null;
  const counter = new Counter(table);
  const times = new Int32Array(table.delegations.length);
  if (seats.length <= MOST_ENUMERATED) {
    let count = 0;
    for (const [pattern, probability] of multisets(seats.length)) {
      times.fill(0);
      seats.forEach((seat, n) => {
        times[seat] = pattern[n] as number;
      });
      counter.count(times, probability);
      count += 1;
    }
    return { how: "exact", juries: count, seed: null, ...counter.result() };
  }
  const draws = drawsFrom(seed);
  for (let n = 0; n < juries; n += 1) {
    times.fill(0);
    for (let k = 0; k < seats.length; k += 1) {
      const seat = seats[draws.below(seats.length)] as number;
      times[seat] = (times[seat] as number) + 1;
    }
    counter.count(times, 1 / juries);
  }
  return { how: "drawn", juries, seed, ...counter.result() };
}

/** Gives all ways to draw `size` times from `size`, with their multinomial probabilities, which sum to 1. */
export function* multisets(size: number): Generator<readonly [readonly number[], number]> {
  const factorial = [1];
  for (let n = 1; n <= size; n += 1) factorial.push((factorial[n - 1] as number) * n);
  const pattern = new Array<number>(size).fill(0);
  const all = factorial[size] as number;
  function* from(position: number, left: number): Generator<readonly [readonly number[], number]> {
    if (position === size - 1) {
      pattern[position] = left;
      const ways = pattern.reduce((rest, times) => rest / (factorial[times] as number), all);
      yield [pattern, ways / size ** size];
      return;
    }
    for (let times = 0; times <= left; times += 1) {
      pattern[position] = times;
      yield* from(position + 1, left - times);
    }
  }
  yield* from(0, size);
}

class Counter {
  private readonly fit: ReturnType<typeof resampler>;
  private readonly ranks: Int32Array;
  private readonly first: Float64Array;
  private readonly topThree: Float64Array;
  private readonly firstPlain: Float64Array;
  private readonly weightOfRank: Float64Array;
  private notComparable = 0;

  constructor(private readonly table: Table) {
    const size = table.entries.length;
    this.fit = resampler(table);
    this.ranks = new Int32Array(size);
    this.first = new Float64Array(size);
    this.topThree = new Float64Array(size);
    this.firstPlain = new Float64Array(size);
    this.weightOfRank = new Float64Array(size * (size + 1));
  }

  count(times: Int32Array, probability: number): void {
    const { scores, comparable } = this.fit(times);
    ranksInto(this.ranks, scores.plain, this.table);
    this.share(this.firstPlain, probability);
    if (!comparable) {
      this.notComparable += probability;
      return;
    }
    ranksInto(this.ranks, scores.adjusted, this.table);
    this.share(this.first, probability);
    const size = this.ranks.length;
    for (let i = 0; i < size; i += 1) {
      const rank = this.ranks[i] as number;
      if (rank === 0) continue;
      if (rank <= 3) this.topThree[i] = (this.topThree[i] as number) + probability;
      this.weightOfRank[i * (size + 1) + rank] =
        (this.weightOfRank[i * (size + 1) + rank] as number) + probability;
    }
  }

  private share(target: Float64Array, probability: number): void {
    let winners = 0;
    for (const rank of this.ranks) if (rank === 1) winners += 1;
    this.ranks.forEach((rank, i) => {
      if (rank === 1) target[i] = (target[i] as number) + probability / winners;
    });
  }

  result(): { notComparable: number; entries: EntryStability[] } {
    const size = this.ranks.length;
    const placeAt = (i: number, share: number): number | null => {
      const own = this.weightOfRank.subarray(i * (size + 1), (i + 1) * (size + 1));
      const all = own.reduce((sum, weight) => sum + weight, 0);
      if (all === 0) return null;
      let passed = 0;
      for (let rank = 1; rank <= size; rank += 1) {
        passed += own[rank] as number;
        if (passed >= share * all - 1e-12) return rank;
      }
      return size;
    };
    return {
      notComparable: this.notComparable,
      entries: this.table.entries.map((entry, i) => ({
        entry,
        first: this.first[i] as number,
        topThree: this.topThree[i] as number,
        firstByPlainMean: this.firstPlain[i] as number,
        placesFrom: placeAt(i, 0.05),
        placesTo: placeAt(i, 0.95),
      })),
    };
  }
}
