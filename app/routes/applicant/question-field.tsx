import type { ReactNode } from "react";
import type { NewerAnswer } from "../../domain/entries/answers.server";
import type { Question, QuestionType } from "../../domain/forms/question";
import { boundsOf } from "../../domain/forms/types/number";
import type { FormCorrection } from "../../domain/forms/wording";
import { languageName } from "../../domain/people/people";
import { sayTime } from "../../domain/times";
import { Button } from "../../ui/button";
import { fieldId } from "../../ui/field";
import { FormQuestion, Guidance } from "../../ui/form-question";
import { Stack } from "../../ui/layout";
import { Note } from "../../ui/note";
import { PlainText } from "../../ui/plain-text";
import { WordCount } from "../../ui/text-field";
import { WordingCorrections } from "../../ui/wording-corrections";
import { QuestionControl } from "./question-control";
import { versionName } from "./typed-answers";

const grouped: ReadonlySet<QuestionType> = new Set([
  "yes-no",
  "choice",
  "choices",
  "confirmation",
  "date-range",
  "people",
  "partners",
]);

export type QuestionFieldProps = {
  question: Question;
  value: string;
  version: number;
  /** "Only if ...": said without JavaScript, where the page cannot hide what is not asked. */
  condition?: string | undefined;
  /** How the question's words were corrected since the call opened. */
  corrections?: readonly FormCorrection[] | undefined;
  problem?: string | undefined;
  /** What the secretariat's remark on a returned entry says. */
  remark?: string | undefined;
  /** What the answer was in the national language, where the English one is written now. */
  original?: { text: string; language: string } | undefined;
  /** The other text where two people wrote at once. */
  newer?: NewerAnswer | undefined;
  /** Shown, not typed into; what was typed too late stays to be copied. */
  readOnly?: boolean | undefined;
  under?: ReactNode;
};

/** One question of the form with the control its kind wants, its guidance, and the other text after a stale save. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, value, version, condition, corrections = [], problem, remark } = props;
  const { newer, original, readOnly, under } = props;
  const maxWords = question.type === "long-text" ? question.maxWords : undefined;
  const hint = [condition, question.hint, sayLimit(question)].filter(Boolean).join(" ");
  return (
    <FormQuestion
      name={question.id}
      label={question.required ? question.label : `${question.label} (optional)`}
      hint={hint || undefined}
      problem={problem}
      group={grouped.has(question.type)}
      {...(question.guidance
        ? {
            guidance: <Guidance lines={question.guidance} />,
            guidanceTitle: question.type === "long-text" ? "What the jury looks for" : "Good to know",
          }
        : {})}
      under={
        maxWords || under ? (
          <>
            {maxWords ? <WordCount of={fieldId(question.id)} value={value} maxWords={maxWords} /> : null}
            {under}
          </>
        ) : null
      }
    >
      {(control) => (
        <Stack>
          {remark ? (
            <Note title="The secretariat's remark">
              <PlainText text={remark} />
            </Note>
          ) : null}
          <WordingCorrections corrections={corrections} />
          {original ? (
            <Note kind="plain" title={`The text in ${languageName(original.language)}`}>
              <PlainText text={original.text} lang={original.language} />
            </Note>
          ) : null}
          {newer ? <OtherText question={question} newer={newer} /> : null}
          <input
            type="hidden"
            name={versionName(question.id)}
            defaultValue={version}
            data-question={question.id}
            data-when={question.when ? JSON.stringify(question.when) : undefined}
          />
          <div>
            <QuestionControl question={question} control={control} value={value} readOnly={readOnly} />
          </div>
        </Stack>
      )}
    </FormQuestion>
  );
}

function OtherText({ question, newer }: { question: Question; newer: NewerAnswer }) {
  return (
    <div data-conflict="">
      <Note title={`${newer.savedBy} saved this text at ${sayTime(newer.savedAt)}`}>
        {newer.text === "" ? <p>(empty)</p> : <PlainText text={newer.words} />}
        <p>
          Your own text stands below. Change it as you like and save: it then takes the place of this one,
          which stays under "Earlier versions".
        </p>
        <Button kind="second" small name="take" value={question.id} formNoValidate>
          Take the text above instead
        </Button>
      </Note>
    </div>
  );
}

function sayLimit(question: Question): string | undefined {
  if (question.type === "long-text" && question.maxWords) return `At most ${question.maxWords} words.`;
  const bounds = question.type === "number" ? boundsOf(question) : "";
  return bounds ? `In figures, ${bounds}.` : undefined;
}
