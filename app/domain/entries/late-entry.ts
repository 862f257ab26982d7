import type { EditionFacts } from "../editions/edition";
import { fieldProblem, type Problem, ruleProblem } from "../problems";
import { brussels, dayOf, hour, instantIn, isDay, later, minute, sayDeadline, sayTime } from "../times";
import { type EntryFacts, type EntryKind, isCandidate } from "./entry";
import { admitsLate } from "./windows";

/** How long a late entry is given unless another date is stated. */
export const lateHours = 48;

/** What is said to whoever has proposed an exception. */
export const lateProposed = "The exception is proposed. It takes effect once the second person confirms it.";

/** Says an entry without its title, which nobody outside its state knows before the programme: "the competing entry of Greece". */
export function sayUntitled(kind: EntryKind, state: string): string {
  return `${kind === "competing" ? "the competing entry" : "an additional entry"} of ${state}`;
}

/** Says why no exception can be given to a draft now, or nothing: its deadline has passed, and admission is open. */
export function whyNoLateEntry(
  { edition, entry }: { edition: EditionFacts; entry: EntryFacts },
  now: string,
): Problem | undefined {
  if (isCandidate(entry) || entry.state !== "draft") {
    return ruleProblem(
      `entry-is-${entry.state}`,
      "An exception is for a draft that was not submitted in time. This entry is none.",
    );
  }
  return whyNoException(edition, now) ?? (admitsLate(edition, entry.late_until, now) ? holds : undefined);
}

/**
 * Says why no exception can be given now to a state that began nothing, or nothing. `begun`: it has entered a project in
 * the competition, so that the exception is that entry's; `lateUntil`: until when its newest exception holds.
 */
export function whyNoLateBeginning(
  { edition, begun, lateUntil }: { edition: EditionFacts; begun: boolean; lateUntil: string | null },
  now: string,
): Problem | undefined {
  if (begun) {
    return ruleProblem(
      "state-has-begun",
      "This state has a competing entry. A draft that was not submitted in time gets an exception of its own.",
    );
  }
  return whyNoException(edition, now) ?? (admitsLate(edition, lateUntil, now) ? holds : undefined);
}

/** True where a state has entered a project in the competition, be it withdrawn later; drafts it gave up do not count. */
export function hasBegun(entries: readonly Pick<EntryFacts, "kind" | "state" | "submitted_at">[]): boolean {
  return entries.some(
    (one) =>
      one.kind === "competing" &&
      !isCandidate(one) &&
      !(one.state === "withdrawn" && one.submitted_at === null),
  );
}

const holds = ruleProblem("exception-holds", "An exception holds already.");

/** Says why no exception can be given at all now, or nothing: the deadline has passed, and admission is open. */
export function whyNoException(edition: EditionFacts, now: string): Problem | undefined {
  if (now < edition.deadline_at) {
    return ruleProblem(
      "deadline-ahead",
      `The deadline, ${sayDeadline(edition.deadline_at)} (Brussels), has not passed. Entries can still be submitted by everybody's rule.`,
    );
  }
  if ((edition.state !== "open" && edition.state !== "checking") || edition.admission_closed_at !== null) {
    return ruleProblem("admission-closed", "Admission is closed. No late entry can be let in any more.");
  }
  return undefined;
}

/** Says who confirms an exception or a refusal for a state: nobody decides on their own, the presidency no more than others. */
export function sayConfirmer(edition: { presidency_country: string }, country: string): string {
  return country === edition.presidency_country
    ? "the vice-chair of the jury, in the presidency's place,"
    : "a person of the presidency";
}

/** Gives what the fields of the date hold at first: so many hours from now, to the full hour. */
export function typedLateDate(now: string, hours: number = lateHours): { day: string; time: string } {
  const at = later(now, hours * hour);
  const full = new Date(Math.ceil(Date.parse(at) / hour) * hour).toISOString();
  return { day: dayOf(full), time: sayTime(full) };
}

/**
 * Reads the stated date into the first instant that is too late; day and time are said in Brussels, as the last minute
 * that counts. Gives problems instead for what is no date, is past, or lies beyond the end of admission.
 */
export function readLateDate(
  typed: { day: string; time: string },
  now: string,
  admissionEnd: string,
): { until: string } | { problems: Problem[] } {
  const day = typed.day.trim();
  const time = typed.time.trim();
  const problems: Problem[] = [];
  if (!isDay(day))
    problems.push(fieldProblem("day", "invalid-day", "Enter the last day for the late entry."));
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    problems.push(
      fieldProblem("time", "invalid-time", "Enter the time as hours and minutes, such as 23:59."),
    );
  }
  if (problems.length > 0) return { problems };
  const until = later(instantIn(brussels, day, time), minute);
  if (until <= now)
    problems.push(fieldProblem("day", "date-passed", "The date for the late entry must lie ahead."));
  else if (until > admissionEnd) {
    problems.push(
      fieldProblem(
        "day",
        "after-admission",
        `The late entry must come in while admission lasts, by ${sayDeadline(admissionEnd)} (Brussels).`,
      ),
    );
  }
  return problems.length > 0 ? { problems } : { until };
}
