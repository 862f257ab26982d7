import type { Method, TieRule } from "../../../scoring/ballots";
import type { Scale } from "./default-criteria";

/** The method a new edition starts with; with no recusal it is the plain mean, to the last digit. */
export const defaultMethod: Method = "recusal-corrected-mean";

/** The tie rules a new edition starts with, in their order. */
export const defaultTieRules: readonly TieRule[] = [
  { rule: "criterion", criterion: "evaluated" },
  { rule: "direct-comparison" },
  { rule: "adjusted-trimmed-mean" },
  { rule: "second-ballot" },
  { rule: "shared-place" },
];

const methodWords: Record<Method, string> = {
  "recusal-corrected-mean":
    "The mean of the delegations' totals, corrected where a delegation is recused, so that no entry gains or loses by who did not judge it. Where nobody is recused it is the plain mean.",
  "plain-mean": "The plain mean of the delegations' totals.",
  "adjusted-trimmed-mean":
    "The mean of the delegations' totals, corrected where a delegation is recused, without the highest and the lowest one.",
};

/** Says the ranking method in a sentence or two. */
export function sayMethod(method: string): string {
  return methodWords[method as Method] ?? method;
}

/** Says the scale: "0 to 5 in steps of 0.5". */
export function sayScale(scale: Scale): string {
  return `${scale.min} to ${scale.max} in steps of ${scale.step}`;
}

/** Says each tie rule in words, in the order in which they are applied. */
export function sayTieRules(
  rules: readonly TieRule[],
  criteria: readonly { key: string; name: string }[],
): string[] {
  return rules.map((rule) => {
    if (rule.rule !== "criterion") return tieRuleWords[rule.rule];
    const name = criteria.find((one) => one.key === rule.criterion)?.name ?? rule.criterion;
    return `The higher score on "${name}" comes first.`;
  });
}

const tieRuleWords: Record<Exclude<TieRule["rule"], "criterion">, string> = {
  "direct-comparison":
    "Direct comparison: the entry that more delegations have put before the other comes first.",
  "adjusted-trimmed-mean": "The mean without the highest and the lowest total decides.",
  "plain-mean": "The plain mean decides.",
  "second-ballot":
    "A second ballot of the jury on the tied entries; delegations recused from one of them do not vote.",
  "casting-vote":
    "A casting vote of the chair with a written reason; of the vice-chair where the chair is recused.",
  "shared-place": "The entries share the place, and the prizes of the places they fill.",
};

/** Reads the tie rules of a stored edition. */
export function tieRulesOf(edition: { tie_rules: string }): readonly TieRule[] {
  return JSON.parse(edition.tie_rules) as readonly TieRule[];
}

/** Reads the scale of a stored edition. */
export function scaleOf(edition: { scale: string }): Scale {
  return JSON.parse(edition.scale) as Scale;
}
