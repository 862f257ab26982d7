import type { Kysely } from "kysely";
import type { Tables } from "../../database/tables";
import type { Invariant } from "../invariant.server";

async function forgottenWithTraces(db: Kysely<Tables>): Promise<string[]> {
  const forgotten = db.selectFrom("people").select("id").where("forgotten_at", "is not", null);
  const roles = await db
    .selectFrom("appointments")
    .select("person_id")
    .where("ended_at", "is", null)
    .where("person_id", "in", forgotten)
    .execute();
  const sessions = await db
    .selectFrom("sessions")
    .select("person_id")
    .where("person_id", "in", forgotten)
    .execute();
  const letters = await db
    .selectFrom("letters")
    .select("to_person_id as person_id")
    .where("to_person_id", "in", forgotten)
    .execute();
  return [...new Set([...roles, ...sessions, ...letters].map((row) => row.person_id))];
}

/** What must hold of people beyond the schema's own constraints. */
export const peopleInvariants: readonly Invariant[] = [
  { name: "a person who is forgotten holds no role, session or letter", breaches: forgottenWithTraces },
];
