import { type Database, type Engine, run } from "./engine";

/** Editions with their criteria and form. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `create table editions (
      id text primary key,
      year integer not null,
      name text not null,
      presidency_country text not null,
      city text not null,
      host_country text not null,
      time_zone text not null,
      theme text not null,
      theme_lead text not null,
      theme_conditions text not null,
      state text not null,
      call_opens_on text not null,
      deadline_at text not null,
      admission_until text not null,
      judging_until text not null,
      jury_meeting_on text not null,
      conference_from text not null,
      conference_until text not null,
      gala_at text not null,
      additional_limit integer not null,
      scale text not null,
      method text not null,
      tie_rules text not null,
      feedback_on integer not null,
      call_requested_at text,
      opened_at text,
      admission_closed_at text,
      judging_opened_at text,
      judging_closed_at text,
      order_opened_at text,
      decided_at text,
      announced_at text,
      feedback_released_at text,
      created_at text not null,
      created_by text not null references people (id),
      constraint editions_year_unique unique (year),
      constraint editions_state check (state in
        ('preparing', 'open', 'checking', 'judging', 'deciding', 'decided', 'announced', 'archived', 'cancelled')),
      constraint editions_year_range check (year between 1997 and 2200),
      constraint editions_additional_limit check (additional_limit between 0 and 20),
      constraint editions_order_after_judging check (order_opened_at is null or state in
        ('deciding', 'decided', 'announced', 'archived', 'cancelled')),
      constraint editions_announced_has_time check (state not in ('announced', 'archived') or announced_at is not null),
      constraint editions_feedback check (feedback_on in (0, 1))
    )`,
    `create table criteria (
      id text primary key,
      edition_id text not null references editions (id),
      key text not null,
      position integer not null,
      name text not null,
      question text not null,
      weight integer not null,
      anchors text not null,
      constraint criteria_key_unique unique (edition_id, key),
      constraint criteria_position_unique unique (edition_id, position),
      constraint criteria_weight check (weight between 0 and 100)
    )`,
    `create table forms (
      id text primary key,
      edition_id text not null references editions (id),
      template text not null,
      version integer not null,
      sections text not null,
      published_at text,
      constraint forms_version_unique unique (edition_id, version),
      constraint forms_template check (template in ('classic', 'five-is'))
    )`,
  ]);
}
