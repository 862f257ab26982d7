import type { Context } from "../../database/context";
import { isDemonstration } from "../../database/installation";
import { inTransaction } from "../../database/transaction";
import { countryName } from "../countries";
import { record } from "../history/record.server";
import { known } from "../problems";
import { startSession } from "./sessions.server";

const roleWords: Record<string, string> = {
  secretariat: "Secretariat",
  presidency: "Presidency",
  representative: "National representative",
  substitute: "Substitute",
};

export type CastMember = { id: string; name: string; country?: string; roles: string[] };

/** Lists the people of a demonstration with their roles; the caller has made sure that it is one. */
export async function castOfDemonstration(ctx: Context): Promise<CastMember[]> {
  const people = await ctx.db.selectFrom("people").select(["id", "name_latin"]).execute();
  const appointments = await ctx.db
    .selectFrom("appointments")
    .select(["person_id", "role", "country"])
    .where("ended_at", "is", null)
    .execute();
  const seats = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .select(["person_id", "country", "institution", "seat"])
    .where("left_at", "is", null)
    .execute();
  const writers = await ctx.db
    .selectFrom("entry_people")
    .innerJoin("entries", "entries.id", "entry_people.entry_id")
    .select(["person_id", "country", "title"])
    .where("left_at", "is", null)
    .execute();
  const bodies = await ctx.db
    .selectFrom("national_bodies")
    .innerJoin("national_rounds", "national_rounds.id", "national_bodies.round_id")
    .select(["contact_id", "name", "country"])
    .execute();
  const committee = await ctx.db
    .selectFrom("national_committee")
    .innerJoin("national_rounds", "national_rounds.id", "national_committee.round_id")
    .select(["person_id", "country"])
    .where("left_at", "is", null)
    .execute();
  const members = people.map((person): CastMember & { order: number } => {
    const own = appointments.filter((one) => one.person_id === person.id);
    const seat = seats.find((one) => one.person_id === person.id);
    const entry = writers.find((one) => one.person_id === person.id);
    const body = bodies.find((one) => one.contact_id === person.id);
    const adviser = committee.find((one) => one.person_id === person.id);
    const country =
      own.find((one) => one.country)?.country ??
      seat?.country ??
      entry?.country ??
      body?.country ??
      adviser?.country;
    return {
      id: person.id,
      name: person.name_latin,
      ...(country ? { country } : {}),
      roles: [
        ...own.map((one) => roleWords[one.role] ?? one.role),
        ...(seat ? [`Jury, ${seat.seat}${seat.institution ? `, ${seat.institution}` : ""}`] : []),
        ...(entry ? [`Applicant: ${entry.title}`] : []),
        ...(body ? [`National round: ${body.name}`] : []),
        ...(adviser ? ["National committee"] : []),
      ],
      order: orderOf(own[0]?.role, seat !== undefined),
    };
  });
  const names = new Intl.Collator("en-GB");
  return members
    .filter((member) => member.roles.length > 0)
    .sort(
      (a, b) =>
        a.order - b.order ||
        names.compare(countryName(a.country ?? "ZZ"), countryName(b.country ?? "ZZ")) ||
        names.compare(a.name, b.name),
    )
    .map(({ order: _, ...member }) => member);
}

/** Signs in as a person of the demonstration with one click; without the marker there is no such thing. */
export async function signInAsCast(ctx: Context, personId: string, device: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    if (!(await isDemonstration(ctx.db))) known(undefined, "demonstration");
    const person = known(
      await ctx.db.selectFrom("people").select("id").where("id", "=", personId).executeTakeFirst(),
      "person",
    );
    await record(ctx, { command: "signInAsCast", object: ["person", person.id] });
    return startSession(ctx, person.id, device);
  });
}

function orderOf(role: string | undefined, jury: boolean): number {
  if (role === "presidency") return 0;
  if (role === "secretariat") return 1;
  if (jury) return 2;
  return role === undefined ? 4 : 3;
}
