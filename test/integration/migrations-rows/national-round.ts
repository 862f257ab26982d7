import type { Row, TableName } from "../migrations-rows";

const at = "2026-03-02T09:00:00.000Z";

/** Rows that every constraint allows. */
export const lawful: [TableName, Row][] = [
  [
    "national_rounds",
    {
      id: "nr1",
      edition_id: "e1",
      country: "PL",
      deadline_at: at,
      candidates_per_body: 3,
      opened_at: at,
      opened_by: "p1",
    },
  ],
  [
    "national_bodies",
    { id: "nb1", round_id: "nr1", name: "B", contact_id: "p2", invited_by: "p1", invited_at: at },
  ],
  ["national_committee", { round_id: "nr1", person_id: "p2", invited_by: "p1", invited_at: at }],
  [
    "entries",
    {
      id: "nc1",
      edition_id: "e1",
      country: "PL",
      kind: "additional",
      title: "t",
      organisation: "o",
      state: "draft",
      created_at: at,
      created_by: "p2",
    },
  ],
  ["candidates", { entry_id: "nc1", body_id: "nb1" }],
  ["candidate_remarks", { entry_id: "nc1", person_id: "p1", text: "t", written_at: at }],
  ["national_answers", { entry_id: "nc1", question_id: "q", text: "t" }],
  [
    "help_requests",
    {
      id: "hr1",
      entry_id: "n1",
      why: "w",
      asked_at: at,
      asked_by: "p1",
      until_at: "2026-03-09T09:00:00.000Z",
    },
  ],
];

/** For each named constraint a change of a lawful row that violates it. */
export const unlawful: Record<string, [TableName, Row]> = {
  national_rounds_once: ["national_rounds", { id: "new" }],
  national_rounds_candidates_per_body: [
    "national_rounds",
    { id: "new", country: "SK", candidates_per_body: 0 },
  ],
  national_rounds_decided_by_somebody: ["national_rounds", { id: "new", country: "SK", decided_at: at }],
  national_bodies_name_given: ["national_bodies", { id: "new", name: "" }],
  national_bodies_name_once: ["national_bodies", { id: "new" }],
  national_bodies_own_name_has_language: ["national_bodies", { id: "new", name: "C", name_own: "Ć" }],
  national_bodies_late_has_reason: ["national_bodies", { id: "new", name: "C", late_until: at }],
  candidates_handed_in_by_somebody: ["candidates", { entry_id: "n1", handed_in_at: at }],
  candidates_outcome: [
    "candidates",
    { entry_id: "n1", outcome: "perhaps", reason: "r", decided_at: at, decided_by: "p1" },
  ],
  candidates_outcome_has_reason: ["candidates", { entry_id: "n1", outcome: "not-chosen" }],
  candidate_remarks_text_given: ["candidate_remarks", { person_id: "p2", text: "" }],
  help_requests_why_given: ["help_requests", { id: "new", why: "" }],
  help_requests_ended_by_somebody: ["help_requests", { id: "new", ended_at: at }],
};
