import type { Context } from "../../database/context";
import type { PeopleRow } from "../../database/rows/people";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { readInput } from "../entries/read-input";
import { record } from "../history/record.server";
import type { PersonActor } from "../people/actor";
import { invite } from "../people/invitations.server";
import { type PersonInput, personSchema } from "../people/people";
import { enterPerson, speakersOf } from "../people/people.server";
import { known, refuse } from "../problems";
import { sayDeadline } from "../times";
import { findRound, isMember, refuseDecided } from "./rounds.server";

/** Invites somebody to the national committee by letter; refuses who speaks for a state, and who proposes a candidate. */
export async function inviteMember(ctx: Context, roundId: string, input: PersonInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { round, edition, facts } = await findRound(ctx, roundId);
    authorize(ctx, "round.lead", facts);
    refuseDecided(round);
    const person = await enterPerson(ctx, readInput(personSchema, input));
    if (await isMember(ctx, round.id, person.id)) {
      refuse("already-member", "This person is of the national committee already.");
    }
    await refuseOutsiders(ctx, round.country, person);
    await refuseProposers(ctx, round.id, person);
    const row = { invited_by: (ctx.actor as PersonActor).id, invited_at: ctx.now, left_at: null };
    await ctx.db
      .insertInto("national_committee")
      .values({ round_id: round.id, person_id: person.id, ...row })
      .onConflict((conflict) => conflict.columns(["round_id", "person_id"]).doUpdateSet(row))
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "inviteMember",
      object: ["round", round.id],
      to: "member",
    });
    await invite(
      ctx,
      person,
      "committee-invitation",
      (until) => ({
        name: person.name_latin,
        invitedBy: (ctx.actor as PersonActor).nameLatin,
        state: countryName(round.country),
        edition: edition.name,
        theme: edition.theme,
        deadline: `${sayDeadline(round.deadline_at)} (Brussels)`,
        until,
      }),
      { editionId: edition.id },
    );
    return person.id;
  });
}

/** Takes somebody off the committee; their remarks stay. Everybody may leave, others only the representative removes. */
export async function removeMember(ctx: Context, roundId: string, personId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { round, facts } = await findRound(ctx, roundId);
    const leaves = ctx.actor.kind === "person" && ctx.actor.id === personId;
    authorize(ctx, leaves ? "round.read" : "round.lead", facts);
    known((await isMember(ctx, round.id, personId)) ? personId : undefined, "member");
    await ctx.db
      .updateTable("national_committee")
      .set({ left_at: ctx.now })
      .where("round_id", "=", round.id)
      .where("person_id", "=", personId)
      .execute();
    await record(ctx, {
      editionId: round.edition_id,
      command: "removeMember",
      object: ["round", round.id],
      from: "member",
    });
  });
}

/** Lists the committee of a round by name, for itself and who speaks for the state. */
export async function committeeOf(ctx: Context, roundId: string): Promise<PeopleRow[]> {
  const { facts } = await findRound(ctx, roundId);
  authorize(ctx, "round.read", facts);
  const rows = await ctx.db
    .selectFrom("national_committee")
    .innerJoin("people", "people.id", "national_committee.person_id")
    .selectAll("people")
    .where("round_id", "=", roundId)
    .where("left_at", "is", null)
    .execute();
  const names = new Intl.Collator("en-GB");
  return rows.sort((a, b) => names.compare(a.name_latin, b.name_latin) || (a.id < b.id ? -1 : 1));
}

/** The committee is the state's own: who speaks for this state leads it anyway, and for another one has no part in it. */
async function refuseOutsiders(ctx: Context, country: string, person: PeopleRow): Promise<void> {
  if ((await speakersOf(ctx, country)).some((speaker) => speaker.id === person.id)) {
    refuse("speaks-for-state", "This person speaks for the state and reads the candidates anyway.");
  }
  const elsewhere = await ctx.db
    .selectFrom("appointments")
    .select("id")
    .where("person_id", "=", person.id)
    .where("ended_at", "is", null)
    .where((one) => one.or([one("country", "is", null), one("country", "<>", country)]))
    .executeTakeFirst();
  if (elsewhere) {
    refuse(
      "of-elsewhere",
      "This person works for the secretariat or for another state here. The committee is of your state only.",
    );
  }
}

async function refuseProposers(ctx: Context, roundId: string, person: PeopleRow): Promise<void> {
  const contact = await ctx.db
    .selectFrom("national_bodies")
    .select("id")
    .where("round_id", "=", roundId)
    .where("contact_id", "=", person.id)
    .executeTakeFirst();
  const writes = await ctx.db
    .selectFrom("entry_people")
    .innerJoin("candidates", "candidates.entry_id", "entry_people.entry_id")
    .innerJoin("national_bodies", "national_bodies.id", "candidates.body_id")
    .select("entry_people.person_id")
    .where("national_bodies.round_id", "=", roundId)
    .where("entry_people.person_id", "=", person.id)
    .where("left_at", "is", null)
    .executeTakeFirst();
  if (contact || writes) {
    refuse("proposes", "This person is of a body that proposes a candidate, and cannot read the others.");
  }
}
