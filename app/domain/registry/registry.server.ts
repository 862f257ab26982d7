import type { Context } from "../../database/context";
import { isDemonstration } from "../../database/installation";
import { sayPlace } from "../results/places";
import { winnersOf } from "../results/winners.server";
import { publicTagsOf } from "./entry-tags.server";
import { pastEditions } from "./past-editions";
import { publicEntriesOf } from "./public-entries.server";
import { type RegistryRow, rowOfPast } from "./registry";

/** Lists every public entry of every edition, the newest first; nothing of a demonstration enters. */
export async function registryRows(ctx: Context): Promise<RegistryRow[]> {
  const past = pastEditions.flatMap((edition) => edition.entries.map(rowOfPast));
  if (await isDemonstration(ctx.db)) return past;
  const editions = await ctx.db
    .selectFrom("editions")
    .selectAll()
    .where("state", "in", ["announced", "archived"])
    .orderBy("year", "desc")
    .execute();
  const own: RegistryRow[] = [];
  for (const edition of editions) {
    const winners = await winnersOf(ctx, edition);
    for (const entry of await publicEntriesOf(ctx, edition)) {
      const winner = winners.find((one) => one.entryId === entry.id);
      own.push({
        id: entry.id,
        year: edition.year,
        country: entry.country,
        title: entry.title,
        kind: entry.kind as RegistryRow["kind"],
        award: winner ? sayPlace(winner.place, winner.shared) : null,
        label: null,
        ...(await publicTagsOf(ctx, { id: entry.id, edition_id: edition.id })),
      });
    }
  }
  return [...own, ...past];
}
