import { countryName } from "../countries";
import type { Section } from "../forms/question";
import { countedPeople, type DelegationOfJury } from "../jury/jury";
import { type Problem, ruleProblem } from "../problems";
import { listed } from "../text";
import { sayDeadline } from "../times";
import { weightSum } from "./criteria-input";
import { isFixedSection } from "./form-changes";

/** Lists what the call still lacks, each in a sentence; nothing when it can be opened. */
export function blocksToCall(facts: {
  now: string;
  deadline_at: string;
  criteria: readonly { weight: number }[];
  sections: readonly Section[] | undefined;
}): Problem[] {
  const problems: Problem[] = [];
  if (facts.criteria.length === 0 || weightSum(facts.criteria) !== 100) {
    problems.push(
      ruleProblem("weights-not-100", "The weights of the criteria do not make exactly 100 together."),
    );
  }
  const questions = facts.sections?.filter((section) => !isFixedSection(section)) ?? [];
  if (facts.sections === undefined) {
    problems.push(ruleProblem("no-form", "No entry form has been chosen."));
  } else if (questions.every((section) => section.questions.length === 0)) {
    problems.push(ruleProblem("empty-form", "The entry form has no question left besides publication."));
  }
  if (facts.deadline_at <= facts.now) {
    problems.push(ruleProblem("deadline-passed", "The deadline is in the past. Set a later one."));
  }
  return problems;
}

const undecided: readonly string[] = ["submitted", "returned"];

/**
 * Lists what keeps admission from being closed: every entry that came in needs a decision, and a late one that is let in by
 * exception may still come, be it begun or not.
 */
export function blocksToClosingAdmission(
  entries: readonly { state: string; country: string; late_until?: string | null }[],
  now: string,
  beginnings: readonly { country: string; until: string }[] = [],
): Problem[] {
  const drafts = entries.filter((entry) => entry.state === "draft" && (entry.late_until ?? "") > now);
  const expected = [
    ...drafts.map((entry) => ({ country: entry.country, until: entry.late_until! })),
    ...beginnings,
  ];
  const late = expected.map(({ country, until }) =>
    ruleProblem(
      "late-entry-expected",
      `A late entry of ${countryName(country)} is let in by exception until ${sayDeadline(until)} (Brussels). Admission lasts until then.`,
    ),
  );
  return [...blocksOfUndecided(entries), ...late];
}

function blocksOfUndecided(entries: readonly { state: string }[]): Problem[] {
  const open = entries.filter((entry) => undecided.includes(entry.state));
  if (open.length === 0) return [];
  const submitted = open.filter((entry) => entry.state === "submitted").length;
  const returned = open.length - submitted;
  const parts = [
    ...(submitted > 0 ? [`${submitted} submitted and not yet decided`] : []),
    ...(returned > 0 ? [`${returned} returned and not yet submitted again`] : []),
  ];
  return [
    ruleProblem(
      "entries-undecided",
      `${open.length === 1 ? "One entry still waits" : `${open.length} entries still wait`} for a decision: ${listed(parts)}. Admit or refuse each of them first.`,
    ),
  ];
}

/** Lists what the jury lacks before judging can open. */
export function blocksToJury(delegations: readonly DelegationOfJury[]): Problem[] {
  const problems: Problem[] = [];
  const manned = delegations.filter((delegation) => countedPeople([delegation]) > 0);
  const chair = delegations.find((delegation) => delegation.seat === "chair");
  if (!chair) problems.push(ruleProblem("no-chair", "The jury has no chair."));
  else if (countedPeople([chair]) === 0) {
    problems.push(ruleProblem("chair-empty", "The delegation in the chair has no people."));
  }
  if (manned.length < 2) {
    problems.push(ruleProblem("too-few-delegations", "The jury needs at least two delegations with people."));
  }
  return problems;
}

/** Lists what keeps judging from being opened. */
export function blocksToJudging(facts: {
  admissionClosed: boolean;
  entries: readonly { state: string; kind: string }[];
  delegations: readonly DelegationOfJury[];
}): Problem[] {
  const problems: Problem[] = [];
  if (!facts.admissionClosed) {
    problems.push(ruleProblem("admission-open", "Admission is not closed yet."));
  }
  if (!facts.entries.some((entry) => entry.kind === "competing" && entry.state === "admitted")) {
    problems.push(ruleProblem("nothing-to-judge", "No competing entry has been admitted."));
  }
  return [...problems, ...blocksToJury(facts.delegations)];
}
