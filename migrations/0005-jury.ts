import { type Database, type Engine, run } from "./engine";

/** The jury: delegations, interests, assignments, score sheets. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `create table delegations (
      id text primary key,
      edition_id text not null references editions (id),
      number integer not null,
      kind text not null,
      country text,
      institution text,
      seat text not null,
      created_at text not null,
      constraint delegations_number_unique unique (edition_id, number),
      constraint delegations_kind check (kind in ('presidency', 'expert')),
      constraint delegations_seat check (seat in ('chair', 'vice-chair', 'member')),
      constraint delegations_presidency_has_state check (kind = 'expert' or country is not null),
      constraint delegations_expert_has_institution check (kind = 'presidency' or institution is not null)
    )`,
    `create unique index delegations_one_chair on delegations (edition_id, seat) where seat <> 'member'`,
    `create unique index delegations_one_per_state on delegations (edition_id, country) where kind = 'presidency'`,
    `create table delegation_people (
      delegation_id text not null references delegations (id),
      person_id text not null references people (id),
      nationality text,
      beyond_limit_reason text,
      added_at text not null,
      left_at text,
      primary key (delegation_id, person_id)
    )`,
    `create table assignments (
      id text primary key,
      delegation_id text not null references delegations (id),
      entry_id text not null references entries (id),
      reading_position integer not null,
      constraint assignments_once unique (delegation_id, entry_id)
    )`,
    `create table declarations (
      id text primary key,
      person_id text not null references people (id),
      entry_id text not null references entries (id),
      kind text not null,
      reason text,
      declared_at text not null,
      constraint declarations_once unique (person_id, entry_id),
      constraint declarations_kind check (kind in ('none', 'conflict')),
      constraint declarations_conflict_has_reason check (kind = 'none' or length(reason) > 0)
    )`,
    `create table recusals (
      id text primary key,
      delegation_id text not null references delegations (id),
      entry_id text not null references entries (id),
      kind text not null,
      reason text not null,
      recused_by text references people (id),
      recused_at text not null,
      constraint recusals_once unique (delegation_id, entry_id),
      constraint recusals_kind check (kind in ('own-country', 'declared', 'imposed'))
    )`,
    `create table score_sheets (
      id text primary key,
      assignment_id text not null references assignments (id),
      state text not null,
      overall_remark text not null,
      version integer not null,
      updated_at text not null,
      updated_by text not null references people (id),
      finished_at text,
      reason text,
      constraint score_sheets_once unique (assignment_id),
      constraint score_sheets_state check (state in ('draft', 'final', 'absent', 'removed')),
      constraint score_sheets_final_has_time check (state <> 'final' or finished_at is not null),
      constraint score_sheets_reason check (state not in ('absent', 'removed') or length(reason) > 0)
    )`,
    `create table scores (
      sheet_id text not null references score_sheets (id),
      criterion_id text not null references criteria (id),
      ticks integer,
      remark text not null,
      primary key (sheet_id, criterion_id),
      constraint scores_ticks check (ticks is null or ticks >= 0)
    )`,
  ]);
}
