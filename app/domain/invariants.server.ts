import type { Kysely } from "kysely";
import type { Tables } from "../database/tables";
import { editionInvariants } from "./editions/invariants.server";
import { entryInvariants } from "./entries/invariants.server";
import { historyInvariants } from "./history/invariants.server";
import type { Invariant } from "./invariant.server";
import { judgingInvariants } from "./judging/invariants.server";
import { juryInvariants } from "./jury/invariants.server";
import { materialInvariants } from "./materials/invariants.server";
import { nationalInvariants } from "./national/invariants.server";
import { peopleInvariants } from "./people/invariants.server";
import { programmeInvariants } from "./programme/invariants.server";
import { resultInvariants } from "./results/invariants.server";

export type Breach = { invariant: string; object: string };

/** What must hold beyond what the schema's own constraints guard. */
export const invariants: readonly Invariant[] = [
  ...editionInvariants,
  ...entryInvariants,
  ...historyInvariants,
  ...judgingInvariants,
  ...juryInvariants,
  ...materialInvariants,
  ...nationalInvariants,
  ...peopleInvariants,
  ...programmeInvariants,
  ...resultInvariants,
];

/** Lists every breach of every invariant; reads only. */
export async function findBreaches(db: Kysely<Tables>): Promise<Breach[]> {
  const found: Breach[] = [];
  for (const invariant of invariants) {
    for (const object of await invariant.breaches(db)) found.push({ invariant: invariant.name, object });
  }
  return found;
}
