import { z } from "zod";
import { line, memberState } from "../people/people";
import { normalText } from "../text";
import { brussels, dayOf, instantIn, isDay, later, minute, sayTime } from "../times";

/** The zones an edition can be held in: one a capital, and the islands that keep another time. */
export const hostZones = [
  "Asia/Nicosia",
  "Atlantic/Azores",
  "Atlantic/Canary",
  "Atlantic/Madeira",
  "Europe/Amsterdam",
  "Europe/Athens",
  "Europe/Berlin",
  "Europe/Bratislava",
  "Europe/Brussels",
  "Europe/Bucharest",
  "Europe/Budapest",
  "Europe/Copenhagen",
  "Europe/Dublin",
  "Europe/Helsinki",
  "Europe/Lisbon",
  "Europe/Ljubljana",
  "Europe/Luxembourg",
  "Europe/Madrid",
  "Europe/Malta",
  "Europe/Paris",
  "Europe/Prague",
  "Europe/Riga",
  "Europe/Rome",
  "Europe/Sofia",
  "Europe/Stockholm",
  "Europe/Tallinn",
  "Europe/Vienna",
  "Europe/Vilnius",
  "Europe/Warsaw",
  "Europe/Zagreb",
] as const;

const mostConditions = 12;
const mostConditionLength = 400;

function whole(label: string, least: number, most: number) {
  const sentence = `Enter ${label} as a whole number from ${least} to ${most}.`;
  return z
    .string()
    .transform((typed) => normalText(typed))
    .pipe(z.string().regex(/^\d{1,4}$/, sentence))
    .transform(Number)
    .pipe(z.number().min(least, sentence).max(most, sentence));
}

function day(label: string) {
  return z
    .string()
    .transform((typed) => normalText(typed))
    .pipe(z.string().min(1, `Enter ${label}.`).refine(isDay, `Enter ${label} as a day that exists.`));
}

function timeOfDay(label: string) {
  return z
    .string()
    .transform((typed) => normalText(typed))
    .pipe(
      z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, `Enter ${label} as hours and minutes, such as 23:59.`),
    );
}

const conditions = z
  .string()
  .transform((typed) =>
    normalText(typed)
      .split("\n")
      .map((one) =>
        one
          .replace(/\s+/g, " ")
          .replace(/^[-•*]\s*/, "")
          .trim(),
      )
      .filter((one) => one !== ""),
  )
  .pipe(
    z
      .array(
        z
          .string()
          .max(mostConditionLength, `Keep each condition to at most ${mostConditionLength} characters.`),
      )
      .max(mostConditions, `Give at most ${mostConditions} conditions, each on a line of its own.`),
  );

const fields = z.object({
  year: whole("the year", 1997, 2200),
  name: line("the name of the edition", 60),
  presidencyCountry: memberState,
  city: line("the city", 80),
  hostCountry: memberState,
  timeZone: z.string().refine(isHostZone, "Choose a time zone from the list."),
  theme: line("the theme", 160),
  themeLead: line("the sentence that leads into the theme", 300),
  themeConditions: conditions,
  callOpensOn: day("the day the call opens"),
  deadlineDay: day("the day of the deadline"),
  deadlineTime: timeOfDay("the time of the deadline"),
  admissionUntil: day("the last day of admission"),
  judgingUntil: day("the last day of judging"),
  juryMeetingOn: day("the day of the jury meeting"),
  conferenceFrom: day("the first day of the conference"),
  conferenceUntil: day("the last day of the conference"),
  galaDay: day("the day of the gala"),
  galaTime: timeOfDay("the time of the gala"),
  additionalLimit: whole("the number of additional entries", 0, 20),
  feedbackOn: z.enum(["yes", "no"]).transform((answer) => answer === "yes"),
});

type Dated = z.infer<typeof fields>;
type DayField = {
  [Name in keyof Dated]: Dated[Name] extends string ? Name : never;
}[keyof Dated];

