import type { AnswerInput } from "../../domain/entries/answers.server";
import { type Typed, textOf, textsOf } from "../../http/forms";

const versionField = "version:";

/** Names the hidden field that carries the version an answer was typed over; it also says that the question was on the page. */
export function versionName(questionId: string): string {
  return `${versionField}${questionId}`;
}

/** Reads the answers of a sent page: a question without any value was left empty or unticked. */
export function typedAnswers(typed: Typed): Record<string, AnswerInput> {
  const answers: Record<string, AnswerInput> = {};
  for (const name of Object.keys(typed)) {
    if (!name.startsWith(versionField)) continue;
    const questionId = name.slice(versionField.length);
    answers[questionId] = { text: textsOf(typed, questionId), version: versionIn(typed, questionId) };
  }
  return answers;
}

/** Reads the version that an answer was typed over; none where what was sent is no number. */
export function versionIn(typed: Typed, questionId: string): number {
  const version = Number(textOf(typed, versionName(questionId)));
  return Number.isSafeInteger(version) ? version : 0;
}
