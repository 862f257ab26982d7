import type { Context } from "../../database/context";
import type { PeopleRow } from "../../database/rows/people";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { record } from "../history/record.server";
import type { PersonActor } from "../people/actor";
import { invite } from "../people/invitations.server";
import { type PersonInput, personSchema } from "../people/people";
import { enterPerson, speakersOf } from "../people/people.server";
import { known, refuse } from "../problems";
import type { EntryRole } from "./entry";
import { findEntry } from "./entry-rows.server";
import { readInput } from "./read-input";

/** Invites a person to an entry by letter, or changes what an invited one may do; refuses an unchanged invitation. */
export async function inviteToEntry(
  ctx: Context,
  entryId: string,
  input: PersonInput & { role: EntryRole },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { entry, edition, facts } = await findEntry(ctx, entryId);
    authorize(ctx, "entry.sign-off", facts);
    const actor = ctx.actor as PersonActor;
    const person = await enterPerson(ctx, readInput(personSchema, input));
    const speakers = await speakersOf(ctx, entry.country);
    if (speakers.some((speaker) => speaker.id === person.id)) {
      refuse("speaks-for-state", "This person speaks for the state and can write every entry of it already.");
    }
    const present = await ctx.db
      .selectFrom("entry_people")
      .selectAll()
      .where("entry_id", "=", entry.id)
      .where("person_id", "=", person.id)
      .executeTakeFirst();
    if (present && present.left_at === null && present.role === input.role) {
      refuse("already-invited", "This person is invited to the entry already, with the same rights.");
    }
    const row = { role: input.role, invited_by: actor.id, invited_at: ctx.now, left_at: null };
    await ctx.db
      .insertInto("entry_people")
      .values({ entry_id: entry.id, person_id: person.id, ...row })
      .onConflict((conflict) => conflict.columns(["entry_id", "person_id"]).doUpdateSet(row))
      .execute();
    await record(ctx, {
      editionId: entry.edition_id,
      command: "inviteToEntry",
      object: ["entry", entry.id],
      to: input.role,
    });
    await invite(
      ctx,
      person,
      "entry-invitation",
      (until) => ({
        name: person.name_latin,
        invitedBy: actor.nameLatin,
        role: input.role,
        title: entry.title,
        state: countryName(entry.country),
        edition: edition.name,
        until,
      }),
      { editionId: entry.edition_id, entryId: entry.id },
    );
    return person.id;
  });
}

/** Takes a person off an entry; everybody may take themselves off, others only the state's representative. */
export async function removeFromEntry(ctx: Context, entryId: string, personId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, facts } = await findEntry(ctx, entryId);
    const leaves = ctx.actor.kind === "person" && ctx.actor.id === personId;
    authorize(ctx, leaves ? "entry.read" : "entry.sign-off", facts);
    known(
      (await peopleOf(ctx, entry.id)).find((one) => one.id === personId),
      "person of the entry",
    );
    await ctx.db
      .updateTable("entry_people")
      .set({ left_at: ctx.now })
      .where("entry_id", "=", entry.id)
      .where("person_id", "=", personId)
      .execute();
    await record(ctx, {
      editionId: entry.edition_id,
      command: "removeFromEntry",
      object: ["entry", entry.id],
    });
  });
}

export type EntryPerson = PeopleRow & { role: EntryRole; invitedAt: string };

/** Lists the people invited to an entry, those who write first, for the entry's own people. */
export async function peopleOf(ctx: Context, entryId: string): Promise<EntryPerson[]> {
  const { facts } = await findEntry(ctx, entryId);
  authorize(ctx, "entry.read", facts);
  return invitedPeople(ctx, entryId);
}

/** The same for commands that have authorised already. */
export async function invitedPeople(ctx: Context, entryId: string): Promise<EntryPerson[]> {
  const rows = await ctx.db
    .selectFrom("entry_people")
    .innerJoin("people", "people.id", "entry_people.person_id")
    .selectAll("people")
    .select(["role", "invited_at"])
    .where("entry_id", "=", entryId)
    .where("left_at", "is", null)
    .execute();
  return rows
    .map(({ role, invited_at, ...person }) => ({ ...person, role: role as EntryRole, invitedAt: invited_at }))
    .sort((a, b) => b.role.localeCompare(a.role) || byName.compare(a.name_latin, b.name_latin));
}

const byName = new Intl.Collator("en-GB");

/** Lists who hears of what happens to an entry: who speaks for the state, and who writes the entry. */
export async function hearersOf(ctx: Context, entry: { id: string; country: string }): Promise<PeopleRow[]> {
  const people = [
    ...(await speakersOf(ctx, entry.country)),
    ...(await invitedPeople(ctx, entry.id)).filter((person) => person.role === "write"),
  ];
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
