import { expect, it } from "vitest";
import { ballotsOf } from "../../app/domain/judging/ballots.server";
import { boardOf } from "../../app/domain/judging/board.server";
import { closeJudging, orderPage } from "../../app/domain/judging/closing.server";
import { entryScoresOf } from "../../app/domain/judging/entry-scores.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { confirmationsPage } from "../../app/domain/judging/judging-acts.server";
import { decideLateRecusal } from "../../app/domain/judging/late-recusals.server";
import { delegationAssignments } from "../../app/domain/judging/own-delegation.server";
import { progressOf } from "../../app/domain/judging/progress.server";
import { finishSheet, saveSheet } from "../../app/domain/judging/sheets.server";
import { changeDelegation } from "../../app/domain/jury/delegations.server";
import { actingDelegation } from "../../app/domain/results/acting.server";
import { recordMeeting, requireQuorum } from "../../app/domain/results/meeting.server";
import { meetingPage } from "../../app/domain/results/meeting-page.server";
import { canonicalBallots } from "../../scoring/canonical";
import { digestOf } from "../../scoring/digest";
import { rank } from "../../scoring/ranking";
import { delegations } from "../world/cast";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, openDemoJudging } from "../world/editions-steps";
import type { EntryIds } from "../world/entries-steps";
import {
  closeAndOpenOrder,
  declareAll,
  delegationId,
  evenSheet,
  projectsNamed,
  scoreAll,
  worldBeforeJudging,
} from "../world/judging-steps";
import { experts, seatAdviser } from "../world/jury-steps";

const keys = ["ee-three-adults", "de-quarrel-workshop", "ie-second-whistle"];
const refused = (code: string) => ({ problems: [{ code }] });

/** The adviser gives the first entry five and the others nothing: with a vote it would turn the order round. */
async function advise(
  world: World,
  editionId: string,
  entries: EntryIds,
  personId: string,
  options: { finish: boolean },
): Promise<void> {
  const ctx = await world.as(personId);
  for (const { entryId } of await delegationAssignments(ctx, editionId)) {
    await declareInterest(ctx, entryId, { kind: "none" });
    const score = entryId === entries["ee-three-adults"] ? 5 : 0;
    const sheet = evenSheet("an adviser", "this entry", score);
    await saveSheet(ctx, entryId, {
      version: 0,
      overallRemark: sheet.overall,
      criteria: Object.fromEntries(
        Object.entries(sheet.scores).map(([key, one]) => [key, { score: one, remark: `On ${key}: ${one}.` }]),
      ),
    });
    if (options.finish) await finishSheet(ctx, entryId);
  }
}

/** Judging with an adviser; the six delegations of the cast agree that Germany's entry is the best. */
async function judgedWithAdvice(world: World, options: { finish: boolean }) {
  const { editionId, entries } = await worldBeforeJudging(world, projectsNamed(...keys));
  const adviser = await seatAdviser(world, editionId);
  await openDemoJudging(world, editionId);
  await declareAll(world, editionId);
  const scores: Record<string, number> = {
    "ee-three-adults": 2.5,
    "de-quarrel-workshop": 3,
    "ie-second-whistle": 2,
  };
  const sheets = delegations.flatMap(({ key, country }) =>
    keys
      .filter((entry) => !(entry === "ie-second-whistle" && country === "IE"))
      .map((entry) => evenSheet(key, entry, scores[entry]!)),
  );
  await scoreAll(world, entries, sheets);
  await advise(world, editionId, entries, adviser.personId, options);
  return { editionId, entries, adviser };
}

