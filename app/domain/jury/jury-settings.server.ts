import type { Context } from "../../database/context";
import { defaultJurySettings, type JurySettings } from "./jury-settings";

/** Gives how an edition composes its jury; the defaults where nobody has changed them. */
export async function jurySettingsOf(ctx: Context, editionId: string): Promise<JurySettings> {
  const row = await ctx.db
    .selectFrom("jury_settings")
    .selectAll()
    .where("edition_id", "=", editionId)
    .executeTakeFirst();
  if (!row) return defaultJurySettings;
  return {
    peopleLimit: row.people_limit,
    objectionDays: row.objection_days,
    firstReminderDays: row.first_reminder_days,
    secondReminderDays: row.second_reminder_days,
  };
}
