import { Kysely, sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from "vitest";
import type { Context } from "../../app/database/context";
import { idsFrom } from "../../app/database/context";
import { migrate } from "../../app/database/migrate";
import { openPostgres } from "../../app/database/postgres";
import { openSqlite } from "../../app/database/sqlite";
import type { Tables } from "../../app/database/tables";
import { findBreaches } from "../../app/domain/invariants.server";
import type { Actor } from "../../app/domain/people/actor";
import { actorOf } from "../../app/domain/people/people.server";
import type { Engine } from "../../migrations/engine";
import { freshPglite } from "./fresh-pglite";
import { pgliteDialect } from "./pglite-dialect";
import { seededSecret } from "./seed";

/** What a test on a real database is given: an empty, migrated one before each test, and a clock it sets. */
export type World = {
  readonly engine: Engine;
  readonly db: Kysely<Tables>;
  /** The clock: set it to move on. */
  now: string;
  /** The context of somebody at the world's clock; a person by id, the platform itself without. */
  as(personId?: string): Promise<Context>;
  visitor(): Context;
  /**
   * Makes what many tests of a file begin with; from the second time on it comes back from a copy, ids, clock and all.
   * Only at the very beginning of a test; later it is simply made.
   */
  again<T>(name: string, make: () => Promise<T>): Promise<T>;
};

/** A world as it was after it had been made, and what making it gave. */
type Kept = { restore(): Promise<void>; now: string; bytesDrawn: number; given: unknown };

/** Both, or the one that ENGINES names. */
const engines = (["sqlite", "postgres"] as const).filter(
  (engine) => (process.env.ENGINES ?? engine) === engine,
);
const beginning = "2026-03-02T09:00:00.000Z";

/** Describes tests that run on each engine, each from an empty database, with all invariants checked after each. */
export function describeOnBothEngines(name: string, tests: (world: World) => void): void {
  for (const engine of engines) {
    describe(`${name} (${engine})`, () => {
      let open: Opened | undefined;
      let secret = countedSecret();
      const kept = new Map<string, Kept>();
      const context = (actor: Actor): Context => ({
        db: world.db,
        actor,
        now: world.now,
        newId: idsFrom(secret.draw),
        newSecret: secret.draw,
      });
      const world: World = {
        engine,
        get db() {
          return open!.db;
        },
        now: beginning,
        async as(personId) {
          return context(personId ? await actorOf({ db: open!.db }, personId) : { kind: "system" });
        },
        visitor: () => context({ kind: "visitor" }),
        async again<T>(name: string, make: () => Promise<T>): Promise<T> {
          if (secret.bytesDrawn() > 0) return make();
          const key = `${world.now} ${name}`;
          const before = kept.get(key);
          if (before) {
            await before.restore();
            world.now = before.now;
            secret.draw(before.bytesDrawn);
            return structuredClone(before.given) as T;
          }
          const given = await make();
          kept.set(key, {
            restore: await open!.keep(),
            now: world.now,
            bytesDrawn: secret.bytesDrawn(),
            given: structuredClone(given),
          });
          return given;
        },
      };
      beforeAll(async () => {
        open = engine === "sqlite" ? await freshSqlite() : await freshPostgres();
      });
      beforeEach(async () => {
        secret = countedSecret();
        world.now = beginning;
        await open!.empty();
      });
      afterEach(async () => {
        expect(await findBreaches(open!.db)).toEqual([]);
      });
      afterAll(async () => open?.close());
      tests(world);
    });
  }
}

/** An open database: `empty` takes every row, `keep` copies them all and gives the way back from empty. */
type Opened = {
  readonly db: Kysely<Tables>;
  empty(): Promise<void>;
  keep(): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

/** The seeded bytes of every test, and how many of them have been drawn. */
function countedSecret() {
  const secret = seededSecret(1);
  let drawn = 0;
  return {
    draw(bytes: number): Uint8Array {
      drawn += bytes;
      return secret(bytes);
    },
    bytesDrawn: () => drawn,
  };
}

/** Opens an empty SQLite database in memory; emptying it opens a copy of the migrated one, as does coming back to a kept one. */
async function freshSqlite(): Promise<Opened> {
  migratedSqlite ??= migrateSqlite();
  const migrated = await migratedSqlite;
  let open = openSqlite(migrated);
  const reopen = async (bytes: Buffer) => {
    await open.db.destroy();
    open = openSqlite(bytes);
  };
  return {
    get db() {
      return open.db;
    },
    empty: () => reopen(migrated),
    async keep() {
      const bytes = open.raw.serialize();
      return () => reopen(bytes);
    },
    close: () => open.db.destroy(),
  };
}

/** The migrated, empty database, made once for all files that a process tests. */
let migratedSqlite: Promise<Buffer> | undefined;

async function migrateSqlite(): Promise<Buffer> {
  const { db, raw } = openSqlite(":memory:");
  await migrate(db, "sqlite");
  const bytes = raw.serialize();
  await db.destroy();
  return bytes;
}

/** Opens the PostgreSQL of this process empty; closing it leaves it empty to the next file. */
async function freshPostgres(): Promise<Opened> {
  postgresOfProcess ??= startPostgres();
  const { db, tables, emptyAll } = await postgresOfProcess;
  await emptyAll();
  let handle = db;
  let copies = 0;
  return {
    get db() {
      return handle;
    },
    async empty() {
      await emptyAll();
      // A database of its own to whoever remembers something of one, as every test has with SQLite.
      handle = db.withoutPlugins();
    },
    async keep() {
      copies += 1;
      const schema = `kept_${copies}`;
      await sql.raw(`create schema ${schema}`).execute(db);
      const rows = tables.map((name) => `select '${name}' as name where exists (select from "${name}")`);
      const filled = await sql.raw<{ name: string }>(rows.join(" union all ")).execute(db);
      const names = filled.rows.map((row) => row.name);
      for (const name of names) {
        await sql.raw(`create table ${schema}."${name}" as table public."${name}"`).execute(db);
      }
      return pastConstraints(
        db,
        `${schema}.restore`,
        names.map((name) => `insert into public."${name}" select * from ${schema}."${name}"`),
      );
    },
    async close() {
      await emptyAll();
      for (; copies > 0; copies -= 1) await sql.raw(`drop schema kept_${copies} cascade`).execute(db);
      // Deleted rows would be read past by every test of the files to come.
      await sql.raw("vacuum").execute(db);
    },
  };
}

type Postgres = { db: Kysely<Tables>; tables: readonly string[]; emptyAll(): Promise<void> };

/** Migrated once for all files that a process tests; it ends with the process. */
let postgresOfProcess: Promise<Postgres> | undefined;

/** Opens a database of its own on the server that TEST_DATABASE_URL names, or one in this process. */
async function startPostgres(): Promise<Postgres> {
  const url = process.env.TEST_DATABASE_URL;
  const db = url
    ? await databaseOnServer(url)
    : new Kysely<Tables>({ dialect: pgliteDialect(await freshPglite()) });
  await migrate(db, "postgres");
  const found = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() and tablename not like 'kysely%'
  `.execute(db);
  const tables = found.rows.map((row) => row.name);
  const emptyAll = await pastConstraints(
    db,
    "empty_all",
    tables.map((name) => `delete from "${name}"`),
  );
  return { db, tables, emptyAll };
}

/**
 * Makes a function of the statements, which runs them past foreign keys and triggers: many times quicker than
 * truncating forty tables that are nearly empty.
 */
async function pastConstraints(db: Kysely<Tables>, name: string, statements: readonly string[]) {
  await sql
    .raw(`
    create function ${name}() returns void language plpgsql as $$
    begin
      set local session_replication_role = replica;
      ${statements.map((statement) => `${statement};`).join(" ")}
    end $$
  `)
    .execute(db);
  return async () => {
    await sql.raw(`select ${name}()`).execute(db);
  };
}

/** A database for each worker, begun anew: Kysely looks for its migration tables in every schema of one. */
async function databaseOnServer(url: string): Promise<Kysely<Tables>> {
  const name = `ecpa_test_${process.env.VITEST_POOL_ID}`;
  const server = openPostgres(url);
  await sql.raw(`drop database if exists ${name} with (force)`).execute(server);
  await sql.raw(`create database ${name}`).execute(server);
  await server.destroy();
  const own = new URL(url);
  own.pathname = `/${name}`;
  return openPostgres(own.href);
}
