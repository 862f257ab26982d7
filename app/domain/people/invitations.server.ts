import type { LetterFacts, LetterKind } from "../../../emails/letters";
import type { Context } from "../../database/context";
import type { PeopleRow } from "../../database/rows/people";
import { queueLetter } from "../letters/letters.server";
import { dayLength, dayOf, later, sayDay } from "../times";

const invitationDays = 60;

/** Queues an invitation: a letter whose link signs the person in once, until the invitation's last day. */
export async function invite<K extends LetterKind>(
  ctx: Context,
  person: PeopleRow,
  kind: K,
  facts: (until: string) => LetterFacts<K>,
  about: { editionId?: string; entryId?: string } = {},
): Promise<void> {
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
