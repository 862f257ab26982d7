import { conditionField } from "../../domain/editions/question-input";
import { isContact } from "../../domain/forms/publication-section";
import type { Choice, Question } from "../../domain/forms/question";
import { questionTypes } from "../../domain/forms/question-types";
import type { Problem } from "../../domain/problems";
import { type Typed, textOf, textsOf } from "../../http/forms";
import { ChoiceInputs, RadioGroup } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { fieldId } from "../../ui/field";
import { Fieldset } from "../../ui/form-question";
import { Stack } from "../../ui/layout";
import { Details } from "../../ui/lists";
import { TextArea, TextField } from "../../ui/text-field";

export type Refusing = { problems: readonly Problem[]; typed: Typed } | undefined;

/** The fields of the words of a question, which a correction has too. */
export function WordFields({ question, refused }: { question: Question; refused: Refusing }) {
  const field = fieldsOf(refused, {
    label: question.label,
    hint: question.hint ?? "",
    guidance: (question.guidance ?? []).join("\n"),
  });
  return (
    <>
      <TextArea {...field("label")} label="Question" rows={2} required />
      <TextArea {...field("hint")} label="Hint under the question (optional)" rows={2} />
      <TextArea
        {...field("guidance")}
        label="Guidance beside the question (optional)"
        hint='What the jury looks for. A line is a paragraph; one that begins with "- " is an item of a list.'
        rows={5}
      />
    </>
  );
}

/** The fields of what a question asks for: its limits, its answers, its condition, whether it must be answered. */
export function SettingFields({
  question,
  refused,
  conditions,
}: {
  question: Question;
  refused: Refusing;
  conditions: readonly { question: { id: string; label: string }; offered: readonly Choice[] }[];
}) {
  const { settings } = questionTypes[question.type];
  const field = fieldsOf(refused, {
    maxWords: figure(question.maxWords),
    unit: question.unit ?? "",
    min: figure(question.min),
    max: figure(question.max),
    choices: (question.choices ?? []).map((choice) => choice.label).join("\n"),
    required: question.required ? "yes" : "no",
  });
  const { when } = question;
  const problem = problemOf(refused?.problems, "when");
  const stored = when ? when.is.map((value) => conditionField(when.question, value)) : [];
  return (
    <>
      {settings.includes("maxWords") ? (
        <TextField
          {...field("maxWords")}
          label="Word limit (optional)"
          hint="From 5 to 2000."
          inputMode="numeric"
          width={4}
        />
      ) : null}
      {settings.includes("numbers") ? (
        <>
          <TextField
            {...field("unit")}
            label="What is counted (optional)"
            hint='Such as "people".'
            width={20}
          />
          <TextField {...field("min")} label="Least number (optional)" inputMode="decimal" width={10} />
          <TextField {...field("max")} label="Greatest number (optional)" inputMode="decimal" width={10} />
        </>
      ) : null}
      {settings.includes("choices") ? (
        <TextArea {...field("choices")} label="Answers to choose from" hint="One a line." rows={6} required />
      ) : null}
      <RadioGroup
        {...field("required")}
        label="Must it be answered?"
        options={[
          { value: "yes", label: "Yes, the entry cannot be submitted without it" },
          { value: "no", label: "No, it is optional" },
        ]}
      />
      {question.type === "confirmation" ? null : (
        <>
          <input type="hidden" name="contact" value="" />
          <Fieldset legend="Contact data">
            <ChoiceInputs
              type="checkbox"
              control={{
                id: fieldId("contact"),
                name: "contact",
                describedBy: undefined,
                invalid: false,
              }}
              chosen={refused ? textsOf(refused.typed, "contact") : isContact(question) ? ["yes"] : []}
              options={[
                {
                  value: "yes",
                  label:
                    "An address or number of a person: the jury never sees it, and it is public only where the applicant ticks it",
                },
              ]}
            />
          </Fieldset>
        </>
      )}
      {conditions.length > 0 ? (
        <>
          <input type="hidden" name="when" value="" />
          <Details
            summary={when ? "Asked only after certain answers" : "Ask it only after certain answers"}
            open={when !== undefined || problem !== undefined}
          >
            <p>Tick answers to one earlier question; tick nothing to ask it always.</p>
            {problem ? <p className="field-problem">{problem}</p> : null}
            <Stack>
              {conditions.map(({ question: earlier, offered }, index) => (
                <Fieldset key={earlier.id} legend={earlier.label}>
                  <div>
                    <ChoiceInputs
                      type="checkbox"
                      control={{
                        id: index === 0 ? fieldId("when") : fieldId(`when-${earlier.id}`),
                        name: "when",
                        describedBy: undefined,
                        invalid: problem !== undefined,
                      }}
                      chosen={refused ? textsOf(refused.typed, "when") : stored}
                      options={offered.map((answer) => ({
                        value: conditionField(earlier.id, answer.value),
                        label: answer.label,
                      }))}
                    />
                  </div>
                </Fieldset>
              ))}
            </Stack>
          </Details>
        </>
      ) : null}
    </>
  );
}

/** Gives a field its name, what was typed or else what is stored, and its problem. */
export function fieldsOf(refused: Refusing, stored: Readonly<Record<string, string>>) {
  return (name: string) => ({
    name,
    value: refused ? textOf(refused.typed, name) : (stored[name] ?? ""),
    problem: problemOf(refused?.problems, name),
  });
}

function figure(number: number | undefined): string {
  return number === undefined ? "" : String(number);
}
