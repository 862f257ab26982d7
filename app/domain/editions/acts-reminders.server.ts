import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { juryPeople } from "../judging/jury-people.server";
import type { Reminder } from "../letters/reminder.server";
import { actorOf, holdersOf } from "../people/people.server";
import { dayLength, later, sayInstant } from "../times";
import { actsToConfirm } from "./acts.server";
import { actsPath } from "./acts-due.server";

/**
 * Tells everybody who can confirm what another person has proposed that it waits for them: at once, and once more in the
 * last day before it runs out. Whoever may not know of it, as it is about their own state, is not told.
 */
export async function actReminders(ctx: Context): Promise<Reminder[]> {
  const editions = await ctx.db
    .selectFrom("editions")
    .selectAll()
    .where((where) =>
      where.exists(
        where
          .selectFrom("proposals")
          .select("id")
          .whereRef("proposals.edition_id", "=", "editions.id")
          .where("proposals.state", "=", "open")
          .where("expires_at", ">", ctx.now),
      ),
    )
    .execute();
  const due: Reminder[] = [];
  for (const edition of editions) {
    for (const person of await peopleWithPart(ctx, edition))
      due.push(...(await ofPerson(ctx, edition, person)));
  }
  return due;
}

type Addressee = { id: string; email: string; name_latin: string };

async function ofPerson(ctx: Context, edition: EditionsRow, person: Addressee): Promise<Reminder[]> {
  const actor = await actorOf(ctx, person.id);
  return (await actsToConfirm({ ...ctx, actor }, edition)).map((proposal) => {
    const last = ctx.now >= later(proposal.until, -dayLength);
    return {
      key: `act-waits:${proposal.id}:${person.id}:${last ? "last" : "first"}`,
      to: { id: person.id, email: person.email },
      kind: "act-waits",
      facts: {
        name: person.name_latin,
        edition: edition.name,
        act: proposal.label,
        by: proposal.by,
        until: `${sayInstant(proposal.until)} (Brussels)`,
        last,
        path: actsPath(actor, edition),
      },
      editionId: edition.id,
    };
  });
}

async function peopleWithPart(ctx: Context, edition: EditionsRow): Promise<Addressee[]> {
  const people = [
    ...(await holdersOf(ctx, "secretariat")),
    ...(await holdersOf(ctx, "presidency", edition.presidency_country)),
    ...(await juryPeople(ctx, edition.id)).filter((one) => one.seat !== "member"),
  ];
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
