import { join } from "node:path";
import { expect, it } from "vitest";
import { answersOf } from "../../app/domain/entries/entries.server";
import { withdrawEntry } from "../../app/domain/entries/withdrawal.server";
import { findBreaches } from "../../app/domain/invariants.server";
import { addDelegation, addJuryMember } from "../../app/domain/jury/jury.server";
import { appoint } from "../../app/domain/people/people.server";
import { programmeCalendar } from "../../app/domain/programme/calendar.server";
import { parseContent, sessionsOf } from "../../app/domain/programme/content";
import { dueForProgramme } from "../../app/domain/programme/due.server";
import { inOrderOfLot } from "../../app/domain/programme/lot.server";
import { programmePrint } from "../../app/domain/programme/print.server";
import {
  newestVersion,
  publishedProgramme,
  publishProgramme,
  workingProgramme,
} from "../../app/domain/programme/publication.server";
import { addRoom, removeRoom } from "../../app/domain/programme/rooms.server";
import { scheduleJson, scheduleOf, scheduleXml } from "../../app/domain/programme/schedule.server";
import { addSession, changeSession, removeSession } from "../../app/domain/programme/sessions.server";
import { changeSlotMinutes, fillSlots, moveSlot, removeSlot } from "../../app/domain/programme/slots.server";
import { reading } from "../unit/print/reading";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, castMember, createDemoEdition, enterPeople, idOf } from "../world/editions-steps";
import { buildDemoProgramme, closeAdmissionWith, planDemoProgramme } from "../world/programme-steps";
import { type Project, readProjects } from "../world/project-file";

const all = readProjects(join(import.meta.dirname, "../world/projects"));
const cast = ["bg-my-block", "fi-night-kiosk", "fi-say-it-out-loud", "gr-first-word", "ie-second-whistle"];
const projects = cast.map((key) => all.find((project) => project.key === key)!);
const feedFacts = { origin: "https://award.example", demonstration: true };

