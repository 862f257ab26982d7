import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { describe, expect, it } from "vitest";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { keepingLeave, workToKeep } from "../../app/domain/judging/kept-entries.server";
import { comparisonOn, ownScoreCounts } from "../../app/domain/judging/own-scores.server";
import { longestNote, notesKeptFor } from "../../app/domain/judging/private-note";
import { forgetPrivateNotes, savePrivateNote } from "../../app/domain/judging/private-notes.server";
import { remarkRuleOf, setRemarkRule } from "../../app/domain/judging/remark-rule.server";
import { finishSheet, saveSheet } from "../../app/domain/judging/sheets.server";
import { workspaceOf } from "../../app/domain/judging/workspace.server";
import { endSession, ownSessions } from "../../app/domain/people/sessions.server";
import { Unknown } from "../../app/domain/problems";
import { later } from "../../app/domain/times";
import { builtAssets } from "../../app/http/application";
import { securityHeaders } from "../../app/http/security";
import { loader as compare } from "../../app/routes/jury/compare";
import { loader as device } from "../../app/routes/jury/device";
import { loader as deviceEntries } from "../../app/routes/jury/device-entries";
import { action as entryAction, loader as entryPage } from "../../app/routes/jury/entry";
import { action as note, loader as noteLoader } from "../../app/routes/jury/note";
import { loader as print } from "../../app/routes/jury/print";
import { loader as scores } from "../../app/routes/jury/scores";
import { action as remarksAction, loader as remarksPage } from "../../app/routes/presidency/edition-remarks";
import { loader as publicEdition } from "../../app/routes/public/edition";
import { ask } from "../world/application";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, createDemoEdition, enterPeople, idOf, openDemoCall } from "../world/editions-steps";
import {
  closeDemoJudging,
  declareAll,
  evenSheet,
  projectsNamed,
  worldInJudging,
  writeSheet,
} from "../world/judging-steps";
import { browserOf } from "../world/page-answers";

const keys = ["focus", "evaluated", "innovative", "co-operation", "replicable"];

function even(score: number, remark = "") {
  return {
    version: 0,
    overallRemark: "",
    criteria: Object.fromEntries(keys.map((key) => [key, { score, remark }])),
  };
}

async function browser(world: World, key: string) {
  return browserOf(world, await idOf(world, key));
}

describeOnBothEngines("the rule on remarks of an edition", (world) => {
  async function preparing(): Promise<string> {
    await enterPeople(world, ["IE"]);
    return createDemoEdition(world);
  }

  it("is the presidency's until the call opens, and published with it", async () => {
    const editionId = await preparing();
    const edition = { id: editionId, scale: '{"min":0,"max":5,"step":0.5}' };
    expect(await remarkRuleOf(world, edition)).toEqual({ below: 2, above: 4 });
    const presidency = await asCast(world, "presidency-1");
    await expect(setRemarkRule(presidency, editionId, { below: 1.7, above: 4 })).rejects.toMatchObject({
      problems: [{ field: "below", code: "off-the-scale" }],
    });
    await expect(setRemarkRule(presidency, editionId, { below: 4, above: 2 })).rejects.toMatchObject({
      problems: [{ field: "below", code: "bounds-crossed" }],
    });
    await expect(
      setRemarkRule(await asCast(world, "secretariat-1"), editionId, { below: null, above: null }),
    ).rejects.toMatchObject({ problems: [{ code: "only-presidency" }] });
    const office = await browser(world, "presidency-1");
    const page = await office.read(remarksPage, "/presidency/editions/2026/remarks", { year: "2026" });
    const { seen } = page as { seen: string };
    expect(
      await office.send(
        remarksAction,
        "/presidency/editions/2026/remarks",
        { below: "1", above: "", seen },
        { year: "2026" },
      ),
    ).toMatchObject({ status: 303, to: "/presidency/editions/2026/criteria" });
    expect(await remarkRuleOf(world, edition)).toEqual({ below: 1, above: null });
    await expect(
      setRemarkRule(presidency, editionId, { below: null, above: null }, seen),
    ).rejects.toMatchObject({ problems: [{ code: "changed-meanwhile" }] });

    world.now = "2026-07-01T07:00:00.000Z";
    await openDemoCall(world, editionId);
    await expect(setRemarkRule(presidency, editionId, { below: 2, above: 4 })).rejects.toMatchObject({
      problems: [{ code: "edition-locked" }],
    });
    const visitor = await browserOf(world);
    const shown = await visitor.read(publicEdition, "/editions/2026", { year: "2026" });
    expect(shown).toMatchObject({
      own: {
        remarks: "A score below 1 needs a remark that explains it; on other scores a remark is welcome.",
      },
    });
  });

  it("decides what a final sheet must have, switched off too", async () => {
    const { editionId, entries } = await worldInJudging(world, projectsNamed("si-on-the-bus"));
    await declareAll(world, editionId);
    const id = entries["si-on-the-bus"]!;
    const ctx = await asCast(world, "juror-gr");
    await saveSheet(ctx, id, even(5));
    await expect(finishSheet(ctx, id)).rejects.toMatchObject({
      problems: keys.map((key) => ({ field: `remark-${key}`, code: "remark-missing" })),
    });
    await world.db
      .insertInto("remark_rules")
      .values({
        edition_id: editionId,
        rule: JSON.stringify({ below: 2, above: null }),
        set_at: world.now,
        set_by: ctx.actor.kind === "person" ? ctx.actor.id : "",
      })
      .execute();
    expect((await workspaceOf(ctx, id)).remarkRule).toEqual({ below: 2, above: null });
    await finishSheet(ctx, id);
    expect((await workspaceOf(ctx, id)).sheet.state).toBe("final");
  });
});

