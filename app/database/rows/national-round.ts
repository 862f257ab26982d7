export type NationalRoundsRow = {
  id: string;
  edition_id: string;
  country: string;
  deadline_at: string;
  candidates_per_body: number;
  opened_at: string;
  opened_by: string;
  decided_at: string | null;
  decided_by: string | null;
};

export type NationalBodiesRow = {
  id: string;
  round_id: string;
  name: string;
  name_own: string | null;
  language: string | null;
  contact_id: string;
  invited_by: string;
  invited_at: string;
  late_until: string | null;
  late_reason: string | null;
};

export type NationalCommitteeRow = {
  round_id: string;
  person_id: string;
  invited_by: string;
  invited_at: string;
  left_at: string | null;
};

export type CandidatesRow = {
  entry_id: string;
  body_id: string;
  language: string | null;
  handed_in_at: string | null;
  handed_in_by: string | null;
  outcome: string | null;
  reason: string | null;
  decided_at: string | null;
  decided_by: string | null;
};

export type CandidateRemarksRow = {
  entry_id: string;
  person_id: string;
  text: string;
  written_at: string;
};

export type NationalAnswersRow = {
  entry_id: string;
  question_id: string;
  text: string;
  jury_only_reason: string | null;
};

export type HelpRequestsRow = {
  id: string;
  entry_id: string;
  why: string;
  asked_at: string;
  asked_by: string;
  until_at: string;
  ended_at: string | null;
  ended_by: string | null;
};
