import { expect, it } from "vitest";
import { delegationAssignments, delegationRecusals } from "../../app/domain/judging/own-delegation.server";
import { workspaceOf } from "../../app/domain/judging/workspace.server";
import { compositionOf } from "../../app/domain/jury/composition.server";
import {
  addDelegation,
  changeDelegation,
  removeDelegation,
  seatPresidencies,
} from "../../app/domain/jury/delegations.server";
import { delegationsOf, juryOf } from "../../app/domain/jury/jury.server";
import { jurySettingsOf } from "../../app/domain/jury/jury-settings.server";
import { changeJurySettings } from "../../app/domain/jury/jury-settings-change.server";
import { addJuryMember, removeJuryMember, replaceJuryMember } from "../../app/domain/jury/members.server";
import { loader as juryPage } from "../../app/routes/presidency/edition-jury";
import { loader as memberPage } from "../../app/routes/presidency/edition-jury-member";
import { toldBy } from "../world/acts-steps";
import { describeOnBothEngines, type World } from "../world/database";
import {
  acceptJurySeat,
  asCast,
  composeDemoJury,
  createDemoEdition,
  enterPeople,
  idOf,
  openDemoCall,
} from "../world/editions-steps";
import {
  declareAll,
  delegationId,
  evenSheet,
  projectsNamed,
  scoreAll,
  worldInJudging,
} from "../world/judging-steps";
import { experts, juror } from "../world/jury-steps";
import { browserOf } from "../world/page-answers";

const refused = (...codes: string[]) => ({
  problems: codes.map((code) => expect.objectContaining({ code })),
});
const unknown = { name: "Unknown" };

async function prepared(world: World): Promise<string> {
  await enterPeople(world, ["IE"]);
  return createDemoEdition(world);
}

async function seats(world: World, editionId: string) {
  return (await delegationsOf(await world.as(), editionId)).map((one) => [one.number, one.seat, one.country]);
}

describeOnBothEngines("the presidencies of a jury", (world) => {
  it("take their seats in one press, the current one in the chair, and each can be changed", async () => {
    const id = await prepared(world);
    const presidency = await asCast(world, "presidency-1");
    expect(await seatPresidencies(presidency, id)).toBe(4);
    expect(await seats(world, id)).toEqual([
      [1, "chair", "IE"],
      [2, "vice-chair", "CY"],
      [3, "member", "LT"],
      [4, "member", "GR"],
    ]);
    await expect(seatPresidencies(presidency, id)).rejects.toMatchObject(refused("presidencies-seated"));
    const [, cyprus, lithuania] = await delegationsOf(presidency, id);
    const as = (country: string, seat: "member" | "vice-chair") => ({
      kind: "presidency" as const,
      country,
      institution: null,
      seat,
    });
    await expect(changeDelegation(presidency, lithuania!.id, as("LT", "vice-chair"))).rejects.toMatchObject(
      refused("seat-taken"),
    );
    await changeDelegation(presidency, cyprus!.id, as("CY", "member"));
    await changeDelegation(presidency, lithuania!.id, as("IT", "vice-chair"));
    expect(await seats(world, id)).toEqual([
      [1, "chair", "IE"],
      [2, "member", "CY"],
      [3, "vice-chair", "IT"],
      [4, "member", "GR"],
    ]);
    expect(await seatPresidencies(await asCast(world, "secretariat-1"), id)).toBe(1);
    expect((await seats(world, id)).at(-1)).toEqual([5, "member", "LT"]);
    await openDemoCall(world, id);
    await expect(seatPresidencies(await asCast(world, "rep-ie"), id)).rejects.toMatchObject(
      refused("only-presidency"),
    );
  });

  it("are proposed on the page until they are seated", async () => {
    const id = await prepared(world);
    await addDelegation(await asCast(world, "presidency-1"), id, {
      kind: "presidency",
      country: "CY",
      institution: null,
      seat: "chair",
    });
    const browser = await browserOf(world, await idOf(world, "presidency-2"));
    expect(await browser.read(juryPage, "/", { year: "2026" })).toMatchObject({
      proposed: [
        { part: "current", country: "IE" },
        { part: "next", country: "LT" },
        { part: "second", country: "GR" },
      ],
    });
    await seatPresidencies(await asCast(world, "presidency-1"), id);
    expect(await seats(world, id)).toEqual([
      [1, "chair", "CY"],
      [2, "member", "IE"],
      [3, "member", "LT"],
      [4, "member", "GR"],
    ]);
  });

  it("must be shown to the states again when somebody else sits there, and not for another seat", async () => {
    await prepared(world);
    const { id } = await world.db.selectFrom("editions").select("id").executeTakeFirstOrThrow();
    await openDemoCall(world, id);
    await composeDemoJury(world, id);
    const presidency = await asCast(world, "presidency-1");
    const greece = await delegationId(world, "greece");
    const shown = async () =>
      (await delegationsOf(presidency, id)).find((one) => one.id === greece)?.shownAt !== null;
    const as = { kind: "presidency" as const, institution: null, seat: "member" as const };
    await changeDelegation(presidency, greece, { ...as, country: "GR", voice: "advice" });
    expect(await shown()).toBe(true);
    await changeDelegation(presidency, greece, { ...as, country: "IT" });
    expect(await shown()).toBe(false);
    const edition = await world.db.selectFrom("editions").selectAll().executeTakeFirstOrThrow();
    expect((await compositionOf(presidency, edition)).toShow).toEqual(["Italy"]);
  });
});

