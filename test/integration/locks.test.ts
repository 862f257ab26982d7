import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../../app/database/context";
import { migrate } from "../../app/database/migrate";
import { openPostgres } from "../../app/database/postgres";
import { openSqlite } from "../../app/database/sqlite";
import { inTransaction } from "../../app/database/transaction";
import { isUnavailable } from "../../app/database/unavailable";
import { record } from "../../app/domain/history/record.server";
import { appointFirst, holdersOf } from "../../app/domain/people/people.server";
import { readSettings } from "../../app/http/environment";
import { contextFor } from "../../app/http/installation";
import { startServer } from "../../app/http/server";
import { ask, playedBuild } from "../world/application";
import { describeOnBothEngines } from "../world/database";

const ann = {
  email: "ann@secretariat.example",
  nameLatin: "Ann Example",
  nameOwn: "",
  nameLanguage: "" as const,
};

function systemOn(db: Context["db"]): Context {
  return contextFor({ db, clock: { now: () => "2026-03-02T09:00:00.000Z" } } as never, { kind: "system" });
}

async function failureOf(run: Promise<unknown>): Promise<Error> {
  return run.then(
    () => new Error("nothing failed"),
    (error) => error as Error,
  );
}

describeOnBothEngines("a transaction", (world) => {
  it("leaves nothing of a command that fails at its end", async () => {
    const system = await world.as();
    const failure = await failureOf(
      inTransaction(system, async (ctx) => {
        await appointFirst(ctx, ann);
        expect(await holdersOf(ctx, "secretariat")).toHaveLength(1);
        throw new Error("too late");
      }),
    );
    expect(failure.message).toBe("too late");
    for (const table of ["people", "appointments", "letters", "sign_in_requests", "history"] as const) {
      expect(await world.db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });

  it("lets twenty commands at once each have their turn, and loses none", async () => {
    const system = await world.as();
    const deeds = Array.from({ length: 20 }, (_, index) =>
      inTransaction(system, (ctx) => record(ctx, { command: `deed-${index}`, object: ["edition", "e"] })),
    );
    await Promise.all(deeds);
    const rows = await world.db.selectFrom("history").select(["position", "command"]).execute();
    expect(rows.map((row) => row.position).sort((a, b) => a - b)).toEqual(rows.map((_, index) => index + 1));
    expect(new Set(rows.map((row) => row.command)).size).toBe(20);
  });

  it("repeats a command that another one got in the way of, five times and no more", async () => {
    const system = await world.as();
    const clash = () => Object.assign(new Error("clash"), { code: "40001" });
    let tries = 0;
    const done = await inTransaction(system, async (ctx) => {
      tries += 1;
      await record(ctx, { command: "deed", object: ["edition", "e"] });
      if (tries < 5) throw clash();
      return "done";
    });
    expect([done, tries]).toEqual(["done", 5]);
    expect(await world.db.selectFrom("history").selectAll().execute()).toHaveLength(1);

    tries = 0;
    const failure = await failureOf(
      inTransaction(system, async () => {
        tries += 1;
        throw clash();
      }),
    );
    expect([failure.message, tries]).toEqual(["clash", 5]);
  });
});

describe("the embedded database", () => {
  let folder = "";
  let one: ReturnType<typeof openSqlite>;
  let other: ReturnType<typeof openSqlite>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "ecpa-locks-"));
    one = openSqlite(join(folder, "ecpa.sqlite"));
    other = openSqlite(join(folder, "ecpa.sqlite"));
    await migrate(one.db, "sqlite");
  });
  afterEach(async () => {
    await one.db.destroy();
    await other.db.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  it("survives a power cut: every commit reaches the disk", () => {
    const settings = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"].map((name) =>
      one.raw.pragma(name, { simple: true }),
    );
    expect(settings).toEqual(["wal", 2, 1, 250]);
  });

  it("fails as unavailable while another process writes, has waited a moment, and works afterwards", async () => {
    other.raw.exec("begin immediate");
    const started = Date.now();
    const failure = await failureOf(appointFirst(systemOn(one.db), ann));
    expect([failure, Date.now() - started >= 200]).toEqual([
      expect.objectContaining({ code: "SQLITE_BUSY" }),
      true,
    ]);
    expect(isUnavailable(failure)).toBe(true);
    expect(await holdersOf(systemOn(one.db), "secretariat")).toEqual([]);
    other.raw.exec("rollback");
    await appointFirst(systemOn(one.db), ann);
    expect(await holdersOf(systemOn(other.db), "secretariat")).toHaveLength(1);
  });

  it("fails as unavailable on a full disk with that error and no other, and half of nothing is written", async () => {
    await appointFirst(systemOn(one.db), ann);
    const full = Number(one.raw.pragma("page_count", { simple: true }));
    one.raw.pragma(`max_page_count = ${full}`);
    const before = await one.db.selectFrom("history").selectAll().execute();
    const long = "x".repeat(20_000);
    const failure = await failureOf(
      inTransaction(systemOn(one.db), async (ctx) => {
        await record(ctx, { command: "deed", object: ["edition", "e"] });
        await ctx.db.insertInto("installation").values({ name: "long", value: long }).execute();
      }),
    );
    expect(failure).toMatchObject({ code: "SQLITE_FULL" });
    expect(isUnavailable(failure)).toBe(true);
    expect(one.raw.inTransaction).toBe(false);
    expect(await one.db.selectFrom("history").selectAll().execute()).toEqual(before);
    one.raw.pragma(`max_page_count = ${full + 100}`);
    await inTransaction(systemOn(one.db), (ctx) =>
      ctx.db.insertInto("installation").values({ name: "long", value: long }).execute(),
    );
    expect(one.raw.pragma("integrity_check", { simple: true })).toBe("ok");
  });

  it("refuses writes through a reader's handle, as doctor has one", async () => {
    const reader = openSqlite(join(folder, "ecpa.sqlite"), { readonly: true });
    const failure = await failureOf(appointFirst(systemOn(reader.db), ann));
    expect(failure).toMatchObject({ code: "SQLITE_READONLY" });
    expect(await holdersOf(systemOn(reader.db), "secretariat")).toEqual([]);
    await reader.db.destroy();
  });
});

