/** How an edition composes its jury; without a row the defaults hold. */
export type JurySettingsRow = {
  edition_id: string;
  people_limit: number;
  objection_days: number;
  first_reminder_days: number;
  second_reminder_days: number;
};

export type JuryTermsAcceptancesRow = {
  edition_id: string;
  person_id: string;
  version: number;
  digest: string;
  accepted_at: string;
};

export type JuryObjectionsRow = {
  id: string;
  edition_id: string;
  delegation_id: string;
  entry_id: string | null;
  country: string;
  reason: string;
  state: string;
  raised_by: string;
  raised_at: string;
  decided_by: string | null;
  decided_at: string | null;
  decision_reason: string | null;
};
