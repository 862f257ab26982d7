import type { ReactNode } from "react";
import { FieldFrame, type FrameProps } from "./field";
import { State, type StateKind } from "./state";

export type FieldsetProps = { legend: ReactNode; hint?: ReactNode; children: ReactNode };

/** Groups fields that belong together under one legend. */
export function Fieldset({ legend, hint, children }: FieldsetProps) {
  return (
    <fieldset className="fieldset">
      <legend>{legend}</legend>
      {hint ? <p className="field-hint">{hint}</p> : null}
      {children}
    </fieldset>
  );
}

export type FormQuestionProps = Omit<FrameProps, "className">;

/**
 * One question of the entry form: label, hint, guidance beside the answer from 62rem on, the answer, the line under it.
 * Its child is a function of the wiring and gives the control: `{(control) => <TextAreaInput control={control} maxWords={600} />}`.
 */
export function FormQuestion(props: FormQuestionProps) {
  return <FieldFrame {...props} className="question" />;
}

/** Sets guidance as the form templates keep it: a paragraph a string, "- " begins an item of a list. */
export function Guidance({ lines }: { lines: readonly string[] }) {
  const blocks: { list: boolean; lines: string[] }[] = [];
  for (const line of lines) {
    const list = line.startsWith("- ");
    const last = blocks.at(-1);
    if (list && last?.list) last.lines.push(line.slice(2));
    else blocks.push({ list, lines: [list ? line.slice(2) : line] });
  }
  return (
    <>
      {blocks.map((block, index) =>
        block.list ? (
          <ul key={index}>
            {block.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : (
          <p key={index}>{block.lines[0]}</p>
        ),
      )}
    </>
  );
}

export type SaveBarProps = {
  /** "Saved 12:04"; the browser module writes into it, and it is announced. */
  state?: { kind: StateKind; words: string } | undefined;
  /** Links and buttons, the main one last. */
  children: ReactNode;
};

/** Keeps the state of saving and the buttons in view at the bottom of a form. */
export function SaveBar({ state, children }: SaveBarProps) {
  return (
    <div className="save-bar">
      <div className="save-bar-state" role="status" data-save-state="">
        {state ? <State kind={state.kind}>{state.words}</State> : null}
      </div>
      {children}
    </div>
  );
}
