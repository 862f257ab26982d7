import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import { pastEditions } from "../registry/past-editions";
import { type OlderEntry, type SimilarEntry, similarAmong } from "./similar-titles";

/**
 * Points out what a state entered in other years under a like title: in the editions before the platform and in the
 * platform's own. Asks nobody's leave: whoever calls it has authorised the reading of the entry for admission.
 */
export async function similarEntries(
  ctx: Context,
  edition: EditionsRow,
  entry: Pick<EntriesRow, "country" | "title" | "title_own">,
): Promise<SimilarEntry[]> {
  const own = await ctx.db
    .selectFrom("entries")
    .innerJoin("editions", "editions.id", "entries.edition_id")
    .select(["year", "title", "title_own"])
    .where("country", "=", entry.country)
    .where("year", "<", edition.year)
    .where("submitted_at", "is not", null)
    .execute();
  const past: OlderEntry[] = pastEditions
    .flatMap((one) => one.entries)
    .filter((one) => one.country === entry.country && one.year < edition.year)
    .map((one) => ({ year: one.year, titles: titlesIn(one.title, null) }));
  const older = own.map((row) => ({ year: row.year, titles: titlesIn(row.title, row.title_own) }));
  return similarAmong(titlesIn(entry.title, entry.title_own), [...past, ...older]);
}

function titlesIn(...titles: (string | null)[]): string[] {
  return titles.filter((title): title is string => title !== null);
}
