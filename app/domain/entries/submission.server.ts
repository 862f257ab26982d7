import { createHash } from "node:crypto";
import { canonicalJson } from "../../../scoring/canonical";
import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { formOf } from "../editions/editions.server";
import type { Gap } from "../forms/answers";
import { historyHead, record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import { gapsOfEntry } from "../national/national-version.server";
import type { PersonActor } from "../people/actor";
import { fieldProblem, Refusal, refuse, ruleProblem } from "../problems";
import { hour, later, sayInstant } from "../times";
import { storedAnswers, textsOf } from "./entries.server";
import { entryLifecycle } from "./entry";
import { hearersOf } from "./entry-people.server";
import { type EntryRows, findEntry } from "./entry-rows.server";
import { exceptionAt } from "./late-exceptions.server";
import { contentAsItStands } from "./reading.server";
import { contentOf } from "./submission-content";
import { whyNotWriting, writableUntil } from "./windows";

/** Lists what is missing or wrong before an entry can be submitted, for its own people. */
export async function gapsOf(ctx: Context, entryId: string): Promise<Gap[]> {
  const { entry, facts } = await findEntry(ctx, entryId);
  authorize(ctx, "entry.read", facts);
  const { sections } = await formOf(ctx, entry.edition_id);
  return gapsOfEntry(ctx, entry.id, sections, textsOf(await storedAnswers(ctx, entry.id)));
}

/** Gives the SHA-256 of a submission's content in hexadecimal digits. */
export function digestOfContent(content: string): string {
  return createHash("sha256").update(content, "utf8").digest("hex");
}

/** Gives the digest of an entry as it stands, to its own people: the mark of what somebody reads before signing it off. */
export async function digestAsItStands(ctx: Context, entryId: string): Promise<string> {
  return digestOfContent(canonicalJson(await contentAsItStands(ctx, entryId)));
}

/**
 * Submits a draft, or a returned entry again, and gives the number of the submission. Freezes the content with its
 * digest and the head of the history, and sends the receipt. Refuses gaps, a passed deadline, everybody but the
 * state's representative and substitutes, and what is not the content that was read; in the last hour it takes what stands.
 */
export async function submitEntry(ctx: Context, entryId: string, digestRead?: string): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const rows = await findEntry(ctx, entryId);
    const { entry, facts } = rows;
    authorize(ctx, "entry.sign-off", facts);
    const actor = ctx.actor as PersonActor;
    const state = advance(
      entryLifecycle,
      entry.state === "returned" ? "resubmit" : "submit",
      facts.entry.state,
    );
    const closed = whyNotWriting(facts, ctx.now);
    if (closed) throw new Refusal([closed]);
    const content = await frozenContent(ctx, rows);
    refuseUnread(ctx, rows, digestRead, digestOfContent(content));
    const last = await lastNumber(ctx, entry.id);
    const number = last + 1;
    const id = ctx.newId();
    await ctx.db
      .updateTable("entries")
      .set({ state, submitted_at: ctx.now, returned_until: null })
      .where("id", "=", entry.id)
      .execute();
    await record(ctx, {
      editionId: entry.edition_id,
      command: "submitEntry",
      object: ["entry", entry.id],
      from: entry.state,
      to: state,
    });
    const head = await historyHead(ctx, entry.edition_id);
    const digest = digestOfContent(content);
    await ctx.db
      .insertInto("submissions")
      .values({
        id,
        entry_id: entry.id,
        number,
        content,
        digest,
        submitted_at: ctx.now,
        submitted_by: actor.id,
        history_head: head,
      })
      .execute();
    await sendReceipts(ctx, rows, { number, digest, head });
    return number;
  });
}

/** Nobody signs what they have not seen; but a second look in the last hour could cost the deadline. */
function refuseUnread(
  ctx: Context,
  { facts }: EntryRows,
  digestRead: string | undefined,
  digest: string,
): void {
  const until = writableUntil(facts);
  if (digestRead === undefined || digestRead === digest) return;
  if (until !== null && later(ctx.now, hour) >= until) return;
  refuse(
    "not-as-read",
    "Somebody has changed the entry since you opened this page. Read it once more below, then submit it.",
  );
}

async function frozenContent(
  ctx: Context,
  { entry, edition }: Pick<EntryRows, "entry" | "edition">,
): Promise<string> {
  const form = await formOf(ctx, edition.id);
  const stored = await storedAnswers(ctx, entry.id);
  const gaps = await gapsOfEntry(ctx, entry.id, form.sections, textsOf(stored));
  if (gaps.length > 0) {
    throw new Refusal([
      ruleProblem(
        "gaps",
        gaps.length === 1
          ? "One answer is missing or needs a change before the entry can be submitted."
          : `${gaps.length} answers are missing or need a change before the entry can be submitted.`,
      ),
      ...gaps.map((gap) => fieldProblem(gap.questionId, "gap", gap.sentence)),
    ]);
  }
  return canonicalJson(contentOf({ entry, edition }, form, stored));
}

async function lastNumber(ctx: Context, entryId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom("submissions")
    .select("number")
    .where("entry_id", "=", entryId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}

async function sendReceipts(
  ctx: Context,
  { entry, edition }: EntryRows,
  receipt: { number: number; digest: string; head: string },
): Promise<void> {
  const late = (await exceptionAt(ctx, entry.id, ctx.now)) !== undefined;
  for (const person of await hearersOf(ctx, entry)) {
    await queueLetter(ctx, {
      kind: "entry-receipt",
      to: person,
      facts: {
        name: person.name_latin,
        title: entry.title,
        state: countryName(entry.country),
        edition: edition.name,
        number: receipt.number,
        at: sayInstant(ctx.now),
        exactly: ctx.now,
        by: (ctx.actor as PersonActor).nameLatin,
        digest: receipt.digest,
        historyHead: receipt.head,
        path: `/national/entries/${entry.id}/receipts/${receipt.number}`,
        late,
      },
      editionId: edition.id,
      entryId: entry.id,
    });
  }
}

/** Makes a submitted entry a draft again until its deadline or exception; it must be submitted again to count. */
export async function reopenEntry(ctx: Context, entryId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, facts } = await findEntry(ctx, entryId);
    authorize(ctx, "entry.sign-off", facts);
    const state = advance(entryLifecycle, "reopen", facts.entry.state);
    const closed = whyNotWriting({ ...facts, entry: { ...facts.entry, state } }, ctx.now);
    if (closed) throw new Refusal([closed]);
    await ctx.db.updateTable("entries").set({ state }).where("id", "=", entry.id).execute();
    await record(ctx, {
      editionId: entry.edition_id,
      command: "reopenEntry",
      object: ["entry", entry.id],
      from: entry.state,
      to: state,
    });
  });
}
