import { join } from "node:path";
import { expect, it } from "vitest";
import { readingView } from "../../app/domain/entries/reading.server";
import { describeOnBothEngines } from "../world/database";
import {
  asCast,
  closeDemoAdmission,
  closeDemoCall,
  createDemoEdition,
  enterPeople,
  openDemoCall,
} from "../world/editions-steps";
import {
  admitAll,
  answerRemark,
  nameAllPresenters,
  refuseOne,
  returnOne,
  submitAll,
  writeAll,
} from "../world/entries-steps";
import { readProjects } from "../world/project-file";

// One state with two entries, one whose entry is returned, one whose entry is refused.
const states = ["BG", "FI", "GR"];
const projects = readProjects(join(import.meta.dirname, "../world/projects")).filter((project) =>
  states.includes(project.country),
);

describeOnBothEngines("the way in", (world) => {
  it("takes projects from their first word to their admission", async () => {
    await enterPeople(world, states);
    const editionId = await createDemoEdition(world);
    world.now = "2026-07-01T07:00:00.000Z";
    await openDemoCall(world, editionId);
    world.now = "2026-09-01T08:00:00.000Z";
    const entries = await writeAll(world, editionId, projects);
    await submitAll(world, entries, projects);
    world.now = "2026-10-01T07:00:00.000Z";
    await closeDemoCall(world, editionId);
    const returned = projects.find((project) => project.country === "GR")!;
    const refused = projects.find((project) => project.country === "BG")!;
    await returnOne(world, entries[returned.key]!, {
      question: "evaluation",
      text: "Say who collected the figures.",
      reasons: "One answer needs a sentence more.",
      until: "2026-10-09",
    });
    await refuseOne(world, entries[refused.key]!, "The form shows no result.");
    world.now = "2026-10-06T07:00:00.000Z";
    await answerRemark(world, entries[returned.key]!, returned, {
      question: "evaluation",
      add: "The figures were collected by the regional statistics office.",
    });
    await admitAll(world, entries, { except: [refused.key] });
    await closeDemoAdmission(world, editionId);
    await nameAllPresenters(
      world,
      entries,
      projects.filter((project) => project !== refused),
    );
    const rows = await world.db
      .selectFrom("entries")
      .select(["id", "state", "presenter_name_latin"])
      .execute();
    expect(Object.fromEntries(rows.map((row) => [row.id, [row.state, row.presenter_name_latin]]))).toEqual(
      Object.fromEntries(
        projects.map((project) => [
          entries[project.key]!,
          project === refused ? ["refused", null] : ["admitted", project.presenterLatin],
        ]),
      ),
    );
    const view = await readingView(await asCast(world, "secretariat-1"), entries[returned.key]!, "admission");
    const answers = view.sections.flatMap((section) => section.answers);
    expect(answers.find((answer) => answer.questionId === "evaluation")?.text).toMatch(
      /collected by the regional statistics office\.$/,
    );
  });
});
