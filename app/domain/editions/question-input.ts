import { z } from "zod";
import { isContact } from "../forms/publication-section";
import type { Choice, Question, QuestionType } from "../forms/question";
import { questionTypes } from "../forms/question-types";
import { line, optionalLine } from "../people/people";
import { fieldProblem, type Problem } from "../problems";
import { normalText } from "../text";

const limitSentence = "Enter the word limit as a whole number from 5 to 2000, or nothing for none.";

/** Lines of a text area: trimmed, without empty ones. */
function lines(label: string, most: number, mostCharacters: number) {
  return z
    .string()
    .transform((typed) => typed.split("\n").flatMap((one) => normalText(one).replace(/\s+/g, " ") || []))
    .pipe(
      z
        .array(z.string().max(mostCharacters, `Keep each line of ${label} to ${mostCharacters} characters.`))
        .max(most, `Give at most ${most} lines of ${label}.`),
    );
}

function figure(label: string) {
  return z
    .string()
    .transform((typed) => normalText(typed))
    .pipe(z.string().regex(/^(-?\d{1,12}(\.\d{1,2})?)?$/, `Enter ${label} in figures, or nothing.`))
    .transform((typed) => (typed === "" ? null : Number(typed)));
}

/** The words of a question: what may be said anew before the call, and corrected after it. */
export const wordsSchema = z.object({
  label: line("the question", 300),
  hint: optionalLine("the hint", 400),
  guidance: lines("guidance", 12, 300).optional(),
});

/** What can be set of one question; what its type does not know is left aside, what is not sent stays as it is. */
export const questionSchema = wordsSchema.extend({
  maxWords: z
    .string()
    .transform((typed) => normalText(typed))
    .pipe(z.string().regex(/^(\d{1,4})?$/, limitSentence))
    .transform((typed) => (typed === "" ? null : Number(typed)))
    .refine((limit) => limit === null || (limit >= 5 && limit <= 2000), limitSentence)
    .optional(),
  required: z.enum(["yes", "no"]).transform((answer) => answer === "yes"),
  unit: optionalLine("the unit", 30).optional(),
  min: figure("the least number").optional(),
  max: figure("the greatest number").optional(),
  choices: lines("answers", 30, 200).optional(),
  /** Whether it is contact data; an empty one says that the field was on the page. */
  contact: z
    .union([z.string(), z.array(z.string())])
    .transform((typed) => [typed].flat().includes("yes"))
    .optional(),
  /** "question:answer" each; an empty one says that the field was on the page. */
  when: z
    .union([z.string(), z.array(z.string())])
    .transform((typed) => [typed].flat().filter((one) => one !== ""))
    .optional(),
});

export type QuestionInput = z.infer<typeof questionSchema>;

/** Gives the text of a field of the editor for one answer of an earlier question. */
export function conditionField(questionId: string, value: string): string {
  return `${questionId}:${value}`;
}

/** Gives a question with what was set of it; its type and id stay. */
export function withInput(question: Question, input: QuestionInput): Question {
  const { settings } = questionTypes[question.type];
  const { id, type } = question;
  const contact = input.contact ?? isContact(question);
  const guidance = input.guidance ?? question.guidance ?? [];
  const maxWords = input.maxWords === undefined ? question.maxWords : input.maxWords;
  const when = input.when === undefined ? question.when : conditionOf(input.when);
  return {
    id,
    type,
    label: input.label,
    ...(input.hint === "" ? {} : { hint: input.hint }),
    ...(guidance.length === 0 ? {} : { guidance }),
    required: input.required,
    ...(settings.includes("maxWords") && typeof maxWords === "number" ? { maxWords } : {}),
    ...(settings.includes("numbers") ? numbersOf(question, input) : {}),
    ...(settings.includes("choices")
      ? {
          choices: input.choices
            ? namedChoices(question.choices ?? [], input.choices)
            : (question.choices ?? []),
        }
      : {}),
    ...(when ? { when } : {}),
    ...(contact ? { hiddenFromJury: true, neverPublic: true } : {}),
  };
}

function numbersOf(question: Question, input: QuestionInput): Partial<Question> {
  const unit = input.unit ?? question.unit ?? "";
  const min = input.min === undefined ? question.min : input.min;
  const max = input.max === undefined ? question.max : input.max;
  return {
    ...(unit === "" ? {} : { unit }),
    ...(min === null || min === undefined ? {} : { min }),
    ...(max === null || max === undefined ? {} : { max }),
  };
}

function conditionOf(fields: readonly string[]): Question["when"] {
  const [first] = fields;
  if (first === undefined) return undefined;
  const parts = (field: string) => [field.slice(0, field.indexOf(":")), field.slice(field.indexOf(":") + 1)];
  const question = parts(first)[0]!;
  return { question, is: fields.filter((one) => parts(one)[0] === question).map((one) => parts(one)[1]!) };
}

/** Names the answers anew; each keeps its value by its words, else by its place, so that conditions go on to fit. */
function namedChoices(choices: readonly Choice[], labels: readonly string[]): Choice[] {
  const free = new Set(choices.filter((one) => !labels.includes(one.label)).map((one) => one.value));
  const taken = new Set(choices.map((one) => one.value));
  const used = new Set<string>();
  return labels.map((label, index) => {
    const same = choices.find((one) => one.label === label && !used.has(one.value))?.value;
    const here = choices[index]?.value;
    const value = same ?? (here !== undefined && free.has(here) ? here : newId(label, taken));
    free.delete(value);
    taken.add(value);
    used.add(value);
    return { value, label };
  });
}

/** Makes a lasting name out of words that none of the taken ones has; it begins so that it meets no address of ours. */
export function newId(words: string, taken: ReadonlySet<string>): string {
  const plain = words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-|-$/g, "");
  const name = plain === "" ? "own" : `own-${plain}`;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** Lists what is wrong with one question by itself, beside the fields of the editor. */
export function wrongInQuestion(question: Question, input: QuestionInput): Problem[] {
  const problems: Problem[] = [];
  const { min, max, choices } = question;
  if (choices && choices.length < 2) {
    problems.push(fieldProblem("choices", "too-few-choices", "Give at least two answers, one a line."));
  }
  if (choices && new Set(choices.map((one) => one.label)).size < choices.length) {
    problems.push(fieldProblem("choices", "same-choice", "Two of the answers read alike."));
  }
  if (min !== undefined && max !== undefined && min > max) {
    problems.push(fieldProblem("max", "bounds-crossed", "The greatest number is below the least one."));
  }
  if (new Set(input.when?.map((one) => one.split(":")[0])).size > 1) {
    problems.push(
      fieldProblem(
        "when",
        "two-conditions",
        "A question can depend on answers to one earlier question only.",
      ),
    );
  }
  return problems;
}

/** Makes an empty question of a type, for the editor to fill. */
export function blankQuestion(id: string, type: QuestionType): Question {
  return { id, type, label: "", required: true };
}
