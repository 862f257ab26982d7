import { type Database, type Engine, run } from "./engine";

/** Interests: kinds of conflict, recusals of one person, affiliations, judged suspicions, break glass. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `alter table declarations add column conflict_kind text constraint declarations_conflict_kind check (
      conflict_kind is null or (kind = 'conflict'
        and conflict_kind in ('worked-on-it', 'funding', 'family', 'employer', 'other')))`,
    `create table interest_settings (
      edition_id text primary key references editions (id),
      conflict_recuses text not null,
      constraint interest_settings_conflict_recuses check (conflict_recuses in ('delegation', 'person'))
    )`,
    `create table person_recusals (
      id text primary key,
      person_id text not null references people (id),
      entry_id text not null references entries (id),
      kind text not null,
      reason text not null,
      recused_by text references people (id),
      recused_at text not null,
      constraint person_recusals_once unique (person_id, entry_id),
      constraint person_recusals_kind check (kind in ('declared', 'imposed')),
      constraint person_recusals_reason check (length(reason) > 0)
    )`,
    // Whoever has declared a conflict stays recused, wherever they sit later.
    `insert into person_recusals (id, person_id, entry_id, kind, reason, recused_by, recused_at)
      select id, person_id, entry_id, 'declared', reason, person_id, declared_at
      from declarations where kind = 'conflict'`,
    `create table affiliations (
      person_id text not null references people (id),
      organisation text not null,
      stated_at text not null,
      primary key (person_id, organisation),
      constraint affiliations_organisation check (length(organisation) > 0)
    )`,
    `create table suspicion_decisions (
      id text primary key,
      edition_id text not null references editions (id),
      delegation_id text not null references delegations (id),
      person_id text references people (id),
      entry_id text not null references entries (id),
      ground text not null,
      evidence text not null,
      decision text not null,
      reason text not null,
      decided_by text not null references people (id),
      decided_at text not null,
      constraint suspicion_decisions_ground check (
        ground in ('organisation', 'e-mail', 'partner', 'named', 'earlier-edition')),
      constraint suspicion_decisions_decision check (decision in ('confirmed', 'dismissed')),
      constraint suspicion_decisions_reason check (length(reason) > 0)
    )`,
    `create unique index suspicion_decisions_once
      on suspicion_decisions (delegation_id, coalesce(person_id, ''), entry_id, ground)`,
    `create table glass_openings (
      id text primary key,
      edition_id text not null references editions (id),
      entry_id text not null references entries (id),
      proposal_id text not null references proposals (id),
      opened_for text not null references people (id),
      confirmed_by text not null references people (id),
      reason text not null,
      opened_at text not null,
      closes_at text not null,
      constraint glass_openings_once unique (proposal_id),
      constraint glass_openings_two_people check (opened_for <> confirmed_by),
      constraint glass_openings_reason check (length(reason) > 0),
      constraint glass_openings_ends check (closes_at > opened_at)
    )`,
  ]);
}
