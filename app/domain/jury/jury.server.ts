import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { DelegationsRow } from "../../database/rows/jury";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { blocksToJury } from "../editions/readiness";
import { record } from "../history/record.server";
import { invite } from "../people/invitations.server";
import { enterPerson } from "../people/people.server";
import { may } from "../people/permissions";
import { fieldProblem, known, Refusal, refuse } from "../problems";
import { sayDay } from "../times";
import {
  countedPeople,
  type DelegationInput,
  type DelegationKind,
  type DelegationOfJury,
  delegationName,
  type JuryMemberInput,
  juryLimit,
  type SeatKind,
  seatWords,
} from "./jury";

const composable: readonly string[] = ["preparing", "open", "checking"];

/** Adds a delegation, numbered in order of seating. Refuses a second chair, vice-chair or seat of a presidency. */
export async function addDelegation(
  ctx: Context,
  editionId: string,
  input: DelegationInput,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await composableEdition(ctx, editionId);
    const others = await delegationsOf(ctx, editionId);
    if (input.seat !== "member" && others.some((other) => other.seat === input.seat)) {
      const word = seatWords[input.seat].toLowerCase();
      throw new Refusal([
        fieldProblem("seat", "seat-taken", `The jury has a ${word} already; choose another seat.`),
      ]);
    }
    if (
      input.kind === "presidency" &&
      others.some((other) => other.kind === "presidency" && other.country === input.country)
    ) {
      throw new Refusal([
        fieldProblem("country", "state-seated", "This presidency has its delegation already."),
      ]);
    }
    const id = ctx.newId();
    await ctx.db
      .insertInto("delegations")
      .values({
        id,
        edition_id: editionId,
        number: others.length + 1,
        kind: input.kind,
        country: input.country,
        institution: input.kind === "expert" ? input.institution : null,
        seat: input.seat,
        created_at: ctx.now,
      })
      .execute();
    await record(ctx, { editionId, command: "addDelegation", object: ["delegation", id], to: input.seat });
    return id;
  });
}

/** Removes a delegation without people and closes the gap in the numbers. Refuses once judging is open. */
export async function removeDelegation(ctx: Context, delegationId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { delegation, edition } = await composableDelegation(ctx, delegationId);
    const delegations = await delegationsOf(ctx, edition.id);
    const own = known(
      delegations.find((one) => one.id === delegation.id),
      "delegation",
    );
    if (own.people.length > 0) {
      refuse(
        "delegation-has-people",
        "This delegation has people. Remove them first; each removal is recorded.",
      );
    }
    await ctx.db.deleteFrom("delegation_people").where("delegation_id", "=", delegation.id).execute();
    await ctx.db.deleteFrom("delegations").where("id", "=", delegation.id).execute();
    for (const later of delegations.filter((one) => one.number > delegation.number)) {
      await ctx.db
        .updateTable("delegations")
        .set({ number: later.number - 1 })
        .where("id", "=", later.id)
        .execute();
    }
    await record(ctx, {
      editionId: edition.id,
      command: "removeDelegation",
      object: ["delegation", delegation.id],
      from: delegation.seat,
    });
  });
}

/**
 * Names a person for a delegation and invites them by letter. Refuses somebody who sits in this jury already, a ninth
 * person without a reason, and any change once judging is open.
 */
export async function addJuryMember(
  ctx: Context,
  delegationId: string,
  input: JuryMemberInput,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { delegation, edition } = await composableDelegation(ctx, delegationId);
    const delegations = await delegationsOf(ctx, edition.id);
    const present = delegations.flatMap((one) => one.people);
    if (present.some((member) => member.email === input.email)) {
      throw new Refusal([fieldProblem("email", "seated", "This person sits in the jury already.")]);
    }
    if (present.length >= juryLimit && !input.reason) {
      throw new Refusal([
        fieldProblem(
          "reason",
          "beyond-limit",
          `The rules name at most ${juryLimit} people who judge. Give the reason for one more; it stays with the jury.`,
        ),
      ]);
    }
    const person = await enterPerson(ctx, input);
    const seat = {
      nationality: input.nationality ?? (delegation.kind === "presidency" ? delegation.country : null),
      beyond_limit_reason: present.length >= juryLimit ? (input.reason ?? null) : null,
      added_at: ctx.now,
      left_at: null,
    };
    await ctx.db
      .insertInto("delegation_people")
      .values({ delegation_id: delegation.id, person_id: person.id, ...seat })
      .onConflict((conflict) => conflict.columns(["delegation_id", "person_id"]).doUpdateSet(seat))
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "addJuryMember",
      object: ["person", person.id],
      to: "seated",
    });
    await invite(
      ctx,
      person,
      "jury-invitation",
      (until) => ({
        name: person.name_latin,
        delegation: `${delegationName(delegation)} (${seatWords[delegation.seat as SeatKind].toLowerCase()})`,
        edition: edition.name,
        judgingUntil: sayDay(edition.judging_until),
        meeting: sayDay(edition.jury_meeting_on),
        until,
      }),
      { editionId: edition.id },
    );
    return person.id;
  });
}

