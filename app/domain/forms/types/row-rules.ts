import { z } from "zod";
import { keptRows, rowsOf } from "./cells";

/** One column of an answer in rows. */
export type Column = {
  label: string;
  /** Said where a row that has begun lacks it; without it the cell may stay empty. */
  missing?: string;
};

const mostCharacters = 200;

/** Accepts rows in which every needed cell is filled; refuses too many of them, and a cell that is a text of its own. */
export function rowSchema(columns: readonly Column[], mostRows: number): z.ZodType<string, string> {
  return z.string().superRefine((text, check) => {
    const rows = rowsOf([text], columns.length);
    const sentence = rows.length > mostRows ? `Give at most ${mostRows} of them.` : wrongIn(columns, rows);
    if (sentence) check.addIssue({ code: "custom", message: sentence });
    // Only what is kept as it should be may be submitted: a row without a word is none.
    else if (rows.length === 0 || keptRows(rows) !== text) {
      check.addIssue({ code: "custom", message: "Fill in the rows one by one." });
    }
  });
}

/** Says rows in words: one as it is, several as a list. */
export function sayRows(rows: readonly string[]): string {
  return rows.length === 1 ? rows[0]! : rows.map((row) => `- ${row}`).join("\n");
}

function wrongIn(columns: readonly Column[], rows: readonly string[][]): string | undefined {
  for (const [number, row] of rows.entries()) {
    for (const [at, column] of columns.entries()) {
      const cell = row[at] ?? "";
      if (cell === "" && column.missing) return `Row ${number + 1}: ${column.missing}`;
      if ([...cell].length > mostCharacters) {
        return `Row ${number + 1}: keep "${column.label}" to at most ${mostCharacters} characters.`;
      }
    }
  }
  return undefined;
}
