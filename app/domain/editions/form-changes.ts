import { classic } from "../forms/classic";
import { fiveIs } from "../forms/five-is";
import { isPublicationSection } from "../forms/publication-section";
import type { FormTemplate, Question, Section } from "../forms/question";
import { questionTypes } from "../forms/question-types";
import { isThemeSection } from "../forms/theme-conditions";

/** The forms an edition can start from. */
export const formTemplates: Record<FormTemplate["name"], FormTemplate> = {
  "five-is": fiveIs,
  classic,
};

/** True for a section that the editor leaves alone: publication, and the conditions of the theme. */
export function isFixedSection(section: { id: string }): boolean {
  return isPublicationSection(section) || isThemeSection(section);
}

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

/** Gives the sections with one question put in the place of the one that has its id. */
export function withChange(sections: readonly Section[], changed: Question): Section[] {
  return sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => (question.id === changed.id ? changed : question)),
  }));
}

/** Gives the sections without a question; a section that loses its last one stays until it is dropped itself. */
export function withoutQuestion(sections: readonly Section[], questionId: string): Section[] {
  return sections.map((section) => ({
    ...section,
    questions: section.questions.filter((question) => question.id !== questionId),
  }));
}

/** Gives the sections with questions added at the end of one. */
export function withAdded(
  sections: readonly Section[],
  sectionId: string,
  questions: readonly Question[],
): Section[] {
  return sections.map((section) =>
    section.id === sectionId ? { ...section, questions: [...section.questions, ...questions] } : section,
  );
}

export type Direction = "up" | "down";

/** Moves a question by one place; over the edge of its section it goes into the next one. Nothing where there is no place. */
export function withMoved(
  sections: readonly Section[],
  questionId: string,
  direction: Direction,
): Section[] | undefined {
  const from = sections.findIndex((section) => section.questions.some((one) => one.id === questionId));
  const section = sections[from];
  if (!section) return undefined;
  const at = section.questions.findIndex((one) => one.id === questionId);
  const question = section.questions[at]!;
  const step = direction === "up" ? -1 : 1;
  const others = section.questions.filter((one) => one.id !== questionId);
  if (section.questions[at + step]) {
    const questions = others.toSpliced(at + step, 0, question);
    return sections.map((one) => (one === section ? { ...one, questions } : one));
  }
  const target = sections[from + step];
  if (!target || isFixedSection(target)) return undefined;
  return sections.map((one) => {
    if (one === section) return { ...one, questions: others };
    if (one !== target) return one;
    return { ...one, questions: step < 0 ? [...one.questions, question] : [question, ...one.questions] };
  });
}

/** Moves a section by one place among those that may move. Nothing where there is no place. */
export function withMovedSection(
  sections: readonly Section[],
  sectionId: string,
  direction: Direction,
): Section[] | undefined {
  const at = sections.findIndex((section) => section.id === sectionId);
  const to = at + (direction === "up" ? -1 : 1);
  const [section, target] = [sections[at], sections[to]];
  if (!section || !target || isFixedSection(target)) return undefined;
  return sections.toSpliced(at, 1).toSpliced(to, 0, section);
}

/** Gives the sections with a new one before those that end every form. */
export function withSection(sections: readonly Section[], section: Section): Section[] {
  const end = sections.findIndex(isFixedSection);
  return sections.toSpliced(end < 0 ? sections.length : end, 0, section);
}

/**
 * Gives the sections with a dropped question of the template back in the template's words, after the nearest question
 * that stands before it there; a section that is gone comes back with it.
 */
export function withQuestion(
  template: FormTemplate,
  sections: readonly Section[],
  questionId: string,
): Section[] {
  const original = questionOf(template.sections, questionId);
  if (!original || questionOf(sections, questionId)) return [...sections];
  const { section, question } = original;
  const ids = section.questions.map((one) => one.id);
  const earlier = ids.slice(0, ids.indexOf(questionId));
  if (!sections.some((one) => one.id === section.id)) {
    const order = template.sections.map((one) => one.id);
    const before = order.slice(0, order.indexOf(section.id));
    const place = sections.findLastIndex((one) => before.includes(one.id)) + 1;
    return sections.toSpliced(place, 0, { ...section, questions: [question] });
  }
  return sections.map((one) => {
    if (one.id !== section.id) return one;
    const place = one.questions.findLastIndex((other) => earlier.includes(other.id)) + 1;
    return { ...one, questions: one.questions.toSpliced(place, 0, question) };
  });
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

/** Lists the answers that a question may depend on: those offered by the questions before it, or by all for a new one. */
export function possibleConditions(
  sections: readonly Section[],
  questionId?: string,
): { question: Question; offered: readonly { value: string; label: string }[] }[] {
  const all = sections.filter((section) => !isFixedSection(section)).flatMap((section) => section.questions);
  const at = all.findIndex((question) => question.id === questionId);
  return all.slice(0, at < 0 ? all.length : at).flatMap((question) => {
    const offered = questionTypes[question.type].offered?.(question) ?? [];
    return offered.length === 0 ? [] : [{ question, offered }];
  });
}

/** Says what breaks a form as a whole: a condition on a question that is gone, stands later, or lost the answer. */
export function brokenCondition(
  sections: readonly Section[],
): { code: string; sentence: string } | undefined {
  const questions = sections.flatMap((section) => section.questions);
  for (const [at, question] of questions.entries()) {
    const { when } = question;
    if (!when) continue;
    const place = questions.findIndex((one) => one.id === when.question);
    const earlier = questions[place];
    if (!earlier) {
      return {
        code: "question-needed",
        sentence: `"${question.label}" is only asked after an answer to a question that would be gone. Drop it first, or ask it always.`,
      };
    }
    if (place >= at) {
      return {
        code: "question-order",
        sentence: `"${question.label}" is only asked after an answer to "${earlier.label}", so it must stand after it.`,
      };
    }
    const offered = questionTypes[earlier.type].offered?.(earlier).map((one) => one.value) ?? [];
    if (when.is.length === 0 || !when.is.every((value) => offered.includes(value))) {
      return {
        code: "answer-needed",
        sentence: `"${question.label}" is only asked after an answer to "${earlier.label}" that would be gone. Change its condition first.`,
      };
    }
  }
  return undefined;
}
