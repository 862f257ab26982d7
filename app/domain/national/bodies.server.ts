import type { Context } from "../../database/context";
import type { NationalBodiesRow } from "../../database/rows/national-round";
import type { PeopleRow } from "../../database/rows/people";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { readInput } from "../entries/read-input";
import { endOfDay } from "../entries/windows";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import type { PersonActor } from "../people/actor";
import { invite } from "../people/invitations.server";
import { type PersonInput, personSchema } from "../people/people";
import { enterPerson, speakersOf } from "../people/people.server";
import { fieldProblem, known, Refusal, refuse } from "../problems";
import { sayDeadline } from "../times";
import { type BodyInput, bodySchema, handInUntil, type MoreTimeInput, moreTimeSchema } from "./round";
import { findRound, isMember, type RoundRows, refuseDecided } from "./rounds.server";

export type BodyRows = RoundRows & {
  body: NationalBodiesRow;
  bodyFacts: { country: string; contact: boolean };
};

/** Invites a body to the round by a letter to its contact person; refuses a second body of that name, and a decided round. */
export async function inviteBody(ctx: Context, roundId: string, input: BodyInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const rows = await findRound(ctx, roundId);
    authorize(ctx, "round.lead", rows.facts);
    refuseDecided(rows.round);
    const typed = readInput(bodySchema, input);
    const namesake = await ctx.db
      .selectFrom("national_bodies")
      .select("id")
      .where("round_id", "=", roundId)
      .where("name", "=", typed.body)
      .executeTakeFirst();
    if (namesake) {
      throw new Refusal([
        fieldProblem("body", "body-exists", "A body of this name is invited already. Give its contact anew."),
      ]);
    }
    const contact = await enterContact(ctx, rows, typed);
    const body: NationalBodiesRow = {
      id: ctx.newId(),
      round_id: roundId,
      name: typed.body,
      name_own: typed.bodyOwn || null,
      language: typed.language,
      contact_id: contact.id,
      invited_by: (ctx.actor as PersonActor).id,
      invited_at: ctx.now,
      late_until: null,
      late_reason: null,
    };
    await ctx.db.insertInto("national_bodies").values(body).execute();
    await record(ctx, {
      editionId: rows.edition.id,
      command: "inviteBody",
      object: ["body", body.id],
      to: "invited",
    });
    await sendInvitation(ctx, rows, body, contact);
    return body.id;
  });
}

/**
 * Gives a body another contact person, or sends the same one a new invitation. The new one leads its candidates; the former
 * one reads and writes them no more.
 */
export async function changeContact(ctx: Context, bodyId: string, input: PersonInput): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const rows = await findBody(ctx, bodyId);
    authorize(ctx, "round.lead", rows.facts);
    refuseDecided(rows.round);
    const contact = await enterContact(ctx, rows, readInput(personSchema, input));
    await ctx.db
      .updateTable("national_bodies")
      .set({ contact_id: contact.id, invited_at: ctx.now })
      .where("id", "=", bodyId)
      .execute();
    await handOver(ctx, rows.body, contact);
    await record(ctx, { editionId: rows.edition.id, command: "changeContact", object: ["body", bodyId] });
    await sendInvitation(ctx, rows, rows.body, contact);
  });
}

/** Accepts late candidates of a body until the end of a day, with the reason, which the committee reads too; tells its contact. */
export async function giveMoreTime(ctx: Context, bodyId: string, input: MoreTimeInput): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const rows = await findBody(ctx, bodyId);
    const { body, round, edition } = rows;
    authorize(ctx, "round.lead", rows.facts);
    refuseDecided(round);
    const typed = readInput(moreTimeSchema, input);
    const until = endOfDay(typed.until);
    const against = (code: string, sentence: string) => new Refusal([fieldProblem("until", code, sentence)]);
    if (until <= ctx.now || until <= round.deadline_at) {
      throw against("not-later", "Choose a day after the national deadline that is not over yet.");
    }
    if (until >= edition.deadline_at) {
      throw against("beyond-deadline", "Choose a day before the edition's own deadline.");
    }
    await ctx.db
      .updateTable("national_bodies")
      .set({ late_until: until, late_reason: typed.reason })
      .where("id", "=", bodyId)
      .execute();
    await record(ctx, { editionId: edition.id, command: "giveMoreTime", object: ["body", bodyId] });
    const contact = known(
      await ctx.db.selectFrom("people").selectAll().where("id", "=", body.contact_id).executeTakeFirst(),
      "contact",
    );
    await queueLetter(ctx, {
      kind: "body-more-time",
      to: contact,
      facts: {
        name: contact.name_latin,
        body: body.name,
        edition: edition.name,
        state: countryName(round.country),
        until: `${sayDeadline(until)} (Brussels)`,
        reason: typed.reason,
        path: `/national/bodies/${body.id}`,
      },
      editionId: edition.id,
    });
  });
}

