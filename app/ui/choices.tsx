import type { ReactNode } from "react";
import { type Control, FieldFrame, type FieldProps, fieldId } from "./field";
import { StateMark } from "./state";

export type Option = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean | undefined };

type ChoiceInputs = {
  control: Control;
  type: "radio" | "checkbox";
  options: readonly Option[];
  chosen: readonly string[];
  required?: boolean | undefined;
};

/** Native radios or checkboxes below each other; the first carries the field's id, so that the error summary leads to it. */
export function ChoiceInputs({ control, type, options, chosen, required }: ChoiceInputs) {
  return (
    <>
      {options.map((option, index) => {
        const id = index === 0 ? control.id : `${control.id}-${index + 1}`;
        return (
          <div className="choice" key={option.value}>
            <input
              type={type}
              id={id}
              name={control.name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              disabled={option.disabled}
              required={type === "radio" ? required : undefined}
              aria-describedby={option.hint ? `${id}-hint-of-choice` : undefined}
            />
            <label htmlFor={id}>{option.label}</label>
            {option.hint ? (
              <div className="choice-hint" id={`${id}-hint-of-choice`}>
                {option.hint}
              </div>
            ) : null}
          </div>
        );
      })}
    </>
  );
}

export type RadioGroupProps = FieldProps & {
  options: readonly Option[];
  value?: string | undefined;
  required?: boolean | undefined;
};

/** Asks for one of a few answers, all of them in view. */
export function RadioGroup({ options, value, required, ...field }: RadioGroupProps) {
  return (
    <FieldFrame {...field} group>
      {(control) => (
        <ChoiceInputs
          control={control}
          type="radio"
          options={options}
          chosen={value === undefined ? [] : [value]}
          required={required}
        />
      )}
    </FieldFrame>
  );
}

export type CheckboxGroupProps = FieldProps & {
  options: readonly Option[];
  values?: readonly string[] | undefined;
};

/** Asks for any number of answers; all boxes send the same name. */
export function CheckboxGroup({ options, values = [], ...field }: CheckboxGroupProps) {
  return (
    <FieldFrame {...field} group>
      {(control) => <ChoiceInputs control={control} type="checkbox" options={options} chosen={values} />}
    </FieldFrame>
  );
}

export type CheckboxProps = FieldProps & {
  /** What is sent when it is ticked. */
  value?: string | undefined;
  checked?: boolean | undefined;
  required?: boolean | undefined;
};

/** Asks for one confirmation. */
export function Checkbox({ name, label, hint, problem, value = "yes", checked, required }: CheckboxProps) {
  const id = fieldId(name);
  const described = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ");
  return (
    <div className={problem ? "field field-invalid" : "field"}>
      {problem ? (
        <p className="field-problem" id={`${id}-problem`}>
          <StateMark kind="bad" />
          <span className="hidden-words">Problem: </span>
          {problem}
        </p>
      ) : null}
      <div className="choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={checked}
          required={required}
          aria-describedby={described || undefined}
          aria-invalid={problem ? true : undefined}
        />
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <div className="choice-hint" id={`${id}-hint`}>
            {hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}

export type SelectOptions = {
  options: readonly { value: string; label: string }[];
  value?: string | undefined;
  /** A first line that is no answer: "Choose a country". */
  empty?: string | undefined;
  required?: boolean | undefined;
};

/** A native list to choose from, without its label: for a FieldFrame or a FormQuestion around it. */
export function SelectInput({
  control,
  options,
  value,
  empty,
  required,
}: SelectOptions & { control: Control }) {
  return (
    <select
      className="input input-select"
      id={control.id}
      name={control.name}
      defaultValue={value ?? ""}
      required={required}
      aria-describedby={control.describedBy}
      aria-invalid={control.invalid || undefined}
    >
      {empty === undefined ? null : <option value="">{empty}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

export type SelectProps = FieldProps & SelectOptions;

/** Asks for one of many answers (countries, people). */
export function Select({ name, label, hint, problem, ...options }: SelectProps) {
  return (
    <FieldFrame name={name} label={label} hint={hint} problem={problem}>
      {(control) => <SelectInput control={control} {...options} />}
    </FieldFrame>
  );
}
