import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { authorize } from "../authorize";
import { editionByYear, editionFacts } from "../editions/editions.server";
import { yearFrom } from "../editions/presidency.server";
import { holds } from "../people/actor";
import { Unknown } from "../problems";

/**
 * Gives the edition of a year to those who compose its jury, and the page of theirs that it belongs to; to everybody
 * else there is no such page.
 */
export async function editionOfJury(
  ctx: Context,
  year: string | undefined,
): Promise<{ edition: EditionsRow; back: string }> {
  const edition = await editionByYear(ctx, yearFrom(year));
  authorize(ctx, "jury.read", { edition: editionFacts(edition) });
  if (holds(ctx.actor, "presidency", edition.presidency_country)) {
    return { edition, back: `/presidency/editions/${edition.year}` };
  }
  if (!holds(ctx.actor, "secretariat")) throw new Unknown("jury");
  return { edition, back: `/secretariat/editions/${edition.year}` };
}
