import { expect, it } from "vitest";
import { findBreaches } from "../../app/domain/invariants.server";
import { ballotsOf } from "../../app/domain/judging/ballots.server";
import { boardOf } from "../../app/domain/judging/board.server";
import { closeJudging } from "../../app/domain/judging/closing.server";
import { distributionPage } from "../../app/domain/judging/distribution-page.server";
import { changeDistributionSetting } from "../../app/domain/judging/distribution-settings.server";
import { latestDistribution, makeDistribution } from "../../app/domain/judging/distributions.server";
import { declareFurtherConflict, furtherEntries } from "../../app/domain/judging/further-conflicts.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { delegationAssignments } from "../../app/domain/judging/own-delegation.server";
import { progressOf } from "../../app/domain/judging/progress.server";
import { rankingOf } from "../../app/domain/judging/ranking.server";
import { redistribute, redistributionOf } from "../../app/domain/judging/redistribution.server";
import { Unknown } from "../../app/domain/problems";
import { action as declare, loader as interestsPage } from "../../app/routes/jury/interests";
import { delegations as cast } from "../world/cast";
import { describeOnBothEngines } from "../world/database";
import { asCast, idOf, openDemoJudging } from "../world/editions-steps";
import {
  declareAll,
  delegationId,
  evenSheet,
  openDemoOrder,
  projectsNamed,
  worldBeforeJudging,
  writerOf,
  writeSheet,
} from "../world/judging-steps";
import { browserOf } from "../world/page-answers";

const reason = "The jury meets next week; what is declared later is mended.";
const projects = projectsNamed("ie-second-whistle", "ee-three-adults", "lt-evening-light", "be-after-four");

