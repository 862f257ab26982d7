import type { Context } from "../../database/context";
import type { Reminder } from "../letters/reminder.server";
import { zoneOf } from "../people/zones";
import { dayOf, sayDay } from "../times";
import { invitationReminderDue } from "./invitation-reminders";
import { delegationName, type SeatKind, seatWords } from "./jury";
import { jurySettingsOf } from "./jury-settings.server";

const over: readonly string[] = ["decided", "announced", "archived", "cancelled"];

/**
 * Reminds whoever has not answered the invitation to a jury, twice, so many days after it (settings of the edition), at
 * the hour of reminders in their own zone. A person who is named anew is a new invitation.
 */
export async function juryReminders(ctx: Context): Promise<Reminder[]> {
  const rows = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("people", "people.id", "delegation_people.person_id")
    .innerJoin("editions", "editions.id", "delegations.edition_id")
    .select([
      "people.id",
      "people.email",
      "people.name_latin",
      "delegations.edition_id",
      "delegations.kind",
      "delegations.country",
      "institution",
      "seat",
      "advice_only",
      "nationality",
      "added_at",
      "editions.name",
    ])
    .where("left_at", "is", null)
    .where("answer", "is", null)
    .where("editions.state", "not in", over)
    .orderBy("people.id")
    .execute();
  const due: Reminder[] = [];
  for (const row of rows) {
    const { firstReminderDays, secondReminderDays } = await jurySettingsOf(ctx, row.edition_id);
    const zone = zoneOf(row.country ?? row.nationality);
    const days = invitationReminderDue(row.added_at, [firstReminderDays, secondReminderDays], zone, ctx.now);
    if (days === undefined) continue;
    due.push({
      key: `jury-invitation:${row.edition_id}:${row.id}:${row.added_at}:${days}`,
      to: row,
      kind: "jury-invitation-reminder",
      editionId: row.edition_id,
      facts: {
        name: row.name_latin,
        edition: row.name,
        delegation: delegationName(row),
        seat: seatWords[row.seat as SeatKind].toLowerCase(),
        advice: row.advice_only === 1,
        invitedOn: sayDay(dayOf(row.added_at, zone)),
      },
    });
  }
  return due;
}
