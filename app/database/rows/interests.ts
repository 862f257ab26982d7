export type InterestSettingsRow = {
  edition_id: string;
  conflict_recuses: string;
};

export type PersonRecusalsRow = {
  id: string;
  person_id: string;
  entry_id: string;
  kind: string;
  reason: string;
  recused_by: string | null;
  recused_at: string;
};

export type AffiliationsRow = {
  person_id: string;
  organisation: string;
  stated_at: string;
};

export type SuspicionDecisionsRow = {
  id: string;
  edition_id: string;
  delegation_id: string;
  person_id: string | null;
  entry_id: string;
  ground: string;
  evidence: string;
  decision: string;
  reason: string;
  decided_by: string;
  decided_at: string;
};

export type GlassOpeningsRow = {
  id: string;
  edition_id: string;
  entry_id: string;
  proposal_id: string;
  opened_for: string;
  confirmed_by: string;
  reason: string;
  opened_at: string;
  closes_at: string;
};

/** What a delegation gave stands, although it is recused, until somebody decides: `struck`, or `kept` for good. */
export type LateRecusalsRow = {
  recusal_id: string;
  decision: string | null;
  reason: string | null;
  decided_by: string | null;
  decided_at: string | null;
};
