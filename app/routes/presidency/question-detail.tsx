import type { Question } from "../../domain/forms/question";
import { Guidance } from "../../ui/form-question";
import { Prose } from "../../ui/layout";
import { Details } from "../../ui/lists";

const answerWords: Record<Question["type"], string> = {
  "short-text": "Answer in one line",
  "long-text": "Answer in text",
  date: "A date",
  amount: "An amount in euro",
  "yes-no": "Yes or no",
  choice: "One of these",
  choices: "Any of these",
  links: "Links, one a line",
  confirmation: "A box to tick",
};

/** Says what kind of answer is asked for: "Answer in text, at most 350 words. Must be answered." */
function sayAnswer(question: Question): string {
  const limit = question.maxWords === undefined ? "" : `, at most ${question.maxWords} words`;
  return `${answerWords[question.type]}${limit}. ${question.required ? "Must be answered." : "Optional."}`;
}

/** Shows under a question what the applicant reads: hint, choices, guidance, and the kind of answer instead of the field. */
export function QuestionDetail({ question }: { question: Question }) {
  return (
    <>
      {question.hint ? <p>{question.hint}</p> : null}
      <p className="quiet small">{sayAnswer(question)}</p>
      {question.choices ? (
        <Prose>
          <ul>
            {question.choices.map((choice) => (
              <li key={choice.value}>{choice.label}</li>
            ))}
          </ul>
        </Prose>
      ) : null}
      {question.guidance ? (
        <Details summary="Guidance beside the question">
          <Guidance lines={question.guidance} />
        </Details>
      ) : null}
    </>
  );
}
