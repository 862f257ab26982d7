export type DelegationsRow = {
  id: string;
  edition_id: string;
  number: number;
  kind: string;
  country: string | null;
  institution: string | null;
  seat: string;
  created_at: string;
};

export type DelegationPeopleRow = {
  delegation_id: string;
  person_id: string;
  nationality: string | null;
  beyond_limit_reason: string | null;
  added_at: string;
  left_at: string | null;
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