describeOnBothEngines("private notes", (world) => {
  async function judging() {
    const { editionId, entries } = await worldInJudging(world, projectsNamed("si-on-the-bus"));
    await declareAll(world, editionId);
    return { editionId, id: entries["si-on-the-bus"]! };
  }
  const secret = "Ask about the second school.";

  it("are read by nobody but the person: no colleague, no chair, no page, no letter, no history", async () => {
    const { id } = await judging();
    const gunvor = await asCast(world, "expert-se-1");
    expect(await savePrivateNote(gunvor, id, { text: `${secret}\r\n`, version: 0 })).toBe(1);
    expect((await workspaceOf(gunvor, id)).privateNote).toEqual({ text: secret, version: 1 });
    const own = await (await browser(world, "expert-se-1")).read(entryPage, `/jury/entries/${id}`, { id });
    expect(JSON.stringify(own)).toContain(secret);
    for (const key of ["expert-se-2", "rep-ie", "juror-gr"]) {
      const other = await browser(world, key);
      const pages = [
        await other.read(entryPage, `/jury/entries/${id}`, { id }),
        await other.read(print, `/jury/entries/${id}/print`, { id }),
        await other.read(deviceEntries, "/jury/device/entries"),
        await other.read(compare, "/jury/compare"),
      ];
      expect(JSON.stringify(pages)).not.toContain("second school");
      expect((await workspaceOf(await asCast(world, key), id)).privateNote).toEqual({ text: "", version: 0 });
    }
    // Not on paper; on a device only where the person keeps their entries there.
    const mine = await browser(world, "expert-se-1");
    const paper = await mine.read(print, `/jury/entries/${id}/print`, { id });
    expect(JSON.stringify(paper)).not.toContain("second school");
    expect((await workToKeep(gunvor)).entries.map((one) => one.note)).toEqual([{ text: secret, version: 1 }]);
    const marks = async (key: string) => {
      const { entries } = await keepingLeave(await asCast(world, key));
      return entries.map((one) => one.mark);
    };
    expect([await marks("expert-se-1"), await marks("expert-se-2")]).toEqual([["0 open 1"], ["0 open 0"]]);
    const commands = await world.db.selectFrom("history").select("command").execute();
    expect(commands.filter(({ command }) => /note/i.test(command))).toEqual([]);
  });

  it("are saved by the module and by the form, and a second window is told of the first", async () => {
    const { id } = await judging();
    const gunvor = await browser(world, "expert-se-1");
    const path = `/jury/entries/${id}/note`;
    expect(await gunvor.read(noteLoader, path, { id })).toMatchObject({ status: 404 });
    expect(await gunvor.send(note, path, { note: "One.", noteVersion: "0" }, { id })).toMatchObject({
      status: 200,
      body: JSON.stringify({ version: 1, savedAt: world.now }),
    });
    const stale = await gunvor.send(
      entryAction,
      `/jury/entries/${id}`,
      { intent: "note", note: "Two.", noteVersion: "0" },
      { id },
    );
    expect(stale).toMatchObject({
      init: { status: 409 },
      data: { problems: [{ code: "stale-note" }], current: { text: "One.", version: 1 } },
    });
    expect(
      await gunvor.send(
        entryAction,
        `/jury/entries/${id}`,
        { intent: "note", note: "Two.", noteVersion: "1" },
        { id },
      ),
    ).toMatchObject({ status: 303 });
    const ctx = await asCast(world, "expert-se-1");
    await expect(
      savePrivateNote(ctx, id, { text: "x".repeat(longestNote + 1), version: 2 }),
    ).rejects.toMatchObject({ problems: [{ field: "note", code: "note-too-long" }] });
    // Emptied, not brought back by an old window.
    expect(await savePrivateNote(ctx, id, { text: "", version: 2 })).toBe(3);
    expect((await workspaceOf(ctx, id)).privateNote).toEqual({ text: "", version: 3 });
  });

  it("close with the entry when the person is recused, and are unknown to whoever has no seat", async () => {
    const { id } = await judging();
    const ctx = await asCast(world, "juror-cy");
    await savePrivateNote(ctx, id, { text: secret, version: 0 });
    await declareInterest(ctx, id, { kind: "conflict", conflict: "family", reason: "My sister leads it." });
    const after = await asCast(world, "juror-cy");
    await expect(savePrivateNote(after, id, { text: "More.", version: 1 })).rejects.toBeInstanceOf(Unknown);
    await expect(
      savePrivateNote(await asCast(world, "secretariat-1"), id, { text: "Mine.", version: 0 }),
    ).rejects.toBeInstanceOf(Unknown);
  });

  it("are deleted three months after the announcement, and not a moment before", async () => {
    const { editionId, id } = await judging();
    await savePrivateNote(await asCast(world, "expert-se-1"), id, { text: secret, version: 0 });
    const announcedAt = "2026-12-09T20:00:00.000Z";
    await world.db
      .updateTable("editions")
      .set({ announced_at: announcedAt })
      .where("id", "=", editionId)
      .execute();
    world.now = later(announcedAt, notesKeptFor - 1);
    expect(await forgetPrivateNotes(await world.as())).toBe(0);
    world.now = later(announcedAt, notesKeptFor);
    expect(await forgetPrivateNotes(await world.as())).toBe(1);
    expect(await forgetPrivateNotes(await world.as())).toBe(0);
    expect(await world.db.selectFrom("private_notes").selectAll().execute()).toEqual([]);
  });
});

