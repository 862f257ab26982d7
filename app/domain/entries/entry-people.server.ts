import type { Context } from "../../database/context";
import type { EntriesRow } from "../../database/rows/entries";
import type { PeopleRow } from "../../database/rows/people";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { record } from "../history/record.server";
import { recuseWherePersonSits } from "../judging/recusals.server";
import { refuseJudge } from "../national/bodies.server";
import { findCandidate } from "../national/candidates.server";
import type { PersonActor } from "../people/actor";
import { invite } from "../people/invitations.server";
import { type PersonInput, personSchema } from "../people/people";
import { enterPerson, speakersOf } from "../people/people.server";
import { may } from "../people/permissions";
import { known, refuse } from "../problems";
import { type EntryRole, isCandidate } from "./entry";
import { type EntryRows, findEntry } from "./entry-rows.server";
import { readInput } from "./read-input";

/**
 * Invites a person to an entry by letter, or changes what an invited one may do. To a state's entry its representative
 * invites, to a candidate the contact person of its body. Refuses an unchanged invitation, and those who have their part
 * in it already.
 */
export async function inviteToEntry(
  ctx: Context,
  entryId: string,
  input: PersonInput & { role: EntryRole },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { entry, edition } = await findToLead(ctx, entryId);
    const actor = ctx.actor as PersonActor;
    const person = await enterPerson(ctx, readInput(personSchema, input));
    await refuseOtherPart(ctx, entry, person);
    const present = (await invitedPeople(ctx, entry.id)).find((one) => one.id === person.id);
    if (present?.role === input.role) {
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
      isCandidate(entry) ? "candidate-invitation" : "entry-invitation",
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
    await recuseWherePersonSits(ctx, person.id);
    return person.id;
  });
}

/** Lets an invited person write, or read only; refuses who may not invite, and what is so already. */
export async function changeRole(
  ctx: Context,
  entryId: string,
  personId: string,
  role: EntryRole,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry } = await findToLead(ctx, entryId);
    const person = known(
      (await invitedPeople(ctx, entry.id)).find((one) => one.id === personId),
      "person of the entry",
    );
    if (person.role === role) refuse("same-role", "This is what the person may do already.");
    await ctx.db
      .updateTable("entry_people")
      .set({ role })
      .where("entry_id", "=", entry.id)
      .where("person_id", "=", personId)
      .execute();
    await record(ctx, {
      editionId: entry.edition_id,
      command: "changeRole",
      object: ["entry", entry.id],
      from: person.role,
      to: role,
    });
  });
}

/** True for who may invite people to an entry and remove them. */
export async function leadsPeople(ctx: Context, entryId: string): Promise<boolean> {
  const { entry, facts } = await findEntry(ctx, entryId);
  if (!isCandidate(entry)) return may(ctx.actor, "entry.sign-off", facts);
  const { bodyFacts } = await findCandidate(ctx, entryId);
  return entry.state !== "put-aside" && may(ctx.actor, "body.lead", bodyFacts);
}

/** The people of a state's entry are for who speaks for the state, those of a candidate for its body's contact person. */
async function findToLead(ctx: Context, entryId: string): Promise<EntryRows> {
  const rows = await findEntry(ctx, entryId);
  if (!isCandidate(rows.entry)) {
    authorize(ctx, "entry.sign-off", rows.facts);
    return rows;
  }
  authorize(ctx, "body.lead", (await findCandidate(ctx, entryId)).bodyFacts);
  if (rows.entry.state === "put-aside") {
    refuse("put-aside", "The candidate is put aside, so its people stay as they are.");
  }
  return rows;
}

async function refuseOtherPart(ctx: Context, entry: EntriesRow, person: PeopleRow): Promise<void> {
  if (isCandidate(entry)) {
    const { round } = await findCandidate(ctx, entry.id);
    return refuseJudge(ctx, round, person.id);
  }
  if ((await speakersOf(ctx, entry.country)).some((speaker) => speaker.id === person.id)) {
    refuse("speaks-for-state", "This person speaks for the state and can write every entry of it already.");
  }
}

/** Takes a person off an entry; everybody may take themselves off, others only who invites them. */
export async function removeFromEntry(ctx: Context, entryId: string, personId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, facts } = await findEntry(ctx, entryId);
    const leaves = ctx.actor.kind === "person" && ctx.actor.id === personId;
    if (leaves) authorize(ctx, "entry.read", facts);
    else await findToLead(ctx, entryId);
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
