import { expect, it } from "vitest";
import { standingOf } from "../../app/domain/editions/standing.server";
import { openJudging } from "../../app/domain/editions/steps.server";
import { everyDelegation } from "../../app/domain/judging/distribution";
import { distributionPage } from "../../app/domain/judging/distribution-page.server";
import {
  changeDistributionSetting,
  distributionSettingOf,
} from "../../app/domain/judging/distribution-settings.server";
import { latestDistribution, makeDistribution } from "../../app/domain/judging/distributions.server";
import { removeJuryMember } from "../../app/domain/jury/members.server";
import type { Refusal } from "../../app/domain/problems";
import { describeOnBothEngines } from "../world/database";
import { asCast, idOf, openDemoJudging } from "../world/editions-steps";
import { delegationId, projectsNamed, worldBeforeJudging } from "../world/judging-steps";

const reason = "The jury meets next week; what is declared later is mended.";
const projects = projectsNamed("ie-second-whistle", "ee-three-adults", "lt-evening-light", "be-after-four");

describeOnBothEngines("the distribution of entries", (world) => {
  async function editionRow(editionId: string) {
    return world.db.selectFrom("editions").selectAll().where("id", "=", editionId).executeTakeFirstOrThrow();
  }

  async function prepared(perEntry: number, expertNeeded = true) {
    const { editionId, entries } = await worldBeforeJudging(world, projects);
    await changeDistributionSetting(await asCast(world, "presidency-1"), editionId, {
      perEntry,
      expertNeeded,
    });
    return { editionId, entries };
  }

  async function preview(editionId: string, who: string, seed?: number) {
    const page = await distributionPage(await asCast(world, who), await editionRow(editionId), { seed });
    return page.preview!;
  }

  async function refusalOf(act: Promise<unknown>): Promise<string[]> {
    const error = await act.then(
      () => {
        throw new Error("it was not refused");
      },
      (caught: Refusal) => caught,
    );
    return error.problems.map((problem) => problem.code);
  }

  it("is to every delegation unless the presidency chooses otherwise, and its setting is locked with judging", async () => {
    const { editionId } = await worldBeforeJudging(world, projects.slice(0, 2));
    const presidency = await asCast(world, "presidency-1");
    expect(await distributionSettingOf(presidency, editionId)).toEqual(everyDelegation);
    const some = { perEntry: 3, expertNeeded: true };
    await expect(
      changeDistributionSetting(await asCast(world, "secretariat-1"), editionId, some),
    ).rejects.toMatchObject({ problems: [{ code: "only-presidency" }] });
    await changeDistributionSetting(presidency, editionId, some);
    expect(await distributionSettingOf(world.visitor(), editionId)).toEqual(some);
    await changeDistributionSetting(presidency, editionId, everyDelegation);
    await openDemoJudging(world, editionId);
    expect(await refusalOf(changeDistributionSetting(presidency, editionId, some))).toEqual([
      "distribution-locked",
    ]);
  });

  it("is previewed without a trace, the same from the same seed, and keeps conflicts, experts and even loads", async () => {
    const { editionId, entries } = await prepared(3);
    const one = await preview(editionId, "secretariat-1", 7);
    expect(await preview(editionId, "secretariat-1", 7)).toEqual(one);
    expect(await preview(editionId, "secretariat-1", 8)).not.toEqual(one);
    expect(await world.db.selectFrom("distributions").selectAll().execute()).toEqual([]);
    const { delegations, rows } = one.matrix!;
    expect(rows).toHaveLength(4);
    const experts = delegations.filter((each) => [5, 6].includes(each.number)).map((each) => each.id);
    for (const row of rows) {
      const given = row.cells.filter((cell) => cell.state === "given").map((cell) => cell.delegationId);
      expect(given).toHaveLength(3);
      expect(given.some((id) => experts.includes(id))).toBe(true);
    }
    const ireland = rows.find((row) => row.entryId === entries["ie-second-whistle"])!;
    expect(ireland.cells.find((cell) => cell.delegationId === delegations[0]!.id)!.state).toBe("recused");
    expect(delegations.map((each) => each.load)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(one.notes[0]).toBe("Every delegation with a vote judges 2 entries.");
    expect(one.notes[1]).toContain("All entries can be compared");
  });

  it("is dealt, as it was made, when judging opens; before that it must be made and still fit", async () => {
    const { editionId } = await prepared(3);
    const secretariat = await asCast(world, "secretariat-1");
    expect(await refusalOf(openJudging(secretariat, editionId))).toEqual(["no-distribution"]);
    const standing = await standingOf(secretariat, await editionRow(editionId));
    expect(standing.next!.blocks).toEqual([
      "Each entry is judged by 3 delegations, and the distribution has not been made yet.",
    ]);
    const shown = await preview(editionId, "secretariat-1", 41);
    await makeDistribution(secretariat, editionId, { seed: 41, seen: shown.seen, mended: false, reason });
    const made = (await latestDistribution(secretariat, editionId))!;
    expect([made.number, made.seed, made.pairs.length]).toEqual([1, 41, 12]);
    expect((await preview(editionId, "secretariat-1")).isMade).toBe(true);
    await openJudging(secretariat, editionId);
    const dealt = await world.db
      .selectFrom("assignments")
      .select(["entry_id as entry", "delegation_id as delegation"])
      .execute();
    const key = (pair: { entry: string; delegation: string }) => `${pair.entry} ${pair.delegation}`;
    expect(dealt.map(key).sort()).toEqual(made.pairs.map(key).sort());
    const letters = await world.db
      .selectFrom("letters")
      .select("facts")
      .where("kind", "=", "judging-opened")
      .execute();
    expect(new Set(letters.map((letter) => JSON.parse(letter.facts).entries))).toEqual(
      new Set(["2 entries"]),
    );
    const history = await world.db
      .selectFrom("history")
      .select("command")
      .where("command", "=", "makeDistribution")
      .execute();
    expect(history).toHaveLength(1);
  });

  it("is overtaken by a change of the jury, and refuses to be made from an old preview", async () => {
    const { editionId } = await prepared(3);
    const secretariat = await asCast(world, "secretariat-1");
    const shown = await preview(editionId, "secretariat-1", 3);
    await makeDistribution(secretariat, editionId, { seed: 3, seen: shown.seen, mended: false, reason });
    const presidency = await asCast(world, "presidency-1");
    await removeJuryMember(
      presidency,
      await delegationId(world, "scheldeland"),
      await idOf(world, "expert-be"),
    );
    expect(await refusalOf(openJudging(secretariat, editionId))).toContain("distribution-overtaken");
    expect(
      await refusalOf(
        makeDistribution(secretariat, editionId, { seed: 3, seen: shown.seen, mended: false, reason }),
      ),
    ).toEqual(["changed-meanwhile"]);
    const page = await distributionPage(secretariat, await editionRow(editionId), { seed: 3 });
    expect(page.made!.overtaken).toBe(true);
    await makeDistribution(secretariat, editionId, {
      seed: 3,
      seen: page.preview!.seen,
      mended: false,
      reason,
    });
    expect((await latestDistribution(secretariat, editionId))!.number).toBe(2);
  });

  it("says in words which entries lack delegations, and what would help", async () => {
    const { editionId } = await prepared(6, false);
    const shown = await preview(editionId, "secretariat-1", 1);
    expect(shown.refusal).toEqual([
      '"After Four O\'Clock" (Belgium): 5 delegations with a vote may judge it, and it needs 6.',
      '"Second Whistle" (Ireland): 5 delegations with a vote may judge it, and it needs 6.',
      '"Evening Light" (Lithuania): 5 delegations with a vote may judge it, and it needs 6.',
      "Let fewer delegations judge each entry, or complete the jury.",
    ]);
    expect(
      (
        await refusalOf(
          makeDistribution(await asCast(world, "secretariat-1"), editionId, {
            seed: 1,
            seen: shown.seen,
            mended: false,
            reason,
          }),
        )
      ).at(-1),
    ).toBe("what-helps");
  });

  it("refuses entries that could not be compared, and names the fewest assignments that connect them", async () => {
    const { editionId, entries } = await worldBeforeJudging(world, projects.slice(0, 3));
    await changeDistributionSetting(await asCast(world, "presidency-1"), editionId, {
      perEntry: 2,
      expertNeeded: false,
    });
    expect(Object.keys(entries)).toHaveLength(3);
    const secretariat = await asCast(world, "secretariat-1");
    const shown = await preview(editionId, "secretariat-1", 5);
    expect(shown.apart[0]).toBe(
      "The entries fall into 3 groups that no delegation connects, so they could not be ranked together.",
    );
    expect(shown.apart.at(-1)).toBe(
      "6 assignments cannot connect so many entries and delegations: it takes at least 8.",
    );
    expect(shown.mend).toHaveLength(2);
    const wanted = { seed: 5, seen: shown.seen };
    expect(
      await refusalOf(makeDistribution(secretariat, editionId, { ...wanted, mended: false, reason })),
    ).toContain("not-connected");
    await makeDistribution(secretariat, editionId, { ...wanted, mended: true, reason });
    expect((await latestDistribution(secretariat, editionId))!.pairs).toHaveLength(8);
    const made = await preview(editionId, "secretariat-1");
    expect([made.isMade, made.apart]).toEqual([true, []]);
    expect(made.notes[1]).toContain("All entries can be compared");
  });

  it("explains every cell, and tries out what one more refusal would change", async () => {
    const { editionId, entries } = await prepared(3);
    const ctx = await asCast(world, "secretariat-1");
    const ask = async (delegation: string, entry: string) =>
      (
        await distributionPage(ctx, await editionRow(editionId), {
          seed: 7,
          cell: { delegation, entry },
        })
      ).preview!.why!;
    const { matrix } = await preview(editionId, "secretariat-1", 7);
    const row = matrix!.rows.find((each) => each.entryId === entries["ee-three-adults"])!;
    const given = row.cells.find((cell) => cell.state === "given")!.delegationId;
    const free = row.cells.find((cell) => cell.state === "free")!.delegationId;
    const why = await ask(given, row.entryId);
    expect(why.sentences[0]).toBe(
      "6 delegations with a vote may judge it, and 3 are needed; with seed 7 the lot chose this one among those that keep the loads even.",
    );
    expect(why.sentences.at(-1)).toBe("It judges 2 entries; the delegations with a vote judge 2 each.");
    expect(why.refusal[0]).toMatch(/^It could still be done, with (one change|\d changes):$/);
    expect(why.refusal.at(-1)).toBe("All entries could still be compared.");
    expect(why.refusal.some((sentence) => sentence.includes("would take over"))).toBe(true);
    expect((await ask(free, row.entryId)).refusal).toEqual([
      "Nothing would change: it was not given this entry.",
    ]);
    const own = await ask(await delegationId(world, "ireland"), entries["ie-second-whistle"]!);
    expect(own).toEqual({
      title: 'Delegation 1 (Ireland) and "Second Whistle" (Ireland)',
      sentences: ["Delegation 1 (Ireland) does not judge it. Own country: Ireland."],
      refusal: [],
    });
  });

  it("does not tell the people of a competing state who judges which entry, not even by counting", async () => {
    const { editionId } = await prepared(3);
    const shown = await preview(editionId, "presidency-1", 7);
    expect([shown.matrix, shown.why]).toEqual([undefined, undefined]);
    expect(JSON.stringify(shown)).not.toContain("Second Whistle");
    expect((await preview(editionId, "secretariat-1", 7)).matrix).toBeDefined();
    await expect(preview(editionId, "rep-fi")).rejects.toThrow();
  });

  it("gives a delegation with advice only its entries on top, counted for no entry", async () => {
    const { editionId } = await prepared(2);
    const adviser = await delegationId(world, "scheldeland");
    await world.db.updateTable("delegations").set({ advice_only: 1 }).where("id", "=", adviser).execute();
    const { matrix } = await preview(editionId, "secretariat-1", 2);
    const others = matrix!.delegations.filter((one) => one.id !== adviser);
    for (const row of matrix!.rows) {
      const given = row.cells.filter((cell) => cell.state === "given" && cell.delegationId !== adviser);
      expect(given).toHaveLength(2);
      const expert = matrix!.delegations.find((one) => one.number === 5)!.id;
      expect(given.map((cell) => cell.delegationId)).toContain(expert);
    }
    expect(others.reduce((sum, one) => sum + one.load, 0)).toBe(8);
    expect(matrix!.delegations.find((one) => one.id === adviser)!.load).toBe(2);
  });
});