describeOnBothEngines("a delegation's own scores", (world) => {
  it("stand side by side on one criterion, and are counted: its own, and never of a recused entry", async () => {
    const { editionId, entries } = await worldInJudging(
      world,
      projectsNamed("si-on-the-bus", "ee-three-adults", "ie-second-whistle"),
    );
    await declareAll(world, editionId, { except: ["expert-se-2"] });
    const [bus, adults, whistle] = ["si-on-the-bus", "ee-three-adults", "ie-second-whistle"].map(
      (key) => entries[key]!,
    ) as [string, string, string];
    await writeSheet(world, bus, evenSheet("malaro", "si-on-the-bus", 3, { focus: 4.5 }));
    await writeSheet(world, adults, evenSheet("malaro", "ee-three-adults", 2), { draft: true });
    await writeSheet(world, whistle, evenSheet("malaro", "ie-second-whistle", 1), { draft: true });
    await writeSheet(world, bus, evenSheet("greece", "si-on-the-bus", 0.5));
    const gunvor = await asCast(world, "expert-se-1");
    const { entries: compared, criterion, undeclared } = await comparisonOn(gunvor, "focus");
    expect([criterion.name, undeclared]).toEqual(["Focus", 0]);
    expect(compared.map((one) => one.position)).toEqual([1, 2, 3]);
    expect(Object.fromEntries(compared.map((one) => [one.entryId, [one.score, one.sheet]]))).toEqual({
      [bus]: [4.5, "final"],
      [adults]: [2, "draft"],
      [whistle]: [1, "draft"],
    });
    const byScore = await (await browser(world, "expert-se-1")).read(
      compare,
      "/jury/compare?criterion=focus&order=score",
    );
    expect((byScore as { entries: { score: number }[] }).entries.map((one) => one.score)).toEqual([
      4.5, 2, 1,
    ]);
    await expect(comparisonOn(gunvor, "beauty")).rejects.toBeInstanceOf(Unknown);

    await declareInterest(gunvor, whistle, {
      kind: "conflict",
      conflict: "employer",
      reason: "They employ me.",
    });
    const after = await asCast(world, "expert-se-1");
    expect((await comparisonOn(after, undefined)).entries.map((one) => one.entryId)).not.toContain(whistle);
    const counts = await ownScoreCounts(after);
    expect(counts.criteria.map(({ given, mean }) => [given, mean])).toEqual([
      [2, 3.25],
      ...Array(4).fill([2, 2.5]),
    ]);
    expect(counts.criteria[0]!.counts).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);

    // A colleague who has declared nothing yet sees none of it.
    expect(await comparisonOn(await asCast(world, "expert-se-2"), "focus")).toMatchObject({
      entries: [],
      undeclared: 2,
    });
    for (const key of ["secretariat-1", "rep-si"]) {
      const outside = await browser(world, key);
      for (const [loader, path] of [
        [compare, "/jury/compare"],
        [scores, "/jury/scores"],
        [device, "/jury/device"],
        [deviceEntries, "/jury/device/entries"],
      ] as const) {
        expect(await outside.read(loader, path)).toMatchObject({ status: 404 });
      }
    }
  });
});

