import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import type { Kysely } from "kysely";
import { idsFrom, systemSecret } from "../../app/database/context";
import type { Tables } from "../../app/database/tables";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import { actorOf } from "../../app/domain/people/people.server";
import { startSession } from "../../app/domain/people/sessions.server";
import { sessionCookie } from "../../app/http/cookies";
import { contextFor } from "../../app/http/installation";
import { type ServedStage, serveStage } from "../world/served-stage";
import { stages } from "../world/stages";
import { figures, prepareStages } from "./figures";
import type { Load, Outcome, Signer, Writer } from "./writers";

type Print = (line: string) => void;

const applicants = 100;
const states = 27;
const newId = idsFrom(systemSecret);

/** Times writing: many saves at once, the last seconds before a deadline, one long answer; and looks what was kept. */
export async function benchWriting(print: Print): Promise<void> {
  await prepareStages(print, ["checking"]);
  await autosaves(print);
  await deadlineBurst(print);
  await longAnswer(print);
}

/** 100 writers with a save every 200 ms ask for 500 a second of one process; another process asks. */
async function autosaves(print: Print): Promise<void> {
  const served = await serveStage("checking");
  try {
    const world = await manyWriters(served);
    const asked = { origin: served.origin, words: 60, signers: [] };
    const warmUp = await load({ ...asked, everyMilliseconds: 400, seconds: 3, writers: world.writers });
    const writers = world.writers.map((one, index) => ({
      ...one,
      version: one.version + (warmUp.confirmed[index]?.texts.length ?? 0),
    }));
    const before = process.cpuUsage();
    const outcome = await load({ ...asked, everyMilliseconds: 200, seconds: 10, writers });
    const used = process.cpuUsage(before);
    const rate = outcome.saves.length / outcome.seconds;
    print(
      `autosaves, 500 a second asked for 10 s     ${rate.toFixed(0)} a second, from due to answered ${figures(outcome.saves)}`,
    );
    print(
      `  CPU of the server                         ${((used.user + used.system) / 1000 / Math.max(1, outcome.saves.length)).toFixed(2)} ms a save; ${said(outcome)}`,
    );
    print(`  lost or out of order                      ${await lostSaves(served, outcome)}`);
  } finally {
    await served.stop();
  }
}

/** 100 applicants save every 5 s, and 27 states submit within the last 10 s. */
async function deadlineBurst(print: Print): Promise<void> {
  const served = await serveStage("checking");
  try {
    const world = await manyWriters(served);
    const signed = new Set(world.signers.map((one) => one.entryId));
    const outcome = await load({
      origin: served.origin,
      everyMilliseconds: 5000,
      seconds: 20,
      words: 60,
      // A submitted entry takes no more saves: the writers work on a copy of their own each.
      writers: world.writers.filter((one) => !signed.has(one.entryId)),
      signers: world.signers,
    });
    print(`deadline, saves of ${applicants} applicants           ${figures(outcome.saves)}`);
    print(
      `  submissions of ${states} states                 ${figures(outcome.submissions)}; ${said(outcome)}`,
    );
    print(`  lost or out of order                      ${await lostSaves(served, outcome)}`);
  } finally {
    await served.stop();
  }
}

/** One answer of 600 words, saved again and again by the command alone: what the server does besides HTTP. */
async function longAnswer(print: Print): Promise<void> {
  const served = await serveStage("checking");
  try {
    const { writers } = await manyWriters(served);
    const [writer] = writers;
    if (!writer) throw new Error("Nobody writes.");
    const { installation } = served.server;
    const actor = await actorOf(installation, writer.person);
    let version = writer.version;
    const took: number[] = [];
    for (let n = 0; n < 200; n += 1) {
      const said = `Draft ${n}. ${"safer streets by night and day ".repeat(100)}`.trim();
      const before = performance.now();
      const versions = await saveAnswers(contextFor(installation, actor), writer.entryId, {
        [writer.questionId]: { text: said, version },
      });
      took.push(performance.now() - before);
      version = versions[writer.questionId] ?? version;
    }
    print(`save of a 600-word answer, the command      ${figures(took.slice(20))}`);
  } finally {
    await served.stop();
  }
}

function said(outcome: Outcome): string {
  const others = Object.entries(outcome.others).map(([what, count]) => `${count} x ${what}`);
  return others.length === 0 ? "every request answered as hoped" : others.join(", ");
}

