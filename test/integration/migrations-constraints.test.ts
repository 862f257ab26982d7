import { type Kysely, sql } from "kysely";
import { expect, it } from "vitest";
import type { Tables } from "../../app/database/tables";
import { describeOnBothEngines } from "../world/database";
import { lawful, type Row, type TableName, unlawful } from "./migrations-rows";

const undone = new Error("undone");

describeOnBothEngines("the constraints of the schema", (world) => {
  /** Runs on the lawful rows and takes everything back. */
  async function onLawfulRows(run: (db: Kysely<Tables>) => Promise<void>): Promise<void> {
    await expect(
      world.db.transaction().execute(async (db) => {
        for (const [table, row] of lawful) await insert(db, table, row);
        await run(db);
        throw undone;
      }),
    ).rejects.toBe(undone);
  }

  function insert(db: Kysely<Tables>, table: TableName, row: Row) {
    return db
      .insertInto(table)
      .values(row as never)
      .execute();
  }

  /** Gives the message with which the database refuses a row; nothing when it takes it. */
  async function refusal(db: Kysely<Tables>, table: TableName, row: Row): Promise<string> {
    await sql.raw("savepoint before").execute(db);
    try {
      await insert(db, table, row);
      return "";
    } catch (error) {
      return (error as Error).message;
    } finally {
      await sql.raw("rollback to savepoint before").execute(db);
    }
  }

  it("each refuse the case they are there for, by name", async () => {
    await onLawfulRows(async (db) => {
      const wrong: string[] = [];
      for (const [name, [table, change]] of Object.entries(unlawful)) {
        const base = lawful.find(([one]) => one === table)![1];
        const message = await refusal(db, table, { ...base, ...change });
        if (!says(message, name, table)) wrong.push(`${name}: ${message || "was taken"}`);
      }
      expect(wrong).toEqual([]);
    });
  });

  /** PostgreSQL names every constraint; SQLite a check and an index over expressions, of others the columns. */
  function says(message: string, name: string, table: string): boolean {
    if (message.includes(name)) return true;
    // The trigger comes before the constraint on the only table that has one.
    if (table === "history") return message.includes("history is append-only");
    return world.engine === "sqlite" && message.startsWith(`UNIQUE constraint failed: ${table}.`);
  }

  it("are all tried here", async () => {
    const query =
      world.engine === "sqlite"
        ? sql<{ text: string }>`select sql as text from sqlite_master where sql is not null`
        : sql<{ text: string }>`
            select 'constraint ' || conname as text from pg_constraint
              where contype in ('c', 'u') and connamespace = 'public'::regnamespace
            union all select indexdef as text from pg_indexes where schemaname = 'public'`;
    const texts = (await query.execute(world.db)).rows.map((row) => row.text).join("\n");
    const names = [...texts.matchAll(/constraint (\w+)|unique index (\w+)/gi)].map(
      (one) => one[1] ?? one[2]!,
    );
    const ours = new Set(names.filter((name) => !/_pkey$|^kysely|^sqlite_/.test(name)));
    expect([...ours].sort()).toEqual(Object.keys(unlawful).sort());
  });

  it("keep every reference to something that exists", async () => {
    await onLawfulRows(async (db) => {
      const cases: [TableName, Row][] = [
        ["appointments", { id: "new", role: "substitute", person_id: "nobody" }],
        ["entries", { id: "new", country: "MT", edition_id: "none" }],
        ["score_sheets", { id: "new", assignment_id: "none" }],
        ["letters", { id: "new", to_person_id: "nobody" }],
      ];
      for (const [table, change] of cases) {
        const base = lawful.find(([one]) => one === table)![1];
        expect(await refusal(db, table, { ...base, ...change })).toMatch(/foreign key constraint/i);
      }
    });
  });

  it("let a state enter again once its competing entry is withdrawn or refused", async () => {
    await onLawfulRows(async (db) => {
      const base = lawful.find(([one]) => one === "entries")![1];
      expect(await refusal(db, "entries", { ...base, id: "new" })).not.toBe("");
      for (const state of ["withdrawn", "refused"]) {
        await db.updateTable("entries").set({ state }).where("id", "=", "n1").execute();
        expect(await refusal(db, "entries", { ...base, id: "new" })).toBe("");
      }
      expect(await refusal(db, "entries", { ...base, id: "new", kind: "additional" })).toBe("");
    });
  });

  it("take no text where a number belongs", async () => {
    await onLawfulRows(async (db) => {
      const base = lawful.find(([one]) => one === "editions")![1];
      expect(await refusal(db, "editions", { ...base, id: "new", year: "next" })).toMatch(
        /cannot store TEXT value in INTEGER column|invalid input syntax for type integer/,
      );
    });
  });
});
