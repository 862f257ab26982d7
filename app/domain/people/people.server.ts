import type { Context } from "../../database/context";
import type { AppointmentsRow, PeopleRow } from "../../database/rows/people";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { type EditionState, isOver } from "../editions/edition";
import { record } from "../history/record.server";
import { automaticRecusals, competingEntries } from "../judging/automatic-recusals.server";
import { isBeforeDeal } from "../judging/interest";
import { recuseWherePersonSits } from "../judging/recusals.server";
import { juryTerms } from "../jury/terms";
import { known, refuse } from "../problems";
import type { PersonActor, Role } from "./actor";
import { invite } from "./invitations.server";
import type { PersonInput } from "./people";

/** Gives the actor for a person: appointments, seats, entries and recusals, as the policy wants them. */
export async function actorOf(ctx: Pick<Context, "db">, personId: string): Promise<PersonActor> {
  const person = known(
    await ctx.db.selectFrom("people").selectAll().where("id", "=", personId).executeTakeFirst(),
    "person",
  );
  const appointments = await ctx.db
    .selectFrom("appointments")
    .select(["role", "country", "ended_at"])
    .where("person_id", "=", personId)
    .execute();
  const everySeat = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("editions", "editions.id", "delegations.edition_id")
    .leftJoin("jury_terms_acceptances as terms", (join) =>
      join
        .onRef("terms.edition_id", "=", "delegations.edition_id")
        .onRef("terms.person_id", "=", "delegation_people.person_id")
        .on("terms.version", "=", juryTerms.version),
    )
    .select([
      "delegations.id",
      "delegations.edition_id",
      "number",
      "seat",
      "country",
      "answer",
      "editions.state",
      "editions.admission_closed_at",
      "terms.accepted_at",
      "left_at",
    ])
    .where("delegation_people.person_id", "=", personId)
    .execute();
  const seats = everySeat.filter((seat) => seat.left_at === null);
  // Nobody is asked again once the edition is over, whatever the terms say by then.
  const accepted = seats.filter(
    (seat) => seat.answer === "accepted" && (seat.accepted_at !== null || isOver(seat.state as EditionState)),
  );
  const entries = await ctx.db
    .selectFrom("entry_people")
    .select(["entry_id", "role", "left_at"])
    .where("person_id", "=", personId)
    .execute();
  const recusals = await ctx.db
    .selectFrom("recusals")
    .innerJoin("delegation_people", "delegation_people.delegation_id", "recusals.delegation_id")
    .select(["recusals.entry_id", "recusals.kind"])
    .where("delegation_people.person_id", "=", personId)
    // Whoever has left stays recused from what their delegation was recused from while they sat in it.
    .where(({ eb, or, ref }) => or([eb("left_at", "is", null), eb("left_at", ">=", ref("recused_at"))]))
    .execute();
  const ownRecusals = await ctx.db
    .selectFrom("person_recusals")
    .select(["entry_id", "kind"])
    .where("person_id", "=", personId)
    .execute();
  const expected: { entry_id: string; kind: string }[] = [];
  for (const seat of seats.filter(isBeforeDeal)) {
    const own = await automaticRecusals(ctx, seat, await competingEntries(ctx, seat.edition_id));
    for (const [entry_id, { kind }] of own) expected.push({ entry_id, kind });
  }
  return {
    kind: "person",
    id: person.id,
    nameLatin: person.name_latin,
    nameOwn: person.name_own,
    nameLanguage: person.name_language,
    appointments: appointments
      .filter((row) => row.ended_at === null)
      .map(({ role, country }) => ({ role: role as Role, country })),
    seats: accepted.map((seat) => ({
      delegationId: seat.id,
      editionId: seat.edition_id,
      number: seat.number,
      seat: seat.seat as PersonActor["seats"][number]["seat"],
      country: seat.country,
    })),
    pendingSeats: seats
      .filter((seat) => !accepted.includes(seat) && !isOver(seat.state as EditionState))
      .map((seat) => ({
        editionId: seat.edition_id,
        country: seat.country,
        needs: seat.answer === "accepted" ? ("terms" as const) : ("answer" as const),
        called: seat.state !== "preparing",
      })),
    entries: entries
      .filter((row) => row.left_at === null)
      .map((row) => ({ entryId: row.entry_id, role: row.role as "write" | "read" })),
    // An entry once, with the recusal that is on record before the one that is only expected.
    recusedFrom: [
      ...new Map([...expected, ...ownRecusals, ...recusals].map((row) => [row.entry_id, row])).values(),
    ].map((row) => ({ entryId: row.entry_id, kind: row.kind as PersonActor["recusedFrom"][number]["kind"] })),
    formerly: {
      states: [
        ...appointments.map((row) => ({ country: row.country, until: row.ended_at })),
        ...everySeat.map((seat) => ({ country: seat.country, until: seat.left_at })),
      ].flatMap(({ country, until }) => (country && until ? [{ country, until }] : [])),
      entries: entries.filter((row) => row.left_at !== null).map((row) => row.entry_id),
    },
  };
}

/** Finds the person with that address or enters them; an existing person keeps the name they have. */
export async function enterPerson(ctx: Context, input: PersonInput): Promise<PeopleRow> {
  const existing = await ctx.db
    .selectFrom("people")
    .selectAll()
    .where("email", "=", input.email)
    .executeTakeFirst();
  if (existing) return existing;
  const person: PeopleRow = {
    id: ctx.newId(),
    email: input.email,
    name_latin: input.nameLatin,
    name_own: input.nameOwn || null,
    name_language: input.nameLanguage || null,
    created_at: ctx.now,
    forgotten_at: null,
  };
  await ctx.db.insertInto("people").values(person).execute();
  await record(ctx, { command: "enterPerson", object: ["person", person.id] });
  return person;
}

