import { type Database, type Engine, run } from "./engine";

/** Recusals that one person alone caused once the order was open, and what a second one decides on what was given before. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `create table late_recusals (
      recusal_id text primary key references recusals (id),
      decision text,
      reason text,
      decided_by text references people (id),
      decided_at text,
      constraint late_recusals_decision check (decision is null or decision in ('struck', 'kept')),
      constraint late_recusals_decided_has_all check (
        (decision is null and decided_by is null and decided_at is null)
        or (decided_by is not null and decided_at is not null and coalesce(length(reason), 0) > 0))
    )`,
  ]);
}
