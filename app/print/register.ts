import { listed } from "../domain/text";
import { sayInstant } from "../domain/times";
import type { PrintCircumstances, PrintedEdition } from "./facts";
import { type Flow, finishFlow, startFlow } from "./flow";
import { factTable, headedTable } from "./table";
import { heading, paragraph } from "./text";

type Line = {
  who: string;
  entry: string;
  words: string;
  reason: string;
  by: string | null;
  at: string;
};

export type RegisterFacts = PrintCircumstances & {
  edition: PrintedEdition;
  /** Entries whose judging is hidden from the reader are not in it, so the reader's name stands on it. */
  readBy: string;
  scope: "delegation" | "person";
  leftOut: boolean;
  affiliations: readonly { person: string; delegation: string; organisations: readonly string[] }[];
  /** The conflicts; what is none of anybody's interest stands in a sentence for each person. */
  declarations: readonly Line[];
  noInterest: readonly { who: string; words: string; at: string }[];
  recusals: readonly Line[];
  suspicions: readonly Line[];
};

/** Prints the register of interests of a jury: what people declared, who judges what not and why. */
export function registerPdf(facts: RegisterFacts): Uint8Array {
  const flow = startFlow({
    ...facts,
    document: "Register of interests",
    warning: "Confidential: for chair, vice-chair and secretariat",
  });
  factTable(flow, [
    ["Printed for", facts.readBy],
    ["Printed", `${sayInstant(facts.printedAt)} (Brussels)`],
    [
      "A conflict recuses",
      facts.scope === "delegation"
        ? "The whole delegation"
        : "The person; the delegation where nobody of it is left",
    ],
  ]);
  if (facts.leftOut) {
    paragraph(flow, "What concerns entries whose judging is not for the reader is left out.");
  }
  lines(flow, "Recusals", facts.recusals, "Nobody is recused.", "Recused");
  lines(flow, "Declared conflicts", facts.declarations, "Nobody has declared a conflict.", "Declared");
  lines(flow, "Decided suspicions", facts.suspicions, "No suspicion was decided.", "Decision");
  noInterest(flow, facts.noInterest);
  if (facts.affiliations.length === 0) return finishFlow(flow);
  headedTable(flow, "Organisations that people stated as theirs", {
    columns: [
      { header: "Person", share: 0.4 },
      { header: "Organisations", share: 0.6 },
    ],
    rows: facts.affiliations.map((one) => [`${one.person} (${one.delegation})`, listed(one.organisations)]),
  });
  return finishFlow(flow);
}

function noInterest(flow: Flow, people: RegisterFacts["noInterest"]): void {
  if (people.length === 0) return;
  headedTable(flow, "No interest, by person", {
    columns: [
      { header: "Person", share: 0.3 },
      { header: "Declared", share: 0.51 },
      { header: "Last declared", share: 0.19 },
    ],
    rows: people.map((one) => [one.who, one.words, `${sayInstant(one.at)} (Brussels)`]),
  });
}

function lines(flow: Flow, title: string, rows: readonly Line[], none: string, how: string): void {
  if (rows.length === 0) {
    heading(flow, title);
    paragraph(flow, none);
    return;
  }
  headedTable(flow, title, {
    columns: [
      { header: "Entry", share: 0.22 },
      { header: "Who", share: 0.32 },
      { header: how, share: 0.27 },
      { header: "When", share: 0.19 },
    ],
    rows: rows.map((row) => [
      row.entry,
      row.who,
      [
        { text: row.words },
        ...(row.reason === "" ? [] : [{ text: row.reason }]),
        ...(row.by === null ? [] : [{ text: `By ${row.by}` }]),
      ],
      `${sayInstant(row.at)} (Brussels)`,
    ]),
  });
}
