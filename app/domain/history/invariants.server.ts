import type { Kysely } from "kysely";
import type { Tables } from "../../database/tables";
import { brokenRow } from "./record.server";

/** What must hold of the history: each row follows from the one before it. */
export const historyInvariants = [
  { name: "every row of the history follows from the one before", breaches: brokenChains },
] as const;

/** Gives the first broken row of each chain; a row cut off at the end shows only against a head printed elsewhere. */
async function brokenChains(db: Kysely<Tables>): Promise<string[]> {
  const chains = await db.selectFrom("history").select("chain").distinct().orderBy("chain").execute();
  const broken: string[] = [];
  for (const { chain } of chains) {
    const row = await brokenRow(db, chain);
    if (row) broken.push(row.id);
  }
  return broken;
}
