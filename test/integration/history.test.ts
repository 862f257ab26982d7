import { type Kysely, sql } from "kysely";
import { expect, it } from "vitest";
import type { Tables } from "../../app/database/tables";
import { inTransaction } from "../../app/database/transaction";
import { brokenRow, historyHead, installationChain, record } from "../../app/domain/history/record.server";
import { findBreaches } from "../../app/domain/invariants.server";
import { appoint, appointFirst, endAppointment } from "../../app/domain/people/people.server";
import { refuse } from "../../app/domain/problems";
import { describeOnBothEngines } from "../world/database";

const ann = { email: "ann@secretariat.example", nameLatin: "Ann Example", nameOwn: "", nameLanguage: "" };
const maria = {
  email: "maria@ministry.example",
  nameLatin: "Maria Papadopoulou",
  nameOwn: "Μαρία Παπαδοπούλου",
  nameLanguage: "el",
};

describeOnBothEngines("the history", (world) => {
  /** Writes a short history through commands: an appointment, another one, and its end. */
  async function someHistory(): Promise<void> {
    const secretariat = await appointFirst(await world.as(), ann);
    await appoint(await world.as(secretariat), { ...maria, role: "representative", country: "GR" });
    const { id } = await world.db
      .selectFrom("appointments")
      .select("id")
      .where("country", "=", "GR")
      .executeTakeFirstOrThrow();
    await endAppointment(await world.as(secretariat), id);
  }

  /** Lets a test forge rows as somebody with the whole database could, and undoes it. */
  async function forging(forge: (db: Kysely<Tables>) => Promise<void>): Promise<void> {
    const undone = new Error("undone");
    await expect(
      world.db.transaction().execute(async (db) => {
        const triggers =
          world.engine === "sqlite"
            ? ["no_update", "no_delete"].map((name) => `drop trigger history_${name}`)
            : ["drop trigger history_no_change on history"];
        for (const drop of triggers) await sql.raw(drop).execute(db);
        await forge(db);
        throw undone;
      }),
    ).rejects.toBe(undone);
  }

  it("says who did what to what, from which state to which, and when", async () => {
    await someHistory();
    const rows = await world.db.selectFrom("history").selectAll().orderBy("position").execute();
    const ids = new Set((await world.db.selectFrom("people").select("id").execute()).map((one) => one.id));
    expect(
      rows.map((row) => [row.position, row.command, row.object_type, row.from_state, row.to_state]),
    ).toEqual([
      [1, "enterPerson", "person", null, null],
      [2, "appoint", "appointment", null, "appointed"],
      [3, "enterPerson", "person", null, null],
      [4, "appoint", "appointment", null, "appointed"],
      [5, "endAppointment", "appointment", "appointed", "ended"],
    ]);
    expect(rows.map((row) => row.actor_id === null || ids.has(row.actor_id))).not.toContain(false);
    expect(rows.map((row) => row.actor_id === null)).toEqual([true, true, false, false, false]);
    expect(new Set(rows.map((row) => row.at))).toEqual(new Set([world.now]));
  });

  it("cannot be changed or taken away, not by a whole statement and not by a single row", async () => {
    await someHistory();
    const before = await world.db.selectFrom("history").selectAll().orderBy("position").execute();
    const refused = /history is append-only/;
    await expect(world.db.updateTable("history").set({ command: "x" }).execute()).rejects.toThrow(refused);
    await expect(
      world.db.updateTable("history").set({ at: world.now }).where("position", "=", 2).execute(),
    ).rejects.toThrow(refused);
    await expect(world.db.deleteFrom("history").execute()).rejects.toThrow(refused);
    await expect(world.db.deleteFrom("history").where("position", "=", 5).execute()).rejects.toThrow(refused);
    await expect(
      world.db
        .insertInto("history")
        .values(before[1]!)
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ command: "x" }))
        .execute(),
    ).rejects.toThrow(refused);
    expect(await world.db.selectFrom("history").selectAll().orderBy("position").execute()).toEqual(before);
  });

  it("cannot be overwritten by a row that takes another's place, nor by a second one beside it", async () => {
    await someHistory();
    const before = await world.db.selectFrom("history").selectAll().orderBy("position").execute();
    const same = { ...before[1]!, command: "x" };
    for (const row of [same, { ...same, id: "0".repeat(16) }]) {
      const refused = /append-only|history_position_unique|history_pkey/;
      await expect(world.db.insertInto("history").values(row).execute()).rejects.toThrow(refused);
      // Only SQLite knows "insert or replace", which would take the old row away without a word.
      if (world.engine === "sqlite") {
        await expect(world.db.replaceInto("history").values(row).execute()).rejects.toThrow(refused);
      }
    }
    expect(await world.db.selectFrom("history").selectAll().orderBy("position").execute()).toEqual(before);
  });

  it("shows an altered row, whatever was altered in it", async () => {
    await someHistory();
    const third = await world.db
      .selectFrom("history")
      .selectAll()
      .where("position", "=", 3)
      .executeTakeFirstOrThrow();
    const alterations = [
      { command: "appoint" },
      { actor_id: null },
      { actor_id: third.object_id },
      { at: "2026-03-02T09:00:00.001Z" },
      { object_id: "0000000000000000" },
      { to_state: "x" },
      { previous_hash: "0".repeat(64) },
      { hash: "0".repeat(64) },
    ];
    for (const altered of alterations) {
      await forging(async (db) => {
        expect(await brokenRow(db, installationChain)).toBeUndefined();
        await db.updateTable("history").set(altered).where("id", "=", third.id).execute();
        expect([altered, (await brokenRow(db, installationChain))?.id]).toEqual([altered, third.id]);
      });
    }
  });

  it("shows that a row was taken out of the middle, and doctor says so", async () => {
    await someHistory();
    const fourth = await world.db
      .selectFrom("history")
      .select("id")
      .where("position", "=", 4)
      .executeTakeFirstOrThrow();
    await forging(async (db) => {
      expect(await findBreaches(db)).toEqual([]);
      await db.deleteFrom("history").where("position", "=", 3).execute();
      expect((await brokenRow(db, installationChain))?.id).toBe(fourth.id);
      expect(await findBreaches(db)).toEqual([
        { invariant: "every chain of the history holds", object: `${installationChain} at 4` },
      ]);
    });
  });

  it("shows by its head, which receipts print, that the newest row was taken away", async () => {
    const system = await world.as();
    await record(system, { editionId: "e1", command: "openCall", object: ["edition", "e1"], to: "open" });
    await record(system, {
      editionId: "e1",
      command: "closeCall",
      object: ["edition", "e1"],
      to: "checking",
    });
    const printed = await historyHead(system, "e1");
    await forging(async (db) => {
      await db.deleteFrom("history").where("position", "=", 2).execute();
      expect(await brokenRow(db, "e1")).toBeUndefined();
      expect(await historyHead({ ...system, db }, "e1")).not.toBe(printed);
    });
  });

  it("keeps one chain for each edition and one for the installation", async () => {
    const system = await world.as();
    for (const editionId of ["e1", "e2", "e1"]) {
      await record(system, { editionId, command: "openCall", object: ["edition", editionId] });
    }
    await record(system, { command: "signIn", object: ["person", "p"] });
    const rows = await world.db
      .selectFrom("history")
      .select(["chain", "position"])
      .orderBy("chain")
      .orderBy("position")
      .execute();
    expect(rows).toEqual([
      { chain: "e1", position: 1 },
      { chain: "e1", position: 2 },
      { chain: "e2", position: 1 },
      { chain: installationChain, position: 1 },
    ]);
    expect(await historyHead(system, "e3")).toBe("0".repeat(64));
  });

  it("loses a deed together with the change that was refused", async () => {
    const system = await world.as();
    await expect(
      inTransaction(system, async (ctx) => {
        await record(ctx, { command: "openCall", object: ["edition", "e1"] });
        refuse("no", "No.");
      }),
    ).rejects.toMatchObject({ problems: [{ code: "no" }] });
    expect(await world.db.selectFrom("history").selectAll().execute()).toEqual([]);
  });

  it("holds ids and states, and no name, address or text that the database holds elsewhere", async () => {
    await someHistory();
    const facts = [ann.email, ann.nameLatin, maria.email, maria.nameLatin, maria.nameOwn];
    const elsewhere = JSON.stringify([
      await world.db.selectFrom("people").selectAll().execute(),
      await world.db.selectFrom("letters").selectAll().execute(),
    ]);
    expect(facts.filter((fact) => !elsewhere.includes(fact))).toEqual([]);
    const rows = await world.db.selectFrom("history").selectAll().execute();
    expect(facts.filter((fact) => JSON.stringify(rows).includes(fact))).toEqual([]);
    for (const row of rows) {
      expect(row.object_id).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
      expect(`${row.command} ${row.object_type} ${row.from_state} ${row.to_state}`).toMatch(/^[\w: -]+$/);
    }
  });
});
