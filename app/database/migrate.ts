import { type Kysely, Migrator, sql } from "kysely";
import type { Engine } from "../../migrations/engine";
import { migrations } from "../../migrations/index";
import type { Tables } from "./tables";

type Step = (typeof migrations)[number];

/**
 * Brings the schema up to date in one transaction; when a step fails, none of the pending ones stays. Refuses a step
 * that leaves a reference to nothing.
 */
export async function migrate(
  db: Kysely<Tables>,
  engine: Engine,
  steps: readonly Step[] = migrations,
): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: {
      async getMigrations() {
        return Object.fromEntries(
          steps.map((step) => [step.name, { up: (tx: Kysely<unknown>) => taken(step, tx, engine) }]),
        );
      },
    },
  });
  if (engine === "postgres") return migrated(migrator);
  // A table that is made anew is dropped first, and SQLite would take that for a loss of what refers to it. It looks
  // away only outside of transactions, so that the steps check at their end instead.
  await sql`pragma foreign_keys = off`.execute(db);
  try {
    return await migrated(migrator);
  } finally {
    await sql`pragma foreign_keys = on`.execute(db);
  }
}

async function taken(step: Step, db: Kysely<unknown>, engine: Engine): Promise<void> {
  await step.up(db, engine);
  if (engine === "sqlite") await refuseLooseReferences(db);
}

async function migrated(migrator: Migrator): Promise<string[]> {
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

async function refuseLooseReferences(db: Kysely<unknown>): Promise<void> {
  const loose = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
  const [first] = loose.rows;
  if (first) throw new Error(`A row of "${first.table}" refers to nothing in "${first.parent}".`);
}
