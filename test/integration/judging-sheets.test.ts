import { expect, it } from "vitest";
import { recordAbsence } from "../../app/domain/judging/absences.server";
import { ballotsOf } from "../../app/domain/judging/ballots.server";
import { boardOf } from "../../app/domain/judging/board.server";
import { closeJudging, confirmOrder, orderPage, proposeOrder } from "../../app/domain/judging/closing.server";
import { entryScoresOf } from "../../app/domain/judging/entry-scores.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { confirmationsPage } from "../../app/domain/judging/judging-acts.server";
import { decideLateRecusal } from "../../app/domain/judging/late-recusals.server";
import { reopenSheet } from "../../app/domain/judging/progress.server";
import { rankingOf } from "../../app/domain/judging/ranking.server";
import { finishSheet, saveSheet } from "../../app/domain/judging/sheets.server";
import { workspaceOf } from "../../app/domain/judging/workspace.server";
import { appoint } from "../../app/domain/people/people.server";
import { Unknown } from "../../app/domain/problems";
import { hour, later } from "../../app/domain/times";
import { delegations } from "../world/cast";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, castMember, personInput } from "../world/editions-steps";
import {
  assignmentId,
  closeAndOpenOrder,
  closeDemoJudging,
  declareAll,
  evenSheet,
  projectsNamed,
  worldInJudging,
  writeSheet,
} from "../world/judging-steps";

const keys = ["focus", "evaluated", "innovative", "co-operation", "replicable"];

/** One sheet with a score for each criterion in their order. */
function input(version: number, scores: readonly (number | null)[], remark = "A remark.") {
  return {
    version,
    overallRemark: "Overall.",
    criteria: Object.fromEntries(keys.map((key, index) => [key, { score: scores[index] ?? null, remark }])),
  };
}

describeOnBothEngines("score sheets", (world) => {
  it("takes half points on the grid, as whole steps, and nothing else", async () => {
    const { editionId, entries } = await worldInJudging(world, projectsNamed("si-on-the-bus"));
    await declareAll(world, editionId);
    const id = entries["si-on-the-bus"]!;
    const ctx = await asCast(world, "juror-cy");
    for (const score of [0.25, -0.5, 5.5, Number.NaN]) {
      await expect(saveSheet(ctx, id, input(0, [score, 3, 3, 3, 3]))).rejects.toMatchObject({
        problems: [{ field: "score-focus", code: "off-the-scale" }],
      });
    }
    expect(await saveSheet(ctx, id, input(0, [0, 0.5, 3.5, 5, null]))).toBe(1);
    const stored = await world.db
      .selectFrom("scores")
      .innerJoin("criteria", "criteria.id", "scores.criterion_id")
      .select(["key", "ticks"])
      .orderBy("position")
      .execute();
    expect(stored.map((row) => [row.key, row.ticks])).toEqual([
      ["focus", 0],
      ["evaluated", 1],
      ["innovative", 7],
      ["co-operation", 10],
      ["replicable", null],
    ]);
    const { sheet } = await workspaceOf(ctx, id);
    expect(keys.map((key) => sheet.criteria[key]?.score)).toEqual([0, 0.5, 3.5, 5, null]);
  });

  it("shows both values when two people of a delegation save the same sheet", async () => {
    const { editionId, entries } = await worldInJudging(world, projectsNamed("si-on-the-bus"));
    await declareAll(world, editionId);
    const id = entries["si-on-the-bus"]!;
    const gunvor = await asCast(world, "expert-se-1");
    const elis = await asCast(world, "expert-se-2");
    expect(await saveSheet(gunvor, id, input(0, [3, 3, 3, 3, 3], "Gunvor's."))).toBe(1);
    await expect(saveSheet(elis, id, input(0, [4, 4, 4, 4, 4], "Elis's."))).rejects.toMatchObject({
      problems: [{ code: "stale-sheet" }],
      current: {
        version: 1,
        updatedBy: castMember("expert-se-1").nameLatin,
        criteria: { focus: { score: 3, remark: "Gunvor's." } },
      },
    });
    // The same save twice, as a double click or a repeated request sends it, is one save.
    expect(await saveSheet(gunvor, id, input(0, [3, 3, 3, 3, 3], "Gunvor's."))).toBe(1);
    expect(await saveSheet(elis, id, input(1, [4, 4, 4, 4, 4], "Elis's."))).toBe(2);
  });

  it("becomes final once, when every score and every remark that is needed is there", async () => {
    const { editionId, entries } = await worldInJudging(world, projectsNamed("si-on-the-bus"));
    await declareAll(world, editionId);
    const id = entries["si-on-the-bus"]!;
    const ctx = await asCast(world, "juror-gr");
    await expect(finishSheet(ctx, id)).rejects.toMatchObject({
      problems: keys.map((key) => ({ field: `score-${key}`, code: "score-missing" })),
    });
    await saveSheet(ctx, id, input(0, [2, 4, 1.5, 4.5, null], ""));
    await expect(finishSheet(ctx, id)).rejects.toMatchObject({
      problems: [
        { field: "remark-innovative", code: "remark-missing" },
        { field: "remark-co-operation", code: "remark-missing" },
        { field: "score-replicable", code: "score-missing" },
      ],
    });
    await saveSheet(ctx, id, input(1, [2, 4, 1.5, 4.5, 3]));
    await finishSheet(ctx, id);
    await expect(finishSheet(ctx, id)).rejects.toMatchObject({ problems: [{ code: "sheet-is-final" }] });
    await expect(saveSheet(ctx, id, input(3, [5, 5, 5, 5, 5]))).rejects.toMatchObject({
      problems: [{ code: "sheet-is-final" }],
    });
    const assignment = await assignmentId(world, "greece", id);
    await expect(reopenSheet(await asCast(world, "secretariat-1"), assignment, "Typo")).rejects.toMatchObject(
      {
        problems: [{ code: "only-chair" }],
      },
    );
    await expect(reopenSheet(await asCast(world, "juror-gr"), assignment, "Typo")).rejects.toBeInstanceOf(
      Unknown,
    );
    const chair = await asCast(world, "rep-ie");
    await expect(reopenSheet(chair, assignment, "")).rejects.toMatchObject({
      problems: [{ code: "reason-missing" }],
    });
    await reopenSheet(chair, assignment, "The scores of two entries were mixed up.");
    await expect(reopenSheet(chair, assignment, "Again.")).rejects.toMatchObject({
      problems: [{ code: "sheet-is-draft" }],
    });
    const { sheet } = await workspaceOf(ctx, id);
    expect([sheet.state, sheet.criteria.focus?.score]).toEqual(["draft", 2]);
  });
});

