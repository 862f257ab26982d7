import { expect, it } from "vitest";
import type { Context } from "../../app/database/context";
import { takeBack } from "../../app/domain/history/proposals.server";
import { dueForJudging } from "../../app/domain/judging/due.server";
import { confirmWhatIf, proposeWhatIf } from "../../app/domain/judging/what-if.server";
import { whatIfPage } from "../../app/domain/judging/what-if-page.server";
import { hour, later } from "../../app/domain/times";
import { action, loader } from "../../app/routes/jury/what-if";
import type { Ballots } from "../../scoring/ballots";
import { whatIf } from "../../scoring/what-if";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, idOf } from "../world/editions-steps";
import { browserOf } from "../world/page-answers";
import { announceDemo, decideDemo, worldDeciding } from "../world/results-steps";

/** Ireland, in the chair, is recused from its own entry; the delegation of a Belgian institute, number 6, from Belgium's. */
const projects = [
  "ee-three-adults",
  "de-quarrel-workshop",
  "pt-bridge-team",
  "be-after-four",
  "ie-second-whistle",
];
const withoutTheChair = projects.slice(0, 4);
const onlyEvaluation = {
  kind: "weights",
  weights: { focus: 0, evaluated: 100, innovative: 0, "co-operation": 0, replicable: 0 },
} as const;
const slow = { timeout: 60_000 };

async function decided(world: World, keys: readonly string[]) {
  const { editionId, entries } = await worldDeciding(world, keys);
  const resultId = await decideDemo(world, editionId);
  return { editionId, entries, resultId };
}

const refusal = (code: string) => ({ problems: [expect.objectContaining({ code })] });
const unknown = { name: "Unknown" };

async function frozen(world: World): Promise<Ballots> {
  const { ballots } = await world.db.selectFrom("results").select("ballots").executeTakeFirstOrThrow();
  return JSON.parse(ballots) as Ballots;
}

/** Everything of the record that a what-if could touch. */
async function record(world: World): Promise<unknown> {
  const { db } = world;
  return {
    results: await db.selectFrom("results").selectAll().execute(),
    places: await db.selectFrom("places").selectAll().orderBy("entry_id").execute(),
    scores: await db.selectFrom("scores").selectAll().orderBy("sheet_id").orderBy("criterion_id").execute(),
    criteria: await db.selectFrom("criteria").selectAll().orderBy("id").execute(),
    delegations: await db.selectFrom("delegations").selectAll().orderBy("id").execute(),
  };
}

