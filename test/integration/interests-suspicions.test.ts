import { sql } from "kysely";
import { expect, it } from "vitest";
import type { Tables } from "../../app/database/tables";
import { ownAffiliations, stateAffiliations } from "../../app/domain/judging/affiliations.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { printRegister, registerOf } from "../../app/domain/judging/register.server";
import { decideSuspicion, suspicionsPage } from "../../app/domain/judging/suspicions.server";
import { workspaceOf } from "../../app/domain/judging/workspace.server";
import { Unknown } from "../../app/domain/problems";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast } from "../world/editions-steps";
import { personOnlyWorld, threeEntries } from "../world/interests-steps";
import { declareAll, projectsNamed, worldInJudging } from "../world/judging-steps";

describeOnBothEngines("suspected interests", (world) => {
  /** Cyprus's juror states the organisation that entered the named project. */
  async function suspected(entries: Record<string, string>, editionId: string, who = "juror-cy") {
    const entry = await world.db
      .selectFrom("entries")
      .select("organisation")
      .where("id", "=", entries["si-on-the-bus"]!)
      .executeTakeFirstOrThrow();
    await stateAffiliations(await asCast(world, who), editionId, `${entry.organisation}\nAnother Body`);
  }

  async function open(who: string, editionId: string) {
    return (await suspicionsPage(await asCast(world, who), editionId)).open;
  }

  it("are none in a jury that nothing connects with the entries", async () => {
    const { editionId } = await worldInJudging(world, threeEntries);
    expect(await open("secretariat-1", editionId)).toEqual([]);
  });

  it("are found by what people state, shown to chair, vice-chair and secretariat, and to nobody else", async () => {
    const { editionId, entries } = await worldInJudging(world, threeEntries);
    await suspected(entries, editionId);
    for (const who of ["rep-ie", "juror-cy", "secretariat-1"]) {
      expect((await open(who, editionId)).map((one) => [one.delegation, one.ground, one.country])).toEqual([
        ["Cyprus", "organisation", "SI"],
      ]);
    }
    for (const who of ["juror-gr", "rep-si", "presidency-1"]) {
      await expect(open(who, editionId)).rejects.toBeInstanceOf(Unknown);
    }
    const cyprus = await asCast(world, "juror-cy");
    expect(await ownAffiliations(cyprus, editionId)).toContain("Another Body");
    await expect(stateAffiliations(cyprus, editionId, "x".repeat(201))).rejects.toMatchObject({
      problems: [{ field: "organisations", code: "too-long" }],
    });
    const many = Array.from({ length: 21 }, (_, index) => `Body ${index}`).join("\n");
    await expect(stateAffiliations(cyprus, editionId, many)).rejects.toMatchObject({
      problems: [{ field: "organisations", code: "too-many" }],
    });
    await stateAffiliations(cyprus, editionId, "");
    expect(await open("rep-ie", editionId)).toEqual([]);
  });

  it("are found by address and by name in an answer of the entry", async () => {
    const [bus] = projectsNamed("si-on-the-bus");
    const answers = { ...bus!.answers };
    const question = Object.keys(answers).find((id) => id === "in-short") ?? Object.keys(answers)[0]!;
    answers[question] = "Evaluated by Theognosia Kyprianidou-Lazari; write to bus@police-cy.example.";
    const { editionId } = await worldInJudging(world, [{ ...bus!, answers }]);
    const found = (await open("secretariat-1", editionId)).map((one) => [one.person, one.ground]);
    expect(found).toEqual([
      ["Theognosia Kyprianidou-Lazari", "e-mail"],
      ["Theognosia Kyprianidou-Lazari", "named"],
    ]);
  });

  it("are found in what the same state entered in an earlier edition, whoever entered it", async () => {
    const { editionId, entries } = await worldInJudging(world, threeEntries);
    const ctx = await asCast(world, "secretariat-1");
    const undone = new Error("undone");
    const found = world.db.transaction().execute(async (db) => {
      await earlierEdition(db, editionId, entries["si-on-the-bus"]!);
      const { open } = await suspicionsPage({ ...ctx, db }, editionId);
      expect(open.map((one) => [one.delegation, one.person, one.ground, one.country])).toEqual([
        ["Mälarö Institute for Safety Studies", null, "earlier-edition", "SI"],
      ]);
      throw undone;
    });
    await expect(found).rejects.toBe(undone);
  });

  it("recuse with the reason once confirmed, and do not come back once dismissed", async () => {
    const { editionId, entries } = await worldInJudging(world, threeEntries);
    await declareAll(world, editionId);
    await suspected(entries, editionId);
    await suspected(entries, editionId, "expert-se-1");
    const chair = await asCast(world, "rep-ie");
    const [cyprus, malaro] = await open("rep-ie", editionId);
    await expect(decideSuspicion(chair, editionId, cyprus!.key, "dismissed", " ")).rejects.toMatchObject({
      problems: [{ field: `reason-${cyprus!.key}`, code: "reason-missing" }],
    });
    await decideSuspicion(chair, editionId, cyprus!.key, "dismissed", "Left it ten years ago.");
    const reason = "Sits on the association's board.";
    await decideSuspicion(chair, editionId, malaro!.key, "confirmed", reason);
    expect(await open("secretariat-1", editionId)).toEqual([]);
    const page = await suspicionsPage(await asCast(world, "secretariat-1"), editionId);
    expect(page.dismissed.map((one) => one.reason)).toEqual(["Left it ten years ago."]);
    await expect(decideSuspicion(chair, editionId, cyprus!.key, "confirmed", "x")).rejects.toBeInstanceOf(
      Unknown,
    );
    const id = entries["si-on-the-bus"]!;
    expect((await workspaceOf(await asCast(world, "juror-cy"), id)).entryId).toBe(id);
    for (const who of ["expert-se-1", "expert-se-2"]) {
      await expect(workspaceOf(await asCast(world, who), id)).rejects.toBeInstanceOf(Unknown);
    }
    const recusals = await world.db
      .selectFrom("recusals")
      .select(["kind", "reason"])
      .where("kind", "=", "imposed")
      .execute();
    expect(recusals).toEqual([{ kind: "imposed", reason }]);
  });

  it("take off one person only where the edition has it so", async () => {
    const { editionId, entries } = await personOnlyWorld(world);
    await declareAll(world, editionId);
    await suspected(entries, editionId, "expert-se-1");
    const [one] = await open("secretariat-1", editionId);
    await decideSuspicion(await asCast(world, "secretariat-1"), editionId, one!.key, "confirmed", "Is paid.");
    const id = entries["si-on-the-bus"]!;
    await expect(workspaceOf(await asCast(world, "expert-se-1"), id)).rejects.toBeInstanceOf(Unknown);
    expect((await workspaceOf(await asCast(world, "expert-se-2"), id)).entryId).toBe(id);
  });

  it("about the chair's own delegation are decided by the vice-chair, and others only by the chair", async () => {
    const { editionId, entries } = await worldInJudging(world, threeEntries);
    await suspected(entries, editionId, "rep-ie");
    await suspected(entries, editionId, "juror-gr");
    const decides = async (who: string) =>
      (await open(who, editionId)).map((one) => [one.delegation, one.against === undefined]);
    expect(await decides("rep-ie")).toEqual([
      ["Ireland", false],
      ["Greece", true],
    ]);
    expect(await decides("juror-cy")).toEqual([
      ["Ireland", true],
      ["Greece", false],
    ]);
    const [ireland, greece] = await open("juror-cy", editionId);
    const [chair, vice] = [await asCast(world, "rep-ie"), await asCast(world, "juror-cy")];
    await expect(
      decideSuspicion(chair, editionId, ireland!.key, "dismissed", "It is nothing."),
    ).rejects.toMatchObject({ problems: [{ code: "not-deciding" }] });
    await expect(
      decideSuspicion(vice, editionId, greece!.key, "dismissed", "It is nothing."),
    ).rejects.toMatchObject({ problems: [{ code: "not-deciding" }] });
    await decideSuspicion(vice, editionId, ireland!.key, "confirmed", "Her own employer.");
    // The chair is recused from Slovenia's entry now: the other suspicion on it is the vice-chair's.
    expect(await decides("rep-ie")).toEqual([]);
    expect(await decides("juror-cy")).toEqual([["Greece", true]]);
  });
});

