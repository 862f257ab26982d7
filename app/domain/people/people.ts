import { z } from "zod";
import { isMemberState } from "../countries";
import { normalText } from "../text";

/** Text as it is typed into one line: normal form, no line ends, bounded. */
export function line(label: string, most = 200) {
  return z
    .string()
    .transform((typed) => normalText(typed).replace(/\s+/g, " "))
    .pipe(z.string().min(1, `Enter ${label}.`).max(most, `Enter ${label} in at most ${most} characters.`));
}

/** The same, and nothing is an answer too. */
export function optionalLine(label: string, most = 200) {
  return z
    .string()
    .optional()
    .transform((typed) => normalText(typed ?? "").replace(/\s+/g, " "))
    .pipe(z.string().max(most, `Enter ${label} in at most ${most} characters.`));
}

export const emailAddress = z
  .string()
  .transform((typed) => normalText(typed).toLowerCase())
  .pipe(
    z
      .string()
      .min(1, "Enter an e-mail address.")
      // Nothing longer is held against the pattern, which would take the square of its length.
      .max(254, { message: "Enter an e-mail address of at most 254 characters.", abort: true })
      .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, "Enter an e-mail address such as name@ministry.example."),
  );

export const memberState = z.string().refine(isMemberState, "Choose a Member State from the list.");

/** A language tag of an own-script name: two or three letters. */
const language = optionalLine("the language", 8).refine(
  (tag) => tag === "" || /^[a-z]{2,3}$/.test(tag),
  "Choose the language of the name.",
);

export const personSchema = z
  .object({
    email: emailAddress,
    nameLatin: line("the name in Latin letters"),
    nameOwn: optionalLine("the name in its own script"),
    nameLanguage: language,
  })
  .refine((person) => (person.nameOwn === "") === (person.nameLanguage === ""), {
    path: ["nameLanguage"],
    message: "Give the name in its own script together with its language, or neither.",
  });

export type PersonInput = z.infer<typeof personSchema>;

/** The languages a name or title may be in: the official ones of the Union. */
export const officialLanguages = [
  "bg",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "es",
  "et",
  "fi",
  "fr",
  "ga",
  "hr",
  "hu",
  "it",
  "lt",
  "lv",
  "mt",
  "nl",
  "pl",
  "pt",
  "ro",
  "sk",
  "sl",
  "sv",
] as const;

const languageNames = new Intl.DisplayNames(["en-GB"], { type: "language" });

/** Gives a language's name in English. */
export function languageName(tag: string): string {
  return languageNames.of(tag) ?? tag;
}
