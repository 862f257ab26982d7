import type { Row, TableName } from "../migrations-rows";

const at = "2026-03-02T09:00:00.000Z";
const later = "2026-03-02T10:00:00.000Z";

/** Rows that every constraint allows. */
export const lawful: [TableName, Row][] = [
  ["interest_settings", { edition_id: "e1", conflict_recuses: "delegation" }],
  [
    "person_recusals",
    { id: "u1", person_id: "p1", entry_id: "n1", kind: "declared", reason: "r", recused_at: at },
  ],
  ["affiliations", { person_id: "p1", organisation: "Institute", stated_at: at }],
  [
    "suspicion_decisions",
    {
      id: "sd1",
      edition_id: "e1",
      delegation_id: "d1",
      entry_id: "n1",
      ground: "organisation",
      evidence: "x",
      decision: "dismissed",
      reason: "r",
      decided_by: "p1",
      decided_at: at,
    },
  ],
  [
    "glass_openings",
    {
      id: "go1",
      edition_id: "e1",
      entry_id: "n1",
      proposal_id: "o1",
      opened_for: "p1",
      confirmed_by: "p2",
      reason: "r",
      opened_at: at,
      closes_at: later,
    },
  ],
];

/** For each named constraint a change of a lawful row that violates it. */
export const unlawful: Record<string, [TableName, Row]> = {
  declarations_conflict_kind: ["declarations", { id: "new", person_id: "p2", conflict_kind: "funding" }],
  interest_settings_conflict_recuses: ["interest_settings", { edition_id: "e2", conflict_recuses: "nobody" }],
  person_recusals_once: ["person_recusals", { id: "new" }],
  person_recusals_kind: ["person_recusals", { id: "new", person_id: "p2", kind: "own-country" }],
  person_recusals_reason: ["person_recusals", { id: "new", person_id: "p2", reason: "" }],
  affiliations_organisation: ["affiliations", { organisation: "" }],
  suspicion_decisions_ground: ["suspicion_decisions", { id: "new", ground: "rumour" }],
  suspicion_decisions_decision: ["suspicion_decisions", { id: "new", ground: "partner", decision: "open" }],
  suspicion_decisions_reason: ["suspicion_decisions", { id: "new", ground: "partner", reason: "" }],
  suspicion_decisions_once: ["suspicion_decisions", { id: "new" }],
  glass_openings_once: ["glass_openings", { id: "new" }],
  glass_openings_two_people: ["glass_openings", { id: "new", confirmed_by: "p1" }],
  glass_openings_reason: ["glass_openings", { id: "new", reason: "" }],
  glass_openings_ends: ["glass_openings", { id: "new", closes_at: at }],
};
