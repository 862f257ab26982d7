import { expect, it } from "vitest";
import { readingView } from "../../app/domain/entries/reading.server";
import { closeJudging } from "../../app/domain/judging/closing.server";
import { entryScoresOf } from "../../app/domain/judging/entry-scores.server";
import { imposeRecusal } from "../../app/domain/judging/imposed-recusals.server";
import {
  conflictScopeOf,
  interestSettings,
  setConflictScope,
} from "../../app/domain/judging/interest-settings.server";
import { declareInterest, declareInterests, interestsOf } from "../../app/domain/judging/interests.server";
import { delegationAssignments } from "../../app/domain/judging/own-delegation.server";
import { reopenSheet } from "../../app/domain/judging/progress.server";
import { finishSheet, saveSheet } from "../../app/domain/judging/sheets.server";
import { workspaceOf } from "../../app/domain/judging/workspace.server";
import { Unknown } from "../../app/domain/problems";
import { meetingPage } from "../../app/domain/results/meeting-page.server";
import { describeOnBothEngines } from "../world/database";
import {
  asCast,
  closeDemoAdmission,
  closeDemoCall,
  composeDemoJury,
  createDemoEdition,
  enterPeople,
  idOf,
  openDemoCall,
  openDemoJudging,
} from "../world/editions-steps";
import { admitAll, submitAll, writeAll } from "../world/entries-steps";
import { personOnlyWorld, threeEntries } from "../world/interests-steps";
import {
  assignmentId,
  closeAndOpenOrder,
  declareAll,
  delegationId,
  evenSheet,
  projectsNamed,
  worldInJudging,
  writeSheet,
} from "../world/judging-steps";

const conflict = { kind: "conflict", conflict: "family", reason: "My sister leads the project." } as const;

