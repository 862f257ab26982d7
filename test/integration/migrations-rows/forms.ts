import type { Row, TableName } from "../migrations-rows";

const at = "2026-07-02T09:00:00.000Z";

/** Rows that every constraint allows. */
export const lawful: [TableName, Row][] = [
  [
    "form_corrections",
    { form_id: "f1", section_id: "s", reason: "A slip", corrected_at: at, corrected_by: "p1" },
  ],
];

/** For each named constraint a change of a lawful row that violates it. */
export const unlawful: Record<string, [TableName, Row]> = {
  form_corrections_reason: ["form_corrections", { reason: "" }],
};
