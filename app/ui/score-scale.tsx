import type { ReactNode } from "react";
import { fieldId } from "./field";
import { StateMark } from "./state";

export type ScoreScaleProps = {
  name: string;
  /** The criterion. */
  legend: ReactNode;
  /** The criterion's question. */
  hint?: ReactNode;
  min: number;
  max: number;
  step: number;
  value?: number | undefined;
  problem?: string | undefined;
  /** The anchors under the scale; inside, so that they follow the chosen score. */
  children?: ReactNode;
};

/** Gives the scores of a scale as text, counted in whole steps, with the decimals the step has: 0, 0.5, 1 ... */
export function scoresOf(min: number, max: number, step: number): { text: string; whole: boolean }[] {
  const decimals = (String(step).split(".")[1] ?? "").length;
  const unit = 10 ** decimals;
  const scores: { text: string; whole: boolean }[] = [];
  for (let at = Math.round(min * unit); at <= Math.round(max * unit); at += Math.round(step * unit)) {
    scores.push({ text: String(at / unit), whole: at % unit === 0 });
  }
  return scores;
}

/** Asks for a score with native radio buttons: arrow keys, touch and no script needed. Whole steps are bold. */
export function ScoreScale({
  name,
  legend,
  hint,
  min,
  max,
  step,
  value,
  problem,
  children,
}: ScoreScaleProps) {
  const id = fieldId(name);
  const scores = scoresOf(min, max, step);
  const usual = min === 0 && max === 5 && (step === 0.5 || step === 1);
  const described = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ");
  return (
    <fieldset
      className={usual ? "score-scale score-scale-usual" : "score-scale"}
      aria-describedby={described || undefined}
    >
      <legend>{legend}</legend>
      {hint ? (
        <p className="score-question" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p className="field-problem" id={`${id}-problem`}>
          <StateMark kind="bad" />
          <span className="hidden-words">Problem: </span>
          {problem}
        </p>
      ) : null}
      <div className={scores.length > 11 ? "scores scores-many" : "scores"}>
        {scores.map((score, index) => (
          <label key={score.text} className={score.whole ? "score score-whole" : "score"}>
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${index + 1}`}
              name={name}
              value={score.text}
              defaultChecked={value !== undefined && Number(score.text) === value}
            />
            <span>{score.text}</span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

export type AnchorsProps = {
  anchors: readonly { score: number; words: string }[];
  /** Marks the one or two that apply: 3.5 lies between 3 and 4. */
  value?: number | undefined;
};

/** Gives the anchors that belong to a score: its own, or the two it lies between. */
export function anchorsAt(anchors: AnchorsProps["anchors"], value: number | undefined): number[] {
  if (value === undefined) return [];
  const scores = anchors.map((anchor) => anchor.score).sort((a, b) => a - b);
  if (scores.includes(value)) return [value];
  const below = scores.filter((score) => score < value).at(-1);
  const above = scores.find((score) => score > value);
  return [below, above].filter((score): score is number => score !== undefined);
}

/** Says in words what the scores mean. On the usual scale of 0 to 5 the mark follows the choice at once, by style alone. */
export function Anchors({ anchors, value }: AnchorsProps) {
  const marked = anchorsAt(anchors, value);
  return (
    <dl className="anchors">
      {anchors.map((anchor) => (
        <div
          key={anchor.score}
          className={marked.includes(anchor.score) ? "anchor anchor-marked" : "anchor"}
          data-anchor={anchor.score}
        >
          <dt>{anchor.score}</dt>
          <dd>{anchor.words}</dd>
        </div>
      ))}
    </dl>
  );
}

export type CriterionStep = {
  label: string;
  /** The score as text; a dash stands for none. */
  value?: string | undefined;
  current?: boolean | undefined;
  /** A page of its own … */
  to?: string | undefined;
  /** … or a button of the form around it, which saves on the way. */
  button?: { name: string; value: string } | undefined;
};

/** Shows the criteria of a score sheet with the scores given so far, and leads to each. */
export function CriterionSteps({
  steps,
  label = "Criteria",
}: {
  steps: readonly CriterionStep[];
  label?: string | undefined;
}) {
  return (
    <nav aria-label={label}>
      <ol className="criterion-steps">
        {steps.map((step) => {
          const className = step.value === undefined ? "criterion" : "criterion criterion-scored";
          const current = step.current ? "step" : undefined;
          const words = (
            <>
              <b>
                {step.value ?? <span aria-hidden="true">–</span>}
                {step.value === undefined ? <span className="hidden-words">No score</span> : null}
              </b>{" "}
              <span>{step.label}</span>
            </>
          );
          return (
            <li key={step.label}>
              {step.button ? (
                <button type="submit" className={className} aria-current={current} {...step.button}>
                  {words}
                </button>
              ) : step.to ? (
                <a className={className} aria-current={current} href={step.to}>
                  {words}
                </a>
              ) : (
                <span className={className} aria-current={current}>
                  {words}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
