import { type Database, type Engine, run } from "./engine";

/**
 * The jury's composition: advice without a vote, answers to invitations, the terms, and what the states may object to.
 */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `alter table delegations add column advice_only integer
      constraint delegations_advice_only check (advice_only in (0, 1))`,
    `alter table delegations add column withdrawn_at text`,
    `alter table delegations add column shown_at text`,
    `alter table delegations add column objections_until text
      constraint delegations_shown_has_end check ((shown_at is null) = (objections_until is null))`,
    `drop index delegations_one_per_state`,
    `create unique index delegations_one_per_state on delegations (edition_id, country)
      where kind = 'presidency' and withdrawn_at is null`,
    `alter table delegation_people add column answer text
      constraint delegation_people_answer check (answer in ('accepted', 'declined'))`,
    `alter table delegation_people add column answered_at text
      constraint delegation_people_answer_has_time check ((answer is null) = (answered_at is null))`,
    `alter table delegation_people add column decline_reason text
      constraint delegation_people_declined_has_left check (answer <> 'declined' or left_at is not null)`,
    `alter table delegation_people add column name_public integer
      constraint delegation_people_name_public check (name_public in (0, 1))`,
    `alter table delegation_people add column followed_by text references people (id)
      constraint delegation_people_followed_has_left check (followed_by is null or left_at is not null)`,
    `create table jury_settings (
      edition_id text not null primary key references editions (id),
      people_limit integer not null,
      objection_days integer not null,
      first_reminder_days integer not null,
      second_reminder_days integer not null,
      constraint jury_settings_people_limit check (people_limit between 1 and 60),
      constraint jury_settings_objection_days check (objection_days between 1 and 30),
      constraint jury_settings_reminders
        check (first_reminder_days between 1 and 60 and second_reminder_days > first_reminder_days)
    )`,
    `create table jury_terms_acceptances (
      edition_id text not null references editions (id),
      person_id text not null references people (id),
      version integer not null,
      digest text not null,
      accepted_at text not null,
      primary key (edition_id, person_id, version),
      constraint jury_terms_acceptances_version check (version >= 1)
    )`,
    `create table jury_objections (
      id text primary key,
      edition_id text not null references editions (id),
      delegation_id text not null references delegations (id),
      entry_id text references entries (id),
      country text not null,
      reason text not null,
      state text not null,
      raised_by text not null references people (id),
      raised_at text not null,
      decided_by text references people (id),
      decided_at text,
      decision_reason text,
      constraint jury_objections_state check (state in ('open', 'upheld', 'dismissed', 'retracted')),
      constraint jury_objections_reason check (length(reason) > 0),
      constraint jury_objections_decided_has_time
        check (state = 'open' or (decided_at is not null and decided_by is not null)),
      constraint jury_objections_decision_has_reason
        check (state not in ('upheld', 'dismissed') or coalesce(length(decision_reason), 0) > 0)
    )`,
    `create unique index jury_objections_one_open
      on jury_objections (delegation_id, country, coalesce(entry_id, '')) where state = 'open'`,
  ]);
}
