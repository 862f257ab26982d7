import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../../app/database/migrate";
import { openSqlite } from "../../app/database/sqlite";
import type { Tables } from "../../app/database/tables";
import { findBreaches } from "../../app/domain/invariants.server";
import type { Engine } from "../../migrations/engine";
import { migrations } from "../../migrations/index";
import { freshPglite } from "../world/fresh-pglite";
import { pgliteDialect } from "../world/pglite-dialect";

type Rows = Record<string, Record<string, string | number | null>[]>;

/** The demonstration after the announcement, as it was when the schema was at the step that names the file. */
const landed = { step: "0007-programme-and-certificates", file: "test/world/landings/0007.json.br" };

const engines: readonly Engine[] = process.env.ENGINES === "sqlite" ? ["sqlite"] : ["sqlite", "postgres"];

for (const engine of engines) {
  describe(`a database of an earlier landing (${engine})`, () => {
    const rows = JSON.parse(brotliDecompressSync(readFileSync(landed.file)).toString()) as Rows;
    let db: Kysely<Tables>;
    let close = async () => {};

    beforeAll(async () => {
      if (engine === "sqlite") {
        db = openSqlite(":memory:").db;
        close = () => db.destroy();
      } else {
        const pglite = await freshPglite();
        db = new Kysely<Tables>({ dialect: pgliteDialect(pglite) });
        close = async () => {
          await db.destroy();
          await pglite.close();
        };
      }
    });
    afterAll(() => close());

    it("comes to today's schema with every row as it was and every invariant held", async () => {
      const until = migrations.findIndex((step) => step.name === landed.step) + 1;
      await migrate(db, engine, migrations.slice(0, until));
      await fill(db, engine, rows);
      const before = await read(db, rows);
      expect(before.entries!.length).toBeGreaterThan(15);
      expect(before.certificates!.length).toBeGreaterThan(20);

      expect(await migrate(db, engine)).toEqual(migrations.slice(until).map((step) => step.name));

      expect(await read(db, rows)).toEqual(before);
      expect(await findBreaches(db)).toEqual([]);
    });

    it("still refuses what it refused before", async () => {
      const entry = await db.selectFrom("entries").selectAll().limit(1).executeTakeFirstOrThrow();
      await expect(
        db
          .insertInto("entries")
          .values({ ...entry, id: "new", kind: "spare" })
          .execute(),
      ).rejects.toThrow(/entries_kind/);
      await expect(db.deleteFrom("entries").where("id", "=", entry.id).execute()).rejects.toThrow(
        /foreign key/i,
      );
      await expect(db.updateTable("history").set({ command: "x" }).execute()).rejects.toThrow();
    });
  });
}

/** Puts the rows in as they were read, whatever refers to what. */
async function fill(db: Kysely<Tables>, engine: Engine, rows: Rows): Promise<void> {
  await sql
    .raw(engine === "sqlite" ? "pragma foreign_keys = off" : "set session_replication_role = replica")
    .execute(db);
  for (const [table, all] of Object.entries(rows)) {
    for (const row of all) {
      await db
        .insertInto(table as keyof Tables)
        .values(row as never)
        .execute();
    }
  }
  await sql
    .raw(engine === "sqlite" ? "pragma foreign_keys = on" : "set session_replication_role = origin")
    .execute(db);
}

/** Reads the columns that the rows had at the landing, in one order on both engines. */
async function read(db: Kysely<Tables>, rows: Rows): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const [table, landedRows] of Object.entries(rows)) {
    if (landedRows.length === 0) continue;
    const columns = Object.keys(landedRows[0]!);
    const found = (await db
      .selectFrom(table as keyof Tables)
      .select(columns as never)
      .execute()) as Record<string, unknown>[];
    all[table] = found.map((row) => JSON.stringify(columns.map((column) => row[column]))).sort();
  }
  return all;
}
