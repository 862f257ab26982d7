import { z } from "zod";
import type { Scale } from "../editions/default-criteria";
import { listed, normalText } from "../text";

const weightSentence = "Enter the weight as a whole number from 0 to 100.";

const weight = z
  .string()
  .transform((typed) => normalText(typed).replace(/\s*%$/, ""))
  .pipe(z.string().regex(/^\d{1,3}$/, weightSentence))
  .transform(Number)
  .pipe(z.number().max(100, weightSentence));

const delegation = z
  .string()
  .regex(/^\d{1,3}$/, "Choose a delegation.")
  .transform(Number);

/** One change to try: other weights, a delegation left out, or one score changed. */
export const whatIfSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("weights"),
    weights: z
      .record(z.string(), weight)
      .refine((weights) => Object.values(weights).some((one) => one > 0), "One weight has to be above 0."),
  }),
  z.object({ kind: z.literal("without-delegation"), without: delegation }),
  z.object({
    kind: z.literal("score"),
    entry: z.string().min(1, "Choose an entry."),
    criterion: z.string().min(1, "Choose a criterion."),
    delegation,
    score: z
      .string()
      .regex(/^\d{1,3}(\.\d{1,6})?$/, "Choose a score.")
      .transform(Number),
  }),
]);

export type WhatIfInput = z.infer<typeof whatIfSchema>;
export type WhatIfKind = WhatIfInput["kind"];

const weightField = "weights.";

/** Names the field of a criterion's weight. */
export function weightFieldOf(key: string): string {
  return `${weightField}${key}`;
}

/** Puts the fields of a page as the schema takes them. */
export function whatIfFields(kind: string, typed: Readonly<Record<string, string | string[]>>) {
  const weights = Object.entries(typed).flatMap(([name, value]) =>
    name.startsWith(weightField) ? [[name.slice(weightField.length), value] as const] : [],
  );
  return { ...typed, kind, weights: Object.fromEntries(weights) };
}

/** Lists the scores a scale allows, from the lowest to the highest. */
export function scoresOn(scale: Scale): number[] {
  const count = Math.round((scale.max - scale.min) / scale.step) + 1;
  return Array.from({ length: count }, (_, step) => Number((scale.min + step * scale.step).toFixed(6)));
}

export type WhatIfWords = {
  title: (entryId: string) => string;
  /** In the order of the score sheet. */
  criteria: readonly { key: string; name: string }[];
};

function nameOf(key: string, words: WhatIfWords): string {
  return words.criteria.find((criterion) => criterion.key === key)?.name ?? key;
}

/** Says a change in a sentence. Never what a delegation gave, only what it would give. */
export function sayWhatIf(input: WhatIfInput, words: WhatIfWords): string {
  switch (input.kind) {
    case "weights": {
      const weights = words.criteria.map(({ key, name }) => `"${name}" ${input.weights[key]}`);
      return `The weights are ${listed(weights)}.`;
    }
    case "without-delegation":
      return `Delegation ${input.without} is left out.`;
    case "score":
      return `Delegation ${input.delegation} gives "${words.title(input.entry)}" ${input.score} on "${nameOf(input.criterion, words)}".`;
  }
}
