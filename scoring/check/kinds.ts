import { assignments } from "./assignment-cases";
import { type CaseOutcome, type Computed, compareCase, type ReferenceCase } from "./comparison";
import { jury } from "./jury-cases";
import { incompleteOrders, panelScores, positional, rankedBallots, trimmedDefinitions } from "./order-cases";
import {
  additive,
  alphaEdges,
  alphas,
  concordanceOf,
  connectedness,
  exactMeans,
  intraclassForms,
  printedScores,
} from "./statistics-cases";

type Adapter = (input: ReferenceCase["input"], expected: ReferenceCase["expected"]) => Computed;

/** What the library computes of each kind of reference case. */
export const KINDS: Readonly<Record<string, Adapter>> = {
  "two-way-additive": additive,
  connectedness,
  "krippendorff-alpha": alphas,
  "krippendorff-alpha-edge": alphaEdges,
  icc: intraclassForms,
  "kendall-w": concordanceOf,
  schulze: rankedBallots,
  "social-choice": rankedBallots,
  "ordinal-incomplete": incompleteOrders,
  "positional-points": positional,
  "trimmed-mean": panelScores,
  "trimmed-mean-definitions": trimmedDefinitions,
  "numeric-determinism": exactMeans,
  "numeric-determinism-rounding": printedScores,
  assignment: assignments,
  jury,
};

/** Methods left out on purpose: no award needs them. Their kinds and keys are still named whenever a case has them. */
export const LEFT_OUT: readonly { readonly names: RegExp; readonly method: string }[] = [
  { names: /^many-facet-rasch/, method: "many-facet Rasch model" },
  { names: /^bradley-terry/, method: "Bradley-Terry model" },
  { names: /^majority-judgment/, method: "majority judgment" },
  { names: /^fleiss-kappa/, method: "Fleiss' kappa" },
  { names: /^stv/, method: "single transferable vote" },
  { names: /(^|\.)kemeny/, method: "Kemeny's method" },
  { names: /(^|\.)mixedModel/, method: "mixed models (REML)" },
  { names: /(^|\.)reliabilityOfMean/, method: "mixed models (REML)" },
];

/** Gives the method a kind or key belongs to when it is left out on purpose, else null. */
export function leftOutMethod(name: string): string | null {
  return LEFT_OUT.find(({ names }) => names.test(name))?.method ?? null;
}

/** Runs one case; null for a kind the library does not know. Throws what the computation throws. */
export function runCase(reference: ReferenceCase): CaseOutcome | null {
  const adapter = Object.hasOwn(KINDS, reference.kind) ? KINDS[reference.kind] : undefined;
  if (adapter === undefined) return null;
  return compareCase(reference, adapter(reference.input, reference.expected));
}
