import { closingSentences, overallSentences, remarkSentences } from "./jury-remarks";

export type CriterionId = "focus" | "evaluated" | "innovative" | "co-operation" | "replicable";

/** The final sheet of one delegation for one entry; `entry` is the name of a project's file. */
export type JurySheet = {
  delegation: string;
  entry: string;
  scores: Readonly<Record<CriterionId, number>>;
  remarks: Readonly<Record<CriterionId, string>>;
  overall: string;
};

/** A conflict declared after the delegation had begun its sheet; what it had scored by then is kept, and does not count. */
export type LateRecusal = {
  delegation: string;
  entry: string;
  /** The person who declares; a key of the cast. */
  person: string;
  reason: string;
  begun: Readonly<Partial<Record<CriterionId, number>>>;
};

/** Refused because the form asks for some result shown, and the programme has not begun. */
export const refusedAtAdmission = {
  entry: "hr-calm-harbour",
  reason:
    "The rules ask that first results can be shown at the deadline. The programme begins in February 2027, and the form itself says that there are no results yet. The state may enter the project in a later edition.",
} as const;

/** Returned with two remarks on form; `before` is what stood there, the project's file holds the answers after the return. */
export const returnedOnce = {
  entry: "mt-our-square",
  answers: [
    {
      question: "results",
      remark: "Please give the figures for the three summers. The form must show some result by itself.",
      before:
        "Fights to which police were called decreased in every summer since the start, and fewer persons under 25 were treated at the health centre. Residents and young women feel safer on the square at night. The figures are in the report on our website. Fights after three in the morning, when we are gone, did not decrease.",
    },
    {
      question: "weaknesses",
      remark: "The first sentence is in Maltese. Please give the whole answer in English.",
      before:
        "Fl-ewwel sajf l-istewards kienu żgħar wisq u xi wħud kellhom ħbieb fost dawk li ġġieldu. The age is now at least 18 and nobody works alone on the night of his own town's feast. We have not reached the problem of alcohol bought for minors. The quiet corner was at first next to the loudspeakers, which was not wise. And we have no plan for the winter, when the groups meet in car parks.",
    },
  ],
} as const;

export const lateRecusals: readonly LateRecusal[] = [
  {
    delegation: "malaro",
    entry: "fi-say-it-out-loud",
    person: "expert-se-2",
    reason:
      "While reading the evaluation I recognised the trial: I was on the committee that examined the doctoral thesis of its main author in 2023.",
    begun: { focus: 2.5, evaluated: 4 },
  },
  {
    delegation: "cyprus",
    entry: "es-open-window",
    person: "juror-cy",
    reason:
      "The association of mothers that accompanies families invited me to a paid training day last spring. I did not connect its name with this project until I read the answer on partners.",
    begun: { focus: 4, evaluated: 4, innovative: 4 },
  },
];

const criteria: readonly CriterionId[] = ["focus", "evaluated", "innovative", "co-operation", "replicable"];

