import { expect, it } from "vitest";
import { type EditionAct, editionActs, stepOfAct } from "../../app/domain/editions/acts";
import { actsPage, confirmAct, proposeAct, takeBackAct } from "../../app/domain/editions/acts.server";
import { dueForActs } from "../../app/domain/editions/acts-due.server";
import { type EditionState, editionLifecycle, editionStates } from "../../app/domain/editions/edition";
import { composeLetter } from "../../app/domain/letters/letters.server";
import { appoint } from "../../app/domain/people/people.server";
import { hour, later } from "../../app/domain/times";
import { actTogether, afterTheDeadline, secondFor, typedAct } from "../world/acts-steps";
import { describeOnBothEngines, type World } from "../world/database";
import {
  asCast,
  castMember,
  createDemoEdition,
  enterPeople,
  openDemoCall,
  personInput,
} from "../world/editions-steps";
import { decideDemo, worldDeciding } from "../world/results-steps";

const refused = (...codes: string[]) => ({
  problems: codes.map((code) => expect.objectContaining({ code })),
});
const unknown = { name: "Unknown" };
const demonstration = ["ee-three-adults", "de-quarrel-workshop", "pt-bridge-team", "nl-empty-pockets"];

/** Puts an edition into a state with everything an act needs besides, so that only the state can refuse it. */
async function putInto(world: World, id: string, state: EditionState): Promise<void> {
  await world.db
    .updateTable("editions")
    .set({
      state,
      deadline_at: "2026-09-30T22:00:00.000Z",
      admission_until: "2026-10-14",
      order_opened_at: null,
      announced_at: world.now,
    })
    .where("id", "=", id)
    .execute();
  await world.db.updateTable("results").set({ annulled_at: null }).execute();
}

async function outcomeOf(doing: Promise<unknown>): Promise<string> {
  return doing.then(
    () => "done",
    (error) =>
      (error as { problems?: { code: string }[] }).problems?.[0]?.code ?? (error as { name: string }).name,
  );
}

async function stateOf(world: World): Promise<string> {
  return (await world.db.selectFrom("editions").select("state").executeTakeFirstOrThrow()).state;
}

/** A decided edition, so that there is a decision to annul. */
function decidedEdition(world: World): Promise<string> {
  return world.again("a decided edition", async () => {
    const { editionId } = await worldDeciding(world, demonstration);
    await decideDemo(world, editionId);
    world.now = afterTheDeadline;
    return editionId;
  });
}

