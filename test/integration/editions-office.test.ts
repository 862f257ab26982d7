import { expect, it } from "vitest";
import { dueForEditions } from "../../app/domain/editions/due.server";
import { editionById } from "../../app/domain/editions/editions.server";
import { editionOfPresidency, presidenciesOf } from "../../app/domain/editions/presidency.server";
import { editionOfSecretariat, yearsUnderWay } from "../../app/domain/editions/secretariat.server";
import { standingOf } from "../../app/domain/editions/standing.server";
import { chainPage } from "../../app/domain/history/history.server";
import { installationChain } from "../../app/domain/history/record.server";
import { findBreaches } from "../../app/domain/invariants.server";
import { editionOfJury } from "../../app/domain/jury/edition-of-jury.server";
import { appoint, endAppointment, standingAppointments } from "../../app/domain/people/people.server";
import { describeOnBothEngines, type World } from "../world/database";
import {
  asCast,
  closeDemoCall,
  composeDemoJury,
  createDemoEdition,
  enterPeople,
  openDemoCall,
} from "../world/editions-steps";

const unknown = { name: "Unknown" };
const afterDeadline = "2026-09-30T22:00:00.000Z";

async function due(world: World, key: string): Promise<[string, string | undefined][]> {
  const all = await dueForEditions(await asCast(world, key));
  // Most states have nobody in this small world; that is told by a test of its own.
  return all.filter((one) => !one.key.startsWith("representatives-")).map((one) => [one.title, one.day]);
}

describeOnBothEngines("what awaits presidency and secretariat", (world) => {
  it("follows the edition from step to step", async () => {
    await enterPeople(world, ["IE"]);
    expect(await due(world, "presidency-1")).toEqual([["Prepare the edition of your presidency", undefined]]);
    expect(await due(world, "secretariat-1")).toEqual([]);

    const id = await createDemoEdition(world);
    expect(await due(world, "presidency-2")).toEqual([
      ["Ask the secretariat to open the call 2026 (demonstration)", "2026-07-01"],
      ["Complete the jury 2026 (demonstration)", "2026-10-14"],
    ]);
    await composeDemoJury(world, id);
    await openDemoCall(world, id);
    expect(await due(world, "presidency-1")).toEqual([]);
    expect(await due(world, "secretariat-1")).toEqual([]);
    world.now = afterDeadline;
    expect(await due(world, "secretariat-1")).toEqual([
      ["Close the call: 2026 (demonstration)", "2026-09-30"],
    ]);
    await closeDemoCall(world, id);
    expect(await due(world, "secretariat-2")).toEqual([
      ["Close admission: 2026 (demonstration)", "2026-10-14"],
    ]);
    expect(await due(world, "rep-ie")).toEqual([]);
  });

  it("tells the secretariat while a state has no representative", async () => {
    await enterPeople(world);
    await createDemoEdition(world);
    const secretariat = await asCast(world, "secretariat-1");
    const maltese = (await standingAppointments(secretariat)).find(
      (one) => one.country === "MT" && one.role === "representative",
    );
    await endAppointment(secretariat, maltese!.id);
    expect((await dueForEditions(await asCast(world, "secretariat-1"))).map((one) => one.why)).toEqual([
      "Malta has no national representative.",
    ]);
  });

  it("says where the edition stands and what blocks the next step", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    await openDemoCall(world, id);
    const secretariat = await asCast(world, "secretariat-1");
    const standing = await standingOf(secretariat, await editionById(secretariat, id));
    expect(standing).toMatchObject({
      words: "The call is open until 30 September 2026, 23:59 (Brussels).",
      next: {
        step: "closeCall",
        by: "secretariat",
        blocks: ["The deadline has not passed yet: 30 September 2026, 23:59 (Brussels)."],
      },
      done: [
        { title: "The edition was created", at: world.now },
        { title: "The presidency asked for the call", at: world.now },
        { title: "The call was opened", at: world.now },
      ],
    });
  });
});

