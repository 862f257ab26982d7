import { z } from "zod";
import type { Question, Section } from "./question";
import { questionTypes } from "./question-types";

/** Answers by the id of their question; a missing one and an empty one are the same. */
export type Answers = Readonly<Record<string, string>>;

/** A missing or wrong answer: where it is, and what to do about it. */
export type Gap = { sectionId: string; questionId: string; sentence: string };

/** Far above every word limit: a draft may be too long, but not without bounds. */
export const mostCharacters = 50_000;

const tooLong = `This answer is longer than ${mostCharacters.toLocaleString("en-GB")} characters and cannot be kept. Shorten it.`;

/** Finds a question of a form by its id. */
export function questionOf(sections: readonly Section[], questionId: string): Question | undefined {
  for (const { questions } of sections) {
    const question = questions.find((one) => one.id === questionId);
    if (question) return question;
  }
  return undefined;
}

/** True when the question is asked: it has no condition, or the earlier question is asked and answered that way. */
export function isAsked(sections: readonly Section[], answers: Answers, question: Question): boolean {
  const { when } = question;
  if (!when) return true;
  const questions = sections.flatMap((section) => section.questions);
  const before = questions.slice(
    0,
    questions.findIndex((one) => one.id === question.id),
  );
  const earlier = before.find((one) => one.id === when.question);
  // A condition on a question that does not come earlier can never be met; following it could also run in a circle.
  if (!earlier || !isAsked(sections, answers, earlier)) return false;
  return (answers[earlier.id] ?? "").split("\n").some((value) => when.is.includes(value));
}

/** Gives the questions of these ids, and those that are asked depending on their answers, at any remove. */
export function withFollowUps(sections: readonly Section[], ids: Iterable<string>): Set<string> {
  const found = new Set(ids);
  // A question comes after the one it depends on, so one pass is enough.
  for (const { id, when } of sections.flatMap((section) => section.questions)) {
    if (when && found.has(when.question)) found.add(id);
  }
  return found;
}

/** Gives what a submission contains: the answers to the questions that are asked, empty ones left out. */
export function askedAnswers(sections: readonly Section[], answers: Answers): Record<string, string> {
  const asked: Record<string, string> = {};
  for (const question of sections.flatMap((section) => section.questions)) {
    const text = answers[question.id] ?? "";
    if (text !== "" && isAsked(sections, answers, question)) asked[question.id] = text;
  }
  return asked;
}

/** Accepts one answer as a draft keeps it: anything, within bounds. */
export const draftAnswer = z.string().max(mostCharacters, tooLong);

/** Accepts a form as a draft: any of its questions may be missing, none of another form may be there. */
export function draftSchema(sections: readonly Section[]) {
  const questions = sections.flatMap((section) => section.questions);
  return z.strictObject(
    Object.fromEntries(questions.map((question) => [question.id, draftAnswer.optional()])),
  );
}

/** Accepts a form as it may be submitted: every draft in which each asked question is answered by its rules. */
export function submissionSchema(sections: readonly Section[]) {
  return draftSchema(sections).superRefine((answers, check) => {
    for (const question of sections.flatMap((section) => section.questions)) {
      if (!isAsked(sections, answers as Answers, question)) continue;
      const sentence = wrongWith(question, answers[question.id] ?? "");
      if (sentence) check.addIssue({ code: "custom", path: [question.id], message: sentence });
    }
  });
}

/** Lists what still stands against a submission, in the order of the form; nothing when it is complete. */
export function gapsIn(sections: readonly Section[], answers: Answers): Gap[] {
  const read = submissionSchema(sections).safeParse(ofForm(sections, answers));
  const sentences = new Map(read.error?.issues.map((issue) => [String(issue.path[0]), issue.message]));
  return sections.flatMap((section) =>
    section.questions.flatMap((question) => {
      const sentence = sentences.get(question.id);
      return sentence ? [{ sectionId: section.id, questionId: question.id, sentence }] : [];
    }),
  );
}

/** Says an answer in words; nothing where it is empty. */
export function sayAnswer(question: Question, text: string): string {
  return text === "" ? "" : questionTypes[question.type].display(text, question);
}

function wrongWith(question: Question, text: string): string | undefined {
  const rules = questionTypes[question.type];
  if (text === "") return question.required ? rules.missing : undefined;
  return rules.schema(question).safeParse(text).error?.issues[0]?.message;
}

// Answers to questions that a later version of the form dropped are kept, but no part of what is submitted.
function ofForm(sections: readonly Section[], answers: Answers): Record<string, string> {
  const ids = new Set(sections.flatMap((section) => section.questions.map((question) => question.id)));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
}

/** Says when a conditional question is asked; nothing for one that is always asked. */
export function conditionWords(sections: readonly Section[], question: Question): string | undefined {
  const { when } = question;
  const earlier = when ? questionOf(sections, when.question) : undefined;
  if (!when || !earlier) return undefined;
  const answers = when.is.map((value) =>
    questionTypes[earlier.type].display(value, earlier).replace(/^- /, ""),
  );
  return `Only if you answered ${answers.map((answer) => `"${answer}"`).join(" or ")} to "${earlier.label}".`;
}
