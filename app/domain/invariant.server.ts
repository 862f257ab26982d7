import type { Kysely } from "kysely";
import type { Tables } from "../database/tables";

/** Something that must always hold: its name as a sentence, and the objects that breach it. Reads only. */
export type Invariant = { name: string; breaches(db: Kysely<Tables>): Promise<string[]> };
