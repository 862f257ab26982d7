import { type Database, type Engine, run } from "./engine";

/** The jury's workspace: when a score needs a remark, and each person's notes for themselves. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `create table remark_rules (
      edition_id text primary key references editions (id),
      rule text not null,
      set_at text not null,
      set_by text not null references people (id)
    )`,
    `create table private_notes (
      person_id text not null references people (id),
      entry_id text not null references entries (id),
      text text not null,
      version integer not null,
      updated_at text not null,
      primary key (person_id, entry_id),
      constraint private_notes_version check (version > 0)
    )`,
  ]);
}
