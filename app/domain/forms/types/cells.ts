import { normalText } from "../../text";

/*
 * An answer of several parts is a small table in one text: a row a line, a tab between its cells. Like this it is kept,
 * compared, restored and sent as every other answer.
 */

function cell(typed: string): string {
  return typed === "" ? "" : normalText(typed).replace(/\s+/g, " ");
}

/** Reads rows of `width` cells from the kept text, or from the cells of a form one after the other; empty rows are left out. */
export function rowsOf(typed: readonly string[], width: number): string[][] {
  const cells =
    typed.length > 1
      ? typed.map(cell)
      : (typed[0] ?? "").split(/[\r\n]+/).flatMap((line) => {
          const parts = line.split("\t");
          // A tab too many is no new cell: nothing that was typed may fall off the row.
          const last = parts.slice(width - 1).join(" ");
          return Array.from({ length: width }, (_, at) => cell(at < width - 1 ? (parts[at] ?? "") : last));
        });
  const rows: string[][] = [];
  for (let at = 0; at < cells.length; at += width) {
    const row = Array.from({ length: width }, (_, index) => cells[at + index] ?? "");
    if (row.some((one) => one !== "")) rows.push(row);
  }
  return rows;
}

/** Gives the text that is kept of rows. */
export function keptRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.join("\t")).join("\n");
}
