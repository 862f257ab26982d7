import { expect, it } from "vitest";
import { chainPage } from "../../app/domain/history/history.server";
import { imposeRecusal } from "../../app/domain/judging/imposed-recusals.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { nudgeDelegation } from "../../app/domain/judging/nudges.server";
import { appoint } from "../../app/domain/people/people.server";
import { addMotion, recordMeeting, removeMotion } from "../../app/domain/results/meeting.server";
import { delegations } from "../world/cast";
import { describeOnBothEngines } from "../world/database";
import { asCast, castMember, idOf, personInput } from "../world/editions-steps";
import { breakDemoGlass } from "../world/interests-steps";
import {
  closeAndOpenOrder,
  declareAll,
  delegationId,
  evenSheet,
  projectsNamed,
  scoreAll,
  worldInJudging,
} from "../world/judging-steps";
import { everybodyPresent } from "../world/results-steps";

const bus = "si-on-the-bus";
const projects = projectsNamed("ie-second-whistle", bus, "ee-three-adults");
const whole = { most: 10_000 };

describeOnBothEngines("the history of an edition", (world) => {
  /** Plays an edition to the jury's meeting, with something of every kind on Slovenia's entry and on another one. */
  async function played() {
    const { editionId, entries } = await worldInJudging(world, projects);
    const secretariat = await asCast(world, "secretariat-1");
    await nudgeDelegation(secretariat, await delegationId(world, "greece"));
    await declareAll(world, editionId);
    const sheets = projects.flatMap(({ key }) =>
      delegations
        .filter((one) => one.country.toLowerCase() !== key.slice(0, 2))
        .map((one) => evenSheet(one.key, key, 3)),
    );
    await scoreAll(world, entries, sheets);
    for (const key of [bus, "ee-three-adults"]) {
      await breakDemoGlass(world, editionId, entries[key]!);
      await imposeRecusal(
        secretariat,
        await delegationId(world, "greece"),
        entries[key]!,
        "They advised it.",
      );
    }
    const conflict = { kind: "conflict", conflict: "family", reason: "My sister leads it." } as const;
    await declareInterest(await asCast(world, "expert-se-1"), entries[bus]!, conflict);
    await closeAndOpenOrder(world, editionId);
    const chair = await asCast(world, "rep-ie");
    await recordMeeting(chair, editionId, await everybodyPresent(world, editionId));
    for (const key of [bus, "ee-three-adults"]) {
      await addMotion(chair, editionId, {
        motion: "To praise it.",
        outcome: "Carried.",
        entryId: entries[key]!,
      });
    }
    return { editionId, entries };
  }

  async function asSlovene(): Promise<void> {
    const ctx = await asCast(world, "secretariat-1");
    await appoint(ctx, { ...personInput(castMember("secretariat-2")), role: "substitute", country: "SI" });
  }

  const page = async (editionId: string, options: { most: number; before?: number } = whole) =>
    chainPage(await asCast(world, "secretariat-2"), editionId, options);

  /** How many lines there are of each command. */
  function counted(lines: readonly { command: string }[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { command } of lines) counts[command] = (counts[command] ?? 0) + 1;
    return counts;
  }

  it("shows all but what is about the judging of an entry that is hidden from the reader", async () => {
    const { editionId } = await played();
    const all = counted((await page(editionId)).lines);
    await asSlovene();
    const seen = counted((await page(editionId)).lines);
    const missing = Object.fromEntries(
      Object.entries(all).flatMap(([command, count]) =>
        count === (seen[command] ?? 0) ? [] : [[command, [count, seen[command] ?? 0]]],
      ),
    );
    expect(missing).toEqual({
      nudgeDelegation: [1, 0],
      declareInterest: [21, 13],
      saveSheet: [17, 11],
      finishSheet: [17, 11],
      "propose:break-glass": [2, 1],
      "confirm:break-glass": [2, 1],
      breakGlass: [2, 1],
      recuse: [4, 2],
      recusePerson: [1, 0],
      removeSheet: [3, 1],
      addMotion: [2, 1],
    });
  });

  it("has no gaps, no count, no newest hash that tells of what is hidden, and its pages meet", async () => {
    const { editionId } = await played();
    const real = await page(editionId);
    await asSlovene();
    const seen = await page(editionId);
    const numbers = seen.lines.map((line) => line.position);
    expect(real.length).toBeGreaterThan(seen.length);
    expect(numbers).toEqual(Array.from({ length: seen.length }, (_, at) => seen.length - at));
    expect(seen.head).toBe(seen.lines[0]!.hash);
    const paged: string[] = [];
    for (let before: number | undefined = seen.length + 1; before !== undefined; ) {
      const one: Awaited<ReturnType<typeof page>> = await page(editionId, { most: 7, before });
      paged.push(...one.lines.map((line) => line.id));
      before = one.earlier;
    }
    expect(paged).toEqual(seen.lines.map((line) => line.id));
  });

  it("changes for nobody from whom an entry is hidden when something is done about its judging", async () => {
    const { editionId, entries } = await played();
    await asSlovene();
    const before = await page(editionId);
    const colleague = await chainPage(await asCast(world, "secretariat-1"), editionId, whole);
    const chair = await asCast(world, "rep-ie");
    const motion = { motion: "To discuss it again.", outcome: "Lost.", entryId: entries[bus]! };
    await removeMotion(chair, editionId, await addMotion(chair, editionId, motion));
    expect((await chainPage(await asCast(world, "secretariat-1"), editionId, whole)).length).toBe(
      colleague.length + 2,
    );
    expect(await page(editionId)).toEqual(before);
  });

  it("hides no other entry's judging from who is recused from one, and nothing after the announcement", async () => {
    const { editionId, entries } = await played();
    const id = await idOf(world, "secretariat-2");
    await world.db
      .insertInto("person_recusals")
      .values({
        id: "recusal000000000",
        person_id: id,
        entry_id: entries[bus]!,
        kind: "imposed",
        reason: "A relative.",
        recused_by: null,
        recused_at: world.now,
      })
      .execute();
    const during = await page(editionId);
    const become = (state: string, announced_at: string | null) =>
      world.db.updateTable("editions").set({ state, announced_at }).execute();
    await become("announced", world.now);
    const after = await page(editionId);
    await become("deciding", null);
    expect(during.lines.some((line) => line.objectType === "sheet")).toBe(true);
    expect(after.length).toBeGreaterThan(during.length);
    expect(after.length).toBe((await chainPage(await asCast(world, "secretariat-1"), editionId)).length);
  });
});
