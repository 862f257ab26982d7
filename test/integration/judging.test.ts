import { join } from "node:path";
import { expect, it } from "vitest";
import { rankingOf } from "../../app/domain/judging/ballots.server";
import { boardOf } from "../../app/domain/judging/board.server";
import { saveSheet } from "../../app/domain/judging/sheets.server";
import { describeOnBothEngines } from "../world/database";
import { asCast } from "../world/editions-steps";
import { closeAndOpenOrder, declareAll, scoreAll, worldInJudging } from "../world/judging-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const some = (...keys: string[]) => projects.filter((project) => keys.includes(project.key));

describeOnBothEngines("judging", (world) => {
  it("smoke", async () => {
    const t = Date.now();
    const { editionId, entries } = await worldInJudging(
      world,
      some("ie-second-whistle", "ee-three-adults", "gr-first-word", "si-on-the-bus"),
    );
    console.log("world", Date.now() - t);
    await declareAll(world, editionId);
    await scoreAll(world, entries);
    console.log("scored", Date.now() - t);
    await closeAndOpenOrder(world, editionId);
    const b = await boardOf(await asCast(world, "rep-ie"), editionId);
    console.log(JSON.stringify(b, null, 1));
  }, 60000);
});
