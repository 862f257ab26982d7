import type { Context } from "../../database/context";
import { countryName } from "../countries";
import type { Reminder } from "../letters/reminder.server";
import { addresseesIn } from "../people/people.server";
import { sayInstant } from "../times";

/** Tells a state, once the winners are announced, that the judging of its entry had been opened to mend a fault. */
export async function glassTold(ctx: Context): Promise<Reminder[]> {
  const rows = await ctx.db
    .selectFrom("glass_openings")
    .innerJoin("entries", "entries.id", "glass_openings.entry_id")
    .innerJoin("editions", "editions.id", "glass_openings.edition_id")
    .select([
      "glass_openings.id",
      "glass_openings.edition_id",
      "entry_id",
      "reason",
      "glass_openings.opened_at",
      "editions.name",
      "title",
      "country",
    ])
    .where("editions.state", "in", ["announced", "archived"])
    .orderBy("glass_openings.opened_at")
    .orderBy("glass_openings.id")
    .execute();
  const reminders: Reminder[] = [];
  for (const row of rows) {
    for (const person of await addresseesIn(ctx, row.country)) {
      reminders.push({
        key: `glass-told:${row.id}:${person.id}`,
        to: person,
        kind: "glass-told",
        editionId: row.edition_id,
        entryId: row.entry_id,
        facts: {
          name: person.name_latin,
          edition: row.name,
          title: row.title,
          state: countryName(row.country),
          at: `${sayInstant(row.opened_at)} (Brussels)`,
          reason: row.reason,
        },
      });
    }
  }
  return reminders;
}
