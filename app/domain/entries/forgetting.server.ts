import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { editionEnds } from "../editions/ends.server";
import { record } from "../history/record.server";
import { dayLength, later } from "../times";

/** How long what never took part is kept, from the announcement or the cancelling of its edition. */
export const unfinishedKeptFor = 365 * dayLength;

const unfinished = ["candidate", "handed-in", "put-aside", "draft", "withdrawn"];
const forgottenReason = "Removed after twelve months.";

/**
 * Forgets what was written in entries that never took part, and who wrote it: candidates that were not chosen and drafts
 * that were never submitted, twelve months after their edition; gives how many. Title, organisation and history stay, and
 * so does every submission with its receipt. Run by the platform; running it twice does no harm.
 */
export async function forgetUnfinished(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const editions = await editionsLongOver(ctx);
    if (editions.length === 0) return 0;
    const entries = await ctx.db
      .selectFrom("entries")
      .select(["id", "edition_id"])
      .where("edition_id", "in", editions)
      .where("state", "in", unfinished)
      .where("submitted_at", "is", null)
      .orderBy("id")
      .execute();
    let forgotten = 0;
    for (const entry of entries) {
      if (!(await forget(ctx, entry.id))) continue;
      forgotten += 1;
      await record(ctx, {
        editionId: entry.edition_id,
        command: "forgetUnfinished",
        object: ["entry", entry.id],
      });
    }
    await forgetLateReasons(ctx, editions);
    return forgotten;
  });
}

async function editionsLongOver(ctx: Context): Promise<string[]> {
  const before = later(ctx.now, -unfinishedKeptFor);
  return [...(await editionEnds(ctx))].filter(([, end]) => end <= before).map(([id]) => id);
}

/** Counts by edition what will be forgotten of entries that never took part: those of which something is kept. */
export async function unfinishedKept(ctx: Context): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom("entries")
    .select(["id", "edition_id"])
    .where("state", "in", unfinished)
    .where("submitted_at", "is", null)
    .where((where) =>
      where.exists(
        where.selectFrom("answers").select("entry_id").whereRef("answers.entry_id", "=", "entries.id"),
      ),
    )
    .execute();
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.edition_id, (counts.get(row.edition_id) ?? 0) + 1);
  return counts;
}

/** Why a body was given more time may tell of somebody's illness. */
async function forgetLateReasons(ctx: Context, editions: readonly string[]): Promise<void> {
  const rounds = ctx.db.selectFrom("national_rounds").select("id").where("edition_id", "in", editions);
  await ctx.db
    .updateTable("national_bodies")
    .set({ late_reason: forgottenReason })
    .where("round_id", "in", rounds)
    .where("late_reason", "is not", null)
    .execute();
}

/** Deletes what an entry holds of people; true where there was something. The exceptions told to all states stay. */
async function forget(ctx: Context, entryId: string): Promise<boolean> {
  const tables = [
    "answers",
    "answer_versions",
    "complete_sections",
    "entry_people",
    "writing_presence",
    "help_requests",
    "materials",
    "national_answers",
    "candidate_remarks",
  ] as const;
  const materials = ctx.db.selectFrom("materials").select("id").where("entry_id", "=", entryId);
  await ctx.db.deleteFrom("material_versions").where("material_id", "in", materials).execute();
  let rows = 0;
  for (const table of tables) {
    const gone = await ctx.db
      .deleteFrom(table)
      .where("entry_id", "=", entryId)
      .returning("entry_id")
      .execute();
    rows += gone.length;
  }
  const letters = await ctx.db
    .deleteFrom("letters")
    .where("entry_id", "=", entryId)
    .where("kind", "<>", "late-entry")
    .returning("id")
    .execute();
  const reasons = await ctx.db
    .updateTable("candidates")
    .set({ reason: forgottenReason })
    .where("entry_id", "=", entryId)
    .where("reason", "is not", null)
    .where("reason", "<>", forgottenReason)
    .returning("entry_id")
    .execute();
  return rows + letters.length + reasons.length > 0;
}
