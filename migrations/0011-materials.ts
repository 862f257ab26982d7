import { type Database, type Engine, run } from "./engine";

/** Pictures, documents and film links of an entry, the files that hold them, what they were said to show, and who is writing where at the moment. */
export async function up(db: Database, engine: Engine): Promise<void> {
  await run(db, engine, [
    `create table material_files (
      digest text primary key,
      media_type text not null,
      bytes integer not null,
      width integer,
      height integer,
      stored_at text not null,
      constraint material_files_digest check (length(digest) = 64),
      constraint material_files_bytes check (bytes > 0),
      constraint material_files_size check ((width is null) = (height is null))
    )`,
    `create table materials (
      id text primary key,
      entry_id text not null references entries (id),
      kind text not null,
      digest text references material_files (digest),
      small_digest text references material_files (digest),
      file_name text,
      address text,
      caption text not null,
      credit text not null,
      description text not null,
      in_archive integer not null,
      version integer not null,
      added_at text not null,
      added_by text not null references people (id),
      constraint materials_kind check (kind in ('picture', 'document', 'film')),
      constraint materials_film_has_address check ((kind = 'film') = (address is not null)),
      constraint materials_file_unless_film check ((kind = 'film') = (digest is null) and (digest is null) = (file_name is null)),
      constraint materials_picture_has_small check ((kind = 'picture') = (small_digest is not null)),
      constraint materials_caption_given check (length(caption) > 0),
      constraint materials_in_archive check (in_archive in (0, 1)),
      constraint materials_archive_described check (kind <> 'picture' or in_archive = 0 or length(description) > 0),
      constraint materials_file_once unique (entry_id, digest),
      constraint materials_film_once unique (entry_id, address)
    )`,
    `create table material_versions (
      material_id text not null references materials (id),
      version integer not null,
      caption text not null,
      description text not null,
      credit text not null,
      in_archive integer not null,
      saved_at text not null,
      saved_by text not null references people (id),
      primary key (material_id, version),
      constraint material_versions_in_archive check (in_archive in (0, 1))
    )`,
    `create index materials_by_digest on materials (digest)`,
    `create index materials_by_small_digest on materials (small_digest)`,
    `create table writing_presence (
      entry_id text not null references entries (id),
      section_id text not null,
      person_id text not null references people (id),
      seen_at text not null,
      primary key (entry_id, section_id, person_id)
    )`,
  ]);
}
