import { askedAnswers, questionOf } from "../forms/answers";
import type { Question, Section } from "../forms/question";
import { answersIn, type SubmissionContent, type SubmittedAnswer } from "./submission-content";

/** Who reads an entry: its own people, admission, the jury, everybody. */
export type Audience = "owner" | "admission" | "jury" | "public";

/**
 * Lists the answers an audience may see, section by section; a question that the form does not know is shown to nobody
 * outside. Owner and admission see all of them.
 */
export function sectionsFor(
  audience: Audience,
  sections: readonly Section[],
  content: SubmissionContent,
): SubmissionContent["sections"] {
  if (audience === "owner" || audience === "admission") return content.sections;
  const asked = askedAnswers(sections, answersIn(content));
  return content.sections
    .map((section) => ({
      ...section,
      answers: section.answers.filter((answer) => {
        const question = questionOf(sections, answer.questionId);
        if (!question) return false;
        return audience === "jury" ? question.hiddenFromJury !== true : isPublic(question, answer, asked);
      }),
    }))
    .filter((section) => section.answers.length > 0);
}

/** True for an answer that becomes public with the winners, as far as the publication section of the form allows it. */
function isPublic(
  question: Question,
  answer: SubmittedAnswer,
  answers: Readonly<Record<string, string>>,
): boolean {
  if (answer.juryOnlyReason !== null) return false;
  const ticked = (answers["public-contacts"] ?? "").split("\n").includes(question.id);
  if (question.neverPublic === true) return ticked;
  const named = answers["may-be-named"];
  if (question.type === "people") return named === "organisations-and-person";
  if (question.type === "partners")
    return named === "organisations-and-person" || named === "all-organisations";
  return true;
}
