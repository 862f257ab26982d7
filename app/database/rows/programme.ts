export type RoomsRow = {
  id: string;
  edition_id: string;
  name: string;
  position: number;
};

export type ProgrammeSessionsRow = {
  id: string;
  edition_id: string;
  room_id: string | null;
  kind: string;
  title: string;
  speaker: string | null;
  starts_at: string;
  duration_minutes: number;
  version: number;
};

export type SlotsRow = {
  id: string;
  session_id: string;
  entry_id: string;
  position: number;
  duration_minutes: number;
};

export type SlotOrdersRow = {
  id: string;
  edition_id: string;
  number: number;
  rule: string;
  seed: string | null;
  duration_minutes: number;
  entries: string;
  filled_at: string;
  filled_by: string;
};

export type ProgrammeVersionsRow = {
  id: string;
  edition_id: string;
  number: number;
  content: string;
  published_at: string;
  published_by: string;
};

export type CertificatesRow = {
  id: string;
  edition_id: string;
  kind: string;
  place: number | null;
  entry_id: string | null;
  person_id: string | null;
  recipient_latin: string;
  recipient_own: string | null;
  recipient_language: string | null;
  code: string;
  state: string;
  prepared_at: string;
  prepared_by: string;
  issued_at: string | null;
  replaces_id: string | null;
};
