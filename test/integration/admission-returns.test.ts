import { join } from "node:path";
import { expect, it } from "vitest";
import { returnEntry } from "../../app/domain/entries/admission.server";
import { admissionView } from "../../app/domain/entries/admission-queue.server";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import { answersOf } from "../../app/domain/entries/entries.server";
import { markJuryOnly } from "../../app/domain/entries/section-marks.server";
import { gapsOf, submitEntry } from "../../app/domain/entries/submission.server";
import { writingOf } from "../../app/domain/entries/writing.server";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, closeDemoCall } from "../world/editions-steps";
import { openCallWorld, submitAll, writeEntry } from "../world/entries-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const found = projects.find((project) => project.key === "gr-first-word")!;
const { evaluator, ...others } = found.answers;
/** Says that nobody independent has evaluated it, so that nobody asks who it was. */
const greek = { ...found, answers: { ...others, "independent-evaluation": "no" } };

async function returned(world: World, question: string) {
  const editionId = await openCallWorld(world, ["GR"]);
  const id = await writeEntry(world, editionId, greek);
  await submitAll(world, { [greek.key]: id }, projects);
  world.now = "2026-10-01T08:00:00.000Z";
  await closeDemoCall(world, editionId);
  await returnEntry(await asCast(world, "secretariat-1"), id, {
    reasons: "One answer does not fit the rest.",
    until: "2026-10-09",
    remarks: { [question]: "The text speaks of a university that evaluated it." },
  });
  return id;
}

describeOnBothEngines("a remark on an answer on which another question depends", (world) => {
  it("opens that question too, so that the entry can be submitted again", async () => {
    const id = await returned(world, "independent-evaluation");
    world.now = "2026-10-02T08:00:00.000Z";
    const writer = await asCast(world, "applicant-gr-1");
    const version = async (question: string) => (await answersOf(writer, id)).get(question)?.version ?? 0;
    await saveAnswers(writer, id, {
      "independent-evaluation": { text: "yes", version: await version("independent-evaluation") },
    });
    expect((await gapsOf(writer, id)).map((gap) => gap.questionId)).toEqual(["evaluator"]);
    expect([...(await writingOf(writer, id)).reopened]).toEqual(["independent-evaluation", "evaluator"]);
    await saveAnswers(writer, id, { evaluator: { text: evaluator!, version: await version("evaluator") } });
    await markJuryOnly(writer, id, "evaluator", "She works under a threat");
    expect(await submitEntry(await asCast(world, "rep-gr"), id)).toBe(2);
    const secretariat = await asCast(world, "secretariat-1");
    expect((await admissionView(secretariat, id)).before).toEqual({
      "independent-evaluation": "No",
      evaluator: "",
    });

    // The other way round: the answer that is gone stands in its place, empty, beside what it was.
    world.now = "2026-10-05T08:00:00.000Z";
    await returnEntry(await asCast(world, "secretariat-1"), id, {
      reasons: "Was it evaluated or not?",
      until: "2026-10-12",
      remarks: { "independent-evaluation": "The university says that it was not." },
    });
    world.now = "2026-10-06T08:00:00.000Z";
    await saveAnswers(await asCast(world, "applicant-gr-1"), id, {
      "independent-evaluation": { text: "no", version: await version("independent-evaluation") },
    });
    expect(await submitEntry(await asCast(world, "rep-gr"), id)).toBe(3);
    const { view, before } = await admissionView(secretariat, id);
    expect(before).toEqual({ "independent-evaluation": "Yes", evaluator });
    const answers = view.sections.flatMap((section) => section.answers);
    const at = answers.findIndex((answer) => answer.questionId === "independent-evaluation");
    expect(answers.slice(at, at + 2).map((answer) => [answer.questionId, answer.text])).toEqual([
      ["independent-evaluation", "No"],
      ["evaluator", ""],
    ]);
  });

  it("opens nothing else, and a remark on the dependent question does not open the one before it", async () => {
    const id = await returned(world, "results");
    const writer = await asCast(world, "applicant-gr-1");
    const save = (question: string, text: string, version: number) =>
      saveAnswers(writer, id, { [question]: { text, version } });
    const closed = { problems: [{ code: "not-open" }] };
    await expect(save("independent-evaluation", "yes", 1)).rejects.toMatchObject(closed);
    await expect(save("evaluator", "Somebody", 0)).rejects.toMatchObject(closed);
    await expect(markJuryOnly(writer, id, "evaluator", "A reason")).rejects.toMatchObject(closed);
    expect([...(await writingOf(writer, id)).reopened]).toEqual(["results"]);
  });
});
