import type { Context } from "../../database/context";
import { examineFile } from "../../files/examiner";
import type { FileStore, Measured } from "../../files/store";
import { authorize } from "../authorize";
import { findEntry } from "../entries/entry-rows.server";
import { withinHourlyLimit } from "../limits.server";
import { fieldProblem, Refusal, refuse } from "../problems";
import { type MaterialKind, mediaTypes, safeFileName, whyNoMaterials } from "./material";

/** What a browser sent as a file: where it lies until it is kept, and the name it came with. */
export type Upload = { path: string; name: string };

/** One file on its way into the store. */
export type Part = Measured & {
  path: string;
  mediaType: string;
  width: number | null;
  height: number | null;
};

/** A file that was examined and may be kept: as it is, or drawn anew in two sizes. */
export type Prepared = {
  kind: Exclude<MaterialKind, "film">;
  fileName: string;
  file: Part;
  small: Part | undefined;
};

const uploadsAnHour = 60;

/** Lets somebody who writes the entry pass, or refuses with the reason; for commands, and before a file is examined. */
export async function mayChangeMaterials(ctx: Context, entryId: string) {
  const rows = await findEntry(ctx, entryId);
  authorize(ctx, "entry.write", rows.facts);
  const closed = whyNoMaterials(rows.facts);
  if (closed) throw new Refusal([closed]);
  return rows;
}

/**
 * Examines an upload and lets `keep` store it; whatever lies about afterwards is removed, kept or not. Refuses who may
 * not, more than sixty uploads an hour, and what is none of the allowed types by its content.
 */
export async function withPrepared<T>(
  ctx: Context,
  store: FileStore,
  entryId: string,
  upload: Upload,
  keep: (prepared: Prepared) => Promise<T>,
): Promise<T> {
  await mayChangeMaterials(ctx, entryId);
  const uploader = ctx.actor.kind === "person" ? ctx.actor.id : "";
  if (!(await withinHourlyLimit(ctx, `upload:${uploader}`, uploadsAnHour))) {
    refuse("too-many-uploads", "That were sixty uploads within an hour. Wait a while, then go on.");
  }
  const places = { full: await store.place(), small: await store.place() };
  try {
    return await keep(await prepare(store, upload, places));
  } finally {
    await store.discard(places.full);
    await store.discard(places.small);
  }
}

async function prepare(
  store: FileStore,
  upload: Upload,
  places: { full: string; small: string },
): Promise<Prepared> {
  const examined = await examineFile({ path: upload.path, ...places });
  if (examined.kind === "unreadable") {
    wrongFile(
      examined.why === "broken"
        ? "This picture cannot be read. Open it, save it anew as JPEG or PNG, and try again."
        : "This picture has more than 80 million pixels. Make it smaller and try again.",
    );
  }
  if (examined.kind === "picture") {
    const { full, small } = examined;
    return {
      kind: "picture",
      fileName: safeFileName(upload.name, full.mediaType),
      file: { ...full, ...(await store.measure(full.path)) },
      small: { ...small, ...(await store.measure(small.path)) },
    };
  }
  const { mediaType = "" } = examined;
  if (mediaTypes[mediaType]?.kind !== "document") {
    wrongFile(
      "This is none of the types that can be uploaded: JPEG, PNG or WebP pictures, PDF, PowerPoint (pptx) or OpenDocument slides (odp). What counts is the content, not the name.",
    );
  }
  const measured = await store.measure(upload.path);
  return {
    kind: "document",
    fileName: safeFileName(upload.name, mediaType),
    file: { path: upload.path, mediaType, width: null, height: null, ...measured },
    small: undefined,
  };
}

/** Refuses a file beside its field. */
export function wrongFile(sentence: string): never {
  throw new Refusal([fieldProblem("file", "invalid-file", sentence)]);
}
