import { z } from "zod";
import { line, memberState, officialLanguages, optionalLine } from "../people/people";
import { normalParagraphs } from "../text";

/** The language of a title or name in its own script: an official language of the Union, or nothing. */
export const optionalLanguage = optionalLine("the language", 8).refine(
  (tag) => tag === "" || (officialLanguages as readonly string[]).includes(tag),
  "Choose the language from the list.",
);

const titles = {
  title: line("the title in English", 150),
  titleOwn: optionalLine("the title in its own language", 150),
  titleLanguage: optionalLanguage,
};

const together = {
  path: ["titleLanguage"],
  message: "Give the title in its own language together with that language, or neither.",
};

function bothOrNeither(typed: { titleOwn: string; titleLanguage: string }): boolean {
  return (typed.titleOwn === "") === (typed.titleLanguage === "");
}

/** What a title form sends. */
export const titleSchema = z.object(titles).refine(bothOrNeither, together);

export const entryKind = z.enum(["competing", "additional"], {
  message: "Choose whether the entry competes.",
});

/** What the form of a new entry sends. */
export const newEntrySchema = z
  .object({
    country: memberState,
    kind: entryKind,
    ...titles,
    organisation: line("the organisation that runs the project"),
  })
  .refine(bothOrNeither, together);

export type NewEntryInput = z.input<typeof newEntrySchema>;
export type TitleInput = z.input<typeof titleSchema>;

/** Reasons, remarks and notes: running text with its paragraphs, bounded; `required` says what must be written. */
export function runningText(required: string | undefined, most = 5000) {
  const bounded = z.string().max(most, `Write at most ${most} characters.`);
  return z
    .string()
    .optional()
    .transform((typed) => normalParagraphs(typed ?? ""))
    .pipe(required === undefined ? bounded : bounded.min(1, required));
}
