import type { ReactNode } from "react";
import { sayCounts } from "../domain/judging/score-counts";

export type ScoreBarsProps = {
  /** The criterion. */
  name: string;
  /** The scores of the scale, and how often each has been given. */
  scores: readonly number[];
  counts: readonly number[];
  given: number;
  mean: number | null;
  /** How many entries there are to score. */
  entries: number;
  /** The highest count on the page, so that bars of one height mean the same everywhere. */
  most: number;
};

const column = 24;
const tallest = 56;

/** Draws how often each score was given on one criterion as bars with their numbers; all of it said in words as well. */
export function ScoreBars({ name, scores, counts, given, mean, entries, most }: ScoreBarsProps) {
  const said = sayCounts(counts, scores);
  const width = scores.length * column;
  const base = tallest + 18;
  return (
    <figure className="score-bars">
      <figcaption>
        <b>{name}</b>
        <span className="quiet">
          {given} of {entries} scored{mean === null ? "" : `, mean ${mean.toFixed(2)}`}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${base + 18}`} role="img" aria-label={`${name}: ${said}`}>
        <path className="axis" d={`M0 ${base}H${width}`} />
        {scores.map((score, index) => {
          const count = counts[index] ?? 0;
          const height = (count / most) * tallest;
          const middle = index * column + column / 2;
          return (
            <g key={score}>
              {count > 0 ? (
                <>
                  <rect className="bar" x={middle - 8} y={base - height} width="16" height={height} />
                  <text className="bar-count" x={middle} y={base - height - 5}>
                    {count}
                  </text>
                </>
              ) : null}
              <text
                className={Number.isInteger(score) ? "bar-score bar-whole" : "bar-score"}
                x={middle}
                y={base + 14}
              >
                {score}
              </text>
            </g>
          );
        })}
      </svg>
      <p className="score-bars-words small">{said}</p>
    </figure>
  );
}

/** Sets the bars of all criteria beside each other where there is room. */
export function ScoreBarsList({ children }: { children: ReactNode }) {
  return <div className="score-bars-list">{children}</div>;
}