describeOnBothEngines("what if", (world) => {
  it(
    "is tried by chair and vice-chair together, moves nothing of the record, and stays on it",
    slow,
    async () => {
      const { editionId, entries } = await decided(world, withoutTheChair);
      const [chair, vice] = [await asCast(world, "rep-ie"), await asCast(world, "juror-cy")];
      const untouched = await record(world);
      const id = await proposeWhatIf(chair, editionId, onlyEvaluation);
      await expect(confirmWhatIf(chair, editionId, id)).rejects.toMatchObject(refusal("same-person"));
      const asked = await whatIfPage(vice, editionId);
      expect(asked.tried).toEqual([]);
      expect(asked.waiting).toMatchObject([{ id, own: false, mayConfirm: true, current: true }]);
      expect((await whatIfPage(chair, editionId)).waiting).toMatchObject([
        { id, own: true, mayConfirm: false },
      ]);

      const dueFor = async (ctx: Context) =>
        (await dueForJudging(ctx)).filter((due) => due.action?.to === "/jury/what-if");
      expect(await dueFor(vice)).toMatchObject([{ key: `what-if ${id}`, day: "2026-11-13" }]);
      expect(await dueFor(chair)).toEqual([]);

      await confirmWhatIf(vice, editionId, id);
      expect(await dueFor(vice)).toEqual([]);
      const expected = whatIf(await frozen(world), onlyEvaluation);
      if (!expected.ok) throw new Error("the change does not fit");
      const page = await whatIfPage(chair, editionId);
      expect(await whatIfPage(vice, editionId)).toEqual(page);
      expect(page.waiting).toEqual([]);
      expect(page.tried).toMatchObject([{ id, standing: true, leftOut: [] }]);
      expect(page.tried[0]?.entries?.map((one) => [one.entryId, one.to, one.scoreTo])).toEqual(
        expected.after.entries.map((one) => [
          one.entry,
          `${one.place}${one.shared ? " =" : ""}`,
          one.score?.printed,
        ]),
      );
      expect(page.tried[0]?.entries?.filter((one) => one.moves).map((one) => one.entryId)).toEqual(
        expected.moves.map((move) => move.entry),
      );
      expect(page.tried[0]?.words).toContain('"');

      const without = await proposeWhatIf(vice, editionId, { kind: "without-delegation", without: 3 });
      await confirmWhatIf(chair, editionId, without);
      const score = {
        kind: "score",
        entry: entries["ee-three-adults"]!,
        criterion: "evaluated",
        delegation: 3,
        score: 0,
      } as const;
      const scored = await proposeWhatIf(chair, editionId, score);
      await confirmWhatIf(vice, editionId, scored);
      const lower = whatIf(await frozen(world), { ...score, delegation: "03" });
      const winner = (await whatIfPage(vice, editionId)).tried.find((one) => one.id === scored)?.entries;
      expect(winner?.find((one) => one.entryId === score.entry)?.scoreTo).toBe(
        lower.ok && lower.after.entries.find((one) => one.entry === score.entry)?.score?.printed,
      );

      expect(await record(world)).toEqual(untouched);
      const deeds = await world.db
        .selectFrom("history")
        .select(["command", "actor_id", "object_id"])
        .where("object_type", "=", "proposal")
        .where("object_id", "in", [id, without])
        .orderBy("position")
        .execute();
      const [one, other] = [await idOf(world, "rep-ie"), await idOf(world, "juror-cy")];
      expect(deeds).toEqual([
        { command: "propose:what-if", actor_id: one, object_id: id },
        { command: "confirm:what-if", actor_id: other, object_id: id },
        { command: "tryWhatIf", actor_id: other, object_id: id },
        { command: "propose:what-if", actor_id: other, object_id: without },
        { command: "confirm:what-if", actor_id: one, object_id: without },
        { command: "tryWhatIf", actor_id: one, object_id: without },
      ]);
    },
  );

  it("is unknown to everybody else, and to the two before the places are decided", slow, async () => {
    const { editionId } = await worldDeciding(world, withoutTheChair);
    const form = { intent: "without-delegation", without: "3" };
    const answers = async (key: string) => {
      const browser = await browserOf(world, await idOf(world, key));
      const read = await browser.read(loader, "/jury/what-if");
      const sent = (await browser.send(action, "/jury/what-if", form)) as { status: number; to: string };
      return [read, [sent.status, sent.to]];
    };
    const nothing = [{ status: 404, to: null, headers: {}, body: "" }, [404, null]];
    expect(await answers("rep-ie")).toEqual(nothing);
    expect(await answers("juror-cy")).toEqual(nothing);
    await decideDemo(world, editionId);
    for (const key of ["juror-gr", "secretariat-1", "presidency-1", "rep-de"]) {
      expect([key, ...(await answers(key))]).toEqual([key, ...nothing]);
    }
    expect(await answers("rep-ie")).toEqual([
      expect.objectContaining({ tried: [], waiting: [] }),
      [303, "/jury/what-if"],
    ]);
    const { waiting } = await whatIfPage(await asCast(world, "juror-cy"), editionId);
    const id = waiting[0]!.id;
    for (const key of ["juror-gr", "secretariat-1"]) {
      await expect(confirmWhatIf(await asCast(world, key), editionId, id)).rejects.toMatchObject(unknown);
    }
  });

  it(
    "leaves out an entry that one of the two is recused from, for both, until the announcement",
    slow,
    async () => {
      const { editionId, entries } = await decided(world, projects);
      const irish = entries["ie-second-whistle"]!;
      const people = ["rep-ie", "juror-cy"];
      for (const key of people) {
        const ctx = await asCast(world, key);
        const page = await whatIfPage(ctx, editionId);
        expect(page.leftOut.map((entry) => entry.entryId)).toEqual([irish]);
        expect(page.entries.map((entry) => entry.entryId).sort()).toEqual(
          withoutTheChair.map((project) => entries[project]!).sort(),
        );
        await expect(
          proposeWhatIf(ctx, editionId, {
            kind: "score",
            entry: irish,
            criterion: "evaluated",
            delegation: 2,
            score: 5,
          }),
        ).rejects.toMatchObject(refusal("entry-unknown"));
      }
      const [chair, vice] = [await asCast(world, "rep-ie"), await asCast(world, "juror-cy")];
      await confirmWhatIf(vice, editionId, await proposeWhatIf(chair, editionId, onlyEvaluation));
      const [tried] = (await whatIfPage(chair, editionId)).tried;
      expect(tried?.leftOut.map((entry) => entry.entryId)).toEqual([irish]);
      expect(tried?.entries?.map((entry) => entry.to)).toEqual(["1", "2", "3", "4"]);
      expect(JSON.stringify(tried?.entries)).not.toContain(irish);

      const waiting = await proposeWhatIf(chair, editionId, { kind: "without-delegation", without: 4 });
      await announceDemo(world, editionId);
      await expect(confirmWhatIf(vice, editionId, waiting)).rejects.toMatchObject(refusal("facts-changed"));
      const after = await whatIfPage(chair, editionId);
      expect(after.tried).toEqual([tried]);
      expect([after.leftOut, after.entries.length]).toEqual([[], 5]);
      expect(after.waiting).toMatchObject([{ id: waiting, current: false }]);
      const id = await proposeWhatIf(vice, editionId, onlyEvaluation);
      await confirmWhatIf(chair, editionId, id);
      const whole = (await whatIfPage(chair, editionId)).tried.find((one) => one.id === id);
      expect(whole?.entries?.map((entry) => entry.entryId)).toContain(irish);
    },
  );

  it("refuses what does not fit the ballots, and can be taken back until it expires", slow, async () => {
    const { editionId, entries } = await decided(world, withoutTheChair);
    const chair = await asCast(world, "rep-ie");
    const score = {
      kind: "score",
      entry: entries["be-after-four"]!,
      criterion: "evaluated",
      delegation: 1,
      score: 4.5,
    } as const;
    const refused: [Parameters<typeof proposeWhatIf>[2], string][] = [
      [{ ...score, score: 4.3 }, "score-unknown"],
      [{ ...score, score: 5.5 }, "score-unknown"],
      [{ ...score, delegation: 6 }, "delegation-unknown"],
      [{ ...score, criterion: "beauty" }, "criterion-unknown"],
      [{ ...score, entry: "0000000000000000" }, "entry-unknown"],
      [{ kind: "without-delegation", without: 9 }, "without-unknown"],
      [{ kind: "weights", weights: { evaluated: 100 } }, "criteria-differ"],
      [{ kind: "weights", weights: { ...onlyEvaluation.weights, beauty: 5 } }, "criteria-differ"],
    ];
    for (const [input, code] of refused) {
      await expect(proposeWhatIf(chair, editionId, input)).rejects.toMatchObject(refusal(code));
    }
    const browser = await browserOf(world, await idOf(world, "rep-ie"));
    const fields = { intent: "weights", "weights.focus": "x", "weights.evaluated": "10" };
    expect(await browser.send(action, "/jury/what-if", fields)).toMatchObject({
      data: { problems: [{ field: "weights.focus" }], typed: fields },
    });

    const id = await proposeWhatIf(chair, editionId, score);
    const vice = await asCast(world, "juror-cy");
    const edition = { id: editionId, presidency_country: "IE" };
    await expect(takeBack(vice, edition, id)).rejects.toMatchObject(unknown);
    await takeBack(chair, edition, id);
    await expect(confirmWhatIf(vice, editionId, id)).rejects.toMatchObject(unknown);
    const second = await proposeWhatIf(chair, editionId, score);
    world.now = later(world.now, 72 * hour);
    await expect(confirmWhatIf(await asCast(world, "juror-cy"), editionId, second)).rejects.toMatchObject(
      unknown,
    );
    expect((await whatIfPage(await asCast(world, "juror-cy"), editionId)).tried).toEqual([]);
  });
});