describeOnBothEngines("the programme", (world) => {
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

  it("is built from the close of admission on and not before", async () => {
    await enterPeople(world, ["IE"]);
    const editionId = await createDemoEdition(world);
    await expect(addRoom(await presidency(), editionId, { name: "Hall" })).rejects.toMatchObject({
      problems: [{ code: "admission-open" }],
    });
    expect(await dueForProgramme(await presidency())).toEqual([]);
  });

  it("exists for its own presidency only", async () => {
    const { editionId, entries } = await ready();
    const secretariat = await asCast(world, "secretariat-1");
    const lithuania = await appoint(secretariat, {
      email: "someone@presidency-lt.example",
      nameLatin: "Someone Else",
      nameOwn: "",
      nameLanguage: "",
      role: "presidency",
      country: "LT",
    });
    const session = {
      kind: "panel" as const,
      title: "Panel",
      speaker: null,
      roomId: null,
      startsAt: "2026-12-09T10:00:00.000Z",
      durationMinutes: 30,
    };
    for (const ctx of [
      await world.as(lithuania),
      secretariat,
      await asCast(world, "rep-gr"),
      world.visitor(),
    ]) {
      const attempts = [
        () => workingProgramme(ctx, editionId),
        () => addRoom(ctx, editionId, { name: "Hall" }),
        () => addSession(ctx, editionId, session),
        () => fillSlots(ctx, editionId, { order: "lot", minutes: 10 }),
        () => moveSlot(ctx, entries["gr-first-word"]!, { direction: "later" }),
        () => publishProgramme(ctx, editionId),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toThrow(/^unknown programme/);
    }
  });

  it("is filled by a lot that its stored seed repeats and another seed does not", async () => {
    const { editionId, entries } = await ready();
    expect(await fillSlots(await presidency(), editionId, { order: "lot", minutes: 20 })).toEqual({
      placed: 4,
      left: 0,
    });
    const { content } = await workingProgramme(await presidency(), editionId);
    const order = sessionsOf(content).flatMap((session) => session.slots.map((slot) => slot.entryId));
    const competing = projects.filter((one) => one.kind === "competing").map((one) => entries[one.key]!);
    expect(content.order).toMatchObject({ rule: "lot", number: 1, minutes: 20, entries: competing.sort() });
    expect(order).toEqual(inOrderOfLot(content.order!.seed!, [...competing].reverse()));
    await fillSlots(await presidency(), editionId, { order: "lot", minutes: 20 });
    const again = (await workingProgramme(await presidency(), editionId)).content.order!;
    expect([again.number, again.seed === content.order!.seed]).toEqual([2, false]);
  });

  it("is filled by country, and leaves out what does not fit", async () => {
    const { editionId } = await ready();
    await fillSlots(await presidency(), editionId, { order: "country", minutes: 40 });
    const order = Object.values(await placed(editionId)).flat();
    // Bulgaria, Finland, Greece, Ireland.
    const keys = ["bg-my-block", "fi-say-it-out-loud", "gr-first-word", "ie-second-whistle"];
    expect(order).toEqual(keys.map((key) => projects.find((one) => one.key === key)!.title));
    expect(await placed(editionId)).toEqual({
      "Project presentations, part 1": order.slice(0, 2),
      "Project presentations, part 2": order.slice(2, 4),
    });
    expect(await fillSlots(await presidency(), editionId, { order: "country", minutes: 80 })).toEqual({
      placed: 3,
      left: 1,
    });
  });

  it("shows an additional entry only once the presidency has placed it, and keeps it when filled anew", async () => {
    const { editionId, entries, sessions } = await ready();
    await fillSlots(await presidency(), editionId, { order: "country", minutes: 20 });
    const kiosk = projects.find((one) => one.key === "fi-night-kiosk")!;
    expect(Object.values(await placed(editionId)).flat()).not.toContain(kiosk.title);
    await moveSlot(await presidency(), entries[kiosk.key]!, {
      sessionId: sessions["Project presentations, part 5"]!,
    });
    expect((await placed(editionId))["Project presentations, part 5"]).toEqual([kiosk.title]);
    await fillSlots(await presidency(), editionId, { order: "country", minutes: 20 });
    expect((await placed(editionId))["Project presentations, part 1"]?.[2]).toBe(kiosk.title);
  });

  it("moves a presentation earlier and later, across sessions, to a place, and out", async () => {
    const { editionId, entries, sessions } = await ready();
    await fillSlots(await presidency(), editionId, { order: "country", minutes: 40 });
    const [a, b, c, d] = Object.values(await placed(editionId)).flat() as [string, string, string, string];
    const idOfTitle = (title: string) => entries[projects.find((one) => one.title === title)!.key]!;
    const [one, two] = ["Project presentations, part 1", "Project presentations, part 2"];
    await moveSlot(await presidency(), idOfTitle(b), { direction: "earlier" });
    expect(await placed(editionId)).toEqual({ [one!]: [b, a], [two!]: [c, d] });
    await moveSlot(await presidency(), idOfTitle(a), { direction: "later" });
    expect(await placed(editionId)).toEqual({ [one!]: [b], [two!]: [a, c, d] });
    await moveSlot(await presidency(), idOfTitle(d), { sessionId: sessions[one!]!, position: 1 });
    expect(await placed(editionId)).toEqual({ [one!]: [d, b], [two!]: [a, c] });
    await expect(moveSlot(await presidency(), idOfTitle(d), { direction: "earlier" })).rejects.toMatchObject({
      problems: [{ code: "no-further" }],
    });
    await expect(
      moveSlot(await presidency(), idOfTitle(d), { sessionId: sessions["Award evening"]! }),
    ).rejects.toMatchObject({ problems: [{ code: "session-gone" }] });
    await removeSlot(await presidency(), idOfTitle(d));
    expect(await placed(editionId)).toEqual({ [one!]: [b], [two!]: [a, c] });
  });

  it("gives each presentation its time from the minutes of those before it", async () => {
    const { editionId, entries } = await ready();
    await fillSlots(await presidency(), editionId, { order: "country", minutes: 20 });
    await changeSlotMinutes(await presidency(), entries["bg-my-block"]!, 35);
    const { content } = await workingProgramme(await presidency(), editionId);
    const session = sessionsOf(content).find((one) => one.slots.length > 0)!;
    expect(session.slots.map((slot) => [slot.startsAt, slot.minutes])).toEqual([
      ["2026-12-09T11:15:00.000Z", 35],
      ["2026-12-09T11:50:00.000Z", 20],
      ["2026-12-09T12:10:00.000Z", 20],
      ["2026-12-09T12:30:00.000Z", 20],
    ]);
    const { clashes } = await workingProgramme(await presidency(), editionId);
    expect(clashes).toEqual([
      {
        kind: "too-long",
        sessionId: session.id,
        sentence: "The presentations need 95 minutes and the session has 80: 15 too many.",
      },
    ]);
  });

  it("refuses a stale save with the present session, and to close a room or a kind that is in use", async () => {
    const { editionId, sessions } = await ready();
    const id = sessions["Project presentations, part 1"]!;
    await fillSlots(await presidency(), editionId, { order: "lot", minutes: 20 });
    const { content } = await workingProgramme(await presidency(), editionId);
    const stored = sessionsOf(content).find((session) => session.id === id)!;
    const input = {
      kind: "presentations" as const,
      title: "What works",
      speaker: null,
      roomId: stored.roomId,
      startsAt: stored.startsAt,
      durationMinutes: 80,
    };
    expect(await changeSession(await presidency(), id, input, 1)).toBe(2);
    await expect(changeSession(await presidency(), id, input, 1)).rejects.toMatchObject({
      problems: [{ code: "session-changed" }],
      current: { title: "What works", version: 2 },
    });
    await expect(changeSession(await presidency(), id, { ...input, kind: "panel" }, 2)).rejects.toMatchObject(
      { problems: [{ code: "session-has-slots" }] },
    );
    await expect(removeRoom(await presidency(), stored.roomId!)).rejects.toMatchObject({
      problems: [{ code: "room-in-use" }],
    });
    await expect(addRoom(await presidency(), editionId, { name: "harbour hall" })).rejects.toMatchObject({
      problems: [{ kind: "field", field: "name", code: "room-exists" }],
    });
    await removeSession(await presidency(), id);
    expect(Object.keys(await placed(editionId))).not.toContain("What works");
  });

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
      sentence: expect.stringMatching(/^Ireland, “.+” moves from .+ 12:15 to .+ 11:55\.$/),
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

  it("stays whole for a presidency person who also judges and is recused", async () => {
    const { editionId, entries } = await ready();
    await fillSlots(await presidency(), editionId, { order: "country", minutes: 20 });
    const input = { kind: "presidency" as const, country: "IE", institution: null, seat: "chair" as const };
    const delegationId = await addDelegation(await presidency(), editionId, input);
    const person = castMember("presidency-1");
    await addJuryMember(await presidency(), delegationId, {
      email: person.email,
      nameLatin: person.nameLatin,
      nameOwn: "",
      nameLanguage: "",
      nationality: "IE",
    });
    await world.db
      .insertInto("recusals")
      .values({
        id: "0123456789abcdef",
        delegation_id: delegationId,
        entry_id: entries["ie-second-whistle"]!,
        kind: "own-country",
        reason: "Own country",
        recused_at: world.now,
      })
      .execute();
    const ctx = await presidency();
    expect(ctx.actor).toMatchObject({ recusedFrom: [{ entryId: entries["ie-second-whistle"] }] });
    expect(Object.values(await placed(editionId)).flat()).toContain(
      projects.find((one) => one.key === "ie-second-whistle")!.title,
    );
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
