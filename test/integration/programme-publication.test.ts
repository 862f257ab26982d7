import { join } from "node:path";
import { expect, it } from "vitest";
import { answersOf } from "../../app/domain/entries/entries.server";
import { withdrawEntry } from "../../app/domain/entries/withdrawal.server";
import { findBreaches } from "../../app/domain/invariants.server";
import { programmeCalendar } from "../../app/domain/programme/calendar.server";
import { parseContent, sessionsOf } from "../../app/domain/programme/content";
import { dueForProgramme } from "../../app/domain/programme/due.server";
import { programmePrint } from "../../app/domain/programme/print.server";
import {
  newestVersion,
  publishedProgramme,
  publishProgramme,
  workingProgramme,
} from "../../app/domain/programme/publication.server";
import { scheduleJson, scheduleOf, scheduleXml } from "../../app/domain/programme/schedule.server";
import { removeSession } from "../../app/domain/programme/sessions.server";
import { fillSlots, moveSlot } from "../../app/domain/programme/slots.server";
import { reading } from "../unit/print/reading";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, castMember, idOf } from "../world/editions-steps";
import { buildDemoProgramme, closeAdmissionWith, planDemoProgramme } from "../world/programme-steps";
import { type Project, readProjects } from "../world/project-file";

const all = readProjects(join(import.meta.dirname, "../world/projects"));
const cast = ["bg-my-block", "fi-night-kiosk", "fi-say-it-out-loud", "gr-first-word", "ie-second-whistle"];
const projects = cast.map((key) => all.find((project) => project.key === key)!);
const feedFacts = { origin: "https://award.example", demonstration: true };

