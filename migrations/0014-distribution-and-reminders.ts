import { type Database, type Engine, run } from "./engine";

/** How entries are dealt to delegations, every distribution made, the days of reminders, and nudges. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `create table distribution_settings (
      edition_id text primary key references editions (id),
      per_entry integer,
      expert_needed integer not null,
      set_at text not null,
      set_by text not null references people (id),
      constraint distribution_settings_per_entry check (per_entry is null or per_entry between 2 and 50),
      constraint distribution_settings_expert check (
        expert_needed = 0 or (expert_needed = 1 and per_entry is not null)
      )
    )`,
    `create table distributions (
      id text primary key,
      edition_id text not null references editions (id),
      number integer not null,
      seed integer not null,
      conditions text not null,
      pairs text not null,
      early_reason text,
      made_at text not null,
      made_by text not null references people (id),
      constraint distributions_number_unique unique (edition_id, number),
      constraint distributions_seed check (seed >= 0),
      constraint distributions_early_reason check (length(early_reason) > 0)
    )`,
    `create table judging_reminder_settings (
      edition_id text primary key references editions (id),
      days text not null,
      set_at text not null,
      set_by text not null references people (id)
    )`,
    `create table nudges (
      id text primary key,
      delegation_id text not null references delegations (id),
      day text not null,
      nudged_at text not null,
      nudged_by text not null references people (id),
      constraint nudges_once_a_day unique (delegation_id, day)
    )`,
  ]);
}
