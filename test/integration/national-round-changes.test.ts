import { join } from "node:path";
import { expect, it } from "vitest";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import { entryById } from "../../app/domain/entries/entries.server";
import { changeContact } from "../../app/domain/national/bodies.server";
import { decideRound } from "../../app/domain/national/decision.server";
import { changeRound, roundById } from "../../app/domain/national/rounds.server";
import { later, minute } from "../../app/domain/times";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, castMember, personInput } from "../world/editions-steps";
import { openCallWorld } from "../world/entries-steps";
import { handInCandidate, openPolishRound, polishCandidate, writeCandidate } from "../world/national-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const unknown = { name: "Unknown" };
const refused = (code: string) => ({ problems: expect.arrayContaining([expect.objectContaining({ code })]) });
const project = (key: string) => polishCandidate(projects, key);
const deadline = "2026-09-10T22:00:00.000Z";

async function open(world: World) {
  const editionId = await openCallWorld(world, ["PL", "GR"]);
  return { editionId, ...(await openPolishRound(world, editionId, "2026-09-10")) };
}

const lettersOf = (world: World, kind: string) =>
  world.db.selectFrom("letters").selectAll().where("kind", "=", kind).execute();

describeOnBothEngines("a national round on its way", (world) => {
  it("hands a body's candidates to its new contact person; the former one reads and writes them no more", async () => {
    const { editionId, bodies } = await open(world);
    const id = await writeCandidate(world, editionId, {
      body: bodies.ask,
      contact: "applicant-pl",
      language: "pl",
      project: project("pl-ask-first"),
    });
    const save = async (key: string, version: number) =>
      saveAnswers(await asCast(world, key), id, { funding: { text: "Miasto.", version } });
    await save("applicant-pl", 1);
    const representative = await asCast(world, "rep-pl");
    await changeContact(representative, bodies.ask, personInput(castMember("body-pl-2")));
    await save("body-pl-2", 2);
    await expect(save("applicant-pl", 3)).rejects.toMatchObject(unknown);
    await expect(entryById(await asCast(world, "applicant-pl"), id)).rejects.toMatchObject(unknown);
    // The same person invited again keeps writing.
    await changeContact(representative, bodies.ask, personInput(castMember("body-pl-2")));
    await save("body-pl-2", 3);
  });

  it("tells every body when its deadline is moved, and nobody when it stays", async () => {
    const { roundId } = await open(world);
    const change = async (deadlineDay: string, candidatesPerBody: number) =>
      changeRound(await asCast(world, "rep-pl"), roundId, { deadlineDay, candidatesPerBody });
    await change("2026-09-10", 2);
    expect(await lettersOf(world, "round-deadline")).toEqual([]);
    await change("2026-09-06", 2);
    const letters = await lettersOf(world, "round-deadline");
    expect(letters.map((letter) => letter.to_email).sort()).toEqual(
      ["body-pl-1", "body-pl-2", "applicant-pl"].map((key) => castMember(key).email).sort(),
    );
    expect(JSON.parse(letters[0]!.facts)).toMatchObject({
      state: "Poland",
      before: expect.stringContaining("10 September 2026"),
      until: expect.stringContaining("6 September 2026"),
    });
  });

  it("can be closed without a choice where nothing was handed in, and what was begun is put aside", async () => {
    const { editionId, roundId, bodies } = await open(world);
    const id = await writeCandidate(world, editionId, {
      body: bodies.ask,
      contact: "applicant-pl",
      language: "pl",
      project: project("pl-ask-first"),
    });
    world.now = later(deadline, minute);
    const representative = await asCast(world, "rep-pl");
    await changeRound(representative, roundId, { deadlineDay: "2026-09-12", candidatesPerBody: 3 });
    world.now = later("2026-09-12T22:00:00.000Z", minute);
    await decideRound(await asCast(world, "rep-pl"), roundId, {});
    expect((await roundById(representative, roundId)).round.decided_at).toBe(world.now);
    expect((await entryById(await asCast(world, "applicant-pl"), id)).entry.state).toBe("put-aside");
    expect(await lettersOf(world, "candidate-decided")).toEqual([]);
  });

  it("keeps its deadline once candidates can be read", async () => {
    const { editionId, roundId, bodies } = await open(world);
    await handInCandidate(world, editionId, {
      body: bodies.league,
      contact: "body-pl-1",
      language: "en",
      project: project("pl-yard-league"),
    });
    const change = async (deadlineDay: string, candidatesPerBody: number) =>
      changeRound(await asCast(world, "rep-pl"), roundId, { deadlineDay, candidatesPerBody });
    world.now = deadline;
    await expect(change("2026-09-20", 3)).rejects.toMatchObject(refused("round-read"));
    expect(await lettersOf(world, "round-deadline")).toEqual([]);
  });
});
