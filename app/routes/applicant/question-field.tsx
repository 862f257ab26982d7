import type { ReactNode } from "react";
import type { NewerAnswer } from "../../domain/entries/answers.server";
import type { Question } from "../../domain/forms/question";
import { isDay, sayTime } from "../../domain/times";
import { Button } from "../../ui/button";
import { ChoiceInputs } from "../../ui/choices";
import { type Control, fieldId } from "../../ui/field";
import { FormQuestion, Guidance } from "../../ui/form-question";
import { Stack } from "../../ui/layout";
import { Note } from "../../ui/note";
import { PlainText } from "../../ui/plain-text";
import { TextAreaInput, TextInput, WordCount } from "../../ui/text-field";
import { versionName } from "./typed-answers";

const grouped = new Set(["yes-no", "choice", "choices", "confirmation"]);
const yesAndNo = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

export type QuestionFieldProps = {
  question: Question;
  value: string;
  version: number;
  /** "Only if ...": said without JavaScript, where the page cannot hide what is not asked. */
  condition?: string | undefined;
  problem?: string | undefined;
  /** What the secretariat's remark on a returned entry says. */
  remark?: string | undefined;
  /** The other text where two people wrote at once. */
  newer?: NewerAnswer | undefined;
  /** Shown, not typed into; what was typed too late stays to be copied. */
  readOnly?: boolean | undefined;
  under?: ReactNode;
};

/** One question of the form with the control its kind wants, its guidance, and the other text after a stale save. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, value, version, condition, problem, remark, newer, readOnly, under } = props;
  const maxWords = question.type === "long-text" ? question.maxWords : undefined;
  const hint = [condition, question.hint, maxWords ? `At most ${maxWords} words.` : undefined]
    .filter(Boolean)
    .join(" ");
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
    <Note title={`${newer.savedBy} saved this text at ${sayTime(newer.savedAt)}`}>
      {newer.text === "" ? <p>(empty)</p> : <PlainText text={newer.text} />}
      <p>
        Your own text stands below. Change it as you like and save: it then takes the place of this one, which
        stays under "Earlier versions".
      </p>
      <Button kind="second" small name="take" value={question.id} formNoValidate>
        Take the text above instead
      </Button>
    </Note>
  );
}

/** The control of each kind of question. */
function QuestionControl({
  question,
  control,
  value,
  readOnly = false,
}: {
  question: Question;
  control: Control;
  value: string;
  readOnly?: boolean | undefined;
}) {
  const ticked = { control, chosen: value.split("\n") };
  switch (question.type) {
    case "long-text":
      return <TextAreaInput control={control} value={value} rows={rowsFor(question)} readOnly={readOnly} />;
    case "links":
      return <TextAreaInput control={control} value={value} rows={4} readOnly={readOnly} />;
    case "short-text":
      return <TextInput control={control} value={value} readOnly={readOnly} />;
    case "amount":
      return <TextInput control={control} value={value} width={10} inputMode="decimal" readOnly={readOnly} />;
    case "date": {
      // A browser's own date field would show nothing for a text that is no day, and lose it.
      const type = value === "" || isDay(value) ? "date" : "text";
      return <TextInput control={control} value={value} type={type} width={10} readOnly={readOnly} />;
    }
    case "yes-no":
      return <ChoiceInputs {...ticked} type="radio" options={yesAndNo} />;
    case "choice":
      return <ChoiceInputs {...ticked} type="radio" options={question.choices ?? []} />;
    case "choices":
      return <ChoiceInputs {...ticked} type="checkbox" options={question.choices ?? []} />;
    case "confirmation":
      return (
        <ChoiceInputs
          {...ticked}
          type="checkbox"
          options={[{ value: "yes", label: "Yes, I confirm this" }]}
        />
      );
  }
}

function rowsFor(question: Question): number {
  return Math.min(16, Math.max(5, Math.round((question.maxWords ?? 200) / 30)));
}