/** Takes a person out of a delegation. Refuses once judging is open. */
export async function removeJuryMember(ctx: Context, delegationId: string, personId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { delegation, edition } = await composableDelegation(ctx, delegationId);
    const left = await ctx.db
      .updateTable("delegation_people")
      .set({ left_at: ctx.now })
      .where("delegation_id", "=", delegation.id)
      .where("person_id", "=", personId)
      .where("left_at", "is", null)
      .returning("person_id")
      .executeTakeFirst();
    known(left, "jury member");
    await record(ctx, {
      editionId: edition.id,
      command: "removeJuryMember",
      object: ["person", personId],
      from: "seated",
      to: "left",
    });
  });
}

/** Lists the delegations of an edition by number, with the people who sit in them now; who may see it is for the caller. */
export async function delegationsOf(ctx: Context, editionId: string): Promise<DelegationOfJury[]> {
  const delegations = await ctx.db
    .selectFrom("delegations")
    .selectAll()
    .where("edition_id", "=", editionId)
    .orderBy("number")
    .execute();
  const members = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("people", "people.id", "delegation_people.person_id")
    .select([
      "delegation_id",
      "person_id",
      "email",
      "name_latin",
      "name_own",
      "name_language",
      "nationality",
      "beyond_limit_reason",
    ])
    .where("edition_id", "=", editionId)
    .where("left_at", "is", null)
    .orderBy("added_at")
    .orderBy("person_id")
    .execute();
  return delegations.map((delegation) => ({
    id: delegation.id,
    number: delegation.number,
    kind: delegation.kind as DelegationKind,
    country: delegation.country,
    institution: delegation.institution,
    seat: delegation.seat as SeatKind,
    people: members
      .filter((member) => member.delegation_id === delegation.id)
      .map((member) => ({
        id: member.person_id,
        email: member.email,
        nameLatin: member.name_latin,
        nameOwn: member.name_own,
        nameLanguage: member.name_language,
        nationality: member.nationality,
        reason: member.beyond_limit_reason,
      })),
  }));
}

export type Jury = {
  delegations: DelegationOfJury[];
  people: number;
  /** What it lacks before judging can open, in sentences. */
  lacks: string[];
  /** The reader may change it, and it is not locked. */
  changeable: boolean;
};

/** Gives the jury of an edition to its presidency, the secretariat and the jury; to others it is unknown. */
export async function juryOf(ctx: Context, editionId: string): Promise<Jury> {
  const edition = await editionOfJury(ctx, editionId);
  const facts = editionFacts(edition);
  authorize(ctx, "jury.read", { edition: facts });
  const delegations = await delegationsOf(ctx, editionId);
  return {
    delegations,
    people: countedPeople(delegations),
    lacks: blocksToJury(delegations).map((problem) => problem.sentence),
    changeable: may(ctx.actor, "jury.compose", { edition: facts }) && (await isComposable(ctx, edition)),
  };
}

// The jury may be named while the edition is still unknown to others, so the policy of the jury decides, not the page's.
async function editionOfJury(ctx: Context, editionId: string): Promise<EditionsRow> {
  return known(
    await ctx.db.selectFrom("editions").selectAll().where("id", "=", editionId).executeTakeFirst(),
    "edition",
  );
}

// Once entries have been dealt the jury stays locked, also where admission was opened again.
async function isComposable(ctx: Context, edition: EditionsRow): Promise<boolean> {
  if (!composable.includes(edition.state)) return false;
  const dealt = await ctx.db
    .selectFrom("assignments")
    .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
    .select("assignments.id")
    .where("edition_id", "=", edition.id)
    .limit(1)
    .executeTakeFirst();
  return dealt === undefined;
}

async function composableEdition(ctx: Context, editionId: string): Promise<EditionsRow> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "jury.compose", { edition: editionFacts(edition) });
  if (!(await isComposable(ctx, edition))) {
    refuse("jury-locked", "Judging has been opened; the jury and its distribution are locked.");
  }
  return edition;
}

async function composableDelegation(
  ctx: Context,
  delegationId: string,
): Promise<{ delegation: DelegationsRow; edition: EditionsRow }> {
  const delegation = known(
    await ctx.db.selectFrom("delegations").selectAll().where("id", "=", delegationId).executeTakeFirst(),
    "delegation",
  );
  return { delegation, edition: await composableEdition(ctx, delegation.edition_id) };
}
