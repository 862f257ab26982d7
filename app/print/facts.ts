/** A name or title in its own script with its language, beside the one in Latin letters. */
export type PrintedName = {
  latin: string;
  /** Left out where the own name is the Latin one. `lang` is a BCP 47 tag such as "el". */
  own?: { text: string; lang: string };
};

/** Gives the name in its own script where that says something else than the Latin one. */
export function ownName(name: PrintedName): { text: string; lang: string } | undefined {
  return name.own && name.own.text !== name.latin ? name.own : undefined;
}

/** The lines that place a document in its edition; `name` is what the edition is called, such as "2026 (demonstration)". */
export type PrintedEdition = { name: string; theme: string };

/** What every document is told, since nothing printed may depend on the moment of printing. */
export type PrintCircumstances = {
  /** ISO instant; becomes the creation date, so the same facts give the same bytes. */
  printedAt: string;
  demonstration: boolean;
};

/** One question of a filled form with its answer as plain text: paragraphs, and "- " before each item of a list. */
export type PrintedAnswer = {
  label: string;
  /** Choices and dates already in words; an empty text prints as "Not answered". */
  answer: string;
  /** The language of the answer where it is not English. */
  lang?: string;
  /** Why the answer is for the jury only; printed as a note under it. */
  juryOnlyReason?: string;
};

export type PrintedSection = { title: string; answers: readonly PrintedAnswer[] };

/** The entry's own lines, used by the receipt and by the filled entry. */
export type PrintedEntry = {
  id: string;
  title: PrintedName;
  /** The Member State's English name. */
  state: string;
  kind: "competing" | "additional" | "candidate";
  sections: readonly PrintedSection[];
};
