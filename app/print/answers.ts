import { ownName, type PrintedEntry, type PrintedName, type PrintedSection } from "./facts";
import { type Flow, styles, text } from "./flow";
import type { CellText } from "./table";
import { heading, plainText } from "./text";

const kinds = {
  competing: "Competing entry",
  additional: "Additional project, not judged",
  candidate: "Candidate of the national round, not entered",
} as const;

/** Says an entry's kind in words. */
export function kindOf(entry: PrintedEntry): string {
  return kinds[entry.kind];
}

/** Gives a name or a title for a cell: the Latin one, beneath it the one in its own script. */
export function nameCell(name: PrintedName): CellText[] {
  const own = ownName(name);
  return [{ text: name.latin }, ...(own ? [{ text: own.text, lang: own.lang }] : [])];
}

/** Sets every section, question and answer in order; an empty answer is said to be empty. */
export function printAnswers(flow: Flow, sections: readonly PrintedSection[]): void {
  for (const section of sections) {
    heading(flow, section.title);
    if (section.answers.length === 0) text(flow, "Not answered", styles.note);
    for (const { label, answer, lang, juryOnlyReason } of section.answers) {
      heading(flow, label, { level: 3 });
      if (answer.trim() === "") text(flow, "Not answered", styles.note);
      else plainText(flow, answer, lang === undefined ? {} : { lang });
      if (juryOnlyReason !== undefined)
        text(flow, `For the jury only, never published. Reason: ${juryOnlyReason}`, styles.note);
      flow.y += 6;
    }
  }
}
