import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { delegationName } from "../jury/jury";
import { queueLetter } from "../letters/letters.server";
import { refuse } from "../problems";
import { dayOf } from "../times";
import { competingEntries, delegationsWithPeople, knownRecusals } from "./automatic-recusals.server";
import { isBeforeDeal } from "./interest";
import { juryReaders } from "./jury-people.server";

/** A person of the jury who has not been through the whole list of entries; what they have said is not in it. */
export type Undeclared = {
  personId: string;
  name: string;
  email: string;
  delegationId: string;
  delegation: string;
  /** True where they have not accepted the seat and its terms, so that they cannot declare yet. */
  waitsForSeat: boolean;
};

/**
 * Lists the people of the jury who have not declared on every entry they could be dealt, by delegation: those their
 * delegation or they themselves are recused from count for nobody. Who may see it is for the caller.
 */
export async function undeclaredPeople(ctx: Context, editionId: string): Promise<Undeclared[]> {
  const entries = await competingEntries(ctx, editionId);
  const delegations = await delegationsWithPeople(ctx, editionId);
  const closed = new Set(
    (await knownRecusals(ctx, editionId, entries, delegations)).map(
      (one) => `${one.delegationId} ${one.entryId}`,
    ),
  );
  const people = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("people", "people.id", "delegation_people.person_id")
    .select(["people.id", "name_latin", "email", "delegation_id"])
    .where("edition_id", "=", editionId)
    .where("withdrawn_at", "is", null)
    .where("left_at", "is", null)
    .orderBy("delegations.number")
    .orderBy("people.id")
    .execute();
  const saidBy = async (table: "declarations" | "person_recusals") => {
    const rows = await ctx.db
      .selectFrom(table)
      .innerJoin("entries", "entries.id", `${table}.entry_id`)
      .select(["person_id", "entry_id"])
      .where("edition_id", "=", editionId)
      .execute();
    return rows.map((row) => `${row.person_id} ${row.entry_id}`);
  };
  const said = new Set([...(await saidBy("declarations")), ...(await saidBy("person_recusals"))]);
  const ready = new Set((await juryReaders(ctx, editionId)).map((one) => one.id));
  const names = new Map(delegations.map((one) => [one.id, delegationName(one)]));
  return people
    .filter((person) =>
      entries.some(
        ({ id }) => !closed.has(`${person.delegation_id} ${id}`) && !said.has(`${person.id} ${id}`),
      ),
    )
    .map((person) => ({
      personId: person.id,
      name: person.name_latin,
      email: person.email,
      delegationId: person.delegation_id,
      delegation: names.get(person.delegation_id) ?? "",
      waitsForSeat: !ready.has(person.id),
    }));
}

/**
 * Asks by letter those who have a seat and have not been through the list of entries. Refuses once entries are dealt,
 * while nobody is to be asked, and a second time on one day. Gives how many letters go out.
 */
export async function askForDeclarations(ctx: Context, editionId: string): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "jury.compose", { edition: editionFacts(edition) });
    const { actor } = ctx;
    if (actor.kind !== "person") throw new Error("people are asked by a person");
    if (!isBeforeDeal(edition)) {
      refuse(
        "not-now",
        "People are asked from the close of admission until judging is opened. Reload the page.",
      );
    }
    const wanted = (await undeclaredPeople(ctx, edition.id)).filter((one) => !one.waitsForSeat);
    if (wanted.length === 0) {
      refuse(
        "nobody-to-ask",
        "Everybody who has a seat has declared. Who has not accepted it yet cannot declare.",
      );
    }
    const asked = new Set<string>();
    for (const delegationId of new Set(wanted.map((one) => one.delegationId))) {
      const first = await ctx.db
        .insertInto("nudges")
        .values({
          id: ctx.newId(),
          delegation_id: delegationId,
          day: dayOf(ctx.now, edition.time_zone),
          nudged_at: ctx.now,
          nudged_by: actor.id,
        })
        .onConflict((conflict) => conflict.columns(["delegation_id", "day"]).doNothing())
        .returning("id")
        .executeTakeFirst();
      if (!first) continue;
      asked.add(delegationId);
      await record(ctx, {
        editionId: edition.id,
        command: "askForDeclarations",
        object: ["delegation", delegationId],
      });
    }
    const people = wanted.filter((one) => asked.has(one.delegationId));
    if (people.length === 0)
      refuse("asked-today", "They were asked today already. One letter a day is enough.");
    for (const person of people) await tellToDeclare(ctx, edition, person);
    return people.length;
  });
}

/** Tells everybody who has a seat, when admission is closed, to go through the list before entries are dealt. */
export async function tellJuryToDeclare(ctx: Context, edition: EditionsRow): Promise<void> {
  for (const person of await undeclaredPeople(ctx, edition.id)) {
    if (!person.waitsForSeat) await tellToDeclare(ctx, edition, person);
  }
}

async function tellToDeclare(
  ctx: Context,
  edition: EditionsRow,
  person: Pick<Undeclared, "personId" | "email" | "name">,
): Promise<void> {
  await queueLetter(ctx, {
    kind: "interests-wanted",
    to: { id: person.personId, email: person.email },
    editionId: edition.id,
    facts: { name: person.name, edition: edition.name },
  });
}
