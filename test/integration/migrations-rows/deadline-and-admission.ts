import type { Row, TableName } from "../migrations-rows";

const at = "2026-03-02T09:00:00.000Z";
const after = "2026-03-04T09:00:00.000Z";

/** Rows that every constraint allows. */
export const lawful: [TableName, Row][] = [
  ["reminders", { key: "k", sent_at: at }],
  ["heartbeats", { service: "web", beat_at: at }],
  ["outages", { from_at: at, until_at: after }],
  ["deadline_settings", { edition_id: "e1", reminder_days: "[7,3,1]", late_hours: 48 }],
  [
    "late_exceptions",
    {
      id: "x1",
      edition_id: "e1",
      country: "IE",
      entry_id: "n1",
      reason: "r",
      given_at: at,
      until_at: after,
      proposed_by: "p1",
      confirmed_by: "p2",
    },
  ],
  ["admission_ticks", { entry_id: "n1", point: "english", ticked_at: at, ticked_by: "p1" }],
  ["kept_as_additional", { entry_id: "n1", kept_at: at, kept_by: "p1" }],
];

/** For each named constraint a change of a lawful row that violates it. */
export const unlawful: Record<string, [TableName, Row]> = {
  outages_forward: ["outages", { from_at: after }],
  deadline_settings_late_hours: ["deadline_settings", { late_hours: 0 }],
  late_exceptions_reason: ["late_exceptions", { id: "new", reason: "" }],
  late_exceptions_forward: ["late_exceptions", { id: "new", until_at: at }],
  late_exceptions_two_people: ["late_exceptions", { id: "new", confirmed_by: "p1" }],
  admission_ticks_point: ["admission_ticks", { point: "theme" }],
  kept_as_additional_agreement: ["kept_as_additional", { agreement: "" }],
};
