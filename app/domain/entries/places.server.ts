import type { Context } from "../../database/context";
import type { EntriesRow } from "../../database/rows/entries";
import { countryName } from "../countries";
import { fieldProblem, Refusal, refuse, ruleProblem } from "../problems";
import { standsForState } from "./entry";

/** Lists all that a state has in an edition, candidates and what was withdrawn or refused included. */
export async function entriesOfState(
  ctx: Context,
  editionId: string,
  country: string,
): Promise<EntriesRow[]> {
  return ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("country", "=", country)
    .execute();
}

/** Lists a state's entries of an edition that take a place: neither withdrawn nor refused. */
export async function standingEntries(
  ctx: Context,
  editionId: string,
  country: string,
): Promise<EntriesRow[]> {
  return (await entriesOfState(ctx, editionId, country)).filter(standsForState);
}

/** Refuses a second competing entry of a state, and more additional ones than the edition allows. */
export async function refuseMoreThanAllowed(
  ctx: Context,
  edition: { id: string; additional_limit: number },
  country: string,
  kind: "competing" | "additional",
  field?: string,
): Promise<void> {
  const standing = (await standingEntries(ctx, edition.id, country)).filter((one) => one.kind === kind);
  const against = (code: string, sentence: string) =>
    new Refusal([field ? fieldProblem(field, code, sentence) : ruleProblem(code, sentence)]);
  if (kind === "competing" && standing.length > 0) {
    throw against("one-competing", secondCompeting(country, standing[0]!.title));
  }
  if (kind === "additional" && standing.length >= edition.additional_limit) {
    throw against(
      "additional-limit",
      `${countryName(country)} has ${standing.length} additional ${standing.length === 1 ? "entry" : "entries"}, and this edition allows no more. Withdraw one first.`,
    );
  }
}

function secondCompeting(country: string, title?: string): string {
  return `${countryName(country)} already has a competing entry${title ? `, "${title}"` : ""}. A state enters one; enter this project as additional, or withdraw the other one first.`;
}

/** Turns the schema's own refusal into the sentence, for two people who create at the same moment. */
export async function refusingSecond<T>(country: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const { code, constraint, message } = error as { code?: string; constraint?: string; message?: string };
    const second =
      (code === "23505" && constraint === "entries_one_competing") ||
      (code === "SQLITE_CONSTRAINT_UNIQUE" && /entries\.edition_id, entries\.country/.test(message ?? ""));
    if (!second) throw error;
    return refuse("one-competing", secondCompeting(country));
  }
}
