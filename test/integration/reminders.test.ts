import { join } from "node:path";
import { expect, it } from "vitest";
import { setDeadlineSettings } from "../../app/domain/entries/deadline-settings.server";
import { createEntry } from "../../app/domain/entries/drafts.server";
import { submitEntry } from "../../app/domain/entries/submission.server";
import { withdrawEntry } from "../../app/domain/entries/withdrawal.server";
import type { Reminder } from "../../app/domain/letters/reminder.server";
import { forgetOldReminders, sendDueReminders } from "../../app/domain/letters/reminders.server";
import { readSettings } from "../../app/http/environment";
import { startJobs } from "../../app/jobs/loop";
import { actTogether } from "../world/acts-steps";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast } from "../world/editions-steps";
import { openCallWorld, startEntry, writeEntry } from "../world/entries-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const greek = projects.find((project) => project.key === "gr-first-word")!;
const bulgarian = projects.find((project) => project.key === "bg-my-block")!;

async function remindedOf(world: World, now: string): Promise<string[]> {
  world.now = now;
  await sendDueReminders(await world.as());
  const rows = await world.db
    .selectFrom("letters")
    .select(["to_email", "facts"])
    .where("kind", "=", "entry-not-submitted")
    .where("created_at", "=", now)
    .execute();
  return rows.map(({ facts }) => `${JSON.parse(facts).state} ${JSON.parse(facts).left}`).sort();
}

const twice = (line: string) => [line, line];

describeOnBothEngines("the reminder of the deadline", (world) => {
  it("goes to representative and substitute 7, 3 and 1 days before, in their morning, once each", async () => {
    await openCallWorld(world, ["GR", "PL"]);
    expect(await remindedOf(world, "2026-09-23T05:59:00.000Z")).toEqual([]);
    // Nine o'clock comes to Athens an hour before it comes to Warsaw.
    expect(await remindedOf(world, "2026-09-23T06:00:00.000Z")).toEqual(["Greece in 7 days"]);
    expect(await remindedOf(world, "2026-09-23T07:00:00.000Z")).toEqual(twice("Poland in 7 days"));
    expect(await remindedOf(world, "2026-09-24T12:00:00.000Z")).toEqual([]);
    expect(await remindedOf(world, "2026-09-27T12:00:00.000Z")).toEqual([
      "Greece in 3 days",
      ...twice("Poland in 3 days"),
    ]);
    expect(await remindedOf(world, "2026-09-29T12:00:00.000Z")).toEqual([
      "Greece tomorrow",
      ...twice("Poland tomorrow"),
    ]);
    expect(await remindedOf(world, "2026-09-30T21:59:00.000Z")).toEqual([]);
    expect(await remindedOf(world, "2026-10-01T12:00:00.000Z")).toEqual([]);
  });

  it("is only the newest where the server was off for days, and says the days that are left", async () => {
    await openCallWorld(world, ["GR"]);
    expect(await remindedOf(world, "2026-09-28T10:00:00.000Z")).toEqual(["Greece in 2 days"]);
    expect(await remindedOf(world, "2026-09-28T10:01:00.000Z")).toEqual([]);
    expect(await remindedOf(world, "2026-09-30T10:00:00.000Z")).toEqual(["Greece today"]);
  });

  it("says how far the competing entry is, and ends when it is submitted; an additional one does not count", async () => {
    const editionId = await openCallWorld(world, ["GR", "BG"]);
    const rep = await asCast(world, "rep-gr");
    await createEntry(rep, editionId, {
      country: "GR",
      kind: "additional",
      title: "Another",
      organisation: "Somebody",
    });
    const standing = async (now: string) => {
      await remindedOf(world, now);
      const rows = await world.db
        .selectFrom("letters")
        .select(["facts", "entry_id"])
        .where("kind", "=", "entry-not-submitted")
        .where("created_at", "=", now)
        .execute();
      return Object.fromEntries(
        rows.map(({ facts, entry_id }) => [
          JSON.parse(facts).state,
          [JSON.parse(facts).standing, entry_id] as const,
        ]),
      );
    };
    expect((await standing("2026-09-23T10:00:00.000Z")).Greece).toEqual([
      "No competing entry has been begun.",
      null,
    ]);
    world.now = "2026-09-24T08:00:00.000Z";
    const gr = await startEntry(world, editionId, greek);
    const bg = await writeEntry(world, editionId, bulgarian);
    const found = await standing("2026-09-27T10:00:00.000Z");
    expect(found.Greece![0]).toMatch(
      /^"The First Word" is a draft: \d+ answers are missing or need a change\.$/,
    );
    expect(found.Greece![1]).toBe(gr);
    expect(found.Bulgaria![0]).toMatch(/is complete, but it is not signed off/);
    world.now = "2026-09-28T08:00:00.000Z";
    await submitEntry(await asCast(world, "rep-bg"), bg);
    expect(await remindedOf(world, "2026-09-29T10:00:00.000Z")).toEqual(["Greece tomorrow"]);
    await withdrawEntry(await asCast(world, "rep-bg"), bg, "The owner does not agree.");
    expect((await standing("2026-09-29T10:01:00.000Z")).Bulgaria![0]).toBe(
      "No competing entry has been begun.",
    );
  });

  it("follows the new deadline after an extension, without a reminder on the heels of its letter", async () => {
    const editionId = await openCallWorld(world, ["GR"]);
    expect(await remindedOf(world, "2026-09-29T10:00:00.000Z")).toEqual(["Greece tomorrow"]);
    world.now = "2026-09-30T20:00:00.000Z";
    await actTogether(world, editionId, "extend-deadline");
    expect(await remindedOf(world, "2026-09-30T20:01:00.000Z")).toEqual([]);
    expect(await remindedOf(world, "2026-10-01T10:00:00.000Z")).toEqual(["Greece in 7 days"]);
    expect(await remindedOf(world, "2026-10-05T10:00:00.000Z")).toEqual(["Greece in 3 days"]);
    expect(await remindedOf(world, "2026-10-07T10:00:00.000Z")).toEqual(["Greece tomorrow"]);
  });

  it("goes out on the days that the secretariat sets, which must be days", async () => {
    const editionId = await openCallWorld(world, ["GR"]);
    const secretariat = await asCast(world, "secretariat-1");
    const set = (reminderDays: string, lateHours = "48") =>
      setDeadlineSettings(secretariat, editionId, { reminderDays, lateHours });
    await expect(set("7, none", "0")).rejects.toMatchObject({
      problems: [{ field: "reminderDays" }, { field: "lateHours" }],
    });
    await expect(
      setDeadlineSettings(await asCast(world, "rep-gr"), editionId, { reminderDays: "1", lateHours: "1" }),
    ).rejects.toMatchObject({ problems: [{ code: "only-secretariat" }] });
    await set("2 14");
    expect(await remindedOf(world, "2026-09-16T10:00:00.000Z")).toEqual(["Greece in 14 days"]);
    expect(await remindedOf(world, "2026-09-23T10:00:00.000Z")).toEqual([]);
    expect(await remindedOf(world, "2026-09-28T10:00:00.000Z")).toEqual(["Greece in 2 days"]);
    await set("");
    expect(await remindedOf(world, "2026-09-29T10:00:00.000Z")).toEqual([]);
  });
});

