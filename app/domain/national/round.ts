import { z } from "zod";
import { titleSchema } from "../entries/entry-input";
import type { Question, QuestionType } from "../forms/question";
import { line, memberState, officialLanguages, optionalLine, personSchema } from "../people/people";
import { isDay } from "../times";

/** What becomes of a candidate. */
export const outcomes = ["competing", "additional", "not-chosen"] as const;
export type Outcome = (typeof outcomes)[number];

/** Says in words what has become of a candidate. */
export const outcomeWords: Record<Outcome, string> = {
  competing: "Chosen: the state's competing entry",
  additional: "Chosen: an additional entry",
  "not-chosen": "Not chosen",
};

/** How many candidates a body may hand in where the state says nothing else. */
export const usualCandidatesPerBody = 1;
export const mostCandidatesPerBody = 20;

/** How many candidates can be read side by side. */
export const mostSideBySide = 3;
export const sideBySideWords = "two or three";

/** Gives the first instant that is too late for a body to hand in: the national deadline, or the later one it was given. */
export function handInUntil(of: { deadline_at: string; late_until: string | null }): string {
  return of.late_until !== null && of.late_until > of.deadline_at ? of.late_until : of.deadline_at;
}

const day = (what: string) => z.string().refine(isDay, `Enter ${what} as a calendar day.`);

const candidatesPerBody = z.coerce
  .number({ message: "Enter a number." })
  .int("Enter a whole number.")
  .min(1, "Each body hands in at least one candidate.")
  .max(mostCandidatesPerBody, `Enter at most ${mostCandidatesPerBody}.`);

/** What the form of a national round sends. */
export const roundSchema = z.object({
  deadlineDay: day("the national deadline"),
  candidatesPerBody,
});
export type RoundInput = z.input<typeof roundSchema>;

/** The same for a new round, which belongs to a state. */
export const newRoundSchema = roundSchema.extend({ country: memberState });

/** The language candidates are written in: English, or an official language of the Union. */
const writingLanguage = z
  .string()
  .refine(
    (tag) => (officialLanguages as readonly string[]).includes(tag),
    "Choose a language from the list.",
  );

/** What the form of a new candidate sends. */
export const candidateSchema = z.intersection(
  z.object({
    language: writingLanguage,
    organisation: line("the organisation that runs the project"),
  }),
  titleSchema,
);
export type CandidateInput = z.input<typeof candidateSchema>;

/** What the form that invites a body sends: the body, and its contact person. */
export const bodySchema = z.intersection(
  z.object({
    body: line("the name of the body in English"),
    bodyOwn: optionalLine("the name of the body in its own language"),
    language: writingLanguage,
  }),
  personSchema,
);
export type BodyInput = z.input<typeof bodySchema>;

/** Until when a body may still hand in, and why. */
export const moreTimeSchema = z.object({
  until: day("the last day"),
  reason: line("why the body is given more time", 500),
});
export type MoreTimeInput = z.input<typeof moreTimeSchema>;

/** True where English is what is written: nothing has to be translated then. */
export function isEnglish(language: string | null): boolean {
  return language === null || language === "en";
}

/** Gives the national text of an answer that is to be written in English; nothing where none is. */
export function originalOf(
  national: { language: string; answers: Readonly<Record<string, string>> } | undefined,
  question: Question,
): { text: string; language: string } | undefined {
  const text = national?.answers[question.id] ?? "";
  return national && text !== "" && isInWords(question) ? { text, language: national.language } : undefined;
}

const names: ReadonlySet<string> = new Set(["organisation", "responsible-person"]);
const written: ReadonlySet<QuestionType> = new Set(["short-text", "long-text"]);

/** True for a question that is answered in words, which have to be translated; names, contacts and figures stay. */
export function isInWords(question: Question): boolean {
  return written.has(question.type) && question.neverPublic !== true && !names.has(question.id);
}
