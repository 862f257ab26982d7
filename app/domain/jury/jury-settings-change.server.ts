import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { record } from "../history/record.server";
import { fieldProblem, Refusal } from "../problems";
import { composableEdition } from "./composing.server";
import { countedPeople } from "./jury";
import { delegationsOf } from "./jury.server";
import type { JurySettings } from "./jury-settings";
import { jurySettingsOf } from "./jury-settings.server";

/**
 * Changes how an edition composes its jury; periods that run already keep their end. Refuses a limit below the people
 * who judge now, and any change once judging has been opened.
 */
export async function changeJurySettings(
  ctx: Context,
  editionId: string,
  settings: JurySettings,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await composableEdition(ctx, editionId);
    const before = await jurySettingsOf(ctx, edition.id);
    const people = countedPeople(await delegationsOf(ctx, edition.id));
    if (settings.peopleLimit < before.peopleLimit && settings.peopleLimit < people) {
      const sentence = `${people} people judge already. Enter at least ${people}, or take people out first.`;
      throw new Refusal([fieldProblem("peopleLimit", "limit-below-people", sentence)]);
    }
    const row = {
      people_limit: settings.peopleLimit,
      objection_days: settings.objectionDays,
      first_reminder_days: settings.firstReminderDays,
      second_reminder_days: settings.secondReminderDays,
    };
    await ctx.db
      .insertInto("jury_settings")
      .values({ edition_id: edition.id, ...row })
      .onConflict((conflict) => conflict.column("edition_id").doUpdateSet(row))
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "changeJurySettings",
      object: ["edition", edition.id],
    });
  });
}
