import { type Database, type Engine, run } from "./engine";

/** The jury's decision, sealed until the gala, and the people who may prepare it. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `create table tie_votes (
      id text primary key,
      edition_id text not null references editions (id),
      kind text not null,
      entries text not null,
      delegation_id text not null references delegations (id),
      entry_id text not null references entries (id),
      reason text,
      recorded_at text not null,
      constraint tie_votes_once unique (edition_id, kind, entries, delegation_id),
      constraint tie_votes_kind check (kind in ('second-ballot', 'casting-vote')),
      constraint tie_votes_casting_has_reason check (kind <> 'casting-vote' or length(reason) > 0)
    )`,
    `create table meetings (
      edition_id text primary key references editions (id),
      attendance text not null,
      notes text not null,
      recorded_at text not null,
      recorded_by text not null references people (id)
    )`,
    `create table results (
      id text primary key,
      edition_id text not null references editions (id),
      ballots text not null,
      ballots_digest text not null,
      ranking text not null,
      nonce text not null,
      statement text not null,
      statement_digest text not null,
      decided_at text not null,
      decided_by text not null references people (id),
      annulled_at text,
      constraint results_nonce_length check (length(nonce) = 64)
    )`,
    `create unique index results_one_valid on results (edition_id) where annulled_at is null`,
    `create table places (
      result_id text not null references results (id),
      entry_id text not null references entries (id),
      place integer not null,
      reasons text not null,
      primary key (result_id, entry_id),
      constraint places_place check (place between 1 and 3),
      constraint places_reasons_given check (length(reasons) > 0)
    )`,
    `create table insiders (
      edition_id text not null references editions (id),
      person_id text not null references people (id),
      named_by text not null references people (id),
      named_at text not null,
      embargo_confirmed_at text,
      primary key (edition_id, person_id)
    )`,
  ]);
}
