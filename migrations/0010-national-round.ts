import { changeChecks, type Database, type Engine, run } from "./engine";

/** The national round: bodies and their candidates, the committee and its remarks; help that a state asks for. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await changeChecks(db, engine, "entries", {
    entries_state: `state in ('candidate', 'handed-in', 'put-aside',
        'draft', 'submitted', 'returned', 'admitted', 'refused', 'withdrawn', 'excluded')`,
    entries_kind: `kind = 'additional' or
        (kind = 'competing' and state not in ('candidate', 'handed-in', 'put-aside'))`,
  });
  await run(db, engine, [
    `create table national_rounds (
      id text primary key,
      edition_id text not null references editions (id),
      country text not null,
      deadline_at text not null,
      candidates_per_body integer not null,
      opened_at text not null,
      opened_by text not null references people (id),
      decided_at text,
      decided_by text references people (id),
      constraint national_rounds_once unique (edition_id, country),
      constraint national_rounds_candidates_per_body check (candidates_per_body between 1 and 20),
      constraint national_rounds_decided_by_somebody check ((decided_at is null) = (decided_by is null))
    )`,
    `create table national_bodies (
      id text primary key,
      round_id text not null references national_rounds (id),
      name text not null,
      name_own text,
      language text,
      contact_id text not null references people (id),
      invited_by text not null references people (id),
      invited_at text not null,
      late_until text,
      late_reason text,
      constraint national_bodies_name_given check (length(name) > 0),
      constraint national_bodies_name_once unique (round_id, name),
      constraint national_bodies_own_name_has_language check (name_own is null or language is not null),
      constraint national_bodies_late_has_reason check ((late_until is null) = (late_reason is null))
    )`,
    `create table national_committee (
      round_id text not null references national_rounds (id),
      person_id text not null references people (id),
      invited_by text not null references people (id),
      invited_at text not null,
      left_at text,
      primary key (round_id, person_id)
    )`,
    `create table candidates (
      entry_id text primary key references entries (id),
      body_id text not null references national_bodies (id),
      language text,
      handed_in_at text,
      handed_in_by text references people (id),
      outcome text,
      reason text,
      decided_at text,
      decided_by text references people (id),
      constraint candidates_handed_in_by_somebody check ((handed_in_at is null) = (handed_in_by is null)),
      constraint candidates_outcome check (outcome in ('competing', 'additional', 'not-chosen')),
      constraint candidates_outcome_has_reason check
        ((outcome is null) = (reason is null) and (outcome is null) = (decided_at is null))
    )`,
    `create table candidate_remarks (
      entry_id text not null references candidates (entry_id),
      person_id text not null references people (id),
      text text not null,
      written_at text not null,
      primary key (entry_id, person_id),
      constraint candidate_remarks_text_given check (length(text) > 0)
    )`,
    `create table national_answers (
      entry_id text not null references candidates (entry_id),
      question_id text not null,
      text text not null,
      jury_only_reason text,
      primary key (entry_id, question_id)
    )`,
    `create table help_requests (
      id text primary key,
      entry_id text not null references entries (id),
      why text not null,
      asked_at text not null,
      asked_by text not null references people (id),
      until_at text not null,
      ended_at text,
      ended_by text references people (id),
      constraint help_requests_why_given check (length(why) > 0),
      constraint help_requests_ended_by_somebody check ((ended_at is null) = (ended_by is null))
    )`,
    "create index help_requests_of_entry on help_requests (entry_id)",
  ]);
}
