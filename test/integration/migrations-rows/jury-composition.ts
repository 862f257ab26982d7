import type { Row, TableName } from "../migrations-rows";

const at = "2026-03-02T09:00:00.000Z";
const seat = { number: 13, country: "CY", seat: "member" };

/** Rows that every constraint allows. */
export const lawful: [TableName, Row][] = [
  [
    "delegation_people",
    {
      delegation_id: "d1",
      person_id: "p1",
      added_at: at,
      answer: "accepted",
      answered_at: at,
      name_public: 1,
    },
  ],
  [
    "jury_settings",
    {
      edition_id: "e1",
      people_limit: 8,
      objection_days: 5,
      first_reminder_days: 3,
      second_reminder_days: 7,
    },
  ],
  ["jury_terms_acceptances", { edition_id: "e1", person_id: "p1", version: 1, digest: "d", accepted_at: at }],
  [
    "jury_objections",
    {
      id: "jo1",
      edition_id: "e1",
      delegation_id: "d1",
      country: "GR",
      reason: "r",
      state: "open",
      raised_by: "p1",
      raised_at: at,
    },
  ],
];

/** For each named constraint a change of a lawful row that violates it. */
export const unlawful: Record<string, [TableName, Row]> = {
  delegations_advice_only: ["delegations", { id: "new", ...seat, advice_only: 2 }],
  delegations_shown_has_end: ["delegations", { id: "new", ...seat, shown_at: at }],
  delegation_people_answer: ["delegation_people", { person_id: "p2", answer: "maybe" }],
  delegation_people_answer_has_time: ["delegation_people", { person_id: "p2", answered_at: null }],
  delegation_people_declined_has_left: ["delegation_people", { person_id: "p2", answer: "declined" }],
  delegation_people_name_public: ["delegation_people", { person_id: "p2", name_public: 2 }],
  delegation_people_followed_has_left: ["delegation_people", { person_id: "p2", followed_by: "p1" }],
  jury_settings_people_limit: ["jury_settings", { edition_id: "e2", people_limit: 0 }],
  jury_settings_objection_days: ["jury_settings", { edition_id: "e2", objection_days: 0 }],
  jury_settings_reminders: ["jury_settings", { edition_id: "e2", second_reminder_days: 3 }],
  jury_terms_acceptances_version: ["jury_terms_acceptances", { version: 0 }],
  jury_objections_state: ["jury_objections", { id: "new", state: "lost", decided_by: "p1", decided_at: at }],
  jury_objections_reason: ["jury_objections", { id: "new", entry_id: "n1", reason: "" }],
  jury_objections_decided_has_time: [
    "jury_objections",
    { id: "new", state: "dismissed", decision_reason: "r" },
  ],
  jury_objections_decision_has_reason: [
    "jury_objections",
    { id: "new", state: "upheld", decided_by: "p1", decided_at: at },
  ],
  jury_objections_one_open: ["jury_objections", { id: "new" }],
};
