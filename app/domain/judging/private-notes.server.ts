import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { record } from "../history/record.server";
import { fieldProblem, Refusal, refuse } from "../problems";
import { normalText } from "../text";
import { later } from "../times";
import type { OwnAssignment } from "./own-assignment.server";
import { longestNote, notesKeptFor, type PrivateNote } from "./private-note";
import { readableAssignment } from "./sheets.server";

/** Gives the actor's own note on an entry that `readableAssignment` has let them read; nobody else's is ever read. */
export function privateNoteOn(ctx: Context, own: OwnAssignment): Promise<PrivateNote> {
  return storedNote(ctx, own.actor.id, own.entry.id);
}

/**
 * Saves the actor's note on an entry they may read and gives its new version. Refuses a note beyond the limit, and a
 * save that rests on an older version, with the stored one as `current`. It leaves no trace in the history: that
 * somebody takes notes is nobody's business.
 */
export async function savePrivateNote(ctx: Context, entryId: string, typed: PrivateNote): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { actor } = await readableAssignment(ctx, entryId);
    const text = normalText(typed.text);
    if (text.length > longestNote) {
      const sentence = `Private notes: write at most ${longestNote} characters.`;
      throw new Refusal([fieldProblem("note", "note-too-long", sentence)]);
    }
    const stored = await storedNote(ctx, actor.id, entryId);
    if (stored.text === text) return stored.version;
    if (stored.version !== typed.version) {
      refuse(
        "stale-note",
        "You have changed this note in another window. Both texts are shown: keep what is right and save again.",
        stored,
      );
    }
    const row = { text, version: stored.version + 1, updated_at: ctx.now };
    await ctx.db
      .insertInto("private_notes")
      .values({ person_id: actor.id, entry_id: entryId, ...row })
      .onConflict((conflict) => conflict.columns(["person_id", "entry_id"]).doUpdateSet(row))
      .execute();
    return row.version;
  });
}

/**
 * Deletes the private notes of editions whose review period is over, and of cancelled ones; gives how many. Run by the
 * platform; running it twice does no harm.
 */
export async function forgetPrivateNotes(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const over = await ctx.db
      .selectFrom("editions")
      .select("id")
      .where((where) =>
        where.or([
          where("announced_at", "<=", later(ctx.now, -notesKeptFor)),
          where("state", "=", "cancelled"),
        ]),
      )
      .execute();
    let forgotten = 0;
    for (const { id } of over) {
      const gone = await ctx.db
        .deleteFrom("private_notes")
        .where("entry_id", "in", ctx.db.selectFrom("entries").select("id").where("edition_id", "=", id))
        .returning("entry_id")
        .execute();
      if (gone.length === 0) continue;
      forgotten += gone.length;
      await record(ctx, { editionId: id, command: "forgetPrivateNotes", object: ["edition", id] });
    }
    return forgotten;
  });
}

/** Lists the notes of a person, who must be the actor, by entry; the caller shows those alone that the actor may read now. */
export async function ownNotes(ctx: Context, personId: string): Promise<ReadonlyMap<string, PrivateNote>> {
  const rows = await ctx.db
    .selectFrom("private_notes")
    .select(["entry_id", "text", "version"])
    .where("person_id", "=", personId)
    .execute();
  return new Map(rows.map(({ entry_id, text, version }) => [entry_id, { text, version }]));
}

/** Gives the note on an entry among them; one that nothing has been written on is at version 0. */
export function noteAmong(notes: ReadonlyMap<string, PrivateNote>, entryId: string): PrivateNote {
  return notes.get(entryId) ?? { text: "", version: 0 };
}

async function storedNote(ctx: Context, personId: string, entryId: string): Promise<PrivateNote> {
  const row = await ctx.db
    .selectFrom("private_notes")
    .select(["text", "version"])
    .where("person_id", "=", personId)
    .where("entry_id", "=", entryId)
    .executeTakeFirst();
  return row ?? { text: "", version: 0 };
}
