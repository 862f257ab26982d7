import type { Context } from "../../database/context";
import { delegationName } from "../jury/jury";
import type { RecusalKind } from "./interest";

/** True when this person does not judge the entry, whatever their delegation does. Read anew, as it may come at any moment. */
export async function isPersonRecused(ctx: Context, personId: string, entryId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("person_recusals")
    .select("id")
    .where("person_id", "=", personId)
    .where("entry_id", "=", entryId)
    .executeTakeFirst();
  return row !== undefined;
}

/** True when every person who sits in the delegation now is recused from the entry: then there is nobody to judge it. */
export async function nobodyIsLeft(ctx: Context, delegationId: string, entryId: string): Promise<boolean> {
  const rows = await ctx.db
    .selectFrom("delegation_people")
    .leftJoin("person_recusals", (join) =>
      join
        .onRef("person_recusals.person_id", "=", "delegation_people.person_id")
        .on("person_recusals.entry_id", "=", entryId),
    )
    .select("person_recusals.id")
    .where("delegation_id", "=", delegationId)
    .where("left_at", "is", null)
    .execute();
  return rows.every((row) => row.id !== null);
}

export type LonePersonRecusal = {
  personId: string;
  name: string;
  delegationId: string;
  delegation: string;
  number: number;
  entryId: string;
  title: string;
  /** The entry's state. */
  country: string;
  kind: RecusalKind;
};

/** Lists, by delegation, the people who alone are recused from an entry that their delegation goes on judging. */
export async function lonePersonRecusals(ctx: Context, editionId: string): Promise<LonePersonRecusal[]> {
  const rows = await ctx.db
    .selectFrom("person_recusals")
    .innerJoin("delegation_people", "delegation_people.person_id", "person_recusals.person_id")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("entries", "entries.id", "person_recusals.entry_id")
    .innerJoin("people", "people.id", "person_recusals.person_id")
    .leftJoin("recusals", (join) =>
      join
        .onRef("recusals.delegation_id", "=", "delegations.id")
        .onRef("recusals.entry_id", "=", "person_recusals.entry_id"),
    )
    .select([
      "person_recusals.person_id",
      "people.name_latin",
      "delegations.id",
      "delegations.number",
      "delegations.kind as delegation_kind",
      "delegations.country",
      "delegations.institution",
      "person_recusals.entry_id",
      "entries.title",
      "entries.country as entry_country",
      "person_recusals.kind",
    ])
    .where("delegations.edition_id", "=", editionId)
    .where("entries.edition_id", "=", editionId)
    .where("entries.state", "=", "admitted")
    .where("delegation_people.left_at", "is", null)
    .where("recusals.id", "is", null)
    .orderBy("delegations.number")
    .orderBy("person_recusals.entry_id")
    .orderBy("person_recusals.person_id")
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name_latin,
    delegationId: row.id,
    delegation: delegationName({
      kind: row.delegation_kind,
      country: row.country,
      institution: row.institution,
    }),
    number: row.number,
    entryId: row.entry_id,
    title: row.title,
    country: row.entry_country,
    kind: row.kind as RecusalKind,
  }));
}