/** Gives a body to its contact person and to who speaks for the state; to everybody else it is unknown. */
export async function bodyById(ctx: Context, bodyId: string): Promise<BodyRows> {
  const rows = await findBody(ctx, bodyId);
  authorize(ctx, "body.read", rows.bodyFacts);
  return rows;
}

/** Lists the bodies whose contact person the actor is, the newest round's first. */
export async function bodiesLedBy(ctx: Context): Promise<BodyRows[]> {
  if (ctx.actor.kind !== "person") return [];
  const rows = await ctx.db
    .selectFrom("national_bodies")
    .select("id")
    .where("contact_id", "=", ctx.actor.id)
    .orderBy("invited_at", "desc")
    .orderBy("id")
    .execute();
  const bodies = [];
  for (const row of rows) bodies.push(await findBody(ctx, row.id));
  return bodies;
}

/** Lists the states of a body's candidates, without those it has put aside. Asks nobody's leave: whoever calls it authorises. */
export async function standingStates(ctx: Context, bodyId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom("candidates")
    .innerJoin("entries", "entries.id", "candidates.entry_id")
    .select("entries.state")
    .where("body_id", "=", bodyId)
    .where("entries.state", "<>", "put-aside")
    .execute();
  return rows.map((row) => row.state);
}

/** Gives a body with its round and what the policy asks about them, or Unknown. Whoever calls it authorises. */
export async function findBody(ctx: Context, bodyId: string): Promise<BodyRows> {
  const body = known(
    await ctx.db.selectFrom("national_bodies").selectAll().where("id", "=", bodyId).executeTakeFirst(),
    "body",
  );
  const rows = await findRound(ctx, body.round_id);
  const contact = ctx.actor.kind === "person" && ctx.actor.id === body.contact_id;
  return { ...rows, body, bodyFacts: { country: rows.round.country, contact } };
}

/** Who decides between candidates, or advises who decides, proposes none. */
async function enterContact(ctx: Context, { round }: RoundRows, input: PersonInput): Promise<PeopleRow> {
  const person = await enterPerson(ctx, input);
  await refuseJudge(ctx, round, person.id);
  return person;
}

/** Refuses somebody who decides between a round's candidates, or reads them for the committee, among those who propose one. */
export async function refuseJudge(
  ctx: Context,
  round: { id: string; country: string },
  personId: string,
): Promise<void> {
  if ((await speakersOf(ctx, round.country)).some((speaker) => speaker.id === personId)) {
    refuse(
      "speaks-for-state",
      "This person speaks for the state and decides between the candidates, so it must be somebody else.",
    );
  }
  if (await isMember(ctx, round.id, personId)) {
    refuse(
      "in-committee",
      "This person is of the national committee and reads the candidates, so it must be somebody else.",
    );
  }
}

/** A body's candidates go from its former contact person, who may have been a mistyped address, to the new one. */
async function handOver(ctx: Context, body: NationalBodiesRow, contact: PeopleRow): Promise<void> {
  const candidates = await ctx.db
    .selectFrom("candidates")
    .select("entry_id")
    .where("body_id", "=", body.id)
    .execute();
  const row = {
    role: "write",
    invited_by: (ctx.actor as PersonActor).id,
    invited_at: ctx.now,
    left_at: null,
  };
  for (const { entry_id } of candidates) {
    await ctx.db
      .updateTable("entry_people")
      .set({ left_at: ctx.now })
      .where("entry_id", "=", entry_id)
      .where("person_id", "=", body.contact_id)
      .where("left_at", "is", null)
      .execute();
    await ctx.db
      .insertInto("entry_people")
      .values({ entry_id, person_id: contact.id, ...row })
      .onConflict((conflict) => conflict.columns(["entry_id", "person_id"]).doUpdateSet(row))
      .execute();
  }
}

async function sendInvitation(
  ctx: Context,
  { round, edition }: RoundRows,
  body: NationalBodiesRow,
  contact: PeopleRow,
): Promise<void> {
  await invite(
    ctx,
    contact,
    "body-invitation",
    (until) => ({
      name: contact.name_latin,
      invitedBy: (ctx.actor as PersonActor).nameLatin,
      body: body.name,
      state: countryName(round.country),
      edition: edition.name,
      theme: edition.theme,
      year: edition.year,
      deadline: `${sayDeadline(handInUntil({ ...round, late_until: body.late_until }))} (Brussels)`,
      most: round.candidates_per_body,
      until,
    }),
    { editionId: edition.id },
  );
}
