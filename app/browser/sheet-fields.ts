import type { KeptEntry, KeptSheet } from "../domain/judging/kept-entries";
import { normalText } from "../domain/text";
import type { Fields } from "./fields";
import type { WorkKind } from "./kept-database";

/** Puts the fields of a score sheet as the platform stores them. */
export function sheetOfFields(fields: Fields, version: number, keys: readonly string[]): KeptSheet {
  return {
    state: "draft",
    version,
    overallRemark: normalText(fields.overallRemark ?? ""),
    criteria: Object.fromEntries(
      keys.map((key) => {
        const score = fields[`score-${key}`] ?? "";
        return [
          key,
          { score: score === "" ? null : Number(score), remark: normalText(fields[`remark-${key}`] ?? "") },
        ];
      }),
    ),
  };
}

/** Gives a sheet as the fields of its form. */
export function fieldsOfSheet(sheet: Pick<KeptSheet, "overallRemark" | "criteria">): Fields {
  const fields: Fields = { overallRemark: sheet.overallRemark };
  for (const [key, { score, remark }] of Object.entries(sheet.criteria)) {
    if (score !== null) fields[`score-${key}`] = String(score);
    fields[`remark-${key}`] = remark;
  }
  return fields;
}

/** What stands on the platform of one kind of work, as the fields of its form. */
export type Stored = { fields: Fields; version: number };

/** Gives what stands on the platform of a kept entry, as far as this browser knows. */
export function storedOf(entry: Pick<KeptEntry, "sheet" | "note">, kind: WorkKind): Stored {
  if (kind === "note") return { fields: { note: entry.note.text }, version: entry.note.version };
  return { fields: fieldsOfSheet(entry.sheet), version: entry.sheet.version };
}

/** Reads what the platform answers to a stale save: the sheet or the note that stands there. */
export function storedInAnswer(current: unknown, kind: WorkKind): Stored | undefined {
  if (typeof current !== "object" || current === null) return undefined;
  if (kind === "note") {
    const { text, version } = current as { text: string; version: number };
    return { fields: { note: text }, version };
  }
  const sheet = current as KeptSheet;
  return { fields: fieldsOfSheet(sheet), version: sheet.version };
}
