import { expect, it } from "vitest";
import { dueFor } from "../../app/domain/desk.server";
import { chainPage } from "../../app/domain/history/history.server";
import { confirmGlass, proposeGlass, takeBackGlass } from "../../app/domain/judging/break-glass.server";
import { lookThroughGlass } from "../../app/domain/judging/break-glass-look.server";
import { glassPage } from "../../app/domain/judging/break-glass-page.server";
import { glassTold } from "../../app/domain/judging/break-glass-reminders.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { replaceJuryMember } from "../../app/domain/jury/members.server";
import { appoint } from "../../app/domain/people/people.server";
import { Unknown } from "../../app/domain/problems";
import { hour, later } from "../../app/domain/times";
import { describeOnBothEngines } from "../world/database";
import { acceptJurySeat, asCast, castMember, idOf, personInput } from "../world/editions-steps";
import { breakDemoGlass, threeEntries } from "../world/interests-steps";
import { declareAll, delegationId, evenSheet, worldInJudging, writeSheet } from "../world/judging-steps";

const reason = "A sheet cannot be saved any more.";

describeOnBothEngines("judging opened to mend a fault", (world) => {
  async function judged() {
    const { editionId, entries } = await worldInJudging(world, threeEntries);
    await declareAll(world, editionId);
    const bus = entries["si-on-the-bus"]!;
    await writeSheet(world, bus, evenSheet("greece", "si-on-the-bus", 3.5));
    await writeSheet(world, bus, evenSheet("malaro", "si-on-the-bus", 2), { draft: true });
    return { editionId, bus, entries };
  }

  const told = async (kind: string) =>
    (await world.db.selectFrom("letters").select("to_email").where("kind", "=", kind).execute())
      .map((row) => row.to_email.split("@")[0]!)
      .sort();

  it("is asked for by the secretariat without a seat, with a reason, and opens nothing by itself", async () => {
    const { editionId, bus } = await judged();
    const asked = { entryId: bus, reason };
    for (const who of ["rep-ie", "juror-cy"]) {
      await expect(proposeGlass(await asCast(world, who), editionId, asked)).rejects.toBeInstanceOf(Unknown);
    }
    for (const who of ["juror-gr", "presidency-1", "rep-si"]) {
      await expect(proposeGlass(await asCast(world, who), editionId, asked)).rejects.toBeInstanceOf(Unknown);
    }
    const secretariat = await asCast(world, "secretariat-1");
    await expect(proposeGlass(secretariat, editionId, { ...asked, reason: " " })).rejects.toMatchObject({
      problems: [{ field: "reason", code: "reason-missing" }],
    });
    await expect(proposeGlass(secretariat, editionId, { ...asked, entryId: "" })).rejects.toMatchObject({
      problems: [{ field: "entry", code: "entry-missing" }],
    });
    const proposal = await proposeGlass(secretariat, editionId, asked);
    await expect(proposeGlass(secretariat, editionId, asked)).rejects.toMatchObject({
      problems: [{ code: "already-proposed" }],
    });
    await expect(confirmGlass(secretariat, editionId, proposal)).rejects.toMatchObject({
      problems: [{ code: "same-person" }],
    });
    await expect(confirmGlass(await asCast(world, "rep-ie"), editionId, proposal)).rejects.toBeInstanceOf(
      Unknown,
    );
    expect(await world.db.selectFrom("glass_openings").selectAll().execute()).toEqual([]);
    expect(await told("glass-broken")).toEqual([]);
    const vice = await dueFor(await asCast(world, "juror-cy"));
    expect(vice.map((due) => due.title)).toContain("Look at a proposal to open one entry's judging");
    await takeBackGlass(secretariat, editionId, proposal);
    expect((await glassPage(secretariat, editionId)).waiting).toEqual([]);
  });

  it.each([["secretariat-2"], ["juror-cy"]])(
    "opens once %s confirms, to the proposer, for one hour",
    async (second) => {
      const { editionId, bus } = await judged();
      const opening = await breakDemoGlass(world, editionId, bus, second);
      const look = await lookThroughGlass(await asCast(world, "secretariat-1"), opening);
      const sheets = look.sheets.filter((one) => one.sheet.version > 0);
      expect(sheets.map((one) => [one.delegation, one.sheet.state, one.sheet.criteria.focus?.score])).toEqual(
        [
          ["Greece", "final", 3.5],
          ["Mälarö Institute for Safety Studies", "draft", 2],
        ],
      );
      expect([look.title, look.reason]).toEqual([
        threeEntries.find((one) => one.key === "si-on-the-bus")!.title,
        reason,
      ]);
      for (const who of ["secretariat-2", "juror-cy", "rep-ie", "juror-gr", "presidency-1", "rep-si"]) {
        const ctx = await asCast(world, who);
        await expect(lookThroughGlass(ctx, opening)).rejects.toBeInstanceOf(Unknown);
      }
      const before = world.now;
      world.now = later(before, hour - 1);
      await lookThroughGlass(await asCast(world, "secretariat-1"), opening);
      const page = await glassPage(await asCast(world, "rep-ie"), editionId);
      expect(page.openings.map((one) => [one.looks, one.open, one.reason])).toEqual([[2, false, reason]]);
      world.now = later(before, hour);
      const late = await asCast(world, "secretariat-1");
      await expect(lookThroughGlass(late, opening)).rejects.toBeInstanceOf(Unknown);
      expect((await glassPage(late, editionId)).openings.map((one) => [one.looks, one.open])).toEqual([
        [2, false],
      ]);
      const looks = (await chainPage(late, editionId)).lines.filter((line) => line.objectType === "glass");
      expect(looks.map((line) => line.command)).toEqual([
        "lookThroughGlass",
        "lookThroughGlass",
        "breakGlass",
      ]);
      await expect(lookThroughGlass(late, "0".repeat(16))).rejects.toBeInstanceOf(Unknown);
    },
  );

  it("is told at once to chair and vice-chair, to neither where they are recused, and to the proposer", async () => {
    const { editionId, bus, entries } = await judged();
    await breakDemoGlass(world, editionId, bus);
    expect(await told("glass-broken")).toEqual(["c.nidhubhshlaine", "t.kyprianidou"]);
    expect(await told("glass-open-for-you")).toEqual(["a.terbruggen"]);
    await world.db.deleteFrom("letters").where("kind", "=", "glass-broken").execute();
    await breakDemoGlass(world, editionId, entries["ie-second-whistle"]!);
    expect(await told("glass-broken")).toEqual(["t.kyprianidou"]);
    const said = { kind: "conflict", conflict: "other", reason: "A friend." } as const;
    await declareInterest(await asCast(world, "juror-cy"), entries["ie-second-whistle"]!, said);
    await world.db.deleteFrom("letters").where("kind", "=", "glass-broken").execute();
    // Neither of the two may know of it: the delegation that acts in their place is told.
    await breakDemoGlass(world, editionId, entries["ie-second-whistle"]!);
    expect(await told("glass-broken")).toEqual(["z.slapikauskas"]);
    const chair = await glassPage(await asCast(world, "rep-ie"), editionId);
    expect(chair.openings.map((one) => one.country)).toEqual(["SI"]);
  });

  it("keeps the person it was open to from judging in that edition ever after", async () => {
    const { editionId, bus } = await judged();
    const presidency = await asCast(world, "presidency-1");
    const greece = await delegationId(world, "greece");
    const replace = async (instead: string, key: string) =>
      replaceJuryMember(presidency, greece, instead, personInput(castMember(key)));
    const greek = await idOf(world, "juror-gr");
    await breakDemoGlass(world, editionId, bus);
    await expect(replace(greek, "secretariat-1")).rejects.toMatchObject({
      problems: [{ field: "email", code: "has-seen-judging" }],
    });
    await replace(greek, "secretariat-2");
  });

  it("is not confirmed by who is recused from the entry, nor by who is of its state", async () => {
    const { editionId, bus } = await judged();
    const said = { kind: "conflict", conflict: "other", reason: "A friend." } as const;
    await declareInterest(await asCast(world, "juror-cy"), bus, said);
    const asked = { entryId: bus, reason };
    const proposal = await proposeGlass(await asCast(world, "secretariat-1"), editionId, asked);
    const vice = await asCast(world, "juror-cy");
    await expect(confirmGlass(vice, editionId, proposal)).rejects.toBeInstanceOf(Unknown);
    expect((await glassPage(vice, editionId)).waiting).toEqual([]);
    expect((await dueFor(vice)).map((due) => due.key)).not.toContain(`glass ${proposal}`);
    await appoint(await asCast(world, "secretariat-1"), {
      nameLatin: "Bastien Lacourtine",
      nameOwn: "",
      nameLanguage: "",
      email: "b.lacourtine@secretariat.example",
      role: "substitute",
      country: "SI",
    });
    const slovene = await asCast(world, "secretariat-2");
    expect((await glassPage(slovene, editionId)).waiting).toEqual([]);
    await expect(confirmGlass(slovene, editionId, proposal)).rejects.toMatchObject({
      problems: [{ code: "own-state" }],
    });
    await expect(proposeGlass(slovene, editionId, asked)).rejects.toMatchObject({
      problems: [{ code: "own-state" }],
    });
    const open = await world.db.selectFrom("proposals").select("state").where("id", "=", proposal).execute();
    expect(open).toEqual([{ state: "open" }]);
  });

  it("is never open to whoever sits in the jury, invited or seated, also where the seat came later", async () => {
    const { editionId, bus } = await judged();
    const opening = await breakDemoGlass(world, editionId, bus);
    const secretary = await idOf(world, "secretariat-1");
    expect((await lookThroughGlass(await world.as(secretary), opening)).country).toBe("SI");
    const delegation = await delegationId(world, "lithuania");
    await world.db
      .insertInto("delegation_people")
      .values({ delegation_id: delegation, person_id: secretary, added_at: later(world.now, 1000) })
      .execute();
    world.now = later(world.now, 2000);
    await expect(lookThroughGlass(await world.as(secretary), opening)).rejects.toBeInstanceOf(Unknown);
    await acceptJurySeat(world, editionId, delegation, secretary);
    const seated = await world.as(secretary);
    await expect(lookThroughGlass(seated, opening)).rejects.toBeInstanceOf(Unknown);
    expect((await glassPage(seated, editionId)).entries).toEqual([]);
    await expect(proposeGlass(seated, editionId, { entryId: bus, reason })).rejects.toMatchObject({
      problems: [{ code: "has-a-seat" }],
    });
  });

  it("is told to the state once the winners are announced, once", async () => {
    const { editionId, bus } = await judged();
    await breakDemoGlass(world, editionId, bus);
    const system = await world.as();
    expect(await glassTold(system)).toEqual([]);
    const undone = new Error("undone");
    const announced = world.db.transaction().execute(async (db) => {
      const state = { state: "announced", announced_at: world.now };
      await db.updateTable("editions").set(state).where("id", "=", editionId).execute();
      const ctx = { ...system, db };
      const reminders = await glassTold(ctx);
      expect(reminders.map((one) => [one.kind, one.to.email, one.entryId])).toEqual([
        ["glass-told", "n.crnigojnik@mnz-si.example", bus],
      ]);
      throw undone;
    });
    await expect(announced).rejects.toBe(undone);
  });
});
