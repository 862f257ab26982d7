import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { isCandidate } from "../entries/entry";
import { invitedPeople } from "../entries/entry-people.server";
import { findEntry } from "../entries/entry-rows.server";
import { whyNotWriting } from "../entries/windows";
import { correctionBatches } from "../forms/correction-batches";
import type { Reminder } from "../letters/reminder.server";
import { speakersOf } from "../people/people.server";
import { dayLength, later } from "../times";
import { questionOf } from "./form-changes";
import {
  type CorrectedVersion,
  changesBetween,
  correctedVersions,
  isCorrectable,
} from "./form-corrections.server";

/** After this a letter would come too late to be of use; the corrections stand on the form in any case. */
const toldWithin = 2 * dayLength;

/**
 * Tells those who write on a published form how its wording was corrected: one letter for all corrections of an hour,
 * when it is over, with what was and what is. Whoever began later has only seen the new words and gets none.
 */
export async function wordingReminders(ctx: Context): Promise<Reminder[]> {
  const editions = await ctx.db.selectFrom("editions").selectAll().execute();
  const due: Reminder[] = [];
  for (const edition of editions.filter(isCorrectable)) {
    for (const batch of correctionBatches(await correctedVersions(ctx, edition.id))) {
      if (batch.dueAt > ctx.now || later(batch.dueAt, toldWithin) <= ctx.now) continue;
      due.push(...(await ofBatch(ctx, edition, batch.corrections)));
    }
  }
  return due;
}

async function ofBatch(
  ctx: Context,
  edition: EditionsRow,
  corrections: readonly CorrectedVersion[],
): Promise<Reminder[]> {
  const [first, last] = [corrections[0]!, corrections.at(-1)!];
  const told = netCorrections(corrections);
  if (told.length === 0) return [];
  return (await writersSince(ctx, edition, last.at)).map((person) => ({
    key: `wording-corrected:${edition.id}:${first.version}:${person.id}`,
    to: { id: person.id, email: person.email },
    kind: "wording-corrected",
    facts: { name: person.name_latin, edition: edition.name, corrections: told, path: person.path },
    editionId: edition.id,
  }));
}

/** What the corrections changed together; a word that was taken back within the hour is no change. */
function netCorrections(corrections: readonly CorrectedVersion[]) {
  const [before, after] = [corrections[0]!.before, corrections.at(-1)!.sections];
  const ofOne = new Map<string, CorrectedVersion[]>();
  for (const one of corrections) {
    const key = `${one.sectionId} ${one.questionId ?? ""}`;
    ofOne.set(key, [...(ofOne.get(key) ?? []), one]);
  }
  return [...ofOne.values()].flatMap((group) => {
    const { sectionId, questionId } = group[0]!;
    const changes = changesBetween(before, after, sectionId, questionId);
    if (changes.length === 0) return [];
    const section = after.find((one) => one.id === sectionId);
    const question = questionId === null ? undefined : questionOf(after, questionId)?.question;
    return [
      {
        section: section?.title ?? "",
        question: question?.label ?? "",
        changes: changes.map(({ part, before, after }) => ({ part, before, after })),
        reasons: [...new Set(group.map((one) => one.reason))],
      },
    ];
  });
}

/** Where somebody finds what they write: whoever speaks for a state finds it among its entries. */
type Writer = { id: string; email: string; name_latin: string; path: "/write" | "/national" };

/** Everybody who writes an entry of the edition now and did so at that instant, each once. */
async function writersSince(ctx: Context, edition: EditionsRow, at: string): Promise<Writer[]> {
  const entries = await ctx.db
    .selectFrom("entries")
    .select(["id", "country", "state"])
    .where("edition_id", "=", edition.id)
    .where("state", "in", ["candidate", "draft", "returned"])
    .where("created_at", "<=", at)
    .orderBy("id")
    .execute();
  const writers = new Map<string, Writer>();
  for (const entry of entries) {
    if (whyNotWriting((await findEntry(ctx, entry.id)).facts, ctx.now)) continue;
    const invited = (await invitedPeople(ctx, entry.id)).filter(
      (person) => person.role === "write" && person.invitedAt <= at,
    );
    // Who decides between candidates does not write in one.
    const speakers = isCandidate(entry) ? [] : await speakersOf(ctx, entry.country);
    for (const { id, email, name_latin } of invited) {
      if (!writers.has(id)) writers.set(id, { id, email, name_latin, path: "/write" });
    }
    for (const { id, email, name_latin } of speakers) {
      writers.set(id, { id, email, name_latin, path: "/national" });
    }
  }
  return [...writers.values()];
}
