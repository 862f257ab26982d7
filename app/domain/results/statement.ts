import { type Place, sayPlace } from "./places";

export type StatementFacts = {
  edition: string;
  theme: string;
  demonstration: boolean;
  decidedAt: string;
  places: readonly {
    entryId: string;
    place: Place;
    shared: boolean;
    title: string;
    titleOwn: string | null;
    state: string;
    reasons: string;
  }[];
  /** The edition's method in a sentence, its tie rules in words. */
  method: string;
  tieRules: readonly string[];
  ballotsDigest: string;
  /** 64 hexadecimal digits: without them the statement could be guessed from its digest. */
  nonce: string;
};

// The reasons are free text: set in, no line of theirs can be read as one of the statement's own.
function setIn(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `    ${line}`))
    .join("\n");
}

/** Writes what the statement says of one place from what is stored of it; an invariant looks for exactly this. */
export function placeLines(place: { entryId: string; place: number; reasons: string }): string {
  return [`Place: ${place.place}`, `Entry: ${place.entryId}`, "Reasons:", setIn(place.reasons)].join("\n");
}

/** Counts the places a statement names. */
export function placesNamed(statement: string): number {
  return statement.split("\n").filter((line) => line.startsWith("Entry: ")).length;
}

/** Writes the sealed statement: plain text that anybody can read, the same for the same facts to the last byte. */
export function statementText(facts: StatementFacts): string {
  return [
    `European Crime Prevention Award ${facts.edition}`,
    "Statement of the jury's decision",
    ...(facts.demonstration ? ["DEMONSTRATION: people, projects and results are invented."] : []),
    "",
    `Theme: ${facts.theme}`,
    `Decided: ${facts.decidedAt}`,
    ...facts.places.flatMap((place) => [
      "",
      sayPlace(place.place, place.shared),
      `Project: ${place.title}`,
      ...(place.titleOwn ? [`In its own language: ${place.titleOwn}`] : []),
      `Member State: ${place.state}`,
      placeLines(place),
    ]),
    "",
    `How the order was computed: ${facts.method}`,
    "If two entries have the same score:",
    ...facts.tieRules.map((rule, index) => `${index + 1}. ${rule}`),
    "",
    `Ballots file (SHA-256): ${facts.ballotsDigest}`,
    `Random number: ${facts.nonce}`,
    "",
  ].join("\n");
}