/** The order the dates must keep: each pair with the sentence that stands beside the later field. */
const order: readonly [earlier: DayField, later: DayField, sentence: string, alsoSame: boolean][] = [
  ["callOpensOn", "deadlineDay", "The deadline must be after the day the call opens.", false],
  ["deadlineDay", "admissionUntil", "Admission must end after the deadline.", false],
  ["admissionUntil", "judgingUntil", "Judging must end after the end of admission.", false],
  ["judgingUntil", "juryMeetingOn", "The jury cannot meet before the end of judging.", true],
  ["juryMeetingOn", "conferenceFrom", "The conference must be after the jury meeting.", false],
  ["conferenceFrom", "conferenceUntil", "The conference cannot end before it begins.", true],
  ["conferenceFrom", "galaDay", "The gala cannot be before the first day of the conference.", true],
  ["galaDay", "conferenceUntil", "The conference cannot end before the gala.", true],
];

/** What the presidency sets of an edition; every problem stands beside its own field, also across fields. */
export const editionSchema = fields.superRefine((typed, found) => {
  const problem = (field: keyof Dated, message: string) =>
    found.addIssue({ code: "custom", path: [field], message });
  for (const [earlier, later, sentence, mayBeSame] of order) {
    const [from, to] = [typed[earlier], typed[later]];
    // A day that is wrong by itself has its own sentence already.
    if (!isDay(from) || !isDay(to)) continue;
    if (to < from || (to === from && !mayBeSame)) problem(later, sentence);
  }
  if (isDay(typed.conferenceFrom) && !typed.conferenceFrom.startsWith(`${typed.year}-`)) {
    problem("conferenceFrom", `The conference of the edition ${typed.year} must be in ${typed.year}.`);
  }
});

export type EditionInput = z.infer<typeof editionSchema>;

/** Gives the first instant that is too late for a deadline said as its last minute in Brussels. */
export function deadlineFrom(day: string, time: string): string {
  return later(instantIn(brussels, day, time), minute);
}

/** The columns of a stored edition that the presidency sets. */
export type SetColumns = {
  year: number;
  name: string;
  presidency_country: string;
  city: string;
  host_country: string;
  time_zone: string;
  theme: string;
  theme_lead: string;
  theme_conditions: string;
  call_opens_on: string;
  deadline_at: string;
  admission_until: string;
  judging_until: string;
  jury_meeting_on: string;
  conference_from: string;
  conference_until: string;
  gala_at: string;
  additional_limit: number;
  feedback_on: number;
};

/** Gives the columns for what the presidency has set. */
export function columnsOf(input: EditionInput): SetColumns {
  return {
    year: input.year,
    name: input.name,
    presidency_country: input.presidencyCountry,
    city: input.city,
    host_country: input.hostCountry,
    time_zone: input.timeZone,
    theme: input.theme,
    theme_lead: input.themeLead,
    theme_conditions: input.themeConditions.join("\n"),
    call_opens_on: input.callOpensOn,
    deadline_at: deadlineFrom(input.deadlineDay, input.deadlineTime),
    admission_until: input.admissionUntil,
    judging_until: input.judgingUntil,
    jury_meeting_on: input.juryMeetingOn,
    conference_from: input.conferenceFrom,
    conference_until: input.conferenceUntil,
    gala_at: instantIn(input.timeZone, input.galaDay, input.galaTime),
    additional_limit: input.additionalLimit,
    feedback_on: input.feedbackOn ? 1 : 0,
  };
}

/** Gives what is typed into the fields for an edition as it is stored: the inverse of the schema. */
export function typedEdition(row: SetColumns): Record<keyof EditionInput, string> {
  const lastMinute = later(row.deadline_at, -minute);
  return {
    year: String(row.year),
    name: row.name,
    presidencyCountry: row.presidency_country,
    city: row.city,
    hostCountry: row.host_country,
    timeZone: row.time_zone,
    theme: row.theme,
    themeLead: row.theme_lead,
    themeConditions: row.theme_conditions,
    callOpensOn: row.call_opens_on,
    deadlineDay: dayOf(lastMinute),
    deadlineTime: sayTime(lastMinute),
    admissionUntil: row.admission_until,
    judgingUntil: row.judging_until,
    juryMeetingOn: row.jury_meeting_on,
    conferenceFrom: row.conference_from,
    conferenceUntil: row.conference_until,
    galaDay: dayOf(row.gala_at, row.time_zone),
    galaTime: sayTime(row.gala_at, row.time_zone),
    additionalLimit: String(row.additional_limit),
    feedbackOn: row.feedback_on === 1 ? "yes" : "no",
  };
}

function isHostZone(zone: string): boolean {
  return (hostZones as readonly string[]).includes(zone);
}
