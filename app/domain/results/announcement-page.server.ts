import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { editionFacts } from "../editions/editions.server";
import { may } from "../people/permissions";
import { Unknown } from "../problems";
import { isInsider } from "./insiders.server";

/** Tells the presidency what an announcement will do, without a word of what is sealed; unknown to everybody else. */
export async function announcementPage(
  ctx: Context,
  edition: EditionsRow,
): Promise<{ insider: boolean; certificatesPrepared: boolean }> {
  if (!may(ctx.actor, "edition.announce", { edition: editionFacts(edition) }))
    throw new Unknown("announcement");
  const prepared = await ctx.db
    .selectFrom("certificates")
    .select("id")
    .where("edition_id", "=", edition.id)
    .where("state", "=", "prepared")
    .limit(1)
    .executeTakeFirst();
  // How many there are would tell whether a place is shared.
  return { insider: await isInsider(ctx, edition), certificatesPrepared: prepared !== undefined };
}
