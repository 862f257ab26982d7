/** What each score means in words. */
export type Anchor = { score: number; words: string };

/** One thing that is judged; weights are whole shares of any sum. */
export type Criterion = {
  id: string;
  name: string;
  question: string;
  weight: number;
  anchors: readonly Anchor[];
};

export type Scale = { min: number; max: number; step: number };

/** The scale a new edition starts with; the network has published none, so it is a setting. */
export const defaultScale: Scale = { min: 0, max: 5, step: 0.5 };

const anchors = (...words: [string, string, string, string, string, string]): readonly Anchor[] =>
  words.map((sentence, score) => ({ score, words: sentence }));

/**
 * The five binding criteria of the award with equal weights. Names and questions follow the published rules;
 * the anchors are the platform's own proposal and, like the weights, a setting of the edition.
 */
export const defaultCriteria: readonly Criterion[] = [
  {
    id: "focus",
    name: "Focus",
    question:
      "To what extent does the project focus on the prevention or reduction of everyday crime and fear of crime within the theme?",
    weight: 20,
    anchors: anchors(
      "No link to everyday crime, to fear of crime or to the theme.",
      "A loose link: crime or the theme is mentioned, but the project serves another purpose.",
      "Crime prevention within the theme is one aim among others, and the problem is described in general terms only.",
      "Clearly aimed at everyday crime or fear of crime within the theme; the problem is described.",
      "Aimed at it throughout; the problem, those concerned and the causes are described and supported by figures.",
      "Aimed at it throughout, on a sound analysis from which everything the project does follows.",
    ),
  },
  {
    id: "evaluated",
    name: "Evaluated and effective",
    question:
      "To what extent has the project been evaluated, and has it reached most or all of its objectives? Evidence of a reduction of crime or an increase of safety takes precedence over evidence of another kind.",
    weight: 20,
    anchors: anchors(
      "Not evaluated, and no result shown.",
      "Numbers of activities or opinions of participants only.",
      "A simple evaluation; some objectives reached, but hardly any evidence of less crime or more safety.",
      "An evaluation with a measurement before and after; most objectives reached, first evidence of less crime or more safety.",
      "A sound evaluation with a comparison; most or all objectives reached, with evidence of less crime or more safety.",
      "A strong, preferably independent evaluation with a credible comparison; all main objectives reached, with clear and lasting evidence of less crime or more safety.",
    ),
  },
  {
    id: "innovative",
    name: "Innovative",
    question:
      "To what extent is the project innovative, as far as possible, with new methods or new approaches?",
    weight: 20,
    anchors: anchors(
      "Nothing new, although something new would have been possible.",
      "Common practice with small changes.",
      "Some new details in a known method.",
      "A known method, well adapted to a new place or group; as new as could be expected here.",
      "A new method or approach in important parts, with reasons for it.",
      "As new as is possible in its field: a new method or approach from which others can learn.",
    ),
  },
  {
    id: "co-operation",
    name: "Co-operation",
    question: "To what extent is the project based on co-operation between partners, where possible?",
    weight: 20,
    anchors: anchors(
      "No partners, although co-operation would have been possible.",
      "Partners are named, but what they do is not clear.",
      "Partners help now and then; one organisation carries nearly everything.",
      "The partners that matter take part with clear tasks, where possible.",
      "Partners plan, work and decide together, where possible, and share resources.",
      "All partners that matter, where possible including the people concerned, share responsibility in a lasting arrangement.",
    ),
  },
  {
    id: "replicable",
    name: "Replicable",
    question: "To what extent can organisations or groups in other Member States replicate the project?",
    weight: 20,
    anchors: anchors(
      "Bound to one place or person; costs, funding and process are not given.",
      "Hardly possible elsewhere: most of what one would need to know is missing.",
      "Possible in parts; costs, funding or process are incomplete.",
      "Possible: costs, source of funding and process are given.",
      "Well possible: costs, funding, process and material are given, and what must stay and what may change is said.",
      "Ready to be taken over: complete costs, funding, process and material, and already replicated elsewhere or designed for it.",
    ),
  },
];
