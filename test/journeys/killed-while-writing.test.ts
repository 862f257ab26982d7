import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { setClockOffset } from "../../app/database/installation";
import { migrate } from "../../app/database/migrate";
import { openDatabase } from "../../app/database/open";
import { formOf } from "../../app/domain/editions/editions.server";
import { materialsWithoutFile } from "../../app/domain/materials/files.server";
import { startSession } from "../../app/domain/people/sessions.server";
import { FileStore } from "../../app/files/store";
import { ask } from "../world/application";
import { StoryWorld } from "../world/demonstration";
import { asCast, idOf } from "../world/editions-steps";
import { openCallWorld, startEntry } from "../world/entries-steps";
import { projectsNamed } from "../world/judging-steps";
import { ended, useServerProcess } from "./steps/server-process";

type Saved = { question: string; version: number; text: string };
type Writing = { entryId: string; cookie: string; questions: string[] };

const savesBeforeTheEnd = 120;
const megabyte = 1_000_000;

describe("the platform, killed while people write", () => {
  const serving = useServerProcess();

  /** Makes a real installation with an open call and an entry that somebody signed in may write. */
  async function openCall(): Promise<Writing> {
    const database = openDatabase({ dataFolder: serving.folder });
    try {
      await migrate(database.db, database.engine);
      const world = new StoryWorld(database.db, serving.folder);
      const editionId = await openCallWorld(world, ["GR", "IE"]);
      const entryId = await startEntry(world, editionId, projectsNamed("gr-first-word")[0]!);
      const { sections } = await formOf(await asCast(world, "rep-gr"), editionId);
      const token = await startSession(await world.as(), await idOf(world, "applicant-gr-1"), "a test");
      await setClockOffset(database.db, Date.parse(world.now) - Date.now());
      const { sessionCookie } = await import("../../app/http/cookies");
      const cookie = (await sessionCookie("http://localhost").serialize(token)).split(";")[0]!;
      const questions = sections.flatMap((section) => section.questions);
      const inWords = questions.filter((question) => question.type === "long-text");
      return { entryId, cookie, questions: inWords.map((question) => question.id).slice(0, 8) };
    } finally {
      await database.close();
    }
  }

  function send(writing: Writing, path: string, body: string | Buffer, type: string) {
    const headers = {
      Origin: `http://localhost:${serving.port}`,
      Cookie: writing.cookie,
      Accept: "application/json",
      "Content-Type": type,
    };
    return ask(serving.port, path, { method: "POST", headers, body });
  }

  /** Saves one question's answer again and again until the connection breaks; tells of each save that was confirmed. */
  async function writeOn(
    writing: Writing,
    question: string,
    from: number,
    confirmed: (saved: Saved) => boolean,
  ): Promise<void> {
    for (let version = from; ; ) {
      const text = `${question}, text ${version + 1}. ${"Λέξεις και words. ".repeat(40)}`.trim();
      const form = new URLSearchParams({ [`version:${question}`]: String(version), [question]: text });
      const path = `/write/${writing.entryId}/answers`;
      const answer = await send(writing, path, form.toString(), "application/x-www-form-urlencoded").catch(
        () => undefined,
      );
      if (!answer) return;
      expect([answer.status, answer.body]).toEqual([200, expect.stringContaining("versions")]);
      version = JSON.parse(answer.body).versions[question];
      if (!confirmed({ question, version, text })) return;
    }
  }

  it("keeps every answer whose save was confirmed, to the letter, and goes on from there", async () => {
    const writing = await openCall();
    const { child } = await serving.start();
    const confirmed: Saved[] = [];
    await Promise.all(
      writing.questions.map((question) =>
        writeOn(writing, question, 0, (saved) => {
          confirmed.push(saved);
          if (confirmed.length === savesBeforeTheEnd) child.kill("SIGKILL");
          return true;
        }),
      ),
    );
    expect(await ended(child)).toEqual({ code: null, signal: "SIGKILL" });
    expect(confirmed.length).toBeGreaterThanOrEqual(savesBeforeTheEnd);

    const again = await serving.start();
    const { db, close } = openDatabase({ dataFolder: serving.folder }, { readonly: true });
    const versions = await db.selectFrom("answer_versions").selectAll().execute();
    const answers = await db
      .selectFrom("answers")
      .selectAll()
      .where("question_id", "in", writing.questions)
      .execute();
    await close();
    const stored = new Map(versions.map((row) => [`${row.question_id} ${row.version}`, row.text]));
    expect(confirmed.filter((one) => stored.get(`${one.question} ${one.version}`) !== one.text)).toEqual([]);
    for (const { question_id, version, text } of answers) {
      expect(text).toBe(stored.get(`${question_id} ${version}`));
      // At most the one save that was under way is there without having been confirmed.
      const last = Math.max(
        0,
        ...confirmed.filter((one) => one.question === question_id).map((one) => one.version),
      );
      expect([0, 1]).toContain(version - last);
    }
    expect(answers.length).toBe(writing.questions.length);
    const first = answers[0]!;
    const more: number[] = [];
    await writeOn(writing, first.question_id, first.version, ({ version }) => more.push(version) < 3);
    expect(more).toEqual([1, 2, 3].map((step) => first.version + step));
    again.child.kill("SIGTERM");
    expect(await ended(again.child)).toEqual({ code: 0, signal: null });
  });

  it("takes a file of 160 megabytes without holding it, and leaves nothing of an upload in which it is killed", async () => {
    const writing = await openCall();
    const { child } = await serving.start({ FILE_MB: "170" });
    const path = `/write/${writing.entryId}/materials`;
    const type = "multipart/form-data; boundary=bbbb";
    const form = (bytes: number) =>
      Buffer.concat([
        Buffer.from(
          '--bbbb\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n',
        ),
        Buffer.alloc(bytes, "x"),
        Buffer.from("\r\n--bbbb--\r\n"),
      ]);
    // What is loaded at the first upload stays loaded.
    expect((await send(writing, path, form(1000), type)).status).toBe(303);
    const before = mostMemory(child.pid!);
    expect((await send(writing, path, form(160 * megabyte), type)).status).toBe(303);
    // What has been written is given back now and then only; the file as a whole would be twice as much.
    expect(mostMemory(child.pid!) - before).toBeLessThan(90 * megabyte);

    const store = new FileStore(serving.folder);
    const kept = await store.digests();
    expect(kept).toHaveLength(2);
    const whole = form(20 * megabyte);
    const sending = httpRequest({
      port: serving.port,
      host: "127.0.0.1",
      method: "POST",
      path,
      headers: {
        Origin: `http://localhost:${serving.port}`,
        Cookie: writing.cookie,
        "Content-Type": type,
        "Content-Length": String(whole.length),
      },
    });
    const broken = new Promise((done) => sending.once("error", done));
    sending.write(whole.subarray(0, 15 * megabyte));
    const arriving = join(serving.folder, "files", "arriving");
    const arrived = () => readdirSync(arriving).map((name) => statSync(join(arriving, name)).size);
    await expect.poll(() => Math.max(0, ...arrived())).toBeGreaterThan(10 * megabyte);
    child.kill("SIGKILL");
    await Promise.all([broken, ended(child)]);
    expect(arrived()).toHaveLength(1);
    await serving.start();
    expect(arrived()).toEqual([]);
    expect(await store.digests()).toEqual(kept);
    const database = openDatabase({ dataFolder: serving.folder }, { readonly: true });
    expect(await materialsWithoutFile(database, store)).toEqual([]);
    await database.close();
  });
});

/** The most memory a process ever held, in bytes; nothing where the system does not tell. */
function mostMemory(pid: number): number {
  const file = join("/proc", String(pid), "status");
  if (!existsSync(file)) return 0;
  const status = readFileSync(file, "utf8");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}
