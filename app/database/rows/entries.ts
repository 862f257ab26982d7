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
  /** Until when a late entry is admitted by exception; nothing for every other. */
  late_until: string | null;
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
