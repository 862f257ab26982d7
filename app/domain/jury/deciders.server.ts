import type { Context } from "../../database/context";
import type { JuryObjectionsRow } from "../../database/rows/jury-composition";
import type { DelegationOfJury } from "./jury";
import { delegationsOf } from "./jury.server";
import { deciderOf } from "./objection";

/** Gives the delegation that decides an objection now; nothing when none is free to. */
export async function deciderIn(
  ctx: Context,
  objection: Pick<JuryObjectionsRow, "edition_id" | "delegation_id" | "country" | "entry_id">,
): Promise<DelegationOfJury | undefined> {
  const delegations = await delegationsOf(ctx, objection.edition_id);
  const appointments = await ctx.db
    .selectFrom("appointments")
    .innerJoin("delegation_people", "delegation_people.person_id", "appointments.person_id")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .select(["delegation_id", "appointments.country"])
    .where("edition_id", "=", objection.edition_id)
    .where("left_at", "is", null)
    .where("ended_at", "is", null)
    .execute();
  const recused = objection.entry_id
    ? await ctx.db
        .selectFrom("recusals")
        .select("delegation_id")
        .where("entry_id", "=", objection.entry_id)
        .execute()
    : [];
  const possible = delegations.map((one) => ({
    ...one,
    manned: one.people.length > 0,
    states: [
      one.country,
      ...one.people.map((person) => person.nationality),
      ...appointments.filter((row) => row.delegation_id === one.id).map((row) => row.country),
    ].flatMap((state) => state ?? []),
  }));
  return deciderOf(
    { delegationId: objection.delegation_id, country: objection.country },
    possible,
    new Set(recused.map((row) => row.delegation_id)),
  );
}
