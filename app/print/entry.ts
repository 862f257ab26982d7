import { kindOf, nameCell, printAnswers } from "./answers";
import type { PrintCircumstances, PrintedEdition, PrintedEntry, PrintedName } from "./facts";
import { finishFlow, startFlow } from "./flow";
import { type CellText, factTable } from "./table";

export type EntryFacts = PrintCircumstances & {
  /** What is printed of it: "Entry", "Candidate", "National version". */
  document: string;
  edition: PrintedEdition;
  entry: PrintedEntry;
  /** Further lines of its head: the body that proposed it, the language it is written in. */
  more?: readonly { term: string; name: PrintedName }[];
  /** Where the entry stands, in words: "Submitted on 29 September 2026", "Draft, not submitted". */
  status: string;
};

/** Prints a filled entry with every answer, whatever its length. */
export function entryPdf(facts: EntryFacts): Uint8Array {
  const { entry } = facts;
  const flow = startFlow({ ...facts, about: entry.title.latin });
  factTable(flow, [
    ["Project", nameCell(entry.title)],
    ["Member State", entry.state],
    ["Kind", kindOf(entry)],
    ["Where it stands", facts.status],
    ...(facts.more ?? []).map(({ term, name }): [string, CellText[]] => [term, nameCell(name)]),
    ["Number of the entry", entry.id],
  ]);
  printAnswers(flow, entry.sections);
  return finishFlow(flow);
}
