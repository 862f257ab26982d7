import { expect, it } from "vitest";
import { dueFor } from "../../app/domain/desk.server";
import { answersOf } from "../../app/domain/entries/entries.server";
import { readingView } from "../../app/domain/entries/reading.server";
import { imposeRecusal } from "../../app/domain/judging/imposed-recusals.server";
import { declareInterest, declareInterests, interestsOf } from "../../app/domain/judging/interests.server";
import { delegationAssignments } from "../../app/domain/judging/own-delegation.server";
import { progressOf, watchedSheet } from "../../app/domain/judging/progress.server";
import { finishSheet, saveSheet } from "../../app/domain/judging/sheets.server";
import { workspaceOf } from "../../app/domain/judging/workspace.server";
import { lettersVisibleTo } from "../../app/domain/letters/letters.server";
import { actorOf } from "../../app/domain/people/people.server";
import { Unknown } from "../../app/domain/problems";
import { describeOnBothEngines } from "../world/database";
import { asCast, idOf } from "../world/editions-steps";
import {
  assignmentId,
  declareAll,
  delegationId,
  evenSheet,
  projectsNamed,
  worldInJudging,
  writeSheet,
} from "../world/judging-steps";

const projects = projectsNamed("ie-second-whistle", "gr-first-word", "si-on-the-bus");

