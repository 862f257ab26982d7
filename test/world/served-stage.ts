import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../../app/database/installation";
import { startSession } from "../../app/domain/people/sessions.server";
import { contextFor } from "../../app/http/installation";
import { type RunningServer, startServer } from "../../app/http/server";
import { people } from "./cast";
import { makeDemonstration } from "./demonstration";
import { type Stage, stages } from "./stages";

/** The demonstration's world at a stage, served by the built application on a free port, with a clock that is set. */
export type ServedStage = {
  origin: string;
  server: RunningServer;
  /** Error lines the server logged; a journey ends with none. */
  errors: Record<string, unknown>[];
  /** Moves the clock; the server and everybody on it follow. */
  setNow(now: string): void;
  /** Signs a person of the cast in and gives the session's token. */
  tokenOf(key: string): Promise<string>;
  stop(): Promise<void>;
};

/** Makes the world of a stage in a folder of its own and serves it; stopping removes the folder. */
export async function serveStage(stage: Stage): Promise<ServedStage> {
  const folder = mkdtempSync(join(tmpdir(), `ecpa-${stage}-`));
  await makeDemonstration(join(folder, "world"), stage, () => {});
  return serveFolder(folder, join(folder, "world"), stages[stage]);
}

async function serveFolder(folder: string, dataFolder: string, beginning: string): Promise<ServedStage> {
  let now = Date.parse(beginning);
  let set = Date.now();
  const clock: Clock = { now: () => new Date(now + Date.now() - set).toISOString() };
  const errors: Record<string, unknown>[] = [];
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server = await startServer({
    settings: {
      dataFolder,
      keysFolder: join(folder, "keys"),
      origin,
      mailFrom: "award@localhost",
      controller: "nobody: this is a demonstration",
      contactEmail: "secretariat@award.example",
      port,
      host: "127.0.0.1",
    },
    wanted: "demonstration",
    clock,
    log: (line) => {
      if (line.level === "error") errors.push(line);
    },
  });
  return {
    origin,
    server,
    errors,
    setNow(at) {
      now = Date.parse(at);
      set = Date.now();
    },
    async tokenOf(key) {
      const person = people.find((one) => one.key === key);
      if (!person) throw new Error(`There is no "${key}" in the cast.`);
      const ctx = contextFor(server.installation, { kind: "system" });
      const row = await ctx.db
        .selectFrom("people")
        .select("id")
        .where("email", "=", person.email)
        .executeTakeFirstOrThrow();
      return startSession(ctx, row.id, "a test");
    },
    async stop() {
      await server.stop();
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? done(address.port) : failed(new Error("no port")),
      );
    });
  });
}
