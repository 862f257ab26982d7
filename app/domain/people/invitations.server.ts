import type { LetterFacts, LetterKind } from "../../../emails/letters";
import type { Context } from "../../database/context";
import type { PeopleRow } from "../../database/rows/people";
import { queueLetter } from "../letters/letters.server";
import { hashOf, withinHourlyLimit } from "../limits.server";
import { refuse } from "../problems";
import { dayLength, dayOf, later, sayDay } from "../times";

const invitationDays = 60;
/** More than a secretariat needs on its busiest day; and nobody needs the same letter more often. */
const invitationsAnHour = 200;
const invitationsToOneAnHour = 5;

/**
 * Queues an invitation: a letter whose link signs the person in once, until the invitation's last day. Refuses more in an
 * hour than a sender can mean, to anybody or to one address: the platform must not be used to fill a mailbox.
 */
export async function invite<K extends LetterKind>(
  ctx: Context,
  person: PeopleRow,
  kind: K,
  facts: (until: string) => LetterFacts<K>,
  about: { editionId?: string; entryId?: string } = {},
): Promise<void> {
  await refuseFlood(ctx, person.email);
  const requestId = ctx.newId();
  const expiresAt = later(ctx.now, invitationDays * dayLength);
  await ctx.db
    .insertInto("sign_in_requests")
    .values({
      id: requestId,
      kind: "invitation",
      email: person.email,
      person_id: person.id,
      tries: 0,
      created_at: ctx.now,
      expires_at: expiresAt,
    })
    .execute();
  await queueLetter(ctx, {
    kind,
    to: person,
    facts: facts(sayDay(dayOf(expiresAt))),
    signInRequestId: requestId,
    ...about,
  });
}

async function refuseFlood(ctx: Context, email: string): Promise<void> {
  if (ctx.actor.kind !== "person") return;
  const sender = `invite:${ctx.actor.id}`;
  const within =
    (await withinHourlyLimit(ctx, sender, invitationsAnHour)) &&
    (await withinHourlyLimit(ctx, `${sender}:${hashOf(email)}`, invitationsToOneAnHour));
  if (!within) {
    refuse(
      "too-many-invitations",
      "You have sent this person, or people in all, more invitations within an hour than letters are good for. Try again in an hour.",
    );
  }
}
