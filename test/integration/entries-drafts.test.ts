import { join } from "node:path";
import { expect, it } from "vitest";
import { editionById } from "../../app/domain/editions/editions.server";
import { entriesVisibleTo, entryById } from "../../app/domain/entries/entries.server";
import { inviteToEntry } from "../../app/domain/entries/entry-people.server";
import { withdrawEntry } from "../../app/domain/entries/withdrawal.server";
import { lettersVisibleTo, letterText } from "../../app/domain/letters/letters.server";
import { sendDueReminders } from "../../app/domain/letters/reminders.server";
import { addFilm } from "../../app/domain/materials/materials.server";
import { materialsForConference, materialsOfEntry } from "../../app/domain/materials/reading.server";
import { describeOnBothEngines } from "../world/database";
import { asCast } from "../world/editions-steps";
import { openCallWorld, startEntry } from "../world/entries-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const greek = projects.find((project) => project.key === "gr-first-word")!;
const head = { origin: "https://award.example", demonstration: false };
const unknown = { name: "Unknown" };
const somebody = { email: "new@one.example", nameLatin: "New One", nameOwn: "", nameLanguage: "" };

describeOnBothEngines("a draft that was never submitted", (world) => {
  async function started() {
    const editionId = await openCallWorld(world, ["GR"]);
    const id = await startEntry(world, editionId, greek);
    const rep = await asCast(world, "rep-gr");
    await inviteToEntry(rep, id, { ...somebody, role: "read" });
    await addFilm(rep, id, { address: "https://film.example/watch", caption: "The first word" });
    world.now = "2026-09-29T09:00:00.000Z";
    await sendDueReminders(await world.as());
    return { editionId, id };
  }

  /** Everything the secretariat reads of letters. */
  async function readLetters(): Promise<string> {
    const secretariat = await asCast(world, "secretariat-1");
    const texts = [];
    for (const letter of (await lettersVisibleTo(secretariat)).letters) {
      texts.push((await letterText(secretariat, letter.id, head)).text);
    }
    return JSON.stringify(texts);
  }

  it("has letters, and the secretariat reads its title in none of them", async () => {
    const { id } = await started();
    const stored = await world.db.selectFrom("letters").selectAll().where("entry_id", "=", id).execute();
    expect([...new Set(stored.map((row) => row.kind))].sort()).toEqual([
      "entry-invitation",
      "entry-not-submitted",
    ]);
    expect(stored.every((row) => row.facts.includes(greek.title))).toBe(true);
    expect(await readLetters()).not.toContain(greek.title);
  });

  it("stays its state's own when it is withdrawn: title, reason and material", async () => {
    const { editionId, id } = await started();
    const rep = await asCast(world, "rep-gr");
    await withdrawEntry(rep, id, "We try again next year.");
    expect((await entryById(rep, id)).entry.state).toBe("withdrawn");
    expect(await materialsOfEntry(rep, id)).toHaveLength(1);
    const secretariat = await asCast(world, "secretariat-1");
    expect(await entriesVisibleTo(secretariat)).toEqual([]);
    await expect(entryById(secretariat, id)).rejects.toMatchObject(unknown);
    await expect(materialsOfEntry(secretariat, id)).rejects.toMatchObject(unknown);
    const edition = await editionById(secretariat, editionId);
    expect(await materialsForConference(secretariat, edition)).toEqual([]);
    const letters = await world.db
      .selectFrom("letters")
      .select("facts")
      .where("kind", "=", "entry-withdrawal")
      .execute();
    expect(letters).toHaveLength(2);
    expect(JSON.stringify(letters)).not.toContain(greek.title);
    expect(await readLetters()).not.toContain(greek.title);
  });
});
