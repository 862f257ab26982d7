import { kindOf, printAnswers, titleCell } from "./answers";
import type { PrintCircumstances, PrintedEdition, PrintedEntry } from "./facts";
import { finishFlow, startFlow } from "./flow";
import { factTable } from "./table";

export type EntryFacts = PrintCircumstances & {
  edition: PrintedEdition;
  entry: PrintedEntry;
  /** Where the entry stands, in words: "Submitted on 29 September 2026", "Draft, not submitted". */
  status: string;
};

/** Prints a filled entry with every answer, whatever its length. */
export function entryPdf(facts: EntryFacts): Uint8Array {
  const { entry } = facts;
  const flow = startFlow({ ...facts, document: "Entry", about: entry.title.latin });
  factTable(flow, [
    ["Project", titleCell(entry)],
    ["Member State", entry.state],
    ["Kind", kindOf(entry)],
    ["Where it stands", facts.status],
    ["Number of the entry", entry.id],
  ]);
  printAnswers(flow, entry.sections);
  return finishFlow(flow);
}
