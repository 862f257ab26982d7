import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import { delegationsWithPeople, knownRecusals } from "./automatic-recusals.server";
import { isRecusable } from "./interest";
import { readJudge, relatedTo, type SuspicionGround, suspicionsOf } from "./suspicion";
import { earlierTraces, type NamedJudge, tracesOf } from "./suspicion-traces.server";

/** What a suspicion is about; the same one is never decided twice. */
export type SuspicionKey = {
  delegationId: string;
  personId: string | null;
  entryId: string;
  ground: SuspicionGround;
};

export type Suspected = SuspicionKey & {
  key: string;
  delegation: string;
  person: string | null;
  entry: EntriesRow;
  evidence: string;
};

/** Names a suspicion as one text. */
export function keyOf({ delegationId, personId, entryId, ground }: SuspicionKey): string {
  return [delegationId, personId ?? "all", entryId, ground].join("-");
}

/**
 * Computes what is suspected of the given judges on the given entries, from the close of admission until the decision: of
 * nobody who is recused already, also by state or work, and nothing that was decided before. Asks nobody's leave.
 */
export async function suspectedNow(
  ctx: Context,
  edition: EditionsRow,
  judges: readonly NamedJudge[],
  entries: readonly EntriesRow[],
): Promise<Suspected[]> {
  if (!isRecusable(edition) || entries.length === 0) return [];
  const recusals = await knownRecusals(
    ctx,
    edition.id,
    entries,
    await delegationsWithPeople(ctx, edition.id),
  );
  const recused = new Set(recusals.map((one) => `${one.delegationId} ${one.entryId}`));
  const alone = await ctx.db
    .selectFrom("person_recusals")
    .innerJoin("entries", "entries.id", "person_recusals.entry_id")
    .select(["person_id", "entry_id"])
    .where("entries.edition_id", "=", edition.id)
    .execute();
  const stepsOut = new Set(alone.map((row) => `${row.person_id} ${row.entry_id}`));
  const decided = await ctx.db
    .selectFrom("suspicion_decisions")
    .select(["delegation_id", "person_id", "entry_id", "ground"])
    .where("edition_id", "=", edition.id)
    .execute();
  const known = new Set(
    decided.map((row) =>
      keyOf({
        delegationId: row.delegation_id,
        personId: row.person_id,
        entryId: row.entry_id,
        ground: row.ground as SuspicionGround,
      }),
    ),
  );
  const traces = await tracesOf(ctx, edition.id, entries);
  const earlier = await earlierTraces(ctx, edition);
  const readJudges = new Map(judges.map((judge) => [judge, readJudge(judge)]));
  return entries.flatMap((entry) => {
    const own = traces.get(entry.id)!;
    const related = relatedTo(own, earlier);
    return judges.flatMap((judge) => {
      const { delegationId, personId, delegation, person } = judge;
      if (recused.has(`${delegationId} ${entry.id}`) || stepsOut.has(`${personId} ${entry.id}`)) return [];
      return suspicionsOf(readJudges.get(judge)!, own, related).flatMap(({ ground, evidence }) => {
        const about = { delegationId, personId, entryId: entry.id, ground };
        const key = keyOf(about);
        return known.has(key) ? [] : [{ ...about, key, delegation, person, entry, evidence }];
      });
    });
  });
}
