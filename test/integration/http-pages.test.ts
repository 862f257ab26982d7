import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../../app/database/migrate";
import { openSqlite } from "../../app/database/sqlite";
import { appointFirst } from "../../app/domain/people/people.server";
import { hour, later, minute } from "../../app/domain/times";
import { contextFor } from "../../app/http/installation";
import { deliverLetters } from "../../app/jobs/deliver-letters";
import { type Answer, realBuild, type Served, serve, testOrigin, type Visitor } from "../world/application";
import { describeOnBothEngines, type World } from "../world/database";

const ann = {
  email: "ann@secretariat.example",
  nameLatin: "Ann Example",
  nameOwn: "",
  nameLanguage: "" as const,
};

let build: ServerBuild;
beforeAll(async () => {
  build = await realBuild();
});

/** Reads what stands in a page's tags. */
function attributes(page: string, tag: string): Record<string, string>[] {
  return [...page.matchAll(new RegExp(`<${tag}\\b([^>]*)>`, "g"))].map((match) =>
    Object.fromEntries([...match[1]!.matchAll(/([\w-]+)="([^"]*)"/g)].map((one) => [one[1]!, one[2]!])),
  );
}

function field(page: string, name: string): Record<string, string> | undefined {
  return attributes(page, "input").find((input) => input.name === name);
}

function words(page: string): string {
  return page
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Hands the due letters over without a mail server and gives the links that go to the console. */
async function linksOnConsole(world: World): Promise<string[]> {
  const system = await world.as();
  const printed: string[] = [];
  await deliverLetters(() => ({ ...system, now: world.now }), {
    from: "award@award.example",
    origin: testOrigin,
    demonstration: false,
    key: new Uint8Array(32).fill(7),
    console: (text) => printed.push(text),
  });
  return printed.map((text) => new URL(/https?:\S+/.exec(text)![0]).pathname);
}

describeOnBothEngines("the pages over HTTP", (world) => {
  let served: Served;
  afterEach(() => served?.stop());

  async function visitor(stage?: string): Promise<Visitor> {
    served = await serve({
      db: world.db,
      build,
      clock: { now: () => world.now },
      ...(stage ? { stage } : {}),
    });
    return served.visitor();
  }

  async function signedIn(): Promise<Visitor> {
    const person = await visitor();
    await appointFirst(await world.as(), ann);
    const [link] = await linksOnConsole(world);
    await person.post(link!, {});
    return person;
  }

  it("run scripts with the nonce of their own answer only, and none inline", async () => {
    const nobody = await visitor();
    const nonces: string[] = [];
    for (const path of ["/", "/account/sign-in", "/account/sign-in/code?request=x"]) {
      const { headers, body } = await nobody.get(path);
      const nonce = /script-src 'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))![1]!;
      const scripts = attributes(body, "script");
      expect(scripts.length).toBeGreaterThan(0);
      expect(scripts.map((script) => script.nonce)).toEqual(scripts.map(() => nonce));
      expect(scripts.filter((script) => !script.src)).toEqual([]);
      expect(body).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/);
      expect(headers["content-type"]).toBe("text/html; charset=utf-8");
      nonces.push(nonce);
    }
    expect(new Set(nonces).size).toBe(3);
  });

  it("answer somebody signed out the same for every address that is not public, existing or not", async () => {
    const person = await appointFirst(await world.as(), ann);
    const { id: letter } = await world.db.selectFrom("letters").select("id").executeTakeFirstOrThrow();
    const nobody = await visitor();
    for (const path of [
      "/desk",
      "/account/sessions",
      "/no-such-page",
      `/secretariat/letters/${letter}`,
      "/secretariat/letters/0000000000000000",
      `/people/${person}`,
    ]) {
      const answer = await nobody.get(path);
      expect([answer.status, answer.headers.location]).toEqual([
        303,
        `/account/sign-in?next=${encodeURIComponent(path)}`,
      ]);
    }
    for (const path of ["/account/sessions", "/account/sign-out", "/no-such-page"]) {
      const empty = await nobody.post(path, {});
      expect([empty.status, empty.headers.location]).toEqual([303, "/account/sign-in"]);
    }
  });

  it("give back what somebody typed until their session had ended, the same at every address", async () => {
    const nobody = await visitor();
    const typed = "A long answer that took an hour to write, with <b>signs</b> & more.";
    for (const path of ["/account/sessions", "/no-such-page"]) {
      const { status, body } = await nobody.post(path, { answer: typed, version: "3" });
      expect(status).toBe(401);
      expect(body).toContain("Your session has ended");
      expect(body).toContain(`action="${path}"`);
      expect(body).toContain(
        "A long answer that took an hour to write, with &lt;b&gt;signs&lt;/b&gt; &amp; more.",
      );
      expect(body).toContain('name="version"');
    }
  });

  it("let somebody in by the letter's link: a page with a button, pressed once", async () => {
    await appointFirst(await world.as(), ann);
    await linksOnConsole(world);
    const person = await visitor();
    const asked = await person.post("/account/sign-in", {
      email: " Ann@Secretariat.example ",
      next: "/account/sessions",
    });
    expect(asked.headers.location).toMatch(
      /^\/account\/sign-in\/code\?request=[0-9a-z]{16}&next=%2Faccount%2Fsessions$/,
    );
    const [link] = await linksOnConsole(world);

    for (let opened = 0; opened < 3; opened += 1) {
      const page = await person.get(link!);
      expect([page.status, words(page.body)]).toEqual([200, expect.stringContaining("Sign in now")]);
    }
    expect((await person.get("/desk")).status).toBe(303);

    const pressed = await person.post(link!, {});
    expect([pressed.status, pressed.headers.location]).toEqual([303, "/desk"]);
    expect(pressed.headers["set-cookie"]).toEqual([
      expect.stringMatching(/^session=[\w%=]+; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const desk = await person.get("/desk");
    expect([desk.status, desk.headers["cache-control"], words(desk.body)]).toEqual([
      200,
      "no-store",
      expect.stringContaining("Ann Example"),
    ]);

    const again = await served.visitor().post(link!, {});
    expect([again.status, words(again.body)]).toEqual([
      409,
      expect.stringContaining("can no longer be used"),
    ]);
  });

  it("let somebody in by the code in the browser that asked, and lead on to where they wanted to go", async () => {
    await appointFirst(await world.as(), ann);
    await linksOnConsole(world);
    const person = await visitor();
    const { headers } = await person.post("/account/sign-in", { email: ann.email, next: "/\t/evil.example" });
    const query = new URL(String(headers.location), testOrigin).searchParams;
    const printed: string[] = [];
    const system = await world.as();
    await deliverLetters(() => system, {
      from: "a@b.example",
      origin: testOrigin,
      demonstration: false,
      key: new Uint8Array(32).fill(7),
      console: (text) => printed.push(text),
    });
    const code = /Code: (\S+)/.exec(printed[0]!)![1]!;
    const typed = { request: query.get("request")!, next: query.get("next")!, code };

    const wrong = await person.post(String(headers.location), { ...typed, code: "0000 0000" });
    expect([wrong.status, words(wrong.body)]).toEqual([
      400,
      expect.stringContaining("This is not the code from the letter. 4 tries are left."),
    ]);
    expect(field(wrong.body, "request")?.value).toBe(typed.request);
    const elsewhere = await served.visitor().post("/account/sign-in/code", typed);
    expect(elsewhere.status).toBe(400);
    const right = await person.post("/account/sign-in/code", typed);
    expect([right.status, right.headers.location]).toEqual([303, "/desk"]);
  });

  it("answer a known and an unknown address alike", async () => {
    await appointFirst(await world.as(), ann);
    const nobody = await visitor();
    const answers: Answer[] = [];
    for (const email of [ann.email, "nobody@elsewhere.example"]) {
      const posted = await nobody.post("/account/sign-in", { email });
      answers.push(posted, await nobody.get(String(posted.headers.location)));
    }
    const plain = (answer: Answer) => [
      answer.status,
      String(answer.headers.location).replace(/[0-9a-z]{16}/, "ID"),
      words(answer.body).replace(/[0-9a-z]{16}/, "ID"),
    ];
    expect(plain(answers[0]!)).toEqual(plain(answers[2]!));
    expect(plain(answers[1]!)).toEqual(plain(answers[3]!));
  });

  it("keep what was typed when a form is refused, and say what is wrong beside the field and on top", async () => {
    const nobody = await visitor();
    for (const email of [
      "",
      "not an address",
      `${"x".repeat(300)}@award.example`,
      "<script>@award.example",
    ]) {
      const answer = await nobody.post("/account/sign-in", { email });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatch(/role="alert"/);
      expect(words(answer.body).match(/Enter an e-mail address/g)).toHaveLength(2);
      expect(answer.body).not.toContain("<script>@");
      expect(field(answer.body, "email")?.value ?? "").toBe(email.replace("<", "&lt;").replace(">", "&gt;"));
    }
    const twice = await served.ask("/account/sign-in", {
      method: "POST",
      headers: { Origin: testOrigin, "Content-Type": "application/x-www-form-urlencoded" },
      body: "email=a%40b.example&email=c%40d.example",
    });
    expect([twice.status, words(twice.body)]).toEqual([400, expect.stringContaining("Fill in this field.")]);
  });

  it("say so when what was sent is no form", async () => {
    const nobody = await visitor();
    await nobody.get("/");
    for (const [type, body] of [
      ["application/json", '{"email":"a@b.example"}'],
      ["multipart/form-data; boundary=x", "--x\r\nbroken"],
      ["text/plain", "email=a@b.example"],
    ] as const) {
      const answer = await served.ask("/account/sign-in", {
        method: "POST",
        headers: { Origin: testOrigin, "Content-Type": type },
        body,
      });
      expect([answer.status, words(answer.body)]).toEqual([
        400,
        expect.stringContaining(
          "What was sent is not a form. Go back, reload the page and send the form again.",
        ),
      ]);
    }
  });

  it("end a session once, and know nothing of another person's", async () => {
    const person = await signedIn();
    const sessions = await world.db.selectFrom("sessions").select("id").execute();
    const unknown = await person.post("/account/sessions", { session: "0000000000000000" });
    expect([unknown.status, words(unknown.body)]).toEqual([
      404,
      expect.stringContaining("There is no such page"),
    ]);
    const ended = await person.post("/account/sessions", { session: sessions[0]!.id });
    expect([ended.status, ended.headers.location]).toEqual([303, "/account/sessions"]);
    expect((await person.get("/account/sessions")).headers.location).toMatch(/^\/account\/sign-in/);
  });

  it("end with twelve hours of rest, and are kept alive by use", async () => {
    const person = await signedIn();
    for (let used = 0; used < 3; used += 1) {
      world.now = later(world.now, 12 * hour - minute);
      expect((await person.get("/desk")).status).toBe(200);
    }
    world.now = later(world.now, 12 * hour);
    expect((await person.get("/desk")).status).toBe(303);
  });

  it("sign out for good, and tell the browser to forget", async () => {
    const person = await signedIn();
    const stolen = new Map(person.cookies);
    const out = await person.post("/account/sign-out", {});
    expect([out.status, out.headers.location, out.headers["clear-site-data"]]).toEqual([
      303,
      "/",
      '"cache", "storage"',
    ]);
    expect(person.cookies.has("session")).toBe(false);
    const thief = served.visitor();
    for (const [name, value] of stolen) thief.cookies.set(name, value);
    expect((await thief.get("/desk")).status).toBe(303);
  });

  it("show the one 404 to somebody signed in, with the frame around it", async () => {
    const person = await signedIn();
    for (const path of ["/no-such-page", "/secretariat/no-such-page"]) {
      const answer = await person.get(path);
      expect([answer.status, words(answer.body)]).toEqual([
        404,
        expect.stringContaining("There is no such page"),
      ]);
      expect(words(answer.body)).toContain("Ann Example");
    }
  });

  it("know no one-click sign-in where the database is no demonstration's", async () => {
    const id = await appointFirst(await world.as(), ann);
    const nobody = await visitor();
    expect((await nobody.get("/account/sign-in")).body).not.toContain("/account/sign-in/as");
    expect((await nobody.post("/account/sign-in/as", { person: id })).status).toBe(404);
    expect((await nobody.get("/account/sign-in/as")).status).toBe(404);
    expect(nobody.cookies.has("session")).toBe(false);
  });

  it("sign in with one click in the demonstration, by POST only", async () => {
    const id = await appointFirst(await world.as(), ann);
    await world.db.insertInto("installation").values({ name: "demonstration", value: "open" }).execute();
    const nobody = await visitor("open");
    const page = await nobody.get("/account/sign-in?next=%2Faccount%2Fsessions");
    expect(
      attributes(page.body, "form").filter((form) => form.action === "/account/sign-in/as"),
    ).toHaveLength(1);
    expect((await nobody.get(`/account/sign-in/as?person=${id}`)).status).toBe(404);
    expect((await nobody.post("/account/sign-in/as", { person: "0000000000000000" })).status).toBe(404);
    const answer = await nobody.post("/account/sign-in/as", { person: id, next: "/account/sessions" });
    expect([answer.status, answer.headers.location]).toEqual([303, "/account/sessions"]);
    expect((await nobody.get("/account/sessions")).status).toBe(200);
  });
});

describe("bad luck with the embedded database", () => {
  let folder = "";
  let served: Served;
  const opened: { destroy(): Promise<void> }[] = [];
  afterEach(async () => {
    await served?.stop();
    while (opened.length > 0) await opened.pop()!.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  async function onDisk() {
    folder = mkdtempSync(join(tmpdir(), "ecpa-luck-"));
    const file = join(folder, "ecpa.sqlite");
    const { db, raw } = openSqlite(file);
    opened.push(db);
    await migrate(db, "sqlite");
    served = await serve({ db, build });
    return { file, db, raw };
  }

  const counts = async (db: Awaited<ReturnType<typeof onDisk>>["db"]) => {
    const of = async (table: "sign_in_requests" | "letters" | "rate_counts" | "history") =>
      (await db.selectFrom(table).selectAll().execute()).length;
    return [await of("sign_in_requests"), await of("letters"), await of("rate_counts"), await of("history")];
  };

  function expectKept(answer: Answer) {
    expect(answer.status).toBe(503);
    expect(words(answer.body)).toContain(
      "The platform cannot save at the moment. Nothing was changed, and what you typed is still here: try again in a minute.",
    );
    expect(field(answer.body, "email")?.value).toBe(ann.email);
    const faults = served.log.filter((line) => line.event !== "request");
    expect(faults).toEqual([
      expect.objectContaining({
        level: "error",
        event: "unavailable",
        requestId: answer.headers["x-request-id"],
      }),
    ]);
  }

  it("a full disk: says that nothing was saved, keeps what was typed, and saves once there is room", async () => {
    const { db, raw } = await onDisk();
    await appointFirst(
      contextFor({ db, clock: { now: () => "2026-03-02T09:00:00.000Z" } } as never, { kind: "system" }),
      {
        ...ann,
        nameLatin: "Ann Example",
      },
    );
    const pages = Number(raw.pragma("page_count", { simple: true }));
    raw.pragma(`max_page_count = ${pages}`);
    const person = served.visitor();
    let before = await counts(db);
    let answer = await person.post("/account/sign-in", { email: ann.email });
    // The last page has room for a few rows yet.
    for (let tries = 0; answer.status === 303 && tries < 500; tries += 1) {
      before = await counts(db);
      answer = await person.post("/account/sign-in", { email: ann.email });
    }
    expectKept(answer);
    expect(await counts(db)).toEqual(before);
    expect((await person.get("/account/sign-in")).status).toBe(200);
    expect((await served.ask("/health")).status).toBe(200);
    raw.pragma(`max_page_count = ${pages + 1000}`);
    expect((await person.post("/account/sign-in", { email: ann.email })).status).toBe(303);
  });

  it("a locked database: says that nothing was saved, reads on, and saves once the lock is gone", async () => {
    const { db, file } = await onDisk();
    const other = openSqlite(file);
    opened.push(other.db);
    const person = served.visitor();
    other.raw.exec("begin immediate");
    const before = await counts(db);
    const answer = await person.post("/account/sign-in", { email: ann.email });
    expectKept(answer);
    expect(await counts(db)).toEqual(before);
    expect((await person.get("/editions")).status).toBe(200);
    other.raw.exec("rollback");
    expect((await person.post("/account/sign-in", { email: ann.email })).status).toBe(303);
  });

  it("lets somebody signed in read on while nothing can be written", async () => {
    const { db, file } = await onDisk();
    const system = contextFor({ db, clock: { now: () => "2026-03-02T09:00:00.000Z" } } as never, {
      kind: "system",
    });
    const id = await appointFirst(system, ann);
    await db.insertInto("installation").values({ name: "demonstration", value: "open" }).execute();
    const person = served.visitor();
    await person.post("/account/sign-in/as", { person: id });
    await db.updateTable("sessions").set({ seen_at: "2026-03-02T08:00:00.000Z" }).execute();
    const other = openSqlite(file);
    opened.push(other.db);
    other.raw.exec("begin immediate");
    expect((await person.get("/account/sessions")).status).toBe(200);
    const { id: session } = await db.selectFrom("sessions").select("id").executeTakeFirstOrThrow();
    const kept = await person.post("/account/sessions", { session });
    expect([kept.status, words(kept.body)]).toEqual([
      503,
      expect.stringContaining("cannot save at the moment"),
    ]);
    const ended = await person.post("/account/sign-out", {});
    expect([ended.status, words(ended.body)]).toEqual([
      503,
      expect.stringContaining("cannot save at the moment"),
    ]);
    other.raw.exec("rollback");
    expect((await person.get("/account/sessions")).status).toBe(200);
  });

  it("a database that is gone altogether: a page says so, without a stack", async () => {
    const { raw } = await onDisk();
    raw.exec("drop table sessions");
    const person = served.visitor();
    person.cookies.set("session", Buffer.from('"token"').toString("base64"));
    const answer = await person.get("/desk");
    expect([answer.status, words(answer.body)]).toEqual([
      500,
      expect.stringContaining("Something went wrong on our side"),
    ]);
    expect(words(answer.body)).toContain(`Incident number: ${answer.headers["x-request-id"]}`);
    expect(answer.body).not.toMatch(/no such table| {4}at /);
  });
});
