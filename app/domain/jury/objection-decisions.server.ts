import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { DelegationsRow } from "../../database/rows/jury";
import type { JuryObjectionsRow } from "../../database/rows/jury-composition";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { writtenReason } from "../judging/interest";
import { isRecused } from "../judging/own-assignment.server";
import { recuse } from "../judging/recusals.server";
import { queueLetter } from "../letters/letters.server";
import { isRecusedFrom } from "../people/actor";
import { addresseesIn, holdersOf } from "../people/people.server";
import { may } from "../people/permissions";
import { known, refuse, Unknown } from "../problems";
import { isDealt } from "./composing.server";
import { deciderIn } from "./deciders.server";
import { type DelegationOfJury, delegationName, type SeatKind, seatWords } from "./jury";
import { delegationsOf } from "./jury.server";
import { takeOut, tellThatSeatEnded } from "./members.server";
import type { ObjectionState } from "./objection";

/**
 * Decides an objection with a reason that the state is told, by the delegation whose turn it is: the chair, or the
 * vice-chair where it is about the chair's own delegation; by the secretariat where no delegation is free to. Upheld against the composition, the delegation leaves the jury;
 * upheld for the state's own entry, it is recused from that entry. Refuses a second decision; unknown to everybody else.
 */
export async function decideObjection(
  ctx: Context,
  objectionId: string,
  decision: { uphold: boolean; reason: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const objection = known(
      await ctx.db.selectFrom("jury_objections").selectAll().where("id", "=", objectionId).executeTakeFirst(),
      "objection",
    );
    const edition = await editionById(ctx, objection.edition_id);
    const decider = await authorizeDecision(ctx, edition, objection);
    if (objection.state !== "open") refuse("objection-decided", "This objection has been decided.");
    const reason = writtenReason("reason", decision.reason);
    const delegation = await ctx.db
      .selectFrom("delegations")
      .selectAll()
      .where("id", "=", objection.delegation_id)
      .executeTakeFirstOrThrow();
    const made = { decider, reason, upheld: decision.uphold };
    await settle(ctx, edition, objection, delegation, made);
    if (!decision.uphold) return;
    if (objection.entry_id !== null) {
      await recuseFromEntry(ctx, edition, objection, delegation, reason);
      return;
    }
    await leaveJury(ctx, edition, delegation);
    // What other states asked for has come about with it.
    const others = await ctx.db
      .selectFrom("jury_objections")
      .selectAll()
      .where("delegation_id", "=", delegation.id)
      .where("state", "=", "open")
      .orderBy("id")
      .execute();
    for (const other of others) await settle(ctx, edition, other, delegation, made);
  });
}

async function authorizeDecision(
  ctx: Context,
  edition: EditionsRow,
  objection: JuryObjectionsRow,
): Promise<DelegationOfJury | undefined> {
  const decider = await deciderIn(ctx, objection);
  if (!isFree(ctx, objection)) throw new Unknown("objection");
  authorize(ctx, "jury.decide-objection", {
    edition: editionFacts(edition),
    country: objection.country,
    ...(decider ? { decider: decider.id } : {}),
  });
  return decider;
}

/** Where one person alone is recused from the entry, the colleagues of their delegation decide. */
function isFree(ctx: Context, { entry_id: entryId }: Pick<JuryObjectionsRow, "entry_id">): boolean {
  return entryId === null || !isRecusedFrom(ctx.actor, entryId);
}

/** Records a decision on one objection and tells the state. */
async function settle(
  ctx: Context,
  edition: EditionsRow,
  objection: JuryObjectionsRow,
  delegation: DelegationsRow,
  decision: { decider: DelegationOfJury | undefined; reason: string; upheld: boolean },
): Promise<void> {
  if (ctx.actor.kind !== "person") throw new Unknown("person");
  const state: ObjectionState = decision.upheld ? "upheld" : "dismissed";
  await ctx.db
    .updateTable("jury_objections")
    .set({ state, decided_by: ctx.actor.id, decided_at: ctx.now, decision_reason: decision.reason })
    .where("id", "=", objection.id)
    .execute();
  await record(ctx, {
    editionId: edition.id,
    command: "decideObjection",
    object: ["objection", objection.id],
    from: "open",
    to: state,
  });
  const seat = decision.decider?.seat;
  const decidedBy =
    seat === undefined ? "secretariat" : seat === "member" ? "acting chair" : seatWords[seat].toLowerCase();
  for (const person of await addresseesIn(ctx, objection.country)) {
    await queueLetter(ctx, {
      kind: "jury-objection-decided",
      to: person,
      editionId: edition.id,
      ...(objection.entry_id ? { entryId: objection.entry_id } : {}),
      facts: {
        name: person.name_latin,
        edition: edition.name,
        state: countryName(objection.country),
        delegation: delegationName(delegation),
        ownEntry: objection.entry_id !== null,
        upheld: decision.upheld,
        decidedBy,
        reason: decision.reason,
      },
    });
  }
}

