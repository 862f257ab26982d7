import { wordCount } from "../domain/text";
import { type Control, FieldFrame, type FieldProps } from "./field";

export type TextInputOptions = {
  value?: string | undefined;
  type?: "text" | "email" | "date" | "time" | "number" | "url" | "tel" | "search" | "password" | undefined;
  autoComplete?: string | undefined;
  inputMode?: "text" | "numeric" | "decimal" | "email" | "tel" | "url" | undefined;
  /** Characters that fit in: says how long an answer is meant to be. Full width when not given. */
  width?: 2 | 4 | 6 | 10 | 20 | 30 | undefined;
  required?: boolean | undefined;
  readOnly?: boolean | undefined;
  min?: string | number | undefined;
  max?: string | number | undefined;
  step?: string | number | undefined;
  maxLength?: number | undefined;
  /** Language of the value where it is not English. */
  lang?: string | undefined;
  spellCheck?: boolean | undefined;
};

/** One line to type into, without its label: for a FieldFrame or a FormQuestion around it. */
export function TextInput({
  control,
  value,
  type = "text",
  width,
  ...rest
}: TextInputOptions & { control: Control }) {
  return (
    <input
      className={
        width ? `input input-${width}` : type === "date" || type === "time" ? "input input-10" : "input"
      }
      id={control.id}
      name={control.name}
      type={type}
      defaultValue={value}
      aria-describedby={control.describedBy}
      aria-invalid={control.invalid || undefined}
      {...rest}
    />
  );
}

export type TextFieldProps = FieldProps & TextInputOptions;

/** Asks for one line: text, address, day, time or number. */
export function TextField({ name, label, hint, problem, ...options }: TextFieldProps) {
  return (
    <FieldFrame name={name} label={label} hint={hint} problem={problem}>
      {(control) => <TextInput control={control} {...options} />}
    </FieldFrame>
  );
}

export type TextAreaOptions = {
  value?: string | undefined;
  rows?: number | undefined;
  /** Adds the line "124 of 600 words", which a browser module keeps live. Never cuts what is typed. */
  maxWords?: number | undefined;
  required?: boolean | undefined;
  readOnly?: boolean | undefined;
  lang?: string | undefined;
};

/** Says how many words of the limit are used; the browser module finds it by the id of its text in `data-words-of`. */
export function WordCount({
  of,
  value = "",
  maxWords,
}: {
  of: string;
  value?: string | undefined;
  maxWords: number;
}) {
  const count = wordCount(value);
  return (
    <span
      className={count > maxWords ? "word-count word-count-over" : "word-count"}
      data-words-of={of}
      data-max-words={maxWords}
    >
      <b>
        <span data-count="">{count}</span> of {maxWords}
      </b>{" "}
      words
    </span>
  );
}

/** Several lines to type into, without label: for a FieldFrame or a FormQuestion around it. */
export function TextAreaInput({
  control,
  value,
  rows = 5,
  maxWords,
  ...rest
}: TextAreaOptions & { control: Control }) {
  return (
    <textarea
      className="input input-area"
      id={control.id}
      name={control.name}
      rows={rows}
      defaultValue={value}
      data-max-words={maxWords}
      aria-describedby={control.describedBy}
      aria-invalid={control.invalid || undefined}
      {...rest}
    />
  );
}

export type TextAreaProps = FieldProps & TextAreaOptions;

/** Asks for a text of several lines, with its word count where there is a limit. */
export function TextArea({ name, label, hint, problem, ...options }: TextAreaProps) {
  const { value, maxWords } = options;
  return (
    <FieldFrame
      name={name}
      label={label}
      hint={hint}
      problem={problem}
      under={maxWords ? <WordCount of={`f-${name}`} value={value} maxWords={maxWords} /> : null}
    >
      {(control) => <TextAreaInput control={control} {...options} />}
    </FieldFrame>
  );
}