describeOnBothEngines("what a browser may keep of judging", (world) => {
  it("is what its person may read now, with their own delegation's sheets, and nothing else", async () => {
    const { editionId, entries } = await worldInJudging(
      world,
      projectsNamed("si-on-the-bus", "ie-second-whistle"),
    );
    const bus = entries["si-on-the-bus"]!;
    const whistle = entries["ie-second-whistle"]!;
    const cyprus = () => asCast(world, "juror-cy");
    expect((await keepingLeave(await cyprus())).entries).toEqual([]);
    await declareAll(world, editionId);
    await writeSheet(world, bus, evenSheet("cyprus", "si-on-the-bus", 3.5), { draft: true });
    await writeSheet(world, bus, evenSheet("greece", "si-on-the-bus", 1));
    const leave = await keepingLeave(await cyprus());
    expect([...leave.entries].sort((a, b) => a.mark.localeCompare(b.mark))).toEqual([
      { entryId: whistle, mark: "0 open 0" },
      { entryId: bus, mark: "1 draft 0" },
    ]);
    const work = await workToKeep(await cyprus());
    expect(work.entries.map((one) => one.entryId).sort()).toEqual([bus, whistle].sort());
    const kept = work.entries.find((one) => one.entryId === bus)!;
    expect([kept.country, kept.sheet.state, kept.sheet.criteria.focus?.score]).toEqual([
      "Slovenia",
      "draft",
      3.5,
    ]);
    expect(kept.sections.flatMap((section) => section.answers).length).toBeGreaterThan(10);
    expect(JSON.stringify(work)).not.toContain("What delegation greece thinks");
    expect(work.criteria.map(({ key, anchors }) => [key, anchors.length])).toEqual(
      keys.map((key) => [key, 6]),
    );

    await declareInterest(await cyprus(), whistle, {
      kind: "conflict",
      conflict: "funding",
      reason: "We paid for it.",
    });
    expect((await keepingLeave(await cyprus())).entries.map((one) => one.entryId)).toEqual([bus]);
    for (const { key } of [
      { key: "ireland" },
      { key: "lithuania" },
      { key: "malaro" },
      { key: "scheldeland" },
    ]) {
      await writeSheet(world, bus, evenSheet(key, "si-on-the-bus", 3));
      if (key !== "ireland") await writeSheet(world, whistle, evenSheet(key, "ie-second-whistle", 3));
    }
    await writeSheet(world, whistle, evenSheet("greece", "ie-second-whistle", 3));
    await finishSheet(await cyprus(), bus);
    await closeDemoJudging(world, editionId);
    expect((await keepingLeave(await cyprus())).entries).toEqual([]);
    expect((await workToKeep(await cyprus())).entries).toEqual([]);
  });

  it("must go once somebody has ended the browser's session", async () => {
    const { editionId } = await worldInJudging(world, projectsNamed("si-on-the-bus"));
    await declareAll(world, editionId);
    const cyprus = await browser(world, "juror-cy");
    expect(await cyprus.read(deviceEntries, "/jury/device/entries?only=leave")).toMatchObject({
      status: 200,
    });
    const ctx = await asCast(world, "juror-cy");
    for (const session of await ownSessions(ctx)) await endSession(ctx, session.id);
    expect(await cyprus.read(deviceEntries, "/jury/device/entries?only=leave")).toMatchObject({
      status: 410,
    });
    // One that only waited too long is led to sign in, and keeps what it has until then.
    const greece = await browser(world, "juror-gr");
    world.now = later(world.now, 20 * 86_400_000);
    expect(await greece.read(deviceEntries, "/jury/device/entries?only=leave")).toMatchObject({
      status: 303,
      to: expect.stringMatching(/^\/account\/sign-in/),
    });
    const stranger = await browserOf(world);
    expect(await stranger.read(deviceEntries, "/jury/device/entries")).toMatchObject({ status: 303 });
  });

  it("is told to go by whoever else signs in at the same browser, with a seat or without one", async () => {
    const { editionId } = await worldInJudging(world, projectsNamed("si-on-the-bus"));
    await declareAll(world, editionId);
    const nothing = async (key: string) => {
      const answer = (await (
        await browser(world, key)
      ).read(deviceEntries, "/jury/device/entries?only=leave")) as { status: number; body: string };
      expect([answer.status, JSON.parse(answer.body)]).toEqual([
        200,
        { personId: await idOf(world, key), entries: [] },
      ]);
    };
    for (const key of ["rep-si", "presidency-1", "secretariat-1"]) await nothing(key);
    const greek = await idOf(world, "juror-gr");
    await world.db.deleteFrom("jury_terms_acceptances").where("person_id", "=", greek).execute();
    await nothing("juror-gr");
    expect(
      await (await browser(world, "juror-gr")).read(deviceEntries, "/jury/device/entries"),
    ).toMatchObject({
      status: 303,
      to: "/jury/terms",
    });
  });
});

describe("the service worker", () => {
  it("has an address that stays, is asked for anew each time, and may run", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ecpa-worker-"));
    mkdirSync(join(folder, "assets"));
    writeFileSync(join(folder, "service-worker.js"), "self.addEventListener('fetch', () => {});");
    const application = express();
    application.use((_request, response, next) => {
      response.locals.nonce = "n";
      next();
    });
    application.use(securityHeaders("https://award.example"), builtAssets(folder));
    const server = application.listen(0);
    await new Promise((done) => server.once("listening", done));
    const { port } = server.address() as { port: number };
    const { status, headers } = await ask(port, "/service-worker.js");
    expect([status, headers["cache-control"]]).toEqual([200, "no-cache"]);
    expect(headers["content-type"]).toMatch(/javascript/);
    expect(String(headers["content-security-policy"])).toContain("worker-src 'self'");
    await new Promise((done) => server.close(done));
    rmSync(folder, { recursive: true });
  });
});