/** The delegation's row stays, as objections and the record refer to it; its seat becomes free. */
async function leaveJury(ctx: Context, edition: EditionsRow, delegation: DelegationsRow): Promise<void> {
  const seated = (await delegationsOf(ctx, edition.id)).find((one) => one.id === delegation.id);
  for (const person of seated?.people ?? []) {
    await takeOut(ctx, edition, delegation, person.id);
    await tellThatSeatEnded(ctx, edition, delegation, person, "objection");
  }
  await ctx.db
    .updateTable("delegations")
    .set({ withdrawn_at: ctx.now, seat: "member" })
    .where("id", "=", delegation.id)
    .execute();
  await record(ctx, {
    editionId: edition.id,
    command: "leaveJury",
    object: ["delegation", delegation.id],
    from: delegation.seat,
    to: "withdrawn",
  });
  for (const person of await holdersOf(ctx, "presidency", edition.presidency_country)) {
    await queueLetter(ctx, {
      kind: "jury-delegation-left",
      to: person,
      editionId: edition.id,
      facts: {
        name: person.name_latin,
        edition: edition.name,
        year: edition.year,
        delegation: delegationName(delegation),
        seat: seatWords[delegation.seat as SeatKind].toLowerCase(),
      },
    });
  }
}

async function recuseFromEntry(
  ctx: Context,
  edition: EditionsRow,
  objection: JuryObjectionsRow,
  delegation: DelegationsRow,
  decided: string,
): Promise<void> {
  const entryId = objection.entry_id!;
  if (await isRecused(ctx, delegation.id, entryId)) return;
  const reason = `Objection of ${countryName(objection.country)} upheld: ${decided}`;
  const kind = "imposed" as const;
  if (await isDealt(ctx, edition.id)) {
    const entry = await ctx.db
      .selectFrom("entries")
      .selectAll()
      .where("id", "=", entryId)
      .executeTakeFirstOrThrow();
    await recuse(ctx, { edition, delegation, entry, kind, reason });
    return;
  }
  // Before judging is open nobody else knows the state's title, so nobody gets the letter that names it.
  const id = ctx.newId();
  await ctx.db
    .insertInto("recusals")
    .values({
      id,
      delegation_id: delegation.id,
      entry_id: entryId,
      kind,
      reason,
      recused_by: ctx.actor.kind === "person" ? ctx.actor.id : null,
      recused_at: ctx.now,
    })
    .execute();
  await record(ctx, { editionId: edition.id, command: "recuse", object: ["recusal", id], to: kind });
}

export type ObjectionToDecide = {
  id: string;
  country: string;
  delegation: string;
  ownEntry: boolean;
  reason: string;
  raisedAt: string;
  state: ObjectionState;
  decidedAt: string | null;
  decisionReason: string | null;
};

/** Lists the objections the actor's delegation decides, and those the actor has decided, the open ones first. */
export async function objectionsToDecide(ctx: Context, editionId: string): Promise<ObjectionToDecide[]> {
  const edition = await editionById(ctx, editionId);
  const { actor } = ctx;
  if (actor.kind !== "person") throw new Unknown("objections");
  const rows = await ctx.db
    .selectFrom("jury_objections")
    .innerJoin("delegations", "delegations.id", "jury_objections.delegation_id")
    .selectAll("jury_objections")
    .select(["delegations.kind", "delegations.country as of_country", "institution"])
    .where("jury_objections.edition_id", "=", edition.id)
    .orderBy("raised_at")
    .orderBy("jury_objections.id")
    .execute();
  const own: ObjectionToDecide[] = [];
  for (const row of rows) {
    const decider = row.state === "open" ? await deciderIn(ctx, row) : undefined;
    const turn =
      row.state === "open" &&
      isFree(ctx, row) &&
      may(actor, "jury.decide-objection", {
        edition: editionFacts(edition),
        country: row.country,
        ...(decider ? { decider: decider.id } : {}),
      });
    if (!turn && row.decided_by !== actor.id) continue;
    if (row.state === "retracted") continue;
    own.push({
      id: row.id,
      country: row.country,
      delegation: delegationName({
        kind: row.kind,
        country: row.of_country,
        institution: row.institution,
      }),
      ownEntry: row.entry_id !== null,
      reason: row.reason,
      raisedAt: row.raised_at,
      state: row.state as ObjectionState,
      decidedAt: row.decided_at,
      decisionReason: row.decision_reason,
    });
  }
  return own.sort((a, b) => Number(b.state === "open") - Number(a.state === "open"));
}
