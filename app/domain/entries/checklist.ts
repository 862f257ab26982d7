/** What the platform can tell of a submitted entry by itself; language and theme are for a person. */
export type CheckedFacts = {
  complete: boolean;
  throughRepresentative: boolean;
  onTime: boolean;
  /** Only whether the answer on results says something; whether it shows one is for the checker. */
  resultGiven: boolean;
};

/** Judges the facts of form. */
export function checklist(of: {
  gaps: number;
  throughRepresentative: boolean;
  onTime: boolean;
  resultWords: string;
}): CheckedFacts {
  return {
    complete: of.gaps === 0,
    throughRepresentative: of.throughRepresentative,
    onTime: of.onTime,
    resultGiven: of.resultWords.trim() !== "",
  };
}

/** Says each fact as a line of the checklist. */
export const factWords: Record<keyof CheckedFacts, { yes: string; no: string }> = {
  complete: { yes: "Every answer is given", no: "Answers are missing" },
  throughRepresentative: {
    yes: "Submitted by the national representative or a substitute",
    no: "Not submitted by the national representative",
  },
  onTime: { yes: "Submitted before the deadline", no: "Submitted after the deadline" },
  resultGiven: { yes: "The question on results is answered", no: "No answer on results" },
};
