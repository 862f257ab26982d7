import type { Row, TableName } from "../migrations-rows";

const at = "2026-03-02T09:00:00.000Z";
const digest = "a".repeat(64);
const small = "b".repeat(64);

/** Rows that every constraint allows. */
export const lawful: [TableName, Row][] = [
  ["material_files", { digest, media_type: "image/jpeg", bytes: 1, width: 1, height: 1, stored_at: at }],
  ["material_files", { digest: small, media_type: "image/webp", bytes: 1, stored_at: at }],
  [
    "materials",
    {
      id: "m1",
      entry_id: "n1",
      kind: "picture",
      digest,
      small_digest: small,
      file_name: "a.jpg",
      address: null,
      caption: "A",
      credit: "",
      description: "A picture",
      in_archive: 1,
      version: 1,
      added_at: at,
      added_by: "p1",
    },
  ],
  [
    "materials",
    {
      id: "m2",
      entry_id: "n1",
      kind: "film",
      address: "https://film.example/1",
      caption: "A",
      credit: "",
      description: "",
      in_archive: 0,
      version: 1,
      added_at: at,
      added_by: "p1",
    },
  ],
  ...["m1", "m2"].map((material_id, index): [TableName, Row] => [
    "material_versions",
    {
      material_id,
      version: 1,
      caption: "A",
      credit: "",
      description: index === 0 ? "A picture" : "",
      in_archive: index === 0 ? 1 : 0,
      saved_at: at,
      saved_by: "p1",
    },
  ]),
  ["writing_presence", { entry_id: "n1", section_id: "summary", person_id: "p1", seen_at: at }],
];

/** What turns the lawful picture into a lawful film, for the constraints that speak of films. */
const film = {
  id: "new",
  kind: "film",
  digest: null,
  small_digest: null,
  file_name: null,
  address: "https://film.example/2",
};

/** For each named constraint a change of a lawful row that violates it. */
export const unlawful: Record<string, [TableName, Row]> = {
  material_files_digest: ["material_files", { digest: "short" }],
  material_files_bytes: ["material_files", { digest: "c".repeat(64), bytes: 0 }],
  material_files_size: ["material_files", { digest: "c".repeat(64), width: null }],
  materials_kind: ["materials", { id: "new", digest: small, kind: "sound", small_digest: null }],
  materials_film_has_address: ["materials", { ...film, address: null }],
  materials_file_unless_film: ["materials", { ...film, file_name: "a.mp4" }],
  materials_picture_has_small: ["materials", { id: "new", digest: small, small_digest: null }],
  materials_caption_given: ["materials", { id: "new", digest: small, caption: "" }],
  materials_in_archive: ["materials", { id: "new", digest: small, in_archive: 2 }],
  materials_archive_described: ["materials", { id: "new", digest: small, description: "" }],
  material_versions_in_archive: ["material_versions", { version: 2, in_archive: 2 }],
  materials_file_once: ["materials", { id: "new" }],
  materials_film_once: ["materials", { ...film, address: "https://film.example/1" }],
};