/**
 * Appoints a person and invites them by letter; a new representative takes the place of the state's former one. Where the
 * person sits in a jury at work, their delegation is recused at once from the entry of that state.
 */
export async function appoint(
  ctx: Context,
  input: PersonInput & { role: Role; country: string | null },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    authorize(ctx, "people.administer", {});
    return appointUnchecked(ctx, input);
  });
}

/** Appoints the first secretariat person of an empty installation; refuses once there is one. */
export async function appointFirst(ctx: Context, input: PersonInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const existing = await ctx.db
      .selectFrom("appointments")
      .select("id")
      .where("role", "=", "secretariat")
      .where("ended_at", "is", null)
      .executeTakeFirst();
    if (existing) {
      refuse(
        "not-empty",
        "The secretariat already has people here. They invite everybody else under People; this command is for an empty installation only.",
      );
    }
    return appointUnchecked(ctx, { ...input, role: "secretariat", country: null });
  });
}

async function appointUnchecked(
  ctx: Context,
  input: PersonInput & { role: Role; country: string | null },
): Promise<string> {
  const person = await enterPerson(ctx, input);
  if (input.role === "representative") await endRepresentative(ctx, input.country, person.id);
  const held = await ctx.db
    .selectFrom("appointments")
    .selectAll()
    .where("person_id", "=", person.id)
    .where("role", "=", input.role)
    .where("ended_at", "is", null)
    .execute();
  if (held.some((one) => one.country === input.country)) {
    refuse("already-appointed", "This person already has this role.");
  }
  const id = ctx.newId();
  await ctx.db
    .insertInto("appointments")
    .values({
      id,
      person_id: person.id,
      role: input.role,
      country: input.country,
      appointed_by: ctx.actor.kind === "person" ? ctx.actor.id : null,
      created_at: ctx.now,
    })
    .execute();
  await record(ctx, { command: "appoint", object: ["appointment", id], to: "appointed" });
  await invite(ctx, person, "appointment", (until) => ({
    name: person.name_latin,
    role: input.role,
    state: input.country ? countryName(input.country) : "",
    until,
  }));
  await recuseWherePersonSits(ctx, person.id);
  return person.id;
}

/** Ends an appointment; what the person did stays. Refuses to leave the installation without a secretariat. */
export async function endAppointment(ctx: Context, appointmentId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    authorize(ctx, "people.administer", {});
    const appointment = known(
      (await standingAppointments(ctx)).find((one) => one.id === appointmentId),
      "appointment",
    );
    if (appointment.role === "secretariat") {
      const others = (await standingAppointments(ctx)).filter((one) => one.role === "secretariat");
      if (others.length < 2) {
        refuse("last-secretariat", "This is the only person of the secretariat. Appoint another one first.");
      }
    }
    await endOne(ctx, appointment.id);
  });
}

/** Lists the appointments that stand, with the people, for the secretariat. */
export async function standingAppointments(
  ctx: Context,
): Promise<(AppointmentsRow & Pick<PeopleRow, "email" | "name_latin" | "name_own" | "name_language">)[]> {
  authorize(ctx, "people.administer", {});
  return ctx.db
    .selectFrom("appointments")
    .innerJoin("people", "people.id", "appointments.person_id")
    .selectAll("appointments")
    .select(["email", "name_latin", "name_own", "name_language"])
    .where("ended_at", "is", null)
    .execute();
}

/** Lists who speaks for a state now: its representative first, then the substitutes. */
export async function speakersOf(ctx: Context, country: string): Promise<PeopleRow[]> {
  const rows = await ctx.db
    .selectFrom("appointments")
    .innerJoin("people", "people.id", "appointments.person_id")
    .selectAll("people")
    .select("role")
    .where("country", "=", country)
    .where("role", "in", ["representative", "substitute"])
    .where("ended_at", "is", null)
    .execute();
  return rows
    .sort((a, b) => a.role.localeCompare(b.role) || (a.id < b.id ? -1 : 1))
    .map(({ role: _, ...person }) => person);
}

/** Gives a state's representative; where it has none at the moment, its substitutes, so that no state misses a letter. */
export async function addresseesIn(ctx: Context, country: string): Promise<PeopleRow[]> {
  const representative = await holdersOf(ctx, "representative", country);
  return representative.length > 0 ? representative : speakersOf(ctx, country);
}

/** Lists the people who hold a role, everywhere or in one state. */
export async function holdersOf(ctx: Context, role: Role, country?: string): Promise<PeopleRow[]> {
  let query = ctx.db
    .selectFrom("appointments")
    .innerJoin("people", "people.id", "appointments.person_id")
    .selectAll("people")
    .where("role", "=", role)
    .where("ended_at", "is", null);
  if (country !== undefined) query = query.where("country", "=", country);
  return query.orderBy("people.id").execute();
}

async function endRepresentative(ctx: Context, country: string | null, successor: string): Promise<void> {
  const former = await ctx.db
    .selectFrom("appointments")
    .select("id")
    .where("role", "=", "representative")
    .where("country", "=", country)
    .where("person_id", "<>", successor)
    .where("ended_at", "is", null)
    .execute();
  for (const one of former) await endOne(ctx, one.id);
}

async function endOne(ctx: Context, id: string): Promise<void> {
  await ctx.db.updateTable("appointments").set({ ended_at: ctx.now }).where("id", "=", id).execute();
  await record(ctx, {
    command: "endAppointment",
    object: ["appointment", id],
    from: "appointed",
    to: "ended",
  });
}
