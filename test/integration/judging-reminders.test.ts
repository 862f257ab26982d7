import { expect, it } from "vitest";
import { recordAbsence } from "../../app/domain/judging/absences.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { nudgeDelegation } from "../../app/domain/judging/nudges.server";
import { progressOf } from "../../app/domain/judging/progress.server";
import { changeReminderDays, reminderDaysOf } from "../../app/domain/judging/reminder-settings.server";
import { judgingReminders } from "../../app/domain/judging/reminders.server";
import { composeLetter } from "../../app/domain/letters/letters.server";
import { sendDueReminders } from "../../app/domain/letters/reminders.server";
import { describeOnBothEngines } from "../world/database";
import { asCast, castMember } from "../world/editions-steps";
import {
  assignmentId,
  declareAll,
  delegationId,
  evenSheet,
  judgingDay,
  projectsNamed,
  worldInJudging,
  writeSheet,
} from "../world/judging-steps";

const projects = projectsNamed("ie-second-whistle", "ee-three-adults", "si-on-the-bus");
const everybody = ["rep-ie", "juror-cy", "rep-lt", "juror-gr", "expert-se-1", "expert-se-2", "expert-be"];

describeOnBothEngines("reminders of a jury", (world) => {
  /** The judging date of the cast is 6 November 2026. */
  async function sentAt(now: string): Promise<{ to: string; said: string[] }[]> {
    world.now = now;
    await sendDueReminders(await world.as(), [judgingReminders]);
    const letters = await world.db
      .selectFrom("letters")
      .select(["to_email", "facts"])
      .where("kind", "=", "judging-outstanding")
      .where("created_at", "=", now)
      .execute();
    return letters
      .map((letter) => ({ to: letter.to_email, said: JSON.parse(letter.facts).outstanding as string[] }))
      .sort((a, b) => (a.to < b.to ? -1 : 1));
  }

  const emails = (keys: readonly string[]) => keys.map((key) => castMember(key).email).sort();

  it("go out 7, 3 and 1 days before the judging date, at nine in each one's own zone, and never twice", async () => {
    await worldInJudging(world, projects);
    expect(await sentAt("2026-10-30T06:59:00.000Z")).toEqual([]);
    const east = ["juror-cy", "rep-lt", "juror-gr"];
    expect((await sentAt("2026-10-30T07:00:00.000Z")).map((one) => one.to)).toEqual(emails(east));
    const middle = ["expert-se-1", "expert-se-2", "expert-be"];
    expect((await sentAt("2026-10-30T08:00:00.000Z")).map((one) => one.to)).toEqual(emails(middle));
    const ireland = await sentAt("2026-10-30T09:00:00.000Z");
    expect(ireland).toEqual([
      {
        to: castMember("rep-ie").email,
        said: [
          "2 entries wait for your declaration of interests.",
          "2 entries wait for your delegation's final score sheet.",
        ],
      },
    ]);
    expect(await sentAt("2026-11-02T23:00:00.000Z")).toEqual([]);
    expect((await sentAt("2026-11-03T12:00:00.000Z")).map((one) => one.to)).toEqual(emails(everybody));
    expect((await sentAt("2026-11-05T12:00:00.000Z")).map((one) => one.to)).toEqual(emails(everybody));
    expect(await sentAt("2026-11-05T12:01:00.000Z")).toEqual([]);
    expect(await sentAt("2026-11-06T12:00:00.000Z")).toEqual([]);
    expect(await sentAt("2026-11-07T12:00:00.000Z")).toEqual([]);
  });

  it("go only to those who have something left, with their own numbers; a recusal leaves nothing", async () => {
    const { editionId, entries } = await worldInJudging(world, projects);
    await declareAll(world, editionId, { except: ["expert-se-2"] });
    for (const delegation of ["cyprus", "greece", "malaro"]) {
      for (const project of projects) {
        await writeSheet(world, entries[project.key]!, evenSheet(delegation, project.key, 3));
      }
    }
    await writeSheet(world, entries["ee-three-adults"]!, evenSheet("ireland", "ee-three-adults", 3));
    await declareInterest(await asCast(world, "rep-ie"), entries["si-on-the-bus"]!, {
      kind: "conflict",
      conflict: "other",
      reason: "A reason.",
    });
    await writeSheet(world, entries["ee-three-adults"]!, evenSheet("lithuania", "ee-three-adults", 3), {
      draft: true,
    });
    const sheets = ["3 entries wait for your delegation's final score sheet."];
    const sent = await sentAt("2026-10-30T12:00:00.000Z");
    expect(Object.fromEntries(sent.map((one) => [one.to, one.said]))).toEqual({
      [castMember("expert-be").email]: sheets,
      [castMember("expert-se-2").email]: ["3 entries wait for your declaration of interests."],
      [castMember("rep-lt").email]: sheets,
    });
  });

  it("follow the days that chair or secretariat set", async () => {
    const { editionId } = await worldInJudging(world, projects);
    await expect(changeReminderDays(await asCast(world, "juror-gr"), editionId, [2])).rejects.toThrow(
      "unknown",
    );
    await changeReminderDays(await asCast(world, "rep-ie"), editionId, [2]);
    expect(await reminderDaysOf(await world.as(), editionId)).toEqual([2]);
    expect(await sentAt("2026-10-30T12:00:00.000Z")).toEqual([]);
    expect(await sentAt("2026-11-04T12:00:00.000Z")).toHaveLength(everybody.length);
    await changeReminderDays(await asCast(world, "secretariat-1"), editionId, []);
    expect(await sentAt("2026-11-05T12:00:00.000Z")).toEqual([]);
  });
});

