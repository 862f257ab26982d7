import type { z } from "zod";
import type { Context } from "../../database/context";
import type { MaterialsRow } from "../../database/rows/materials";
import { inTransaction } from "../../database/transaction";
import type { FileStore } from "../../files/store";
import { readInput } from "../entries/read-input";
import { record } from "../history/record.server";
import type { PersonActor } from "../people/actor";
import { fieldProblem, known, Refusal, refuse } from "../problems";
import { clearUnused, keepPart } from "./files.server";
import { filmSchema, type MaterialLimits, mostMaterials, sayBytes } from "./material";
import { mayChangeMaterials, type Prepared, type Upload, withPrepared, wrongFile } from "./uploads.server";
import { keepVersion, wordsIn, writeWords } from "./words.server";

/** Adds an uploaded file to an entry and gives its id; its caption is its name until somebody words it. Shown to the conference only, at first. */
export async function addFile(
  ctx: Context,
  store: FileStore,
  limits: MaterialLimits,
  entryId: string,
  upload: Upload,
): Promise<string> {
  return withPrepared(ctx, store, entryId, upload, (prepared) =>
    inTransaction(ctx, async (ctx) => {
      const { entry } = await mayChangeMaterials(ctx, entryId);
      await refuseTooMany(ctx, entryId);
      await refuseBeyond(ctx, limits, entryId, prepared);
      await keepBoth(ctx, store, prepared);
      return insert(ctx, entry, {
        kind: prepared.kind,
        ...fileColumns(prepared),
        address: null,
        caption: prepared.fileName.replace(/\.[a-z]+$/, ""),
      });
    }),
  );
}

/** Puts another file in a material's place; its words stay. Refuses for a film, which has no file. */
export async function replaceFile(
  ctx: Context,
  store: FileStore,
  limits: MaterialLimits,
  materialId: string,
  upload: Upload,
): Promise<void> {
  const { entry_id: entryId, kind } = await materialOf(ctx, materialId);
  if (kind === "film") refuse("no-file", "A film is a link and has no file. Change its address instead.");
  await withPrepared(ctx, store, entryId, upload, (prepared) =>
    inTransaction(ctx, async (ctx) => {
      const { entry } = await mayChangeMaterials(ctx, entryId);
      const present = await materialOf(ctx, materialId);
      await refuseBeyond(ctx, limits, entryId, prepared, materialId);
      await keepBoth(ctx, store, prepared);
      // A picture nobody has described is not public, and a document needed no description.
      const described = prepared.kind === "document" || present.description !== "";
      await ctx.db
        .updateTable("materials")
        .set({
          kind: prepared.kind,
          ...fileColumns(prepared),
          in_archive: described ? present.in_archive : 0,
        })
        .where("id", "=", materialId)
        .execute();
      if (!described && present.in_archive === 1) {
        await writeWords(ctx, present, { ...wordsIn(present), use: "conference" });
      }
      await record(ctx, {
        editionId: entry.edition_id,
        command: "replaceFile",
        object: ["material", materialId],
      });
    }),
  );
  await clearUnused(ctx, store);
}

/** Adds the link to a film and gives its id; it is never shown inside a page of ours. */
export async function addFilm(
  ctx: Context,
  entryId: string,
  input: z.input<typeof filmSchema>,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { entry } = await mayChangeMaterials(ctx, entryId);
    const typed = readInput(filmSchema, input);
    await refuseTooMany(ctx, entryId);
    const there = await ctx.db
      .selectFrom("materials")
      .select("id")
      .where("entry_id", "=", entryId)
      .where("address", "=", typed.address)
      .executeTakeFirst();
    if (there) {
      throw new Refusal([fieldProblem("address", "there-already", "This film is in the list already.")]);
    }
    const none = { digest: null, small_digest: null, file_name: null };
    return insert(ctx, entry, { kind: "film", ...none, ...typed });
  });
}

/** Takes a material away, and its file off the disk when no other one has the same. */
export async function removeMaterial(ctx: Context, store: FileStore, materialId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const material = await materialOf(ctx, materialId);
    const { entry } = await mayChangeMaterials(ctx, material.entry_id);
    await ctx.db.deleteFrom("material_versions").where("material_id", "=", materialId).execute();
    await ctx.db.deleteFrom("materials").where("id", "=", materialId).execute();
    await record(ctx, {
      editionId: entry.edition_id,
      command: "removeMaterial",
      object: ["material", materialId],
    });
  });
  await clearUnused(ctx, store);
}

/** Gives a material, or Unknown. Asks nobody's leave: whoever calls it authorises. */
export async function materialOf(ctx: Context, materialId: string): Promise<MaterialsRow> {
  return known(
    await ctx.db.selectFrom("materials").selectAll().where("id", "=", materialId).executeTakeFirst(),
    "material",
  );
}

type Inserted = Pick<MaterialsRow, "kind" | "digest" | "small_digest" | "file_name" | "address" | "caption">;

async function insert(
  ctx: Context,
  entry: { id: string; edition_id: string },
  given: Inserted,
): Promise<string> {
  const id = ctx.newId();
  const words = { version: 1, caption: given.caption, credit: "", description: "", in_archive: 0 };
  await ctx.db
    .insertInto("materials")
    .values({
      id,
      entry_id: entry.id,
      ...given,
      ...words,
      added_at: ctx.now,
      added_by: (ctx.actor as PersonActor).id,
    })
    .execute();
  await keepVersion(ctx, id, words);
  await record(ctx, { editionId: entry.edition_id, command: "addMaterial", object: ["material", id] });
  return id;
}

function fileColumns(prepared: Prepared) {
  return {
    digest: prepared.file.digest,
    small_digest: prepared.small?.digest ?? null,
    file_name: prepared.fileName,
  };
}

async function keepBoth(ctx: Context, store: FileStore, { file, small }: Prepared): Promise<void> {
  await keepPart(ctx, store, file);
  if (small) await keepPart(ctx, store, small);
}

async function refuseTooMany(ctx: Context, entryId: string): Promise<void> {
  const rows = await ctx.db.selectFrom("materials").select("id").where("entry_id", "=", entryId).execute();
  if (rows.length < mostMaterials) return;
  refuse(
    "too-many",
    `An entry takes ${mostMaterials} pictures, documents and films. Remove one you need less first.`,
  );
}

/** Refuses a file the entry has already, and more than an entry may hold; the one that is replaced does not count. */
async function refuseBeyond(
  ctx: Context,
  limits: MaterialLimits,
  entryId: string,
  prepared: Prepared,
  replaced?: string,
): Promise<void> {
  const rows = await ctx.db
    .selectFrom("materials")
    .innerJoin("material_files", "material_files.digest", "materials.digest")
    .select(["materials.id", "materials.digest", "bytes"])
    .where("entry_id", "=", entryId)
    .execute();
  const others = rows.filter((row) => row.id !== replaced);
  if (others.some((row) => row.digest === prepared.file.digest)) {
    wrongFile("This file is in the list already.");
  }
  const bytes = others.reduce((sum, row) => sum + row.bytes, 0) + prepared.file.bytes;
  if (bytes > limits.entryBytes) {
    wrongFile(
      `With this file the entry would hold ${sayBytes(bytes)}; at most ${sayBytes(limits.entryBytes)} can be kept. Remove what you need less, or make the file smaller.`,
    );
  }
}
