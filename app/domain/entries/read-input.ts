import type { z } from "zod";
import { fieldProblem, Refusal } from "../problems";

/** Reads a command's input by its schema, or refuses with one problem a field; forms and other callers go through the same door. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: z.input<Schema>,
): z.output<Schema> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const byField = new Map<string, string>();
  for (const issue of read.error.issues) {
    const field = issue.path.join(".");
    if (!byField.has(field)) byField.set(field, issue.message);
  }
  throw new Refusal(
    [...byField].map(([field, sentence]) => fieldProblem(field, `invalid-${field}`, sentence)),
  );
}
