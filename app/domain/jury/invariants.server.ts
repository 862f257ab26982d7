import type { Invariant } from "../invariant.server";

/** What must hold of a jury's composition beyond the schema's own constraints. */
export const juryInvariants: readonly Invariant[] = [
  {
    name: "a delegation that has left the jury has no people and judges nothing",
    async breaches(db) {
      const people = await db
        .selectFrom("delegations")
        .innerJoin("delegation_people", "delegation_people.delegation_id", "delegations.id")
        .select("delegations.id")
        .where("withdrawn_at", "is not", null)
        .where("left_at", "is", null)
        .execute();
      const assigned = await db
        .selectFrom("delegations")
        .innerJoin("assignments", "assignments.delegation_id", "delegations.id")
        .select("delegations.id")
        .where("withdrawn_at", "is not", null)
        .execute();
      return [...new Set([...people, ...assigned].map((row) => row.id))];
    },
  },
  {
    name: "an upheld objection has had its effect",
    async breaches(db) {
      const rows = await db
        .selectFrom("jury_objections")
        .innerJoin("delegations", "delegations.id", "jury_objections.delegation_id")
        .leftJoin("recusals", (join) =>
          join
            .onRef("recusals.delegation_id", "=", "jury_objections.delegation_id")
            .onRef("recusals.entry_id", "=", "jury_objections.entry_id"),
        )
        .select(["jury_objections.id", "withdrawn_at", "recusals.id as recusal"])
        .where("jury_objections.state", "=", "upheld")
        .execute();
      return rows.filter((row) => row.withdrawn_at === null && row.recusal === null).map((row) => row.id);
    },
  },
  {
    name: "the chair and the vice-chair have a vote",
    async breaches(db) {
      const rows = await db
        .selectFrom("delegations")
        .select("id")
        .where("seat", "<>", "member")
        .where("advice_only", "=", 1)
        .execute();
      return rows.map((row) => row.id);
    },
  },
];
