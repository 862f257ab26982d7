export type TieVotesRow = {
  id: string;
  edition_id: string;
  kind: string;
  entries: string;
  delegation_id: string;
  entry_id: string;
  reason: string | null;
  recorded_at: string;
};

export type MeetingsRow = {
  edition_id: string;
  attendance: string;
  notes: string;
  recorded_at: string;
  recorded_by: string;
};

export type ResultsRow = {
  id: string;
  edition_id: string;
  ballots: string;
  ballots_digest: string;
  ranking: string;
  nonce: string;
  statement: string;
  statement_digest: string;
  decided_at: string;
  decided_by: string;
  annulled_at: string | null;
};

export type PlacesRow = {
  result_id: string;
  entry_id: string;
  place: number;
  reasons: string;
};

export type InsidersRow = {
  edition_id: string;
  person_id: string;
  named_by: string;
  named_at: string;
  embargo_confirmed_at: string | null;
};
