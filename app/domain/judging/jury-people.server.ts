import type { Context } from "../../database/context";
import { juryTerms } from "../jury/terms";

export type JuryPerson = {
  id: string;
  email: string;
  name_latin: string;
  delegation_id: string;
  /** The state of the delegation, or of its institution. */
  delegation_country: string | null;
  seat: string;
};

/** Lists the people who sit in an edition's jury now; without those who alone are recused from the entry it is `about`. */
export async function juryPeople(ctx: Context, editionId: string, about?: string): Promise<JuryPerson[]> {
  const people = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("people", "people.id", "delegation_people.person_id")
    .select([
      "people.id",
      "people.email",
      "people.name_latin",
      "delegation_id",
      "country as delegation_country",
      "seat",
    ])
    .where("delegations.edition_id", "=", editionId)
    .where("left_at", "is", null)
    .orderBy("delegations.number")
    .orderBy("people.id")
    .execute();
  if (about === undefined) return people;
  const recused = await ctx.db
    .selectFrom("person_recusals")
    .select("person_id")
    .where("entry_id", "=", about)
    .execute();
  return people.filter((person) => !recused.some((row) => row.person_id === person.id));
}

/**
 * The same people for letters that tell of the jury's work: without whoever has not accepted the seat and its terms, who
 * must learn nothing of it before.
 */
export async function juryReaders(ctx: Context, editionId: string, about?: string): Promise<JuryPerson[]> {
  const accepted = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("jury_terms_acceptances as terms", (join) =>
      join
        .onRef("terms.edition_id", "=", "delegations.edition_id")
        .onRef("terms.person_id", "=", "delegation_people.person_id")
        .on("terms.version", "=", juryTerms.version),
    )
    .select("delegation_people.person_id")
    .where("delegations.edition_id", "=", editionId)
    .where("left_at", "is", null)
    .where("answer", "=", "accepted")
    .execute();
  const ready = new Set(accepted.map((row) => row.person_id));
  return (await juryPeople(ctx, editionId, about)).filter((person) => ready.has(person.id));
}
