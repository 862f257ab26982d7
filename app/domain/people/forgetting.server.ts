import type { Context } from "../../database/context";
import type { PeopleRow } from "../../database/rows/people";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionEnds } from "../editions/ends.server";
import { record } from "../history/record.server";
import { known, refuse } from "../problems";
import { forgottenAddress, forgottenAt, forgottenName, type Ties } from "./forgotten";

export type KeptPerson = PeopleRow & {
  /** When the platform forgets them by itself; nothing while a role or an edition that is not over needs them. */
  dueAt: string | undefined;
  ties: Ties;
  /** They signed off, decided, judged or were honoured: the name stays with that record, the address goes. */
  onRecord: boolean;
};

/** Lists everybody who is known, with what holds them, for the secretariat; whoever is needed has no date. */
export async function peopleKept(ctx: Context): Promise<KeptPerson[]> {
  authorize(ctx, "people.administer", {});
  return keptPeople(ctx);
}

/**
 * Forgets the addresses of people whose last role, edition and sign-in lie twelve months back, and their names unless these
 * stand on a record that stays; gives how many. Run by the platform; running it twice does no harm.
 */
export async function forgetPeople(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const due = (await keptPeople(ctx)).filter(({ dueAt }) => dueAt !== undefined && dueAt <= ctx.now);
    for (const person of due) await forget(ctx, person);
    return due.length;
  });
}

/** Forgets one person at their own request, by the secretariat. Refuses whom a role or an edition that is not over needs. */
export async function forgetPerson(ctx: Context, personId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const person = known(
      (await peopleKept(ctx)).find((one) => one.id === personId),
      "person",
    );
    if (person.ties.hasRole) {
      refuse("has-role", "This person has a role. End it under People first; then they can be forgotten.");
    }
    if (person.ties.inOpenEdition) {
      refuse(
        "in-open-edition",
        "This person takes part in an edition that is not over. They can be forgotten once it is, or once they have left it.",
      );
    }
    await forget(ctx, person);
  });
}

async function forget(ctx: Context, person: KeptPerson): Promise<void> {
  const { id, email } = person;
  // Letters first: the sign-in requests that they carry cannot go before them.
  await ctx.db.deleteFrom("letters").where("to_person_id", "=", id).execute();
  const requests = ctx.db
    .selectFrom("sign_in_requests")
    .select("id")
    .where((where) => where.or([where("person_id", "=", id), where("email", "=", email)]));
  await ctx.db.deleteFrom("sign_in_keys").where("request_id", "in", requests).execute();
  await ctx.db
    .deleteFrom("sign_in_requests")
    .where((where) => where.or([where("person_id", "=", id), where("email", "=", email)]))
    .execute();
  await ctx.db.deleteFrom("sessions").where("person_id", "=", id).execute();
  await ctx.db.deleteFrom("writing_presence").where("person_id", "=", id).execute();
  await ctx.db
    .updateTable("people")
    .set({
      email: forgottenAddress(id),
      forgotten_at: ctx.now,
      ...(person.onRecord ? {} : { name_latin: forgottenName, name_own: null, name_language: null }),
    })
    .where("id", "=", id)
    .execute();
  await record(ctx, { command: "forgetPerson", object: ["person", id], from: "known", to: "forgotten" });
}

async function keptPeople(ctx: Context): Promise<KeptPerson[]> {
  const people = await ctx.db
    .selectFrom("people")
    .selectAll()
    .where("forgotten_at", "is", null)
    .orderBy("id")
    .execute();
  const ends = await editionEnds(ctx);
  const editions = await editionsOfPeople(ctx);
  const standing = new Set<string>();
  const instants = new Map<string, string[]>(people.map((one) => [one.id, [one.created_at]]));
  const appointments = await ctx.db.selectFrom("appointments").select(["person_id", "ended_at"]).execute();
  for (const { person_id, ended_at } of appointments) {
    if (ended_at === null) standing.add(person_id);
    else instants.get(person_id)?.push(ended_at);
  }
  const sessions = await ctx.db
    .selectFrom("sessions")
    .select((select) => ["person_id", select.fn.max("seen_at").as("seen_at")])
    .groupBy("person_id")
    .execute();
  for (const { person_id, seen_at } of sessions) instants.get(person_id)?.push(seen_at);
  const onRecord = await peopleOnRecord(ctx);
  return people.map((person) => {
    const parts = [...(editions.get(person.id) ?? [])];
    const ties: Ties = {
      hasRole: standing.has(person.id),
      inOpenEdition: parts.some((edition) => !ends.has(edition)),
      instants: [...(instants.get(person.id) ?? []), ...parts.flatMap((edition) => ends.get(edition) ?? [])],
    };
    return { ...person, ties, dueAt: forgottenAt(ties), onRecord: onRecord.has(person.id) };
  });
}

/** In which editions somebody takes or took part: writes, sits in the jury, leads a body, reads candidates, knows the decision. */
async function editionsOfPeople(ctx: Context): Promise<Map<string, Set<string>>> {
  const { db } = ctx;
  const rows = [
    ...(await db
      .selectFrom("entry_people")
      .innerJoin("entries", "entries.id", "entry_people.entry_id")
      .select(["person_id", "edition_id"])
      .where("left_at", "is", null)
      .execute()),
    ...(await db
      .selectFrom("delegation_people")
      .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
      .select(["person_id", "edition_id"])
      .where("left_at", "is", null)
      .execute()),
    ...(await db
      .selectFrom("national_bodies")
      .innerJoin("national_rounds", "national_rounds.id", "national_bodies.round_id")
      .select(["contact_id as person_id", "edition_id"])
      .execute()),
    ...(await db
      .selectFrom("national_committee")
      .innerJoin("national_rounds", "national_rounds.id", "national_committee.round_id")
      .select(["person_id", "edition_id"])
      .where("left_at", "is", null)
      .execute()),
    ...(await db.selectFrom("insiders").select(["person_id", "edition_id"]).execute()),
  ];
  const editions = new Map<string, Set<string>>();
  for (const { person_id, edition_id } of rows) {
    editions.set(person_id, (editions.get(person_id) ?? new Set()).add(edition_id));
  }
  return editions;
}

/** Whose name stands on a record that stays: who signed off, decided on admission, judged, was let into a decision or honoured. */
async function peopleOnRecord(ctx: Context): Promise<Set<string>> {
  const { db } = ctx;
  const rows = [
    ...(await db.selectFrom("submissions").select("submitted_by as id").distinct().execute()),
    ...(await db.selectFrom("admission_decisions").select("decided_by as id").distinct().execute()),
    ...(await db
      .selectFrom("delegation_people")
      .select("person_id as id")
      .where("answer", "=", "accepted")
      .distinct()
      .execute()),
    ...(await db.selectFrom("insiders").select("person_id as id").distinct().execute()),
    ...(await db
      .selectFrom("certificates")
      .select("person_id as id")
      .where("person_id", "is not", null)
      .distinct()
      .execute()),
  ];
  return new Set(rows.flatMap((row) => (row.id === null ? [] : [row.id])));
}
