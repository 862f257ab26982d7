import { decimalText, fromNumber } from "./rational";

/** Writes a statistic with a fixed number of decimals, half up; `n/a` where it is not computable. */
export function numberText(value: number | null, decimals: number): string {
  return value === null || !Number.isFinite(value) ? "n/a" : decimalText(fromNumber(value), decimals);
}

/** Writes a share as a whole percentage: 83 %. Small but not zero is "under 1 %". */
export function percentText(share: number): string {
  if (share > 0 && share < 0.005) return "under 1 %";
  if (share < 1 && share >= 0.995) return "over 99 %";
  return `${numberText(share * 100, 0)} %`;
}

/** Joins names as a sentence does: A, B and C. */
export function listText(names: readonly (string | number)[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Pads the columns of a table for people. */
export function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, c) => Math.max(title.length, ...rows.map((row) => (row[c] ?? "").length)));
  return [head, ...rows].map((row) =>
    row
      .map((cell, c) => (c < 2 ? cell.padEnd(widths[c] as number) : cell.padStart(widths[c] as number)))
      .join("  ")
      .trimEnd(),
  );
}
