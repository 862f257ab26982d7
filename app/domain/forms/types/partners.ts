import { keptRows, rowsOf } from "./cells";
import type { QuestionRules } from "./question-rules";
import { type Column, rowSchema, sayRows } from "./row-rules";

/** What is asked of each partner. */
export const partnerColumns: readonly Column[] = [
  { label: "Organisation", missing: "enter the organisation." },
  { label: "Role", missing: "enter what the organisation does." },
];

/** Partner organisations, each with what it does; a row a partner. */
export const partners: QuestionRules = {
  name: "Partners with their role",
  settings: [],
  parse: (typed) => keptRows(rowsOf(typed, partnerColumns.length)),
  schema: () => rowSchema(partnerColumns, 30),
  display: (text) =>
    sayRows(rowsOf([text], partnerColumns.length).map((row) => row.filter((cell) => cell !== "").join(": "))),
  missing: "Name at least one partner.",
};
