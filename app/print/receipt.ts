import { brussels, sayDeadline, sayInstant } from "../domain/times";
import { kindOf, nameCell, printAnswers } from "./answers";
import { colours } from "./document";
import type { PrintCircumstances, PrintedEdition, PrintedEntry } from "./facts";
import { finishFlow, type Style, startFlow, styles } from "./flow";
import { factTable } from "./table";
import { heading, paragraph } from "./text";

export type ReceiptFacts = PrintCircumstances & {
  edition: PrintedEdition;
  entry: PrintedEntry;
  submission: {
    at: string;
    /** The name of the person who submitted it. */
    by: string;
    /** The first instant that was too late for an entry let in after the deadline by exception. */
    lateUntil?: string;
  };
  /** SHA-256 of what was submitted, in hexadecimal digits. */
  contentDigest: string;
  /** SHA-256 of the edition's history up to and with the submission. */
  historyHead: string;
  /** How the content digest is made, where the caller can say it more exactly than this document. */
  digestedText?: string;
};

const digestStyle: Style = { ...styles.label, face: "sans", size: 10, leading: 15, after: 0, spacing: 0.6 };

/** Sets a digest in groups of eight, so that two people can compare it aloud. */
function digestInGroups(digest: string): string {
  return (digest.match(/.{1,8}/gsu) ?? []).join(" ");
}

function sayLate(until: string): string {
  return `Submitted after the deadline, by an exception that secretariat and presidency gave together until ${sayDeadline(until, brussels)} (Brussels)`;
}

/** Prints a digest as the fact that it is: figures of even width, dark enough to read. */
export function digestCell(digest: string): { text: string; style: Style }[] {
  return [{ text: digestInGroups(digest), style: { ...digestStyle, colour: colours.ink } }];
}

/** Prints the receipt of a submission: who, when, the digest of the content and all that was submitted. */
export function receiptPdf(facts: ReceiptFacts): Uint8Array {
  const { entry, submission } = facts;
  const flow = startFlow({ ...facts, document: "Receipt of submission", about: entry.title.latin });
  factTable(flow, [
    ["Project", nameCell(entry.title)],
    ["Member State", entry.state],
    ["Kind", kindOf(entry)],
    [
      "Submitted",
      [
        { text: `${sayInstant(submission.at, brussels)} (Brussels)` },
        { text: `${sayInstant(submission.at, "UTC")} UTC, exactly ${submission.at}`, style: cellNote },
      ],
    ],
    ...(submission.lateUntil
      ? [["Late by exception", sayLate(submission.lateUntil)] as [string, string]]
      : []),
    ["Submitted by", submission.by],
    ["Number of the entry", entry.id],
    ["Digest of the content (SHA-256)", digestCell(facts.contentDigest)],
    ["Head of the history (SHA-256)", digestCell(facts.historyHead)],
  ]);
  heading(flow, "What the digests prove");
  paragraph(
    flow,
    facts.digestedText ??
      "The digest of the content is a fingerprint of the title, the kind and every answer below, exactly as they were submitted. Whoever computes it again from the same text gets the same 64 characters; if a single letter was changed, they differ.",
  );
  paragraph(
    flow,
    "To verify it, ask the secretariat for the digest of the entry as it is stored today, or compute it from the entry's export with any program that knows SHA-256, and compare all 64 characters. The spaces are only there for reading.",
  );
  paragraph(
    flow,
    "The head of the history is the last line of the platform's record at the moment of submission. Every line holds the fingerprint of the line before it, so nothing before this line can be altered without changing it. Keep this receipt: it is your proof.",
  );
  printAnswers(flow, entry.sections);
  return finishFlow(flow);
}

const cellNote: Style = { ...styles.note, leading: 14, after: 0 };