describeOnBothEngines("reminders", (world) => {
  const reminder = async (key: string): Promise<Reminder> => {
    const ctx = await asCast(world, "rep-gr");
    const to = { id: ctx.actor.kind === "person" ? ctx.actor.id : "", email: "rep@gr.example" };
    return { key, to, kind: "call-requested", facts: { name: "A", edition: "2026" } } as unknown as Reminder;
  };
  const letters = async () =>
    Number(
      (
        await world.db
          .selectFrom("letters")
          .select((eb) => eb.fn.countAll().as("count"))
          .where("kind", "=", "call-requested")
          .where("to_email", "=", "rep@gr.example")
          .executeTakeFirstOrThrow()
      ).count,
    );

  it("are sent once, however many processes look at the same moment", async () => {
    await openCallWorld(world, ["GR"]);
    const due = [await reminder("a"), await reminder("b"), await reminder("a")];
    const source = async () => due;
    const system = await world.as();
    const sent = await Promise.all([1, 2, 3, 4].map(() => sendDueReminders(system, [source])));
    expect(sent.flat().sort()).toEqual(["a", "b"]);
    expect(await letters()).toBe(2);
  });

  it("go out although another source fails, which is told", async () => {
    await openCallWorld(world, ["GR"]);
    const due = [await reminder("a")];
    const broken = async () => {
      throw new Error("broken");
    };
    await expect(sendDueReminders(await world.as(), [broken, async () => due])).rejects.toThrow(
      "Some reminders could not be looked for.",
    );
    expect(await letters()).toBe(1);
  });

  it("are forgotten after two years", async () => {
    await openCallWorld(world, ["GR"]);
    const due = [await reminder("a")];
    await sendDueReminders(await world.as(), [async () => due]);
    const keys = async () => (await world.db.selectFrom("reminders").select("key").execute()).length;
    world.now = "2028-08-30T00:00:00.000Z";
    await forgetOldReminders(await world.as());
    expect(await keys()).toBe(1);
    world.now = "2028-09-02T00:00:00.000Z";
    await forgetOldReminders(await world.as());
    expect(await keys()).toBe(0);
  });

  it("are looked for by a running server, and never by a demonstration's", async () => {
    await openCallWorld(world, ["GR"]);
    const serveAt = async (stage?: string) => {
      const jobs = startJobs({
        db: world.db,
        clock: { now: () => "2026-09-23T10:00:00.000Z" },
        settings: readSettings({ APP_ORIGIN: "http://localhost" }),
        key: new Uint8Array(32),
        ...(stage ? { stage } : {}),
        log: (line) => expect(line).toEqual({}),
      });
      await jobs.stop();
      const rows = await world.db.selectFrom("reminders").select("key").execute();
      return rows.length;
    };
    expect(await serveAt("open")).toBe(0);
    expect(await serveAt()).toBe(1);
  });
});
