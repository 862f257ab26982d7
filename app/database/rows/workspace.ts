export type RemarkRulesRow = {
  edition_id: string;
  rule: string;
  set_at: string;
  set_by: string;
};

export type PrivateNotesRow = {
  person_id: string;
  entry_id: string;
  text: string;
  version: number;
  updated_at: string;
};