describeOnBothEngines("a conflict of one person", (world) => {
  it("takes the delegation off by default, and the person only where the edition says so before judging", async () => {
    await enterPeople(world, ["IE", "FI"]);
    const editionId = await createDemoEdition(world);
    const presidency = await asCast(world, "presidency-1");
    expect(await conflictScopeOf(presidency, editionId)).toBe("delegation");
    await expect(setConflictScope(presidency, editionId, "nobody")).rejects.toMatchObject({
      problems: [{ field: "scope", code: "scope-missing" }],
    });
    await expect(setConflictScope(await asCast(world, "rep-fi"), editionId, "person")).rejects.toBeInstanceOf(
      Unknown,
    );
    await setConflictScope(await asCast(world, "secretariat-1"), editionId, "person");
    const edition = await world.db.selectFrom("editions").selectAll().executeTakeFirstOrThrow();
    expect(await interestSettings(presidency, edition)).toEqual({ scope: "person", changeable: true });
    await setConflictScope(presidency, editionId, "delegation");
    expect(await conflictScopeOf(presidency, editionId)).toBe("delegation");
  });

  it("is settled once judging has opened", async () => {
    const { editionId } = await worldInJudging(world, threeEntries);
    const presidency = await asCast(world, "presidency-1");
    await expect(setConflictScope(presidency, editionId, "person")).rejects.toMatchObject({
      problems: [{ code: "interests-begun" }],
    });
  });

  it("needs a kind and a reason, and both are kept", async () => {
    const { entries } = await worldInJudging(world, threeEntries);
    const id = entries["si-on-the-bus"]!;
    const elis = await asCast(world, "expert-se-2");
    await expect(declareInterest(elis, id, { kind: "conflict", reason: "x" })).rejects.toMatchObject({
      problems: [{ field: `conflict-${id}`, code: "conflict-kind-missing" }],
    });
    await expect(declareInterest(elis, id, { kind: "conflict" })).rejects.toMatchObject({
      problems: [{ code: "conflict-kind-missing" }, { code: "reason-missing" }],
    });
    expect(await declareInterest(elis, id, conflict)).toEqual({ whom: "delegation", sheetRemoved: false });
    const kept = await world.db
      .selectFrom("declarations")
      .select(["kind", "conflict_kind", "reason"])
      .execute();
    expect(kept).toEqual([{ kind: "conflict", conflict_kind: "family", reason: conflict.reason }]);
  });

  it("hides the entry's judging from that person alone while the colleague goes on, sheet and all", async () => {
    const { editionId, entries } = await personOnlyWorld(world);
    await declareAll(world, editionId);
    const id = entries["si-on-the-bus"]!;
    await writeSheet(world, id, evenSheet("malaro", "si-on-the-bus", 3), { draft: true });
    const stale = await asCast(world, "expert-se-2");
    expect((await workspaceOf(stale, id)).sheet.state).toBe("draft");
    expect(await declareInterest(stale, id, conflict)).toEqual({ whom: "person", sheetRemoved: false });
    for (const elis of [stale, await asCast(world, "expert-se-2")]) {
      await expect(workspaceOf(elis, id)).rejects.toBeInstanceOf(Unknown);
      await expect(
        saveSheet(elis, id, { version: 1, overallRemark: "", criteria: {} }),
      ).rejects.toBeInstanceOf(Unknown);
      expect((await delegationAssignments(elis, editionId)).map((one) => one.entryId)).not.toContain(id);
    }
    const elis = await asCast(world, "expert-se-2");
    await expect(readingView(elis, id, "jury")).rejects.toBeInstanceOf(Unknown);
    const { recused } = await interestsOf(elis, editionId);
    expect(recused).toEqual([
      expect.objectContaining({ entryId: id, kind: "declared", alone: true, sheetRemoved: false }),
    ]);
    const gunvor = await asCast(world, "expert-se-1");
    expect((await workspaceOf(gunvor, id)).sheet.state).toBe("draft");
    expect((await interestsOf(gunvor, editionId)).recused).toEqual([]);
    await finishSheet(gunvor, id);
    await reopenSheet(await asCast(world, "rep-ie"), await assignmentId(world, "malaro", id), "Look again.");
    const told = await world.db
      .selectFrom("letters")
      .select(["kind", "to_email"])
      .where("kind", "in", ["person-recusal", "sheet-reopened", "recusal"])
      .orderBy("kind")
      .orderBy("to_email")
      .execute();
    expect(told.map((one) => `${one.kind} ${one.to_email.split("@")[0]}`)).toEqual([
      "person-recusal c.nidhubhshlaine",
      "person-recusal e.tvaraselius",
      "person-recusal g.akerbloms",
      "person-recusal t.kyprianidou",
      "sheet-reopened g.akerbloms",
    ]);
  });

  it("keeps the board's totals and the meeting's acts on it from that person, and says who leaves the room", async () => {
    const { editionId, entries } = await personOnlyWorld(world);
    await declareAll(world, editionId);
    const id = entries["si-on-the-bus"]!;
    await declareInterest(await asCast(world, "expert-se-2"), id, conflict);
    for (const [key, entryId] of Object.entries(entries)) {
      for (const delegation of ["ireland", "cyprus", "lithuania", "greece", "malaro", "scheldeland"]) {
        const own = { ireland: "ie-second-whistle", greece: "gr-first-word" }[delegation];
        if (own !== key) await writeSheet(world, entryId, evenSheet(delegation, key, 3));
      }
    }
    await closeAndOpenOrder(world, editionId);
    const gunvor = await asCast(world, "expert-se-1");
    expect((await entryScoresOf(gunvor, id)).sheets).toHaveLength(6);
    const elis = await asCast(world, "expert-se-2");
    await expect(entryScoresOf(elis, id)).rejects.toBeInstanceOf(Unknown);
    const agenda = (await meetingPage(elis, editionId)).agenda.find((one) => one.entryId === id)!;
    expect([agenda.leave, agenda.youLeave]).toEqual([
      ["Elis Tväråselius (Mälarö Institute for Safety Studies)"],
      true,
    ]);
    const colleague = (await meetingPage(gunvor, editionId)).agenda.find((one) => one.entryId === id)!;
    expect(colleague.youLeave).toBe(false);
  });

  it("takes the delegation off where nobody of it is left", async () => {
    const { editionId, entries } = await personOnlyWorld(world);
    await declareAll(world, editionId);
    const id = entries["si-on-the-bus"]!;
    await writeSheet(world, id, evenSheet("malaro", "si-on-the-bus", 3));
    await declareInterest(await asCast(world, "expert-se-2"), id, conflict);
    const gunvor = await asCast(world, "expert-se-1");
    expect(await declareInterest(gunvor, id, { ...conflict, conflict: "funding" })).toEqual({
      whom: "delegation",
      sheetRemoved: true,
    });
    const cyprus = await asCast(world, "juror-cy");
    expect((await declareInterest(cyprus, id, conflict)).whom).toBe("delegation");
    const { recused } = await interestsOf(await asCast(world, "expert-se-1"), editionId);
    expect(recused.map((one) => [one.alone, one.sheetRemoved])).toEqual([[false, true]]);
  });

  it("can be imposed on one person, who is named, once", async () => {
    const { editionId, entries } = await personOnlyWorld(world);
    await declareAll(world, editionId);
    const id = entries["si-on-the-bus"]!;
    const malaro = await delegationId(world, "malaro");
    const elis = await idOf(world, "expert-se-2");
    const chair = await asCast(world, "rep-ie");
    await imposeRecusal(chair, malaro, id, "Seen on the project's board.", elis);
    await expect(imposeRecusal(chair, malaro, id, "Again.", elis)).rejects.toMatchObject({
      problems: [{ code: "already-recused" }],
    });
    await expect(
      imposeRecusal(chair, malaro, id, "Another.", await idOf(world, "juror-cy")),
    ).rejects.toBeInstanceOf(Unknown);
    await expect(workspaceOf(await asCast(world, "expert-se-2"), id)).rejects.toBeInstanceOf(Unknown);
    expect((await workspaceOf(await asCast(world, "expert-se-1"), id)).entryId).toBe(id);
  });

  it("passes over an entry that a colleague's conflict has taken off since the page was loaded", async () => {
    const { entries } = await worldInJudging(world, threeEntries);
    const ids = Object.values(entries);
    await declareInterest(await asCast(world, "expert-se-2"), ids[0]!, conflict);
    const gunvor = await asCast(world, "expert-se-1");
    const all = ids.map((entryId) => ({ entryId, kind: "none" as const }));
    expect(await declareInterests(gunvor, all)).toEqual({ delegation: 0, person: 0 });
    const mine = await world.db
      .selectFrom("declarations")
      .select("entry_id")
      .where("person_id", "=", await idOf(world, "expert-se-1"))
      .execute();
    expect(mine.map((row) => row.entry_id).sort()).toEqual(ids.slice(1).sort());
    const unknown = [{ entryId: "0".repeat(16), kind: "none" as const }];
    await expect(declareInterests(gunvor, unknown)).rejects.toBeInstanceOf(Unknown);
  });

  it("declared after judging is closed still counts, and nothing else can be declared then", async () => {
    const { editionId, entries } = await worldInJudging(world, threeEntries);
    await declareAll(world, editionId);
    for (const [key, entryId] of Object.entries(entries)) {
      for (const delegation of ["ireland", "cyprus", "lithuania", "greece", "malaro", "scheldeland"]) {
        const own = { ireland: "ie-second-whistle", greece: "gr-first-word" }[delegation];
        if (own !== key) await writeSheet(world, entryId, evenSheet(delegation, key, 3));
      }
    }
    await closeJudging(await asCast(world, "secretariat-1"), editionId);
    const elis = await asCast(world, "expert-se-2");
    const id = entries["si-on-the-bus"]!;
    expect(await declareInterest(elis, id, conflict)).toEqual({ whom: "delegation", sheetRemoved: true });
    await expect(declareInterest(elis, entries["gr-first-word"]!, { kind: "none" })).rejects.toMatchObject({
      problems: [{ code: "judging-closed" }],
    });
  });
});

