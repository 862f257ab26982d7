/**
 * The ballots file: everything a ranking depends on, and nothing else. The same ranking follows from this file alone,
 * on any machine, without database or network. `ballots.schema.json` describes the same format for other programs.
 */
export type Id = string;

/** The grid of allowed scores: `min`, `min + step`, ... `max`, in points. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export interface Criterion {
  readonly id: Id;
  readonly name?: string;
  /** Whole number from 0; only the proportions of the weights count. */
  readonly weight: number;
}

export interface Delegation {
  readonly id: Id;
  readonly name?: string;
  /** Whole number from 1; how many times this delegation's scores and votes count. Default 1. */
  readonly weight?: number;
}

export interface Entry {
  readonly id: Id;
  readonly name?: string;
}

/** The final score sheet of one delegation for one entry: a score for every criterion, in points on the grid. */
export interface Sheet {
  readonly delegation: Id;
  readonly entry: Id;
  readonly scores: Readonly<Record<Id, number>>;
}

/** Why a delegation has no score sheet for an entry. */
export interface Excuse {
  readonly delegation: Id;
  readonly entry: Id;
  readonly reason: string;
}

export const METHODS = ["recusal-corrected-mean", "plain-mean", "adjusted-trimmed-mean"] as const;
export type Method = (typeof METHODS)[number];

/** One vote per delegation on the tied entries only; `entry: null` is an abstention. */
export interface SecondBallot {
  readonly entries: readonly Id[];
  readonly votes: readonly { readonly delegation: Id; readonly entry: Id | null }[];
}

/** The tie rules, applied in the order of the file to every group of entries that is still tied. */
export type TieRule =
  | { readonly rule: "criterion"; readonly criterion: Id }
  | { readonly rule: "direct-comparison" }
  | { readonly rule: "adjusted-trimmed-mean" }
  | { readonly rule: "plain-mean" }
  | { readonly rule: "second-ballot"; readonly ballots?: readonly SecondBallot[] }
  | { readonly rule: "casting-vote"; readonly by?: string; readonly entry?: Id; readonly reason?: string }
  | { readonly rule: "shared-place" };

export const TIE_RULES = [
  "criterion",
  "direct-comparison",
  "adjusted-trimmed-mean",
  "plain-mean",
  "second-ballot",
  "casting-vote",
  "shared-place",
] as const satisfies readonly TieRule["rule"][];

export const FORMAT = "award-ballots/1";

export interface Ballots {
  readonly format: typeof FORMAT;
  readonly edition: string;
  readonly scale: Scale;
  readonly criteria: readonly Criterion[];
  readonly delegations: readonly Delegation[];
  readonly entries: readonly Entry[];
  /** `all` (default): every delegation answers for every entry, by sheet, recusal or absence. `some`: pairs that are not listed were not assigned. */
  readonly distribution?: "all" | "some";
  readonly sheets: readonly Sheet[];
  readonly recusals: readonly Excuse[];
  /** Sheets that never came, with the reason on record. */
  readonly absences?: readonly Excuse[];
  readonly method: Method;
  readonly tieRules: readonly TieRule[];
  /** How many places carry a prize. When given, a second ballot or casting vote is asked for only where a tie touches them. */
  readonly prizePlaces?: number;
  /** Whole number from 0 to 4294967295: start of the random numbers of the stability check; never used for a place. */
  readonly seed: number;
}

/** What is wrong with a file, and where: `place` is a JSON pointer such as `/sheets/3/scores/c2`. */
export interface BallotsProblem {
  readonly place: string;
  readonly sentence: string;
}

export type Parsed =
  | { readonly ok: true; readonly ballots: Ballots }
  | { readonly ok: false; readonly problems: readonly BallotsProblem[] };

/** Orders ids by UTF-16 code units: the same on every machine and in every language. */
export function byId(a: Id, b: Id): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Gives the ballots without one delegation: its sheets, excuses and recorded votes go with it. */
export function withoutDelegation(ballots: Ballots, delegation: Id): Ballots {
  const others = <T extends { readonly delegation: Id }>(list: readonly T[]): T[] =>
    list.filter((item) => item.delegation !== delegation);
  return {
    ...ballots,
    delegations: ballots.delegations.filter((seat) => seat.id !== delegation),
    sheets: others(ballots.sheets),
    recusals: others(ballots.recusals),
    ...(ballots.absences ? { absences: others(ballots.absences) } : {}),
    tieRules: ballots.tieRules.map((rule) =>
      rule.rule === "second-ballot" && rule.ballots
        ? { ...rule, ballots: rule.ballots.map((ballot) => ({ ...ballot, votes: others(ballot.votes) })) }
        : rule,
    ),
  };
}
