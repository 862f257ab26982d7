import type { Context } from "../../database/context";

/** What one person of the jury still has to do: their own declarations, and their delegation's sheets. */
export type Outstanding = {
  person: { id: string; email: string; name_latin: string };
  delegationId: string;
  /** Where the person works: the state of the delegation or institution, else their nationality. */
  country: string | null;
  undeclared: number;
  unfinished: number;
};

const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** Says it in parts of a sentence, for letters: "2 entries wait for your declaration of interests". */
export function sayOutstanding({ undeclared, unfinished }: Pick<Outstanding, "undeclared" | "unfinished">) {
  return [
    ...(undeclared > 0
      ? [`${count(undeclared, "entry waits", "entries wait")} for your declaration of interests.`]
      : []),
    ...(unfinished > 0
      ? [`${count(unfinished, "entry waits", "entries wait")} for your delegation's final score sheet.`]
      : []),
  ];
}

/**
 * Lists the people of an edition's jury who have outstanding work, by what they themselves may know of: an entry they or
 * their delegation are recused from counts for nobody. Advice is owed by nobody. Who may see it is for the caller.
 */
export async function outstandingOf(ctx: Context, editionId: string): Promise<Outstanding[]> {
  const people = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("people", "people.id", "delegation_people.person_id")
    .select(["people.id", "email", "name_latin", "delegation_id", "country", "nationality"])
    .where("delegations.edition_id", "=", editionId)
    .where("delegations.withdrawn_at", "is", null)
    .where((or) => or.or([or("advice_only", "is", null), or("advice_only", "=", 0)]))
    .where("left_at", "is", null)
    .where("answer", "=", "accepted")
    .orderBy("delegations.number")
    .orderBy("people.id")
    .execute();
  const assigned = await ctx.db
    .selectFrom("assignments")
    .innerJoin("entries", "entries.id", "assignments.entry_id")
    .leftJoin("score_sheets", "score_sheets.assignment_id", "assignments.id")
    .leftJoin("recusals", (join) =>
      join
        .onRef("recusals.delegation_id", "=", "assignments.delegation_id")
        .onRef("recusals.entry_id", "=", "assignments.entry_id"),
    )
    .select(["assignments.delegation_id", "assignments.entry_id", "score_sheets.state"])
    .where("entries.edition_id", "=", editionId)
    .where("entries.state", "=", "admitted")
    .where("entries.kind", "=", "competing")
    .where("recusals.id", "is", null)
    .execute();
  const pairsOf = async (table: "person_recusals" | "declarations") => {
    const rows = await ctx.db
      .selectFrom(table)
      .innerJoin("entries", "entries.id", `${table}.entry_id`)
      .select(["person_id", "entry_id"])
      .where("edition_id", "=", editionId)
      .execute();
    return new Set(rows.map((row) => `${row.person_id} ${row.entry_id}`));
  };
  const recused = await pairsOf("person_recusals");
  const declared = await pairsOf("declarations");
  return people
    .map((person) => {
      const own = assigned.filter(
        (one) => one.delegation_id === person.delegation_id && !recused.has(`${person.id} ${one.entry_id}`),
      );
      return {
        person: { id: person.id, email: person.email, name_latin: person.name_latin },
        delegationId: person.delegation_id,
        country: person.country ?? person.nationality,
        undeclared: own.filter((one) => !declared.has(`${person.id} ${one.entry_id}`)).length,
        unfinished: own.filter((one) => one.state === null || one.state === "draft").length,
      };
    })
    .filter((one) => one.undeclared + one.unfinished > 0);
}