describeOnBothEngines("an edition whose entries are dealt to three delegations each", (world) => {
  async function dealt(seed = 41) {
    const { editionId, entries } = await worldBeforeJudging(world, projects);
    await changeDistributionSetting(await asCast(world, "presidency-1"), editionId, {
      perEntry: 3,
      expertNeeded: true,
    });
    const secretariat = await asCast(world, "secretariat-1");
    const edition = await world.db
      .selectFrom("editions")
      .selectAll()
      .where("id", "=", editionId)
      .executeTakeFirstOrThrow();
    const { preview } = await distributionPage(secretariat, edition, { seed });
    await makeDistribution(secretariat, editionId, { seed, seen: preview!.seen, mended: false, reason });
    await openDemoJudging(world, editionId);
    const keyOf = new Map<string, string>();
    for (const { key } of cast) keyOf.set(await delegationId(world, key), key);
    const nameOf = Object.fromEntries(Object.entries(entries).map(([key, id]) => [id, key]));
    const pairs = async () =>
      (await world.db.selectFrom("assignments").selectAll().execute()).map((row) => ({
        id: row.id,
        entryId: row.entry_id,
        entry: nameOf[row.entry_id]!,
        delegation: keyOf.get(row.delegation_id)!,
      }));
    return { editionId, entries, pairs };
  }

  it("takes a conflict on an entry that one's delegation was not dealt, once and for all", async () => {
    const { editionId, pairs } = await dealt();
    const greek = () => asCast(world, "juror-gr");
    const given = (await pairs()).filter((pair) => pair.delegation === "greece").map((pair) => pair.entryId);
    const others = new Set((await pairs()).map((pair) => pair.entryId).filter((id) => !given.includes(id)));
    const listed = async () => (await furtherEntries(await greek(), editionId)).map((one) => one.entryId);
    expect((await listed()).sort()).toEqual([...others].sort());
    const [close, other] = [...others] as [string, string];
    const said = { conflict: "family", reason: "My sister leads the project." } as const;
    await expect(declareFurtherConflict(await greek(), given[0]!, said)).rejects.toBeInstanceOf(Unknown);
    await expect(
      declareFurtherConflict(await asCast(world, "secretariat-2"), close, said),
    ).rejects.toBeInstanceOf(Unknown);
    await expect(declareFurtherConflict(await greek(), close, {})).rejects.toMatchObject({
      problems: [{ field: "conflict-others" }, { field: "reason-others" }],
    });
    await expect(declareFurtherConflict(await greek(), "", said)).rejects.toMatchObject({
      problems: [{ field: "entry", code: "entry-missing" }],
    });
    const browser = await browserOf(world, await idOf(world, "juror-gr"));
    expect(await browser.read(interestsPage, "/jury/interests")).toMatchObject({
      others: [{ entryId: expect.any(String), title: expect.any(String), country: expect.any(String) }, {}],
    });
    const typed = {
      intent: "others",
      entry: close,
      "conflict-others": "family",
      "reason-others": said.reason,
    };
    expect(await browser.send(declare, "/jury/interests", typed)).toMatchObject({
      status: 303,
      to: "/jury/interests",
    });
    expect(await listed()).toEqual([other]);
    expect((await greek()).actor).toMatchObject({ recusedFrom: [{ entryId: close }] });
    const { rows } = await progressOf(await asCast(world, "secretariat-2"), editionId);
    const cells = rows.find((row) => row.entryId === close)?.cells;
    const greece = await delegationId(world, "greece");
    expect(cells?.find((cell) => cell.delegationId === greece)?.state).toBe("recused");
    expect(await findBreaches(world.db)).toEqual([]);
  });

  it("shows each delegation its own entries and the others as not assigned, and owes nothing for them", async () => {
    const { editionId, pairs } = await dealt();
    const progress = await progressOf(await asCast(world, "secretariat-1"), editionId);
    expect(progress.delegations.map((one) => [one.done, one.owed])).toEqual(cast.map(() => [0, 2]));
    const states = progress.rows.flatMap((row) => row.cells.map((cell) => cell.state));
    expect(states.filter((state) => state === "open")).toHaveLength(12);
    expect(new Set(states)).toEqual(new Set(["open", "recused", "not-assigned"]));
    for (const { key } of cast) {
      const own = await delegationAssignments(await asCast(world, writerOf(key)), editionId);
      const given = (await pairs()).filter((pair) => pair.delegation === key).map((pair) => pair.entryId);
      expect(own.map((one) => one.entryId).sort()).toEqual(given.sort());
      expect(own.map((one) => one.position)).toEqual([1, 2]);
    }
  });

  it("is closed and ranked by what was assigned: a missing sheet there is neither recused nor absent", async () => {
    const { editionId, entries, pairs } = await dealt();
    await declareAll(world, editionId);
    const scores: Record<string, number> = {
      "ie-second-whistle": 3,
      "ee-three-adults": 4,
      "lt-evening-light": 2.5,
      "be-after-four": 1.5,
    };
    // Greece is strict, Lithuania generous: the corrected mean must find the entries' own order again.
    const offset: Record<string, number> = { greece: -1, lithuania: 1 };
    for (const { entry, entryId, delegation } of await pairs()) {
      await writeSheet(
        world,
        entryId,
        evenSheet(delegation, entry, scores[entry]! + (offset[delegation] ?? 0)),
      );
    }
    await closeJudging(await asCast(world, "secretariat-1"), editionId);
    const ballots = await ballotsOf(await asCast(world, "secretariat-1"), editionId);
    expect([ballots.distribution, ballots.sheets.length, ballots.absences]).toEqual(["some", 12, []]);
    await openDemoOrder(world, editionId);
    const ranking = await rankingOf(await asCast(world, "rep-ie"), editionId);
    const order = [...projects].map((one) => one.key).sort((a, b) => scores[b]! - scores[a]!);
    expect(ranking.entries.map((one) => [one.entry, one.delegations])).toEqual(
      order.map((key) => [entries[key], 3]),
    );
    const differences = ranking.entries.map((one) => one.score!.value - ranking.entries[0]!.score!.value);
    expect(differences.map((value) => Math.round(value * 1e6) / 1e6)).toEqual(
      order.map((key) => scores[key]! - 4),
    );
    const board = await boardOf(await asCast(world, "rep-ie"), editionId);
    const estonia = board.entries.find((one) => one.entryId === entries["ee-three-adults"])!;
    expect(estonia.remark).toBe("Judged by 3 delegations");
    const said = board.checks!.checks.map((check) => check.sentence);
    expect(said.some((sentence) => sentence.startsWith("Not every delegation judged every entry."))).toBe(
      true,
    );
    expect(
      said.some((sentence) => sentence.includes("hang together through shared delegations; they do.")),
    ).toBe(true);
  });

  it("mends a late recusal by the fewest additions: what stands, and every sheet, stays; the delegation is told", async () => {
    const { editionId, entries, pairs } = await dealt();
    await declareAll(world, editionId);
    const secretariat = await asCast(world, "secretariat-1");
    expect(await redistributionOf(secretariat, editionId, 1)).toBeUndefined();
    const before = await pairs();
    const experts = ["malaro", "scheldeland"];
    const lost = before.find(
      (pair) => pair.entry === "ee-three-adults" && !experts.includes(pair.delegation),
    )!;
    for (const pair of before.filter((one) => one.entry === "ee-three-adults")) {
      await writeSheet(world, pair.entryId, evenSheet(pair.delegation, pair.entry, 3));
    }
    await declareInterest(await asCast(world, writerOf(lost.delegation)), lost.entryId, {
      kind: "conflict",
      conflict: "other",
      reason: "A cousin works there.",
    });
    const plan = (await redistributionOf(secretariat, editionId, 9))!;
    expect(plan.gaps).toEqual(['"Three Adults" (Estonia) lacks one delegation.']);
    expect(plan.added).toHaveLength(1);
    expect(plan.added[0]).toMatch(/^Delegation \d \(.+\) would also judge "Three Adults" \(Estonia\)\.$/);
    expect(plan.left).toEqual([]);
    expect(await pairs()).toEqual(before);
    await expect(redistribute(secretariat, editionId, { seed: 9, seen: "x" })).rejects.toMatchObject({
      problems: [{ code: "changed-meanwhile" }],
    });
    expect(await redistribute(secretariat, editionId, { seed: 9, seen: plan.seen })).toBe(1);
    const after = await pairs();
    const added = after.filter((pair) => !before.some((one) => one.id === pair.id));
    expect(after).toHaveLength(before.length + 1);
    expect(added.map((pair) => pair.entryId)).toEqual([entries["ee-three-adults"]]);
    expect(await redistributionOf(secretariat, editionId, 1)).toBeUndefined();
    expect((await latestDistribution(secretariat, editionId))!.number).toBe(2);
    const letters = await world.db
      .selectFrom("letters")
      .select(["entry_id", "kind"])
      .where("kind", "=", "entry-added")
      .execute();
    expect(letters.every((letter) => letter.entry_id === entries["ee-three-adults"])).toBe(true);
    expect(letters).toHaveLength(cast.find((one) => one.key === added[0]!.delegation)!.people.length);
    const own = await delegationAssignments(await asCast(world, writerOf(added[0]!.delegation)), editionId);
    expect(own.at(-1)).toMatchObject({ entryId: entries["ee-three-adults"], position: own.length });
    const sheets = await world.db.selectFrom("score_sheets").select("state").execute();
    expect(sheets.map((sheet) => sheet.state).sort()).toEqual(["final", "final", "removed"]);
  });

  it("tells a recused chair nothing of what their entry lacks", async () => {
    const { editionId, pairs } = await dealt();
    await declareAll(world, editionId);
    const lost = (await pairs()).find(
      (pair) =>
        pair.entry === "ie-second-whistle" &&
        pair.delegation !== "malaro" &&
        pair.delegation !== "scheldeland",
    )!;
    await declareInterest(await asCast(world, writerOf(lost.delegation)), lost.entryId, {
      kind: "conflict",
      conflict: "family",
      reason: "A sister plays there.",
    });
    const chair = await asCast(world, "rep-ie");
    expect(await redistributionOf(chair, editionId, 3)).toBeUndefined();
    await expect(redistribute(chair, editionId, { seed: 3, seen: "x" })).rejects.toMatchObject({
      problems: [{ code: "nothing-to-deal" }],
    });
    const secretariat = (await redistributionOf(await asCast(world, "secretariat-1"), editionId, 3))!;
    expect(secretariat.added).toHaveLength(1);
    await expect(redistributionOf(await asCast(world, "juror-gr"), editionId, 3)).rejects.toThrow();

    // Of another entry they learn what it lacks, and not who would judge it: that would help to count.
    const other = (await pairs()).find(
      (pair) =>
        pair.entry === "ee-three-adults" && ["cyprus", "lithuania", "greece"].includes(pair.delegation),
    )!;
    await declareInterest(await asCast(world, writerOf(other.delegation)), other.entryId, {
      kind: "conflict",
      conflict: "family",
      reason: "A brother runs it.",
    });
    expect(await redistributionOf(chair, editionId, 3)).toMatchObject({
      gaps: ['"Three Adults" (Estonia) lacks one delegation.'],
      added: ['One more delegation would judge "Three Adults" (Estonia).'],
    });
  });
});
