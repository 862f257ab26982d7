import { execFile } from "node:child_process";
import type { Examination, Examined } from "./examine";

type Examiner = (examination: Examination) => Promise<Examined>;

// Pages and server are two bundles with a copy of this module each; the examiner is one for the whole process.
const key = Symbol.for("ecpa.examiner");
const place = globalThis as unknown as { [key]?: { examine?: Examiner; last: Promise<unknown> } };

const patience = 60_000;

/**
 * Examines an uploaded file, one after the other, as a picture may take much memory while it is drawn. A running server
 * does it in a process of its own, so that a file made to do harm ends that process and not the platform.
 */
export function examineFile(examination: Examination): Promise<Examined> {
  place[key] ??= { last: Promise.resolve() };
  const desk = place[key];
  const examined = desk.last.then(async () =>
    (desk.examine ?? (await import("./examine")).examine)(examination),
  );
  desk.last = examined.catch(() => undefined);
  return examined;
}

/** Lets files be examined by the given bundled program from now on; gives the way back. */
export function examineApart(workerFile: string): () => void {
  place[key] ??= { last: Promise.resolve() };
  const desk = place[key];
  const apart = inProcess(workerFile);
  desk.examine = apart;
  return () => {
    if (desk.examine === apart) delete desk.examine;
  };
}

function inProcess(workerFile: string): Examiner {
  return ({ path, full, small }) =>
    new Promise((done) => {
      execFile(
        process.execPath,
        ["--max-old-space-size=256", workerFile, path, full, small],
        { timeout: patience, killSignal: "SIGKILL", env: { NODE_ENV: "production" } },
        (error, stdout) => {
          // Killed, out of memory or stuck: whatever it was, the file cannot be used.
          if (error) return done({ kind: "unreadable", why: "broken" });
          done(JSON.parse(stdout) as Examined);
        },
      );
    });
}