describeOnBothEngines("every act of two on an edition", (world) => {
  it("is possible exactly where the lifecycle says, and leads there", async () => {
    const id = await decidedEdition(world);
    for (const state of editionStates) {
      for (const act of editionActs) {
        await putInto(world, id, state);
        await world.db.deleteFrom("proposals").execute();
        const step = editionLifecycle.actions[stepOfAct[act]];
        const allowed = step.from.includes(state);
        const outcome = await outcomeOf(actTogether(world, id, act));
        expect([state, act, outcome, await stateOf(world)]).toEqual([
          state,
          act,
          allowed ? "done" : `edition-is-${state}`,
          allowed ? step.to : state,
        ]);
      }
    }
    await putInto(world, id, "decided");
    const letters = await world.db.selectFrom("letters").select(["kind", "facts"]).execute();
    const subjects = letters
      .filter(({ facts }) => JSON.parse(facts).reason === typedAct.reason)
      .map((letter) => {
        const { subject, text } = composeLetter(letter, {
          origin: "https://award.example",
          demonstration: false,
        });
        expect(text).toContain(typedAct.reason);
        return subject;
      });
    expect([...new Set(subjects)].sort()).toEqual([
      "A later deadline for 2026 (demonstration): 8 October 2026, 23:59 (Brussels)",
      "Admission 2026 (demonstration) is open again",
      "Judging is open again: 2026 (demonstration)",
      "The call 2026 (demonstration) is open again until 8 October 2026, 23:59 (Brussels)",
      "The edition 2026 (demonstration) is cancelled",
      "The jury's decision 2026 (demonstration) is annulled",
    ]);
  });

  it("is refused where the edition has moved on between proposal and confirmation, and waits no longer in the list", async () => {
    const id = await decidedEdition(world);
    for (const act of editionActs) {
      const step = editionLifecycle.actions[stepOfAct[act]];
      for (const proposed of step.from) {
        for (const state of editionStates) {
          await putInto(world, id, proposed);
          await world.db.deleteFrom("proposals").execute();
          const proposal = await proposeAct(await asCast(world, "secretariat-1"), id, act, typedAct);
          await putInto(world, id, state);
          const page = await actsPage(await asCast(world, "secretariat-1"), id);
          const outcome = await outcomeOf(confirmAct(await asCast(world, secondFor(act)), id, proposal));
          const moved = (step.from as readonly string[]).includes(state)
            ? "facts-changed"
            : `edition-is-${state}`;
          // The chair knows nothing of an edition in preparation.
          const expected = act === "annul-decision" && state === "preparing" ? "Unknown" : moved;
          expect([act, proposed, state, page.proposals[0]?.current, outcome, await stateOf(world)]).toEqual([
            act,
            proposed,
            state,
            state === proposed,
            state === proposed ? "done" : expected,
            state === proposed ? step.to : state,
          ]);
        }
      }
    }
    await putInto(world, id, "decided");
  });

  it("is refused once the deadline it moves has been moved already", async () => {
    const id = await openEdition(world);
    const ctx = await asCast(world, "presidency-1");
    const late = await proposeAct(ctx, id, "extend-deadline", typedAct);
    await world.db.updateTable("editions").set({ deadline_at: "2026-10-02T22:00:00.000Z" }).execute();
    await expect(confirmAct(await asCast(world, "secretariat-1"), id, late)).rejects.toMatchObject(
      refused("facts-changed"),
    );
  });

  it("is refused to the proposer, to the same role, and to everybody else, also with both roles", async () => {
    const id = await openEdition(world);
    await appoint(await asCast(world, "secretariat-1"), {
      ...personInput(castMember("presidency-1")),
      role: "secretariat",
      country: null,
    });
    const proposal = await proposeAct(await asCast(world, "presidency-1"), id, "cancel-edition", typedAct);
    const own = await proposeAct(await asCast(world, "secretariat-1"), id, "extend-deadline", typedAct);
    const outcomes: Record<string, string> = {};
    for (const [who, which] of [
      ["presidency-1", proposal],
      ["secretariat-2", own],
      ["rep-ie", proposal],
      ["rep-fi", proposal],
    ] as const) {
      outcomes[who] = await outcomeOf(confirmAct(await asCast(world, who), id, which));
    }
    expect(outcomes).toEqual({
      "presidency-1": "same-person",
      "secretariat-2": "same-role",
      "rep-ie": "Unknown",
      "rep-fi": "Unknown",
    });
    await expect(confirmAct(world.visitor(), id, proposal)).rejects.toMatchObject(unknown);
    for (const who of ["rep-ie", "rep-fi"]) {
      const ctx = await asCast(world, who);
      await expect(proposeAct(ctx, id, "cancel-edition", typedAct)).rejects.toMatchObject(unknown);
      await expect(actsPage(ctx, id)).rejects.toMatchObject(unknown);
    }
    await expect(
      proposeAct(await asCast(world, "secretariat-1"), id, "open-order", typedAct),
    ).rejects.toMatchObject(unknown);
    expect(await stateOf(world)).toBe("open");
  });

  it("can be confirmed for 72 hours and not an instant longer", async () => {
    const id = await openEdition(world);
    const propose = async () =>
      proposeAct(await asCast(world, "presidency-1"), id, "cancel-edition", typedAct);
    const first = await propose();
    world.now = later(world.now, 72 * hour);
    expect((await actsPage(await asCast(world, "secretariat-1"), id)).proposals).toEqual([]);
    await expect(confirmAct(await asCast(world, "secretariat-1"), id, first)).rejects.toMatchObject(unknown);
    const second = await propose();
    world.now = later(world.now, 72 * hour - 1);
    await confirmAct(await asCast(world, "secretariat-1"), id, second);
    expect(await stateOf(world)).toBe("cancelled");
  });

  it("is proposed once, can be taken back by the proposer alone, and withdraws what else waits", async () => {
    const id = await openEdition(world);
    const presidency = await asCast(world, "presidency-1");
    const secretariat = await asCast(world, "secretariat-1");
    const cancelling = await proposeAct(presidency, id, "cancel-edition", typedAct);
    await expect(
      proposeAct(secretariat, id, "cancel-edition", { ...typedAct, reason: "Another reason." }),
    ).rejects.toMatchObject(refused("already-proposed"));
    await expect(takeBackAct(secretariat, id, cancelling)).rejects.toMatchObject(unknown);
    await takeBackAct(presidency, id, cancelling);
    await expect(confirmAct(secretariat, id, cancelling)).rejects.toMatchObject(unknown);
    await proposeAct(presidency, id, "cancel-edition", typedAct);
    const longer = await proposeAct(presidency, id, "extend-deadline", typedAct);
    expect((await dueForActs(secretariat)).map((one) => [one.title, one.why])).toEqual([
      [
        "Cancel the edition: 2026 (demonstration)",
        `${castMember("presidency-1").nameLatin} has proposed this. It takes effect once you have confirmed it.`,
      ],
      [
        "Extend the deadline: 2026 (demonstration)",
        `${castMember("presidency-1").nameLatin} has proposed this. It takes effect once you have confirmed it.`,
      ],
    ]);
    expect(await dueForActs(presidency)).toEqual([]);
    await confirmAct(secretariat, id, longer);
    const rows = await world.db.selectFrom("proposals").select(["command", "state"]).execute();
    expect(rows.map((row) => `${row.command} ${row.state}`).sort()).toEqual([
      "cancel-edition withdrawn",
      "cancel-edition withdrawn",
      "extend-deadline confirmed",
    ]);
  });

  it("needs a reason, which stays out of the history", async () => {
    const id = await openEdition(world);
    for (const act of ["cancel-edition", "extend-deadline"] as const) {
      await expect(
        proposeAct(await asCast(world, "presidency-1"), id, act, { ...typedAct, reason: " \n " }),
      ).rejects.toMatchObject(refused("invalid-reason"));
    }
    const secret = "Ms Example of the ministry is ill.";
    await actTogether(world, id, "cancel-edition", { reason: secret });
    const history = await world.db.selectFrom("history").selectAll().where("chain", "=", id).execute();
    expect(
      history.slice(-3).map((row) => [row.command, row.object_type, row.from_state, row.to_state]),
    ).toEqual([
      ["propose:cancel-edition", "proposal", null, "open"],
      ["confirm:cancel-edition", "proposal", "open", "confirmed"],
      ["cancelEdition", "edition", "open", "cancelled"],
    ]);
    expect(JSON.stringify(history)).not.toContain("Example");
    const proposal = await world.db.selectFrom("proposals").select("facts").executeTakeFirstOrThrow();
    expect(JSON.parse(proposal.facts)).toMatchObject({ reason: secret, state: "open" });
  });

  it("shows each person exactly the acts they have a part in", async () => {
    const id = await decidedEdition(world);
    const table: Record<string, string[]> = {};
    for (const state of ["open", "checking", "judging", "deciding", "decided", "announced"] as const) {
      await putInto(world, id, state);
      for (const who of ["secretariat-1", "presidency-1", "rep-ie"]) {
        const page = await actsPage(await asCast(world, who), id);
        table[`${state} ${who}`] = page.possible.map((one) => one.act);
      }
    }
    await putInto(world, id, "decided");
    const both = (state: string, ...acts: EditionAct[]) => ({
      [`${state} secretariat-1`]: acts,
      [`${state} presidency-1`]: acts.filter((act) => act !== "annul-decision"),
      [`${state} rep-ie`]: acts.filter((act) => act === "annul-decision"),
    });
    expect(table).toEqual({
      ...both("open", "extend-deadline", "cancel-edition"),
      ...both("checking", "reopen-call", "cancel-edition"),
      ...both("judging", "reopen-admission", "cancel-edition"),
      ...both("deciding", "reopen-judging", "cancel-edition"),
      ...both("decided", "annul-decision", "cancel-edition"),
      ...both("announced"),
    });
  });
});

/** An open edition after its first deadline, with few people. */
async function openEdition(world: World): Promise<string> {
  await enterPeople(world, ["IE", "FI"]);
  const id = await createDemoEdition(world);
  await openDemoCall(world, id);
  world.now = afterTheDeadline;
  return id;
}
