import { expect, it } from "vitest";
import type { Context } from "../../app/database/context";
import { closeCall, openCall } from "../../app/domain/editions/call.server";
import { createEdition } from "../../app/domain/editions/create.server";
import { type EditionAction, editionLifecycle, editionStates } from "../../app/domain/editions/edition";
import { editionById } from "../../app/domain/editions/editions.server";
import { archiveEdition, closeAdmission, openJudging } from "../../app/domain/editions/steps.server";
import { endAppointment, standingAppointments } from "../../app/domain/people/people.server";
import { dayLength, later } from "../../app/domain/times";
import { describeOnBothEngines, type World } from "../world/database";
import {
  asCast,
  closeDemoAdmission,
  closeDemoCall,
  composeDemoJury,
  createDemoEdition,
  demoEditionInput,
  enterPeople,
  openDemoCall,
  openDemoJudging,
} from "../world/editions-steps";
import { admitAll, type EntryIds, refuseOne, returnOne, submitAll, writeAll } from "../world/entries-steps";
import { readProjects } from "../world/project-file";

const refused = (code: string) => ({ problems: [{ code }] });
const afterDeadline = "2026-09-30T22:00:00.000Z";

const commands: Partial<Record<EditionAction, (ctx: Context, id: string) => Promise<void>>> = {
  openCall,
  closeCall,
  openJudging,
  archive: archiveEdition,
};

const projects = readProjects("test/world/projects");

/** Has the states enter these projects until the deadline, and closes the call. */
async function checkingWith(world: World, ...keys: string[]): Promise<{ id: string; entries: EntryIds }> {
  const id = await createDemoEdition(world);
  await openDemoCall(world, id);
  const entered = projects.filter((project) => keys.includes(project.key));
  const entries = await writeAll(world, id, entered);
  await submitAll(world, entries, entered);
  world.now = afterDeadline;
  await closeDemoCall(world, id);
  return { id, entries };
}

async function presentersAsked(world: World): Promise<string[]> {
  const rows = await world.db
    .selectFrom("letters")
    .select("to_person_id")
    .where("kind", "=", "presenters-wanted")
    .execute();
  return rows.map((row) => row.to_person_id).sort();
}

describeOnBothEngines("every state of an edition and every step that is taken here", (world) => {
  it("leads where the lifecycle says and is refused everywhere else", async () => {
    await enterPeople(world, ["IE", "FI"]);
    const { id, entries } = await checkingWith(world, "fi-say-it-out-loud");
    await composeDemoJury(world, id);
    await admitAll(world, entries);
    world.now = later(world.now, 10 * dayLength);
    for (const state of editionStates) {
      for (const [action, command] of Object.entries(commands)) {
        await world.db
          .updateTable("editions")
          .set({
            state,
            // What a step needs besides the state is there, so that only the state can refuse it.
            deadline_at: action === "openCall" ? "2026-12-01T00:00:00.000Z" : afterDeadline,
            admission_closed_at: world.now,
            announced_at: world.now,
            feedback_released_at: world.now,
          })
          .where("id", "=", id)
          .execute();
        await world.db.deleteFrom("assignments").execute();
        await world.db.deleteFrom("recusals").execute();
        const step = editionLifecycle.actions[action as EditionAction];
        const outcome = await command(await asCast(world, "secretariat-1"), id).then(
          () => "done",
          (error) => (error as { problems: { code: string }[] }).problems[0]?.code,
        );
        const after = await world.db.selectFrom("editions").select("state").executeTakeFirstOrThrow();
        const allowed = step.from.includes(state);
        expect([state, action, outcome, after.state]).toEqual([
          state,
          action,
          allowed ? "done" : `edition-is-${state}`,
          allowed ? step.to : state,
        ]);
      }
    }
    await world.db.updateTable("editions").set({ state: "checking" }).execute();
  });

  it("belongs to the secretariat and to nobody else", async () => {
    const ids = await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    await openDemoCall(world, id);
    for (const command of [...Object.values(commands), closeAdmission]) {
      for (const key of ["presidency-1", "rep-ie"]) {
        await expect(command(await world.as(ids[key]), id)).rejects.toMatchObject(
          refused("only-secretariat"),
        );
      }
      await expect(command(world.visitor(), id)).rejects.toMatchObject(refused("only-secretariat"));
    }
  });
});

