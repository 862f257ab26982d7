import { Agent, request } from "node:http";
import type { Kysely } from "kysely";
import type { Tables } from "../../app/database/tables";
import { sessionCookie } from "../../app/http/cookies";
import { people } from "../world/cast";
import { type ServedStage, serveStage } from "../world/served-stage";
import type { Stage } from "../world/stages";
import { type Places, placesOf } from "../world/visits";
import { milliseconds, prepareStages } from "./figures";

type Print = (line: string) => void;
type Sent = { path: string; fields?: Record<string, string> };
type Got = { status: number; body: string };
/** One after the other: what is asked next, and a look at the answer where the next request needs it. */
type Series = { next: () => Sent; got?: (answer: Got) => void };
type Measured = {
  what: string;
  stage: Stage;
  /** A person of the cast; nobody for a visitor. */
  as?: string;
  series: (world: World) => Promise<Series> | Series;
};
type World = { db: Kysely<Tables>; places: Places; sheet: OpenSheet | undefined };
type OpenSheet = { as: string; entryId: string };

const requests = 200;
const warmUp = 20;
/** A series stops here, finished or not. */
const longest = 60_000;

const page = (path: string | ((places: Places) => string)) => (world: World) => ({
  next: () => ({ path: typeof path === "string" ? path : path(world.places) }),
});

/** The first row is the floor: a page that is the same for everybody and asks the database next to nothing. */
const measured: readonly Measured[] = [
  { what: "floor: legal notice", stage: "open", series: page("/legal") },
  { what: "home page", stage: "open", series: page("/") },
  { what: "desk of a representative", stage: "open", as: "rep-de", series: page("/desk") },
  { what: "save of an answer", stage: "open", as: "applicant-mt", series: savesOfAnswer },
  { what: "score sheet page", stage: "judging", as: "sheet", series: sheetPage },
  { what: "save of a score sheet", stage: "judging", as: "sheet", series: savesOfSheet },
  {
    what: "ranking page of a member",
    stage: "decided",
    as: "juror-gr",
    series: page("/jury/ranking"),
  },
  {
    what: "ranking page of the chair, with the checks",
    stage: "decided",
    as: "rep-ie",
    series: page("/jury/ranking"),
  },
];

async function savesOfAnswer({ db, places }: World): Promise<Series> {
  const entryId = places.returnedEntry;
  const question = "in-short";
  const row = await db
    .selectFrom("answers")
    .select("version")
    .where("entry_id", "=", entryId)
    .where("question_id", "=", question)
    .executeTakeFirst();
  let version = row?.version ?? 0;
  let count = 0;
  return {
    next: () => ({
      path: `/write/${entryId}/answers`,
      fields: {
        [question]: `A square for everybody, draft ${count++}.`,
        [`version:${question}`]: `${version}`,
      },
    }),
    got: ({ status, body }) => {
      if (status === 200) version = JSON.parse(body).versions[question];
    },
  };
}

function sheetPage({ sheet }: World): Series {
  return { next: () => ({ path: `/jury/entries/${sheet?.entryId}` }) };
}

async function savesOfSheet({ db, sheet }: World): Promise<Series> {
  const criteria = await db.selectFrom("criteria").select("key").orderBy("position").execute();
  let version = 0;
  let count = 0;
  return {
    next: () => {
      count += 1;
      const fields = criteria.flatMap(({ key }) => [
        [`score-${key}`, count % 2 === 0 ? "3" : "3.5"],
        [`remark-${key}`, `Read for the ${count}th time.`],
      ]);
      return {
        path: `/jury/entries/${sheet?.entryId}/sheet`,
        fields: { ...Object.fromEntries(fields), version: `${version}`, overallRemark: "" },
      };
    },
    got: ({ status, body }) => {
      if (status === 200) version = JSON.parse(body).version;
    },
  };
}

