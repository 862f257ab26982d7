import { expect, it } from "vitest";
import { boardOf } from "../../app/domain/judging/board.server";
import { entryScoresOf } from "../../app/domain/judging/entry-scores.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { saveSheet } from "../../app/domain/judging/sheets.server";
import { workspaceOf } from "../../app/domain/judging/workspace.server";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast } from "../world/editions-steps";
import {
  closeAndOpenOrder,
  declareAll,
  evenSheet,
  projectsNamed,
  worldInJudging,
  writeSheet,
} from "../world/judging-steps";

const estonian = "ee-three-adults";
const few = [estonian, "si-on-the-bus"] as const;
const more = [...few, "ie-second-whistle", "mt-our-square"] as const;

/** Counts what a query of somebody of the cast asks the database. */
async function counting(world: World, key: string) {
  let asked = 0;
  const ctx = await asCast(world, key);
  const db = ctx.db.withPlugin({
    transformQuery({ node }) {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return async (query: (counted: typeof ctx) => Promise<unknown>): Promise<number> => {
    asked = 0;
    await query({ ...ctx, db });
    return asked;
  };
}

describeOnBothEngines("what judging asks the database", (world) => {
  it.each([
    [few.length, few],
    [more.length, more],
  ])("is as much for one of %i entries: to open it, to save its sheet", async (_, names) => {
    const { editionId, entries } = await worldInJudging(world, projectsNamed(...names));
    await declareAll(world, editionId);
    const id = entries[estonian]!;
    const of = await counting(world, "juror-cy");
    const criteria = Object.fromEntries(
      ["focus", "evaluated", "innovative", "co-operation", "replicable"].map((key) => [
        key,
        { score: 3, remark: "" },
      ]),
    );
    const sheet = { version: 0, overallRemark: "", criteria };
    expect([await of((ctx) => workspaceOf(ctx, id)), await of((ctx) => saveSheet(ctx, id, sheet))]).toEqual([
      16,
      world.engine === "postgres" ? 13 : 12,
    ]);
  });

  it.each([
    [few.length, few],
    [more.length, more],
  ])("is as much for %i ranked entries, and less as long as nothing has happened", async (_, names) => {
    const { editionId, entries } = await worldInJudging(world, projectsNamed(...names));
    await declareAll(world, editionId);
    for (const delegation of ["cyprus", "lithuania", "greece", "scheldeland", "malaro", "ireland"]) {
      for (const name of names) {
        if (name === "ie-second-whistle" && delegation === "ireland") continue;
        await writeSheet(world, entries[name]!, evenSheet(delegation, name, 3));
      }
    }
    await closeAndOpenOrder(world, editionId);
    const id = entries[estonian]!;
    const of = await counting(world, "juror-gr");
    const board = () => of((ctx) => boardOf(ctx, editionId));
    const one = () => of((ctx) => entryScoresOf(ctx, id));
    // The first reader has the ranking made; nobody asks for all the scores again before something is recorded.
    expect([await board(), await board(), await one()]).toEqual([15, 6, 6]);
    const conflict = { kind: "conflict", conflict: "other", reason: "A friend." } as const;
    await declareInterest(await asCast(world, "juror-cy"), id, conflict);
    expect([await one(), await one(), await board()]).toEqual([15, 6, 6]);
  });
});