describeOnBothEngines("a delegation that only advises", (world) => {
  it("is shown beside the ranking, and changes not a byte of ballots and ranking", {
    timeout: 60_000,
  }, async () => {
    const { editionId, entries, adviser } = await judgedWithAdvice(world, { finish: true });
    await closeAndOpenOrder(world, editionId);
    const system = await world.as();
    const ballots = await ballotsOf(system, editionId);
    const text = canonicalBallots(ballots);
    const ranking = rank(ballots);

    const board = await boardOf(await asCast(world, "rep-lt"), editionId);
    expect(board.entries.map((one) => [one.country, one.place, one.score, one.advice])).toEqual([
      ["DE", "1", "3.00", [0]],
      ["EE", "2", "2.50", [5]],
      ["IE", "3", "2.00", [0]],
    ]);
    const irish = entries["ie-second-whistle"]!;
    const ofChair = await boardOf(await asCast(world, "rep-ie"), editionId);
    expect(ofChair.entries.find((one) => one.entryId === irish)).toMatchObject({ open: false, advice: [] });
    const scores = await entryScoresOf(await asCast(world, "juror-cy"), entries["ee-three-adults"]!);
    expect([scores.sheets.length, scores.advice.map((one) => [one.total, one.own])]).toEqual([
      6,
      [[5, false]],
    ]);

    // With a vote it would count: the sheets are there.
    const setVoice = (advice_only: number | null) =>
      world.db
        .updateTable("delegations")
        .set({ advice_only })
        .where("id", "=", adviser.delegationId)
        .execute();
    await setVoice(null);
    const counted = await ballotsOf(system, editionId);
    expect(rank(counted).entries[0]?.entry).toBe(entries["ee-three-adults"]);
    expect(digestOf(counted)).not.toBe(digestOf(ballots));
    await setVoice(1);

    await removeEntirely(world, adviser.delegationId);
    const without = await ballotsOf(system, editionId);
    expect(canonicalBallots(without)).toBe(text);
    expect(digestOf(without)).toBe(digestOf(ballots));
    expect(rank(without)).toEqual(ranking);
    const boardWithout = await boardOf(await asCast(world, "rep-lt"), editionId);
    expect(boardWithout).toEqual({
      ...board,
      entries: board.entries.map((one) => ({ ...one, advice: [] })),
    });
  });

  it("that is recused late has a sheet less, and the board counts neither", async () => {
    const { editionId, entries, adviser } = await judgedWithAdvice(world, { finish: true });
    await closeAndOpenOrder(world, editionId);
    const estonian = entries["ee-three-adults"]!;
    const row = async () => {
      const { entries } = await boardOf(await asCast(world, "rep-lt"), editionId);
      return entries.find((one) => one.entryId === estonian);
    };
    const before = await row();
    expect([before?.remark, before?.advice]).toEqual([undefined, [5]]);
    const said = { kind: "conflict", conflict: "other", reason: "A friend." } as const;
    await declareInterest(await world.as(adviser.personId), estonian, said);
    expect(await row()).toEqual({ ...before, advice: [] });
    await declareInterest(await asCast(world, "juror-cy"), estonian, said);
    const chair = await asCast(world, "rep-ie");
    const [late] = (await confirmationsPage(chair, editionId)).late;
    await decideLateRecusal(chair, late!.id, "struck", "As declared.");
    expect((await row())?.remark).toBe("One delegation recused, one sheet removed by it");
  });

  it("holds up nothing: judging closes over its drafts, and two people agree to the same figures", async () => {
    const { editionId } = await judgedWithAdvice(world, { finish: false });
    const { delegations: shown } = await progressOf(await asCast(world, "rep-ie"), editionId);
    expect(shown.map((one) => [one.name, one.mayNudge]).slice(-2)).toEqual([
      ["Scheldeland Centre for Prevention Research", false],
      ["Institute of Advice (advice only)", false],
    ]);
    await closeJudging(await asCast(world, "secretariat-1"), editionId);
    const page = await orderPage(await asCast(world, "secretariat-1"), editionId);
    expect(page.facts).toMatchObject({ entries: "3", finalSheets: "17", absences: "0", recusals: "1" });
  });

  it("counts in no quorum and never acts for the jury", async () => {
    const { editionId, adviser } = await judgedWithAdvice(world, { finish: true });
    await closeAndOpenOrder(world, editionId);
    const chair = await asCast(world, "rep-ie");
    const present = async (version: number, away: readonly string[]) => {
      const ids = await Promise.all(delegations.map(({ key }) => delegationId(world, key)));
      const awayIds = await Promise.all(away.map((key) => delegationId(world, key)));
      await recordMeeting(chair, editionId, {
        version,
        place: "Dublin",
        attendance: [...ids, adviser.delegationId].map((id) => ({
          delegationId: id,
          present: !awayIds.includes(id),
          reason: awayIds.includes(id) ? "Ill." : "",
        })),
      });
    };
    await present(0, ["lithuania", "greece", "malaro"]);
    await expect(requireQuorum(chair, editionId)).rejects.toMatchObject(refused("no-quorum"));
    expect((await meetingPage(chair, editionId)).quorum).toEqual({
      words: "3 of 6 delegations are present; a decision needs 4.",
      met: false,
    });
    await present(1, ["lithuania", "greece"]);
    expect(await requireQuorum(chair, editionId)).toHaveLength(7);
    expect((await meetingPage(chair, editionId)).delegations.at(-1)?.name).toBe(
      "Institute of Advice (advice only)",
    );
    await present(
      2,
      delegations.map((one) => one.key),
    );
    expect(await actingDelegation(chair, editionId, [])).toBeUndefined();
  });

  it("is never the chair or the vice-chair", async () => {
    const { editionId } = await worldBeforeJudging(world, projectsNamed(keys[0]!));
    const { delegationId: id } = await seatAdviser(world, editionId);
    const presidency = await asCast(world, "presidency-1");
    const change = (more: object) =>
      changeDelegation(presidency, id, experts("Institute of Advice", { voice: "advice", ...more }));
    await expect(change({ seat: "chair" })).rejects.toMatchObject({
      problems: [{ field: "seat", code: "seat-taken" }],
    });
    await world.db.updateTable("delegations").set({ seat: "member" }).where("seat", "=", "chair").execute();
    await expect(change({ seat: "chair" })).rejects.toMatchObject({
      problems: [{ field: "voice", code: "chair-votes" }],
    });
  });
});

async function removeEntirely(world: World, id: string): Promise<void> {
  const assignments = await world.db
    .selectFrom("assignments")
    .select("id")
    .where("delegation_id", "=", id)
    .execute();
  const of = assignments.map((row) => row.id);
  const sheets = await world.db
    .selectFrom("score_sheets")
    .select("id")
    .where("assignment_id", "in", of)
    .execute();
  const ofSheets = sheets.map((row) => row.id);
  await world.db.deleteFrom("scores").where("sheet_id", "in", ofSheets).execute();
  await world.db.deleteFrom("score_sheets").where("id", "in", ofSheets).execute();
  await world.db.deleteFrom("assignments").where("id", "in", of).execute();
  await world.db.deleteFrom("delegation_people").where("delegation_id", "=", id).execute();
  await world.db.deleteFrom("delegations").where("id", "=", id).execute();
}
