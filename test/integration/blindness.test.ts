import { expect, it } from "vitest";
import { ballotsOf } from "../../app/domain/judging/ballots.server";
import { boardOf } from "../../app/domain/judging/board.server";
import { missingSheets } from "../../app/domain/judging/closing.server";
import { rankingOf } from "../../app/domain/judging/ranking.server";
import { finishSheet } from "../../app/domain/judging/sheets.server";
import { lettersVisibleTo, letterText } from "../../app/domain/letters/letters.server";
import { loader as desk } from "../../app/routes/account/desk";
import { loader as compare } from "../../app/routes/jury/compare";
import { loader as device } from "../../app/routes/jury/device";
import { loader as deviceEntries } from "../../app/routes/jury/device-entries";
import { loader as entry } from "../../app/routes/jury/entry";
import { loader as home } from "../../app/routes/jury/home";
import { loader as interests } from "../../app/routes/jury/interests";
import { loader as order } from "../../app/routes/jury/order";
import { loader as print } from "../../app/routes/jury/print";
import { loader as progress } from "../../app/routes/jury/progress";
import { loader as ranking } from "../../app/routes/jury/ranking";
import { loader as rankingEntry } from "../../app/routes/jury/ranking-entry";
import { loader as scores } from "../../app/routes/jury/scores";
import { action as save, loader as sheet } from "../../app/routes/jury/sheet";
import { loader as watched } from "../../app/routes/jury/watched-sheet";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, idOf } from "../world/editions-steps";
import {
  closeDemoJudging,
  declareAll,
  evenSheet,
  openDemoOrder,
  projectsNamed,
  worldInJudging,
  writeSheet,
} from "../world/judging-steps";
import { browserOf } from "../world/page-answers";

/** Who must not learn what the other delegations gave: chair, member, secretariat, states, presidency. */
const readers = ["rep-ie", "expert-se-1", "secretariat-1", "rep-si", "sub-ie", "presidency-1"];
/** The delegations whose scores differ between the two worlds; none of the readers sits in them. */
const others = ["cyprus", "lithuania", "greece", "scheldeland"];
const own = ["ireland", "malaro"];
/** What the delegation that saves has begun and not finished. */
const begun = "si-on-the-bus";
const projects = projectsNamed("ie-second-whistle", "ee-three-adults", "si-on-the-bus");

type Answers = { saved: unknown; judging: unknown; closed: unknown; opened: unknown; raw: unknown };

/** What the readers can ask for, by page and by query; a refusal is an answer too. */
async function answersOf(world: World, editionId: string, entries: Record<string, string>): Promise<unknown> {
  const assignments = await world.db.selectFrom("assignments").select("id").orderBy("id").execute();
  const answers: Record<string, unknown> = {};
  for (const key of readers) {
    const browser = await browserOf(world, await idOf(world, key));
    const ctx = await world.as(await idOf(world, key));
    const ask = async (name: string, query: () => Promise<unknown>) => {
      answers[`${key} ${name}`] = await query().catch((error: Error) => ({
        refused: error.name,
        problems: (error as { problems?: unknown }).problems,
      }));
    };
    for (const [path, loader] of Object.entries({
      "/desk": desk,
      "/jury": home,
      "/jury/interests": interests,
      "/jury/progress": progress,
      "/jury/order": order,
      "/jury/ranking": ranking,
      "/jury/compare": compare,
      "/jury/scores": scores,
      "/jury/device": device,
      "/jury/device/entries": deviceEntries,
    })) {
      answers[`${key} ${path}`] = await browser.read(loader, path);
    }
    for (const id of Object.values(entries)) {
      answers[`${key} /jury/entries/${id}`] = await browser.read(entry, `/jury/entries/${id}`, { id });
      answers[`${key} /jury/entries/${id}/sheet`] = await browser.read(sheet, `/jury/entries/${id}/sheet`, {
        id,
      });
      answers[`${key} /jury/entries/${id}/print`] = await browser.read(print, `/jury/entries/${id}/print`, {
        id,
      });
      answers[`${key} /jury/ranking/${id}`] = await browser.read(rankingEntry, `/jury/ranking/${id}`, { id });
    }
    for (const { id } of assignments) {
      answers[`${key} /jury/progress/${id}`] = await browser.read(watched, `/jury/progress/${id}`, { id });
    }
    await ask("ranking", () => rankingOf(ctx, editionId));
    await ask("board", () => boardOf(ctx, editionId));
    await ask("missing", () => missingSheets(ctx, editionId));
    await ask("letters", async () => {
      const { letters: listed } = await lettersVisibleTo(ctx);
      const head = { origin: "http://localhost", demonstration: false };
      const texts = [];
      for (const { id } of listed) texts.push((await letterText(ctx, id, head)).text);
      return { listed, texts };
    });
  }
  // Without ids and hashes, which are drawn anew.
  answers.history = await world.db
    .selectFrom("history")
    .select(["chain", "position", "at", "actor_id", "command", "object_id", "from_state", "to_state"])
    .orderBy("chain")
    .orderBy("position")
    .execute();
  return answers;
}

