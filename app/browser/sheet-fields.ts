import type { KeptSheet } from "../domain/judging/kept-entries";
import { normalText } from "../domain/text";

/** What a score sheet's form says, by field, without its version. */
export type SheetFields = Record<string, string>;

/** Reads the form of a score sheet. */
export function fieldsOf(form: HTMLFormElement): SheetFields {
  const fields: SheetFields = {};
  for (const [name, value] of new FormData(form)) {
    if (name !== "version" && name !== "intent" && typeof value === "string") fields[name] = value;
  }
  return fields;
}

/** Writes into the form what was kept; a score that is not in the fields is none. */
export function fillForm(form: HTMLFormElement, fields: SheetFields): void {
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")) {
    if (control instanceof HTMLTextAreaElement) control.value = fields[control.name] ?? control.value;
    else if (control.type === "radio") control.checked = fields[control.name] === control.value;
  }
}

/** Puts the fields as the platform stores them. */
export function sheetOfFields(fields: SheetFields, version: number, keys: readonly string[]): KeptSheet {
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
export function fieldsOfSheet(sheet: KeptSheet): SheetFields {
  const fields: SheetFields = { overallRemark: sheet.overallRemark };
  for (const [key, { score, remark }] of Object.entries(sheet.criteria)) {
    if (score !== null) fields[`score-${key}`] = String(score);
    fields[`remark-${key}`] = remark;
  }
  return fields;
}

/** True when the fields say nothing that the sheet does not say already. */
export function saysTheSame(fields: SheetFields, sheet: KeptSheet): boolean {
  const typed = sheetOfFields(fields, sheet.version, Object.keys(sheet.criteria));
  return (
    typed.overallRemark === sheet.overallRemark &&
    Object.entries(sheet.criteria).every(
      ([key, { score, remark }]) =>
        typed.criteria[key]?.score === score && typed.criteria[key]?.remark === remark,
    )
  );
}
