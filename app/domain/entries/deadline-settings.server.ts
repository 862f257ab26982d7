import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { defaultReminderDays, howReminderDays, readReminderDays } from "../letters/reminder-days";
import { fieldProblem, Refusal } from "../problems";
import { lateHours } from "./late-entry";

/** Gives on how many days before the deadline of an edition its states are reminded, the earliest first. */
export async function reminderDaysOf(ctx: Context, editionId: string): Promise<readonly number[]> {
  const row = await settingsOf(ctx, editionId);
  return row ? (JSON.parse(row.reminder_days) as number[]) : defaultReminderDays;
}

/** Gives how many hours a late entry of an edition is given unless another date is stated. */
export async function lateHoursOf(ctx: Context, editionId: string): Promise<number> {
  return (await settingsOf(ctx, editionId))?.late_hours ?? lateHours;
}

/**
 * Sets both for an edition, by the secretariat: days as "7, 3, 1", empty for no reminder, and hours. Refuses what are no
 * whole numbers in their range.
 */
export async function setDeadlineSettings(
  ctx: Context,
  editionId: string,
  typed: { reminderDays: string; lateHours: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "edition.close-call", { edition: editionFacts(edition) });
    const days = readReminderDays(typed.reminderDays);
    const hours = wholeNumber(typed.lateHours.trim());
    const problems = [
      ...(days ? [] : [fieldProblem("reminderDays", "invalid-days", howReminderDays)]),
      ...(hours >= 1 && hours <= 336
        ? []
        : [fieldProblem("lateHours", "invalid-hours", "Enter a number of hours from 1 to 336.")]),
    ];
    if (problems.length > 0) throw new Refusal(problems);
    const values = { reminder_days: JSON.stringify(days), late_hours: hours };
    await ctx.db
      .insertInto("deadline_settings")
      .values({ edition_id: edition.id, ...values })
      .onConflict((conflict) => conflict.column("edition_id").doUpdateSet(values))
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "setDeadlineSettings",
      object: ["edition", edition.id],
    });
  });
}

function wholeNumber(word: string): number {
  return /^\d{1,4}$/.test(word) ? Number(word) : Number.NaN;
}

function settingsOf(ctx: Context, editionId: string) {
  return ctx.db
    .selectFrom("deadline_settings")
    .selectAll()
    .where("edition_id", "=", editionId)
    .executeTakeFirst();
}
