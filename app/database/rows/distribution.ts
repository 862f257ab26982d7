export type DistributionSettingsRow = {
  edition_id: string;
  /** How many delegations judge each entry; null where every delegation judges every entry. */
  per_entry: number | null;
  expert_needed: number;
  set_at: string;
  set_by: string;
};

export type DistributionsRow = {
  id: string;
  edition_id: string;
  number: number;
  seed: number;
  /** JSON: what it was made from. */
  conditions: string;
  /** JSON: entry and delegation by id. */
  pairs: string;
  early_reason: string | null;
  made_at: string;
  made_by: string;
};

export type JudgingReminderSettingsRow = {
  edition_id: string;
  /** JSON: days before the judging date. */
  days: string;
  set_at: string;
  set_by: string;
};

export type NudgesRow = {
  id: string;
  delegation_id: string;
  /** The day in the edition's time zone. */
  day: string;
  nudged_at: string;
  nudged_by: string;
};
