import { clearStrays, clearUnused } from "../domain/materials/files.server";
import { type MaterialLimits, sayBytes } from "../domain/materials/material";
import { fieldProblem, Refusal } from "../domain/problems";
import { FileStore, TooLong } from "../files/store";
import type { Settings } from "./environment";
import type { Typed } from "./forms";
import { contextFor, type Installation } from "./installation";
import { BrokenForm, readMultipart } from "./multipart";
import { type RequestArgs, type SignedIn, signedIn } from "./request";
import { actOn, notAForm } from "./responses";

/** A file as it came with a form: where it lies, and the name it came with. */
type Upload = { path: string; name: string };

const megabyte = 1_000_000;
/** Gives the files of an installation. */
export function filesOf(settings: Pick<Settings, "dataFolder">): FileStore {
  return new FileStore(settings.dataFolder);
}

/** Gives how much may be uploaded, as the settings say. */
export function materialLimits(settings: Settings): MaterialLimits {
  return {
    fileBytes: settings.fileMegabytes * megabyte,
    entryBytes: settings.entryMegabytes * megabyte,
  };
}

/** True for a form that was written to carry a file, which must be read piece by piece. */
export function isWithFile(request: Request): boolean {
  return /^multipart\/form-data\b/i.test(request.headers.get("Content-Type") ?? "");
}

/**
 * Runs the action of a signed-in person whose form may carry one file in the field `file`: it is written to the disk as
 * it comes, and is gone when the action is done, so what is kept must be kept in between. Otherwise like `act`.
 */
export async function actWithFile(
  args: RequestArgs,
  run: (ctx: SignedIn, typed: Typed, upload: Upload | undefined) => Promise<Response>,
) {
  const ctx = await signedIn(args).catch(async (led) => {
    // Read to its end, or the browser would take the answer for a broken connection.
    await throwAway(args.request);
    throw led;
  });
  const { settings } = args.context.installation;
  const store = filesOf(settings);
  const { fileBytes } = materialLimits(settings);
  const form = await readWithFile(args.request, store, fileBytes);
  try {
    return await actOn(args, form.typed, () => {
      if (form.tooLong) {
        const sentence = `This file is too big: at most ${sayBytes(fileBytes)} can be uploaded.`;
        throw new Refusal([fieldProblem("file", "too-long", sentence)]);
      }
      return run(ctx, form.typed, form.upload);
    });
  } finally {
    if (form.upload) await store.discard(form.upload.path);
  }
}

type Form = { typed: Typed; upload?: Upload; tooLong: boolean };

async function readWithFile(request: Request, store: FileStore, most: number): Promise<Form> {
  const form: Form = { typed: {}, tooLong: false };
  try {
    form.typed = await readMultipart(
      piecesOf(request),
      request.headers.get("Content-Type") ?? "",
      async (field, name, pieces) => {
        if (field !== "file" || form.upload || form.tooLong) return;
        try {
          form.upload = { path: await store.receive(pieces, most), name };
        } catch (error) {
          if (!(error instanceof TooLong)) throw error;
          form.tooLong = true;
        }
      },
    );
    return form;
  } catch (error) {
    if (form.upload) await store.discard(form.upload.path);
    if (error instanceof BrokenForm || request.signal.aborted) throw notAForm();
    throw error;
  }
}

async function throwAway(request: Request): Promise<void> {
  try {
    for await (const _ of piecesOf(request));
  } catch {}
}

async function* piecesOf(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    yield value;
  }
}

/**
 * Clears away what uploads left behind when the platform was killed: files that never arrived, and those that nothing
 * needs. Unless it is alone, an upload may be on its way to another process; it takes ten minutes at most.
 */
export async function tidyFiles(installation: Installation, alone: boolean): Promise<void> {
  const store = filesOf(installation.settings);
  await store.clearArriving(alone ? 0 : 15 * 60_000);
  const system = contextFor(installation, { kind: "system" });
  await clearUnused(system, store);
  await clearStrays(system, store);
}
