import { fieldProblem, Refusal } from "../problems";
import { listed, normalText } from "../text";

export const interestKinds = ["none", "conflict"] as const;
export type InterestKind = (typeof interestKinds)[number];

export const conflictKinds = ["worked-on-it", "funding", "family", "employer", "other"] as const;
export type ConflictKind = (typeof conflictKinds)[number];

export const conflictWords: Record<ConflictKind, string> = {
  "worked-on-it": "Worked on the project or advised it",
  funding: "Paid for it, or is paid by it",
  family: "Family or personal ties",
  employer: "Employer or organisation",
  other: "Another conflict",
};

/** What a person says of one entry; a conflict comes with its kind and a reason. */
export type Interest = { kind: InterestKind; conflict?: ConflictKind; reason?: string };

export const recusalKinds = ["own-country", "declared", "imposed"] as const;
export type RecusalKind = (typeof recusalKinds)[number];

export const recusalWords: Record<RecusalKind, string> = {
  "own-country": "Own country",
  declared: "Conflict declared",
  imposed: "Recusal imposed",
};

/** Whom one person's conflict takes off an entry: the whole delegation, or that person only. */
export const conflictScopes = ["delegation", "person"] as const;
export type ConflictScope = (typeof conflictScopes)[number];

export const conflictScopeWords: Record<ConflictScope, string> = {
  delegation: "The whole delegation",
  person: "That person only",
};

type Dated = { state: string; admission_closed_at: string | null };

/**
 * True from the close of admission until judging opens: the entries are settled, and people say what they have to do with
 * them, so that what is dealt can rest on it.
 */
export function isBeforeDeal(edition: Dated): boolean {
  return edition.state === "checking" && edition.admission_closed_at !== null;
}

/** True while a recusal has an effect: from the close of admission until the jury's decision is recorded. */
export function isRecusable(edition: Dated): boolean {
  return isBeforeDeal(edition) || edition.state === "judging" || edition.state === "deciding";
}

/** Says in one sentence in the entries of which states a person has no interest; none named where naming would tell. */
export function sayNoInterest(states: readonly string[]): string {
  if (states.length === 0) return "No interest declared in the entries they went through.";
  return `No interest declared in ${states.length === 1 ? "the entry" : "the entries"} of ${listed(states)}.`;
}

const longestReason = 2000;

/** Gives a reason in the form that is stored, or refuses an empty or over-long one beside its field. */
export function writtenReason(field: string, typed: string): string {
  const reason = normalText(typed);
  if (reason === "") throw new Refusal([fieldProblem(field, "reason-missing", "Write the reason.")]);
  if (reason.length > longestReason) {
    const sentence = `Write the reason in at most ${longestReason} characters.`;
    throw new Refusal([fieldProblem(field, "reason-too-long", sentence)]);
  }
  return reason;
}

/** Gives kind and reason of a conflict as they are stored, or refuses with all that is missing of them. */
export function writtenConflict(
  entryId: string,
  interest: Interest,
): { conflict: ConflictKind; reason: string } {
  const problems = [];
  let reason = "";
  if (!interest.conflict || !conflictKinds.includes(interest.conflict)) {
    const sentence = "Choose what kind of conflict it is.";
    problems.push(fieldProblem(`conflict-${entryId}`, "conflict-kind-missing", sentence));
  }
  try {
    reason = writtenReason(`reason-${entryId}`, interest.reason ?? "");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(...error.problems);
  }
  if (problems.length > 0) throw new Refusal(problems);
  return { conflict: interest.conflict!, reason };
}