describeOnBothEngines("publishing the programme", (world) => {
  const presidency = () => asCast(world, "presidency-1");

  async function ready(chosen: readonly Project[] = projects) {
    const { editionId, entries } = await closeAdmissionWith(world, chosen);
    const sessions = await planDemoProgramme(world, editionId, await idOf(world, "presidency-1"));
    return { editionId, entries, sessions };
  }

  async function placed(editionId: string): Promise<Record<string, string[]>> {
    const { content } = await workingProgramme(await presidency(), editionId);
    const filled = sessionsOf(content).filter((session) => session.slots.length > 0);
    return Object.fromEntries(
      filled.map((session) => [session.title, session.slots.map((slot) => slot.title)]),
    );
  }

  it("is unknown to everybody until it is published, then public as it was frozen", async () => {
    const { editionId, sessions } = await ready();
    await fillSlots(await presidency(), editionId, { order: "country", minutes: 20 });
    await expect(publishedProgramme(world.visitor(), 2026)).rejects.toThrow("unknown programme");
    expect(await publishProgramme(await presidency(), editionId)).toBe(1);
    const frozen = await publishedProgramme(world.visitor(), 2026);
    expect(frozen.content).toEqual((await workingProgramme(await presidency(), editionId)).content);
    await removeSession(await presidency(), sessions["Counting what did not happen"]!);
    expect(await publishedProgramme(world.visitor(), 2026)).toEqual(frozen);
    const working = await workingProgramme(await presidency(), editionId);
    expect([working.published?.number, working.changes.map((change) => change.sentence)]).toEqual([
      1,
      ["“Counting what did not happen”, Wednesday 9 December, 15:15, no longer takes place."],
    ]);
    world.now = "2026-11-20T09:00:00.000Z";
    expect(await publishProgramme(await presidency(), editionId)).toBe(2);
    const versions = await world.db
      .selectFrom("programme_versions")
      .innerJoin("people", "people.id", "published_by")
      .select(["number", "published_at", "email", "content"])
      .orderBy("number")
      .execute();
    expect(versions.map(({ content: _, ...row }) => row)).toEqual([
      { number: 1, published_at: "2026-10-01T07:00:00.000Z", email: castMember("presidency-1").email },
      { number: 2, published_at: "2026-11-20T09:00:00.000Z", email: castMember("presidency-1").email },
    ]);
    expect(parseContent(versions[0]!.content)).toEqual(frozen.content);
  });

  it("publishes nothing twice, nothing empty and nothing that was not seen", async () => {
    const { editionId } = await closeAdmissionWith(world, projects);
    await expect(publishProgramme(await presidency(), editionId)).rejects.toMatchObject({
      problems: [{ code: "programme-empty" }],
    });
    await planDemoProgramme(world, editionId, await idOf(world, "presidency-1"));
    const { digest } = await workingProgramme(await presidency(), editionId);
    await fillSlots(await presidency(), editionId, { order: "lot", minutes: 20 });
    await expect(publishProgramme(await presidency(), editionId, digest)).rejects.toMatchObject({
      problems: [{ code: "programme-changed" }],
    });
    await publishProgramme(await presidency(), editionId);
    await expect(publishProgramme(await presidency(), editionId)).rejects.toMatchObject({
      problems: [{ code: "no-changes" }],
    });
  });

  it("lets a withdrawn entry leave the working and the public version by itself, marked as a change", async () => {
    const { editionId, entries } = await ready();
    await fillSlots(await presidency(), editionId, { order: "country", minutes: 20 });
    await publishProgramme(await presidency(), editionId);
    const greek = projects.find((one) => one.key === "gr-first-word")!;
    const shown = async () =>
      sessionsOf((await publishedProgramme(world.visitor(), 2026)).content).flatMap((session) =>
        session.slots.map((slot) => slot.title),
      );
    expect(await shown()).toContain(greek.title);
    await withdrawEntry(await asCast(world, "rep-gr"), entries[greek.key]!, "The project has ended early.");
    expect(await shown()).not.toContain(greek.title);
    expect(Object.values(await placed(editionId)).flat()).not.toContain(greek.title);
    const { changes } = await workingProgramme(await presidency(), editionId);
    expect(changes[0]).toEqual({
      kind: "moved",
      about: entries["ie-second-whistle"],
      sentence: expect.stringMatching(/^Ireland, “.+” moves from 12:15 to 11:55 on Wednesday 9 December\.$/),
    });
    expect(changes.at(-1)).toEqual({
      kind: "removed",
      about: entries[greek.key],
      sentence: `Greece, “${greek.title}”, leaves the programme.`,
    });
    expect(await dueForProgramme(await presidency())).toMatchObject([
      { title: "Publish the changes of the programme of 2026", day: "2026-12-09" },
    ]);
    await expect(
      moveSlot(await presidency(), entries[greek.key]!, { direction: "earlier" }),
    ).rejects.toMatchObject({ problems: [{ code: "entry-left" }] });
  });

  it("writes to every representative, with the state's own slots", async () => {
    const { editionId } = await ready();
    await fillSlots(await presidency(), editionId, { order: "country", minutes: 20 });
    await publishProgramme(await presidency(), editionId);
    const letters = await world.db
      .selectFrom("letters")
      .select(["to_email", "facts"])
      .where("kind", "=", "programme-published")
      .execute();
    const own = letters.map((letter) => [letter.to_email, JSON.parse(letter.facts).own.length]);
    expect(Object.fromEntries(own)).toEqual(
      Object.fromEntries(["rep-bg", "rep-fi", "rep-gr", "rep-ie"].map((key) => [castMember(key).email, 1])),
    );
    const greek = letters.find((letter) => letter.to_email === castMember("rep-gr").email)!;
    expect(JSON.parse(greek.facts).own).toEqual([
      "“The First Word”: Wednesday 9 December, 11:55, Harbour Hall, 20 minutes, presented by Evanthia Mavromichelaki.",
    ]);
  });

  it("is told by its invariant when a published version cannot be read", async () => {
    const { editionId } = await ready();
    await publishProgramme(await presidency(), editionId);
    expect(await findBreaches(world.db)).toEqual([]);
    const { id } = (await newestVersion(world.db, editionId))!;
    const { content } = (await newestVersion(world.db, editionId))!;
    const spoil = (text: string) =>
      world.db.updateTable("programme_versions").set({ content: text }).execute();
    await spoil(content.replace('"award-programme/1"', '"another"'));
    expect(await findBreaches(world.db)).toEqual([
      { invariant: "every published programme can be read", object: id },
    ]);
    await spoil(content);
  });

  it("asks the presidency to build it, and nobody else", async () => {
    await closeAdmissionWith(world, projects);
    expect((await dueForProgramme(await presidency())).map((due) => due.title)).toEqual([
      "Build and publish the programme of 2026",
    ]);
    for (const key of ["secretariat-1", "rep-ie", "rep-gr"]) {
      expect(await dueForProgramme(await asCast(world, key))).toEqual([]);
    }
  });

  it("shows state, title and presenter in every format and not a word of an entry's text", async () => {
    const { editionId, entries } = await closeAdmissionWith(world, projects);
    await buildDemoProgramme(world, editionId, await idOf(world, "presidency-1"));
    const programme = await publishedProgramme(world.visitor(), 2026);
    const schedule = scheduleOf(programme, feedFacts);
    const files = {
      content: JSON.stringify(programme),
      json: scheduleJson(schedule),
      xml: scheduleXml(schedule),
      ics: programmeCalendar(programme, feedFacts).replace(/\r\n[ \t]/g, ""),
      pdf: (await reading(await programmePrint(programme, true))).text,
    };
    for (const project of projects.filter((one) => one.kind === "competing")) {
      const texts = await textsOf(world, project, entries);
      expect(texts.length).toBeGreaterThan(5);
      for (const [kind, file] of Object.entries(files)) {
        expect([kind, file.includes(project.title), file.includes(project.presenterLatin)]).toEqual([
          kind,
          true,
          true,
        ]);
        const leaked = texts.filter((text) => file.includes(text));
        expect([kind, leaked]).toEqual([kind, []]);
      }
    }
    for (const [kind, file] of Object.entries(files)) {
      if (kind !== "content") expect([kind, file.includes("DEMONSTRATION")]).toEqual([kind, true]);
    }
  });
});

/** Pieces of the stored answers long enough to be nobody else's words. */
async function textsOf(world: World, project: Project, entries: Record<string, string>): Promise<string[]> {
  const ctx = await asCast(world, `rep-${project.country.toLowerCase()}`);
  const answers = await answersOf(ctx, entries[project.key]!);
  return [...answers.values()]
    .map((answer) => answer.text)
    .filter((text) => text.length > 60)
    .map((text) => text.slice(10, 45));
}
