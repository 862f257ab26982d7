import type { Question } from "../../domain/forms/question";
import { questionTypes } from "../../domain/forms/question-types";
import { boundsOf } from "../../domain/forms/types/number";
import { Guidance } from "../../ui/form-question";
import { Prose } from "../../ui/layout";
import { Details } from "../../ui/lists";

/** Says what kind of answer is asked for: "Text with paragraphs and lists, at most 350 words. Must be answered." */
function sayAnswer(question: Question): string {
  const bounds = question.type === "number" ? boundsOf(question) : "";
  const limit = question.maxWords === undefined ? bounds : `at most ${question.maxWords} words`;
  const unit = question.unit ? ` of ${question.unit}` : "";
  return `${questionTypes[question.type].name}${unit}${limit ? `, ${limit}` : ""}. ${question.required ? "Must be answered." : "Optional."}`;
}

/** Shows under a question what the applicant reads: hint, choices, guidance, and the kind of answer instead of the field. */
export function QuestionDetail({ question }: { question: Question }) {
  return (
    <>
      {question.hint ? <p className="small">{question.hint}</p> : null}
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
