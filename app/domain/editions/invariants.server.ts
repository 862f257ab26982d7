import type { Kysely } from "kysely";
import { canonicalJson } from "../../../scoring/canonical";
import type { Tables } from "../../database/tables";
import { withoutWords } from "../forms/wording";
import type { Invariant } from "../invariant.server";
import { weightSum } from "./criteria-input";

/** What must hold of every edition once published, and of the people who run it. */
export const editionInvariants: readonly Invariant[] = [
  {
    name: "the weights of a published edition make 100",
    async breaches(db) {
      const editions = await publishedEditions(db);
      const criteria = await db.selectFrom("criteria").select(["edition_id", "weight"]).execute();
      return editions.filter((id) => weightSum(criteria.filter((one) => one.edition_id === id)) !== 100);
    },
  },
  {
    name: "a published edition has a published form",
    async breaches(db) {
      const forms = await db
        .selectFrom("forms")
        .select("edition_id")
        .where("published_at", "is not", null)
        .execute();
      return (await publishedEditions(db)).filter((id) => !forms.some((form) => form.edition_id === id));
    },
  },
  {
    name: "published versions of a form ask for the same and differ in their words only",
    async breaches(db) {
      const forms = await db
        .selectFrom("forms")
        .select(["id", "edition_id", "sections"])
        .where("published_at", "is not", null)
        .orderBy("version")
        .execute();
      const first = new Map<string, string>();
      return forms
        .filter((form) => {
          const asked = canonicalJson(withoutWords(JSON.parse(form.sections)));
          const before = first.get(form.edition_id) ?? asked;
          first.set(form.edition_id, before);
          return asked !== before;
        })
        .map((form) => form.id);
    },
  },
  {
    name: "a state has at most one representative",
    async breaches(db) {
      const rows = await db
        .selectFrom("appointments")
        .select("country")
        .where("role", "=", "representative")
        .where("ended_at", "is", null)
        .execute();
      return doubles(rows.map((row) => row.country ?? ""));
    },
  },
  {
    name: "a person sits in at most one delegation of a jury",
    async breaches(db) {
      const rows = await db
        .selectFrom("delegation_people")
        .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
        .select(["edition_id", "person_id"])
        .where("left_at", "is", null)
        .execute();
      return doubles(rows.map((row) => `${row.edition_id} ${row.person_id}`));
    },
  },
];

async function publishedEditions(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom("editions").select("id").where("opened_at", "is not", null).execute();
  return rows.map((row) => row.id);
}

function doubles(list: readonly string[]): string[] {
  return [...new Set(list.filter((one, index) => list.indexOf(one) !== index))];
}
