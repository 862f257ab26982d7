/**
 * From a ballots file to the places.
 *
 * | rule | source | where |
 * |---|---|---|
 * | total of a sheet = sum of weight x score, in whole numbers | published weights of the edition | totals.ts `tableOf` |
 * | official: recusal-corrected mean, least squares entry + delegation | Kuhlisch et al. 2016; MacKay et al. 2017 | adjusted.ts `fitExactly`, scores.ts `adjustedScores` |
 * | exact up to 100 delegations by fraction-free elimination | Bareiss 1968 | linear.ts `solveExactly` |
 * | floating point above, gaps under 1e-9 of the scale are declared ties | design of this library | normal-equations.ts `fitWith`, scores.ts `groupsByScore` |
 * | plain mean, printed beside | - | plain-mean.ts `plainMean` |
 * | alternative official: adjusted trimmed mean | ISU rule 353 on corrected totals | trimmed.ts `adjustedTrimmedScores` |
 * | tie rule: score on one criterion, corrected in the same way | Horizon Europe, General Annexes F | tie-values.ts `criterionScores` |
 * | tie rule: direct comparison of the delegations that scored both | majority of pairs (Condorcet; Copeland 1951 for three or more) | tie-values.ts `byDirectComparison`, pairwise.ts |
 * | tie rule: adjusted trimmed mean, plain mean | as above | tie-values.ts `valuesOf` |
 * | tie rule: second ballot, delegations recused from a tied entry do not vote | Rubinstein competition 2023 | tie-values.ts `votesOn` |
 * | tie rule: casting vote with a written reason | European Enterprise Awards | tie-values.ts `castsFor` |
 * | otherwise a shared place; places 1-1-3 | standard competition ranking | this file `placesOf` |
 * | printed with as many decimals as tell neighbours apart, half up on the exact value | - | rational.ts `decimalText`, `decimalsThatTellApart` |
 * | no ranking across groups that no delegation connects | Weeks & Williams 1964 | connectedness.ts `componentsOf` |
 */
import type { ArithmeticMode } from "./adjusted";
import type { Ballots, Id, Method } from "./ballots";
import { type Component, componentsOf, unscoredEntries } from "./connectedness";
import { plainMean } from "./plain-mean";
import { type RankingWarning, rankingWarnings } from "./ranking-warnings";
import {
  type Adjusted,
  adjustedScores,
  decimalsFor,
  groupsByScore,
  type PrintedScore,
  printScore,
  rangeOf,
  type Scores,
} from "./scores";
import { type OpenTie, resolveTie, type TieStep } from "./ties";
import { type Table, tableOf } from "./totals";
import { adjustedTrimmedScores } from "./trimmed";

export const METHOD_VERSION = "1";

export interface RankedEntry {
  readonly entry: Id;
  /** Null where the entry has no place: nobody scored it, or no ranking is possible. */
  readonly place: number | null;
  readonly shared: boolean;
  /** The place is shared only until a second ballot or a casting vote is recorded. */
  readonly provisional: boolean;
  readonly score: PrintedScore | null;
  readonly plainMean: PrintedScore | null;
  /** How many delegations scored the entry. */
  readonly delegations: number;
}

export interface Place {
  readonly place: number;
  readonly entries: readonly Id[];
}

export interface Ranking {
  readonly edition: string;
  readonly method: Method;
  readonly methodVersion: string;
  readonly arithmetic: ArithmeticMode;
  /** False where two groups of entries cannot be compared; then nobody has a place. */
  readonly comparable: boolean;
  readonly components: readonly Component[];
  /** Standard competition order: after two first places comes place 3. Entries that share one stand in order of id. */
  readonly places: readonly Place[];
  readonly entries: readonly RankedEntry[];
  readonly tieLog: readonly TieStep[];
  readonly openTies: readonly OpenTie[];
  readonly warnings: readonly RankingWarning[];
}

/** The scores a ranking rests on; what the checks beside it start from. */
export interface Standing {
  readonly table: Table;
  readonly adjusted: Adjusted | null;
  readonly official: Scores | null;
  readonly plain: Scores;
}

