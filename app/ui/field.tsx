import type { ReactNode } from "react";
import { StateMark } from "./state";

/** Gives the id of a field's control: the error summary links to it. */
export function fieldId(name: string): string {
  return `f-${name}`;
}

/** What a control needs to be announced with its label, hint and problem. */
export type Control = { id: string; name: string; describedBy: string | undefined; invalid: boolean };

/** What every field takes. */
export type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** The sentence that says what is wrong. */
  problem?: string | undefined;
};

export type FrameProps = FieldProps & {
  /** A group of controls (radios, checkboxes) has a legend instead of a label. */
  group?: boolean | undefined;
  /** Stands after the hint in the source; beside the answer from 62rem on. */
  guidance?: ReactNode;
  guidanceTitle?: string | undefined;
  /** Under the control: word count, who else is writing. */
  under?: ReactNode;
  className?: string | undefined;
  children: ReactNode | ((control: Control) => ReactNode);
};

/** Puts label, hint, guidance, problem and what stands under it around a control, and wires them together. */
export function FieldFrame(props: FrameProps) {
  const { name, label, hint, problem, group = false, guidance, guidanceTitle, under, children } = props;
  const id = fieldId(name);
  const described = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : "", under ? `${id}-under` : ""];
  const control: Control = {
    id,
    name,
    describedBy: described.filter(Boolean).join(" ") || undefined,
    invalid: problem !== undefined,
  };
  const classes = ["field", problem ? "field-invalid" : "", props.className ?? ""].filter(Boolean).join(" ");
  const inside = (
    <>
      {hint ? (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {guidance ? (
        <div className="field-guidance">
          {guidanceTitle ? <h2>{guidanceTitle}</h2> : null}
          {guidance}
        </div>
      ) : null}
      {problem ? (
        <p className="field-problem" id={`${id}-problem`}>
          <StateMark kind="bad" />
          <span className="hidden-words">Problem: </span>
          {problem}
        </p>
      ) : null}
      <div className="field-control">{typeof children === "function" ? children(control) : children}</div>
      {under ? (
        <div className="field-under" id={`${id}-under`}>
          {under}
        </div>
      ) : null}
    </>
  );
  if (group) {
    return (
      <fieldset className={classes} aria-describedby={control.describedBy}>
        <legend className="field-label">{label}</legend>
        {inside}
      </fieldset>
    );
  }
  return (
    <div className={classes}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {inside}
    </div>
  );
}