/** Finds a sheet that nobody has begun, and a juror of the cast who has declared to have no interest in the entry. */
async function openSheet(db: Kysely<Tables>): Promise<OpenSheet | undefined> {
  const rows = await db
    .selectFrom("assignments")
    .innerJoin("delegation_people", "delegation_people.delegation_id", "assignments.delegation_id")
    .innerJoin("people", "people.id", "delegation_people.person_id")
    .innerJoin("declarations", (join) =>
      join
        .onRef("declarations.person_id", "=", "people.id")
        .onRef("declarations.entry_id", "=", "assignments.entry_id"),
    )
    .leftJoin("score_sheets", "score_sheets.assignment_id", "assignments.id")
    .leftJoin("recusals", (join) =>
      join
        .onRef("recusals.delegation_id", "=", "assignments.delegation_id")
        .onRef("recusals.entry_id", "=", "assignments.entry_id"),
    )
    .select(["people.email", "assignments.entry_id"])
    .where("score_sheets.id", "is", null)
    .where("recusals.entry_id", "is", null)
    .where("declarations.kind", "=", "none")
    .where("left_at", "is", null)
    .orderBy("assignments.id")
    .execute();
  for (const row of rows) {
    const person = people.find((one) => one.email === row.email);
    if (person) return { as: person.key, entryId: row.entry_id };
  }
  return undefined;
}

/** Times the server on copies of the demonstration's worlds, one request after the other over loopback, and prints a table. */
export async function benchServer(print: Print): Promise<void> {
  await prepareStages(print, [...new Set(measured.map((one) => one.stage))]);
  print(
    `${requests} requests each, one after the other; CPU is that of the whole process, the asking side included (see the floor).`,
  );
  print(line("", "latency, median", "p95", "CPU, median", "p95", "KB", "status"));
  for (const stage of new Set(measured.map((one) => one.stage))) {
    const served = await serveStage(stage);
    try {
      const { db } = served.server.installation;
      const world: World = { db, places: await placesOf(db), sheet: await openSheet(db) };
      for (const one of measured.filter((one) => one.stage === stage))
        print(await measure(served, world, one));
      if (served.errors.length > 0) print(`  ${served.errors.length} faults were logged at "${stage}"`);
    } finally {
      await served.stop();
    }
  }
}

async function measure(served: ServedStage, world: World, { what, as, series }: Measured): Promise<string> {
  const person = as === "sheet" ? world.sheet?.as : as;
  if (as !== undefined && person === undefined) return `${what.padEnd(44)} nobody has an open sheet here`;
  const cookie = person
    ? (await sessionCookie(served.origin).serialize(await served.tokenOf(person))).split(";")[0]
    : undefined;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { next, got } = await series(world);
  const latency: number[] = [];
  const cpu: number[] = [];
  const statuses = new Map<number, number>();
  let bytes = 0;
  const end = performance.now() + longest;
  for (let n = 0; n < warmUp + requests && performance.now() < end; n += 1) {
    const sent = next();
    const cpuBefore = process.cpuUsage();
    const before = performance.now();
    const answer = await send(served, agent, sent, cookie);
    const took = performance.now() - before;
    const used = process.cpuUsage(cpuBefore);
    got?.(answer);
    if (n < warmUp) continue;
    latency.push(took);
    cpu.push((used.user + used.system) / 1000);
    bytes += answer.body.length;
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
  }
  agent.destroy();
  const said = [...statuses].map(([status, count]) =>
    statuses.size === 1 ? status : `${count} x ${status}`,
  );
  return line(
    what,
    milliseconds(latency, 0.5),
    milliseconds(latency, 0.95),
    milliseconds(cpu, 0.5),
    milliseconds(cpu, 0.95),
    (bytes / Math.max(1, latency.length) / 1024).toFixed(1),
    latency.length < requests ? `${said.join(", ")} (${latency.length} only)` : said.join(", "),
  );
}

function send(served: ServedStage, agent: Agent, sent: Sent, cookie: string | undefined): Promise<Got> {
  const body = sent.fields && new URLSearchParams(sent.fields).toString();
  const { port, hostname } = new URL(served.origin);
  return new Promise((done, failed) => {
    const asked = request(
      {
        agent,
        host: "127.0.0.1",
        port,
        path: sent.path,
        method: body === undefined ? "GET" : "POST",
        headers: {
          Host: `${hostname}:${port}`,
          ...(cookie ? { Cookie: cookie } : {}),
          ...(body === undefined
            ? {}
            : {
                Origin: served.origin,
                Accept: "application/json",
                "Content-Type": "application/x-www-form-urlencoded",
                "Content-Length": String(Buffer.byteLength(body)),
              }),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", failed);
        response.on("end", () =>
          done({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString("utf8") }),
        );
      },
    );
    asked.on("error", failed);
    asked.end(body);
  });
}

function line(what: string, ...cells: string[]): string {
  return [what.padEnd(44), ...cells.map((cell) => cell.padStart(16))].join("");
}
