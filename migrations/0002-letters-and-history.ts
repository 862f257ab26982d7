import { type Database, type Engine, run } from "./engine";

/** Letters, acts of two people, and the record that nobody can alter unnoticed. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `create table letters (
      id text primary key,
      kind text not null,
      to_person_id text not null references people (id),
      to_email text not null,
      edition_id text,
      entry_id text,
      sign_in_request_id text references sign_in_requests (id),
      facts text not null,
      state text not null,
      created_at text not null,
      due_at text not null,
      claimed_until text,
      attempts integer not null,
      sent_at text,
      last_error text,
      constraint letters_state check (state in ('queued', 'sent', 'kept', 'failed')),
      constraint letters_sent_has_time check ((state in ('sent', 'kept')) = (sent_at is not null))
    )`,
    `create index letters_due on letters (state, due_at)`,
    `create table history (
      id text primary key,
      chain text not null,
      position integer not null,
      at text not null,
      actor_id text,
      command text not null,
      object_type text not null,
      object_id text not null,
      from_state text,
      to_state text,
      previous_hash text not null,
      hash text not null,
      constraint history_position_unique unique (chain, position),
      constraint history_position_positive check (position > 0)
    )`,
    `create index history_of_object on history (object_type, object_id)`,
    `create table proposals (
      id text primary key,
      edition_id text not null,
      command text not null,
      facts text not null,
      digest text not null,
      proposed_by text not null references people (id),
      proposed_at text not null,
      expires_at text not null,
      state text not null,
      confirmed_by text references people (id),
      confirmed_at text,
      constraint proposals_state check (state in ('open', 'confirmed', 'withdrawn')),
      constraint proposals_two_people check (confirmed_by is null or confirmed_by <> proposed_by),
      constraint proposals_confirmed_has_person check ((state = 'confirmed') = (confirmed_by is not null))
    )`,
    `create unique index proposals_one_open on proposals (edition_id, command, digest) where state = 'open'`,
    ...appendOnly(engine),
  ]);
}

function appendOnly(engine: Engine): string[] {
  if (engine === "sqlite") {
    return [
      `create trigger history_no_update before update on history begin select raise(abort, 'history is append-only'); end`,
      // "insert or replace" takes the old row away without asking the trigger on delete.
      `create trigger history_no_replace before insert on history
        when exists (select 1 from history where id = new.id or (chain = new.chain and position = new.position))
        begin select raise(abort, 'history is append-only'); end`,
      `create trigger history_no_delete before delete on history begin select raise(abort, 'history is append-only'); end`,
    ];
  }
  return [
    `create function history_is_append_only() returns trigger language plpgsql as $$ begin raise exception 'history is append-only'; end $$`,
    `create trigger history_no_change before update or delete on history for each row execute function history_is_append_only()`,
  ];
}
