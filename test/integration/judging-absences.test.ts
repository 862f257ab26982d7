import { expect, it } from "vitest";
import { giveUpSheet, recordAbsence, takeUpSheet } from "../../app/domain/judging/absences.server";
import { closeJudging } from "../../app/domain/judging/closing.server";
import { confirmationsPage, confirmJudgingAct } from "../../app/domain/judging/judging-acts.server";
import { watchedSheet } from "../../app/domain/judging/progress.server";
import { workspaceOf } from "../../app/domain/judging/workspace.server";
import { emailsOf, toldBy } from "../world/acts-steps";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast } from "../world/editions-steps";
import {
  assignmentId,
  declareAll,
  evenSheet,
  projectsNamed,
  worldInJudging,
  writeSheet,
} from "../world/judging-steps";

const bus = "si-on-the-bus";
const periodOver = "2026-11-07T00:00:00.000Z";
const refused = (code: string) => ({ problems: [expect.objectContaining({ code })] });
const unknown = { name: "Unknown" };

async function judging(world: World) {
  const { editionId, entries } = await worldInJudging(world, projectsNamed(bus));
  await declareAll(world, editionId);
  await world.db.deleteFrom("letters").execute();
  const entry = entries[bus]!;
  return { editionId, entry, greek: await assignmentId(world, "greece", entry) };
}

describeOnBothEngines("that a score sheet will not come", (world) => {
  const state = async (entry: string) =>
    (await workspaceOf(await asCast(world, "juror-gr"), entry)).sheet.state;

  it("is recorded by the chair only after the last day of judging; delegation and vice-chair are told", async () => {
    const { entry, greek } = await judging(world);
    world.now = "2026-11-06T23:59:59.000Z";
    const early = await asCast(world, "rep-ie");
    await expect(recordAbsence(early, greek, "Will not come.")).rejects.toMatchObject(
      refused("judging-runs"),
    );
    expect(await watchedSheet(early, greek)).toMatchObject({
      may: { recordAbsence: false },
      absenceAfter: "2026-11-06",
    });
    world.now = periodOver;
    expect(await recordAbsence(await asCast(world, "rep-ie"), greek, "Will not come.")).toBe("recorded");
    expect(await state(entry)).toBe("absent");
    expect(await toldBy(world, "sheet-absent")).toEqual(
      await emailsOf(world, "juror-gr", "rep-ie", "juror-cy"),
    );
  });

  it("takes the secretariat too where the sheet was begun, and the sheet as it stood then", async () => {
    const { editionId, entry, greek } = await judging(world);
    await writeSheet(world, entry, evenSheet("greece", bus, 4), { draft: true });
    world.now = periodOver;
    const chair = await asCast(world, "rep-ie");
    expect(await recordAbsence(chair, greek, "It stays unfinished.")).toBe("proposed");
    await expect(recordAbsence(chair, greek, "Again.")).rejects.toMatchObject(refused("already-proposed"));
    expect(await state(entry)).toBe("draft");
    const waiting = async (key: string) =>
      (await confirmationsPage(await asCast(world, key), editionId)).waiting;
    const [first] = await waiting("secretariat-1");
    expect(first).toMatchObject({
      act: "record-absence",
      delegation: "Greece",
      reason: "It stays unfinished.",
    });
    expect(await waiting("juror-cy")).toEqual([]);
    await expect(
      confirmJudgingAct(await asCast(world, "juror-cy"), editionId, first!.id),
    ).rejects.toMatchObject(unknown);
    await writeSheet(world, entry, evenSheet("greece", bus, 3), { draft: true, version: 1 });
    const secretariat = await asCast(world, "secretariat-1");
    await expect(confirmJudgingAct(secretariat, editionId, first!.id)).rejects.toMatchObject(
      refused("facts-changed"),
    );
    await recordAbsence(chair, greek, "It stays unfinished still.");
    const [, second] = await waiting("secretariat-1");
    await confirmJudgingAct(secretariat, editionId, second!.id);
    expect(await state(entry)).toBe("absent");
    const row = await world.db.selectFrom("scores").select("ticks").execute();
    expect(row.map((one) => one.ticks)).toEqual(Array(5).fill(row[0]!.ticks));
  });

  it("can be said by the delegation itself at any time, and taken back by it until judging is closed", async () => {
    const { editionId, entry, greek } = await judging(world);
    await writeSheet(world, entry, evenSheet("greece", bus, 4), { draft: true });
    const greece = await asCast(world, "juror-gr");
    await expect(giveUpSheet(greece, entry, " ")).rejects.toMatchObject(refused("reason-missing"));
    await giveUpSheet(greece, entry, "All of us are ill.");
    expect(await toldBy(world, "sheet-absent")).toEqual(
      await emailsOf(world, "juror-gr", "rep-ie", "juror-cy"),
    );
    await expect(takeUpSheet(await asCast(world, "rep-lt"), entry)).rejects.toMatchObject(unknown);
    await takeUpSheet(greece, entry);
    expect((await workspaceOf(greece, entry)).sheet).toMatchObject({
      state: "draft",
      version: 3,
      overallRemark: `Delegation greece on ${bus}.`,
    });
    await expect(takeUpSheet(greece, entry)).rejects.toMatchObject(refused("not-absent"));
    for (const key of ["ireland", "cyprus", "lithuania", "malaro", "scheldeland"]) {
      await writeSheet(world, entry, evenSheet(key, bus, 3));
    }
    world.now = periodOver;
    expect((await watchedSheet(await asCast(world, "rep-ie"), greek)).needsSecond.absence).toBe(true);
    await giveUpSheet(await asCast(world, "juror-gr"), entry, "All of us are ill.");
    await closeJudging(await asCast(world, "secretariat-1"), editionId);
    await expect(takeUpSheet(await asCast(world, "juror-gr"), entry)).rejects.toMatchObject(
      refused("judging-closed"),
    );
  });
});
