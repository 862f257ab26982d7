import type { TagKind, Tags } from "../forms/tags";
import type { PastEntry } from "./past-editions";
import { sayAward } from "./past-editions";

/** One row of the registry and of its open data; `label` is QUALIPREV's and nothing else is. */
export type RegistryRow = {
  id: string;
  year: number;
  country: string;
  title: string | null;
  kind: "competing" | "additional";
  award: string | null;
  label: "effective" | "likely effective" | null;
} & Tags;

/** Gives a past entry as a row; none of the past ones carries a label here. */
export function rowOfPast(entry: PastEntry): RegistryRow {
  return {
    id: entry.id,
    year: entry.year,
    country: entry.country,
    title: entry.title,
    kind: entry.competing ? "competing" : "additional",
    award: sayAward(entry.award) ?? null,
    label: null,
    // The sources of past editions file nothing under approaches or topics, and we guess nothing.
    approaches: [],
    topics: [],
  };
}

/** What an entry without label is called, everywhere. */
export const notAssessed = "award entry, not assessed";

/** Keeps the rows that hold every searched word in title, country or year. */
export function searchRows(
  rows: readonly RegistryRow[],
  words: string,
  nameOf: (country: string) => string,
): RegistryRow[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = fold([row.title ?? "", nameOf(row.country), row.country, String(row.year)].join(" "));
    return wanted.every((word) => text.includes(word));
  });
}

/** Keeps the rows that are filed under a tag; an empty one keeps all. */
export function filedUnder(rows: readonly RegistryRow[], kind: TagKind, tag: string): RegistryRow[] {
  return rows.filter((row) => tag === "" || row[kind].includes(tag));
}

/** Makes text comparable: no case, no accents. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

const columns = ["id", "year", "country", "title", "kind", "award", "label", "approaches", "topics"] as const;

/** Writes rows as CSV (RFC 4180); a cell that a spreadsheet would run as a formula is quoted as text. */
export function asCsv(rows: readonly RegistryRow[]): string {
  const cell = (value: string | number | readonly string[] | null) => {
    const text = Array.isArray(value) ? value.join(" ") : String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  return `${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}
