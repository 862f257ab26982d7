import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { DelegationPeopleRow } from "../../database/rows/jury";
import { inTransaction } from "../../database/transaction";
import { type EditionState, isOver } from "../editions/edition";
import { record } from "../history/record.server";
import { recuseWhereNobodyIsLeft } from "../judging/recusals.server";
import { queueLetter } from "../letters/letters.server";
import type { PersonActor } from "../people/actor";
import { holdersOf } from "../people/people.server";
import { known, refuse, Unknown } from "../problems";
import { delegationName, type SeatKind, seatWords } from "./jury";

export type JuryInvitation = {
  delegationId: string;
  editionId: string;
  year: number;
  name: string;
  delegation: string;
  seat: SeatKind;
  adviceOnly: boolean;
  presidency: string;
  judgingUntil: string;
  meetingOn: string;
  city: string;
  answer: "accepted" | "declined" | null;
  answeredAt: string | null;
  namePublic: boolean;
  /** False once the edition is over or the seat was given up: then the page only tells. */
  open: boolean;
};

/**
 * Lists the actor's own invitations to juries, the one that waits for an answer first, then the newest. They may be
 * read while the edition is still being prepared: whoever is named must be able to answer.
 */
export async function invitationsTo(ctx: Context): Promise<JuryInvitation[]> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw new Unknown("invitation");
  const rows = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("editions", "editions.id", "delegations.edition_id")
    .select([
      "delegations.id",
      "delegations.edition_id",
      "kind",
      "country",
      "institution",
      "seat",
      "advice_only",
      "answer",
      "answered_at",
      "left_at",
      "name_public",
      "editions.year",
      "editions.name",
      "editions.state",
      "presidency_country",
      "judging_until",
      "jury_meeting_on",
      "city",
    ])
    .where("person_id", "=", actor.id)
    .where((or) => or.or([or("left_at", "is", null), or("answer", "=", "declined")]))
    .execute();
  const waits = (row: (typeof rows)[number]) => row.answer === null && row.left_at === null;
  return rows
    .sort((a, b) => Number(waits(b)) - Number(waits(a)) || b.year - a.year || (a.id < b.id ? -1 : 1))
    .map((row) => ({
      delegationId: row.id,
      editionId: row.edition_id,
      year: row.year,
      name: row.name,
      delegation: delegationName(row),
      seat: row.seat as SeatKind,
      adviceOnly: row.advice_only === 1,
      presidency: row.presidency_country,
      judgingUntil: row.judging_until,
      meetingOn: row.jury_meeting_on,
      city: row.city,
      answer: row.answer as JuryInvitation["answer"],
      answeredAt: row.answered_at,
      namePublic: row.name_public === 1,
      open: row.left_at === null && !isOver(row.state as EditionState),
    }));
}

/**
 * Accepts the actor's seat and records whether their name may be public after the announcement. Refuses a second
 * answer and one after the edition is over; a seat that is not theirs is unknown.
 */
export async function acceptSeat(
  ctx: Context,
  delegationId: string,
  { namePublic }: { namePublic: boolean },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { actor, edition } = await unansweredSeat(ctx, delegationId);
    await setSeat(ctx, delegationId, actor, {
      answer: "accepted",
      answered_at: ctx.now,
      name_public: namePublic ? 1 : 0,
    });
    await record(ctx, {
      editionId: edition.id,
      command: "acceptSeat",
      object: ["person", actor.id],
      to: "accepted",
    });
  });
}

/**
 * Declines the actor's seat: they leave the delegation, the seat shows it, and a letter tells those who compose the jury.
 * Refuses where the seat is accepted already: then the presidency names somebody else.
 */
export async function declineSeat(ctx: Context, delegationId: string, reason: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { actor, edition, delegation } = await unansweredSeat(ctx, delegationId);
    await setSeat(ctx, delegationId, actor, {
      answer: "declined",
      answered_at: ctx.now,
      decline_reason: reason || null,
      left_at: ctx.now,
    });
    await record(ctx, {
      editionId: edition.id,
      command: "declineSeat",
      object: ["person", actor.id],
      to: "declined",
    });
    // Nobody decides it: it follows from who is left.
    await recuseWhereNobodyIsLeft({ ...ctx, actor: { kind: "system" } }, edition, delegation);
    for (const person of await holdersOf(ctx, "presidency", edition.presidency_country)) {
      await queueLetter(ctx, {
        kind: "jury-declined",
        to: person,
        editionId: edition.id,
        facts: {
          name: person.name_latin,
          edition: edition.name,
          year: edition.year,
          person: actor.nameLatin,
          delegation: delegationName(delegation),
          seat: seatWords[delegation.seat as SeatKind].toLowerCase(),
          reason,
        },
      });
    }
  });
}

/** Changes whether the actor's name may be public after the announcement; possible at any time, as consent can end. */
export async function changeNameConsent(
  ctx: Context,
  delegationId: string,
  namePublic: boolean,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { actor, row, edition } = await ownSeat(ctx, delegationId);
    if (row.answer !== "accepted") refuse("not-accepted", "Answer the invitation first.");
    await setSeat(ctx, delegationId, actor, { name_public: namePublic ? 1 : 0 });
    await record(ctx, {
      editionId: edition.id,
      command: "changeNameConsent",
      object: ["person", actor.id],
      to: namePublic ? "public" : "not-public",
    });
  });
}

async function setSeat(
  ctx: Context,
  delegationId: string,
  actor: PersonActor,
  set: Partial<DelegationPeopleRow>,
): Promise<void> {
  await ctx.db
    .updateTable("delegation_people")
    .set(set)
    .where("delegation_id", "=", delegationId)
    .where("person_id", "=", actor.id)
    .execute();
}

async function unansweredSeat(ctx: Context, delegationId: string) {
  const seat = await ownSeat(ctx, delegationId);
  if (isOver(seat.edition.state as EditionState)) {
    refuse("edition-over", "The edition is over; the invitation can no longer be answered.");
  }
  if (seat.row.answer === "accepted") {
    refuse(
      "already-accepted",
      "You have accepted this seat. Ask the presidency to name somebody else if you cannot take it.",
    );
  }
  return seat;
}

async function ownSeat(ctx: Context, delegationId: string) {
  const { actor } = ctx;
  if (actor.kind !== "person") throw new Unknown("seat");
  const row = known(
    await ctx.db
      .selectFrom("delegation_people")
      .selectAll()
      .where("delegation_id", "=", delegationId)
      .where("person_id", "=", actor.id)
      .where("left_at", "is", null)
      .executeTakeFirst(),
    "seat",
  );
  const delegation = await ctx.db
    .selectFrom("delegations")
    .selectAll()
    .where("id", "=", delegationId)
    .executeTakeFirstOrThrow();
  return { actor, row, delegation, edition: await editionOf(ctx, delegation.edition_id) };
}

// Whoever is named must be able to answer while others may not know of the edition yet.
async function editionOf(ctx: Context, editionId: string): Promise<EditionsRow> {
  return ctx.db.selectFrom("editions").selectAll().where("id", "=", editionId).executeTakeFirstOrThrow();
}