describeOnBothEngines("the limit of people who judge", (world) => {
  const settings = { peopleLimit: 2, objectionDays: 5, firstReminderDays: 3, secondReminderDays: 7 };

  it("is eight unless the edition says otherwise; one more needs a reason; advice does not count", async () => {
    const id = await prepared(world);
    const presidency = await asCast(world, "presidency-1");
    expect(await jurySettingsOf(presidency, id)).toEqual({ ...settings, peopleLimit: 8 });
    await changeJurySettings(presidency, id, settings);
    const voting = await addDelegation(presidency, id, experts("Voting"));
    const advising = await addDelegation(presidency, id, experts("Advising", { voice: "advice" }));
    await addJuryMember(presidency, voting, juror("A"));
    await addJuryMember(presidency, voting, juror("B"));
    await expect(addJuryMember(presidency, voting, juror("C"))).rejects.toMatchObject({
      problems: [{ field: "reason", code: "beyond-limit" }],
    });
    await addJuryMember(presidency, advising, juror("D"));
    expect((await juryOf(presidency, id)).people).toBe(2);
    const vote = experts("Advising", { voice: "vote" as const });
    await expect(changeDelegation(presidency, advising, vote)).rejects.toMatchObject({
      problems: [{ field: "reason", code: "beyond-limit" }],
    });
    await changeDelegation(presidency, advising, { ...vote, reason: "The theme asks for a lawyer." });
    const jury = await juryOf(presidency, id);
    expect([jury.people, jury.delegations[1]?.people[0]?.reason]).toEqual([
      3,
      "The theme asks for a lawyer.",
    ]);
    await expect(changeJurySettings(presidency, id, { ...settings, peopleLimit: 1 })).rejects.toMatchObject({
      problems: [{ field: "peopleLimit", code: "limit-below-people" }],
    });
    await openDemoCall(world, id);
    await expect(changeJurySettings(await asCast(world, "rep-ie"), id, settings)).rejects.toMatchObject(
      refused("only-presidency"),
    );
  });
});

