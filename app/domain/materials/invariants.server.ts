import type { Kysely } from "kysely";
import type { Tables } from "../../database/tables";
import { mediaTypes } from "./material";

async function withAnotherType(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db
    .selectFrom("materials")
    .innerJoin("material_files", "material_files.digest", "materials.digest")
    .select(["materials.id", "kind", "media_type"])
    .execute();
  return rows.filter((row) => mediaTypes[row.media_type]?.kind !== row.kind).map((row) => row.id);
}

async function withoutNewestWords(db: Kysely<Tables>): Promise<string[]> {
  const words = ["version", "caption", "description", "credit", "in_archive"] as const;
  const materials = await db.selectFrom("materials").select("id").select(words).execute();
  const versions = await db
    .selectFrom("material_versions")
    .select("material_id")
    .select(words)
    .orderBy("version")
    .execute();
  const newest = new Map(versions.map((row) => [row.material_id, row]));
  return materials
    .filter((row) => words.some((one) => newest.get(row.id)?.[one] !== row[one]))
    .map((row) => row.id);
}

/** What must hold of materials beyond the schema's own constraints; that their files are there, the doctor looks at. */
export const materialInvariants = [
  { name: "a material's file is of an allowed type, and of its kind", breaches: withAnotherType },
  { name: "a material says what the newest version of its words says", breaches: withoutNewestWords },
];
