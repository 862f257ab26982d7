import { join } from "node:path";
import { expect, it } from "vitest";
import { addDelegation } from "../../app/domain/jury/delegations.server";
import { addJuryMember } from "../../app/domain/jury/members.server";
import type { PersonActor } from "../../app/domain/people/actor";
import { appoint } from "../../app/domain/people/people.server";
import { sessionsOf } from "../../app/domain/programme/content";
import { dueForProgramme } from "../../app/domain/programme/due.server";
import { inOrderOfLot } from "../../app/domain/programme/lot.server";
import { publishProgramme, workingProgramme } from "../../app/domain/programme/publication.server";
import { addRoom, removeRoom } from "../../app/domain/programme/rooms.server";
import { addSession, changeSession, removeSession } from "../../app/domain/programme/sessions.server";
import { changeSlotMinutes, fillSlots, moveSlot, removeSlot } from "../../app/domain/programme/slots.server";
import { describeOnBothEngines } from "../world/database";
import { asCast, castMember, createDemoEdition, enterPeople, idOf } from "../world/editions-steps";
import { closeAdmissionWith, planDemoProgramme } from "../world/programme-steps";
import { type Project, readProjects } from "../world/project-file";

const all = readProjects(join(import.meta.dirname, "../world/projects"));
const cast = ["bg-my-block", "fi-night-kiosk", "fi-say-it-out-loud", "gr-first-word", "ie-second-whistle"];
const projects = cast.map((key) => all.find((project) => project.key === key)!);

describeOnBothEngines("building the programme", (world) => {
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
    const { recusedFrom } = ctx.actor as PersonActor;
    expect(new Set(recusedFrom.map((one) => one.entryId))).toEqual(new Set([entries["ie-second-whistle"]]));
    expect(Object.values(await placed(editionId)).flat()).toContain(
      projects.find((one) => one.key === "ie-second-whistle")!.title,
    );
  });
});