/** Entry, delegation, and the scores in the order of `criteria`. Own countries and late recusals have no row. */
const table = `
ee-three-adults ireland 4.5 5 4 5 5
ee-three-adults cyprus 5 5 5 4.5 5
ee-three-adults lithuania 3.5 4.5 4 4 4
ee-three-adults greece 5 5 5 4.5 4
ee-three-adults malaro 4.5 4.5 4 4.5 5
ee-three-adults scheldeland 5 5 4 4 4.5
de-quarrel-workshop ireland 4.5 4.5 4.5 4.5 5
de-quarrel-workshop cyprus 5 4 5 4 4.5
de-quarrel-workshop lithuania 4 4 4 4.5 3.5
de-quarrel-workshop greece 4.5 4 5 4 4.5
de-quarrel-workshop malaro 4 3.5 4 3.5 2.5
de-quarrel-workshop scheldeland 4 4.5 4.5 4 4.5
pt-bridge-team ireland 4.5 4 4 4.5 4
pt-bridge-team cyprus 5 5 4.5 5 4
pt-bridge-team lithuania 4 4.5 4 4 4
pt-bridge-team greece 3.5 4 3.5 4.5 4
pt-bridge-team malaro 4 4 3 3.5 3.5
pt-bridge-team scheldeland 4 4.5 4 4.5 4
nl-empty-pockets ireland 4 4 4 4 4
nl-empty-pockets cyprus 5 4.5 4.5 4.5 4.5
nl-empty-pockets lithuania 4.5 3.5 3.5 4 3.5
nl-empty-pockets greece 5 4 4.5 4 4
nl-empty-pockets malaro 4.5 3.5 4 4 3
nl-empty-pockets scheldeland 5 3.5 5 3.5 4
fi-say-it-out-loud ireland 4 4 4.5 3.5 3.5
fi-say-it-out-loud cyprus 4.5 4.5 4.5 3.5 4.5
fi-say-it-out-loud lithuania 4 4.5 4.5 3.5 4
fi-say-it-out-loud greece 4 4.5 4.5 3.5 4
fi-say-it-out-loud scheldeland 3.5 4.5 4 4 4
ie-second-whistle cyprus 4.5 4 4.5 5 4
ie-second-whistle lithuania 4.5 3.5 3 4.5 3.5
ie-second-whistle greece 4 3 3.5 4.5 3.5
ie-second-whistle malaro 4 3 4 4 4
ie-second-whistle scheldeland 3.5 3.5 3.5 4.5 4
gr-first-word ireland 5 4 4.5 4 4
gr-first-word cyprus 4 3.5 4.5 4 3.5
gr-first-word lithuania 4 3.5 3.5 3.5 3
gr-first-word malaro 3 2.5 4 3.5 2.5
gr-first-word scheldeland 4 4 4 3.5 4
be-after-four ireland 3.5 4 4 4 3
be-after-four cyprus 4 4 4 3.5 3.5
be-after-four lithuania 4 3.5 3.5 3 2.5
be-after-four greece 4.5 3.5 4 3 3
be-after-four malaro 3.5 2.5 3.5 3 2.5
cy-common-courtyard ireland 4 3 4 4.5 4
cy-common-courtyard lithuania 3 4 3 3.5 4
cy-common-courtyard greece 4 3.5 3.5 4.5 3.5
cy-common-courtyard malaro 3.5 2.5 3 3 2.5
cy-common-courtyard scheldeland 3.5 3.5 3.5 4 4
pl-yard-league ireland 4.5 3 3 3.5 4
pl-yard-league cyprus 5 4 3.5 4 4.5
pl-yard-league lithuania 3.5 3.5 3 3.5 3.5
pl-yard-league greece 3.5 4 2.5 4 4
pl-yard-league malaro 3.5 3 2.5 3 3.5
pl-yard-league scheldeland 4.5 3 3.5 3.5 4
es-open-window ireland 4 4 4 3 4.5
es-open-window lithuania 3.5 3 2.5 3.5 3.5
es-open-window greece 4 4 3.5 4 3.5
es-open-window malaro 4 3 2.5 3.5 3.5
es-open-window scheldeland 3 3.5 3 3.5 3.5
si-on-the-bus ireland 3.5 3 4.5 4 4
si-on-the-bus cyprus 3 3 4 3.5 4.5
si-on-the-bus lithuania 3.5 2.5 3 3 3
si-on-the-bus greece 3 3 3.5 3.5 4
si-on-the-bus malaro 2.5 2 3 3 3
si-on-the-bus scheldeland 3 2.5 4 2.5 3.5
lt-evening-light ireland 3.5 3 2.5 3 3.5
lt-evening-light cyprus 3.5 3 3 4.5 4.5
lt-evening-light greece 4 3 4 4 4
lt-evening-light malaro 3.5 2.5 2 2.5 3
lt-evening-light scheldeland 3.5 3 2.5 3.5 3
cz-weekend-key ireland 3.5 2 3.5 3.5 3.5
cz-weekend-key cyprus 3.5 3 4 3.5 3.5
cz-weekend-key lithuania 2.5 3 4 3 3
cz-weekend-key greece 3.5 3.5 4.5 3.5 4
cz-weekend-key malaro 3 2.5 3.5 2.5 3
cz-weekend-key scheldeland 3 1.5 3.5 2.5 3
mt-our-square ireland 4 3 3 3.5 3
mt-our-square cyprus 4 2.5 2.5 4 3
mt-our-square lithuania 3.5 2 2.5 3 3
mt-our-square greece 4 2.5 3 4 3
mt-our-square malaro 3 2 2 2.5 2.5
mt-our-square scheldeland 3.5 3 2.5 3 3
bg-my-block ireland 3.5 2.5 3 4 3
bg-my-block cyprus 3 2 3 3.5 3.5
bg-my-block lithuania 3.5 1 2.5 3.5 3
bg-my-block greece 3 2 4.5 4.5 3.5
bg-my-block malaro 2 1 2 2.5 1.5
bg-my-block scheldeland 3.5 1.5 3 3.5 3
`;

const delegations = ["ireland", "cyprus", "lithuania", "greece", "malaro", "scheldeland"];

const rows = table
  .trim()
  .split("\n")
  .map((line) => {
    const [entry = "", delegation = "", ...scores] = line.split(" ");
    return { entry, delegation, scores: scores.map(Number) };
  });

/** The 16 entries that were admitted and judged, in the order of the table. */
export const judgedEntries: readonly string[] = [...new Set(rows.map((row) => row.entry))];

function bandOf(score: number): "low" | "fair" | "good" | "strong" {
  if (score <= 2) return "low";
  if (score <= 3) return "fair";
  return score <= 4 ? "good" : "strong";
}

/** Takes sentences in turn, so that two delegations never write the same remark on one criterion of one entry. */
function remarkFor(row: (typeof rows)[number], criterion: number): string {
  const id = criteria[criterion]!;
  const band = bandOf(row.scores[criterion]!);
  const earlier = rows.filter(
    (other) =>
      other.entry === row.entry &&
      delegations.indexOf(other.delegation) < delegations.indexOf(row.delegation) &&
      bandOf(other.scores[criterion]!) === band,
  ).length;
  const sentences = remarkSentences[id]![band];
  return sentences[(judgedEntries.indexOf(row.entry) + earlier) % sentences.length]!;
}

function overallFor(row: (typeof rows)[number]): string {
  const sentences = overallSentences[row.entry]!;
  const sentence = sentences[(judgedEntries.indexOf(row.entry) + delegations.indexOf(row.delegation)) % 3]!;
  const sum = row.scores.reduce((total, score) => total + score, 0);
  const [better, other] = closingSentences[row.delegation]!;
  return `${sentence} ${sum > 18 ? better : other}`;
}

function byCriterion<T>(value: (criterion: number) => T): Record<CriterionId, T> {
  return {
    focus: value(0),
    evaluated: value(1),
    innovative: value(2),
    "co-operation": value(3),
    replicable: value(4),
  };
}

/** All final sheets of the demonstration. Estonia wins; Portugal and the Netherlands tie for the third place. */
export const jurySheets: readonly JurySheet[] = rows.map((row) => ({
  delegation: row.delegation,
  entry: row.entry,
  scores: byCriterion((criterion) => row.scores[criterion]!),
  remarks: byCriterion((criterion) => remarkFor(row, criterion)),
  overall: overallFor(row),
}));
