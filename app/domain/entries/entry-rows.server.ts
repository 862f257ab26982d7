import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import type { EditionFacts } from "../editions/edition";
import { editionFacts } from "../editions/editions.server";
import { handInUntil } from "../national/round";
import { known } from "../problems";
import { type EntryFacts, type EntryKind, type EntryState, isCandidate } from "./entry";

export type EntryRows = {
  entry: EntriesRow;
  edition: EditionsRow;
  /** The same two, as the policy and the rules want them. */
  facts: { edition: EditionFacts; entry: EntryFacts };
};

/** Narrows a stored row to what the policy needs. */
export function entryFacts(row: EntriesRow): EntryFacts {
  return {
    id: row.id,
    edition_id: row.edition_id,
    country: row.country,
    kind: row.kind as EntryKind,
    state: row.state as EntryState,
    created_at: row.created_at,
    submitted_at: row.submitted_at,
    returned_until: row.returned_until,
    late_until: row.late_until,
  };
}

/** Gives an entry with its edition, or Unknown. Asks nobody's leave: whoever calls it authorises. */
export async function findEntry(ctx: Context, entryId: string): Promise<EntryRows> {
  const entry = known(
    await ctx.db.selectFrom("entries").selectAll().where("id", "=", entryId).executeTakeFirst(),
    "entry",
  );
  const edition = known(
    await ctx.db.selectFrom("editions").selectAll().where("id", "=", entry.edition_id).executeTakeFirst(),
    "edition",
  );
  const facts = { ...entryFacts(entry), ...(await candidateFacts(ctx, entry)) };
  return { entry, edition, facts: { edition: editionFacts(edition), entry: facts } };
}

async function candidateFacts(ctx: Context, entry: EntriesRow): Promise<Pick<EntryFacts, "candidate_until">> {
  if (!isCandidate(entry)) return {};
  const row = await ctx.db
    .selectFrom("candidates")
    .innerJoin("national_bodies", "national_bodies.id", "candidates.body_id")
    .innerJoin("national_rounds", "national_rounds.id", "national_bodies.round_id")
    .select(["deadline_at", "late_until"])
    .where("entry_id", "=", entry.id)
    .executeTakeFirst();
  return row ? { candidate_until: handInUntil(row) } : {};
}
