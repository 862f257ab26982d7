import { join } from "node:path";
import { expect, it } from "vitest";
import { entryJson, entryPdf } from "../../app/domain/entries/entry-files.server";
import { type ReadingView, readingView } from "../../app/domain/entries/reading.server";
import { markJuryOnly } from "../../app/domain/entries/section-marks.server";
import { candidatesSideBySide, readCandidate } from "../../app/domain/national/candidate-reading.server";
import { handIn } from "../../app/domain/national/candidates.server";
import { decideRound } from "../../app/domain/national/decision.server";
import { candidatePdf, nationalFile, nationalPdf } from "../../app/domain/national/national-files.server";
import { reading } from "../unit/print/reading";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast } from "../world/editions-steps";
import { openCallWorld } from "../world/entries-steps";
import { handInCandidate, openPolishRound, polishCandidate, writeCandidate } from "../world/national-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const polish = polishCandidate(projects, "pl-ask-first");
const unknown = { name: "Unknown" };
const reason = "Names the schools where the patrols begin.";

/** A Polish candidate with one answer for the jury only, and an English one, both handed in, after the deadline. */
async function handedIn(world: World) {
  const editionId = await openCallWorld(world, ["PL", "GR"]);
  const { roundId, bodies } = await openPolishRound(world, editionId, "2026-09-10");
  const ask = await writeCandidate(world, editionId, {
    body: bodies.ask,
    contact: "applicant-pl",
    language: "pl",
    project: polish,
  });
  await markJuryOnly(await asCast(world, "applicant-pl"), ask, "results", reason);
  await handIn(await asCast(world, "applicant-pl"), ask);
  const league = await handInCandidate(world, editionId, {
    body: bodies.league,
    contact: "body-pl-1",
    language: "en",
    project: polishCandidate(projects, "pl-yard-league"),
  });
  world.now = "2026-09-10T23:00:00.000Z";
  return { roundId, ask, league };
}

async function choose(world: World, { roundId, ask, league }: Awaited<ReturnType<typeof handedIn>>) {
  await decideRound(await asCast(world, "rep-pl"), roundId, {
    [ask]: { outcome: "competing", reason: "R" },
    [league]: { outcome: "additional", reason: "R" },
  });
}

const answersOf = (view: ReadingView) =>
  new Map(view.sections.flatMap((section) => section.answers).map((answer) => [answer.questionId, answer]));

describeOnBothEngines("a candidate on paper and as a file", (world) => {
  it("keeps the marks for the jury only before and after the decision, for the committee too", async () => {
    const round = await handedIn(world);
    const committee = () => asCast(world, "committee-pl");
    const marksSeen = async () => {
      const alone = await readCandidate(await committee(), round.ask);
      const beside = await candidatesSideBySide(await committee(), round.roundId, [round.ask, round.league]);
      return [alone.view, beside.candidates[0]!.view].map((view) => answersOf(view).get("results"));
    };
    const marked = { text: polish.answers.results, language: "pl", juryOnlyReason: reason };
    expect(await marksSeen()).toMatchObject([marked, marked]);
    await choose(world, round);
    expect(await marksSeen()).toMatchObject([marked, marked]);
    const file = await nationalFile(await asCast(world, "rep-pl"), round.ask);
    expect(file.answers.flatMap((one) => one.juryOnlyReason ?? [])).toEqual([reason]);
  });

  it("is said to be in its language wherever its people read it, and in English once it is an entry", async () => {
    const round = await handedIn(world);
    const languages = async () => {
      const answers = answersOf(await readingView(await asCast(world, "applicant-pl"), round.ask, "owner"));
      return ["results", "organisation", "topics"].map((id) => answers.get(id)?.language);
    };
    expect(await languages()).toEqual(["pl", null, null]);
    expect(JSON.parse(await entryJson(await asCast(world, "applicant-pl"), round.ask))).toMatchObject({
      format: "award-entry/1",
      language: "pl",
    });
    await choose(world, round);
    expect(await languages()).toEqual([undefined, null, null]);
    const whole = JSON.parse(await entryJson(await asCast(world, "applicant-pl"), round.ask));
    expect([whole.language, whole.nationalVersion]).toEqual([
      undefined,
      { language: "pl", answers: expect.objectContaining({ results: polish.answers.results }) },
    ]);
    const english = JSON.parse(await entryJson(await asCast(world, "rep-pl"), round.league));
    expect("nationalVersion" in english).toBe(false);
  });

  it("is printed with its language set, for the round and, once it is chosen, for its own people", async () => {
    const round = await handedIn(world);
    const committee = await asCast(world, "committee-pl");
    const applicant = await asCast(world, "applicant-pl");
    const firstWords = polish.answers.results!.split(/\s+/).slice(0, 4).join(" ");
    const candidate = await reading(await candidatePdf(committee, round.roundId, round.ask, true));
    const own = await reading(await entryPdf(applicant, round.ask, true));
    await expect(nationalPdf(applicant, round.ask, true)).rejects.toMatchObject(unknown);
    await choose(world, round);
    const national = await reading(await nationalPdf(await asCast(world, "applicant-pl"), round.ask, true));
    for (const read of [candidate, own, national]) {
      expect(read.tags).toContain("P pl");
      expect(read.text).toContain(firstWords);
      expect(read.text).toContain(`For the jury only, never published. Reason: ${reason}`);
      expect(read.text).toContain("Language Polish");
    }
    expect(national.title).toMatch(/^National version, /);
    expect(candidate.text).toContain("Zmyślona Komenda Policji w Zielinie");
    const emptied = await reading(await entryPdf(await asCast(world, "applicant-pl"), round.ask, true));
    expect(emptied.text).not.toContain(firstWords);
    for (const stranger of ["rep-gr", "secretariat-1", "body-pl-1"]) {
      const ctx = await asCast(world, stranger);
      await expect(nationalPdf(ctx, round.ask, true)).rejects.toMatchObject(unknown);
      await expect(candidatePdf(ctx, round.roundId, round.ask, true)).rejects.toMatchObject(unknown);
    }
    await expect(candidatePdf(committee, "another", round.ask, true)).rejects.toMatchObject(unknown);
    // What the committee read stays its own; the entry's national version is for the entry's people.
    await expect(nationalPdf(committee, round.ask, true)).rejects.toMatchObject(unknown);
  });
});
