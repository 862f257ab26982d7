import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { wordMaterial } from "../../app/domain/materials/words.server";
import { FileStore } from "../../app/files/store";
import {
  type Answer,
  ask,
  realBuild,
  type Served,
  serve,
  testOrigin,
  type Visitor,
} from "../world/application";
import { describeOnBothEngines } from "../world/database";
import { drawStreet } from "../world/drawings";
import { asCast, idOf } from "../world/editions-steps";
import { openCallWorld, startEntry } from "../world/entries-steps";
import { declareAll, projectsNamed, worldInJudging } from "../world/judging-steps";
import { upload } from "../world/material-steps";

let build: ServerBuild;
beforeAll(async () => {
  build = await realBuild();
});

const street = await drawStreet(2);
const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
const boundary = "----formboundary7MA4YWxkTrZu0gW";

/** A form as a browser writes it. */
function multipart(
  file: { name: string; bytes: Uint8Array } | undefined,
  fields: Record<string, string>,
): Buffer {
  const parts: Uint8Array[] = [];
  for (const [name, value] of Object.entries(fields)) {
    parts.push(
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    );
  }
  if (file) {
    parts.push(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      file.bytes,
      Buffer.from("\r\n"),
    );
  }
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
}

function words(page: string): string {
  return page
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

describeOnBothEngines("the pages of materials", (world) => {
  let served: Served;
  let dataFolder = "";
  let store: FileStore;
  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), "ecpa-materials-pages-"));
    store = new FileStore(dataFolder);
  });
  afterEach(async () => {
    await served?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function serveHere(): Promise<void> {
    await world.db.insertInto("installation").values({ name: "demonstration", value: "open" }).execute();
    const settings = { dataFolder, fileMegabytes: 2 };
    served = await serve({ db: world.db, build, clock: { now: () => world.now }, stage: "open", settings });
  }

  async function opened(): Promise<string> {
    const editionId = await openCallWorld(world, ["GR", "IE", "MT"]);
    const entryId = await startEntry(world, editionId, projectsNamed("gr-first-word")[0]!);
    await serveHere();
    return entryId;
  }

  async function as(key: string): Promise<Visitor> {
    const person = served.visitor();
    await person.post("/account/sign-in/as", { person: await idOf(world, key) });
    return person;
  }

  function send(person: Visitor, path: string, body: Buffer): Promise<Answer> {
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return ask(served.port, path, {
      method: "POST",
      headers: {
        Origin: testOrigin,
        Cookie: cookie,
        "Content-Type": `multipart/form-data; boundary=${boundary}`,
      },
      body,
    });
  }

  const arriving = () => {
    const folder = join(dataFolder, "files", "arriving");
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  it("take a file without JavaScript, ask what it shows, and list it", async () => {
    const entryId = await opened();
    const applicant = await as("applicant-gr-1");
    const list = `/write/${entryId}/materials`;
    const first = await applicant.get(list);
    expect(first.body).toMatch(/enctype="multipart\/form-data"/i);
    const sent = await send(
      applicant,
      list,
      multipart({ name: "Οδός; «βράδυ» a=b.JPG", bytes: street }, { intent: "file" }),
    );
    const to = String(sent.headers.location);
    expect([sent.status, to]).toEqual([303, expect.stringMatching(new RegExp(`^${list}/[0-9a-z]{16}$`))]);
    expect(arriving()).toEqual([]);
    expect(words((await applicant.get(to)).body)).toContain("Οδός βράδυ a b");
    const wrong = await applicant.post(to, {
      version: "1",
      caption: "Τίτλος",
      use: "archive",
      intent: "words",
    });
    expect(wrong.status).toBe(400);
    expect(words(wrong.body)).toContain("Describe the picture for people who cannot see it");
    expect(wrong.body).toContain('value="Τίτλος"');
    const right = { caption: "Τίτλος", description: "Houses", credit: "", use: "archive", agreed: "yes" };
    expect((await applicant.post(to, { ...right, version: "1", intent: "words" })).status).toBe(303);
    const listed = await applicant.get(list);
    expect(listed.body).toMatch(
      /<img src="\/materials\/[0-9a-z]{16}\?size=small" alt="Houses" width="1200" height="800"/,
    );
    expect(words(listed.body)).toContain("Also on the entry's public page".replace("'", "&#x27;"));
    expect((await applicant.post(to, { intent: "remove" })).status).toBe(303);
    expect(words((await applicant.get(list)).body)).toContain("Nothing here yet");
    expect(await store.digests()).toEqual([]);
  });

  it("say what is wrong with a file, or that none was chosen, and keep nothing of it", async () => {
    const entryId = await opened();
    const applicant = await as("applicant-gr-1");
    const list = `/write/${entryId}/materials`;
    const cases: [Buffer, string][] = [
      [multipart(undefined, { intent: "file" }), "Choose a file first."],
      [multipart({ name: "", bytes: Buffer.from("") }, { intent: "file" }), "Choose a file first."],
      [
        multipart({ name: "a.jpg", bytes: Buffer.from("<script>alert(1)</script>") }, { intent: "file" }),
        "This is none of the types that can be uploaded",
      ],
      [
        multipart({ name: "a.pdf", bytes: Buffer.alloc(2_000_001, "x") }, { intent: "file" }),
        "This file is too big: at most 2 MB can be uploaded.",
      ],
    ];
    for (const [body, sentence] of cases) {
      const answer = await send(applicant, list, body);
      expect([answer.status, words(answer.body).includes(sentence), sentence]).toEqual([400, true, sentence]);
    }
    const broken = await send(applicant, list, multipart({ name: "a.pdf", bytes: pdf }, {}).subarray(0, 150));
    expect(broken.status).toBe(400);
    const farTooBig = await send(
      applicant,
      list,
      multipart({ name: "a.pdf", bytes: Buffer.alloc(9_200_000) }, {}),
    ).catch((error: { code: string }) => error.code);
    // The answer may be lost, as nobody reads what comes after it.
    expect(["EPIPE", "ECONNRESET", 413]).toContain(
      typeof farTooBig === "string" ? farTooBig : farTooBig.status,
    );
    expect(arriving()).toEqual([]);
    expect(await store.digests()).toEqual([]);
    expect(served.log.filter((line) => line.event === "bug")).toEqual([]);
  });

  it("leave nothing behind when the connection breaks in the middle of a file", async () => {
    const entryId = await opened();
    const applicant = await as("applicant-gr-1");
    const body = multipart({ name: "a.pdf", bytes: Buffer.alloc(1_500_000, "x") }, {});
    const cookie = [...applicant.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    await new Promise<void>((done) => {
      const request = httpRequest({
        port: served.port,
        host: "127.0.0.1",
        method: "POST",
        path: `/write/${entryId}/materials`,
        headers: {
          Origin: testOrigin,
          Cookie: cookie,
          "Content-Type": `multipart/form-data; boundary=${boundary}`,
          "Content-Length": String(body.length),
        },
      });
      request.on("error", () => done());
      request.write(body.subarray(0, 900_000));
      const watch = setInterval(() => {
        if (arriving().length === 0) return;
        clearInterval(watch);
        request.destroy();
      }, 5);
    });
    await expect.poll(arriving).toEqual([]);
    expect(await store.digests()).toEqual([]);
    expect(served.log.filter((line) => line.level === "error")).toEqual([]);
  });

  it("serve a picture inline and everything else as a download, able to do nothing, in parts and once", async () => {
    const entryId = await opened();
    const applicant = await as("applicant-gr-1");
    const ctx = await asCast(world, "applicant-gr-1");
    const picture = `/materials/${await upload(ctx, store, entryId, street, "Οδός.jpg")}`;
    const poster = `/materials/${await upload(ctx, store, entryId, pdf, 'a"b.pdf')}`;
    const cookie = [...applicant.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const get = (path: string, headers: Record<string, string> = {}) =>
      ask(served.port, path, { headers: { Cookie: cookie, ...headers } });
    const { headers, status } = await get(picture);
    const { digest } = await world.db
      .selectFrom("materials")
      .select("digest")
      .where("kind", "=", "picture")
      .executeTakeFirstOrThrow();
    expect([status, headers]).toMatchObject([
      200,
      {
        "content-type": "image/jpeg",
        "content-disposition": "inline; filename=\"____.jpg\"; filename*=UTF-8''%CE%9F%CE%B4%CF%8C%CF%82.jpg",
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
        etag: `"${digest}"`,
      },
    ]);
    expect((await get(picture, { "If-None-Match": `"${digest}"` })).status).toBe(304);
    expect((await get(`${picture}?size=small`)).headers).toMatchObject({ "content-type": "image/webp" });
    const whole = await get(poster);
    expect(whole.headers).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": "attachment; filename=\"a b.pdf\"; filename*=UTF-8''a%20b.pdf",
    });
    expect(whole.body).toBe(pdf.toString());
    const part = await get(poster, { Range: "bytes=0-3" });
    expect([part.status, part.body, part.headers["content-range"]]).toEqual([
      206,
      "%PDF",
      `bytes 0-3/${pdf.length}`,
    ]);
    expect((await get(`${poster}?size=small`)).status).toBe(404);
    expect((await served.ask(picture)).headers.location).toBe(
      `/account/sign-in?next=${encodeURIComponent(picture)}`,
    );
    expect((await served.ask("/materials/0000000000000000")).status).toBe(303);
    for (const key of ["rep-mt", "presidency-1", "secretariat-1"]) {
      expect([(await (await as(key)).get(picture)).status, key]).toEqual([404, key]);
    }
  });

  it("name no material to the jury: not on a page, in a list or in a print", {
    timeout: 90_000,
  }, async () => {
    const { editionId, entries } = await worldInJudging(
      world,
      projectsNamed("ie-second-whistle", "ee-three-adults", "si-on-the-bus"),
    );
    await declareAll(world, editionId);
    const entry = entries["ee-three-adults"]!;
    const owner = await asCast(world, "rep-ee");
    const secret = "Kolmas täiskasvanu pildil";
    const id = await upload(owner, store, entry, street, `${secret}.jpg`);
    await wordMaterial(owner, id, 1, {
      caption: secret,
      description: secret,
      credit: secret,
      use: "archive",
      agreed: "yes",
    });
    await serveHere();
    const places = ["/desk", "/jury", `/jury/entries/${entry}`, "/jury/progress", `/entries/${entry}`];
    const told: Record<string, string[]> = {};
    for (const key of ["rep-ie", "juror-gr", "expert-se-1", "rep-ee", "presidency-2"]) {
      const person = await as(key);
      told[key] = [];
      for (const path of [
        ...places,
        `/materials/${id}`,
        `/write/${entry}/materials`,
        "/presidency/editions/2026/materials",
      ]) {
        const { body, headers } = await person.get(path);
        const named = body.includes(secret) || body.includes(id) || headers["content-type"] === "image/jpeg";
        if (named) told[key].push(path);
      }
    }
    expect(told).toEqual({
      "rep-ie": [],
      "juror-gr": [],
      "expert-se-1": [],
      "rep-ee": [`/materials/${id}`, `/write/${entry}/materials`],
      "presidency-2": [`/materials/${id}`, "/presidency/editions/2026/materials"],
    });
    const receipt = await world.db
      .selectFrom("submissions")
      .select("content")
      .where("entry_id", "=", entry)
      .executeTakeFirstOrThrow();
    expect(receipt.content).not.toContain(secret);
  });
});
