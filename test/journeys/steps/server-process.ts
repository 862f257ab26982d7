import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import { ask } from "../../world/application";
import { freePort } from "../../world/free-port";

type Printed = { out: string; error: string };
type Started = { child: ChildProcess; printed: Printed };

/** The built server in a process of its own, in production, on an empty folder and a free port for every test. */
export type ServerProcess = {
  readonly folder: string;
  readonly port: number;
  /** Starts it with other settings, without waiting. */
  spawn(env: Record<string, string | undefined>, options?: { cwd?: string }): Started;
  /** Starts it and waits until it answers. */
  start(env?: Record<string, string>): Promise<Started>;
};

/** Gives every test of a file a server process to start and to kill; what still runs afterwards is killed. */
export function useServerProcess(): ServerProcess {
  let folder = "";
  let port = 0;
  const running: ChildProcess[] = [];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "ecpa-process-"));
    port = await freePort();
  });
  afterEach(async () => {
    for (const child of running.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGKILL");
        await ended(child);
      }
    }
    rmSync(folder, { recursive: true, force: true });
  });
  const serving: ServerProcess = {
    get folder() {
      return folder;
    },
    get port() {
      return port;
    },
    spawn(env, options = {}) {
      const child = spawn(process.execPath, [resolve("build/server.js")], {
        ...options,
        env: {
          PATH: process.env.PATH,
          NODE_ENV: "production",
          DATA_DIR: folder,
          APP_ORIGIN: `http://localhost:${port}`,
          PORT: String(port),
          ...env,
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      running.push(child);
      const printed = { out: "", error: "" };
      child.stdout!.on("data", (text) => (printed.out += text));
      child.stderr!.on("data", (text) => (printed.error += text));
      return { child, printed };
    },
    async start(env = {}) {
      const started = serving.spawn(env);
      const answer = () =>
        ask(port, "/health").then(
          ({ status }) => status,
          () => started.printed.error || "silent",
        );
      await expect.poll(answer, { timeout: 30_000 }).toBe(200);
      return started;
    },
  };
  return serving;
}

/** Waits until a process has ended, and tells how. */
export function ended(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve({ code: child.exitCode, signal: child.signalCode });
  }
  return new Promise((done) => child.once("close", (code, signal) => done({ code, signal })));
}
