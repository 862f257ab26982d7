import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  clockOf,
  demonstrationStage,
  isDemonstration,
  markDemonstration,
  setClockOffset,
} from "../../app/database/installation";
import { openSqlite } from "../../app/database/sqlite";
import { castOfDemonstration, signInAsCast } from "../../app/domain/people/cast.server";
import { appointFirst } from "../../app/domain/people/people.server";
import { sessionOf } from "../../app/domain/people/sessions.server";
import { hour } from "../../app/domain/times";
import { installationKey } from "../../app/files/keys";
import { readSettings } from "../../app/http/environment";
import { startServer } from "../../app/http/server";
import { emptyBuild } from "../world/application";
import { describeOnBothEngines } from "../world/database";

const ann = {
  email: "ann@secretariat.example",
  nameLatin: "Ann Example",
  nameOwn: "",
  nameLanguage: "" as const,
};

describeOnBothEngines("a demonstration", (world) => {
  it("is a property of the database: an empty one is none, a marked one has its stage", async () => {
    expect([await isDemonstration(world.db), await demonstrationStage(world.db)]).toEqual([false, undefined]);
    await markDemonstration(world.db, "judging");
    expect([await isDemonstration(world.db), await demonstrationStage(world.db)]).toEqual([true, "judging"]);
  });

  it("is never made of a database that holds people", async () => {
    await appointFirst(await world.as(), ann);
    await expect(markDemonstration(world.db, "open")).rejects.toThrow(/holds people already/);
    expect(await isDemonstration(world.db)).toBe(false);
  });

  it("has a clock that runs on from its own day; a real installation has the real one", async () => {
    const real = Date.parse((await clockOf(world.db)).now());
    expect(Math.abs(real - Date.now())).toBeLessThan(hour);
    await setClockOffset(world.db, 24 * hour);
    await setClockOffset(world.db, -48 * hour);
    const shown = Date.parse((await clockOf(world.db)).now());
    expect(Math.abs(shown + 48 * hour - Date.now())).toBeLessThan(hour);
  });

  it("signs in with one click, and nothing else does", async () => {
    const person = await appointFirst(await world.as(), ann);
    await expect(signInAsCast(world.visitor(), person, "test")).rejects.toMatchObject({ name: "Unknown" });
    expect(await world.db.selectFrom("sessions").selectAll().execute()).toEqual([]);
    await world.db.insertInto("installation").values({ name: "demonstration", value: "open" }).execute();
    const token = await signInAsCast(world.visitor(), person, "test");
    expect(await sessionOf(world.visitor(), token)).toMatchObject({ person_id: person });
    await expect(signInAsCast(world.visitor(), "0".repeat(16), "test")).rejects.toMatchObject({
      name: "Unknown",
    });
    expect(await castOfDemonstration(world.visitor())).toEqual([
      { id: person, name: "Ann Example", roles: ["Secretariat"] },
    ]);
  });
});

describe("a start", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ecpa-start-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const start = (wanted: "production" | "demonstration" | "either") =>
    startServer({
      settings: { ...readSettings({ DATA_DIR: folder }), port: 0 },
      wanted,
      pages: async () => ({ build: emptyBuild(), assets: (_request, _response, next) => next() }),
      log: () => {},
    });

  /** Makes the database file, as far as one table, and tells later whether anything was changed. */
  function prepared(marked: boolean): () => unknown {
    const { raw } = openSqlite(join(folder, "ecpa.sqlite"));
    raw.exec("create table installation (name text primary key, value text not null) strict");
    if (marked) raw.exec("insert into installation values ('demonstration', 'open')");
    raw.close();
    return () => {
      const { raw } = openSqlite(join(folder, "ecpa.sqlite"), { readonly: true });
      const tables = raw.prepare("select name from sqlite_master where type = 'table'").pluck().all();
      raw.close();
      return tables;
    };
  }

  it("refuses a demonstration's database in production and leaves it as it was", async () => {
    const tables = prepared(true);
    await expect(start("production")).rejects.toThrow(
      "This database belongs to the demonstration. Start it with `npm run demo`, or set another DATA_DIR.",
    );
    expect(tables()).toEqual(["installation"]);
  });

  it("refuses a real database in the demonstration and leaves it as it was", async () => {
    const tables = prepared(false);
    await expect(start("demonstration")).rejects.toThrow(
      "This database is not a demonstration's. `demo` never touches a real one; choose another folder.",
    );
    expect(tables()).toEqual(["installation"]);
  });

  it("serves a new database in production, and a marked one in the demonstration with its stage", async () => {
    const real = await start("production");
    expect(await (await fetch(`http://127.0.0.1:${real.port}/health`)).json()).toEqual({ status: "ok" });
    await markDemonstration(real.installation.db, "decided");
    await real.stop();
    const demonstration = await start("demonstration");
    const health = await fetch(`http://127.0.0.1:${demonstration.port}/health`);
    expect(await health.json()).toEqual({ status: "ok", stage: "decided" });
    await demonstration.stop();
  });

  it("listens for the end once, and no longer once it has stopped", async () => {
    const before = process.listenerCount("SIGTERM");
    const server = await start("production");
    expect(process.listenerCount("SIGTERM")).toBe(before + 1);
    await Promise.all([server.stop(), server.stop()]);
    expect(process.listenerCount("SIGTERM")).toBe(before);
    await expect(fetch(`http://127.0.0.1:${server.port}/health`)).rejects.toThrow();
  });

  it("says in words that its port is taken, and leaves the database free", async () => {
    const first = await start("production");
    const second = startServer({
      settings: { ...readSettings({ DATA_DIR: join(folder, "other") }), port: first.port },
      wanted: "production",
      pages: async () => ({ build: emptyBuild(), assets: (_request, _response, next) => next() }),
      log: () => {},
    });
    await expect(second).rejects.toMatchObject({ code: "EADDRINUSE" });
    await first.stop();
  });

  it("makes its key once, for the owner's eyes only, and refuses half a key", () => {
    const keys = join(folder, "keys");
    const key = installationKey(keys);
    expect(key).toHaveLength(32);
    expect(installationKey(keys)).toEqual(key);
    const file = join(keys, "installation.key");
    expect([existsSync(file), statSync(file).mode & 0o777, statSync(keys).mode & 0o777]).toEqual([
      true,
      0o600,
      0o700,
    ]);
    expect(new Uint8Array(readFileSync(file))).toEqual(key);
    writeFileSync(file, key.slice(0, 10));
    expect(() => installationKey(keys)).toThrow(/is not whole: bring it back from its backup/);
  });
});
