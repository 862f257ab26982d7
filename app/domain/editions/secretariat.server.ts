import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { holds } from "../people/actor";
import { Unknown } from "../problems";
import { editionByYear, editionsVisibleTo } from "./editions.server";
import { yearFrom } from "./presidency.server";

/** Gives the edition of a year to the secretariat; to everybody else there is no such page. */
export async function editionOfSecretariat(ctx: Context, year: string | undefined): Promise<EditionsRow> {
  if (!holds(ctx.actor, "secretariat")) throw new Unknown("edition");
  return editionByYear(ctx, yearFrom(year));
}

const over: readonly string[] = ["archived", "cancelled"];

/** Lists the years of the editions that are under way, for the secretariat's links; nothing for anybody else. */
export async function yearsUnderWay(ctx: Context): Promise<number[]> {
  if (!holds(ctx.actor, "secretariat")) return [];
  const editions = await editionsVisibleTo(ctx);
  return editions
    .filter((edition) => !over.includes(edition.state))
    .map((edition) => edition.year)
    .reverse();
}
