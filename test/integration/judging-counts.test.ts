import { expect, it } from "vitest";
import { recordAbsence } from "../../app/domain/judging/absences.server";
import { boardOf } from "../../app/domain/judging/board.server";
import { missingSheets } from "../../app/domain/judging/closing.server";
import { entryScoresOf } from "../../app/domain/judging/entry-scores.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { progressOf, watchedSheet } from "../../app/domain/judging/progress.server";
import { meetingPage } from "../../app/domain/results/meeting-page.server";
import { delegations as cast } from "../world/cast";
import { describeOnBothEngines } from "../world/database";
import { dealDemoEntries } from "../world/distribution-steps";
import { asCast, openDemoJudging } from "../world/editions-steps";
import { threeEntries } from "../world/interests-steps";
import {
  closeAndOpenOrder,
  declareAll,
  delegationId,
  evenSheet,
  projectsNamed,
  worldBeforeJudging,
  worldInJudging,
  writeSheet,
} from "../world/judging-steps";

const projects = projectsNamed("ie-second-whistle", "ee-three-adults", "lt-evening-light", "be-after-four");
const own = "ie-second-whistle";

describeOnBothEngines("counting what a recused reader still sees", (world) => {
  async function dealt() {
    const { editionId, entries } = await worldBeforeJudging(world, projects);
    await dealDemoEntries(world, editionId, { perEntry: 3, expertNeeded: true, seed: 41 });
    await openDemoJudging(world, editionId);
    const numberOf = new Map<string, number>();
    for (const { key, number } of cast) numberOf.set(await delegationId(world, key), number);
    const assignments = await world.db.selectFrom("assignments").selectAll().execute();
    const judges = assignments
      .filter((one) => one.entry_id === entries[own])
      .map((one) => numberOf.get(one.delegation_id)!)
      .sort();
    return { editionId, entries, assignments, numberOf, judges };
  }

  /** The delegations of which the fewest of the given numbers are seen: all were given equally many entries. */
  function fewest(seen: readonly number[]): number[] {
    const counts = [1, 2, 3, 4, 5, 6].map((number) => seen.filter((one) => one === number).length);
    return counts.flatMap((count, index) => (count < Math.max(...counts) ? [index + 1] : []));
  }

  it("would tell who judges their entry, were the cells of progress not kept from them", async () => {
    const { editionId, entries, judges, numberOf, assignments } = await dealt();
    const whole = await progressOf(await asCast(world, "secretariat-1"), editionId);
    expect([whole.uncounted, whole.delegations.map((one) => one.owed)]).toEqual([false, [2, 2, 2, 2, 2, 2]]);
    const others = whole.rows.filter((row) => row.entryId !== entries[own]);
    const seen = others.flatMap((row) =>
      row.cells
        .filter((cell) => cell.state !== "not-assigned" && cell.state !== "recused")
        .map((cell) => numberOf.get(cell.delegationId)!),
    );
    expect(fewest(seen)).toEqual(judges);

    const chair = await asCast(world, "rep-ie");
    const shown = await progressOf(chair, editionId);
    expect(shown.uncounted).toBe(true);
    expect(shown.rows.map((row) => [row.country, row.final, row.toJudge, row.cells])).toEqual([
      ["BE", 0, 3, []],
      ["EE", 0, 3, []],
      ["LT", 0, 3, []],
    ]);
    expect(shown.delegations.map((one) => [one.done, one.owed])).toEqual(
      [1, 2, 3, 4, 5, 6].map(() => [undefined, undefined]),
    );
    expect(shown.overdue).toEqual([]);
    const missing = (await missingSheets(chair, editionId)).map((problem) => problem.sentence);
    expect(missing).toEqual([
      '"After Four O\'Clock" (Belgium): 3 score sheets are missing.',
      '"Three Adults" (Estonia): 3 score sheets are missing.',
      '"Evening Light" (Lithuania): 3 score sheets are missing.',
      "Score sheets are also missing on an entry whose judging is not for you. The secretariat, or the vice-chair, sees which.",
    ]);
    expect((await missingSheets(await asCast(world, "secretariat-1"), editionId))[0]!.sentence).toMatch(
      /^Delegation 1, Ireland: 2 score sheets are missing/,
    );

    // The chair still acts where a delegation asks, and from the judging date on where none does.
    const [sheet] = assignments.filter((one) => one.entry_id === entries["ee-three-adults"]);
    expect((await watchedSheet(chair, sheet!.id)).may.imposeRecusal).toBe(true);
    const { judging_until } = await world.db
      .selectFrom("editions")
      .select("judging_until")
      .executeTakeFirstOrThrow();
    const later = { ...chair, now: `${judging_until.slice(0, 7)}-28T09:00:00.000Z` };
    const late = await progressOf(later, editionId);
    expect(late.overdue).toHaveLength(9);
    await recordAbsence(later, late.overdue[0]!.assignmentId, "They did not answer.");
    expect((await progressOf(later, editionId)).overdue).toHaveLength(8);
  });

  it("would tell it from the numbers on the board as well, once the order is open", async () => {
    const { editionId, entries, judges, numberOf, assignments } = await dealt();
    await declareAll(world, editionId);
    const keyOf = new Map(cast.map((one) => [one.number, one.key]));
    const nameOf = new Map(Object.entries(entries).map(([key, id]) => [id, key]));
    for (const one of assignments) {
      const delegation = keyOf.get(numberOf.get(one.delegation_id)!)!;
      await writeSheet(world, one.entry_id, evenSheet(delegation, nameOf.get(one.entry_id)!, 3));
    }
    await closeAndOpenOrder(world, editionId);
    // Without the recusals of own country every entry would carry its numbers.
    const all = await boardOf(await asCast(world, "expert-se-1"), editionId);
    const estonian = entries["ee-three-adults"]!;
    const dots = (board: typeof all) => board.entries.find((one) => one.entryId === estonian)!.dots;
    expect(dots(all).every((dot) => dot.number !== undefined)).toBe(true);
    expect((await entryScoresOf(await asCast(world, "expert-se-1"), estonian)).unnumbered).toBeUndefined();
    expect(judges).toHaveLength(3);
    const chair = await asCast(world, "rep-ie");
    const board = await boardOf(chair, editionId);
    expect(dots(board)).toEqual(dots(all).map(({ value }) => ({ value })));
    const scores = await entryScoresOf(chair, estonian);
    expect([scores.unnumbered, scores.sheets.map((one) => one.number)]).toEqual([
      "dealt",
      [undefined, undefined, undefined],
    ]);
  });

  it("says nothing of who is recused or absent from their entry, where every delegation judges every entry too", async () => {
    const { editionId, entries } = await worldInJudging(world, threeEntries);
    await declareAll(world, editionId);
    const id = entries[own]!;
    await declareInterest(await asCast(world, "juror-gr"), id, {
      kind: "conflict",
      conflict: "family",
      reason: "Their cousin runs it.",
    });
    for (const [key, entryId] of Object.entries(entries)) {
      for (const delegation of ["ireland", "cyprus", "lithuania", "greece", "malaro", "scheldeland"]) {
        const recused = { ireland: [own], greece: [own, "gr-first-word"] }[delegation];
        if (!recused?.includes(key)) await writeSheet(world, entryId, evenSheet(delegation, key, 3));
      }
    }
    await closeAndOpenOrder(world, editionId);
    const remark = async (who: string) =>
      (await boardOf(await asCast(world, who), editionId)).entries.find((one) => one.entryId === id)!.remark;
    const leave = async (who: string) =>
      (await meetingPage(await asCast(world, who), editionId)).agenda.find((one) => one.entryId === id)!
        .leave;
    expect([await remark("juror-cy"), await leave("juror-cy")]).toEqual([
      "2 delegations recused",
      ["Ireland", "Greece"],
    ]);
    expect([await remark("rep-ie"), await leave("rep-ie")]).toEqual([undefined, ["Ireland"]]);
  });
});
