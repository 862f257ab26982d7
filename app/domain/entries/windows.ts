import type { EditionFacts } from "../editions/edition";
import { isAnnounced } from "../editions/edition";
import { type Problem, ruleProblem } from "../problems";
import { brussels, dayLength, dayOf, instantIn, later, sayDeadline } from "../times";
import { type EntryFacts, isCandidate } from "./entry";

type Facts = { edition: EditionFacts; entry: EntryFacts };

const deadlinePassed = (at: string, so: string) =>
  ruleProblem(
    "deadline-passed",
    `The deadline, ${sayDeadline(at)} (Brussels), has passed. ${so}; write to the secretariat if something went wrong.`,
  );

/**
 * Says why an edition takes no new entry now, or nothing: the call is open and its deadline has not come. `now` is when the
 * request arrived: one from before the deadline counts, even where the call was closed before its turn came.
 */
export function whyNoNewEntry(edition: EditionFacts, now: string): Problem | undefined {
  if (edition.state === "preparing")
    return ruleProblem("call-not-open", "The call of this edition is not open yet.");
  if (edition.state === "cancelled") {
    return ruleProblem(
      "call-closed",
      "This edition was cancelled. Everything is kept, and nothing more is entered.",
    );
  }
  if (now >= edition.deadline_at) {
    return deadlinePassed(edition.deadline_at, "No project can be entered any more");
  }
  if (edition.state !== "open" && edition.state !== "checking")
    return ruleProblem("call-closed", "The call of this edition is closed.");
  return undefined;
}

/**
 * Says why an entry's answers cannot be changed now, or nothing: a draft until the deadline, or until the date of its
 * exception; a returned entry until the date it was given. Which answers of a returned entry are open is for the remarks.
 */
export function whyNotWriting({ edition, entry }: Facts, now: string): Problem | undefined {
  if (entry.state === "draft") {
    const closed = whyNoNewEntry(edition, now);
    if (!closed || admitsLate(edition, entry.late_until, now)) return undefined;
    return closed.code === "deadline-passed"
      ? deadlinePassed(edition.deadline_at, "The entry can no longer be changed here")
      : closed;
  }
  if (isCandidate(entry)) return whyNoCandidate({ edition, entry }, now);
  if (entry.state === "returned") {
    // Open again after entries had been returned: the call was reopened for all, and the remarks still stand.
    const answering = edition.state === "checking" || edition.state === "open";
    if (!answering || edition.admission_closed_at !== null) {
      return ruleProblem("admission-closed", "Admission is closed. The entry can no longer be changed.");
    }
    const until = entry.returned_until ?? "";
    if (now >= until) {
      return ruleProblem(
        "return-passed",
        `The entry could be changed until ${sayDeadline(until)} (Brussels). Write to the secretariat if you need more time.`,
      );
    }
    return undefined;
  }
  if (entry.state === "submitted") {
    return ruleProblem(
      "entry-submitted",
      "The entry is submitted. Until the deadline the national representative can reopen it; then it must be submitted again.",
    );
  }
  return ruleProblem("entry-closed", "The entry can no longer be changed.");
}

/** True while an exception until that date lets an entry be written and submitted late; it ends with admission. */
export function admitsLate(edition: EditionFacts, lateUntil: string | null, now: string): boolean {
  const answering = edition.state === "checking" || edition.state === "open";
  return answering && edition.admission_closed_at === null && lateUntil !== null && now < lateUntil;
}

/** A candidate is written and handed in until the national deadline, or the later one that its body was given. */
function whyNoCandidate({ edition, entry }: Facts, now: string): Problem | undefined {
  if (entry.state === "handed-in") {
    return ruleProblem(
      "handed-in",
      "The candidate is handed in. Until the national deadline the contact person of its body can take it back.",
    );
  }
  if (entry.state === "put-aside") {
    return ruleProblem("put-aside", "The candidate is put aside. Its text stays readable for you.");
  }
  const until = entry.candidate_until;
  if (until === undefined) return ruleProblem("entry-closed", "The entry can no longer be changed.");
  if (now < until) return whyNoNewEntry(edition, now);
  return ruleProblem(
    "round-deadline-passed",
    `The national deadline, ${sayDeadline(until)} (Brussels), has passed. Your national representative can give your body more time.`,
  );
}

/** Says until when an entry's answers can be changed at this state: deadline, exception, or date of the return. */
export function writableUntil({ edition, entry }: Facts): string | null {
  if (entry.state === "returned") return entry.returned_until;
  if (isCandidate(entry)) return entry.candidate_until ?? null;
  const late = entry.late_until;
  return late !== null && late > edition.deadline_at ? late : edition.deadline_at;
}

/** Says why an entry cannot be withdrawn any more because of the edition, or nothing. */
export function whyNotWithdrawn(edition: EditionFacts): Problem | undefined {
  if (!isAnnounced(edition)) return undefined;
  return ruleProblem("announced", "The winners are announced. An entry can no longer be withdrawn.");
}

/** Says why admission decides nothing now, or nothing. */
export function whyNoAdmission(edition: EditionFacts): Problem | undefined {
  if (edition.state === "open") {
    return ruleProblem(
      "call-open",
      "Admission begins when the call is closed: until then states may still change their entries.",
    );
  }
  if (edition.state !== "checking" || edition.admission_closed_at !== null) {
    return ruleProblem("admission-closed", "Admission of this edition is closed.");
  }
  return undefined;
}

/** Gives the first instant after a day in Brussels: a date "until 9 October" holds to its last second. */
export function endOfDay(day: string): string {
  const noon = `${day}T12:00:00.000Z`;
  return instantIn(brussels, dayOf(later(noon, dayLength)), "00:00");
}