/** What the browser module gets that saves a sheet: its own draft, a stale one, a finished one, and what is not theirs. */
async function savesOf(world: World, entries: Record<string, string>): Promise<unknown> {
  const { scores, remarks } = evenSheet("malaro", begun, 3.5);
  const saves: [key: string, entry: string, version: string][] = [
    ["expert-se-1", begun, "1"],
    ["expert-se-1", begun, "0"],
    ["expert-se-1", "ie-second-whistle", "1"],
    ["rep-ie", "ie-second-whistle", "0"],
    ["rep-ie", begun, "0"],
    ["secretariat-1", begun, "1"],
    ["rep-si", begun, "1"],
  ];
  const answers: unknown[] = [];
  for (const [at, [key, entry, version]] of saves.entries()) {
    const fields: Record<string, string> = { version, overallRemark: `Seen again, ${at}.` };
    for (const [criterion, score] of Object.entries(scores)) {
      fields[`score-${criterion}`] = String(score);
      fields[`remark-${criterion}`] = remarks[criterion as keyof typeof remarks];
    }
    const browser = await browserOf(world, await idOf(world, key));
    const id = entries[entry]!;
    answers.push(await browser.send(save, `/jury/entries/${id}/sheet`, fields, { id }));
  }
  return answers;
}

/** Plays judging to the opened order; `score` gives what the other delegations' sheets say. */
async function play(world: World, score: (delegation: string, index: number) => number): Promise<Answers> {
  const { editionId, entries } = await worldInJudging(world, projects);
  await declareAll(world, editionId);
  for (const delegation of [...others, ...own]) {
    for (const [index, { key }] of projects.entries()) {
      if (delegation === "ireland" && key === "ie-second-whistle") continue;
      const given = own.includes(delegation) ? 3.5 : score(delegation, index);
      const draft = delegation === "malaro" && key === begun;
      await writeSheet(world, entries[key]!, evenSheet(delegation, key, given), { draft });
    }
  }
  const saved = await savesOf(world, entries);
  await finishSheet(await asCast(world, "expert-se-1"), entries[begun]!);
  const judging = await answersOf(world, editionId, entries);
  const system = await world.as();
  await expect(ballotsOf(system, editionId)).rejects.toMatchObject({
    problems: [{ code: "judging-not-closed" }],
  });
  await closeDemoJudging(world, editionId);
  const closed = await answersOf(world, editionId, entries);
  await openDemoOrder(world, editionId);
  const opened = await answersOf(world, editionId, entries);
  const raw = await world.db
    .selectFrom("scores")
    .selectAll()
    .orderBy("sheet_id")
    .orderBy("criterion_id")
    .execute();
  return { saved, judging, closed, opened, raw };
}

/** Names the questions to which the two worlds answer differently, in one letter or in more. */
function differing(one: unknown, other: unknown): string[] {
  const [first, second] = [one as Record<string, unknown>, other as Record<string, unknown>];
  expect(Object.keys(first)).toEqual(Object.keys(second));
  return Object.keys(first).filter((name) => JSON.stringify(first[name]) !== JSON.stringify(second[name]));
}

// The whole of judging is played and every page read three times: slow where PostgreSQL runs in this process.
const slow = 90_000;

describeOnBothEngines("blindness", (world) => {
  let one: Answers;

  it("lets a delegation read its own sheets, and nobody a board, while judging is open", {
    timeout: slow,
  }, async () => {
    one = await play(world, (_, index) => [4, 3, 2][index]!);
    const judging = one.judging as Record<string, Record<string, unknown>>;
    const read = Object.entries(judging).filter(([name]) => name.startsWith("expert-se-1 /jury/entries/"));
    const scores = read.flatMap(([, answer]) => JSON.stringify(answer).match(/"score":3.5/g) ?? []);
    expect(scores).toHaveLength(15);
    const status = (answer: unknown) => {
      const { status, init } = answer as { status?: number; init?: { status: number } };
      return status ?? init?.status;
    };
    expect((one.saved as unknown[]).map(status)).toEqual([200, 409, 409, 404, 409, 404, 404]);
    for (const key of readers) {
      expect(judging[`${key} /jury/ranking`]).toMatchObject({ status: 404 });
      expect(judging[`${key} board`]).toMatchObject({ refused: "Unknown" });
      expect(judging[`${key} ranking`]).toMatchObject({ refused: "Unknown" });
    }
  });

  it("gives the same answers, to the last letter, however the other delegations score, until the order is opened", {
    timeout: slow,
  }, async () => {
    const other = await play(world, (delegation, index) =>
      delegation === "greece" ? 1.5 : [2.5, 4.5, 3][index]!,
    );
    expect(other.raw).not.toEqual(one.raw);
    expect(other.opened).not.toEqual(one.opened);
    expect(JSON.stringify(other.saved)).toBe(JSON.stringify(one.saved));
    expect(differing(one.judging, other.judging)).toEqual([]);
    expect(differing(one.closed, other.closed)).toEqual([]);
  });

  it("shows the recused chair place and official score of the own country's entry and nothing else of its judging", async () => {
    const opened = one.opened as Record<string, { board?: { entries: Record<string, unknown>[] } }>;
    const row = opened["rep-ie /jury/ranking"]?.board?.entries.find((row) => row.country === "IE");
    expect(row).toMatchObject({
      open: false,
      plainMean: "",
      dots: [],
      score: expect.stringMatching(/^\d\.\d+$/),
    });
    expect(row).not.toHaveProperty("mean");
    const id = row?.entryId as string;
    expect(opened[`rep-ie /jury/ranking/${id}`]).toMatchObject({ status: 404 });
    expect(opened[`rep-ie /jury/entries/${id}`]).toMatchObject({ status: 404 });
    expect(opened[`secretariat-1 /jury/ranking/${id}`]).toMatchObject({ country: "IE" });
  });
});
