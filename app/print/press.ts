import { Worker } from "node:worker_threads";
import type { BlankFormFacts } from "./blank-form";
import type { CertificateFacts } from "./certificate";
import type { EntryFacts } from "./entry";
import type { MinutesFacts } from "./minutes";
import type { ProgrammeFacts } from "./programme";
import type { ReceiptFacts } from "./receipt";
import type { RegisterFacts } from "./register";

/** The documents that can be printed, and the facts each wants. */
export type Documents = {
  "blank-form": BlankFormFacts;
  certificate: CertificateFacts;
  entry: EntryFacts;
  minutes: MinutesFacts;
  programme: ProgrammeFacts;
  receipt: ReceiptFacts;
  register: RegisterFacts;
};

export type DocumentKind = keyof Documents;
export type PrintJob = { [K in DocumentKind]: { kind: K; facts: Documents[K] } }[DocumentKind];
type Press = (job: PrintJob) => Promise<Uint8Array<ArrayBuffer>>;

// Pages and server are two bundles with a copy of this module each; the press is one for the whole process.
const key = Symbol.for("ecpa.press");
const place = globalThis as unknown as { [key]?: Press };

/**
 * Prints a document. A running server prints in a thread of its own, as a long entry takes a fifth of a second that
 * nobody's save should wait for; without one it prints here.
 */
export async function print<K extends DocumentKind>(
  kind: K,
  facts: Documents[K],
): Promise<Uint8Array<ArrayBuffer>> {
  const job = { kind, facts } as PrintJob;
  const press = place[key];
  if (press) return press(job);
  const { printHere } = await import("./print-here");
  return printHere(job);
}

/** Starts the printing thread from its bundled file; jobs are done one after the other. */
export function startPress(workerFile: string): { stop(): Promise<void> } {
  const waiting = new Map<
    number,
    { done: (bytes: Uint8Array<ArrayBuffer>) => void; failed: (error: Error) => void }
  >();
  let next = 0;
  let worker: Worker | undefined;
  const begin = () => {
    const started = new Worker(workerFile);
    started.on("message", ({ number, bytes, error }) => {
      const job = waiting.get(number);
      waiting.delete(number);
      if (error) job?.failed(new Error(error));
      else job?.done(bytes);
    });
    // A thread that died fails its jobs; the next job starts a new one.
    started.on("error", (error) => {
      for (const job of waiting.values()) job.failed(error as Error);
      waiting.clear();
      worker = undefined;
    });
    started.unref();
    return started;
  };
  const press: Press = (job) =>
    new Promise((done, failed) => {
      worker ??= begin();
      next += 1;
      waiting.set(next, { done, failed });
      worker.postMessage({ number: next, job });
    });
  place[key] = press;
  return {
    async stop() {
      if (place[key] === press) delete place[key];
      await worker?.terminate();
    },
  };
}
