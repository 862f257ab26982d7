import { dayOf, later } from "../times";

export type Milestone = { title: string; day: string; state: "done" | "now" | "to-come" };

type Dates = {
  state: string;
  call_opens_on: string;
  deadline_at: string;
  admission_until: string;
  jury_meeting_on: string;
  conference_from: string;
  gala_at: string;
  time_zone: string;
};

/** The year of an edition in six days; the first one that has not passed is where we are. */
export function milestonesOf(edition: Dates, now: string): Milestone[] {
  const days = [
    { title: "Call opens", day: edition.call_opens_on },
    // A deadline is the first instant that is too late; its day is the one before that instant.
    { title: "Call closes", day: dayOf(later(edition.deadline_at, -1)) },
    { title: "Entries admitted", day: edition.admission_until },
    { title: "Jury meets", day: edition.jury_meeting_on },
    { title: "Conference", day: edition.conference_from },
    { title: "Award evening", day: dayOf(edition.gala_at, edition.time_zone) },
  ];
  const today = dayOf(now);
  const next = days.findIndex(({ day }) => day >= today);
  return days.map((milestone, index) => ({
    ...milestone,
    state: next === -1 || index < next ? "done" : index === next ? "now" : "to-come",
  }));
}