describeOnBothEngines("the pages of presidency and secretariat", (world) => {
  it("are unknown to everybody whose pages they are not", async () => {
    const ids = await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    await composeDemoJury(world, id);
    const other = await appoint(await asCast(world, "secretariat-1"), {
      email: "next@presidency-lt.example",
      nameLatin: "Next Presidency",
      nameOwn: "",
      nameLanguage: "",
      role: "presidency",
      country: "LT",
    });
    await openDemoCall(world, id);
    const opens = async (personId: string, page: (ctx: Awaited<ReturnType<World["as"]>>) => unknown) => {
      const ctx = await world.as(personId);
      try {
        await page(ctx);
        return true;
      } catch (error) {
        expect(error).toMatchObject(unknown);
        return false;
      }
    };
    const pages = {
      presidency: (ctx: Awaited<ReturnType<World["as"]>>) => editionOfPresidency(ctx, "2026"),
      home: (ctx: Awaited<ReturnType<World["as"]>>) => presidenciesOf(ctx),
      secretariat: (ctx: Awaited<ReturnType<World["as"]>>) => editionOfSecretariat(ctx, "2026"),
      jury: (ctx: Awaited<ReturnType<World["as"]>>) => editionOfJury(ctx, "2026"),
      history: (ctx: Awaited<ReturnType<World["as"]>>) => chainPage(ctx, id),
      people: (ctx: Awaited<ReturnType<World["as"]>>) => standingAppointments(ctx),
    };
    const table: Record<string, string[]> = {};
    for (const [name, personId] of [
      ["presidency", ids["presidency-1"]!],
      ["other presidency", other],
      ["secretariat", ids["secretariat-2"]!],
      ["representative in the chair", ids["rep-ie"]!],
      ["substitute", ids["sub-ie"]!],
    ] as const) {
      table[name] = [];
      for (const [page, open] of Object.entries(pages)) {
        if (await opens(personId, open)) table[name].push(page);
      }
    }
    expect(table).toEqual({
      presidency: ["presidency", "home", "jury"],
      "other presidency": ["home"],
      secretariat: ["secretariat", "jury", "history", "people"],
      "representative in the chair": [],
      substitute: [],
    });
    for (const year of ["2025", "26", "2026x", undefined]) {
      await expect(editionOfSecretariat(await asCast(world, "secretariat-1"), year)).rejects.toMatchObject(
        unknown,
      );
    }
    expect(await yearsUnderWay(await asCast(world, "secretariat-1"))).toEqual([2026]);
    expect(await yearsUnderWay(await asCast(world, "presidency-1"))).toEqual([]);
  });

  it("show the chain of an edition newest first, in pages, with its head", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    await openDemoCall(world, id);
    const ctx = await asCast(world, "secretariat-1");
    const first = await chainPage(ctx, id, { most: 3 });
    expect(first.lines.map((line) => [line.position, line.command, line.by])).toEqual([
      [4, "openCall", "Annelore Terbruggen"],
      [3, "requestCall", "Muireann Ó Catháin-Byrne"],
      [2, "chooseForm", "Muireann Ó Catháin-Byrne"],
    ]);
    expect([first.length, first.head, first.earlier, first.brokenAt]).toEqual([
      4,
      first.lines[0]!.hash,
      2,
      undefined,
    ]);
    const second = await chainPage(ctx, id, { most: 3, before: 2 });
    expect(second.lines.map((line) => line.command)).toEqual(["createEdition"]);
    expect(second.earlier).toBeUndefined();
    const installation = await chainPage(ctx, undefined);
    expect(installation.lines.at(-1)?.by).toBeNull();
  });
});

describeOnBothEngines("the invariants of editions", (world) => {
  it("notice wrong weights, an unpublished form, and a line of history that does not follow", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    await openDemoCall(world, id);
    const breaches = async () =>
      (await findBreaches(world.db)).map((breach) => `${breach.invariant}: ${breach.object}`);
    expect(await breaches()).toEqual([]);
    await world.db.updateTable("criteria").set({ weight: 19 }).where("key", "=", "focus").execute();
    await world.db.updateTable("forms").set({ published_at: null }).execute();
    expect(await breaches()).toEqual([
      `the weights of a published edition make 100: ${id}`,
      `a published edition has a published form: ${id}`,
    ]);
    await world.db.updateTable("criteria").set({ weight: 20 }).where("key", "=", "focus").execute();
    await world.db.updateTable("forms").set({ published_at: world.now }).execute();

    const rollBack = new Error("roll back");
    const planted = world.db.transaction().execute(async (db) => {
      const last = await db
        .selectFrom("history")
        .selectAll()
        .where("chain", "=", installationChain)
        .orderBy("position", "desc")
        .limit(1)
        .executeTakeFirstOrThrow();
      const row = { ...last, id: "0000000000000000", position: last.position + 1, command: "somethingElse" };
      await db.insertInto("history").values(row).execute();
      expect((await findBreaches(db)).map((breach) => breach.object)).toEqual([
        `installation at ${row.position}`,
      ]);
      throw rollBack;
    });
    await expect(planted).rejects.toBe(rollBack);
  });
});
