import { type Letterhead, type SetLetter, setLetter } from "../../../emails/letter";
import { type LetterFacts, type LetterKind, letters, writeLetter } from "../../../emails/letters";
import type { Context } from "../../database/context";
import type { LettersRow } from "../../database/rows/letters-and-history";
import { authorize } from "../authorize";
import { isRecusedFrom } from "../people/actor";
import { known, Unknown } from "../problems";

type Recipient = { id: string; email: string };

/** Queues a letter in the transaction of the change that causes it; it is delivered after the commit. */
export async function queueLetter<K extends LetterKind>(
  ctx: Context,
  letter: {
    kind: K;
    to: Recipient;
    facts: LetterFacts<K>;
    editionId?: string;
    entryId?: string;
    signInRequestId?: string;
  },
): Promise<void> {
  await ctx.db
    .insertInto("letters")
    .values({
      id: ctx.newId(),
      kind: letter.kind,
      to_person_id: letter.to.id,
      to_email: letter.to.email,
      edition_id: letter.editionId ?? null,
      entry_id: letter.entryId ?? null,
      sign_in_request_id: letter.signInRequestId ?? null,
      facts: JSON.stringify(letter.facts),
      state: "queued",
      created_at: ctx.now,
      due_at: ctx.now,
      attempts: 0,
    })
    .execute();
}

/** Writes a stored letter; secrets are made by whoever hands it over, and read `[link]` everywhere else. */
export function composeLetter(
  row: Pick<LettersRow, "kind" | "facts">,
  head: Letterhead,
  secrets: { link: string; code: string } = { link: "[link]", code: "[code]" },
): SetLetter {
  const kind = row.kind as LetterKind;
  return setLetter(writeLetter(kind, JSON.parse(row.facts) as LetterFacts<typeof kind>, secrets), head);
}

export type ListedLetter = Pick<
  LettersRow,
  "id" | "kind" | "to_email" | "state" | "created_at" | "sent_at" | "attempts" | "last_error"
>;

/** Lists the newest letters for the secretariat; none about an entry the reader is recused from. */
export async function lettersVisibleTo(ctx: Context, most = 500): Promise<ListedLetter[]> {
  authorize(ctx, "letters.read", {});
  const rows = await ctx.db
    .selectFrom("letters")
    .select([
      "id",
      "kind",
      "to_email",
      "state",
      "created_at",
      "sent_at",
      "attempts",
      "last_error",
      "entry_id",
    ])
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows
    .filter((row) => row.entry_id === null || !isRecusedFrom(ctx.actor, row.entry_id))
    .map(({ entry_id: _, ...row }) => row);
}

/** Gives one letter as it was written, links shown as [link]; no text where only the recipient may read it. */
export async function letterText(
  ctx: Context,
  id: string,
  head: Letterhead,
): Promise<{ letter: LettersRow; text: SetLetter | undefined }> {
  authorize(ctx, "letters.read", {});
  const row = known(
    await ctx.db.selectFrom("letters").selectAll().where("id", "=", id).executeTakeFirst(),
    "letter",
  );
  if (row.entry_id !== null && isRecusedFrom(ctx.actor, row.entry_id)) throw new Unknown("letter");
  const readable = letters[row.kind as LetterKind].readable === "secretariat";
  return { letter: row, text: readable ? composeLetter(row, head) : undefined };
}
