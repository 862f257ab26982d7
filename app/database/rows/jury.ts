export type DelegationsRow = {
  id: string;
  edition_id: string;
  number: number;
  kind: string;
  country: string | null;
  institution: string | null;
  seat: string;
  created_at: string;
  /** 1: shown beside the ranking, counted in no mean, vote or quorum. */
  advice_only: number | null;
  withdrawn_at: string | null;
  /** When the states were shown it, and the first instant that is too late to object to it. */
  shown_at: string | null;
  objections_until: string | null;
};

export type DelegationPeopleRow = {
  delegation_id: string;
  person_id: string;
  nationality: string | null;
  beyond_limit_reason: string | null;
  added_at: string;
  left_at: string | null;
  /** Who was named in this person's place while the jury was locked. */
  followed_by: string | null;
  answer: string | null;
  answered_at: string | null;
  decline_reason: string | null;
  /** 1: the name may be public after the announcement. */
  name_public: number | null;
};

export type AssignmentsRow = {
  id: string;
  delegation_id: string;
  entry_id: string;
  reading_position: number;
};

export type DeclarationsRow = {
  id: string;
  person_id: string;
  entry_id: string;
  kind: string;
  reason: string | null;
  declared_at: string;
  conflict_kind: string | null;
};

export type RecusalsRow = {
  id: string;
  delegation_id: string;
  entry_id: string;
  kind: string;
  reason: string;
  recused_by: string | null;
  recused_at: string;
};

export type ScoreSheetsRow = {
  id: string;
  assignment_id: string;
  state: string;
  overall_remark: string;
  version: number;
  updated_at: string;
  updated_by: string;
  finished_at: string | null;
  reason: string | null;
};

export type ScoresRow = {
  sheet_id: string;
  criterion_id: string;
  ticks: number | null;
  remark: string;
};
