import type { Question } from "../../domain/forms/question";
import { rowsOf } from "../../domain/forms/types/cells";
import { rangeOf, stillRunning } from "../../domain/forms/types/date-range";
import { partnerColumns } from "../../domain/forms/types/partners";
import { personColumns } from "../../domain/forms/types/people";
import type { Column } from "../../domain/forms/types/row-rules";
import { isDay } from "../../domain/times";
import { Button } from "../../ui/button";
import { CellRows } from "../../ui/cell-rows";
import { ChoiceInputs } from "../../ui/choices";
import type { Control } from "../../ui/field";
import { TextAreaInput, TextInput } from "../../ui/text-field";

export type QuestionControlProps = {
  question: Question;
  control: Control;
  /** The kept text of the answer. */
  value: string;
  readOnly?: boolean | undefined;
};

/** The control of each type of question; what its fields send is what the type's `parse` reads. */
export function QuestionControl({ question, control, value, readOnly = false }: QuestionControlProps) {
  const text = { control, value, readOnly };
  const ticked = { control, chosen: value.split("\n") };
  switch (question.type) {
    case "short-text":
      return <TextInput {...text} />;
    case "long-text":
      return <TextAreaInput {...text} rows={rowsFor(question)} />;
    case "number":
      return (
        <div className="with-unit">
          <TextInput {...text} width={10} inputMode="decimal" />
          {question.unit ? <span className="unit">{question.unit}</span> : null}
        </div>
      );
    case "amount":
      return <TextInput {...text} width={10} inputMode="decimal" />;
    case "date":
      return <DayInput {...text} />;
    case "date-range":
      return <RangeInputs {...text} />;
    case "yes-no":
      return <ChoiceInputs {...ticked} type="radio" options={yesAndNo} />;
    case "choice":
      return <ChoiceInputs {...ticked} type="radio" options={question.choices ?? []} />;
    case "choices":
      return <ChoiceInputs {...ticked} type="checkbox" options={question.choices ?? []} />;
    case "links":
      return <TextAreaInput {...text} rows={4} />;
    case "people":
      return <Rows {...text} one="Person" columns={personColumns} more="Save and add another person" />;
    case "partners":
      return <Rows {...text} one="Partner" columns={partnerColumns} more="Save and add another partner" />;
    case "confirmation":
      return <ChoiceInputs {...ticked} type="checkbox" options={[confirm]} />;
  }
}

const yesAndNo = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];
const confirm = { value: "yes", label: "Yes, I confirm this" };

type TextProps = { control: Control; value: string; readOnly: boolean };

function rowsFor(question: Question): number {
  return Math.min(16, Math.max(5, Math.round((question.maxWords ?? 200) / 30)));
}

/** A browser's own date field would show nothing for a text that is no day, and lose it. */
function DayInput(props: TextProps) {
  const type = props.value === "" || isDay(props.value) ? "date" : "text";
  return <TextInput {...props} type={type} width={10} />;
}

function RangeInputs({ control, value, readOnly }: TextProps) {
  const { start, end, running } = rangeOf(value);
  const endControl = { ...control, id: `${control.id}-end` };
  return (
    <div className="range">
      <div className="range-part">
        <label htmlFor={control.id}>Start</label>
        <DayInput control={control} value={start} readOnly={readOnly} />
      </div>
      <div className="range-part">
        <label htmlFor={endControl.id}>End</label>
        <DayInput control={endControl} value={end} readOnly={readOnly} />
      </div>
      <ChoiceInputs
        control={{ ...control, id: `${control.id}-running` }}
        type="checkbox"
        options={[{ value: stillRunning, label: "Still running" }]}
        chosen={running ? [stillRunning] : []}
      />
    </div>
  );
}

/** As many rows as there are, and two empty ones: who needs more saves, and gets them. */
function Rows({
  control,
  value,
  readOnly,
  one,
  columns,
  more,
}: TextProps & { one: string; columns: readonly Column[]; more: string }) {
  const rows = rowsOf([value], columns.length);
  return (
    <>
      <CellRows
        control={control}
        one={one}
        columns={columns.map(({ label, missing }) => (missing ? label : `${label} (optional)`))}
        rows={readOnly ? rows : [...rows, ...Array.from({ length: 2 }, () => columns.map(() => ""))]}
        readOnly={readOnly}
      />
      {readOnly ? null : (
        <Button kind="second" small name="rows" value={control.name} formNoValidate>
          {more}
        </Button>
      )}
    </>
  );
}