describeOnBothEngines("closing admission", (world) => {
  it("waits for every entry that came in and asks exactly the states with an admitted entry", async () => {
    const ids = await enterPeople(world, ["IE", "BG", "CY", "FI"]);
    const { id, entries } = await checkingWith(
      world,
      "bg-my-block",
      "cy-common-courtyard",
      "fi-say-it-out-loud",
      "fi-night-kiosk",
    );
    const open = entries["cy-common-courtyard"]!;
    await admitAll(world, entries, { except: ["cy-common-courtyard"] });
    await expect(closeDemoAdmission(world, id)).rejects.toMatchObject(refused("entries-undecided"));
    await returnOne(world, open, {
      question: "in-short",
      text: "Say it in English.",
      reasons: "One answer is not in English.",
      until: "2026-10-10",
    });
    await expect(closeDemoAdmission(world, id)).rejects.toMatchObject(refused("entries-undecided"));
    await refuseOne(world, open, "It came in another language and was not corrected.");
    await closeDemoAdmission(world, id);
    expect(await presentersAsked(world)).toEqual([ids["rep-bg"], ids["rep-fi"]].sort());
    expect((await editionById(world.visitor(), id)).admission_closed_at).toBe(world.now);
    await expect(closeDemoAdmission(world, id)).rejects.toMatchObject(refused("admission-closed"));
  });

  it("writes to the substitutes where a state has no representative", async () => {
    const ids = await enterPeople(world, ["BG"]);
    const { id, entries } = await checkingWith(world, "bg-my-block");
    await admitAll(world, entries);
    const secretariat = await asCast(world, "secretariat-1");
    const representative = (await standingAppointments(secretariat)).find(
      (one) => one.person_id === ids["rep-bg"],
    );
    await endAppointment(secretariat, representative!.id);
    await closeDemoAdmission(world, id);
    expect(await presentersAsked(world)).toEqual([ids["sub-bg"]]);
  });

  it("is refused while the call is open", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    await openDemoCall(world, id);
    await expect(closeDemoAdmission(world, id)).rejects.toMatchObject(refused("not-checking"));
  });
});

describeOnBothEngines("opening judging", (world) => {
  it("says all that is missing at once", async () => {
    await enterPeople(world, ["IE"]);
    const { id } = await checkingWith(world);
    const problems = ["admission-open", "nothing-to-judge", "no-chair", "too-few-delegations"];
    await expect(openDemoJudging(world, id)).rejects.toMatchObject({
      problems: problems.map((code) => ({ code })),
    });
  });

  it("makes the assignments with the jury of that moment", async () => {
    await enterPeople(world, ["IE", "LT", "FI"]);
    const { id, entries } = await checkingWith(
      world,
      "ie-second-whistle",
      "fi-say-it-out-loud",
      "fi-night-kiosk",
    );
    const delegations = await composeDemoJury(world, id);
    await admitAll(world, entries);
    await closeDemoAdmission(world, id);
    await expect(openDemoJudging(world, id)).rejects.toMatchObject(refused("objections-run"));
    world.now = later(world.now, 10 * dayLength);
    await openDemoJudging(world, id);
    expect((await editionById(world.visitor(), id)).judging_opened_at).toBe(world.now);
    const rows = await world.db.selectFrom("assignments").select(["delegation_id", "entry_id"]).execute();
    const pairs = rows.map((row) => `${row.delegation_id} ${row.entry_id}`).sort();
    const expected = Object.entries(delegations).flatMap(([key, delegation]) => [
      `${delegation} ${entries["fi-say-it-out-loud"]}`,
      ...(key === "ireland" ? [] : [`${delegation} ${entries["ie-second-whistle"]}`]),
    ]);
    expect(pairs).toEqual(expected.sort());
  });
});

describeOnBothEngines("the archive", (world) => {
  it("takes no edition that still owes feedback", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createEdition(await asCast(world, "presidency-1"), demoEditionInput);
    await world.db.updateTable("editions").set({ state: "announced", announced_at: world.now }).execute();
    const secretariat = await asCast(world, "secretariat-1");
    await expect(archiveEdition(secretariat, id)).rejects.toMatchObject(refused("feedback-owed"));
    await world.db.updateTable("editions").set({ feedback_released_at: world.now }).execute();
    await archiveEdition(secretariat, id);
    expect((await editionById(world.visitor(), id)).state).toBe("archived");
    // It was never judged: back to where it came from, so that what must hold of a decided edition is not asked of it.
    await world.db.updateTable("editions").set({ state: "preparing" }).execute();
  });
});
