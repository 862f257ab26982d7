import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import { byCountryName } from "../countries";
import { isAnnounced } from "../editions/edition";
import { known } from "../problems";

export type PublicEntry = Pick<
  EntriesRow,
  "id" | "country" | "kind" | "title" | "title_own" | "title_language" | "organisation"
>;

const publicFields = [
  "entries.id",
  "entries.country",
  "entries.kind",
  "entries.title",
  "entries.title_own",
  "entries.title_language",
  "entries.organisation",
] as const;

/** Lists the admitted entries of an edition by country; nothing before the announcement. */
export async function publicEntriesOf(
  ctx: Pick<Context, "db">,
  edition: Pick<EditionsRow, "id" | "state">,
): Promise<PublicEntry[]> {
  if (!isAnnounced(edition)) return [];
  const rows = await ctx.db
    .selectFrom("entries")
    .select(publicFields)
    .where("edition_id", "=", edition.id)
    .where("state", "=", "admitted")
    .execute();
  return rows.sort(
    (a, b) => byCountryName(a.country, b.country) || b.kind.localeCompare(a.kind) || (a.id < b.id ? -1 : 1),
  );
}

/** Gives an entry with its edition once the edition is announced; before that nobody can tell that it exists. */
export async function publicEntry(
  ctx: Pick<Context, "db">,
  id: string,
): Promise<{ entry: PublicEntry; edition: EditionsRow }> {
  const entry = known(
    await ctx.db
      .selectFrom("entries")
      .select([...publicFields, "edition_id"])
      .where("id", "=", id)
      .where("state", "=", "admitted")
      .executeTakeFirst(),
    "entry",
  );
  const edition = known(
    await ctx.db.selectFrom("editions").selectAll().where("id", "=", entry.edition_id).executeTakeFirst(),
    "edition",
  );
  known(isAnnounced(edition) ? edition : undefined, "entry");
  return { entry, edition };
}
