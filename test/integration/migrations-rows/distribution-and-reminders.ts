import type { Row, TableName } from "../migrations-rows";

const at = "2026-03-02T09:00:00.000Z";

/** Rows that every constraint allows. */
export const lawful: [TableName, Row][] = [
  ["distribution_settings", { edition_id: "e1", per_entry: 3, expert_needed: 1, set_at: at, set_by: "p1" }],
  [
    "distributions",
    {
      id: "ds1",
      edition_id: "e1",
      number: 1,
      seed: 2147483647,
      conditions: "{}",
      pairs: "[]",
      early_reason: "Two of them are away.",
      made_at: at,
      made_by: "p1",
    },
  ],
  ["judging_reminder_settings", { edition_id: "e1", days: "[7,3,1]", set_at: at, set_by: "p1" }],
  ["nudges", { id: "nu1", delegation_id: "d1", day: "2026-10-30", nudged_at: at, nudged_by: "p1" }],
];

/** For each named constraint a change of a lawful row that violates it. */
export const unlawful: Record<string, [TableName, Row]> = {
  distribution_settings_per_entry: ["distribution_settings", { edition_id: "new", per_entry: 1 }],
  distribution_settings_expert: ["distribution_settings", { edition_id: "new", per_entry: null }],
  distributions_number_unique: ["distributions", { id: "new" }],
  distributions_seed: ["distributions", { id: "new", number: 2, seed: -1 }],
  distributions_early_reason: ["distributions", { id: "new", number: 2, early_reason: "" }],
  nudges_once_a_day: ["nudges", { id: "new" }],
};
