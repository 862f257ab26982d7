import type { Row, TableName } from "../migrations-rows";

const at = "2026-03-02T09:00:00.000Z";
const recused = { delegation_id: "d2", entry_id: "n1", kind: "imposed", reason: "r", recused_at: at };

/** Rows that every constraint allows. */
export const lawful: [TableName, Row][] = [
  ["recusals", { id: "q2", ...recused }],
  ["late_recusals", { recusal_id: "q1", decision: "struck", reason: "r", decided_by: "p1", decided_at: at }],
];

/** For each named constraint a change of a lawful row that violates it. */
export const unlawful: Record<string, [TableName, Row]> = {
  late_recusals_decision: ["late_recusals", { recusal_id: "q2", decision: "forgotten" }],
  late_recusals_decided_has_all: ["late_recusals", { recusal_id: "q2", reason: "" }],
};
