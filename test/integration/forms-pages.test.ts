import type { ServerBuild } from "@remix-run/node";
import { extractText, getDocumentProxy } from "unpdf";
import { afterEach, beforeAll, expect, it } from "vitest";
import { answersOf } from "../../app/domain/entries/entries.server";
import { entryPdf } from "../../app/domain/entries/entry-files.server";
import { publicTagsOf } from "../../app/domain/registry/entry-tags.server";
import { filedUnder } from "../../app/domain/registry/registry";
import { registryRows } from "../../app/domain/registry/registry.server";
import { realBuild, type Served, serve, type Visitor } from "../world/application";
import { describeOnBothEngines } from "../world/database";
import { asCast, closeDemoCall, createDemoEdition, enterPeople, idOf } from "../world/editions-steps";
import { admitAll, openCallWorld, startEntry, submitAll, writeAll, writeEntry } from "../world/entries-steps";
import { projectsNamed } from "../world/judging-steps";

let build: ServerBuild;
beforeAll(async () => {
  build = await realBuild();
});

const [greek] = projectsNamed("gr-first-word");
const [dutch] = projectsNamed("nl-empty-pockets");
const [estonian] = projectsNamed("ee-three-adults");
const form = "/presidency/editions/2026/form";

function words(page: string): string {
  return page
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, " ");
}

async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(bytes.slice()), { mergePages: true });
  return text.replace(/\s+/g, " ");
}

describeOnBothEngines("the pages of the form", (world) => {
  let served: Served | undefined;
  afterEach(async () => {
    await served?.stop();
    served = undefined;
  });

  async function as(key: string): Promise<Visitor> {
    if (!served) {
      await world.db.insertInto("installation").values({ name: "demonstration", value: "open" }).execute();
      served = await serve({ db: world.db, build, clock: { now: () => world.now }, stage: "open" });
    }
    const person = served.visitor();
    await person.post("/account/sign-in/as", { person: await idOf(world, key) });
    return person;
  }

  it("let the presidency add, move and preview a question of every type without JavaScript", async () => {
    await enterPeople(world, ["IE"]);
    await createDemoEdition(world);
    const person = await as("presidency-1");
    const kinds = await person.get(`${form}/new?section=summary`);
    const types = [...kinds.body.matchAll(/name="type"[^>]* value="([a-z-]+)"/g)].map((one) => one[1]!);
    expect(types.length).toBe(13);
    for (const type of types) {
      const page = `${form}/new?section=summary&type=${type}`;
      expect((await person.get(page)).status).toBe(200);
      const answer = await person.post(page, {
        label: `About ${type}`,
        hint: "",
        guidance: "",
        required: "no",
        choices: "One\nTwo",
        followUp: type === "yes-no" ? "And why?" : "",
        followUpOn: "no",
      });
      expect([answer.status, answer.headers.location]).toEqual([303, `${form}#q-own-about-${type}`]);
    }
    const wrong = await person.post(`${form}/new?section=summary&type=choice`, {
      label: "",
      hint: "Kept",
      required: "yes",
      choices: "One\nTwo",
    });
    expect([wrong.status, wrong.body.includes(">Kept</textarea>")]).toEqual([400, true]);
    expect(wrong.body).toContain('href="#f-label"');

    const up = await person.post(form, { up: "own-about-short-text" });
    expect(up.headers.location).toBe(`${form}#q-own-about-short-text`);
    const editor = await person.get(form);
    const order = [...editor.body.matchAll(/id="q-([a-z0-9-]+)"/g)].map((one) => one[1]);
    expect(order.slice(order.indexOf("in-short"), order.indexOf("in-short") + 4)).toEqual([
      "in-short",
      "own-about-short-text",
      "description",
      "own-about-long-text",
    ]);
    expect(words(editor.body)).toContain('Only if you answered "No" to "About yes-no".');
    const refused = await person.post(form, { up: "evaluator" });
    expect(refused.status).toBe(409);
    expect(words(refused.body)).toContain("so it must stand after it.");

    const preview = await person.get(`${form}/preview`);
    expect(preview.status).toBe(200);
    for (const type of types) expect(preview.body).toContain(`name="own-about-${type}"`);
    expect(words(preview.body)).toContain("Conditions of the theme");
    expect(preview.body).not.toMatch(/<form[^>]*method="post"[^>]*data-saving/);
    const ids = [...preview.body.matchAll(/ id="([^"]+)"/g)].map((one) => one[1]);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it("keep people and partners row by row, and give back what was typed", async () => {
    const editionId = await openCallWorld(world, ["GR"]);
    const entryId = await startEntry(world, editionId, greek!);
    const writer = await as("applicant-gr-1");
    const path = `/write/${entryId}/project`;
    const sent = await writer.post(path, [
      ["version:responsible-person", "0"],
      ["responsible-person", "Ann Lee"],
      ["responsible-person", "director"],
      ["responsible-person", ""],
      ["responsible-person", ""],
      ["responsible-person", ""],
      ["responsible-person", ""],
      ["version:running-time", "0"],
      ["running-time", "2021-11-08"],
      ["running-time", ""],
      ["running-time", "running"],
      ["rows", "responsible-person"],
    ]);
    expect([sent.status, sent.headers.location]).toEqual([303, `${path}#f-responsible-person`]);
    const stored = await answersOf(await asCast(world, "rep-gr"), entryId);
    expect([stored.get("responsible-person")?.text, stored.get("running-time")?.text]).toEqual([
      "Ann Lee\tdirector\t",
      "2021-11-08\t\trunning",
    ]);
    const page = (await writer.get(path)).body;
    expect(
      [...page.matchAll(/name="responsible-person"[^>]* value="([^"]*)"/g)].map((one) => one[1]),
    ).toEqual(["Ann Lee", "director", ...Array.from({ length: 7 }, () => "")]);

    const stale = await writer.post(path, [
      ["version:responsible-person", "0"],
      ["responsible-person", "Bo Ro"],
      ["responsible-person", "adviser"],
      ["responsible-person", "Club"],
    ]);
    expect(stale.status).toBe(409);
    expect(words(stale.body)).toContain("Ann Lee, director");
    expect(stale.body).toMatch(/value="Bo Ro"/);
    expect(stale.body).toMatch(/value="Club"/);
  });

  it("show a correction of the wording to applicants, to everybody, and in the blank form", async () => {
    const editionId = await openCallWorld(world, ["GR"]);
    const entryId = await startEntry(world, editionId, greek!);
    const presidency = await as("presidency-1");
    expect((await presidency.get(`${form}/in-short`)).status).toBe(404);
    const wording = `${form}/wording/question/in-short`;
    const seen = /name="seen" value="([^"]+)"/.exec((await presidency.get(wording)).body)![1]!;
    const corrected = await presidency.post(wording, {
      seen,
      label: "The project in a few words",
      hint: "",
      guidance: "",
      reason: "Plainer <b>words</b>.",
    });
    expect([corrected.status, corrected.headers.location]).toEqual([303, `${form}#versions`]);
    const writer = await as("applicant-gr-1");
    const pages = [
      await presidency.get(form),
      await writer.get(`/write/${entryId}/summary`),
      await served!.visitor().get("/editions/2026"),
    ];
    for (const page of pages) {
      expect(words(page.body)).toContain("Wording corrected on 1 September 2026");
      expect(words(page.body)).toContain("The project in short");
      expect(words(page.body)).toContain("Reason Plainer &lt;b&gt;words&lt;/b&gt;.");
    }
    const approaches = `${form}/wording/question/approaches`;
    const blank = await presidency.post(approaches, {
      label: "Approaches",
      hint: "",
      guidance: "",
      "choice:local": " ",
      reason: "Shorter.",
    });
    expect([blank.status, blank.body.includes('href="#f-choice%3Alocal"')]).toEqual([400, true]);
    const pdf = await served!.ask("/editions/2026/form.pdf");
    expect(pdf.status).toBe(200);
    for (const path of [`${form}/new?section=summary`, `${form}/sections/new`, `${form}/sections/summary`]) {
      expect((await presidency.get(path)).status).toBe(404);
    }
  });

  it("hand an entry out as PDF and JSON at any time, to its own people alone", async () => {
    const editionId = await openCallWorld(world, ["GR", "BG"]);
    const entryId = await writeEntry(world, editionId, greek!);
    const writer = await as("applicant-gr-1");
    const json = await writer.get(`/write/${entryId}/entry.json`);
    const content = JSON.parse(json.body);
    expect([json.headers["content-type"], content.format, content.entry.title]).toEqual([
      "application/json; charset=utf-8",
      "award-entry/1",
      greek!.title,
    ]);
    const pdf = await writer.get(`/write/${entryId}/entry.pdf`);
    expect([pdf.status, pdf.headers["content-type"], pdf.body.slice(0, 5)]).toEqual([
      200,
      "application/pdf",
      "%PDF-",
    ]);
    const text = await textOfPdf(await entryPdf(await asCast(world, "rep-gr"), entryId, false));
    for (const line of [
      "Draft, as it stood on 1 September 2026, 10:00 (Brussels)",
      "8 November 2021 to 19 December 2025",
      "Prosecutor for minors: part of the protocol, a number that is answered at night",
      "Evanthia Mavromichelaki, paediatrician, scientific director, Achaia Network",
    ]) {
      expect(text).toContain(line);
    }
    for (const key of ["rep-bg", "secretariat-1", "presidency-1"]) {
      const other = await as(key);
      for (const kind of ["pdf", "json"]) {
        expect((await other.get(`/write/${entryId}/entry.${kind}`)).status).toBe(404);
      }
    }
  });
});

