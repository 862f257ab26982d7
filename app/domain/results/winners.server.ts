import type { Context } from "../../database/context";
import { isAnnounced } from "../editions/edition";

export type PublicWinner = {
  entryId: string;
  place: 1 | 2 | 3;
  shared: boolean;
  title: string;
  titleOwn: string | null;
  titleLanguage: string | null;
  country: string;
  reasons: string;
};

/** Lists the winners of an edition with the jury's reasons, best first; nothing before the announcement, whoever asks. */
export async function winnersOf(
  ctx: Pick<Context, "db">,
  edition: { id: string; state: string },
): Promise<PublicWinner[]> {
  if (!isAnnounced(edition)) return [];
  const rows = await ctx.db
    .selectFrom("places")
    .innerJoin("results", "results.id", "places.result_id")
    .innerJoin("entries", "entries.id", "places.entry_id")
    .select([
      "places.entry_id",
      "place",
      "reasons",
      "entries.title",
      "title_own",
      "title_language",
      "entries.country",
    ])
    .where("results.edition_id", "=", edition.id)
    .where("annulled_at", "is", null)
    .orderBy("place")
    .orderBy("entries.country")
    .execute();
  return rows.map((row) => ({
    entryId: row.entry_id,
    place: row.place as 1 | 2 | 3,
    shared: rows.filter((other) => other.place === row.place).length > 1,
    title: row.title,
    titleOwn: row.title_own,
    titleLanguage: row.title_language,
    country: row.country,
    reasons: row.reasons,
  }));
}
