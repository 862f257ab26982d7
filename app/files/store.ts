import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Says that more came than may come; what had arrived is gone. */
export class TooLong extends Error {
  constructor() {
    super("more than may come");
    this.name = "TooLong";
  }
}

/** A file as it is named in the store, and how long it is. */
export type Measured = { digest: string; bytes: number };

/**
 * The files of an installation, each named by the SHA-256 of its content. What arrives lies apart until it is kept; a
 * kept file is whole and on the disk, and the same content is there once.
 */
export class FileStore {
  readonly #folder: string;
  readonly #arriving: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, "files");
    this.#arriving = join(this.#folder, "arriving");
  }

  /** Gives a place for a file that is being made; whoever asked for it discards it. */
  async place(): Promise<string> {
    await mkdir(this.#arriving, { recursive: true });
    return join(this.#arriving, randomBytes(16).toString("hex"));
  }

  /** Writes what comes, piece by piece, and gives its place; refuses more than `most` bytes, and leaves nothing of what broke off. */
  async receive(pieces: AsyncIterable<Uint8Array>, most: number): Promise<string> {
    const path = await this.place();
    try {
      const file = await open(path, "wx", 0o600);
      try {
        let bytes = 0;
        for await (const piece of pieces) {
          bytes += piece.length;
          if (bytes > most) throw new TooLong();
          await file.writeFile(piece);
        }
      } finally {
        await file.close();
      }
      return path;
    } catch (error) {
      await this.discard(path);
      throw error;
    }
  }

  /** Measures a file at its place, after making sure that the disk has it. */
  async measure(path: string): Promise<Measured> {
    await syncPath(path);
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const piece of createReadStream(path)) {
      hash.update(piece);
      bytes += piece.length;
    }
    return { digest: hash.digest("hex"), bytes };
  }

  /** Takes a measured file into the store; it stays at its place too, so that this can be done twice. */
  async keep(path: string, digest: string): Promise<void> {
    const kept = this.pathOf(digest);
    await mkdir(dirname(kept), { recursive: true });
    // A second name for the same file: it is there whole or not at all, and a file that is there already stays.
    await link(path, kept).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    await syncPath(dirname(kept));
  }

  /** Removes the file at a place; one that is gone already is no fault. */
  async discard(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  /** Removes a file from the store; one that is gone already is no fault. */
  async drop(digest: string): Promise<void> {
    await rm(this.pathOf(digest), { force: true });
  }

  /** True when a file is there and its content has the digest it is named by. */
  async holds(digest: string): Promise<boolean> {
    const path = this.pathOf(digest);
    if (!(await stat(path).catch(() => undefined))) return false;
    const hash = createHash("sha256");
    for await (const piece of createReadStream(path)) hash.update(piece);
    return hash.digest("hex") === digest;
  }

  /** Lists the digests of all kept files. */
  async digests(): Promise<string[]> {
    const folders = (await names(this.#folder)).filter((name) => /^[0-9a-f]{2}$/.test(name));
    const inside = await Promise.all(folders.map((name) => names(join(this.#folder, name))));
    return inside.flat().sort();
  }

  /** Removes what began to arrive and never did; what began within the given time may still be on its way. */
  async clearArriving(olderThanMilliseconds: number): Promise<number> {
    // A file of this very millisecond counts as old where none is spared: file systems tell finer times.
    const before =
      olderThanMilliseconds === 0 ? Number.POSITIVE_INFINITY : Date.now() - olderThanMilliseconds;
    let cleared = 0;
    for (const name of await names(this.#arriving)) {
      const path = join(this.#arriving, name);
      const found = await stat(path).catch(() => undefined);
      if (!found || found.mtimeMs > before) continue;
      await this.discard(path);
      cleared += 1;
    }
    return cleared;
  }

  /** Gives where a kept file lies. */
  pathOf(digest: string): string {
    // Digests come from the database; nothing else may become part of a path.
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error("A file is named by its digest.");
    return join(this.#folder, digest.slice(0, 2), digest);
  }
}

async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
