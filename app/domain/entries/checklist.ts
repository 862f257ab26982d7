/** What the platform can tell of a submitted entry by itself; language and results are for a person. */
export type CheckedFacts = {
  complete: boolean;
  throughRepresentative: boolean;
  onTime: "yes" | "by-exception" | "no";
  /** Only whether the answer on results says something; whether it shows one is for the checker. */
  resultGiven: boolean;
};

/** What only a person can tell. */
export const humanPoints = ["english", "result"] as const;
export type HumanPoint = (typeof humanPoints)[number];

/** Who has ticked a point, and when. */
export type Tick = { point: HumanPoint; by: string; at: string };

export type CheckLine = {
  point: "complete" | "on-time" | "through-representative" | HumanPoint;
  met: boolean;
  words: string;
  /** Who ticked it; only on a point that a person ticks. */
  tick?: Tick;
};

/** Judges the facts of form. */
export function checklist(of: {
  gaps: number;
  throughRepresentative: boolean;
  onTime: boolean;
  byException: boolean;
  resultGiven: boolean;
}): CheckedFacts {
  return {
    complete: of.gaps === 0,
    throughRepresentative: of.throughRepresentative,
    onTime: of.onTime ? "yes" : of.byException ? "by-exception" : "no",
    resultGiven: of.resultGiven,
  };
}

const timeWords: Record<CheckedFacts["onTime"], string> = {
  yes: "Submitted before the deadline",
  "by-exception": "Submitted after the deadline, by exception",
  no: "Submitted after the deadline",
};

/** Gives the checklist of form line by line: what the platform ticks by itself, then what a person has ticked. */
export function checkLines(facts: CheckedFacts, ticks: readonly Tick[]): CheckLine[] {
  const human = (point: HumanPoint, yes: string, no: string): CheckLine => {
    const tick = ticks.find((one) => one.point === point);
    return { point, met: tick !== undefined, words: tick ? yes : no, ...(tick ? { tick } : {}) };
  };
  return [
    {
      point: "complete",
      met: facts.complete,
      words: facts.complete ? "Every answer is given" : "Answers are missing",
    },
    { point: "on-time", met: facts.onTime !== "no", words: timeWords[facts.onTime] },
    {
      point: "through-representative",
      met: facts.throughRepresentative,
      words: facts.throughRepresentative
        ? "Submitted by the national representative or a substitute"
        : "Not submitted by the national representative",
    },
    human("english", "In English", "Language not checked yet"),
    human(
      "result",
      "Some result is shown",
      facts.resultGiven ? "Results not checked yet" : "No answer on results",
    ),
  ];
}

/** True when nothing of form stands against the admission. */
export function isChecked(lines: readonly CheckLine[]): boolean {
  return lines.every((line) => line.met);
}
