import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { type Clock, clockOf, demonstrationStage, hasTables } from "../database/installation";
import { migrate } from "../database/migrate";
import { openDatabase } from "../database/open";
import { examineApart } from "../files/examiner";
import { installationKey } from "../files/keys";
import { startJobs } from "../jobs/loop";
import { startPress } from "../print/press";
import { builtAssets, makeApplication, type Pages } from "./application";
import type { Settings } from "./environment";
import type { Installation } from "./installation";
import { longestBodyMilliseconds } from "./security";
import { tidyFiles } from "./uploads";

const signals = ["SIGTERM", "SIGINT"] as const;
/** What still runs after this long is cut off: a browser that takes no answer must not keep the platform from stopping. */
const stopWithin = 30_000;

export type RunningServer = { installation: Installation; port: number; stop(): Promise<void> };

/** Which databases a start may serve. */
export type Wanted = "production" | "demonstration" | "either";

/**
 * Opens the database, brings it up to date and serves it until SIGTERM or Ctrl+C. Refuses a demonstration's database
 * in production and a real one in the demonstration.
 */
export async function startServer(options: {
  settings: Settings;
  wanted: Wanted;
  /** Where pages come from; the build in `build/` when not given. */
  pages?: () => Promise<Pages>;
  /** Another clock, for journeys that travel in time. */
  clock?: Clock;
  log?: (line: Record<string, unknown>) => void;
}): Promise<RunningServer> {
  const { settings } = options;
  const log =
    options.log ?? ((line) => console.log(JSON.stringify({ at: new Date().toISOString(), ...line })));
  const database = openDatabase(settings);
  try {
    // Asked before anything is changed: a database that is refused stays as it was.
    const stage = (await hasTables(database.db)) ? await demonstrationStage(database.db) : undefined;
    refuseTheOtherKind(stage !== undefined, options.wanted);
    await migrate(database.db, database.engine);
    const installation: Installation = {
      db: database.db,
      clock: options.clock ?? (await clockOf(database.db)),
      settings,
      key: installationKey(settings.keysFolder),
      ...(stage ? { stage } : {}),
      log,
    };
    await tidyFiles(installation, database.engine === "sqlite");
    const pages = await (options.pages ?? builtPages)();
    const server = createServer(makeApplication(installation, pages));
    // The headers' arrival is the request's time; how long a body may take depends on what it is.
    server.headersTimeout = 30_000;
    server.requestTimeout = longestBodyMilliseconds;
    await listen(server, settings);
    const jobs = startJobs(installation);
    const press = existsSync(pressFile) ? startPress(pressFile) : undefined;
    const stopExaminer = existsSync(examinerFile) ? examineApart(examinerFile) : undefined;
    const onSignal = () => void stop();
    const stop = stopper(server, async () => {
      await jobs.stop();
      await press?.stop();
      stopExaminer?.();
      await database.close();
      for (const signal of signals) process.off(signal, onSignal);
    });
    for (const signal of signals) process.once(signal, onSignal);
    return { installation, port: (server.address() as AddressInfo).port, stop };
  } catch (error) {
    await database.close();
    throw error;
  }
}

// While developing there are no bundles; documents are then printed, and files examined, in the server's own thread.
const pressFile = resolve("build/press-worker.js");
const examinerFile = resolve("build/examine-worker.js");

async function builtPages(): Promise<Pages> {
  const build: ServerBuild = await import(pathToFileURL(resolve("build/server/index.js")).href);
  return { build, assets: builtAssets(resolve("build/client")) };
}

function refuseTheOtherKind(isDemonstration: boolean, wanted: Wanted): void {
  if (isDemonstration && wanted === "production") {
    throw new Error(
      "This database belongs to the demonstration. Start it with `npm run demo`, or set another DATA_DIR.",
    );
  }
  if (!isDemonstration && wanted === "demonstration") {
    throw new Error(
      "This database is not a demonstration's. `demo` never touches a real one; choose another folder.",
    );
  }
}

function listen(server: Server, settings: Settings): Promise<void> {
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(settings.port, settings.host, () => done());
  });
}

/** Stops accepting, lets running requests finish, then closes what lies behind; calling it twice does no harm. */
function stopper(server: Server, closeRest: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= (async () => {
      // Kept-alive connections become idle one by one, as their requests end; left open they could ask for ever.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const cut = setTimeout(() => server.closeAllConnections(), stopWithin);
      await new Promise<void>((done) => {
        server.close(() => done());
      });
      clearInterval(sweep);
      clearTimeout(cut);
      await closeRest();
    })();
    return stopping;
  };
}
