import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { currentEdition, editionsVisibleTo } from "../editions/editions.server";
import { holds, seatIn } from "../people/actor";
import { known } from "../problems";

/** Gives the edition the jury's pages are about: the newest one the actor sits in; for the secretariat the current one. */
export async function juryEdition(ctx: Context): Promise<EditionsRow> {
  const own = (await editionsVisibleTo(ctx)).find((edition) => seatIn(ctx.actor, edition.id) !== undefined);
  if (own) return own;
  return known(holds(ctx.actor, "secretariat") ? await currentEdition(ctx) : undefined, "jury");
}
