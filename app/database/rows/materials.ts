export type MaterialFilesRow = {
  /** SHA-256 of the content, in hexadecimal; also the file's name on disk. */
  digest: string;
  media_type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  stored_at: string;
};

export type MaterialsRow = {
  id: string;
  entry_id: string;
  kind: string;
  digest: string | null;
  small_digest: string | null;
  file_name: string | null;
  address: string | null;
  caption: string;
  credit: string;
  description: string;
  in_archive: number;
  /** Of the words: caption, description, credit and where it may be shown. */
  version: number;
  added_at: string;
  added_by: string;
};

export type MaterialVersionsRow = {
  material_id: string;
  version: number;
  caption: string;
  description: string;
  credit: string;
  in_archive: number;
  saved_at: string;
  saved_by: string;
};

export type WritingPresenceRow = {
  entry_id: string;
  section_id: string;
  person_id: string;
  seen_at: string;
};
