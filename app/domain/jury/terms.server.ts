import { createHash } from "node:crypto";
import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { type EditionState, isOver } from "../editions/edition";
import { record } from "../history/record.server";
import { known, refuse, Unknown } from "../problems";
import { juryTerms, juryTermsText } from "./terms";

export type OwnTerms = {
  editionId: string;
  name: string;
  /** When the actor accepted the present version. */
  acceptedAt: string | null;
  /** The seat itself is not accepted yet: that comes first. */
  answerFirst: boolean;
};

/** Gives the terms the actor is to accept next, or has accepted last; unknown to whoever sits in no jury. */
export async function ownTerms(ctx: Context): Promise<OwnTerms> {
  const [first] = await seatsOf(ctx);
  const seat = known(first, "terms");
  return {
    editionId: seat.edition_id,
    name: seat.name,
    acceptedAt: seat.accepted_at,
    answerFirst: seat.answer === null,
  };
}

/**
 * Accepts the terms of an edition's jury for the actor, with the version and the digest of what they read. Refuses
 * another version than the present one, and a seat whose invitation is not accepted.
 */
export async function acceptTerms(ctx: Context, editionId: string, version: number): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const seat = known(
      (await seatsOf(ctx)).find((one) => one.edition_id === editionId),
      "terms",
    );
    if (ctx.actor.kind !== "person") throw new Unknown("terms");
    if (seat.answer === null) refuse("answer-first", "Answer the invitation to the jury first.");
    if (version !== juryTerms.version) {
      refuse("terms-changed", "The terms have changed since you opened this page. Read them again.");
    }
    if (seat.accepted_at !== null) return;
    await ctx.db
      .insertInto("jury_terms_acceptances")
      .values({
        edition_id: editionId,
        person_id: ctx.actor.id,
        version,
        digest: createHash("sha256").update(juryTermsText()).digest("hex"),
        accepted_at: ctx.now,
      })
      .execute();
    await record(ctx, {
      editionId,
      command: "acceptTerms",
      object: ["person", ctx.actor.id],
      to: `version ${version}`,
    });
  });
}

/** The actor's seats with what they have accepted: what waits for the terms first, then the newest edition. */
async function seatsOf(ctx: Context) {
  const { actor } = ctx;
  if (actor.kind !== "person") throw new Unknown("terms");
  const rows = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("editions", "editions.id", "delegations.edition_id")
    .leftJoin("jury_terms_acceptances as terms", (join) =>
      join
        .onRef("terms.edition_id", "=", "delegations.edition_id")
        .onRef("terms.person_id", "=", "delegation_people.person_id")
        .on("terms.version", "=", juryTerms.version),
    )
    .select(["delegations.edition_id", "editions.name", "editions.year", "editions.state", "answer"])
    .select("terms.accepted_at")
    .where("delegation_people.person_id", "=", actor.id)
    .where("left_at", "is", null)
    .execute();
  const waits = (row: (typeof rows)[number]) =>
    row.answer === "accepted" && row.accepted_at === null && !isOver(row.state as EditionState);
  return rows.sort((a, b) => Number(waits(b)) - Number(waits(a)) || b.year - a.year);
}
