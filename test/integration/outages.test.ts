import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { idsFrom } from "../../app/database/context";
import { migrate } from "../../app/database/migrate";
import { openSqlite } from "../../app/database/sqlite";
import { actsPage, confirmAct, proposeAct } from "../../app/domain/editions/acts.server";
import { editionById } from "../../app/domain/editions/editions.server";
import { dueForEntries } from "../../app/domain/entries/due.server";
import { awayBeforeDeadline, beat } from "../../app/domain/entries/outages.server";
import { later, minute } from "../../app/domain/times";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast } from "../world/editions-steps";
import { openCallWorld } from "../world/entries-steps";
import { seededSecret } from "../world/seed";

/** The server is up from a quarter past eight in the evening until half past midnight, but for the times it is away. */
async function evening(world: World, away: [from: string, until: string][]): Promise<void> {
  for (let at = "2026-09-30T18:15:00.000Z"; at < "2026-09-30T22:30:00.000Z"; at = later(at, minute / 2)) {
    if (away.some(([from, until]) => at > `2026-09-30T${from}` && at < `2026-09-30T${until}`)) continue;
    await beat({ ...(await world.as()), now: at });
  }
}

async function minutesAway(world: World, editionId: string): Promise<number> {
  const ctx = await world.as();
  return (await awayBeforeDeadline(ctx, await editionById(ctx, editionId))) / minute;
}

describeOnBothEngines("an outage before the deadline", (world) => {
  it("is what lies between two signs of life, and nothing before the first one", async () => {
    const id = await openCallWorld(world, ["GR"]);
    expect(await minutesAway(world, id)).toBe(0);
    await evening(world, [["21:20:01", "21:27:59"]]);
    expect(await world.db.selectFrom("outages").selectAll().execute()).toEqual([
      { from_at: "2026-09-30T21:20:00.000Z", until_at: "2026-09-30T21:28:00.000Z" },
    ]);
    expect(await minutesAway(world, id)).toBe(8);
    expect(await world.db.selectFrom("heartbeats").selectAll().execute()).toEqual([
      { service: "web", beat_at: "2026-09-30T22:29:30.000Z" },
    ]);
  });

  it("is none where a sign or two are late, or where another process was there", async () => {
    const id = await openCallWorld(world, ["GR"]);
    const system = await world.as();
    for (const second of ["00", "30", "29", "31"])
      await beat({ ...system, now: `2026-09-30T21:30:${second}.000Z` });
    await beat({ ...system, now: "2026-09-30T21:32:01.000Z" });
    expect(await minutesAway(world, id)).toBe(0);
    await beat({ ...system, now: "2026-09-30T21:33:31.001Z" });
    expect(await minutesAway(world, id)).toBeCloseTo(1.5, 3);
  });

  it("of more than five minutes in the last hour is on the secretariat's desk, with the extension ready to propose", async () => {
    const id = await openCallWorld(world, ["GR"]);
    await evening(world, [
      ["21:10:01", "21:12:59"],
      ["21:50:01", "22:10:00"],
    ]);
    expect(await minutesAway(world, id)).toBe(13);
    world.now = "2026-10-01T06:30:00.000Z";
    const secretariat = await asCast(world, "secretariat-1");
    expect((await dueForEntries(secretariat)).map((due) => [due.title, due.why, due.action?.to])).toEqual([
      [
        "Decide whether the deadline is extended for all",
        "The service was away for 13 minutes in the last hour before the deadline.",
        "/secretariat/editions/2026/acts",
      ],
    ]);
    expect(await dueForEntries(await asCast(world, "rep-gr"))).toEqual([]);
    const { typed, possible } = await actsPage(secretariat, id);
    expect(typed).toEqual({
      deadlineDay: "2026-10-02",
      deadlineTime: "23:59",
      admissionUntil: expect.any(String),
      reason: "The platform could not be used for 13 minutes in the last hour before the deadline.",
    });
    expect(possible.map((one) => one.act)).toContain("extend-deadline");
    const proposal = await proposeAct(secretariat, id, "extend-deadline", typed);
    await confirmAct(await asCast(world, "presidency-1"), id, proposal);
    expect((await editionById(secretariat, id)).deadline_at).toBe("2026-10-02T22:00:00.000Z");
    // The hour before the new deadline was not disturbed.
    expect(await dueForEntries(await asCast(world, "secretariat-1"))).toEqual([]);
  });

  it("of five minutes or less, or earlier in the evening, is nobody's concern", async () => {
    const id = await openCallWorld(world, ["GR"]);
    await evening(world, [
      ["19:00:01", "20:59:59"],
      ["21:10:01", "21:14:59"],
    ]);
    expect(await minutesAway(world, id)).toBe(5);
    const secretariat = await asCast(world, "secretariat-1");
    expect(await dueForEntries(secretariat)).toEqual([]);
    expect((await actsPage(secretariat, id)).typed).toMatchObject({ deadlineDay: "2026-09-30", reason: "" });
  });

  it("is forgotten after more than a year", async () => {
    const system = await world.as();
    await beat({ ...system, now: "2026-09-30T20:00:00.000Z" });
    await beat({ ...system, now: "2026-09-30T21:00:00.000Z" });
    await beat({ ...system, now: "2027-12-01T00:00:00.000Z" });
    expect(await world.db.selectFrom("outages").select("until_at").execute()).toEqual([
      { until_at: "2027-12-01T00:00:00.000Z" },
    ]);
  });
});

it("also counts when the server runs and its disk takes nothing more", async () => {
  const folder = mkdtempSync(join(tmpdir(), "outage-"));
  const { db, raw } = openSqlite(join(folder, "full.sqlite"));
  try {
    await migrate(db, "sqlite");
    const secret = seededSecret(1);
    const at = (now: string) =>
      beat({ db, actor: { kind: "system" }, now, newId: idsFrom(secret), newSecret: secret });
    await at("2026-09-30T21:00:00.000Z");
    raw.pragma("query_only = on");
    await expect(at("2026-09-30T21:01:00.000Z")).rejects.toMatchObject({ code: "SQLITE_READONLY" });
    raw.pragma("query_only = off");
    await at("2026-09-30T21:09:00.000Z");
    expect(await db.selectFrom("outages").selectAll().execute()).toEqual([
      { from_at: "2026-09-30T21:00:00.000Z", until_at: "2026-09-30T21:09:00.000Z" },
    ]);
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true });
  }
});
