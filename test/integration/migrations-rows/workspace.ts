import type { Row, TableName } from "../migrations-rows";

const at = "2026-03-02T09:00:00.000Z";

/** Rows that every constraint allows. */
export const lawful: [TableName, Row][] = [
  ["remark_rules", { edition_id: "e1", rule: "{}", set_at: at, set_by: "p1" }],
  ["private_notes", { person_id: "p1", entry_id: "n1", text: "", version: 1, updated_at: at }],
];

/** For each named constraint a change of a lawful row that violates it. */
export const unlawful: Record<string, [TableName, Row]> = {
  private_notes_version: ["private_notes", { person_id: "p2", version: 0 }],
};
