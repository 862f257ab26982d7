import { type Database, type Engine, run } from "./engine";

/** The conference's programme and the certificates. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `create table rooms (
      id text primary key,
      edition_id text not null references editions (id),
      name text not null,
      position integer not null,
      constraint rooms_name_unique unique (edition_id, name)
    )`,
    `create table programme_sessions (
      id text primary key,
      edition_id text not null references editions (id),
      room_id text references rooms (id),
      kind text not null,
      title text not null,
      speaker text,
      starts_at text not null,
      duration_minutes integer not null,
      version integer not null,
      constraint programme_sessions_kind check (kind in
        ('opening', 'keynote', 'presentations', 'panel', 'workshop', 'break', 'gala', 'closing')),
      constraint programme_sessions_title_given check (length(title) > 0),
      constraint programme_sessions_duration check (duration_minutes between 5 and 720)
    )`,
    `create table slots (
      id text primary key,
      session_id text not null references programme_sessions (id),
      entry_id text not null references entries (id),
      position integer not null,
      duration_minutes integer not null,
      constraint slots_entry_once unique (entry_id),
      constraint slots_position_unique unique (session_id, position),
      constraint slots_duration check (duration_minutes between 1 and 240)
    )`,
    `create table slot_orders (
      id text primary key,
      edition_id text not null references editions (id),
      number integer not null,
      rule text not null,
      seed text,
      duration_minutes integer not null,
      entries text not null,
      filled_at text not null,
      filled_by text not null references people (id),
      constraint slot_orders_number_unique unique (edition_id, number),
      constraint slot_orders_rule check (rule in ('lot', 'country')),
      constraint slot_orders_lot_has_seed check ((rule = 'lot') = (seed is not null))
    )`,
    `create table programme_versions (
      id text primary key,
      edition_id text not null references editions (id),
      number integer not null,
      content text not null,
      published_at text not null,
      published_by text not null references people (id),
      constraint programme_versions_number_unique unique (edition_id, number)
    )`,
    `create table certificates (
      id text primary key,
      edition_id text not null references editions (id),
      kind text not null,
      place integer,
      entry_id text references entries (id),
      person_id text references people (id),
      recipient_latin text not null,
      recipient_own text,
      recipient_language text,
      code text not null,
      state text not null,
      prepared_at text not null,
      prepared_by text not null references people (id),
      issued_at text,
      replaces_id text references certificates (id),
      constraint certificates_code_unique unique (code),
      constraint certificates_code_length check (length(code) >= 16),
      constraint certificates_kind check (kind in ('winner', 'presented', 'jury')),
      constraint certificates_state check (state in ('prepared', 'valid', 'replaced', 'revoked')),
      constraint certificates_winner_has_place check ((kind = 'winner') = (place is not null)),
      constraint certificates_own_name_has_language check ((recipient_own is null) = (recipient_language is null))
    )`,
  ]);
}
