import type { Id, TieRule } from "./ballots";
import {
  castsFor,
  eligibleDelegations,
  idsOf,
  type RuleValues,
  type TieContext,
  valuesOf,
  votesOn,
  wasVotedOn,
} from "./tie-values";

export interface TieValue {
  readonly entry: Id;
  /** The exact value compared: a fraction, or a number of votes. */
  readonly value: string;
  readonly printed: string;
}

/** One tie rule applied to one group of entries that were still tied. */
export interface TieStep {
  /** Number of the rule in the ballots file, from 1. */
  readonly number: number;
  readonly rule: TieRule["rule"];
  readonly criterion?: Id;
  readonly tied: readonly Id[];
  readonly values: readonly TieValue[];
  /** The entries after this rule, best first; one group when it decided nothing. */
  readonly groups: readonly (readonly Id[])[];
  /** Each pair this rule put in order, with the two values compared. */
  readonly pairs: readonly {
    readonly ahead: Id;
    readonly behind: Id;
    readonly aheadValue: string;
    readonly behindValue: string;
  }[];
  readonly sentence: string;
}

/** A tie that waits for people: until it is decided the place is shared provisionally. */
export interface OpenTie {
  readonly needs: "second-ballot" | "casting-vote";
  readonly number: number;
  readonly entries: readonly Id[];
  /** Delegations that may vote in the second ballot: those recused from none of the tied entries. */
  readonly eligible?: readonly Id[];
}

export interface Resolved {
  readonly groups: readonly (readonly number[])[];
  readonly steps: readonly TieStep[];
  readonly open: readonly OpenTie[];
}

/**
 * Applies the tie rules from number `from` on to a group of tied entries, in their order; entries that remain tied go
 * on to the next rule. `place` is the first place the group fills. Never breaks a tie by name, number, time or chance.
 */
export function resolveTie(
  context: TieContext,
  group: readonly number[],
  from: number,
  place: number,
): Resolved {
  const shared: Resolved = { groups: [group], steps: [], open: [] };
  const rule = context.ballots.tieRules[from];
  if (group.length < 2 || rule === undefined || rule.rule === "shared-place") return shared;
  const { prizePlaces } = context.ballots;
  const asked = prizePlaces === undefined || place <= prizePlaces;
  const next = (): Resolved => resolveTie(context, group, from + 1, place);
  if (rule.rule === "second-ballot" && votesOn(context, rule, group) === null) {
    const eligible = eligibleDelegations(context, group);
    if (!asked || eligible.length === 0 || wasVotedOn(context, rule, group)) return next();
    return {
      ...shared,
      open: [{ needs: "second-ballot", number: from + 1, entries: idsOf(context, group), eligible }],
    };
  }
  if (rule.rule === "casting-vote" && !castsFor(context, rule, group)) {
    const later = context.ballots.tieRules.some(
      (other, n) => n > from && other.rule === "casting-vote" && castsFor(context, other, group),
    );
    if (!asked || later) return next();
    return { ...shared, open: [{ needs: "casting-vote", number: from + 1, entries: idsOf(context, group) }] };
  }
  const values = valuesOf(context, rule, group);
  if (values === null) return next();
  const step = stepOf(context, rule, from + 1, group, values);
  if (values.groups.length === 1) {
    const rest = next();
    return { ...rest, steps: [step, ...rest.steps] };
  }
  let before = place;
  const parts = values.groups.map((part) => {
    const resolved = resolveTie(context, part, from, before);
    before += part.length;
    return resolved;
  });
  return {
    groups: parts.flatMap((part) => part.groups),
    steps: [step, ...parts.flatMap((part) => part.steps)],
    open: parts.flatMap((part) => part.open),
  };
}

/** Pairs of larger groups are not listed one by one: their values are. */
const MOST_LISTED = 40;

function stepOf(
  context: TieContext,
  rule: TieRule,
  number: number,
  group: readonly number[],
  values: RuleValues,
): TieStep {
  const { table } = context;
  const id = (i: number): Id => table.entries[i] as Id;
  const listed = group.length <= MOST_LISTED ? values.groups : [];
  const pairs = listed.flatMap((better, n) =>
    listed.slice(n + 1).flatMap((worse) =>
      better.flatMap((a) =>
        worse.map((b) => ({
          ahead: id(a),
          behind: id(b),
          aheadValue: values.value(a),
          behindValue: values.value(b),
        })),
      ),
    ),
  );
  return {
    number,
    rule: rule.rule,
    ...(rule.rule === "criterion" ? { criterion: rule.criterion } : {}),
    tied: idsOf(context, group),
    values: group.map((i) => ({ entry: id(i), value: values.value(i), printed: values.printed(i) })),
    groups: values.groups.map((part) => idsOf(context, part)),
    pairs,
    sentence: sentenceOf(rule, group, values, id),
  };
}

function sentenceOf(
  rule: TieRule,
  group: readonly number[],
  values: RuleValues,
  id: (i: number) => Id,
): string {
  const outcome = values.groups.length === 1 ? "leaves the tie" : "decides";
  const compared = group.map((i) => `${id(i)} ${values.printed(i)}`).join(", ");
  switch (rule.rule) {
    case "criterion":
      return `The score on criterion "${rule.criterion}" ${outcome}: ${compared}.`;
    case "direct-comparison":
      return group.length === 2
        ? `Direct comparison ${outcome}; delegations that gave more: ${compared}.`
        : `Direct comparison ${outcome}; comparisons won less lost: ${compared}.`;
    case "second-ballot":
      return `The second ballot ${outcome}; votes: ${compared}.`;
    case "casting-vote":
      return `The casting vote of ${rule.by} decides for ${rule.entry}: ${rule.reason}`;
    case "adjusted-trimmed-mean":
      return `The adjusted trimmed mean ${outcome}: ${compared}.`;
    default:
      return `The ${rule.rule.replace("-", " ")} ${outcome}: ${compared}.`;
  }
}
