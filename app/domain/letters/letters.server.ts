import type { ExpressionBuilder } from "kysely";
import { type Letterhead, type SetLetter, setLetter } from "../../../emails/letter";
import { type LetterFacts, type LetterKind, letters, writeLetter } from "../../../emails/letters";
import type { Context } from "../../database/context";
import type { LettersRow } from "../../database/rows/letters-and-history";
import type { Tables } from "../../database/tables";
import { authorize } from "../authorize";
import { isForgotten } from "../people/forgotten";
import { hiddenEntriesOfAll } from "../people/hidden-entries.server";
import { known, Unknown } from "../problems";

type Recipient = { id: string; email: string };

/** Queues a letter in the transaction of the change that causes it; it is delivered after the commit. Nobody writes to who is forgotten. */
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
  if (isForgotten(letter.to.email)) return;
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

export type LettersPage = {
  letters: ListedLetter[];
  /** Ask for what is before this letter; nothing at the beginning. */
  earlier: string | undefined;
};

/**
 * Gives the secretariat a page of letters, the newest first: all of them, or those that were not delivered. None about an
 * entry whose judging is hidden from the reader; a letter that does not exist as `before` gives the newest page.
 */
export async function lettersVisibleTo(
  ctx: Context,
  asked: { undelivered?: boolean; before?: string; most?: number } = {},
): Promise<LettersPage> {
  authorize(ctx, "letters.read", {});
  const most = asked.most ?? 200;
  const last =
    asked.before === undefined
      ? undefined
      : await ctx.db
          .selectFrom("letters")
          .select(["id", "created_at"])
          .where("id", "=", asked.before)
          .executeTakeFirst();
  const rows = await ctx.db
    .selectFrom("letters")
    .select(["id", "kind", "to_email", "state", "created_at", "sent_at", "attempts", "last_error"])
    .where(await isVisibleTo(ctx))
    .$if(asked.undelivered === true, (query) => query.where("state", "=", "failed"))
    .$if(last !== undefined, (query) =>
      query.where((is) =>
        is.or([
          is("created_at", "<", last!.created_at),
          is.and([is("created_at", "=", last!.created_at), is("id", ">", last!.id)]),
        ]),
      ),
    )
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(most + 1)
    .execute();
  const page = rows.slice(0, most);
  return {
    letters: page,
    earlier: rows.length > most ? page.at(-1)?.id : undefined,
  };
}

/** Counts the letters that the mail server refused for good, whenever they were written; only those the reader may list. */
export async function countUndelivered(ctx: Context): Promise<number> {
  authorize(ctx, "letters.read", {});
  const rows = await ctx.db
    .selectFrom("letters")
    .select("id")
    .where("state", "=", "failed")
    .where(await isVisibleTo(ctx))
    .execute();
  return rows.length;
}

async function isVisibleTo(ctx: Context) {
  const hidden = [...(await hiddenEntriesOfAll(ctx))];
  return ({ eb, or, lit }: ExpressionBuilder<Tables, "letters">) =>
    hidden.length === 0 ? lit(true) : or([eb("entry_id", "is", null), eb("entry_id", "not in", hidden)]);
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
  if (row.entry_id !== null && (await hiddenEntriesOfAll(ctx)).has(row.entry_id)) throw new Unknown("letter");
  const readable = letters[row.kind as LetterKind].readable === "secretariat";
  return { letter: row, text: readable ? composeLetter(row, head) : undefined };
}