describe("a PostgreSQL server that goes away", () => {
  it("ends no process of ours: the next question fails as unavailable, and the one after it is asked anew", async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on("error", () => {});
      socket.on("data", (asked) => socket.write(answerTo(asked)));
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    const db = openPostgres(`postgres://award@127.0.0.1:${port}/award`);
    const question = () => sql`select 1`.execute(db);

    await question();
    expect(sockets).toHaveLength(1);
    // Idle in the pool now: what follows is an event that nobody waits for.
    sockets[0]!.resetAndDestroy();
    await new Promise((done) => sockets[0]!.once("close", done));
    await expect
      .poll(async () => failureOf(question()).then((error) => error.message))
      .toBe("nothing failed");
    expect(sockets.length).toBeGreaterThan(1);

    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
    await expect.poll(async () => isUnavailable(await failureOf(question()))).toBe(true);
    await db.destroy();
  });

  /** Speaks as much of the protocol as one connection and one question need. */
  function answerTo(asked: Buffer): Buffer {
    const message = (type: string, ...parts: Buffer[]) => {
      const body = Buffer.concat(parts);
      const length = Buffer.alloc(4);
      length.writeInt32BE(body.length + 4);
      return Buffer.concat([Buffer.from(type), length, body]);
    };
    const ready = message("Z", Buffer.from("I"));
    const isGreeting = asked.readInt32BE(0) === asked.length;
    if (isGreeting) return Buffer.concat([message("R", Buffer.alloc(4)), ready]);
    return Buffer.concat([
      message("1"),
      message("2"),
      message("n"),
      message("C", Buffer.from("SELECT 0\0")),
      ready,
    ]);
  }
});

describe("a stop", () => {
  it("lets a running request finish, takes no new one, and does not wait for idle connections", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ecpa-stop-"));
    let finish = () => {};
    let arrived = () => {};
    const isIn = new Promise<void>((done) => (arrived = done));
    const build = playedBuild({
      "/slow": {
        loader: async () => {
          arrived();
          await new Promise<void>((done) => (finish = done));
          return "finished";
        },
      },
      "/quick": { loader: () => "quick" },
    });
    const running = await startServer({
      settings: { ...readSettings({ DATA_DIR: folder }), port: 0 },
      wanted: "production",
      pages: async () => ({ build, assets: (_request, _response, next) => next() }),
      log: () => {},
    });
    // fetch keeps its connections alive, as browsers do.
    await (await fetch(`http://127.0.0.1:${running.port}/quick`)).text();
    const slow = fetch(`http://127.0.0.1:${running.port}/slow`).then((answer) => answer.text());
    await isIn;
    let stopped = false;
    const stop = running.stop().then(() => {
      stopped = true;
    });
    await expect(ask(running.port, "/quick")).rejects.toMatchObject({ code: "ECONNREFUSED" });
    expect(stopped).toBe(false);
    const started = Date.now();
    finish();
    expect(await slow).toContain("finished");
    await stop;
    expect(Date.now() - started).toBeLessThan(4500);
    rmSync(folder, { recursive: true, force: true });
  });
});
