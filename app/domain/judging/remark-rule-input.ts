import { z } from "zod";

const bound = z
  .string()
  .refine((typed) => typed === "" || Number.isFinite(Number(typed)), "Choose one of the offered scores.")
  .transform((typed) => (typed === "" ? null : Number(typed)));

/** The form of the rule; an empty bound is none. */
export const remarkRuleSchema = z.object({ below: bound, above: bound });
