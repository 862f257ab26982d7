import type { Context } from "../../database/context";
import { dueStep, sayDistance } from "../letters/reminder";
import type { Reminder } from "../letters/reminder.server";
import { zoneOf } from "../people/zones";
import { sayDay } from "../times";
import { outstandingOf, sayOutstanding } from "./outstanding.server";
import { reminderDaysOf } from "./reminder-settings.server";

/**
 * Reminds each member of a jury who has outstanding work, at the edition's days before the judging date, in their own
 * zone: of their own work alone, in numbers. Whoever has finished hears nothing.
 */
export async function judgingReminders(ctx: Context): Promise<Reminder[]> {
  const editions = await ctx.db
    .selectFrom("editions")
    .select(["id", "name", "judging_until", "judging_opened_at"])
    .where("state", "=", "judging")
    .orderBy("id")
    .execute();
  const due: Reminder[] = [];
  for (const edition of editions) {
    const day = edition.judging_until;
    const daysBefore = await reminderDaysOf(ctx, edition.id);
    if (daysBefore.length === 0) continue;
    const since = edition.judging_opened_at ? { since: edition.judging_opened_at } : {};
    for (const one of await outstandingOf(ctx, edition.id)) {
      const zone = zoneOf(one.country);
      const step = dueStep({ day, daysBefore, ...since }, zone, ctx.now);
      if (step === undefined) continue;
      due.push({
        key: `judging-outstanding:${edition.id}:${one.person.id}:${day}:${step}`,
        to: one.person,
        kind: "judging-outstanding",
        facts: {
          name: one.person.name_latin,
          edition: edition.name,
          until: sayDay(day),
          distance: sayDistance(day, zone, ctx.now),
          outstanding: sayOutstanding(one),
        },
        editionId: edition.id,
      });
    }
  }
  return due;
}
