import { addDelegation } from "../../app/domain/jury/delegations.server";
import type { DelegationInput, JuryMemberInput } from "../../app/domain/jury/jury";
import { addJuryMember } from "../../app/domain/jury/members.server";
import { decideObjection } from "../../app/domain/jury/objection-decisions.server";
import { raiseObjection } from "../../app/domain/jury/objections.server";
import { showJury } from "../../app/domain/jury/showing.server";
import { dayLength, later } from "../../app/domain/times";
import { acceptJurySeat, asCast, type WorldLike } from "./editions-steps";

/** Somebody who is not of the cast, as those who compose a jury type them. */
export function juror(name: string, more: Partial<JuryMemberInput> = {}): JuryMemberInput {
  return {
    email: `${name.toLowerCase()}@jury.example`,
    nameLatin: `Juror ${name}`,
    nameOwn: "",
    nameLanguage: "",
    ...more,
  };
}

/** An institution that is invited to a jury. */
export function experts(institution: string, more: Partial<DelegationInput> = {}): DelegationInput {
  return { kind: "expert", country: null, institution, seat: "member", ...more };
}

/**
 * The presidency adds an institution that only advises, with one person who accepts, and shows it to the states; the
 * clock moves on until they can no longer object.
 */
export async function seatAdviser(
  world: WorldLike & { now: string },
  editionId: string,
): Promise<{ delegationId: string; personId: string }> {
  const presidency = await asCast(world, "presidency-1");
  const delegationId = await addDelegation(
    presidency,
    editionId,
    experts("Institute of Advice", { voice: "advice" }),
  );
  const personId = await addJuryMember(presidency, delegationId, juror("Adviser"));
  await acceptJurySeat(world, editionId, delegationId, personId);
  await showJury(await asCast(world, "presidency-1"), editionId);
  world.now = later(world.now, 10 * dayLength);
  return { delegationId, personId };
}

/** A state objects to one of the invited institutions. */
export async function objectToExperts(world: WorldLike, editionId: string): Promise<string> {
  const ctx = await asCast(world, "rep-pl");
  const delegation = await ctx.db
    .selectFrom("delegations")
    .select("id")
    .where("edition_id", "=", editionId)
    .where("institution", "like", "Scheldeland%")
    .executeTakeFirstOrThrow();
  return raiseObjection(ctx, editionId, {
    country: "PL",
    delegation: delegation.id,
    about: "jury",
    reason:
      "A researcher of the centre sat in the committee of our national round last year. We ask whether the centre should judge this year.",
  });
}

/** The chair dismisses it. */
export async function dismissObjection(world: WorldLike, objectionId: string): Promise<void> {
  await decideObjection(await asCast(world, "rep-ie"), objectionId, {
    uphold: false,
    reason:
      "The committee's work ended with last year's edition and was about none of this year's projects. Should an entry turn out to be close to the centre, it declares so there and does not judge that entry.",
  });
}
