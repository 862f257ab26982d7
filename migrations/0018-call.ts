import { type Database, type Engine, run } from "./engine";

/** When a person was forgotten: their id stays in what they did, their address goes. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `alter table people add column forgotten_at text
      constraint people_forgotten_has_no_address
        check (forgotten_at is null or email like '%@forgotten.invalid')`,
  ]);
}
