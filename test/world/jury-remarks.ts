/** Sentences a juror might write, by criterion; `low` up to 2 points, `fair` up to 3, `good` up to 4, `strong` above. */
export type RemarkBands = Readonly<Record<"low" | "fair" | "good" | "strong", readonly string[]>>;

export const remarkSentences: Readonly<Record<string, RemarkBands>> = {
  focus: {
    low: [
      "Violence among young people appears more as a consequence than as the object of the work.",
      "The problem is described by impressions, and it remains open which violence is meant.",
    ],
    fair: [
      "The link with the theme is there, but several other aims compete with it.",
      "We would have liked to know more about who commits the violence, and when.",
      "The age group fits, the analysis of causes stays general.",
      "Prevention of violence is one effect among several, and not always the main one.",
      "The problem is plausible, though the figures behind it are few.",
      "Everyday violence is addressed; fear of crime is mentioned only in passing.",
    ],
    good: [
      "Clearly within the theme, with a description of the problem that one can follow.",
      "A well chosen everyday problem; causes are named and mostly supported.",
      "Good focus on the moments at which quarrels turn into assaults.",
      "The young people concerned are described with respect and precision.",
      "Both violence and fear of it are addressed, the first more than the second.",
      "The analysis uses local figures and interviews, and the measures follow from it.",
    ],
    strong: [
      "Exactly the question of this year's theme, answered from a careful analysis.",
      "The problem is described by place, time, persons and causes; exemplary.",
      "Everything the project does follows from what it found out beforehand.",
      "Figures and young people's own words were brought together; very convincing.",
      "Violence and fear are treated as two sides of one problem from beginning to end.",
      "One sees at once whom it is for, and which violence is to be prevented.",
    ],
  },
  evaluated: {
    low: [
      "Opinions are reported more fully than changes in behaviour.",
      "Without a firmer comparison the change may have other reasons.",
      "Activities are counted well, effects are hardly measured.",
      "The evaluation is small; we hope for a fuller one from outside.",
      "Other measures went on at the same time, and the text does not separate them.",
    ],
    fair: [
      "Before and after are compared, but small numbers leave much to chance.",
      "The comparison is weak, and the authors say so themselves.",
      "An honest small evaluation; the decrease is likely but not shown beyond doubt.",
      "More distance between evaluation and project would help.",
      "Results on safety are good, the evidence on violence is thinner.",
      "We would like to know more about places and hours outside the project.",
    ],
    good: [
      "A usable comparison, and most objectives were reached.",
      "Several sources were used, and the limits are stated openly.",
      "Less violence and more safety, each with a comparison.",
      "The decrease is credible, although questions of method remain.",
      "Results that failed to appear are reported as well, which adds to our trust.",
      "Sound measurement before and after; a longer follow-up would complete it.",
    ],
    strong: [
      "A comparison planned before the start, and clear evidence of less violence.",
      "An evaluation that sets a standard for others.",
      "Independent, with a credible comparison, and open about its weak points.",
      "Evidence of fewer assaults and of more safety, from several sources that agree.",
      "The effect is well documented and large enough to matter in practice.",
      "Few entries show so carefully what changed and what did not.",
    ],
  },
  innovative: {
    low: [
      "A known approach, carried out much as elsewhere.",
      "We could not find what distinguishes it from similar offers.",
    ],
    fair: [
      "Known elements; some details of the arrangement are new.",
      "New for the place, less so for other Member States.",
      "The idea is familiar, the way of winning people for it is fresh.",
      "Solid practice with small changes of its own.",
      "More could have been said on what was changed and why.",
      "One small invention stands out, the rest is established work.",
    ],
    good: [
      "Familiar parts put together in a new and sensible way.",
      "As new as can be expected in this field, and well reasoned.",
      "Known methods were changed thoughtfully for another group.",
      "The change of perspective is original and easy to understand.",
      "One element is new as far as we know, and it carries the project.",
      "The authors say frankly what they took over and what is theirs.",
    ],
    strong: [
      "A new approach from which others can learn at once.",
      "The central idea is original, simple and well founded.",
      "We know of nothing comparable for this group.",
      "It turns a usual way of thinking round, with good reasons.",
      "New in method, in roles and in the choice of the moment.",
      "Surprising at first reading, convincing at the second.",
    ],
  },
  "co-operation": {
    low: [
      "Partners are named, but one organisation carries nearly everything.",
      "What the partners contribute beyond goodwill does not become clear.",
    ],
    fair: [
      "Partners help, decisions seem to be taken by one of them.",
      "Some partners take part only at the margin.",
      "The people concerned could have a stronger voice.",
      "One would wish for one or two more partners at the table.",
      "Tasks are shared; money and responsibility less so.",
      "The co-operation works, but depends on a few persons.",
    ],
    good: [
      "All partners that matter take part, and each has a clear task.",
      "Resistance is described and was taken seriously.",
      "Good balance between public services and voluntary work.",
      "Those concerned have a real say.",
      "Agreements are clear and shared by those who pay.",
      "Those who help in the background are thought of as well.",
    ],
    strong: [
      "Partners own the project together, including those whom it concerns.",
      "Shared money, shared decisions and a lasting arrangement.",
      "Very convincing how opponents were turned into partners.",
      "Those concerned sit where decisions are taken, and it shows.",
      "Services that seldom work together do so here, with clear duties.",
      "A model of co-operation with tasks that everybody can check.",
    ],
  },
  replicable: {
    low: [
      "Too much hangs on the place and on a few people.",
      "The material is thin, and the cost elsewhere is hard to estimate.",
    ],
    fair: [
      "Costs are given; how to begin elsewhere remains rather open.",
      "Much depends on local funding rules or on national law.",
      "It remains to be seen how far the material helps without the authors.",
      "Possible elsewhere, although the financing after the start is uncertain.",
      "The process is described, but what is indispensable is not quite clear.",
      "It would work in similar places; for others we see hurdles.",
    ],
    good: [
      "Costs, funding and process are given, and material is in English.",
      "What must stay and what may change is said clearly.",
      "Others will be able to use it, and some already show interest.",
      "Affordable, and possible with ordinary staff.",
      "The first steps are described so that one could start next year.",
      "What differs between Member States is considered.",
    ],
    strong: [
      "Ready to be taken over: costs, manuals, forms and honest advice.",
      "The entry makes one want to start at home.",
      "Clear and open; we will recommend it at home.",
      "The authors know exactly which parts carry the effect.",
      "A complete description, down to typical mistakes.",
      "It can begin small and grow, and the text says how.",
    ],
  },
};

