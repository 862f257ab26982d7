import { keptRows, rowsOf } from "./cells";
import type { QuestionRules } from "./question-rules";
import { type Column, rowSchema, sayRows } from "./row-rules";

/** What is asked of each person. */
export const personColumns: readonly Column[] = [
  { label: "Name", missing: "enter the name." },
  { label: "Role", missing: "enter the role." },
  { label: "Organisation" },
];

/** People with their role and, where it is not plain, their organisation; a row a person. */
export const people: QuestionRules = {
  name: "People with role and organisation",
  settings: [],
  parse: (typed) => keptRows(rowsOf(typed, personColumns.length)),
  schema: () => rowSchema(personColumns, 20),
  display: (text) =>
    sayRows(rowsOf([text], personColumns.length).map((row) => row.filter((cell) => cell !== "").join(", "))),
  missing: "Name at least one person.",
};
