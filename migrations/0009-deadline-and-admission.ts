import { type Database, type Engine, run } from "./engine";

/** Reminders, outages of the service, late entries, and what people have ticked at admission. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `create table reminders (
      key text primary key,
      sent_at text not null
    )`,
    `create table heartbeats (
      service text primary key,
      beat_at text not null
    )`,
    `create table outages (
      from_at text primary key,
      until_at text not null,
      constraint outages_forward check (until_at > from_at)
    )`,
    `create table deadline_settings (
      edition_id text primary key references editions (id),
      reminder_days text not null,
      late_hours integer not null,
      constraint deadline_settings_late_hours check (late_hours between 1 and 336)
    )`,
    // Without an entry until a state that had begun nothing begins one under it.
    `create table late_exceptions (
      id text primary key,
      edition_id text not null references editions (id),
      country text not null,
      entry_id text references entries (id),
      reason text not null,
      given_at text not null,
      until_at text not null,
      proposed_by text not null references people (id),
      confirmed_by text not null references people (id),
      constraint late_exceptions_reason check (length(reason) > 0),
      constraint late_exceptions_forward check (until_at > given_at),
      constraint late_exceptions_two_people check (proposed_by <> confirmed_by)
    )`,
    // Until when the newest exception holds, so that the rules need no second table.
    "alter table entries add column late_until text",
    `create index late_exceptions_of_entry on late_exceptions (entry_id)`,
    `create index late_exceptions_of_state on late_exceptions (edition_id, country)`,
    `create table admission_ticks (
      entry_id text not null references entries (id),
      point text not null,
      ticked_at text not null,
      ticked_by text not null references people (id),
      primary key (entry_id, point),
      constraint admission_ticks_point check (point in ('english', 'result'))
    )`,
    `create table kept_as_additional (
      entry_id text primary key references entries (id),
      agreement text,
      kept_at text not null,
      kept_by text not null references people (id),
      constraint kept_as_additional_agreement check (agreement is null or length(agreement) > 0)
    )`,
  ]);
}