/** What jurors noted on an entry as a whole. */
export const overallSentences: Readonly<Record<string, readonly [string, string, string]>> = {
  "ee-three-adults": [
    "The promise of 24 hours is simple, checked and kept.",
    "Letting young people choose their adults is what makes the circles hold.",
    "The strongest evidence on repeated violence among this year's entries.",
  ],
  "de-quarrel-workshop": [
    "Repairing first and talking second is a fine idea, well tested.",
    "Vocational schools deserve this attention, and the workshop speaks their language.",
    "One school without effect is explained openly, which we value.",
  ],
  "pt-bridge-team": [
    "Acting at the change of school, for all children, is wise and well proven.",
    "Five cohorts and a follow-up into eighth grade are impressive.",
    "The home visit that asks for strengths has convinced us most.",
  ],
  "nl-empty-pockets": [
    "The count by coin toss makes honest figures possible, and pupils own them.",
    "Lamps, routes and a call back the same day: fear is taken seriously.",
    "The small group for whom a knife means status remains to be reached.",
  ],
  "fi-say-it-out-loud": [
    "Practising courage like a fire drill is memorable and was tested by lot.",
    "The trial is excellent; outside the schools the effect is still to be shown.",
    "A modest sentence, said together, with a measurable effect.",
  ],
  "ie-second-whistle": [
    "Clubs that stay responsible until everybody is home: sensible and well liked.",
    "The map of the hour after the match is good local analysis.",
    "Young people who play no sport are not yet reached, as the authors say.",
  ],
  "gr-first-word": [
    "The waiting hour in the hospital is used with great tact.",
    "A pity that one of three hospitals had to stop.",
    "The explanation of the duty to report before the first question is exemplary.",
  ],
  "be-after-four": [
    "Those who were feared become those who bring children home.",
    "The right hours and the right streets, at considerable cost.",
    "The secret half protects the young people well from a label.",
  ],
  "cy-common-courtyard": [
    "Pupils who build their courtyard take care of it.",
    "Design and mediation support each other here.",
    "The way home should be the next step.",
  ],
  "pl-yard-league": [
    "Hosting as a sport discipline is charming and serious at once.",
    "Old rivalries were given a better use.",
    "A plan for the winter would make the league complete.",
  ],
  "es-open-window": [
    "Help before a complaint, for a violence that is seldom spoken of.",
    "The kitchen sessions are an inventive piece of practice.",
    "Families who leave the programme need a second way in.",
  ],
  "si-on-the-bus": [
    "The school bus is an overlooked place, and drawn seats cost nothing.",
    "The written agreement between municipalities and carriers is worth copying.",
    "Bus stops were left out, and the quarrels wait there.",
  ],
  "lt-evening-light": [
    "A lamp, a gym and known adults: good work in a dark season.",
    "The way districts are made to mix is clever.",
    "We would like to see the summer and the older boys addressed.",
  ],
  "cz-weekend-key": [
    "Trust given first, for three years, to those who have no family.",
    "A humane idea that deserves a stronger evaluation.",
    "Its link with violence could be worked out more clearly.",
  ],
  "mt-our-square": [
    "Later buses and young stewards calmed a difficult place.",
    "Practical and well accepted by residents.",
    "A summer project that now needs the other seasons.",
  ],
  "bg-my-block": [
    "The dinner in the stairwell is a lovely beginning.",
    "Young people with a key and a budget: a good thought that needs evidence.",
    "We encourage the foundation to have its results examined from outside.",
  ],
};

/** How each delegation likes to close its overall remark, for the better and for the other half of its scores. */
export const closingSentences: Readonly<Record<string, readonly [better: string, other: string]>> = {
  ireland: ["We would gladly see it presented on the first day.", "There is much to build on."],
  cyprus: ["A very good entry.", "A likeable entry that can still grow."],
  lithuania: ["Solid in all five criteria.", "The five criteria are met unevenly."],
  greece: ["It would find friends in our cities.", "With some changes it could be used in our cities."],
  malaro: ["Method and evidence fit each other.", "The claims go somewhat further than the evidence."],
  scheldeland: ["Recommended for the toolbox.", "Worth a page in the toolbox for its idea."],
};