describeOnBothEngines("a nudge to a delegation", (world) => {
  const nudges = () =>
    world.db.selectFrom("letters").selectAll().where("kind", "=", "judging-nudge").execute();

  it("goes by one press to each of its people, with their own numbers, at most once a day", async () => {
    const { editionId, entries } = await worldInJudging(world, projects);
    await declareAll(world, editionId, { except: ["expert-se-2"] });
    const malaro = await delegationId(world, "malaro");
    await writeSheet(world, entries["ee-three-adults"]!, evenSheet("malaro", "ee-three-adults", 3));
    await expect(nudgeDelegation(await asCast(world, "juror-gr"), malaro)).rejects.toThrow("unknown");
    expect(await nudgeDelegation(await asCast(world, "rep-ie"), malaro)).toBe(2);
    const letters = await nudges();
    const texts = letters.map(
      (letter) => composeLetter(letter, { origin: "http://localhost", demonstration: false } as never).text,
    );
    const written = texts.find((text) => text.includes("declaration"))!;
    expect(written).toContain(`${castMember("rep-ie").nameLatin} asks your delegation to finish judging`);
    expect(written).toContain("3 entries wait for your declaration of interests.");
    expect(written).toContain("2 entries wait for your delegation's final score sheet.");
    expect(texts.filter((text) => text.includes("declaration"))).toHaveLength(1);
    await expect(nudgeDelegation(await asCast(world, "secretariat-1"), malaro)).rejects.toMatchObject({
      problems: [
        {
          code: "nudged-today",
          sentence:
            "This delegation was sent a reminder today already (20 October 2026, 10:00). One a day is enough.",
        },
      ],
    });
    const seen = (await progressOf(await asCast(world, "secretariat-1"), editionId)).delegations;
    expect(seen.find((one) => one.id === malaro)).toMatchObject({
      lastNudgedAt: judgingDay,
      mayNudge: false,
    });
    world.now = "2026-10-21T09:00:00.000Z";
    expect(await nudgeDelegation(await asCast(world, "secretariat-1"), malaro)).toBe(2);
    expect(await nudges()).toHaveLength(4);
  });

  it("is refused where nothing is left, and does not tell a recused chair what is", async () => {
    const { editionId, entries } = await worldInJudging(world, projects);
    await declareAll(world, editionId);
    const greece = await delegationId(world, "greece");
    for (const key of ["ee-three-adults", "si-on-the-bus"]) {
      await writeSheet(world, entries[key]!, evenSheet("greece", key, 3));
    }
    // What Greece still owes is on the chair's own state's entry.
    await expect(nudgeDelegation(await asCast(world, "rep-ie"), greece)).rejects.toMatchObject({
      problems: [{ code: "nothing-outstanding" }],
    });
    const asChair = await progressOf(await asCast(world, "rep-ie"), editionId);
    expect(asChair.delegations.find((one) => one.id === greece)).toMatchObject({
      done: 2,
      owed: 2,
      mayNudge: false,
    });
    expect(await nudgeDelegation(await asCast(world, "juror-cy"), greece)).toBe(1);
  });
});

describeOnBothEngines("the last activity in the progress of judging", (world) => {
  it("is a save or a declaration of the delegation itself, on entries the reader may know of", async () => {
    const { editionId, entries } = await worldInJudging(world, projects);
    const of = async (reader: string) => {
      const greece = await delegationId(world, "greece");
      const { delegations } = await progressOf(await asCast(world, reader), editionId);
      return delegations.find((one) => one.id === greece)!.lastActiveAt;
    };
    expect(await of("secretariat-1")).toBeUndefined();
    world.now = "2026-10-21T09:00:00.000Z";
    await declareAll(world, editionId);
    expect(await of("secretariat-1")).toBe("2026-10-21T09:00:00.000Z");
    world.now = "2026-10-22T09:00:00.000Z";
    await writeSheet(world, entries["ie-second-whistle"]!, evenSheet("greece", "ie-second-whistle", 3));
    expect(await of("secretariat-1")).toBe("2026-10-22T09:00:00.000Z");
    expect(await of("rep-ie")).toBe("2026-10-21T09:00:00.000Z");
    world.now = "2026-11-07T09:00:00.000Z";
    const owed = await assignmentId(world, "greece", entries["si-on-the-bus"]!);
    await recordAbsence(await asCast(world, "rep-ie"), owed, "It will not come.");
    expect(await of("secretariat-1")).toBe("2026-10-22T09:00:00.000Z");
  });
});
