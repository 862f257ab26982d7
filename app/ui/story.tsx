import type { ReactNode } from "react";
import { Country } from "./country";
import { starPath } from "./star";

export type Milestone = {
  title: string;
  /** The date in words or a time element: "9 and 10 November". */
  when: ReactNode;
  state: "done" | "now" | "to-come";
};

const smallStar = starPath(14, 14, 10);

/** Shows the year of an edition: what is done, where we are, what is to come. */
export function Timeline({
  milestones,
  here = "We are here",
}: {
  milestones: readonly Milestone[];
  here?: string | undefined;
}) {
  return (
    <ol className="timeline">
      {milestones.map((milestone) => (
        <li
          key={milestone.title}
          className={`timeline-${milestone.state}`}
          aria-current={milestone.state === "now" ? "step" : undefined}
        >
          <svg viewBox="0 0 28 28" aria-hidden="true" focusable="false">
            {milestone.state === "now" ? <circle cx="14" cy="14" r="13.5" /> : null}
            <path d={milestone.state === "now" ? starPath(14, 14, 9) : smallStar} />
          </svg>
          <b>{milestone.title}</b>
          {milestone.state === "done" ? <span className="hidden-words"> (done)</span> : null}
          <span className="timeline-when">{milestone.when}</span>
          {milestone.state === "now" ? <span className="timeline-here">{here}</span> : null}
        </li>
      ))}
    </ol>
  );
}

/** Explains something in a few numbered steps. */
export function Steps({ steps }: { steps: readonly { title: string; words: ReactNode }[] }) {
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <li key={step.title}>
          <span className="steps-number" aria-hidden="true">
            {index + 1}
          </span>
          <h3>{step.title}</h3>
          <div className="steps-words">{step.words}</div>
        </li>
      ))}
    </ol>
  );
}

const medals = {
  1: starPath(14, 14, 10),
  2: starPath(8.5, 14, 6) + starPath(19.5, 14, 6),
  3: starPath(14, 8, 5) + starPath(8, 18, 5) + starPath(20, 18, 5),
} as const;

/** Draws one, two or three stars on a blue disc; decoration beside the place in words. */
export function Medal({ place }: { place: 1 | 2 | 3 }) {
  return (
    <svg className="medal" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <circle cx="14" cy="14" r="14" />
      <path d={medals[place]} />
    </svg>
  );
}

const placeNames = { 1: "Winner", 2: "Second place", 3: "Third place" } as const;

export type Winner = {
  place: 1 | 2 | 3;
  /** Another word for the place: "Shared second place". */
  placeWords?: string | undefined;
  title: string;
  titleOwn?: string | undefined;
  titleLang?: string | undefined;
  country: string;
  to?: string | undefined;
  children?: ReactNode;
};

/** Shows who won: place with its medal, title in serif, country, a sentence. The first one is the largest. */
export function WinnersList({ winners }: { winners: readonly Winner[] }) {
  return (
    <ol className="winners">
      {winners.map((winner) => (
        <li
          key={`${winner.place} ${winner.country} ${winner.title}`}
          className={winner.place === 1 ? "winners-first" : undefined}
        >
          <p className="winners-place">
            <Medal place={winner.place} />
            {winner.placeWords ?? placeNames[winner.place]}
          </p>
          <h3>{winner.to ? <a href={winner.to}>{winner.title}</a> : winner.title}</h3>
          {winner.titleOwn && winner.titleOwn !== winner.title ? (
            <p className="winners-own" lang={winner.titleLang}>
              {winner.titleOwn}
            </p>
          ) : null}
          <p className="winners-country">
            <Country code={winner.country} />
          </p>
          {winner.children ? <div className="winners-words">{winner.children}</div> : null}
        </li>
      ))}
    </ol>
  );
}
