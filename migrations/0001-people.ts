import { type Database, type Engine, run } from "./engine";

/** People, what they are appointed to, how they sign in. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `create table installation (
      name text primary key,
      value text not null
    )`,
    `create table people (
      id text primary key,
      email text not null,
      name_latin text not null,
      name_own text,
      name_language text,
      created_at text not null,
      constraint people_email_unique unique (email),
      constraint people_email_lower check (email = lower(email)),
      constraint people_name_given check (length(name_latin) > 0),
      constraint people_own_name_has_language check ((name_own is null) = (name_language is null))
    )`,
    `create table appointments (
      id text primary key,
      person_id text not null references people (id),
      role text not null,
      country text,
      appointed_by text references people (id),
      created_at text not null,
      ended_at text,
      constraint appointments_role check (role in ('secretariat', 'presidency', 'representative', 'substitute')),
      constraint appointments_state check ((role = 'secretariat') = (country is null))
    )`,
    `create unique index appointments_once on appointments (person_id, role, coalesce(country, '')) where ended_at is null`,
    `create unique index appointments_one_representative on appointments (country) where role = 'representative' and ended_at is null`,
    `create table sign_in_requests (
      id text primary key,
      kind text not null,
      email text not null,
      person_id text references people (id),
      browser_hash text,
      tries integer not null,
      created_at text not null,
      expires_at text not null,
      used_at text,
      constraint sign_in_requests_kind check (kind in ('sign-in', 'invitation')),
      constraint sign_in_requests_tries check (tries between 0 and 5)
    )`,
    `create table sign_in_keys (
      id text primary key,
      request_id text not null references sign_in_requests (id),
      link_hash text not null,
      code_hash text,
      made_at text not null,
      constraint sign_in_keys_link_unique unique (link_hash)
    )`,
    `create index sign_in_keys_of_request on sign_in_keys (request_id)`,
    `create table sessions (
      id text primary key,
      token_hash text not null,
      person_id text not null references people (id),
      device text not null,
      created_at text not null,
      seen_at text not null,
      expires_at text not null,
      ended_at text,
      constraint sessions_token_unique unique (token_hash)
    )`,
    `create index sessions_of_person on sessions (person_id)`,
    `create table rate_counts (
      name text not null,
      window_at text not null,
      count integer not null,
      primary key (name, window_at)
    )`,
  ]);
}
