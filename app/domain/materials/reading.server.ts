import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { MaterialsRow } from "../../database/rows/materials";
import { authorize } from "../authorize";
import { byCountryName } from "../countries";
import { isAnnounced } from "../editions/edition";
import { editionFacts } from "../editions/editions.server";
import { entryFacts, findEntry } from "../entries/entry-rows.server";
import { storedSubmissions } from "../entries/reading.server";
import { answersIn, readContent } from "../entries/submission-content";
import { may } from "../people/permissions";
import { known, Unknown } from "../problems";
import { allowsMaterials, type MaterialKind, mediaTypes, sayBytes } from "./material";
import { materialOf } from "./materials.server";

/** A material as pages show it. */
export type MaterialView = {
  id: string;
  kind: MaterialKind;
  caption: string;
  description: string;
  credit: string;
  inArchive: boolean;
  /** "PDF, 2.4 MB"; empty for a film. */
  fileWords: string;
  /** Where a film can be seen. */
  address: string | null;
  /** Of the small picture, so that the page keeps its place. */
  width: number | null;
  height: number | null;
};

/** Gives an entry's materials to those who may know of them: its own people, the secretariat, and the presidency for the programme. */
export async function materialsOfEntry(ctx: Context, entryId: string): Promise<MaterialView[]> {
  const { facts } = await findEntry(ctx, entryId);
  authorize(ctx, "materials.read", facts);
  return viewsOf(ctx, [entryId]);
}

export type EntryMaterials = {
  entryId: string;
  title: string;
  titleOwn: string | null;
  titleLanguage: string | null;
  country: string;
  materials: MaterialView[];
};

/** Lists the materials of an edition's entries by country, as far as the reader may know of each; for the conference. */
export async function materialsForConference(ctx: Context, edition: EditionsRow): Promise<EntryMaterials[]> {
  authorize(ctx, "materials.list", { edition: editionFacts(edition) });
  const entries = await ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("edition_id", "=", edition.id)
    .execute();
  const open = entries.filter((entry) =>
    may(ctx.actor, "materials.read", { edition: editionFacts(edition), entry: entryFacts(entry) }),
  );
  const views = await viewsByEntry(
    ctx,
    open.map((entry) => entry.id),
  );
  return open
    .flatMap((entry) => {
      const materials = views.get(entry.id);
      if (!materials) return [];
      const { id: entryId, title, title_own: titleOwn, title_language: titleLanguage, country } = entry;
      return [{ entryId, title, titleOwn, titleLanguage, country, materials }];
    })
    .sort((a, b) => byCountryName(a.country, b.country) || (a.entryId < b.entryId ? -1 : 1));
}

/** Gives the materials that anybody may see on an entry's public page; none before the announcement or without leave in its form. */
export async function publicMaterials(ctx: Context, entryId: string): Promise<MaterialView[]> {
  if (!(await isOpenToAll(ctx, entryId))) return [];
  return (await viewsOf(ctx, [entryId])).filter((one) => one.inArchive);
}

/** A file of the store, as it is served. */
export type ServedFile = {
  digest: string;
  mediaType: string;
  bytes: number;
  fileName: string;
  isPublic: boolean;
};

/** Gives a material's file, or its small picture, to whoever may see it; to everybody else it does not exist. */
export async function servedFile(ctx: Context, materialId: string, small: boolean): Promise<ServedFile> {
  const material = await materialOf(ctx, materialId);
  const isPublic = material.in_archive === 1 && (await isOpenToAll(ctx, material.entry_id));
  if (!isPublic) {
    const { facts } = await findEntry(ctx, material.entry_id);
    if (!may(ctx.actor, "materials.read", facts)) throw new Unknown("material");
  }
  const file = known(
    await ctx.db
      .selectFrom("material_files")
      .selectAll()
      .where("digest", "=", (small ? material.small_digest : material.digest) ?? "")
      .executeTakeFirst(),
    "file",
  );
  return {
    digest: file.digest,
    mediaType: file.media_type,
    bytes: file.bytes,
    fileName: small ? "small.webp" : (material.file_name ?? "file"),
    isPublic,
  };
}

async function isOpenToAll(ctx: Context, entryId: string): Promise<boolean> {
  const { entry, edition } = await findEntry(ctx, entryId);
  if (!isAnnounced(edition) || entry.state !== "admitted") return false;
  const last = (await storedSubmissions(ctx, entryId)).at(-1);
  return last !== undefined && allowsMaterials(answersIn(readContent(last.content)));
}

async function viewsOf(ctx: Context, entryIds: readonly string[]): Promise<MaterialView[]> {
  return [...(await viewsByEntry(ctx, entryIds)).values()].flat();
}

async function viewsByEntry(ctx: Context, entryIds: readonly string[]): Promise<Map<string, MaterialView[]>> {
  const views = new Map<string, MaterialView[]>();
  if (entryIds.length === 0) return views;
  const rows = await ctx.db
    .selectFrom("materials")
    .leftJoin("material_files as file", "file.digest", "materials.digest")
    .leftJoin("material_files as small", "small.digest", "materials.small_digest")
    .selectAll("materials")
    .select(["file.media_type", "file.bytes", "small.width", "small.height"])
    .where("entry_id", "in", [...entryIds])
    .orderBy("added_at")
    .orderBy("id")
    .execute();
  for (const row of rows) {
    const of = views.get(row.entry_id) ?? [];
    of.push(viewOf(row));
    views.set(row.entry_id, of);
  }
  return views;
}

type Joined = MaterialsRow & {
  media_type: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
};

function viewOf(row: Joined): MaterialView {
  const words = row.media_type ? mediaTypes[row.media_type]?.words : undefined;
  return {
    id: row.id,
    kind: row.kind as MaterialKind,
    caption: row.caption,
    description: row.description,
    credit: row.credit,
    inArchive: row.in_archive === 1,
    fileWords: words ? `${words}, ${sayBytes(row.bytes ?? 0)}` : "",
    address: row.address,
    width: row.width,
    height: row.height,
  };
}
