import type { Context } from "../../database/context";
import type { SubmissionsRow } from "../../database/rows/entries";
import { print } from "../../print/press";
import type { ReceiptFacts } from "../../print/receipt";
import { authorize } from "../authorize";
import { known } from "../problems";
import type { EntryState } from "./entry";
import { printedEntry } from "./entry-files.server";
import { findEntry } from "./entry-rows.server";
import { exceptionAt } from "./late-exceptions.server";
import { formSections, type ReadingView, storedSubmissions, viewOf } from "./reading.server";
import { readContent, type SubmissionContent } from "./submission-content";

export type Receipt = {
  number: number;
  at: string;
  by: string;
  digest: string;
  historyHead: string;
  /** Until when it could come in late by exception; nothing where it was in time, or answered a return. */
  lateUntil: string | null;
};

/** Lists the receipts of an entry, the newest first, for its own people. */
export async function receiptsOf(ctx: Context, entryId: string): Promise<Receipt[]> {
  const { facts } = await findEntry(ctx, entryId);
  authorize(ctx, "entry.read", facts);
  const receipts = [];
  for (const row of await storedSubmissions(ctx, entryId)) receipts.push(await receiptOf(ctx, row));
  return receipts.reverse();
}

export type WholeReceipt = {
  receipt: Receipt;
  /** The exact text whose digest was taken. */
  canonical: string;
  content: SubmissionContent;
  view: ReadingView;
  /** What has happened to the submission since; nothing where it stands as it was made. */
  overtaken: string | undefined;
};

/** Gives one receipt with all that was submitted, to the entry's own people. */
export async function receiptByNumber(ctx: Context, entryId: string, number: number): Promise<WholeReceipt> {
  const { entry, facts } = await findEntry(ctx, entryId);
  authorize(ctx, "entry.read", facts);
  const submissions = await storedSubmissions(ctx, entryId);
  const row = known(
    submissions.find((one) => one.number === number),
    "receipt",
  );
  const content = readContent(row.content);
  const sections = await formSections(ctx, entry.edition_id, content.form.version);
  return {
    receipt: await receiptOf(ctx, row),
    canonical: row.content,
    content,
    view: viewOf(content, sections, "owner"),
    overtaken: sayOvertaken(number, submissions.at(-1)?.number ?? number, facts.entry.state),
  };
}

function sayOvertaken(number: number, newest: number, state: EntryState): string | undefined {
  if (number < newest) return `The entry was submitted again afterwards: receipt ${newest} is the newest.`;
  if (state === "draft") {
    return "The entry was reopened afterwards. It counts only once it is submitted again.";
  }
  return state === "withdrawn" ? "The entry was withdrawn afterwards." : undefined;
}

/** Prints a receipt with all that was submitted, for the entry's own people; the same bytes each time. */
export async function receiptFile(
  ctx: Context,
  entryId: string,
  number: number,
  demonstration: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  return print("receipt", await printedReceipt(ctx, entryId, number, demonstration));
}

async function printedReceipt(
  ctx: Context,
  entryId: string,
  number: number,
  demonstration: boolean,
): Promise<ReceiptFacts> {
  const { edition } = await findEntry(ctx, entryId);
  const { receipt, content, view } = await receiptByNumber(ctx, entryId, number);
  return {
    printedAt: receipt.at,
    demonstration,
    edition: { name: content.edition.name, theme: edition.theme },
    entry: printedEntry(content.entry.id, view),
    submission: {
      at: receipt.at,
      by: receipt.by,
      ...(receipt.lateUntil ? { lateUntil: receipt.lateUntil } : {}),
    },
    contentDigest: receipt.digest,
    historyHead: receipt.historyHead,
    digestedText:
      "The digest of the content is a fingerprint of the title, the kind and every answer below, exactly as they were submitted. It is the SHA-256 of the entry's file, which the receipt's page offers to download. If a single letter was changed, the digest differs.",
  };
}

async function receiptOf(ctx: Context, row: SubmissionsRow): Promise<Receipt> {
  const person = known(
    await ctx.db
      .selectFrom("people")
      .select("name_latin")
      .where("id", "=", row.submitted_by)
      .executeTakeFirst(),
    "person",
  );
  return {
    number: row.number,
    at: row.submitted_at,
    by: person.name_latin,
    digest: row.digest,
    historyHead: row.history_head,
    lateUntil: (await exceptionAt(ctx, row.entry_id, row.submitted_at))?.until ?? null,
  };
}
