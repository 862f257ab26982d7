import type { Kysely } from "kysely";
import type { Tables } from "../../database/tables";
import type { Invariant } from "../invariant.server";

type Db = Kysely<Tables>;

const waiting: readonly string[] = ["candidate", "handed-in"];
const candidates: readonly string[] = [...waiting, "put-aside"];

async function strayCandidates(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("entries")
    .leftJoin("candidates", "candidates.entry_id", "entries.id")
    .leftJoin("national_bodies", "national_bodies.id", "candidates.body_id")
    .leftJoin("national_rounds", "national_rounds.id", "national_bodies.round_id")
    .select([
      "entries.id",
      "entries.state",
      "entries.country",
      "entries.edition_id",
      "national_rounds.country as round_country",
      "national_rounds.edition_id as round_edition",
    ])
    .execute();
  return rows
    .filter((row) => row.round_country !== null || candidates.includes(row.state))
    .filter((row) => row.country !== row.round_country || row.edition_id !== row.round_edition)
    .map((row) => row.id);
}

async function undecidedAfterDecision(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("candidates")
    .innerJoin("entries", "entries.id", "candidates.entry_id")
    .innerJoin("national_bodies", "national_bodies.id", "candidates.body_id")
    .innerJoin("national_rounds", "national_rounds.id", "national_bodies.round_id")
    .select(["entries.id", "entries.state", "outcome", "national_rounds.decided_at"])
    .execute();
  return rows
    .filter((row) => {
      const chosen = row.outcome === "competing" || row.outcome === "additional";
      return row.decided_at === null
        ? row.outcome !== null || !candidates.includes(row.state)
        : waiting.includes(row.state) || chosen === candidates.includes(row.state);
    })
    .map((row) => row.id);
}

/** What must hold of national rounds beyond the schema's own constraints. */
export const nationalInvariants: readonly Invariant[] = [
  { name: "a candidate belongs to a round of its own state and edition", breaches: strayCandidates },
  {
    name: "a candidate becomes an entry by the decision of its round, and none is left undecided",
    breaches: undecidedAfterDecision,
  },
];
