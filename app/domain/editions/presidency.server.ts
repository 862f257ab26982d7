import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { holds } from "../people/actor";
import { Unknown } from "../problems";
import { editionByYear, editionsVisibleTo } from "./editions.server";

/** Reads the year of an address; anything but four digits is unknown. */
export function yearFrom(text: string | undefined): number {
  if (!/^\d{4}$/.test(text ?? "")) throw new Unknown("edition");
  return Number(text);
}

/** Gives the edition of a year to its own presidency; to everybody else there is no such page. */
export async function editionOfPresidency(ctx: Context, year: string | undefined): Promise<EditionsRow> {
  const edition = await editionByYear(ctx, yearFrom(year));
  if (!holds(ctx.actor, "presidency", edition.presidency_country)) throw new Unknown("edition");
  return edition;
}

/** Lists the states whose presidency the actor prepares; to everybody else there is no such page. */
export function presidenciesOf(ctx: Context): string[] {
  const { actor } = ctx;
  if (actor.kind !== "person") throw new Unknown("presidency");
  const states = actor.appointments
    .filter((one) => one.role === "presidency")
    .flatMap((one) => one.country ?? []);
  if (states.length === 0) throw new Unknown("presidency");
  return states;
}

/** Lists the editions of the actor's own presidencies, the newest first. */
export async function editionsOfPresidency(ctx: Context): Promise<EditionsRow[]> {
  const states = presidenciesOf(ctx);
  return (await editionsVisibleTo(ctx)).filter((edition) => states.includes(edition.presidency_country));
}
