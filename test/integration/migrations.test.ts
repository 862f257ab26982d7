import { readdirSync, readFileSync } from "node:fs";
import { Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../../app/database/migrate";
import { openSqlite } from "../../app/database/sqlite";
import type { Tables } from "../../app/database/tables";
import { type Database, type Engine, run } from "../../migrations/engine";
import { migrations } from "../../migrations/index";
import { freshPglite } from "../world/fresh-pglite";
import { pgliteDialect } from "../world/pglite-dialect";

/** Makes two steps: one that works, and one that creates a table, changes another and then fails. */
const breaking = [
  {
    name: "9998-notes",
    up: (db: Database, engine: Engine) =>
      run(db, engine, ["create table notes (id text primary key, text text not null)"]),
  },
  {
    name: "9999-half-way",
    up: (db: Database, engine: Engine) =>
      run(db, engine, [
        "create table more_notes (id text primary key)",
        "alter table people add column nickname text",
        "create index people_nickname on people (nickname)",
        "insert into installation (name, value) values ('half-way', 'yes')",
        "insert into no_such_table (id) values ('x')",
      ]),
  },
];

const engines: readonly Engine[] = process.env.ENGINES === "sqlite" ? ["sqlite"] : ["sqlite", "postgres"];

for (const engine of engines) {
  describe(`migrations (${engine})`, () => {
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

    /** Gives everything the schema consists of, in the engine's own words. */
    async function schema(): Promise<string[]> {
      const query =
        engine === "sqlite"
          ? sql<{
              text: string;
            }>`select type || ' ' || name || ' ' || coalesce(sql, '') as text from sqlite_master`
          : sql<{ text: string }>`
              select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as text
                from information_schema.columns where table_schema = 'public'
              union all select indexdef from pg_indexes where schemaname = 'public'
              union all select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
              union all select tgname::text from pg_trigger`;
      return (await query.execute(db)).rows.map((row) => row.text).sort();
    }

    it("leave nothing behind when the very first ones fail", async () => {
      const before = await schema();
      await expect(migrate(db, engine, [migrations[0]!, ...breaking])).rejects.toThrow(/no_such_table/);
      const made = (await schema()).filter(
        (one) => !before.includes(one) && !one.includes("kysely_migration"),
      );
      expect(made).toEqual([]);
    });

    it("make the schema once, in order, and have nothing to do the second time", async () => {
      expect(await migrate(db, engine)).toEqual(migrations.map((step) => step.name));
      const first = await schema();
      expect(first.filter((one) => one.includes("history_position_unique")).length).toBeGreaterThan(0);
      expect(await migrate(db, engine)).toEqual([]);
      expect(await schema()).toEqual(first);
    });

    it("roll back all that was pending when one fails half way, and go on from there later", async () => {
      await db.insertInto("installation").values({ name: "kept", value: "1" }).execute();
      const before = await schema();
      await expect(migrate(db, engine, [...migrations, ...breaking])).rejects.toThrow(/no_such_table/);
      expect(await schema()).toEqual(before);
      expect(await db.selectFrom("installation").selectAll().execute()).toEqual([
        { name: "kept", value: "1" },
      ]);

      expect(await migrate(db, engine, [...migrations, breaking[0]!])).toEqual(["9998-notes"]);
      expect((await schema()).filter((one) => one.includes("notes")).length).toBeGreaterThan(0);
    });

    it("refuse a database that is newer than the program", async () => {
      await expect(migrate(db, engine, migrations)).rejects.toThrow(/9998-notes/);
    });

    it("make exactly the tables and columns that the code knows, of the same types", async () => {
      const made = await db.introspection.getTables();
      const columns = made
        .filter((table) => !/^kysely|^notes$/.test(table.name))
        .flatMap((table) =>
          table.columns.map((column) => {
            const type = /int/i.test(column.dataType) ? "number" : "string";
            return `${table.name}.${column.name}: ${type}${column.isNullable ? " | null" : ""}`;
          }),
        );
      expect(columns.sort()).toEqual(columnsInCode().sort());
    });
  });
}

/** Reads the columns of every table from the types that the queries are checked against. */
function columnsInCode(): string[] {
  const files = readdirSync("app/database/rows").map((file) => `app/database/rows/${file}`);
  const text = ["app/database/tables.ts", ...files].map((file) => readFileSync(file, "utf8")).join("\n");
  const body = (type: string) => new RegExp(`export type ${type} = \\{([^}]*)\\}`).exec(text)![1]!;
  const fields = (type: string) =>
    [...body(type).matchAll(/^ {2}(\w+): ([^;]+);$/gm)].map((field) => [field[1]!, field[2]!] as const);
  return fields("Tables").flatMap(([table, row]) =>
    fields(row).map(([column, type]) => `${table}.${column}: ${type}`),
  );
}