describeOnBothEngines("the own country of an expert", (world) => {
  it("is the institution's, each person's by nationality, and the one a person is appointed for", async () => {
    await enterPeople(world, ["IE", "GR", "SI", "EE", "LT"]);
    const editionId = await createDemoEdition(world);
    world.now = "2026-07-01T07:00:00.000Z";
    await openDemoCall(world, editionId);
    const ids = await composeDemoJury(world, editionId);
    const named = (country: string, nationality: string | null) => async (key: string) => {
      await world.db.updateTable("delegations").set({ country }).where("id", "=", ids[key]!).execute();
      const people = world.db.updateTable("delegation_people").set({ nationality });
      await people.where("delegation_id", "=", ids[key]!).execute();
    };
    await named("SI", null)("malaro");
    await named("BE", "EE")("scheldeland");
    const projects = projectsNamed("ie-second-whistle", "si-on-the-bus", "ee-three-adults");
    const entries = await writeAll(world, editionId, projects);
    await submitAll(world, entries, projects);
    world.now = "2026-10-01T07:00:00.000Z";
    await closeDemoCall(world, editionId);
    await admitAll(world, entries);
    await closeDemoAdmission(world, editionId);
    world.now = "2026-10-20T09:00:00.000Z";
    await openDemoJudging(world, editionId);
    const rows = await world.db
      .selectFrom("recusals")
      .innerJoin("delegations", "delegations.id", "recusals.delegation_id")
      .innerJoin("entries", "entries.id", "recusals.entry_id")
      .select(["number", "entries.country", "recusals.kind"])
      .orderBy("number")
      .execute();
    expect(rows).toEqual([
      { number: 1, country: "IE", kind: "own-country" },
      { number: 5, country: "SI", kind: "own-country" },
      { number: 6, country: "EE", kind: "own-country" },
    ]);
  });
});
