import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { record } from "../../app/domain/history/record.server";
import { builtAssets, type Pages } from "../../app/http/application";
import { sessionCookie } from "../../app/http/cookies";
import { contextFor } from "../../app/http/installation";
import { type ServedStage, serveStage } from "../world/served-stage";
import type { Answered, Asked } from "./asker";
import { milliseconds, prepareStages } from "./figures";
import { firstVisit } from "./first-visit";
import { withEntries } from "./large-jury";

type Print = (line: string) => void;
/** The CPU a request takes of a widely used review system on a machine of this size, at 27 and at 1,000 entries. */
type Row = {
  what: string;
  elsewhere?: Record<number, number>;
  path: (entryId: string) => string;
  open: boolean;
  /** Something is recorded before each request, so that nothing computed before it holds. */
  acted?: true;
};

const rows: readonly Row[] = [
  {
    what: "list with scores",
    elsewhere: { 27: 14, 1000: 141 },
    path: () => "/jury/ranking",
    open: true,
  },
  { what: "list with scores, first after an act", path: () => "/jury/ranking", open: true, acted: true },
  { what: "review form", elsewhere: { 27: 6, 1000: 14 }, path: (id) => `/jury/entries/${id}`, open: false },
  {
    what: "one submission with its reviews",
    elsewhere: { 27: 7, 1000: 10 },
    path: (id) => `/jury/ranking/${id}`,
    open: true,
  },
  {
    what: "save of a review",
    elsewhere: { 27: 5, 1000: 6 },
    path: (id) => `/jury/entries/${id}/sheet`,
    open: false,
  },
];

/** Measures what judging costs the server in CPU, in the rows of another review system, beside the floor. */
export async function benchJudging(print: Print): Promise<void> {
  await prepareStages(print, ["judging", "deciding"]);
  print(
    "CPU of the server a request, mean; the asking process is another one, and its first hundred are not counted. Floor: the same page with constant data.",
  );
  print(line("", "elsewhere", "here", "floor", "latency, median", "p95", "KB", "status"));
  for (const wanted of [27, 1000]) {
    for (const row of rows) print(await measure(row, wanted));
  }
  print(await measureFirstVisit());
}

async function measureFirstVisit(): Promise<string> {
  const served = await serveStage("judging");
  try {
    const { db } = served.server.installation;
    const { newest } = await withEntries(db, 27);
    const cookie = await cookieOf(served, await jurorOf(db, newest));
    const { bytes, files } = await firstVisit(served.origin, `/jury/entries/${newest}`, cookie);
    const kilobytes = `${(bytes / 1000).toFixed(0)} kB`;
    return line(`first visit, the review form, ${files} files`, "257 kB", kilobytes);
  } finally {
    await served.stop();
  }
}

async function measure(row: Row, wanted: number): Promise<string> {
  const constant: Constant = { on: false };
  const served = await serveStage(row.open ? "deciding" : "judging", { pages: () => pagesOf(constant) });
  try {
    const { newest } = await withEntries(served.server.installation.db, wanted);
    const { db } = served.server.installation;
    const cookie = await cookieOf(served, await jurorOf(db, newest));
    const requests = wanted > 100 && row.path("") === "/jury/ranking" ? 30 : 150;
    const asked: Asked = {
      origin: served.origin,
      path: row.path(newest),
      cookie,
      warmUp: Math.min(100, requests),
      requests,
    };
    if (row.acted) constant.before = () => anAct(served);
    const isSave = row.what === "save of a review";
    const full = await ask(isSave ? { ...asked, ...(await sheetFields(db)) } : asked);
    constant.on = true;
    const floor = isSave || row.acted ? undefined : await ask(asked);
    const statuses = Object.entries(full.answered.statuses).map(([status, count]) => `${count} x ${status}`);
    return line(
      `${row.what}, ${wanted} entries`,
      row.elsewhere ? `${row.elsewhere[wanted]} ms` : "",
      `${full.cpu.toFixed(1)} ms`,
      floor ? `${floor.cpu.toFixed(1)} ms` : "",
      milliseconds(full.answered.milliseconds, 0.5),
      milliseconds(full.answered.milliseconds, 0.95),
      (full.answered.bytes / 1024).toFixed(0),
      statuses.join(", "),
    );
  } finally {
    await served.stop();
  }
}

type Constant = { on: boolean; before?: () => Promise<void> };

async function anAct(served: ServedStage): Promise<void> {
  const ctx = contextFor(served.server.installation, { kind: "system" });
  const { id } = await ctx.db.selectFrom("editions").select("id").executeTakeFirstOrThrow();
  await record(ctx, { editionId: id, command: "measure", object: ["edition", id] });
}

/** The built pages, whose loaders give their first answer again and again while `constant.on`. */
async function pagesOf(constant: Constant): Promise<Pages> {
  const build: ServerBuild = await import(pathToFileURL(resolve("build/server/index.js")).href);
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const loader = route?.module.loader;
    if (!route || typeof loader !== "function") return [id, route];
    let first: unknown;
    const given = async (args: never) => {
      if (constant.on && first !== undefined) return first;
      if (id !== "root") await constant.before?.();
      const answer = await (loader as (args: never) => unknown)(args);
      first = answer;
      return answer;
    };
    return [id, { ...route, module: { ...route.module, loader: given } }];
  });
  return {
    build: { ...build, routes: Object.fromEntries(routes) },
    assets: builtAssets(resolve("build/client")),
  };
}

type Db = ServedStage["server"]["installation"]["db"];

/** Finds a plain member of the jury who judges the entry. */
async function jurorOf(db: Db, entryId: string): Promise<string> {
  const row = await db
    .selectFrom("assignments")
    .innerJoin("delegation_people", "delegation_people.delegation_id", "assignments.delegation_id")
    .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
    .innerJoin("people", "people.id", "delegation_people.person_id")
    .select("people.email")
    .where("entry_id", "=", entryId)
    // The chair's pages hold the checks besides, which the other system does not make.
    .where("seat", "=", "member")
    .where("left_at", "is", null)
    .orderBy("people.email")
    .executeTakeFirstOrThrow();
  return row.email;
}

async function cookieOf(served: ServedStage, email: string): Promise<string> {
  const token = await served.tokenOfEmail(email);
  return (await sessionCookie(served.origin).serialize(token)).split(";")[0]!;
}

async function sheetFields(db: Db): Promise<Pick<Asked, "fields" | "otherwise">> {
  const criteria = await db.selectFrom("criteria").select("key").orderBy("position").execute();
  const fieldsWith = (score: string) =>
    Object.fromEntries(
      criteria.flatMap(({ key }) => [
        [`score-${key}`, score],
        [`remark-${key}`, "A remark of the length that people write on one criterion."],
      ]),
    );
  return { fields: { ...fieldsWith("3"), overallRemark: "" }, otherwise: fieldsWith("3.5") };
}

async function ask(asked: Asked): Promise<{ answered: Answered; cpu: number }> {
  const child = spawn(process.execPath, ["--import", "tsx", "test/bench/asker.ts"], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let began = process.cpuUsage();
  let used = began;
  child.stderr.on("data", (said: Buffer) => {
    if (said.includes("begin")) began = process.cpuUsage();
    if (said.includes("end")) used = process.cpuUsage(began);
  });
  child.stdin.end(JSON.stringify(asked));
  const answered = JSON.parse(await text(child.stdout)) as Answered;
  return { answered, cpu: (used.user + used.system) / 1000 / Math.max(1, asked.requests) };
}

function line(what: string, ...cells: string[]): string {
  return [what.padEnd(46), ...cells.map((cell) => cell.padStart(16))].join("");
}
