import type { Context } from "../../database/context";
import type { EntriesRow } from "../../database/rows/entries";
import type { DelegationsRow } from "../../database/rows/jury";
import { countryName } from "../countries";

/** Lists what is judged: the admitted competing entries. */
export async function competingEntries(ctx: Context, editionId: string): Promise<EntriesRow[]> {
  return ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("kind", "=", "competing")
    .where("state", "=", "admitted")
    .orderBy("id")
    .execute();
}

/** Lists the delegations that sit in the jury and have people, by number. */
export async function delegationsWithPeople(ctx: Context, editionId: string): Promise<DelegationsRow[]> {
  return ctx.db
    .selectFrom("delegations")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("withdrawn_at", "is", null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("delegation_people")
          .select("person_id")
          .whereRef("delegation_id", "=", "delegations.id")
          .where("left_at", "is", null),
      ),
    )
    .orderBy("number")
    .execute();
}

export type Automatic = { kind: "own-country" | "imposed"; reason: string };

/**
 * Gives, by entry, why a delegation is recused without anybody declaring it: own country, which counts by the seat, by a
 * member's nationality and by whatever state a member is appointed for; or a member who works on the entry.
 */
export async function automaticRecusals(
  ctx: Context,
  delegation: DelegationsRow,
  entries: readonly EntriesRow[],
): Promise<Map<string, Automatic>> {
  const people = await ctx.db
    .selectFrom("delegation_people")
    .select(["person_id", "nationality"])
    .where("delegation_id", "=", delegation.id)
    .where("left_at", "is", null)
    .execute();
  const ids = people.map((person) => person.person_id);
  const appointments = await ctx.db
    .selectFrom("appointments")
    .select("country")
    .where("person_id", "in", ids)
    .where("ended_at", "is", null)
    .execute();
  const written = await ctx.db
    .selectFrom("entry_people")
    .select("entry_id")
    .where("person_id", "in", ids)
    .where("left_at", "is", null)
    .execute();
  const countries = new Set([
    delegation.country,
    ...people.map((person) => person.nationality),
    ...appointments.map((appointment) => appointment.country),
  ]);
  const reasons = new Map<string, Automatic>();
  for (const entry of entries) {
    if (countries.has(entry.country)) {
      reasons.set(entry.id, {
        kind: "own-country",
        reason: `Own country: ${countryName(entry.country)}.`,
      });
    } else if (written.some((one) => one.entry_id === entry.id)) {
      reasons.set(entry.id, { kind: "imposed", reason: "A member of the delegation works on this entry." });
    }
  }
  return reasons;
}
