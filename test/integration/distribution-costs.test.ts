import { expect, it } from "vitest";
import { stateAffiliations } from "../../app/domain/judging/affiliations.server";
import { distributionPage } from "../../app/domain/judging/distribution-page.server";
import { changeDistributionSetting } from "../../app/domain/judging/distribution-settings.server";
import { latestDistribution, makeDistribution } from "../../app/domain/judging/distributions.server";
import { decideSuspicion, suspicionsPage } from "../../app/domain/judging/suspicions.server";
import { describeOnBothEngines } from "../world/database";
import { asCast } from "../world/editions-steps";
import { delegationId, projectsNamed, worldBeforeJudging } from "../world/judging-steps";

const projects = projectsNamed("ie-second-whistle", "ee-three-adults", "lt-evening-light", "be-after-four");
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

describeOnBothEngines("a distribution where an interest is suspected and not decided on", (world) => {
  async function pageOf(editionId: string, seed: number, cell?: { entry: string; delegation: string }) {
    const edition = await world.db
      .selectFrom("editions")
      .selectAll()
      .where("id", "=", editionId)
      .executeTakeFirstOrThrow();
    return distributionPage(await asCast(world, "secretariat-1"), edition, { seed, cell });
  }

  it("gives that entry to others, with even loads as before, says so, and rests on it no more once decided", async () => {
    const { editionId, entries } = await worldBeforeJudging(world, projects);
    await changeDistributionSetting(await asCast(world, "presidency-1"), editionId, {
      perEntry: 3,
      expertNeeded: true,
    });
    const pair = { entry: entries["ee-three-adults"]!, delegation: await delegationId(world, "cyprus") };
    const given = async () => {
      const states: string[] = [];
      for (const seed of seeds) {
        const { matrix } = (await pageOf(editionId, seed)).preview!;
        expect(matrix!.delegations.map((one) => one.load)).toEqual([2, 2, 2, 2, 2, 2]);
        const row = matrix!.rows.find((one) => one.entryId === pair.entry)!;
        states.push(row.cells.find((cell) => cell.delegationId === pair.delegation)!.state);
      }
      return states;
    };
    // By lot alone some seeds give it to Cyprus.
    expect(await given()).toContain("given");

    const { organisation } = await world.db
      .selectFrom("entries")
      .select("organisation")
      .where("id", "=", pair.entry)
      .executeTakeFirstOrThrow();
    await stateAffiliations(await asCast(world, "juror-cy"), editionId, organisation);
    expect(new Set(await given())).toEqual(new Set(["free"]));
    const { preview } = await pageOf(editionId, 7, pair);
    expect(preview!.notes).toContain(
      "No delegation is given an entry in which an interest of it is suspected and not decided on.",
    );
    expect(preview!.why!.sentences).toContain(
      "It was to be given this entry only if need be: an interest of it is suspected, and nobody has decided on that yet.",
    );
    const secretariat = await asCast(world, "secretariat-1");
    const reason = "The jury meets next week.";
    await makeDistribution(secretariat, editionId, { seed: 7, seen: preview!.seen, mended: false, reason });
    expect((await latestDistribution(secretariat, editionId))!.conditions.costs).toEqual([
      { ...pair, why: "suspected", cost: 100 },
    ]);

    // Chair and secretariat decide on it before judging opens; what was made goes on to hold, and says what it rested on.
    const { open } = await suspicionsPage(secretariat, editionId);
    expect(open.map((one) => [one.delegation, one.ground])).toEqual([["Cyprus", "organisation"]]);
    await decideSuspicion(secretariat, editionId, open[0]!.key, "dismissed", "Left it ten years ago.");
    const made = await pageOf(editionId, 7, pair);
    expect([made.made!.overtaken, made.preview!.isMade]).toEqual([false, true]);
    expect(made.preview!.why!.sentences[1]).toContain("only if need be");
    expect((await pageOf(editionId, 8)).preview!.notes.join(" ")).not.toContain("suspected");
  });
});
