import { join } from "node:path";
import { expect, it } from "vitest";
import { createEntry } from "../../app/domain/entries/drafts.server";
import { answersOf, entryById } from "../../app/domain/entries/entries.server";
import { forgetUnfinished, unfinishedKeptFor } from "../../app/domain/entries/forgetting.server";
import { askForHelp } from "../../app/domain/entries/help.server";
import { receiptByNumber } from "../../app/domain/entries/receipts.server";
import { reopenEntry, submitEntry } from "../../app/domain/entries/submission.server";
import { withdrawEntry } from "../../app/domain/entries/withdrawal.server";
import { addFilm } from "../../app/domain/materials/materials.server";
import { candidatesOf } from "../../app/domain/national/candidate-reading.server";
import { decideRound } from "../../app/domain/national/decision.server";
import { writeRemark } from "../../app/domain/national/remarks.server";
import { later } from "../../app/domain/times";
import { readSettings } from "../../app/http/environment";
import { startJobs } from "../../app/jobs/loop";
import { actTogether } from "../world/acts-steps";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast } from "../world/editions-steps";
import { openCallWorld, writeEntry } from "../world/entries-steps";
import { handInCandidate, openPolishRound, polishCandidate } from "../world/national-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const named = (key: string) => projects.find((project) => project.key === key)!;
const announcedAt = "2026-12-09T20:00:00.000Z";

/** An edition with a submitted and an unchosen candidate, a draft, a withdrawn draft, and one that was submitted and reopened. */
async function played(world: World) {
  const editionId = await openCallWorld(world, ["PL", "GR", "BG"]);
  const { roundId, bodies } = await openPolishRound(world, editionId, "2026-09-10");
  const candidate = (body: "league" | "watch", contact: string, key: string) =>
    handInCandidate(world, editionId, {
      body: bodies[body],
      contact,
      language: key === "pl-yard-league" ? "en" : "pl",
      project: polishCandidate(projects, key),
    });
  const chosen = await candidate("league", "body-pl-1", "pl-yard-league");
  const unchosen = await candidate("watch", "body-pl-2", "pl-eight-oclock-watch");
  world.now = "2026-09-11T08:00:00.000Z";
  await writeRemark(await asCast(world, "committee-pl"), unchosen, "Two winters are little.");
  const reason = "The evidence is thin.";
  await decideRound(await asCast(world, "rep-pl"), roundId, {
    [chosen]: { outcome: "competing", reason },
    [unchosen]: { outcome: "not-chosen", reason },
  });
  await submitEntry(await asCast(world, "rep-pl"), chosen);
  const draft = await writeEntry(world, editionId, named("gr-first-word"));
  const greek = await asCast(world, "rep-gr");
  await askForHelp(greek, draft, { why: "Ms Papadaki cannot sign in.", days: 7 });
  await addFilm(greek, draft, { address: "https://film.example/watch", caption: "Mr Nikolaou speaks" });
  const withdrawn = await createEntry(greek, editionId, {
    country: "GR",
    kind: "additional",
    title: "Another",
    organisation: "Somebody",
  });
  await withdrawEntry(greek, withdrawn, "Mr Nikolaou is ill.");
  const reopened = await writeEntry(world, editionId, named("bg-my-block"));
  await submitEntry(await asCast(world, "rep-bg"), reopened);
  await reopenEntry(await asCast(world, "rep-bg"), reopened);
  return { editionId, roundId, chosen, unchosen, draft, withdrawn, reopened };
}

const tables = [
  "answers",
  "answer_versions",
  "complete_sections",
  "entry_people",
  "writing_presence",
  "help_requests",
  "materials",
  "national_answers",
  "candidate_remarks",
  "letters",
] as const;

/** In which tables something stands about an entry. */
async function tracesOf(world: World, entryId: string): Promise<string[]> {
  const found = [];
  for (const table of tables) {
    const rows = await world.db
      .selectFrom(table)
      .select("entry_id")
      .where("entry_id", "=", entryId)
      .limit(1)
      .execute();
    if (rows.length > 0) found.push(table);
  }
  return found;
}

describeOnBothEngines("what never took part", (world) => {
  it("is forgotten twelve months after the announcement, and nothing else is", async () => {
    const { editionId, roundId, chosen, unchosen, draft, withdrawn, reopened } = await played(world);
    const announce = { announced_at: announcedAt };
    await world.db.updateTable("editions").set(announce).where("id", "=", editionId).execute();
    expect(await tracesOf(world, unchosen)).toEqual([
      "answers",
      "answer_versions",
      "entry_people",
      "writing_presence",
      "candidate_remarks",
      "letters",
    ]);
    expect(await tracesOf(world, draft)).toEqual([
      ...tables.filter((table) => !["national_answers", "candidate_remarks"].includes(table)),
    ]);
    expect(await tracesOf(world, withdrawn)).toEqual(["answers", "answer_versions", "letters"]);
    const [before, receipt] = [
      [await tracesOf(world, chosen), await tracesOf(world, reopened)],
      await receiptByNumber(await asCast(world, "rep-bg"), reopened, 1),
    ];
    const history = async () => Number((await world.db.selectFrom("history").select("id").execute()).length);
    const records = await history();

    world.now = later(announcedAt, unfinishedKeptFor - 1);
    expect(await forgetUnfinished(await world.as())).toBe(0);
    expect(await tracesOf(world, draft)).not.toEqual([]);
    world.now = later(announcedAt, unfinishedKeptFor);
    expect(await forgetUnfinished(await world.as())).toBe(3);
    for (const id of [unchosen, draft, withdrawn]) expect(await tracesOf(world, id)).toEqual([]);
    expect([await tracesOf(world, chosen), await tracesOf(world, reopened)]).toEqual(before);
    expect(await receiptByNumber(await asCast(world, "rep-bg"), reopened, 1)).toEqual(receipt);
    expect(await history()).toBe(records + 3);

    // That it was there stays: its title, its organisation, its outcome.
    const polish = await asCast(world, "rep-pl");
    expect(
      (await candidatesOf(polish, roundId)).map(({ id, outcome, reason }) => [id, outcome, reason]),
    ).toEqual(
      expect.arrayContaining([
        [unchosen, "not-chosen", "Removed after twelve months."],
        [chosen, "competing", "The evidence is thin."],
      ]),
    );
    const greek = await asCast(world, "rep-gr");
    expect((await entryById(greek, draft)).entry.title).toBe(named("gr-first-word").title);
    expect((await answersOf(greek, draft)).size).toBe(0);
    expect(await forgetUnfinished(await world.as())).toBe(0);
    expect(await history()).toBe(records + 3);
  });

  it("is forgotten twelve months after an edition was cancelled, by a running server", async () => {
    const { editionId, draft } = await played(world);
    world.now = "2026-09-20T08:00:00.000Z";
    await actTogether(world, editionId, "cancel-edition");
    const serveAt = async (now: string) => {
      const jobs = startJobs({
        db: world.db,
        clock: { now: () => now },
        settings: readSettings({ APP_ORIGIN: "http://localhost" }),
        key: new Uint8Array(32),
        log: (line) => expect(line).toEqual({}),
      });
      await jobs.stop();
      return tracesOf(world, draft);
    };
    expect(await serveAt(later(world.now, unfinishedKeptFor - 60_000))).not.toEqual([]);
    expect(await serveAt(later(world.now, unfinishedKeptFor))).toEqual([]);
  });
});
