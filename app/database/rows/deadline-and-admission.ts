export type RemindersRow = {
  key: string;
  sent_at: string;
};

export type HeartbeatsRow = {
  service: string;
  beat_at: string;
};

export type OutagesRow = {
  from_at: string;
  until_at: string;
};

export type DeadlineSettingsRow = {
  edition_id: string;
  /** Days before the deadline, as JSON. */
  reminder_days: string;
  late_hours: number;
};

export type LateExceptionsRow = {
  id: string;
  edition_id: string;
  country: string;
  /** Nothing until a state that had begun nothing begins its entry under it. */
  entry_id: string | null;
  reason: string;
  given_at: string;
  until_at: string;
  proposed_by: string;
  confirmed_by: string;
};

export type AdmissionTicksRow = {
  entry_id: string;
  point: string;
  ticked_at: string;
  ticked_by: string;
};

export type KeptAsAdditionalRow = {
  entry_id: string;
  /** How the state agreed; nothing where it asked for it itself. */
  agreement: string | null;
  kept_at: string;
  kept_by: string;
};
