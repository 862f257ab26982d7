import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { expect, it } from "vitest";
import { ballotsOf } from "../../app/domain/judging/ballots.server";
import { exportBallots } from "../../app/domain/judging/ballots-export.server";
import { loader as ballotsJson } from "../../app/routes/jury/ballots-json";
import { loader as ranking } from "../../app/routes/jury/ranking";
import { canonicalBallots } from "../../scoring/canonical";
import { digestOf } from "../../scoring/digest";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, idOf } from "../world/editions-steps";
import { browserOf } from "../world/page-answers";
import { announceDemo, decideDemo, worldDeciding } from "../world/results-steps";

/** Ireland chairs the jury and is recused from its own entry; nobody else in the jury is recused. */
const projects = ["ee-three-adults", "de-quarrel-workshop", "pt-bridge-team", "ie-second-whistle"];
const readers = ["rep-ie", "juror-cy", "juror-gr", "secretariat-1", "presidency-1", "rep-de"];

async function statuses(world: World): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const key of readers) {
    const browser = await browserOf(world, await idOf(world, key));
    const answer = (await browser.read(ballotsJson, "/jury/ballots.json")) as { status: number };
    const page = (await browser.read(ranking, "/jury/ranking")) as { ballots?: unknown };
    found[key] = [answer.status, page.ballots ?? "no link"];
  }
  return found;
}

async function downloads(world: World): Promise<unknown[]> {
  return world.db
    .selectFrom("history")
    .select(["actor_id", "object_type", "object_id", "from_state", "to_state"])
    .where("command", "=", "exportBallots")
    .orderBy("position")
    .execute();
}

/** Runs the command line of the scoring library as a stranger would: a file in, text and an exit code out. */
function commandLine(...words: string[]): { status: number | null; output: string } {
  const ran = spawnSync(process.execPath, ["--import", "tsx", "scoring/command-line.ts", ...words], {
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status: ran.status, output: ran.stdout };
}

describeOnBothEngines("the ballots file", (world) => {
  it("is for chair, vice-chair and secretariat, for the recused only after the announcement, each download on the record", {
    timeout: 60_000,
  }, async () => {
    const { editionId } = await worldDeciding(world, projects);
    const ballots = await ballotsOf(await world.as(), editionId);
    const working = { digest: digestOf(ballots), sealed: false };
    expect(await statuses(world)).toEqual({
      "rep-ie": [404, "no link"],
      "juror-cy": [200, working],
      "juror-gr": [404, "no link"],
      "secretariat-1": [200, working],
      "presidency-1": [404, "no link"],
      "rep-de": [404, "no link"],
    });
    const [viceChair, office] = [await idOf(world, "juror-cy"), await idOf(world, "secretariat-1")];
    const line = (actor_id: string, object_id: string) => ({
      actor_id,
      object_type: "ballots",
      object_id,
      from_state: null,
      to_state: null,
    });
    const before = [line(viceChair, editionId), line(office, editionId)];
    expect(await downloads(world)).toEqual(before);

    const resultId = await decideDemo(world, editionId);
    const sealed = { ...working, sealed: true };
    expect(await exportBallots(await asCast(world, "secretariat-1"), editionId)).toEqual({
      ...sealed,
      text: canonicalBallots(ballots),
    });
    expect(await downloads(world)).toEqual([...before, line(office, resultId)]);

    await announceDemo(world, editionId);
    expect(await statuses(world)).toEqual({
      "rep-ie": [200, sealed],
      "juror-cy": [200, sealed],
      "juror-gr": [404, "no link"],
      "secretariat-1": [200, sealed],
      "presidency-1": [404, "no link"],
      "rep-de": [404, "no link"],
    });
  });

  it("gives the sealed ranking and digest on another machine, from the file alone, and is kept by nothing between", {
    timeout: 60_000,
  }, async () => {
    const { editionId } = await worldDeciding(world, projects);
    await decideDemo(world, editionId);
    const result = await world.db.selectFrom("results").selectAll().executeTakeFirstOrThrow();
    const browser = await browserOf(world, await idOf(world, "secretariat-1"));
    const sent = (await browser.read(async (args: LoaderFunctionArgs) => {
      const response = await ballotsJson(args);
      return { text: await response.text(), headers: Object.fromEntries(response.headers) };
    }, "/jury/ballots.json")) as { text: string; headers: Record<string, string> };
    expect(sent.headers).toEqual({
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="ecpa-2026-ballots.json"',
      "cache-control": "no-store",
    });

    const folder = mkdtempSync(join(tmpdir(), "ballots-"));
    try {
      const file = join(folder, "ballots.json");
      writeFileSync(file, sent.text);
      const ranked = commandLine("rank", file);
      const { digest, ranking: again } = JSON.parse(ranked.output);
      expect([ranked.status, digest]).toEqual([0, result.ballots_digest]);
      expect(again).toEqual(JSON.parse(result.ranking));
      expect(result.statement).toContain(`Ballots file (SHA-256): ${digest}\n`);
      expect(commandLine("verify", file, "--digest", result.ballots_digest).status).toBe(0);

      const changed = JSON.parse(sent.text);
      const [score] = Object.keys(changed.sheets[0].scores);
      changed.sheets[0].scores[score!] = changed.sheets[0].scores[score!] === 5 ? 0 : 5;
      writeFileSync(file, JSON.stringify(changed));
      expect(commandLine("verify", file, "--digest", result.ballots_digest).status).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
