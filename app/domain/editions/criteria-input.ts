import { z } from "zod";
import { line } from "../people/people";
import { normalText } from "../text";
import type { Anchor } from "./default-criteria";

const weightSentence = "Enter the weight as a whole number from 1 to 100.";

const criterionSchema = z.object({
  key: z.string(),
  name: line("the name of the criterion", 60),
  question: line("the question to the jury", 400),
  weight: z
    .string()
    .transform((typed) => normalText(typed).replace(/\s*%$/, ""))
    .pipe(z.string().regex(/^\d{1,3}$/, weightSentence))
    .transform(Number)
    .pipe(z.number().min(1, weightSentence).max(100, weightSentence)),
  /** What each whole score means, from the lowest to the highest. */
  anchors: z.array(line("what this score means", 300)),
});

export type CriterionInput = z.infer<typeof criterionSchema>;

/** The criteria as a list; that they are the edition's own and that the weights make 100 is for the command. */
export const criteriaSchema = z.object({ criteria: z.array(criterionSchema) });

/** Names a field of the page: `criteria.0.anchors.3`. */
export function criterionField(index: number, field: "name" | "question" | "weight"): string {
  return `criteria.${index}.${field}`;
}

/** Names the field of an anchor of the page. */
export function anchorField(index: number, anchor: number): string {
  return `criteria.${index}.anchors.${anchor}`;
}

/** Reads the anchors of a stored criterion. */
export function anchorsOf(criterion: { anchors: string }): readonly Anchor[] {
  return JSON.parse(criterion.anchors) as readonly Anchor[];
}

/** Gives a stored criterion as the command takes it: the inverse of the schema. */
export function criterionInput(row: Omit<CriterionInput, "anchors"> & { anchors: string }): CriterionInput {
  return {
    key: row.key,
    name: row.name,
    question: row.question,
    weight: row.weight,
    anchors: anchorsOf(row).map((anchor) => anchor.words),
  };
}

/** Adds the weights up. */
export function weightSum(criteria: readonly { weight: number }[]): number {
  return criteria.reduce((sum, one) => sum + one.weight, 0);
}
