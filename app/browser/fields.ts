import { normalText } from "../domain/text";

/** What a form says, by field, without its version. */
export type Fields = Record<string, string>;

const notSaid = new Set(["version", "noteVersion", "intent"]);

/** Reads a form; a score that is not chosen is no field. */
export function fieldsOf(form: HTMLFormElement): Fields {
  const fields: Fields = {};
  for (const [name, value] of new FormData(form)) {
    if (!notSaid.has(name) && typeof value === "string") fields[name] = value;
  }
  return fields;
}

/** Writes into the form what was kept; a score that is not in the fields is none. */
export function fillForm(form: HTMLFormElement, fields: Fields): void {
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")) {
    if (control instanceof HTMLTextAreaElement) control.value = fields[control.name] ?? control.value;
    else if (control.type === "radio") control.checked = fields[control.name] === control.value;
  }
}

/** True when both say the same, as the platform stores it; a field that is missing says nothing. */
export function sameFields(a: Fields, b: Fields): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (name) => normalText(a[name] ?? "") === normalText(b[name] ?? ""),
  );
}
