import { type Database, type Engine, run } from "./engine";

/** Entries: answers with all their versions, the people who write, submissions, admission. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `create table entries (
      id text primary key,
      edition_id text not null references editions (id),
      country text not null,
      kind text not null,
      title text not null,
      title_own text,
      title_language text,
      organisation text not null,
      state text not null,
      created_at text not null,
      created_by text not null references people (id),
      submitted_at text,
      returned_until text,
      presenter_name_latin text,
      presenter_name_own text,
      presenter_language text,
      constraint entries_kind check (kind in ('competing', 'additional')),
      constraint entries_state check (state in
        ('draft', 'submitted', 'returned', 'admitted', 'refused', 'withdrawn', 'excluded')),
      constraint entries_title_given check (length(title) > 0),
      constraint entries_own_title_has_language check ((title_own is null) = (title_language is null)),
      constraint entries_own_presenter_has_language check ((presenter_name_own is null) = (presenter_language is null)),
      constraint entries_submitted_has_time check (state not in ('submitted', 'returned', 'admitted') or submitted_at is not null)
    )`,
    `create unique index entries_one_competing on entries (edition_id, country)
      where kind = 'competing' and state not in ('withdrawn', 'refused')`,
    `create table answers (
      entry_id text not null references entries (id),
      question_id text not null,
      text text not null,
      version integer not null,
      updated_at text not null,
      updated_by text not null references people (id),
      jury_only_reason text,
      primary key (entry_id, question_id),
      constraint answers_version check (version > 0)
    )`,
    `create table answer_versions (
      entry_id text not null references entries (id),
      question_id text not null,
      version integer not null,
      text text not null,
      saved_at text not null,
      saved_by text not null references people (id),
      primary key (entry_id, question_id, version)
    )`,
    `create table complete_sections (
      entry_id text not null references entries (id),
      section_id text not null,
      marked_at text not null,
      marked_by text not null references people (id),
      primary key (entry_id, section_id)
    )`,
    `create table entry_people (
      entry_id text not null references entries (id),
      person_id text not null references people (id),
      role text not null,
      invited_by text not null references people (id),
      invited_at text not null,
      left_at text,
      primary key (entry_id, person_id),
      constraint entry_people_role check (role in ('write', 'read'))
    )`,
    `create table submissions (
      id text primary key,
      entry_id text not null references entries (id),
      number integer not null,
      content text not null,
      digest text not null,
      submitted_at text not null,
      submitted_by text not null references people (id),
      history_head text not null,
      constraint submissions_number_unique unique (entry_id, number)
    )`,
    `create table admission_decisions (
      id text primary key,
      entry_id text not null references entries (id),
      decision text not null,
      reasons text not null,
      note_to_jury text,
      decided_at text not null,
      decided_by text not null references people (id),
      constraint admission_decisions_decision check (decision in ('admitted', 'returned', 'refused')),
      constraint admission_decisions_reasons check (decision = 'admitted' or length(reasons) > 0)
    )`,
    `create table admission_remarks (
      decision_id text not null references admission_decisions (id),
      question_id text not null,
      remark text not null,
      primary key (decision_id, question_id)
    )`,
  ]);
}
