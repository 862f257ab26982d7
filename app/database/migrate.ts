import { type Kysely, Migrator } from "kysely";
import type { Engine } from "../../migrations/engine";
import { migrations } from "../../migrations/index";
import type { Tables } from "./tables";

type Step = (typeof migrations)[number];

/** Brings the schema up to date in one transaction; when a step fails, none of the pending ones stays. */
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
          steps.map((step) => [step.name, { up: (tx: Kysely<unknown>) => step.up(tx, engine) }]),
        );
      },
    },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