describeOnBothEngines("the register of interests", (world) => {
  it("holds declarations, recusals and decided suspicions with kinds, reasons and dates, by state", async () => {
    const { editionId, entries } = await worldInJudging(world, threeEntries);
    const id = entries["si-on-the-bus"]!;
    await declareInterest(await asCast(world, "expert-se-1"), entries["gr-first-word"]!, { kind: "none" });
    const reason = "I examined the thesis.";
    await declareInterest(await asCast(world, "expert-se-2"), id, {
      kind: "conflict",
      conflict: "worked-on-it",
      reason,
    });
    await stateAffiliations(await asCast(world, "juror-cy"), editionId, "Body B\nBody A");
    const register = await registerOf(await asCast(world, "secretariat-1"), editionId);
    const lines = (all: typeof register.recusals) =>
      all.map((one) => [one.country, one.delegation, one.person, one.words, one.reason]);
    const malaro = "Mälarö Institute for Safety Studies";
    expect(lines(register.declarations)).toEqual([
      ["SI", malaro, "Elis Tväråselius", "Conflict: Worked on the project or advised it", reason],
    ]);
    expect(lines(register.recusals)).toEqual([
      ["GR", "Greece", null, "Own country", "Own country: Greece."],
      ["IE", "Ireland", null, "Own country", "Own country: Ireland."],
      ["SI", malaro, null, "Conflict declared", reason],
    ]);
    expect(register.declarations.map((one) => one.at)).toEqual([world.now]);
    expect(register.noInterest).toEqual([
      {
        key: expect.any(String),
        person: "Gunvor Åkerbloms",
        delegation: malaro,
        states: ["Greece"],
        at: world.now,
      },
    ]);
    expect(register.affiliations.map((one) => one.organisations)).toEqual([["Body A", "Body B"]]);
    expect(register.leftOut).toBe(false);
    const bytes = await printRegister(await asCast(world, "secretariat-1"), editionId, true);
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe("%PDF-");
    for (const who of ["juror-gr", "presidency-1", "rep-si"]) {
      await expect(registerOf(await asCast(world, who), editionId)).rejects.toBeInstanceOf(Unknown);
    }
  });

  it("leaves out, for a chair who is recused, all of that entry but what the chair declared", async () => {
    const { editionId, entries } = await worldInJudging(world, threeEntries);
    const id = entries["si-on-the-bus"]!;
    const said = { kind: "conflict", conflict: "funding" } as const;
    await declareInterest(await asCast(world, "expert-be"), id, { ...said, reason: "We paid for it." });
    await declareInterest(await asCast(world, "rep-ie"), id, { ...said, reason: "My ministry pays." });
    const of = async (who: string) => {
      const register = await registerOf(await asCast(world, who), editionId);
      const reasons = [...register.declarations, ...register.recusals]
        .filter((one) => one.country === "SI")
        .map((one) => one.reason);
      return { reasons: [...new Set(reasons)].sort(), leftOut: register.leftOut };
    };
    expect(await of("secretariat-1")).toEqual({
      reasons: ["My ministry pays.", "We paid for it."],
      leftOut: false,
    });
    expect(await of("rep-ie")).toEqual({ reasons: ["My ministry pays."], leftOut: true });
  });
});

/** An edition of the year before that the same state entered, by the institute that sits in the jury now. */
async function earlierEdition(db: World["db"], editionId: string, entryId: string): Promise<void> {
  const read = <Table extends "editions" | "entries">(table: Table, id: string) =>
    sql<Tables[Table]>`select * from ${sql.table(table)} where id = ${id}`.execute(db);
  const edition = (await read("editions", editionId)).rows[0]!;
  const entry = (await read("entries", entryId)).rows[0]!;
  const form = await db
    .selectFrom("forms")
    .selectAll()
    .where("edition_id", "=", editionId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const [oldEdition, oldEntry] = ["e".repeat(16), "n".repeat(16)];
  await db
    .insertInto("editions")
    .values({ ...edition, id: oldEdition, year: edition.year - 1, state: "cancelled" })
    .execute();
  await db
    .insertInto("forms")
    .values({ ...form, id: "f".repeat(16), edition_id: oldEdition })
    .execute();
  await db
    .insertInto("entries")
    .values({
      ...entry,
      id: oldEntry,
      edition_id: oldEdition,
      organisation: "Institute of Safety Studies, Malaro",
    })
    .execute();
}
