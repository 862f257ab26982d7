import type { Problem } from "../domain/problems";
import { fieldId } from "./field";

/** Finds what is wrong with one field, to be shown beside it. */
export function problemOf(problems: readonly Problem[] | undefined, field: string): string | undefined {
  return problems?.find((problem) => problem.kind === "field" && problem.field === field)?.sentence;
}

export type ErrorSummaryProps = {
  problems: readonly Problem[] | undefined;
  title?: string | undefined;
};

/** Lists on top of a form what is wrong, each with a link to its field, and takes the focus; nothing when nothing is wrong. */
export function ErrorSummary({ problems, title = "There is a problem" }: ErrorSummaryProps) {
  if (!problems || problems.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: after a refused form the focus belongs on what is wrong
    <div className="error-summary" role="alert" tabIndex={-1} aria-labelledby="problems" autoFocus>
      <h2 id="problems">{title}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field ?? ""} ${problem.code}`}>
            {problem.kind === "field" && problem.field ? (
              <a href={`#${encodeURIComponent(fieldId(problem.field))}`}>{problem.sentence}</a>
            ) : (
              problem.sentence
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
