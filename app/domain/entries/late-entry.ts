import type { EditionFacts } from "../editions/edition";
import { fieldProblem, type Problem, ruleProblem } from "../problems";
import { brussels, dayOf, hour, instantIn, isDay, later, minute, sayDeadline, sayTime } from "../times";
import { type EntryFacts, type EntryKind, isCandidate } from "./entry";
import { admitsLate } from "./windows";

/** How long a late entry is given unless another date is stated. */
export const lateHours = 48;

/** Says an entry without its title, which nobody outside its state knows before the programme: "the competing entry of Greece". */
export function sayUntitled(kind: EntryKind, state: string): string {
  return `${kind === "competing" ? "the competing entry" : "an additional entry"} of ${state}`;
}

/** Says why no exception can be given to an entry now, or nothing: it is a draft, its deadline has passed, admission is open. */
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
  if (now < edition.deadline_at) {
    return ruleProblem(
      "deadline-ahead",
      `The deadline, ${sayDeadline(edition.deadline_at)} (Brussels), has not passed. The entry can still be submitted by everybody's rule.`,
    );
  }
  if ((edition.state !== "open" && edition.state !== "checking") || edition.admission_closed_at !== null) {
    return ruleProblem("admission-closed", "Admission is closed. No late entry can be let in any more.");
  }
  if (admitsLate(edition, entry, now)) {
    return ruleProblem("exception-holds", "An exception for this entry holds already.");
  }
  return undefined;
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
