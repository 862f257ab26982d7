import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../../app/database/installation";
import { startSession } from "../../app/domain/people/sessions.server";
import type { Pages } from "../../app/http/application";
import { contextFor } from "../../app/http/installation";
import { type RunningServer, startServer } from "../../app/http/server";
import { people } from "./cast";
import { makePlay, type StoryWorld } from "./demonstration";
import { freePort } from "./free-port";
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
  /** Signs anybody in by their address. */
  tokenOfEmail(email: string): Promise<string>;
  stop(): Promise<void>;
};

/** Where the copies of every stage lie once they have been made. */
export const stagesFolder = join(".cache", "stages");

/** Serves a copy of a stage's world, so that nobody changes what others begin with; stopping removes it. */
export async function serveStage(stage: Stage, options: Options = {}): Promise<ServedStage> {
  const folder = mkdtempSync(join(tmpdir(), `ecpa-${stage}-`));
  copyFileSync(join(stagesFolder, `${stage}.sqlite`), join(folder, "ecpa.sqlite"));
  cpSync(join(stagesFolder, "files"), join(folder, "files"), { recursive: true });
  return serveFolder(folder, stages[stage], options);
}

/** Serves a world that the given play makes from an empty demonstration; its clock starts where the play left it. */
export async function servePlay(play: (world: StoryWorld) => Promise<void>): Promise<ServedStage> {
  const folder = mkdtempSync(join(tmpdir(), "ecpa-play-"));
  const now = await makePlay(folder, play);
  return serveFolder(folder, now);
}

type Options = {
  /** Other pages than the built ones, for measuring. */
  pages?: () => Promise<Pages>;
  /** The clock stands still until it is set. */
  still?: boolean;
};

/** Serves the database of a stage that lies in a folder already; stopping removes the folder. */
export function serveDatabase(folder: string, stage: Stage, options: Options = {}): Promise<ServedStage> {
  return serveFolder(folder, stages[stage], options);
}

async function serveFolder(folder: string, beginning: string, options: Options = {}): Promise<ServedStage> {
  let now = Date.parse(beginning);
  let set = Date.now();
  const { still = false, ...pages } = options;
  const clock: Clock = { now: () => new Date(still ? now : now + Date.now() - set).toISOString() };
  const errors: Record<string, unknown>[] = [];
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server = await startServer({
    settings: {
      dataFolder: folder,
      keysFolder: join(folder, "keys"),
      origin,
      mailFrom: "award@localhost",
      controller: "nobody: this is a demonstration",
      contactEmail: "secretariat@award.example",
      fileMegabytes: 25,
      entryMegabytes: 200,
      port,
      host: "127.0.0.1",
    },
    wanted: "demonstration",
    clock,
    ...pages,
    log: (line) => {
      if (line.level === "error") errors.push(line);
    },
  });
  const tokenOfEmail = async (email: string) => {
    const ctx = contextFor(server.installation, { kind: "system" });
    const row = await ctx.db
      .selectFrom("people")
      .select("id")
      .where("email", "=", email)
      .executeTakeFirstOrThrow();
    return startSession(ctx, row.id, "a test");
  };
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
      return tokenOfEmail(person.email);
    },
    tokenOfEmail,
    async stop() {
      await server.stop();
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    },
  };
}