describeOnBothEngines("tags of the archive", (world) => {
  it("file public entries under approach and topic, in the registry and its open data", async () => {
    const editionId = await openCallWorld(world, ["EE", "NL"]);
    const entries = await writeAll(world, editionId, [dutch!, estonian!]);
    await submitAll(world, entries, [dutch!, estonian!]);
    world.now = "2026-10-01T08:00:00.000Z";
    await closeDemoCall(world, editionId);
    await admitAll(world, entries);
    expect((await registryRows(world.visitor())).some((row) => row.topics.length > 0)).toBe(false);
    const edition = (state: string, at: string | null) =>
      world.db.updateTable("editions").set({ state, announced_at: at }).execute();
    await edition("announced", world.now);
    const visitor = world.visitor();
    const id = entries["nl-empty-pockets"]!;
    expect(await publicTagsOf(visitor, { id, edition_id: editionId })).toEqual({
      approaches: ["social", "local", "situational"],
      topics: ["harm", "safety", "fear"],
    });
    const rows = await registryRows(visitor);
    const titles = (kind: "approaches" | "topics", tag: string) =>
      filedUnder(rows, kind, tag).map((row) => row.id);
    expect(titles("topics", "safety")).toEqual([id]);
    expect(titles("approaches", "reintegration")).toEqual([entries["ee-three-adults"]]);
    expect(titles("topics", "").length).toBe(rows.length);
    // The evening itself is another test's; the edition goes back to where its own steps have brought it.
    await edition("checking", null);
  });
});
