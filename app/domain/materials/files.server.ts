import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import type { FileStore } from "../../files/store";
import type { Part } from "./uploads.server";

/**
 * Notes a file and takes it into the store. Runs inside the transaction that needs the file: its row is written first,
 * so that nobody can clear the file away at the same time.
 */
export async function keepPart(ctx: Context, store: FileStore, part: Part): Promise<void> {
  await ctx.db
    .insertInto("material_files")
    .values({
      digest: part.digest,
      media_type: part.mediaType,
      bytes: part.bytes,
      width: part.width,
      height: part.height,
      stored_at: ctx.now,
    })
    .onConflict((conflict) => conflict.column("digest").doNothing())
    .execute();
  await store.keep(part.path, part.digest);
}

/** Removes every file that no material has any more, its row and the file; gives how many there were. */
export async function clearUnused(ctx: Context, store: FileStore): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const rows = await ctx.db
      .selectFrom("material_files")
      .leftJoin("materials as whole", "whole.digest", "material_files.digest")
      .leftJoin("materials as small", "small.small_digest", "material_files.digest")
      .select("material_files.digest")
      .where("whole.id", "is", null)
      .where("small.id", "is", null)
      .execute();
    for (const { digest } of rows) {
      await ctx.db.deleteFrom("material_files").where("digest", "=", digest).execute();
      await store.drop(digest);
    }
    return rows.length;
  });
}

/** Removes files that nothing in the database knows: an upload was killed between the disk and the database. */
export async function clearStrays(ctx: Context, store: FileStore): Promise<number> {
  const stored = await store.digests();
  if (stored.length === 0) return 0;
  return inTransaction(ctx, async (ctx) => {
    const rows = await ctx.db.selectFrom("material_files").select("digest").execute();
    const noted = new Set(rows.map((row) => row.digest));
    const strays = stored.filter((digest) => !noted.has(digest));
    for (const digest of strays) await store.drop(digest);
    return strays.length;
  });
}

/** Lists the materials whose file is not there, or has another content than its name says; for the doctor. */
export async function materialsWithoutFile(ctx: Pick<Context, "db">, store: FileStore): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom("materials")
    .select(["id", "digest", "small_digest"])
    .orderBy("id")
    .execute();
  const broken: string[] = [];
  for (const { id, digest, small_digest } of rows) {
    const files = [digest, small_digest].filter((one) => one !== null);
    const held = await Promise.all(files.map((one) => store.holds(one)));
    if (held.includes(false)) broken.push(id);
  }
  return broken;
}