describeOnBothEngines("assignments and interests", (world) => {
  it("gives every delegation every entry but its own country's, each in an order of its own", async () => {
    const { editionId, entries } = await worldInJudging(world, projects);
    const rows = await world.db
      .selectFrom("assignments")
      .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
      .select(["number", "entry_id", "reading_position"])
      .orderBy("number")
      .orderBy("reading_position")
      .execute();
    const dealt = [1, 2, 3, 4, 5, 6].map((number) =>
      rows
        .filter((row) => row.number === number)
        .map((row) => row.entry_id)
        .sort(),
    );
    const without = (key: string) =>
      Object.entries(entries)
        .filter(([name]) => name !== key)
        .map(([, id]) => id)
        .sort();
    const all = without("");
    expect(dealt).toEqual([without("ie-second-whistle"), all, all, without("gr-first-word"), all, all]);
    const orders = rows.filter((row) => row.number === 2).map((row) => row.reading_position);
    expect(orders).toEqual([1, 2, 3]);
    const recusals = await world.db.selectFrom("recusals").select(["kind", "reason"]).execute();
    expect(recusals).toEqual([
      { kind: "own-country", reason: "Own country: Ireland." },
      { kind: "own-country", reason: "Own country: Greece." },
    ]);
    expect(await delegationAssignments(await asCast(world, "juror-gr"), editionId)).toHaveLength(2);
  });

  it("opens an entry to a person only after their own declaration, and shows them no text before", async () => {
    const { editionId, entries } = await worldInJudging(world, projects);
    const id = entries["si-on-the-bus"]!;
    const elis = await asCast(world, "expert-se-2");
    await expect(workspaceOf(elis, id)).rejects.toMatchObject({ problems: [{ code: "declare-first" }] });
    await expect(saveSheet(elis, id, { version: 0, overallRemark: "", criteria: {} })).rejects.toMatchObject({
      problems: [{ code: "declare-first" }],
    });
    const [listed] = (await interestsOf(elis, editionId)).entries.filter((one) => one.entryId === id);
    expect(Object.keys(listed!).sort()).toEqual([
      "country",
      "declared",
      "entryId",
      "organisation",
      "partners",
      "title",
      "titleLanguage",
      "titleOwn",
    ]);
    await declareInterest(await asCast(world, "expert-se-1"), id, { kind: "none" });
    await expect(workspaceOf(elis, id)).rejects.toMatchObject({ problems: [{ code: "declare-first" }] });
    await declareInterest(elis, id, { kind: "none" });
    expect((await workspaceOf(elis, id)).reading.sections.length).toBeGreaterThan(3);
  });

  it("names every missing reason of several declarations at once and records none of them", async () => {
    const { entries } = await worldInJudging(world, projects);
    const ids = Object.values(entries);
    const ctx = await asCast(world, "juror-cy");
    await expect(
      declareInterests(
        ctx,
        ids.map((entryId, index) => ({
          entryId,
          kind: index === 0 ? "none" : "conflict",
          conflict: "funding",
          reason: " ",
        })),
      ),
    ).rejects.toMatchObject({
      problems: [
        { field: `reason-${ids[1]}`, code: "reason-missing" },
        { field: `reason-${ids[2]}`, code: "reason-missing" },
      ],
    });
    expect(await world.db.selectFrom("declarations").selectAll().execute()).toEqual([]);
  });

  it("recuses both people of a delegation when one declares a conflict, also after they have scored", async () => {
    const { editionId, entries } = await worldInJudging(world, projects);
    await declareAll(world, editionId);
    const id = entries["si-on-the-bus"]!;
    await writeSheet(world, id, evenSheet("malaro", "si-on-the-bus", 3));
    const elis = await asCast(world, "expert-se-2");
    const reason = "I examined the thesis the evaluation rests on.";
    expect(await declareInterest(elis, id, { kind: "conflict", conflict: "worked-on-it", reason })).toEqual({
      whom: "delegation",
      sheetRemoved: true,
    });
    const sheets = await world.db.selectFrom("score_sheets").select(["state", "reason"]).execute();
    expect(sheets).toEqual([{ state: "removed", reason }]);
    for (const key of ["expert-se-1", "expert-se-2"]) {
      const ctx = await asCast(world, key);
      await expect(workspaceOf(ctx, id)).rejects.toBeInstanceOf(Unknown);
      await expect(readingView(ctx, id, "jury")).rejects.toBeInstanceOf(Unknown);
      await expect(finishSheet(ctx, id)).rejects.toBeInstanceOf(Unknown);
      await expect(declareInterest(ctx, id, { kind: "none" })).rejects.toBeInstanceOf(Unknown);
      const listed = await delegationAssignments(ctx, editionId);
      expect(listed.map((one) => [one.entryId === id, one.position])).toEqual([
        [false, 1],
        [false, 2],
      ]);
    }
    const told = await world.db
      .selectFrom("letters")
      .select("to_email")
      .where("kind", "=", "recusal")
      .orderBy("to_email")
      .execute();
    expect(told.map((letter) => letter.to_email.split("@")[0])).toEqual([
      "c.nidhubhshlaine",
      "e.tvaraselius",
      "g.akerbloms",
      "t.kyprianidou",
    ]);
  });

  it("hides from a person whose recusal came a moment ago what their request still believes it may see", async () => {
    const { editionId, entries } = await worldInJudging(world, projects);
    await declareAll(world, editionId);
    const id = entries["si-on-the-bus"]!;
    const before = await asCast(world, "juror-cy");
    const cyprus = await delegationId(world, "cyprus");
    await imposeRecusal(await asCast(world, "rep-ie"), cyprus, id, "Their ministry pays for the project.");
    await expect(workspaceOf(before, id)).rejects.toBeInstanceOf(Unknown);
    await expect(
      saveSheet(before, id, { version: 0, overallRemark: "", criteria: {} }),
    ).rejects.toBeInstanceOf(Unknown);
  });

  it("lets the chair and the secretariat impose a recusal, the vice-chair only where the chair is recused", async () => {
    const { editionId, entries } = await worldInJudging(world, projects);
    const slovenia = entries["si-on-the-bus"]!;
    const ireland = entries["ie-second-whistle"]!;
    const greece = await delegationId(world, "greece");
    const lithuania = await delegationId(world, "lithuania");
    const impose = async (key: string, delegation: string, entry: string, reason = "Related.") =>
      imposeRecusal(await asCast(world, key), delegation, entry, reason);
    await expect(impose("juror-cy", greece, slovenia)).rejects.toMatchObject({
      problems: [{ code: "only-chair" }],
    });
    await expect(impose("juror-gr", lithuania, slovenia)).rejects.toBeInstanceOf(Unknown);
    await expect(impose("rep-si", lithuania, slovenia)).rejects.toBeInstanceOf(Unknown);
    await expect(impose("rep-ie", lithuania, ireland)).rejects.toMatchObject({
      problems: [{ code: "only-chair" }],
    });
    await expect(impose("rep-ie", greece, slovenia, "  ")).rejects.toMatchObject({
      problems: [{ field: "reason", code: "reason-missing" }],
    });
    await impose("juror-cy", lithuania, ireland);
    await impose("rep-ie", greece, slovenia);
    await expect(impose("secretariat-2", greece, slovenia)).rejects.toMatchObject({
      problems: [{ code: "already-recused" }],
    });
    await impose("secretariat-2", lithuania, slovenia);
    const kinds = await world.db.selectFrom("recusals").select("kind").orderBy("kind").execute();
    expect(kinds.map((row) => row.kind)).toEqual([
      "imposed",
      "imposed",
      "imposed",
      "own-country",
      "own-country",
    ]);
    expect(await delegationAssignments(await asCast(world, "rep-lt"), editionId)).toHaveLength(1);
  });

  it("hides a recused entry's judging in every role, and leaves a state's people their own entry", async () => {
    const { editionId, entries } = await worldInJudging(world, projects);
    await declareAll(world, editionId);
    const ireland = entries["ie-second-whistle"]!;
    await writeSheet(world, ireland, evenSheet("cyprus", "ie-second-whistle", 3));
    const chair = await asCast(world, "rep-ie");
    const cypriot = await assignmentId(world, "cyprus", ireland);
    const seen = (key: string) =>
      asCast(world, key).then(async (ctx) =>
        (await progressOf(ctx, editionId)).rows.map((row) => row.entryId).includes(ireland),
      );
    expect(await Promise.all([seen("juror-cy"), seen("secretariat-1"), seen("rep-ie")])).toEqual([
      true,
      true,
      false,
    ]);
    const progress = await progressOf(chair, editionId);
    expect(progress.delegations.map((one) => [one.number, one.done, one.owed])).toEqual([
      [1, 0, 2],
      [2, 0, 2],
      [3, 0, 2],
      [4, 0, 1],
      [5, 0, 2],
      [6, 0, 2],
    ]);
    expect(progress.recusals.map((one) => one.country)).toEqual(["GR"]);
    expect((await watchedSheet(await asCast(world, "juror-cy"), cypriot)).state).toBe("final");
    await expect(watchedSheet(chair, cypriot)).rejects.toBeInstanceOf(Unknown);
    await expect(workspaceOf(chair, ireland)).rejects.toBeInstanceOf(Unknown);
    await expect(declareInterest(chair, ireland, { kind: "none" })).rejects.toBeInstanceOf(Unknown);
    expect((await readingView(chair, ireland, "owner")).title).toBe("Second Whistle");
    expect((await answersOf(chair, ireland)).size).toBeGreaterThan(5);
    expect((await dueFor(chair)).map((one) => one.title)).toContain("Read and score the entries");
  });

  it("hides a recused entry's letters from a secretariat person who judges", async () => {
    const { editionId, entries } = await worldInJudging(world, projects);
    const id = entries["si-on-the-bus"]!;
    await imposeRecusal(
      await asCast(world, "rep-ie"),
      await delegationId(world, "greece"),
      id,
      "Related to the project leader.",
    );
    const secretary = await asCast(world, "secretariat-1");
    const count = async (recused: boolean) => {
      const ctx = recused
        ? {
            ...secretary,
            actor: {
              ...(await actorOf(secretary, await idOf(world, "secretariat-1"))),
              recusedFrom: [{ entryId: id, kind: "imposed" as const }],
            },
          }
        : secretary;
      return (await lettersVisibleTo(ctx)).letters.filter((letter) => letter.kind === "recusal").length;
    };
    expect([await count(false), await count(true)]).toEqual([3, 0]);
    expect(editionId).toHaveLength(16);
  });
});
