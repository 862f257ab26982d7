import { sql } from "kysely";
import { expect, it } from "vitest";
import { migrate } from "../../app/database/migrate";
import { changeChecks, type Database, type Engine, run } from "../../migrations/engine";
import { migrations } from "../../migrations/index";
import { describeOnBothEngines } from "../world/database";
import { lawful, type Row, type TableName } from "./migrations-rows";

describeOnBothEngines("a check in other words", (world) => {
  async function insert(table: TableName, change: Row = {}): Promise<string> {
    const row = lawful.find(([one]) => one === table)![1];
    try {
      await world.db
        .insertInto(table)
        .values({ ...row, ...change } as never)
        .execute();
      return "taken";
    } catch (error) {
      return (error as Error).message;
    }
  }

  function step(up: (db: Database, engine: Engine) => Promise<void>) {
    return migrate(world.db, world.engine, [...migrations, { name: "9999-other-words", up }]);
  }

  async function fill(): Promise<void> {
    for (const [table, row] of lawful) {
      if (!["people", "editions", "entries", "entry_people"].includes(table)) continue;
      await world.db
        .insertInto(table)
        .values(row as never)
        .execute();
    }
  }

  /** Takes everything back that a step has made, so that the next test finds the schema as it was. */
  async function undo(): Promise<void> {
    await sql`delete from kysely_migration where name = '9999-other-words'`.execute(world.db);
  }

  it("lets in what it allows now, and keeps rows, references, indexes and the other checks", async () => {
    await fill();
    const before = await world.db.selectFrom("entries").selectAll().orderBy("id").execute();
    expect(await insert("entries", { id: "x1", country: "MT", kind: "spare" })).toContain("entries_kind");

    await step((db, engine) =>
      changeChecks(db, engine, "entries", { entries_kind: "kind in ('competing', 'additional', 'spare')" }),
    );

    expect(await world.db.selectFrom("entries").selectAll().orderBy("id").execute()).toEqual(before);
    expect(await insert("entries", { id: "x1", country: "MT", kind: "spare" })).toBe("taken");
    expect(await insert("entries", { id: "x2", country: "MT", kind: "other" })).toContain("entries_kind");
    expect(await insert("entries", { id: "x3", country: "MT", state: "lost" })).toContain("entries_state");
    expect(await insert("entries", { id: "x4", edition_id: "none", country: "MT" })).toMatch(/foreign key/i);
    expect(await insert("entries", { id: "x5" })).toMatch(/unique/i);
    await expect(world.db.deleteFrom("entries").where("id", "=", "n1").execute()).rejects.toThrow(
      /foreign key/i,
    );

    await world.db.deleteFrom("entries").where("id", "=", "x1").execute();
    await undo();
    await step((db, engine) =>
      changeChecks(db, engine, "entries", { entries_kind: "kind in ('competing', 'additional')" }),
    );
    expect(await insert("entries", { id: "x1", country: "MT", kind: "spare" })).toContain("entries_kind");
    await undo();
  });

  it("is refused where a row does not fit, where there is no such check, and where a reference would be lost", async () => {
    await fill();
    const narrower = (db: Database, engine: Engine) =>
      changeChecks(db, engine, "entries", { entries_kind: "kind in ('spare')" });
    await expect(step(narrower)).rejects.toThrow(/entries_kind/);
    await expect(
      step((db, engine) => changeChecks(db, engine, "entries", { entries_mood: "1 = 1" })),
    ).rejects.toThrow(/entries_mood/);
    await expect(
      step((db, engine) => run(db, engine, ["update entry_people set entry_id = 'gone'"])),
    ).rejects.toThrow(/foreign key|refers to nothing/);
    expect(await insert("entries", { id: "x6", country: "MT", kind: "additional" })).toBe("taken");
  });
});