describeOnBothEngines("replacing a person of the jury", (world) => {
  it("keeps the delegation's sheets; the new one accepts and declares first", async () => {
    const projects = ["ee-three-adults", "de-quarrel-workshop", "mt-our-square"];
    const { editionId, entries } = await worldInJudging(world, projectsNamed(...projects));
    await declareAll(world, editionId);
    await scoreAll(world, entries, [
      evenSheet("greece", "ee-three-adults", 4),
      evenSheet("greece", "mt-our-square", 3),
    ]);
    const greece = await delegationId(world, "greece");
    const former = await idOf(world, "juror-gr");
    const presidency = await asCast(world, "presidency-1");
    await expect(removeJuryMember(presidency, greece, former)).rejects.toMatchObject(refused("jury-locked"));
    const sheets = () =>
      world.db
        .selectFrom("score_sheets")
        .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
        .select(["entry_id", "score_sheets.state", "score_sheets.id"])
        .orderBy("score_sheets.id")
        .execute();
    const before = await sheets();
    expect(before.map((one) => one.state)).toEqual(["final", "final"]);

    const input = juror("Next", { nationality: "MT" });
    await expect(
      replaceJuryMember(await asCast(world, "rep-ie"), greece, former, input),
    ).rejects.toMatchObject(refused("only-presidency"));
    const between = await replaceJuryMember(presidency, greece, former, juror("Between"));
    await expect(replaceJuryMember(presidency, greece, former, input)).rejects.toMatchObject(unknown);
    expect(await sheets()).toEqual(before);
    const next = await replaceJuryMember(presidency, greece, between, input);

    const maltese = entries["mt-our-square"]!;
    expect(await sheets()).toEqual(
      before.map((one) => (one.entry_id === maltese ? { ...one, state: "removed" } : one)),
    );
    expect(await toldBy(world, "jury-seat-ended")).toHaveLength(2);
    expect((await world.as(former)).actor).toMatchObject({ seats: [], pendingSeats: [] });
    const estonian = entries["ee-three-adults"]!;
    await expect(workspaceOf(await world.as(former), estonian)).rejects.toMatchObject(unknown);
    await expect(workspaceOf(await world.as(next), estonian)).rejects.toMatchObject(unknown);

    await acceptJurySeat(world, editionId, greece, next);
    const own = await delegationAssignments(await world.as(next), editionId);
    expect(
      Object.fromEntries(own.map((one) => [one.entryId, [one.sheet, one.declared ?? "declares first"]])),
    ).toEqual({
      [estonian]: ["final", "declares first"],
      [entries["de-quarrel-workshop"]!]: ["open", "declares first"],
    });
    await expect(workspaceOf(await world.as(next), estonian)).rejects.toMatchObject(refused("declare-first"));
    expect(await delegationRecusals(await world.as(next), editionId)).toMatchObject([
      { entryId: maltese, kind: "own-country", reason: "Own country: Malta." },
    ]);
  });

  it("is offered on the page while the jury is locked, before that people are removed and added", async () => {
    const { editionId } = await worldInJudging(world, projectsNamed("ee-three-adults"));
    const greece = await delegationId(world, "greece");
    const former = await idOf(world, "juror-gr");
    const browser = await browserOf(world, await idOf(world, "presidency-1"));
    const params = { year: "2026", delegation: greece };
    const page = (instead: string) => browser.read(memberPage, `/?instead=${instead}`, params);
    expect(await page(former)).toMatchObject({ leaving: { id: former }, full: false });
    expect(await page("nobody")).toMatchObject({ status: 404 });
    expect(await browser.read(memberPage, "/", params)).toMatchObject({ status: 404 });
    await expect(removeDelegation(await asCast(world, "presidency-1"), greece)).rejects.toMatchObject(
      refused("jury-locked"),
    );
    for (const state of ["decided", "announced"] as const) {
      await world.db
        .updateTable("editions")
        .set({ state, announced_at: world.now, decided_at: world.now })
        .where("id", "=", editionId)
        .execute();
      expect(await page(former)).toMatchObject({ status: 404 });
    }
    await world.db.updateTable("editions").set({ state: "judging" }).execute();
  });
});