/** Computes the official scores of checked ballots, without places. */
export function standingOf(ballots: Ballots): Standing {
  const table = tableOf(ballots);
  const adjusted = adjustedScores(table);
  const plain = plainMean(table);
  return { table, adjusted, plain, official: officialScores(ballots.method, table, adjusted, plain) };
}

/** Gives the scores of the edition's method; null where it cannot compare all entries. */
export function officialScores(
  method: Method,
  table: Table,
  adjusted: Adjusted | null,
  plain: Scores,
): Scores | null {
  if (method === "plain-mean") return plain;
  if (adjusted === null) return null;
  return method === "adjusted-trimmed-mean" ? adjustedTrimmedScores(table, adjusted) : adjusted.scores;
}

/**
 * Ranks checked ballots. The same ballots in any order of rows give the same ranking to the last bit. Ties are exact
 * and broken only by the tie rules of the file; what they leave open is named and the place is shared.
 */
export function rank(ballots: Ballots): Ranking {
  return rankStanding(ballots, standingOf(ballots));
}

/** Ranks from scores already computed. */
export function rankStanding(ballots: Ballots, standing: Standing): Ranking {
  const { table, adjusted, official, plain } = standing;
  const all = table.entries.map((_, i) => i);
  const tied = official === null ? [] : groupsByScore(official, all, rangeOf(table));
  const tieLog: TieStep[] = [];
  const openTies: OpenTie[] = [];
  const groups: (readonly number[])[] = [];
  const known = new Map<string, Scores | null>();
  let place = 1;
  for (const group of tied) {
    const resolved = resolveTie({ ballots, table, adjusted, known }, group, 0, place);
    groups.push(...resolved.groups);
    tieLog.push(...resolved.steps);
    openTies.push(...resolved.open);
    place += group.length;
  }
  const places = placesOf(groups);
  const components = componentsOf(table);
  const entries = rankedEntries(standing, places, openTies);
  return {
    edition: ballots.edition,
    method: ballots.method,
    methodVersion: METHOD_VERSION,
    arithmetic: official?.mode ?? plain.mode,
    comparable: official !== null,
    components,
    places: places.map(({ place, members }) => ({
      place,
      entries: members.map((i) => table.entries[i] as Id),
    })),
    entries,
    tieLog,
    openTies,
    warnings: rankingWarnings(
      table,
      components,
      unscoredEntries(table),
      openTies,
      places,
      ballots.prizePlaces ?? 3,
    ),
  };
}

export interface NumberedPlace {
  readonly place: number;
  readonly members: readonly number[];
}

/** Numbers groups of entries in standard competition order: 1, 1, 3. */
export function placesOf(groups: readonly (readonly number[])[]): NumberedPlace[] {
  let next = 1;
  return groups.map((members) => {
    const place = next;
    next += members.length;
    return { place, members };
  });
}

function rankedEntries(
  standing: Standing,
  places: readonly NumberedPlace[],
  open: readonly OpenTie[],
): RankedEntry[] {
  const { table, official, plain } = standing;
  const officialDecimals = official === null ? 2 : decimalsFor(official);
  const plainDecimals = decimalsFor(plain);
  const waiting = new Set(open.flatMap((tie) => tie.entries));
  const describe = (i: number, place: number | null, shared: boolean): RankedEntry => ({
    entry: table.entries[i] as Id,
    place,
    shared,
    provisional: waiting.has(table.entries[i] as Id),
    score: official === null ? null : printScore(official, i, officialDecimals),
    plainMean: printScore(plain, i, plainDecimals),
    delegations: (table.rowStart[i + 1] as number) - (table.rowStart[i] as number),
  });
  const placed = places.flatMap(({ place, members }) =>
    members.map((i) => describe(i, place, members.length > 1)),
  );
  const seen = new Set(places.flatMap(({ members }) => members));
  const rest = table.entries.flatMap((_, i) => (seen.has(i) ? [] : [describe(i, null, false)]));
  return [...placed, ...rest];
}
