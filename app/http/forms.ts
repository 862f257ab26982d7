import type { z } from "zod";
import { fieldProblem, Refusal } from "../domain/problems";

/** What was typed, by field; a field that came several times is a list. */
export type Typed = Record<string, string | string[]>;

/** Reads the fields of a form; files are not part of it. */
export async function readForm(request: Request): Promise<Typed> {
  const form = await request.formData();
  const fields = [...new Set(form.keys())].flatMap((name): [string, string | string[]][] => {
    const values = form.getAll(name).filter((value): value is string => typeof value === "string");
    return values.length === 0 ? [] : [[name, values.length === 1 ? values[0]! : values]];
  });
  // fromEntries keeps even a field named __proto__ a field.
  return Object.fromEntries(fields);
}

/** Gives the fields as the schema wants them, or refuses with one problem a field. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, typed: Typed): z.infer<Schema> {
  const read = schema.safeParse(typed);
  if (read.success) return read.data;
  const seen = new Set<string>();
  const problems = read.error.issues.flatMap((issue) => {
    const field = issue.path.join(".");
    if (seen.has(field)) return [];
    seen.add(field);
    return [fieldProblem(field, `invalid-${field || "form"}`, sentenceOf(issue))];
  });
  throw new Refusal(problems);
}

// A field that is missing altogether has zod's own words, which no person should have to read.
function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return "Fill in this field.";
  if (issue.code === "invalid_value") return "Choose one of the offered answers.";
  return issue.message;
}

/** Gives one typed value as text; the last one of several; empty when absent. */
export function textOf(typed: Typed | undefined, name: string): string {
  const value = typed?.[name];
  return (Array.isArray(value) ? value.at(-1) : value) ?? "";
}

/** Gives all typed values of a field. */
export function textsOf(typed: Typed | undefined, name: string): string[] {
  const value = typed?.[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
