/** The tables as they are stored: snake_case columns, text ids, ISO text instants, JSON as text, 0 and 1. */
export type Tables = {
  installation: InstallationRow;
  people: PeopleRow;
  appointments: AppointmentsRow;
  sign_in_requests: SignInRequestsRow;
  sign_in_keys: SignInKeysRow;
  sessions: SessionsRow;
  rate_counts: RateCountsRow;
  letters: LettersRow;
  history: HistoryRow;
  proposals: ProposalsRow;
  editions: EditionsRow;
  criteria: CriteriaRow;
  forms: FormsRow;
  entries: EntriesRow;
  answers: AnswersRow;
  answer_versions: AnswerVersionsRow;
  complete_sections: CompleteSectionsRow;
  entry_people: EntryPeopleRow;
  submissions: SubmissionsRow;
  admission_decisions: AdmissionDecisionsRow;
  admission_remarks: AdmissionRemarksRow;
  delegations: DelegationsRow;
  delegation_people: DelegationPeopleRow;
  assignments: AssignmentsRow;
  declarations: DeclarationsRow;
  recusals: RecusalsRow;
  score_sheets: ScoreSheetsRow;
  scores: ScoresRow;
  tie_votes: TieVotesRow;
  meetings: MeetingsRow;
  results: ResultsRow;
  places: PlacesRow;
  insiders: InsidersRow;
  rooms: RoomsRow;
  programme_sessions: ProgrammeSessionsRow;
  slots: SlotsRow;
  slot_orders: SlotOrdersRow;
  programme_versions: ProgrammeVersionsRow;
  certificates: CertificatesRow;
};

export type InstallationRow = {
  name: string;
  value: string;
};

export type PeopleRow = {
  id: string;
  email: string;
  name_latin: string;
  name_own: string | null;
  name_language: string | null;
  created_at: string;
};

export type AppointmentsRow = {
  id: string;
  person_id: string;
  role: string;
  country: string | null;
  appointed_by: string | null;
  created_at: string;
  ended_at: string | null;
};

export type SignInRequestsRow = {
  id: string;
  kind: string;
  email: string;
  person_id: string | null;
  browser_hash: string | null;
  tries: number;
  created_at: string;
  expires_at: string;
  used_at: string | null;
};

export type SignInKeysRow = {
  id: string;
  request_id: string;
  link_hash: string;
  code_hash: string | null;
  made_at: string;
};

export type SessionsRow = {
  id: string;
  token_hash: string;
  person_id: string;
  device: string;
  created_at: string;
  seen_at: string;
  expires_at: string;
  ended_at: string | null;
};

export type RateCountsRow = {
  name: string;
  window_at: string;
  count: number;
};

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

export type EditionsRow = {
  id: string;
  year: number;
  name: string;
  presidency_country: string;
  city: string;
  host_country: string;
  time_zone: string;
  theme: string;
  theme_lead: string;
  theme_conditions: string;
  state: string;
  call_opens_on: string;
  deadline_at: string;
  admission_until: string;
  judging_until: string;
  jury_meeting_on: string;
  conference_from: string;
  conference_until: string;
  gala_at: string;
  additional_limit: number;
  scale: string;
  method: string;
  tie_rules: string;
  feedback_on: number;
  call_requested_at: string | null;
  opened_at: string | null;
  admission_closed_at: string | null;
  judging_opened_at: string | null;
  judging_closed_at: string | null;
  order_opened_at: string | null;
  decided_at: string | null;
  announced_at: string | null;
  feedback_released_at: string | null;
  created_at: string;
  created_by: string;
};

export type CriteriaRow = {
  id: string;
  edition_id: string;
  key: string;
  position: number;
  name: string;
  question: string;
  weight: number;
  anchors: string;
};

export type FormsRow = {
  id: string;
  edition_id: string;
  template: string;
  version: number;
  sections: string;
  published_at: string | null;
};

export type EntriesRow = {
  id: string;
  edition_id: string;
  country: string;
  kind: string;
  title: string;
  title_own: string | null;
  title_language: string | null;
  organisation: string;
  state: string;
  created_at: string;
  created_by: string;
  submitted_at: string | null;
  returned_until: string | null;
  presenter_name_latin: string | null;
  presenter_name_own: string | null;
  presenter_language: string | null;
};

export type AnswersRow = {
  entry_id: string;
  question_id: string;
  text: string;
  version: number;
  updated_at: string;
  updated_by: string;
  jury_only_reason: string | null;
};

export type AnswerVersionsRow = {
  entry_id: string;
  question_id: string;
  version: number;
  text: string;
  saved_at: string;
  saved_by: string;
};

export type CompleteSectionsRow = {
  entry_id: string;
  section_id: string;
  marked_at: string;
  marked_by: string;
};

export type EntryPeopleRow = {
  entry_id: string;
  person_id: string;
  role: string;
  invited_by: string;
  invited_at: string;
  left_at: string | null;
};

export type SubmissionsRow = {
  id: string;
  entry_id: string;
  number: number;
  content: string;
  digest: string;
  submitted_at: string;
  submitted_by: string;
  history_head: string;
};

export type AdmissionDecisionsRow = {
  id: string;
  entry_id: string;
  decision: string;
  reasons: string;
  note_to_jury: string | null;
  decided_at: string;
  decided_by: string;
};

export type AdmissionRemarksRow = {
  decision_id: string;
  question_id: string;
  remark: string;
};

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
