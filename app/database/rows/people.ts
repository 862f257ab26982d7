export type InstallationRow = {
  name: string;
  value: string;
};

export type PeopleRow = {
  id: string;
  email: string;
  name_latin: string;
  name_own: string | null;
  name_language: string | null;
  created_at: string;
  /** When the person was forgotten; nothing for everybody who is known. */
  forgotten_at: string | null;
};

export type AppointmentsRow = {
  id: string;
  person_id: string;
  role: string;
  country: string | null;
  appointed_by: string | null;
  created_at: string;
  ended_at: string | null;
};

export type SignInRequestsRow = {
  id: string;
  kind: string;
  email: string;
  person_id: string | null;
  browser_hash: string | null;
  tries: number;
  created_at: string;
  expires_at: string;
  used_at: string | null;
};

export type SignInKeysRow = {
  id: string;
  request_id: string;
  link_hash: string;
  code_hash: string | null;
  made_at: string;
};

export type SessionsRow = {
  id: string;
  token_hash: string;
  person_id: string;
  device: string;
  created_at: string;
  seen_at: string;
  expires_at: string;
  ended_at: string | null;
};

export type RateCountsRow = {
  name: string;
  window_at: string;
  count: number;
};