describeOnBothEngines("closing judging and opening the order", (world) => {
  it("names every missing sheet by delegation, and closes once they are final or absent", async () => {
    const { editionId, entries } = await worldInJudging(
      world,
      projectsNamed("si-on-the-bus", "ie-second-whistle"),
    );
    await declareAll(world, editionId);
    const slovenia = entries["si-on-the-bus"]!;
    const ireland = entries["ie-second-whistle"]!;
    for (const { key } of delegations) {
      if (key !== "greece") await writeSheet(world, slovenia, evenSheet(key, "si-on-the-bus", 3));
      if (key !== "greece" && key !== "ireland" && key !== "malaro") {
        await writeSheet(world, ireland, evenSheet(key, "ie-second-whistle", 3));
      }
    }
    const sentences = async (key: string) => {
      const refused = await closeJudging(await asCast(world, key), editionId).catch((error) => error);
      return refused.problems.map((problem: { sentence: string }) => problem.sentence);
    };
    expect(await sentences("secretariat-1")).toEqual([
      'Delegation 4, Greece: 2 score sheets are missing, on "Second Whistle" (Ireland) and "Together on the Bus" (Slovenia).',
      'Delegation 5, Mälarö Institute for Safety Studies: 1 score sheet is missing, on "Second Whistle" (Ireland).',
    ]);
    expect(await sentences("rep-ie")).toEqual([
      'Delegation 4, Greece: 1 score sheet is missing, on "Together on the Bus" (Slovenia).',
      "Score sheets are also missing on an entry whose judging is not for you. The secretariat, or the vice-chair, sees which.",
    ]);
    await expect(closeJudging(await asCast(world, "juror-gr"), editionId)).rejects.toBeInstanceOf(Unknown);
    await expect(closeJudging(await asCast(world, "juror-cy"), editionId)).rejects.toMatchObject({
      problems: [{ code: "only-chair" }],
    });
    world.now = "2026-11-07T09:00:00.000Z";
    await recordAbsence(await asCast(world, "rep-ie"), await assignmentId(world, "greece", slovenia), "Ill.");
    const vice = await asCast(world, "juror-cy");
    await recordAbsence(vice, await assignmentId(world, "greece", ireland), "Ill.");
    await declareInterest(await asCast(world, "expert-se-1"), ireland, {
      kind: "conflict",
      conflict: "other",
      reason: "We advise the club.",
    });
    await closeDemoJudging(world, editionId);
    await expect(closeDemoJudging(world, editionId)).rejects.toMatchObject({
      problems: [{ code: "edition-is-deciding" }],
    });
    await expect(
      saveSheet(await asCast(world, "juror-cy"), slovenia, input(2, [5, 5, 5, 5, 5])),
    ).rejects.toMatchObject({ problems: [{ code: "judging-closed" }] });
    const ballots = await ballotsOf(await asCast(world, "secretariat-1"), editionId);
    expect(ballots.sheets.map((sheet) => sheet.delegation).sort()).toEqual([
      "01",
      "02",
      "02",
      "03",
      "03",
      "05",
      "06",
      "06",
    ]);
    expect([...ballots.recusals].sort((a, b) => (a.delegation < b.delegation ? -1 : 1))).toEqual([
      { delegation: "01", entry: ireland, reason: "own-country: Own country: Ireland." },
      { delegation: "05", entry: ireland, reason: "declared: We advise the club." },
    ]);
    expect(ballots.absences?.map((one) => [one.delegation, one.reason])).toEqual([
      ["04", "Ill."],
      ["04", "Ill."],
    ]);
  });

  it("takes two people in two roles, within 72 hours, who agree to the same facts", async () => {
    const { editionId } = await judged(world);
    const chair = () => asCast(world, "rep-ie");
    await expect(proposeOrder(await chair(), editionId)).rejects.toMatchObject({
      problems: [{ code: "judging-not-closed" }],
    });
    await closeDemoJudging(world, editionId);
    await expect(proposeOrder(await asCast(world, "juror-gr"), editionId)).rejects.toBeInstanceOf(Unknown);
    await expect(proposeOrder(await asCast(world, "juror-cy"), editionId)).rejects.toMatchObject({
      problems: [{ code: "only-chair" }],
    });
    const first = await proposeOrder(await asCast(world, "secretariat-1"), editionId);
    await expect(confirmOrder(await asCast(world, "secretariat-1"), editionId, first)).rejects.toMatchObject({
      problems: [{ code: "same-person" }],
    });
    await expect(confirmOrder(await asCast(world, "secretariat-2"), editionId, first)).rejects.toMatchObject({
      problems: [{ code: "same-role" }],
    });
    world.now = later(world.now, 72 * hour);
    await expect(confirmOrder(await chair(), editionId, first)).rejects.toBeInstanceOf(Unknown);
    const second = await proposeOrder(await chair(), editionId);
    const page = await orderPage(await asCast(world, "secretariat-2"), editionId);
    expect([page.facts, page.proposals.map((one) => one.by)]).toEqual([
      { edition: "2026 (demonstration)", entries: "3", finalSheets: "17", absences: "0", recusals: "1" },
      [castMember("rep-ie").nameLatin],
    ]);
    // The chair's own country is among the three: how it was judged is in no number of the chair's.
    const { facts, leftOut, proposals } = await orderPage(await chair(), editionId);
    expect([facts, leftOut, page.leftOut, proposals.map((one) => one.current)]).toEqual([
      { edition: "2026 (demonstration)", entries: "3", finalSheets: "12", absences: "0", recusals: "0" },
      true,
      false,
      [true],
    ]);
    // One person with both roles fills one place only: whoever proposed cannot confirm in the other role.
    const secretary = await asCast(world, "secretariat-1");
    await appoint(secretary, { ...personInput(castMember("rep-ie")), role: "secretariat", country: null });
    await expect(confirmOrder(await chair(), editionId, second)).rejects.toMatchObject({
      problems: [{ code: "same-person" }],
    });
    await expect(boardOf(await chair(), editionId)).rejects.toBeInstanceOf(Unknown);
    await confirmOrder(secretary, editionId, second);
    expect((await boardOf(await chair(), editionId)).entries).toHaveLength(3);
    const told = await world.db
      .selectFrom("letters")
      .select("id")
      .where("kind", "=", "order-opened")
      .execute();
    expect(told).toHaveLength(7);
  });

  it("ranks by the corrected mean and the tie rules, as worked out by hand", async () => {
    const { editionId, entries } = await judged(world);
    await closeAndOpenOrder(world, editionId);
    const chair = await asCast(world, "rep-ie");
    const ranking = await rankingOf(chair, editionId);
    const ireland = entries["ie-second-whistle"]!;
    const estonia = entries["ee-three-adults"]!;
    const slovenia = entries["si-on-the-bus"]!;
    expect(
      ranking.entries.map((one) => [one.entry, one.place, one.score?.exact, one.plainMean?.exact]),
    ).toEqual([
      // Ireland's delegation is one point stricter than the others and steps out: the plain mean would be 3.2.
      [ireland, 1, "3", "16/5"],
      [estonia, 2, "3", "3"],
      [slovenia, 3, "5/2", "5/2"],
    ]);
    expect(ranking.tieLog.map((step) => [step.rule, step.groups.length])).toEqual([["criterion", 2]]);
    const board = await boardOf(chair, editionId);
    expect(board.entries.map((one) => [one.place, one.score, one.open, one.dots.length])).toEqual([
      ["1", "3.00", false, 0],
      ["2", "3.00", true, 6],
      ["3", "2.50", true, 6],
    ]);
    expect(board.entries[1]?.note).toBe(
      '"Second Whistle" and "Three Adults" have exactly the same score. Tie rule 1 decided between them.',
    );
    await expect(entryScoresOf(chair, ireland)).rejects.toBeInstanceOf(Unknown);
    const vice = await asCast(world, "juror-cy");
    const open = await boardOf(vice, editionId);
    expect(open.entries[1]?.note).toBe(
      '"Second Whistle" and "Three Adults" have exactly the same score. Tie rule 1: The score on "Evaluated and effective" decides: "Second Whistle" 3.50, "Three Adults" 3.00.',
    );
    // Ireland's own entry shows no number: the one left out would tell which delegation is Ireland's.
    expect(open.entries[0]?.dots).toEqual([
      { value: 3 },
      { value: 3 },
      { value: 3 },
      { value: 3.5 },
      { value: 3.5 },
    ]);
    const scores = await entryScoresOf(vice, ireland);
    expect([scores.unnumbered, scores.sheets.map((sheet) => [sheet.number, sheet.total])]).toEqual([
      "recused",
      [3.5, 3.5, 3, 3, 3].map((total) => [undefined, total]),
    ]);
    const free = await entryScoresOf(vice, estonia);
    expect(free.sheets.map((sheet) => [sheet.number, sheet.own, sheet.total])).toEqual([
      [1, false, 2],
      [2, true, 3],
      [3, false, 3.5],
      [4, false, 3],
      [5, false, 3.5],
      [6, false, 3],
    ]);
    expect(open.checks?.checks.some((check) => check.entries.includes(ireland))).toBe(true);
    expect(board.checks?.checks.some((check) => check.entries.includes(ireland))).toBe(false);
    expect((await boardOf(await asCast(world, "juror-gr"), editionId)).checks).toBe(undefined);
    await expect(boardOf(await asCast(world, "rep-si"), editionId)).rejects.toBeInstanceOf(Unknown);
    await expect(entryScoresOf(await asCast(world, "rep-si"), estonia)).rejects.toBeInstanceOf(Unknown);
  });

  it("takes a sheet out of the ranking when its delegation is recused after the order is open and the chair strikes it", async () => {
    const { editionId, entries } = await judged(world);
    await closeAndOpenOrder(world, editionId);
    const slovenia = entries["si-on-the-bus"]!;
    const vice = await asCast(world, "juror-cy");
    await declareInterest(vice, slovenia, {
      kind: "conflict",
      conflict: "family",
      reason: "A relative works there.",
    });
    const counted = async () => {
      const ranking = await rankingOf(await asCast(world, "secretariat-1"), editionId);
      const row = ranking.entries.find((one) => one.entry === slovenia);
      return [row?.delegations, row?.score?.exact];
    };
    expect(await counted()).toEqual([6, "5/2"]);
    const chair = await asCast(world, "rep-ie");
    const [late] = (await confirmationsPage(chair, editionId)).late;
    await decideLateRecusal(chair, late!.id, "struck", "A relative works there.");
    expect(await counted()).toEqual([5, "5/2"]);
    await expect(entryScoresOf(await asCast(world, "juror-cy"), slovenia)).rejects.toBeInstanceOf(Unknown);
  });
});

/**
 * Three entries on which every total is the entry's level plus the delegation's leniency, which sum to zero: Ireland's
 * entry 3, Estonia's 3, Slovenia's 2.5. The corrected mean is the level; Ireland is ahead on "evaluated" by half a point.
 */
function judged(world: World) {
  return world.again("judged", async () => {
    const made = await worldInJudging(
      world,
      projectsNamed("ie-second-whistle", "ee-three-adults", "si-on-the-bus"),
    );
    await declareAll(world, made.editionId);
    const leniency = { ireland: -1, cyprus: 0, lithuania: 0.5, greece: 0, malaro: 0.5, scheldeland: 0 };
    for (const [delegation, extra] of Object.entries(leniency)) {
      for (const [entry, level] of Object.entries({ "ee-three-adults": 3, "si-on-the-bus": 2.5 })) {
        await writeSheet(world, made.entries[entry]!, evenSheet(delegation, entry, level + extra));
      }
      if (delegation === "ireland") continue;
      const tilt = { focus: 2.5 + extra, evaluated: 3.5 + extra };
      const entry = "ie-second-whistle";
      await writeSheet(world, made.entries[entry]!, evenSheet(delegation, entry, 3 + extra, tilt));
    }
    return made;
  });
}
