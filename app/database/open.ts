import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Kysely } from "kysely";
import type { Engine } from "../../migrations/engine";
import { openPostgres } from "./postgres";
import { openSqlite } from "./sqlite";
import type { Tables } from "./tables";

export type OpenDatabase = { db: Kysely<Tables>; engine: Engine; close(): Promise<void> };

/** Opens the database the settings name: PostgreSQL by its address, otherwise the file in the data folder. */
export function openDatabase(
  settings: { databaseUrl?: string; dataFolder: string },
  options: { readonly?: boolean } = {},
): OpenDatabase {
  if (settings.databaseUrl) {
    const db = openPostgres(settings.databaseUrl);
    return { db, engine: "postgres", close: () => db.destroy() };
  }
  if (!options.readonly) mkdirSync(settings.dataFolder, { recursive: true });
  const { db } = openSqlite(join(settings.dataFolder, "ecpa.sqlite"), options);
  return { db, engine: "sqlite", close: () => db.destroy() };
}
