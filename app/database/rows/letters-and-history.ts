export type LettersRow = {
  id: string;
  kind: string;
  to_person_id: string;
  to_email: string;
  edition_id: string | null;
  entry_id: string | null;
  sign_in_request_id: string | null;
  facts: string;
  state: string;
  created_at: string;
  due_at: string;
  claimed_until: string | null;
  attempts: number;
  sent_at: string | null;
  last_error: string | null;
};

export type HistoryRow = {
  id: string;
  chain: string;
  position: number;
  at: string;
  actor_id: string | null;
  command: string;
  object_type: string;
  object_id: string;
  from_state: string | null;
  to_state: string | null;
  previous_hash: string;
  hash: string;
};

export type ProposalsRow = {
  id: string;
  edition_id: string;
  command: string;
  facts: string;
  digest: string;
  proposed_by: string;
  proposed_at: string;
  expires_at: string;
  state: string;
  confirmed_by: string | null;
  confirmed_at: string | null;
};
