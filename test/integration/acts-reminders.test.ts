import { expect, it } from "vitest";
import { confirmAct, proposeAct, takeBackAct } from "../../app/domain/editions/acts.server";
import { actReminders } from "../../app/domain/editions/acts-reminders.server";
import { proposeThemeRefusal } from "../../app/domain/entries/theme-refusal.server";
import { sendDueReminders } from "../../app/domain/letters/reminders.server";
import { hour, later } from "../../app/domain/times";
import { emailsOf, enteredBy, typedAct } from "../world/acts-steps";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, closeDemoCall, composeDemoJury } from "../world/editions-steps";

const texts = { reasons: "It informs the public only.", heard: "We also train young people ourselves." };

/** Sends what is due and lists to whom, with the act and whether it is the last call. */
async function sentAt(world: World, now: string): Promise<[string, string, boolean, string][]> {
  world.now = now;
  await sendDueReminders(await world.as(), [actReminders]);
  const rows = await world.db
    .selectFrom("letters")
    .select(["to_email", "facts"])
    .where("kind", "=", "act-waits")
    .where("created_at", "=", now)
    .orderBy("to_email")
    .execute();
  return rows.map(({ to_email, facts }) => {
    const { act, last, path } = JSON.parse(facts);
    return [to_email, act, last, path];
  });
}

describeOnBothEngines("a letter that an act waits for a second person", (world) => {
  it("goes at once and in the last day to all who can confirm it, and to nobody once it is done", async () => {
    const { id } = await enteredBy(world, "ie-second-whistle");
    const proposal = await proposeAct(await asCast(world, "secretariat-1"), id, "extend-deadline", typedAct);
    const at = world.now;
    const presidency = (await emailsOf(world, "presidency-1", "presidency-2")).map(
      (email) => [email, "Extend the deadline", false, "/presidency/editions/2026/acts"] as const,
    );
    expect(await sentAt(world, later(at, 1))).toEqual(presidency);
    expect(await sentAt(world, later(at, 47 * hour))).toEqual([]);
    expect(await sentAt(world, later(at, 48 * hour))).toEqual(
      presidency.map(([email, act, , path]) => [email, act, true, path]),
    );
    expect(await sentAt(world, later(at, 71 * hour))).toEqual([]);
    await takeBackAct(await asCast(world, "secretariat-1"), id, proposal);
    const second = await proposeAct(await asCast(world, "presidency-1"), id, "extend-deadline", typedAct);
    await confirmAct(await asCast(world, "secretariat-2"), id, second);
    expect(await sentAt(world, later(world.now, 1))).toEqual([]);
  });

  it("says nothing of one's own state: of the presidency's it goes to the jury's vice-chair alone", async () => {
    const { id, entries } = await enteredBy(world, "ie-second-whistle");
    await composeDemoJury(world, id);
    await closeDemoCall(world, id);
    await proposeThemeRefusal(await asCast(world, "secretariat-1"), entries["ie-second-whistle"]!, texts);
    const [viceChair] = await emailsOf(world, "juror-cy");
    expect(await sentAt(world, later(world.now, 1))).toEqual([
      [viceChair, "Refuse an entry on theme or evaluation", false, "/jury/acts"],
    ]);
  });
});
