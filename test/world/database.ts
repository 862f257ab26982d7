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
};

const engines: readonly Engine[] = process.env.ENGINES === "sqlite" ? ["sqlite"] : ["sqlite", "postgres"];
const beginning = "2026-03-02T09:00:00.000Z";

/** Describes tests that run on each engine, each from an empty database, with all invariants checked after each. */
export function describeOnBothEngines(name: string, tests: (world: World) => void): void {
  for (const engine of engines) {
    describe(`${name} (${engine})`, () => {
      let open: { db: Kysely<Tables>; empty(): Promise<void>; close(): Promise<void> } | undefined;
      let secret = seededSecret(1);
      const context = (actor: Actor): Context => ({
        db: world.db,
        actor,
        now: world.now,
        newId: idsFrom(secret),
        newSecret: secret,
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
      };
      beforeAll(async () => {
        open = engine === "sqlite" ? await freshSqlite() : await freshPostgres();
      });
      beforeEach(async () => {
        secret = seededSecret(1);
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

/** Opens an empty SQLite database in memory; emptying it makes a new one, which is quicker than deleting rows. */
async function freshSqlite() {
  const make = async () => {
    const { db } = openSqlite(":memory:");
    await migrate(db, "sqlite");
    return db;
  };
  const handle = {
    db: await make(),
    async empty() {
      await handle.db.destroy();
      handle.db = await make();
    },
    close: () => handle.db.destroy(),
  };
  return handle;
}

/** Opens an empty PostgreSQL: a database of its own on the server that TEST_DATABASE_URL names, or one in this process. */
async function freshPostgres() {
  const url = process.env.TEST_DATABASE_URL;
  const { db, close } = url ? await databaseOnServer(url) : await postgresHere();
  await migrate(db, "postgres");
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() and tablename not like 'kysely%'
  `.execute(db);
  // Many times quicker than truncating forty tables that are nearly empty; past foreign keys and triggers.
  const deletions = tables.rows.map((row) => `delete from "${row.name}";`).join(" ");
  await sql
    .raw(`
    create function empty_all() returns void language plpgsql as $$
    begin
      set local session_replication_role = replica;
      ${deletions}
    end $$
  `)
    .execute(db);
  return {
    db,
    async empty() {
      await sql`select empty_all()`.execute(db);
    },
    close,
  };
}

async function postgresHere() {
  const pglite = await freshPglite();
  const db = new Kysely<Tables>({ dialect: pgliteDialect(pglite) });
  return {
    db,
    async close() {
      await db.destroy();
      await pglite.close();
    },
  };
}

/** A database of its own: Kysely looks for its migration tables in every schema of one. */
async function databaseOnServer(url: string) {
  const name = `test_${process.pid}_${Date.now()}`;
  const server = openPostgres(url);
  await sql.raw(`create database ${name}`).execute(server);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const db = openPostgres(own.href);
  return {
    db,
    async close() {
      await db.destroy();
      await sql.raw(`drop database ${name}`).execute(server);
      await server.destroy();
    },
  };
}
