import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { record } from "../history/record.server";
import { fieldProblem, known, Refusal, refuse } from "../problems";
import { composableDelegation, composableEdition } from "./composing.server";
import { countedPeople, type DelegationInput, type DelegationOfJury, type SeatKind, seatWords } from "./jury";
import { delegationsOf } from "./jury.server";
import { jurySettingsOf } from "./jury-settings.server";
import { presidenciesOfJury } from "./presidencies";

/** Adds a delegation, numbered in order of seating. Refuses a second chair, vice-chair or seat of a presidency. */
export async function addDelegation(
  ctx: Context,
  editionId: string,
  input: DelegationInput,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await composableEdition(ctx, editionId);
    refuseTaken(input, await delegationsOf(ctx, editionId));
    return insertDelegation(ctx, editionId, input);
  });
}

/**
 * Seats the presidencies of the rule that have no seat yet: the current one in the chair, the previous one as vice-chair
 * where these seats are free. Each can be changed afterwards. Refuses where all of them sit already.
 */
export async function seatPresidencies(ctx: Context, editionId: string): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await composableEdition(ctx, editionId);
    const seated = await delegationsOf(ctx, editionId);
    const proposed = unseatedPresidencies(edition, seated);
    if (proposed.length === 0) {
      refuse("presidencies-seated", "The presidencies of the rule have their seats already.");
    }
    const taken = new Set<SeatKind>(seated.map((one) => one.seat));
    for (const { part, country } of proposed) {
      const wanted: SeatKind = part === "current" ? "chair" : part === "previous" ? "vice-chair" : "member";
      const seat = taken.has(wanted) ? "member" : wanted;
      taken.add(seat);
      await insertDelegation(ctx, editionId, { kind: "presidency", country, institution: null, seat });
    }
    return proposed.length;
  });
}

/** Lists the presidencies of the rule that have no seat in the jury. */
export function unseatedPresidencies(
  edition: Pick<EditionsRow, "year" | "presidency_country">,
  delegations: readonly DelegationOfJury[],
) {
  return presidenciesOfJury(edition).filter(
    ({ country }) => !delegations.some((one) => one.kind === "presidency" && one.country === country),
  );
}

/**
 * Changes a delegation: who it is, its seat, vote or advice. Whoever else it now is must be shown to the states again.
 * Refuses a seat that is taken, a vote beyond the limit of people without a reason, and any change once judging is open.
 */
export async function changeDelegation(
  ctx: Context,
  delegationId: string,
  input: DelegationInput,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { delegation, edition } = await composableDelegation(ctx, delegationId);
    const delegations = await delegationsOf(ctx, edition.id);
    const own = known(
      delegations.find((one) => one.id === delegation.id),
      "delegation",
    );
    const others = delegations.filter((one) => one.id !== own.id);
    refuseTaken(input, others);
    const adviceOnly = input.voice === "advice";
    const { peopleLimit } = await jurySettingsOf(ctx, edition.id);
    const votesAnew = own.adviceOnly && !adviceOnly;
    const beyond = votesAnew && countedPeople(others) + own.people.length > peopleLimit;
    if (beyond && !input.reason) throw new Refusal([beyondLimit(peopleLimit)]);
    const institution = input.kind === "expert" ? input.institution : null;
    const sameBody =
      input.kind === own.kind && input.country === own.country && institution === own.institution;
    await ctx.db
      .updateTable("delegations")
      .set({
        kind: input.kind,
        country: input.country,
        institution,
        seat: input.seat,
        advice_only: adviceOnly ? 1 : null,
        ...(sameBody ? {} : { shown_at: null, objections_until: null }),
      })
      .where("id", "=", own.id)
      .execute();
    if (beyond) {
      await ctx.db
        .updateTable("delegation_people")
        .set({ beyond_limit_reason: input.reason ?? null })
        .where("delegation_id", "=", own.id)
        .where("left_at", "is", null)
        .execute();
    }
    await record(ctx, {
      editionId: edition.id,
      command: "changeDelegation",
      object: ["delegation", own.id],
      from: `${own.seat}${own.adviceOnly ? ", advice" : ""}`,
      to: `${input.seat}${adviceOnly ? ", advice" : ""}`,
    });
  });
}

/** Says that more people would judge than the edition's limit, beside the field for the reason. */
export function beyondLimit(peopleLimit: number) {
  return fieldProblem(
    "reason",
    "beyond-limit",
    `At most ${peopleLimit} people judge in this edition. Give the reason for one more; it stays with the jury.`,
  );
}

/**
 * Removes a delegation without people and closes the gap in the numbers. Refuses one whose composition a state has
 * objected to, which stays on the record, and any removal once judging is open.
 */
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
    const objection = await ctx.db
      .selectFrom("jury_objections")
      .select("id")
      .where("delegation_id", "=", delegation.id)
      .limit(1)
      .executeTakeFirst();
    if (objection) {
      refuse(
        "delegation-objected-to",
        "A state has objected to this delegation; it stays on the record. Change it, or leave it without people: then it judges nothing.",
      );
    }
    await ctx.db.deleteFrom("delegation_people").where("delegation_id", "=", delegation.id).execute();
    await ctx.db.deleteFrom("recusals").where("delegation_id", "=", delegation.id).execute();
    await ctx.db.deleteFrom("delegations").where("id", "=", delegation.id).execute();
    const later = await ctx.db
      .selectFrom("delegations")
      .select(["id", "number"])
      .where("edition_id", "=", edition.id)
      .where("number", ">", delegation.number)
      .orderBy("number")
      .execute();
    for (const { id, number } of later) {
      await ctx.db
        .updateTable("delegations")
        .set({ number: number - 1 })
        .where("id", "=", id)
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

function refuseTaken(input: DelegationInput, others: readonly DelegationOfJury[]): void {
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
  if (input.voice === "advice" && input.seat !== "member") {
    throw new Refusal([fieldProblem("voice", "chair-votes", "Chair and vice-chair have a vote.")]);
  }
}

/** A number is never given twice: one that an objection removed keeps its own. */
async function insertDelegation(ctx: Context, editionId: string, input: DelegationInput): Promise<string> {
  const last = await ctx.db
    .selectFrom("delegations")
    .select("number")
    .where("edition_id", "=", editionId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const id = ctx.newId();
  await ctx.db
    .insertInto("delegations")
    .values({
      id,
      edition_id: editionId,
      number: (last?.number ?? 0) + 1,
      kind: input.kind,
      country: input.country,
      institution: input.kind === "expert" ? input.institution : null,
      seat: input.seat,
      advice_only: input.voice === "advice" ? 1 : null,
      created_at: ctx.now,
    })
    .execute();
  await record(ctx, { editionId, command: "addDelegation", object: ["delegation", id], to: input.seat });
  return id;
}