async function load(wanted: Load): Promise<Outcome> {
  const child = spawn(process.execPath, ["--import", "tsx", "test/bench/writers.ts"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify(wanted));
  return JSON.parse(await text(child.stdout)) as Outcome;
}

/** Counts confirmed saves that are not there, or not in the order in which they were confirmed. */
async function lostSaves({ server }: ServedStage, outcome: Outcome): Promise<string> {
  let confirmed = 0;
  let wrong = 0;
  for (const { entryId, questionId, texts } of outcome.confirmed) {
    const rows = await server.installation.db
      .selectFrom("answer_versions")
      .select("text")
      .where("entry_id", "=", entryId)
      .where("question_id", "=", questionId)
      .orderBy("version")
      .execute();
    const kept = rows.slice(rows.length - texts.length).map((row) => row.text);
    confirmed += texts.length;
    wrong += texts.filter((one, index) => one !== kept[index]).length;
  }
  return `${wrong} of ${confirmed} confirmed saves`;
}

/**
 * Turns a world of checking back to an open call, an hour before its deadline, with a complete draft of every state to
 * sign and drafts on which 100 applicants write, five on each.
 */
async function manyWriters(served: ServedStage): Promise<{ writers: Writer[]; signers: Signer[] }> {
  const { db } = served.server.installation;
  const now = stages.checking;
  const deadline = new Date(Date.parse(now) + 3_600_000).toISOString();
  const edition = await db.selectFrom("editions").select("id").executeTakeFirstOrThrow();
  await db
    .updateTable("editions")
    .set({ state: "open", deadline_at: deadline, admission_closed_at: null, additional_limit: 20 })
    .execute();
  await db.updateTable("entries").set({ state: "draft", returned_until: null }).execute();

  const model = await db
    .selectFrom("entries")
    .selectAll()
    .where("kind", "=", "competing")
    .orderBy("id")
    .executeTakeFirstOrThrow();
  const signers: Signer[] = [];
  for (let n = 0; n < states; n += 1) {
    const entryId = await copyOf(db, model);
    const signer = await person(served, `signer${n}@state.example`);
    await db
      .insertInto("appointments")
      .values({
        id: newId(),
        person_id: signer.id,
        role: "substitute",
        country: model.country,
        created_at: now,
      })
      .execute();
    signers.push({ cookie: signer.cookie, entryId, afterMilliseconds: 10_000 + (n * 10_000) / states });
  }
  const writers: Writer[] = [];
  const questions = await db
    .selectFrom("answers")
    .select(["question_id", "version"])
    .where("entry_id", "=", model.id)
    .where("question_id", "in", ["in-short", "description", "mechanism", "delivery", "replication"])
    .orderBy("question_id")
    .execute();
  let entryId = "";
  for (let n = 0; n < applicants; n += 1) {
    if (n % questions.length === 0) entryId = await copyOf(db, model);
    const question = questions[n % questions.length]!;
    const writer = await person(served, `writer${n}@project.example`);
    await db
      .insertInto("entry_people")
      .values({
        entry_id: entryId,
        person_id: writer.id,
        role: "write",
        invited_by: model.created_by,
        invited_at: now,
      })
      .execute();
    writers.push({
      cookie: writer.cookie,
      entryId,
      questionId: question.question_id,
      version: question.version,
      person: writer.id,
    });
  }
  await db.updateTable("editions").set({ deadline_at: deadline }).where("id", "=", edition.id).execute();
  return { writers, signers };
}

/** Makes an additional entry with the same answers. */
async function copyOf(db: Kysely<Tables>, model: { id: string }): Promise<string> {
  const id = newId();
  const entry = await db
    .selectFrom("entries")
    .selectAll()
    .where("id", "=", model.id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto("entries")
    .values({ ...entry, id, kind: "additional" })
    .execute();
  for (const table of ["answers", "answer_versions"] as const) {
    const rows = await db.selectFrom(table).selectAll().where("entry_id", "=", model.id).execute();
    for (const row of rows)
      await db
        .insertInto(table)
        .values({ ...row, entry_id: id } as never)
        .execute();
  }
  return id;
}

async function person(served: ServedStage, email: string): Promise<{ id: string; cookie: string }> {
  const { installation } = served.server;
  const id = newId();
  await installation.db
    .insertInto("people")
    .values({ id, email, name_latin: "A writer", created_at: stages.checking })
    .execute();
  const token = await startSession(contextFor(installation, { kind: "system" }), id, "a bench");
  const cookie = (await sessionCookie(served.origin).serialize(token)).split(";")[0]!;
  return { id, cookie };
}
