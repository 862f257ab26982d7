import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { addFilm, removeMaterial, replaceFile } from "../../app/domain/materials/materials.server";
import { materialsOfEntry } from "../../app/domain/materials/reading.server";
import { restoreWords, versionsOfWords, wordMaterial } from "../../app/domain/materials/words.server";
import { FileStore } from "../../app/files/store";
import { realBuild, type Served, serve, type Visitor } from "../world/application";
import { describeOnBothEngines, type World } from "../world/database";
import { drawStreet, drawTable } from "../world/drawings";
import { asCast, idOf } from "../world/editions-steps";
import { openCallWorld, startEntry } from "../world/entries-steps";
import { projectsNamed } from "../world/judging-steps";
import { upload, usualLimits } from "../world/material-steps";

const folder = mkdtempSync(join(tmpdir(), "ecpa-words-"));
const [greek] = projectsNamed("gr-first-word") as [never];
const street = await drawStreet(1);
const unknown = { name: "Unknown" };

let build: ServerBuild;
beforeAll(async () => {
  build = await realBuild();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
});

async function pictured(world: World) {
  const entryId = await startEntry(world, await openCallWorld(world, ["GR", "MT"]), greek);
  const store = new FileStore(mkdtempSync(join(folder, "world-")));
  const id = await upload(await asCast(world, "applicant-gr-1"), store, entryId, street, "Odos.jpg");
  return { entryId, store, id };
}

const conference = { description: "", credit: "", use: "conference" } as const;

describeOnBothEngines("the words of a material", (world) => {
  let served: Served | undefined;
  afterEach(async () => {
    await served?.stop();
    served = undefined;
  });

  it("are kept in versions; who saves over others' is given both and loses neither", async () => {
    const { id } = await pictured(world);
    const applicant = await asCast(world, "applicant-gr-1");
    const representative = { ...(await asCast(world, "rep-gr")), now: "2026-09-02T09:15:00.000Z" };
    await wordMaterial(applicant, id, 1, { ...conference, caption: "The street" });
    await wordMaterial(applicant, id, 2, { ...conference, caption: "The street" });
    await expect(
      wordMaterial(representative, id, 1, { ...conference, caption: "A street", credit: "E. Nikolaou" }),
    ).rejects.toMatchObject({
      problems: [{ code: "stale" }, { field: "caption" }, { field: "credit" }],
      current: { version: 2, caption: "The street", use: "conference" },
    });
    expect(await versionsOfWords(representative, id)).toMatchObject([
      { version: 2, caption: "The street" },
      { version: 1, caption: "Odos" },
    ]);
    // Having seen both, one may replace the other; and what was replaced can be brought back.
    await wordMaterial(representative, id, 2, { ...conference, caption: "A street" });
    await restoreWords(applicant, id, 2, 3);
    const captions = (await versionsOfWords(applicant, id)).map((one) => [one.version, one.caption]);
    expect(captions).toEqual([
      [4, "The street"],
      [3, "A street"],
      [2, "The street"],
      [1, "Odos"],
    ]);
    await expect(restoreWords(representative, id, 1, 3)).rejects.toMatchObject({ current: { version: 4 } });
    await expect(restoreWords(representative, id, 9, 4)).rejects.toMatchObject(unknown);
    await expect(versionsOfWords(await asCast(world, "rep-mt"), id)).rejects.toMatchObject(unknown);
  });

  it("follow the file: another picture nobody described is not public, which is a version too", async () => {
    const { entryId, store, id } = await pictured(world);
    const ctx = await asCast(world, "applicant-gr-1");
    const pdf = await upload(
      ctx,
      store,
      entryId,
      Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"),
      "p.pdf",
    );
    await wordMaterial(ctx, pdf, 1, { ...conference, caption: "Poster", use: "archive", agreed: "yes" });
    const path = await store.receive(piece(await drawTable(2)), usualLimits.fileBytes);
    await replaceFile(ctx, store, usualLimits, pdf, { path, name: "p.jpg" });
    await store.discard(path);
    expect((await versionsOfWords(ctx, pdf)).map((one) => [one.version, one.use])).toEqual([
      [3, "conference"],
      [2, "archive"],
      [1, "conference"],
    ]);
    // What stands before the words goes with the material.
    await removeMaterial(ctx, store, pdf);
    await removeMaterial(ctx, store, id);
    expect(await world.db.selectFrom("material_versions").selectAll().execute()).toEqual([]);
  });

  it("are chosen between on the page, without JavaScript", async () => {
    const { entryId, id } = await pictured(world);
    const film = await addFilm(await asCast(world, "rep-gr"), entryId, {
      address: "https://film.example/1",
      caption: "Film",
    });
    await world.db.insertInto("installation").values({ name: "demonstration", value: "open" }).execute();
    served = await serve({ db: world.db, build, clock: { now: () => world.now }, stage: "open" });
    const as = async (key: string): Promise<Visitor> => {
      const person = served!.visitor();
      await person.post("/account/sign-in/as", { person: await idOf(world, key) });
      return person;
    };
    const [applicant, representative] = [await as("applicant-gr-1"), await as("rep-gr")];
    const here = `/write/${entryId}/materials/${id}`;
    const words = { intent: "words", description: "Houses", credit: "", use: "conference" };
    expect((await applicant.get(here)).body).toContain('name="version" value="1"');
    await applicant.post(here, { ...words, version: "1", caption: "Our street" });
    const stale = await representative.post(here, { ...words, version: "1", caption: "A <b>street</b>" });
    expect(stale.status).toBe(409);
    expect(stale.body).toContain("saved this at");
    expect(stale.body).toContain("<p>Our street</p>");
    expect(stale.body).toContain('value="A &lt;b&gt;street&lt;/b&gt;"');
    expect(stale.body).toContain('name="version" value="2"');
    expect(stale.body).not.toContain("saved this at 11:00: Description");
    const taken = await representative.post(here, {
      ...words,
      version: "2",
      caption: "A street",
      credit: "E. Nikolaou",
      take: "caption",
    });
    expect(taken.status).toBe(303);
    expect(await materialsOfEntry(await asCast(world, "rep-gr"), entryId)).toMatchObject([
      { caption: "Our street", description: "Houses", credit: "E. Nikolaou" },
      { caption: "Film" },
    ]);
    const page = (await applicant.get(here)).body;
    expect(page).toContain("Earlier words");
    expect((await applicant.post(here, { restore: "1", version: "3" })).status).toBe(303);
    expect((await materialsOfEntry(await asCast(world, "rep-gr"), entryId))[0]).toMatchObject({
      caption: "Odos",
      description: "",
    });
    expect((await applicant.get(`/write/${entryId}/materials/${film}`)).body).not.toContain("Earlier words");
  });
});

async function* piece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
