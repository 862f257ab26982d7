import { z } from "zod";
import { classic } from "../forms/classic";
import { fiveIs } from "../forms/five-is";
import { publicationSection } from "../forms/publication-section";
import type { FormTemplate, Question, Section } from "../forms/question";
import { line, optionalLine } from "../people/people";
import { normalText } from "../text";

/** The forms an edition can start from. */
export const formTemplates: Record<FormTemplate["name"], FormTemplate> = {
  "five-is": fiveIs,
  classic,
};

const limitSentence = "Enter the word limit as a whole number from 5 to 2000.";

/** What can be said anew about one question; a limit only where the question has one. */
export const questionSchema = z.object({
  label: line("the question", 300),
  hint: optionalLine("the hint", 400),
  maxWords: z
    .string()
    .optional()
    .transform((typed) => normalText(typed ?? ""))
    .pipe(z.string().regex(/^(\d{1,4})?$/, limitSentence))
    .transform((typed) => (typed === "" ? null : Number(typed)))
    .refine((limit) => limit === null || (limit >= 5 && limit <= 2000), limitSentence),
  required: z.enum(["yes", "no"]).transform((answer) => answer === "yes"),
});

export type QuestionInput = z.infer<typeof questionSchema>;

/** Finds a question of a form and its section. */
export function questionOf(
  sections: readonly Section[],
  questionId: string,
): { section: Section; question: Question } | undefined {
  for (const section of sections) {
    const question = section.questions.find((one) => one.id === questionId);
    if (question) return { section, question };
  }
  return undefined;
}

/** Gives the sections with one question said anew. */
export function withChange(
  sections: readonly Section[],
  questionId: string,
  change: QuestionInput,
): Section[] {
  return sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) =>
      question.id === questionId ? changed(question, change) : question,
    ),
  }));
}

function changed(question: Question, change: QuestionInput): Question {
  const { hint: _hint, maxWords: _limit, ...rest } = question;
  return {
    ...rest,
    label: change.label,
    required: change.required,
    ...(change.hint === "" ? {} : { hint: change.hint }),
    ...(question.maxWords === undefined ? {} : { maxWords: change.maxWords ?? question.maxWords }),
  };
}

/** Gives the sections without a question; a section without questions goes with it. */
export function withoutQuestion(sections: readonly Section[], questionId: string): Section[] {
  return sections
    .map((section) => ({
      ...section,
      questions: section.questions.filter((question) => question.id !== questionId),
    }))
    .filter((section) => section.questions.length > 0);
}

/** Gives the sections with a dropped question back at its place in the template, in the template's words. */
export function withQuestion(
  template: FormTemplate,
  sections: readonly Section[],
  questionId: string,
): Section[] {
  return template.sections
    .map((section) => ({
      ...section,
      questions: section.questions.flatMap((original) => {
        const present = questionOf(sections, original.id)?.question;
        if (present) return [present];
        return original.id === questionId ? [original] : [];
      }),
    }))
    .filter((section) => section.questions.length > 0);
}

/** Lists the questions of the template that the form has dropped. */
export function droppedQuestions(template: FormTemplate, sections: readonly Section[]): Question[] {
  return template.sections
    .flatMap((section) => section.questions)
    .filter((question) => questionOf(sections, question.id) === undefined);
}

/** Lists the questions that are only asked after an answer to this one. */
export function dependentsOf(sections: readonly Section[], questionId: string): Question[] {
  return sections
    .flatMap((section) => section.questions)
    .filter((question) => question.when?.question === questionId);
}

/** True for the section that every form ends with and that stays as it is. */
export function isPublicationSection(section: { id: string }): boolean {
  return section.id === publicationSection.id;
}
