import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { DelegationsRow } from "../../database/rows/jury";
import { record } from "../history/record.server";
import { advance } from "../lifecycle";
import { type SheetState, sheetLifecycle } from "./sheet";

type OfSheet = {
  edition: Pick<EditionsRow, "id" | "order_opened_at">;
  delegation: Pick<DelegationsRow, "id" | "advice_only">;
  entry: { id: string };
};

/** Counts, by entry, the score sheets that a late recusal took out of the ranking, in which advice never was. Holds no score. */
export async function removedSheets(ctx: Context, editionId: string): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom("score_sheets")
    .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
    .innerJoin("entries", "entries.id", "assignments.entry_id")
    .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
    .select("entry_id")
    .where("entries.edition_id", "=", editionId)
    .where("score_sheets.state", "=", "removed")
    .where((or) => or.or([or("advice_only", "is", null), or("advice_only", "=", 0)]))
    .execute();
  const removed = new Map<string, number>();
  for (const { entry_id: id } of rows) removed.set(id, (removed.get(id) ?? 0) + 1);
  return removed;
}

/** Removes the sheet of a delegation that is recused, with the reason; it counts no more. Says whether there was one. */
export async function removeSheet(
  ctx: Context,
  { edition, delegation, entry, reason }: OfSheet & { reason: string },
): Promise<boolean> {
  const sheet = await sheetOf(ctx, delegation.id, entry.id);
  if (!sheet) return false;
  const state = advance(sheetLifecycle, "remove", sheet.state as SheetState);
  await ctx.db.updateTable("score_sheets").set({ state, reason }).where("id", "=", sheet.id).execute();
  await record(ctx, {
    editionId: edition.id,
    command: "removeSheet",
    object: ["sheet", sheet.id],
    from: sheet.state,
    to: state,
  });
  return true;
}

/**
 * Once the order is open, lets stand what a delegation gave before it was recused, until a second person decides on it.
 * Says whether there is anything: a final sheet, or a vote on tied entries. Advice counts nowhere and is not asked about.
 */
export async function leaveStanding(
  ctx: Context,
  { edition, delegation, entry }: OfSheet,
  recusalId: string,
): Promise<boolean> {
  if (edition.order_opened_at === null || delegation.advice_only === 1) return false;
  const sheet = await sheetOf(ctx, delegation.id, entry.id);
  const votes = await ctx.db
    .selectFrom("tie_votes")
    .select("entries")
    .where("edition_id", "=", edition.id)
    .where("delegation_id", "=", delegation.id)
    .execute();
  const hasVoted = votes.some((vote) => (JSON.parse(vote.entries) as string[]).includes(entry.id));
  if (sheet?.state !== "final" && !hasVoted) return false;
  await ctx.db.insertInto("late_recusals").values({ recusal_id: recusalId }).execute();
  return true;
}

async function sheetOf(ctx: Context, delegationId: string, entryId: string) {
  return ctx.db
    .selectFrom("score_sheets")
    .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
    .select(["score_sheets.id", "score_sheets.state"])
    .where("assignments.delegation_id", "=", delegationId)
    .where("assignments.entry_id", "=", entryId)
    .executeTakeFirst();
}
