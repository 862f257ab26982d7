import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { defaultReminderDays } from "../letters/reminder-days";
import { refuse } from "../problems";

/** Gives how many days before the judging date an edition reminds its jury. */
export async function reminderDaysOf(ctx: Context, editionId: string): Promise<readonly number[]> {
  const row = await ctx.db
    .selectFrom("judging_reminder_settings")
    .select("days")
    .where("edition_id", "=", editionId)
    .executeTakeFirst();
  return row ? (JSON.parse(row.days) as number[]) : defaultReminderDays;
}

/** Changes the days of the reminders, for chair, vice-chair and secretariat. Refuses once judging is closed. */
export async function changeReminderDays(
  ctx: Context,
  editionId: string,
  days: readonly number[],
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
    if (edition.judging_closed_at !== null) {
      refuse("judging-closed", "Judging is closed; there is nothing left to remind of.");
    }
    if (ctx.actor.kind !== "person") throw new Error("a setting is made by a person");
    const row = { days: JSON.stringify(days), set_at: ctx.now, set_by: ctx.actor.id };
    await ctx.db
      .insertInto("judging_reminder_settings")
      .values({ edition_id: edition.id, ...row })
      .onConflict((conflict) => conflict.column("edition_id").doUpdateSet(row))
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "changeReminderDays",
      object: ["edition", edition.id],
      to: days.length === 0 ? "none" : days.join("-"),
    });
  });
}
