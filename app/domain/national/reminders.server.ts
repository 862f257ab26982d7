import type { Context } from "../../database/context";
import { countryName } from "../countries";
import { dueStep, sayDistance } from "../letters/reminder";
import type { Reminder } from "../letters/reminder.server";
import { zoneOf } from "../people/zones";
import { dayOf, later, sayDeadline } from "../times";
import { standingStates } from "./bodies.server";
import { handInUntil } from "./round";

/** How many days before the national deadline a body is reminded. */
const daysBefore = [7, 1] as const;

/** Reminds the contact person of each body that has not handed in, some days before the national deadline or its later one. */
export async function roundReminders(ctx: Context): Promise<Reminder[]> {
  const bodies = await ctx.db
    .selectFrom("national_bodies")
    .innerJoin("national_rounds", "national_rounds.id", "national_bodies.round_id")
    .innerJoin("editions", "editions.id", "national_rounds.edition_id")
    .innerJoin("people", "people.id", "national_bodies.contact_id")
    .select([
      "national_bodies.id",
      "national_bodies.name",
      "late_until",
      "invited_at",
      "national_rounds.deadline_at",
      "national_rounds.country",
      "editions.id as edition_id",
      "editions.name as edition_name",
      "people.id as person_id",
      "email",
      "name_latin",
    ])
    .where("editions.state", "=", "open")
    .where("national_rounds.decided_at", "is", null)
    .orderBy("national_bodies.id")
    .execute();
  const due: Reminder[] = [];
  for (const body of bodies) {
    const until = handInUntil(body);
    const zone = zoneOf(body.country);
    const day = dayOf(later(until, -1));
    const step = dueStep({ day, daysBefore, since: body.invited_at }, zone, ctx.now);
    if (step === undefined || ctx.now >= until) continue;
    const states = await standingStates(ctx, body.id);
    const unfinished = states.filter((state) => state === "candidate").length;
    if (states.length > 0 && unfinished === 0) continue;
    due.push({
      key: `round-reminder:${body.id}:${body.person_id}:${until}:${step}`,
      to: { id: body.person_id, email: body.email },
      kind: "round-reminder",
      facts: {
        name: body.name_latin,
        body: body.name,
        state: countryName(body.country),
        edition: body.edition_name,
        deadline: `${sayDeadline(until)} (Brussels)`,
        distance: sayDistance(day, zone, ctx.now),
        unfinished,
        path: `/national/bodies/${body.id}`,
      },
      editionId: body.edition_id,
    });
  }
  return due;
}
