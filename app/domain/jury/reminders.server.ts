import type { Context } from "../../database/context";
import type { Reminder } from "../letters/reminder.server";
import { zoneOf } from "../people/zones";
import { dayOf, sayDay } from "../times";
import { delegationName, type SeatKind, seatWords } from "./jury";
import { jurySettingsOf } from "./jury-settings.server";
import { reminderAfter } from "./reminder-after";
import { juryTerms } from "./terms";

const over: readonly string[] = ["decided", "announced", "archived", "cancelled"];

/**
 * Reminds whoever has not answered the invitation to a jury, and whoever has accepted it and not the terms: twice each, so
 * many days after the invitation or the answer (settings of the edition), at the hour of reminders in their own zone. A
 * person who is named anew is a new invitation.
 */
export async function juryReminders(ctx: Context): Promise<Reminder[]> {
  const due: Reminder[] = [];
  for (const seat of await waitingSeats(ctx)) {
    const { firstReminderDays, secondReminderDays } = await jurySettingsOf(ctx, seat.edition_id);
    const zone = zoneOf(seat.country ?? seat.nationality);
    const since = seat.answered_at ?? seat.added_at;
    const days = reminderAfter(since, [firstReminderDays, secondReminderDays], zone, ctx.now);
    if (days === undefined) continue;
    const of = `${seat.edition_id}:${seat.id}:${since}:${days}`;
    const facts = {
      name: seat.name_latin,
      edition: seat.name,
      delegation: delegationName(seat),
      seat: seatWords[seat.seat as SeatKind].toLowerCase(),
      advice: seat.advice_only === 1,
    };
    const on = sayDay(dayOf(since, zone));
    due.push({
      to: seat,
      editionId: seat.edition_id,
      ...(seat.answered_at === null
        ? {
            key: `jury-invitation:${of}`,
            kind: "jury-invitation-reminder",
            facts: { ...facts, invitedOn: on },
          }
        : { key: `jury-terms:${of}`, kind: "jury-terms-reminder", facts: { ...facts, acceptedOn: on } }),
    });
  }
  return due;
}

/** The people of every jury under way who give nothing yet: without an answer, or without the present terms. */
async function waitingSeats(ctx: Context) {
  return ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("people", "people.id", "delegation_people.person_id")
    .innerJoin("editions", "editions.id", "delegations.edition_id")
    .leftJoin("jury_terms_acceptances as terms", (join) =>
      join
        .onRef("terms.edition_id", "=", "delegations.edition_id")
        .onRef("terms.person_id", "=", "delegation_people.person_id")
        .on("terms.version", "=", juryTerms.version),
    )
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
      "answered_at",
      "editions.name",
    ])
    .where("left_at", "is", null)
    .where((or) => or.or([or("answer", "is", null), or("terms.accepted_at", "is", null)]))
    .where("editions.state", "not in", over)
    .orderBy("people.id")
    .execute();
}
