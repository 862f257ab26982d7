import type { Ballots, Id, Method } from "./ballots";
import { chairLights } from "./chair-lights";
import { type Checks, checksOf } from "./checks";
import { type Ranking, rankStanding, type Standing, standingOf } from "./ranking";
import type { WarningLevel } from "./ranking-warnings";

/** One line of the chair's table: the official place and the checks beside it. */
export interface ChairRow {
  readonly place: number | null;
  readonly entry: Id;
  readonly score: string | null;
  readonly delegations: number;
  readonly plainMean: string | null;
  readonly adjustedTrimmed: string | null;
  readonly comparisonsWon: number | null;
  readonly comparisons: number;
  readonly placesFrom: number | null;
  readonly placesTo: number | null;
}

/** A plain sentence with the numbers behind it. `red` and `amber` ask the chair to look; `info` is normal. */
export interface ChairLight {
  readonly level: WarningLevel;
  readonly code: string;
  readonly sentence: string;
  readonly entries: readonly Id[];
  /** Delegations by number: their place in the order of ids, from 1. */
  readonly delegationNumbers: readonly number[];
  readonly numbers: Readonly<Record<string, number | null>>;
}

export interface ChairSheet {
  readonly edition: string;
  readonly method: Method;
  readonly ranking: Ranking;
  readonly rows: readonly ChairRow[];
  readonly lights: readonly ChairLight[];
  /** False where there are too many entries and delegations for the checks. */
  readonly checked: boolean;
}

/**
 * Gives the sheet for the chair from checked ballots: official ranking, the checks beside it and what to look at, in
 * plain sentences with delegations by number. Changes no score and passes no verdict on people.
 */
export function chairSheet(ballots: Ballots): ChairSheet {
  const standing = standingOf(ballots);
  return sheetFrom(ballots, standing, rankStanding(ballots, standing), checksOf(ballots, standing));
}

/** Gives the sheet from what has been computed already. */
export function sheetFrom(
  ballots: Ballots,
  standing: Standing,
  ranking: Ranking,
  checks: Checks | null,
): ChairSheet {
  const stability = new Map(checks?.stability?.entries.map((one) => [one.entry, one]) ?? []);
  const beside = new Map(checks?.entries.map((one) => [one.entry, one]) ?? []);
  const scored = ranking.entries.filter(({ delegations }) => delegations > 0).length;
  return {
    edition: ballots.edition,
    method: ballots.method,
    ranking,
    rows: ranking.entries.map(({ place, entry, score, delegations, plainMean }) => ({
      place,
      entry,
      score: score?.printed ?? null,
      delegations,
      plainMean: plainMean?.printed ?? null,
      adjustedTrimmed: beside.get(entry)?.adjustedTrimmed?.printed ?? null,
      comparisonsWon: beside.get(entry)?.won ?? null,
      comparisons: Math.max(0, scored - 1),
      placesFrom: stability.get(entry)?.placesFrom ?? null,
      placesTo: stability.get(entry)?.placesTo ?? null,
    })),
    lights: chairLights(ballots, standing, ranking, checks),
    checked: checks !== null,
  };
}
