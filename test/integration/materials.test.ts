import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { withdrawEntry } from "../../app/domain/entries/withdrawal.server";
import { clearStrays, clearUnused, materialsWithoutFile } from "../../app/domain/materials/files.server";
import { addFile, addFilm, removeMaterial, replaceFile } from "../../app/domain/materials/materials.server";
import {
  materialsForConference,
  materialsOfEntry,
  publicMaterials,
  servedFile,
} from "../../app/domain/materials/reading.server";
import { wordMaterial } from "../../app/domain/materials/words.server";
import { examineApart } from "../../app/files/examiner";
import { FileStore } from "../../app/files/store";
import type { Installation } from "../../app/http/installation";
import { tidyFiles } from "../../app/http/uploads";
import { describeOnBothEngines, type World } from "../world/database";
import { drawStreet, drawTable } from "../world/drawings";
import { asCast } from "../world/editions-steps";
import { openCallWorld, startEntry } from "../world/entries-steps";
import { projectsNamed, worldInJudging } from "../world/judging-steps";
import { upload, usualLimits } from "../world/material-steps";
import { announceDemo, decideDemo, worldDeciding } from "../world/results-steps";

const folder = mkdtempSync(join(tmpdir(), "ecpa-materials-"));
let store: FileStore;
let filesFolder: string;
beforeEach(() => {
  const own = mkdtempSync(join(folder, "world-"));
  filesFolder = join(own, "files");
  store = new FileStore(own);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [greek, maltese] = projectsNamed("gr-first-word", "mt-our-square") as [never, never];
const street = await drawStreet(1);
const table = await drawTable(1);
const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

function refusedOn(field: string) {
  return { problems: [{ kind: "field", field }] };
}

const unknown = { name: "Unknown" };

/** Everything that lies in the folder of the files, kept or not. */
function filesOnDisk(): string[] {
  if (!existsSync(filesFolder)) return [];
  return readdirSync(filesFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}

describeOnBothEngines("the materials of an entry", (world) => {
  let greekEntry = "";

  async function opened(): Promise<string> {
    const editionId = await openCallWorld(world, ["GR", "MT", "IE"]);
    greekEntry = await startEntry(world, editionId, greek);
    return editionId;
  }

  const applicant = () => asCast(world, "applicant-gr-1");
  const add = async (bytes: Uint8Array, name: string) =>
    upload(await applicant(), store, greekEntry, bytes, name);
  const list = async () => materialsOfEntry(await applicant(), greekEntry);

  it("are what their content says, whatever their name; markup, programs and broken files are refused and leave nothing", async () => {
    await opened();
    const png = await sharp({ create: { width: 30, height: 20, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    const webp = await sharp(png).negate().webp().toBuffer();
    const gif = await sharp(png).gif().toBuffer();
    await add(png, "a.exe");
    await add(webp, "b.html");
    await add(pdf, "c.svg");
    const refused: [string, Uint8Array][] = [
      ["d.png", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
      ["e.jpg", Buffer.from("<!doctype html><script>alert(1)</script>")],
      ["f.pdf", Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
      ["g.jpg", gif],
      ["h.pdf", Buffer.from("MZ\u0090\u0000\u0003")],
      ["i.pptx", Buffer.from("PK\u0003\u0004 and nothing else")],
      ["j.jpg", street.subarray(0, 2000)],
      ["k.png", Buffer.from([])],
    ];
    for (const [name, bytes] of refused) {
      await expect(add(bytes, name), name).rejects.toMatchObject(refusedOn("file"));
    }
    const listed = (await list()).sort((a, b) => (a.caption < b.caption ? -1 : 1));
    expect(
      listed.map(({ kind, caption, fileWords, inArchive }) => [kind, caption, fileWords, inArchive]),
    ).toEqual([
      ["picture", "a", "PNG picture, 1 kB", false],
      ["picture", "b", "WebP picture, 1 kB", false],
      ["document", "c", "PDF, 1 kB", false],
    ]);
    const names = await world.db.selectFrom("materials").select("file_name").orderBy("file_name").execute();
    expect(names.map((row) => row.file_name)).toEqual(["a.png", "b.webp", "c.pdf"]);
    expect(filesOnDisk()).toHaveLength(5);
  });

  it("are drawn anew: upright, without place, camera and author", async () => {
    await opened();
    const tell = {
      IFD0: { Artist: "Maria Victim", Model: "Camera 7" },
      IFD3: { GPSLatitude: "37/1 58/1 0/1", GPSLatitudeRef: "N" },
    };
    const original = await sharp(street)
      .resize(300, 200)
      .withExif(tell)
      .withMetadata({ orientation: 6, exif: tell })
      .jpeg()
      .toBuffer();
    expect(original.includes("Maria Victim")).toBe(true);
    expect((await sharp(original).metadata()).orientation).toBe(6);
    const id = await add(original, "street.jpg");
    for (const small of [false, true]) {
      const { digest, mediaType } = await servedFile(await applicant(), id, small);
      const kept = await sharp(store.pathOf(digest)).metadata();
      expect([mediaType, kept.width, kept.height, kept.orientation, kept.exif, kept.icc, kept.xmp]).toEqual([
        small ? "image/webp" : "image/jpeg",
        200,
        300,
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    }
    const kept = await sharp(
      store.pathOf((await servedFile(await applicant(), id, false)).digest),
    ).toBuffer();
    expect(kept.includes("Maria")).toBe(false);
  });

  it("take no picture that unpacks to more than eighty million pixels, before it is unpacked", async () => {
    await opened();
    const png = await sharp({ create: { width: 10, height: 10, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    await expect(add(bomb, "bomb.png")).rejects.toMatchObject({
      problems: [{ sentence: expect.stringContaining("80 million pixels") }],
    });
    expect(filesOnDisk()).toEqual([]);
  });

  it("survive a file that ends the process in which files are examined", async () => {
    await opened();
    const worker = join(folder, "breaks.mjs");
    writeFileSync(worker, "process.abort();");
    const back = examineApart(worker);
    try {
      await expect(add(street, "a.jpg")).rejects.toMatchObject(refusedOn("file"));
    } finally {
      back();
    }
    await add(street, "a.jpg");
    expect(await list()).toHaveLength(1);
  });

  it("keep the same content once, and remove it from the disk with the last one that has it", async () => {
    const editionId = await opened();
    const malteseEntry = await startEntry(world, editionId, maltese);
    const representative = await asCast(world, "rep-mt");
    const first = await add(street, "a.jpg");
    const second = await upload(representative, store, malteseEntry, street, "b.jpg");
    const both = filesOnDisk();
    expect(both).toHaveLength(2);
    await expect(add(street, "again.jpg")).rejects.toMatchObject(refusedOn("file"));
    await removeMaterial(await applicant(), store, first);
    expect(filesOnDisk()).toEqual(both);
    await removeMaterial(representative, store, second);
    expect(filesOnDisk()).toEqual([]);
    expect(await world.db.selectFrom("material_files").selectAll().execute()).toEqual([]);
  });

  it("can be replaced: the words stay, the old file goes, and an undescribed picture is not public", async () => {
    await opened();
    const id = await add(pdf, "poster.pdf");
    const ctx = await applicant();
    await wordMaterial(ctx, id, 1, { caption: "Our poster", use: "archive", agreed: "yes" });
    const path = await store.receive(pieces(table), usualLimits.fileBytes);
    await replaceFile(ctx, store, usualLimits, id, { path, name: "poster.jpg" });
    await store.discard(path);
    expect(await list()).toMatchObject([{ kind: "picture", caption: "Our poster", inArchive: false }]);
    expect(filesOnDisk()).toHaveLength(2);
  });

  it("become public only described and with everybody's leave", async () => {
    await opened();
    const id = await add(street, "a.jpg");
    const ctx = await applicant();
    await expect(wordMaterial(ctx, id, 1, { caption: "Street", use: "archive" })).rejects.toMatchObject({
      problems: [{ field: "description" }, { field: "agreed" }],
    });
    await expect(wordMaterial(ctx, id, 1, { caption: " ", use: "nowhere" as never })).rejects.toMatchObject({
      problems: [{ field: "caption" }, { field: "use" }],
    });
    await wordMaterial(ctx, id, 1, { caption: "Street", use: "conference" });
    await wordMaterial(ctx, id, 2, {
      caption: "Street",
      description: "Houses at dusk",
      credit: "Nobody",
      use: "archive",
      agreed: "yes",
    });
    expect(await list()).toMatchObject([
      { caption: "Street", description: "Houses at dusk", credit: "Nobody", inArchive: true },
    ]);
  });

  it("take films as links to https pages only", async () => {
    await opened();
    const ctx = await applicant();
    const wrong = [
      "http://film.example/1",
      "javascript:alert(1)",
      "https://user:secret@film.example/1",
      "https://localhost/1",
      "film.example/1",
      "https://film.example/a b",
      `https://film.example/${"x".repeat(500)}`,
      "",
    ];
    for (const address of wrong) {
      await expect(addFilm(ctx, greekEntry, { address, caption: "Film" }), address).rejects.toMatchObject(
        refusedOn("address"),
      );
    }
    await addFilm(ctx, greekEntry, { address: " https://film.example/1 ", caption: "Film" });
    await expect(
      addFilm(ctx, greekEntry, { address: "https://film.example/1", caption: "Again" }),
    ).rejects.toMatchObject(refusedOn("address"));
    expect(await list()).toMatchObject([{ kind: "film", address: "https://film.example/1", fileWords: "" }]);
  });

  it("stay within what an entry may hold", async () => {
    await opened();
    const ctx = await applicant();
    await expect(store.receive(pieces(street), 1000)).rejects.toMatchObject({ name: "TooLong" });
    expect(filesOnDisk()).toEqual([]);
    await add(street, "a.jpg");
    const path = await store.receive(pieces(table), usualLimits.fileBytes);
    await expect(
      addFile(ctx, store, { ...usualLimits, entryBytes: street.length }, greekEntry, { path, name: "b.jpg" }),
    ).rejects.toMatchObject(refusedOn("file"));
    await store.discard(path);
    for (let number = 1; number < 30; number += 1) {
      await addFilm(ctx, greekEntry, { address: `https://film.example/${number}`, caption: "Film" });
    }
    await expect(add(table, "b.jpg")).rejects.toMatchObject({ problems: [{ code: "too-many" }] });
    expect(filesOnDisk()).toHaveLength(2);
  });

  it("are for those who write the entry to change, until it leaves the award", async () => {
    await opened();
    const id = await add(street, "a.jpg");
    for (const key of ["rep-mt", "secretariat-1", "presidency-1"]) {
      const other = await asCast(world, key);
      await expect(upload(other, store, greekEntry, table, "b.jpg")).rejects.toMatchObject(unknown);
      await expect(removeMaterial(other, store, id)).rejects.toMatchObject(unknown);
      await expect(wordMaterial(other, id, 1, { caption: "x", use: "conference" })).rejects.toMatchObject(
        unknown,
      );
    }
    await withdrawEntry(await asCast(world, "rep-gr"), greekEntry, "No longer needed");
    await expect(add(table, "b.jpg")).rejects.toMatchObject({ problems: [{ code: "entry-closed" }] });
    await expect(removeMaterial(await applicant(), store, id)).rejects.toMatchObject({
      problems: [{ code: "entry-closed" }],
    });
  });

  it("leave nothing behind when the platform is killed in the middle, and the doctor sees a file that is missing", async () => {
    await opened();
    const id = await add(street, "a.jpg");
    const kept = filesOnDisk();
    const half = await store.receive(pieces(table), usualLimits.fileBytes);
    const { digest } = await store.measure(half);
    await store.keep(half, digest);
    const another = await store.receive(pieces(pdf), usualLimits.fileBytes);
    await world.db
      .insertInto("material_files")
      .values({ digest: "d".repeat(64), media_type: "image/png", bytes: 1, stored_at: world.now })
      .execute();
    expect(filesOnDisk()).toHaveLength(5);
    expect(existsSync(another)).toBe(true);
    const installation = {
      db: world.db,
      settings: { dataFolder: join(filesFolder, "..") },
      clock: { now: () => world.now },
    } as unknown as Installation;
    await tidyFiles(installation, true);
    expect(filesOnDisk()).toEqual(kept);
    expect(await clearUnused(await world.as(), store)).toBe(0);
    expect(await clearStrays(await world.as(), store)).toBe(0);
    expect(await materialsWithoutFile(world, store)).toEqual([]);
    const file = await servedFile(await applicant(), id, false);
    writeFileSync(store.pathOf(file.digest), "changed");
    expect(await materialsWithoutFile(world, store)).toEqual([id]);
    await store.drop(file.digest);
    expect(await materialsWithoutFile(world, store)).toEqual([id]);
  });

  it("do not clear away what may still be arriving beside another process", async () => {
    await opened();
    const arriving = await store.receive(pieces(pdf), usualLimits.fileBytes);
    const installation = { db: world.db, settings: { dataFolder: join(filesFolder, "..") } } as Installation;
    await tidyFiles({ ...installation, clock: { now: () => world.now } }, false);
    expect(existsSync(arriving)).toBe(true);
  });
});

const winners = ["ee-three-adults", "de-quarrel-workshop", "pt-bridge-team", "nl-empty-pockets"];

/** Who can see a material, by trying. */
async function seenBy(world: World, keys: readonly string[], id: string): Promise<Record<string, boolean>> {
  const seen: Record<string, boolean> = {};
  for (const key of keys) {
    const ctx = key === "visitor" ? world.visitor() : await asCast(world, key);
    seen[key] = await servedFile(ctx, id, false).then(
      () => true,
      (error) => {
        if (error.name !== "Unknown") throw error;
        return false;
      },
    );
  }
  return seen;
}

describeOnBothEngines("materials, by who looks", (world) => {
  const everybody = [
    "visitor",
    "rep-de",
    "rep-pt",
    "secretariat-1",
    "presidency-1",
    "rep-ie",
    "juror-gr",
    "expert-se-1",
  ];

  it("are the organisers' while the jury judges, and everybody's afterwards where the form allows it", {
    timeout: 90_000,
  }, async () => {
    const { editionId, entries } = await worldDeciding(world, winners);
    const entry = entries[winners[0]!]!;
    const { country } = await world.db
      .selectFrom("entries")
      .select("country")
      .where("id", "=", entry)
      .executeTakeFirstOrThrow();
    const owner = await asCast(world, `rep-${country.toLowerCase()}`);
    const shown = await upload(owner, store, entry, street, "shown.jpg");
    const kept = await upload(owner, store, entry, table, "kept.jpg");
    await wordMaterial(owner, shown, 1, { caption: "S", description: "D", use: "archive", agreed: "yes" });
    const people = everybody.filter((key) => key !== `rep-${country.toLowerCase()}`);
    const only = (...keys: string[]) => Object.fromEntries(people.map((key) => [key, keys.includes(key)]));

    expect(await seenBy(world, people, shown)).toEqual(only("secretariat-1", "presidency-1"));
    expect(await publicMaterials(world.visitor(), entry)).toEqual([]);
    await decideDemo(world, editionId);
    expect(await seenBy(world, people, shown)).toEqual(only("secretariat-1", "presidency-1"));
    await announceDemo(world, editionId);
    expect(await seenBy(world, people, shown)).toEqual(only(...people));
    expect(await seenBy(world, people, kept)).toEqual(only("secretariat-1", "presidency-1"));
    expect(await publicMaterials(world.visitor(), entry)).toMatchObject([{ id: shown }]);
    await expect(removeMaterial(owner, store, shown)).rejects.toMatchObject({
      problems: [{ code: "announced" }],
    });

    // Somebody in the picture did not agree: then nothing of it is public.
    const last = await world.db
      .selectFrom("submissions")
      .select(["id", "content", "digest"])
      .where("entry_id", "=", entry)
      .orderBy("number", "desc")
      .executeTakeFirstOrThrow();
    const content = last.content.replace(/("questionId":"pictured-people-agree","text":)"yes"/, '$1"no"');
    expect(content).not.toBe(last.content);
    await world.db.updateTable("submissions").set({ content }).where("id", "=", last.id).execute();
    expect(await publicMaterials(world.visitor(), entry)).toEqual([]);
    expect(await seenBy(world, ["visitor"], shown)).toEqual({ visitor: false });
    await world.db
      .updateTable("submissions")
      .set({ content: last.content })
      .where("id", "=", last.id)
      .execute();
  });
});

const entriesJudged = projectsNamed("ie-second-whistle", "ee-three-adults", "si-on-the-bus");

describeOnBothEngines("the list of materials for the conference", (world) => {
  afterEach(() => {
    world.now = "2026-03-02T09:00:00.000Z";
  });

  it("gives the organisers what the policy lets them see, and is unknown to others", {
    timeout: 90_000,
  }, async () => {
    const { editionId, entries } = await worldInJudging(world, entriesJudged);
    const estonian = await asCast(world, "rep-ee");
    await upload(estonian, store, entries["ee-three-adults"]!, street, "a.jpg");
    const edition = await world.db
      .selectFrom("editions")
      .selectAll()
      .where("id", "=", editionId)
      .executeTakeFirstOrThrow();
    for (const key of ["secretariat-1", "presidency-1"]) {
      const listed = await materialsForConference(await asCast(world, key), edition);
      expect(listed.map((one) => [one.country, one.materials.length])).toEqual([["EE", 1]]);
    }
    for (const key of ["rep-ee", "rep-si", "expert-se-1"]) {
      await expect(materialsForConference(await asCast(world, key), edition)).rejects.toMatchObject(unknown);
    }
  });
});

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
