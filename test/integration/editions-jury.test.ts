import { expect, it } from "vitest";
import { addDelegation, removeDelegation } from "../../app/domain/jury/delegations.server";
import type { DelegationInput, JuryMemberInput } from "../../app/domain/jury/jury";
import { delegationsOf, juryOf } from "../../app/domain/jury/jury.server";
import { addJuryMember, removeJuryMember } from "../../app/domain/jury/members.server";
import { describeOnBothEngines, type World } from "../world/database";
import {
  asCast,
  closeDemoCall,
  composeDemoJury,
  createDemoEdition,
  enterPeople,
  openDemoCall,
} from "../world/editions-steps";

const refused = (code: string) => ({ problems: [{ code }] });
const unknown = { name: "Unknown" };

const ireland: DelegationInput = { kind: "presidency", country: "IE", institution: null, seat: "chair" };
const experts: DelegationInput = {
  kind: "expert",
  country: null,
  institution: "An institute",
  seat: "member",
};
const member = (number: number, more: Partial<JuryMemberInput> = {}): JuryMemberInput => ({
  email: `juror-${number}@jury.example`,
  nameLatin: `Juror ${number}`,
  nameOwn: "",
  nameLanguage: "",
  ...more,
});

async function invited(world: World): Promise<string[]> {
  const rows = await world.db
    .selectFrom("letters")
    .select("to_email")
    .where("kind", "=", "jury-invitation")
    .execute();
  return rows.map((row) => row.to_email).sort();
}

describeOnBothEngines("the jury", (world) => {
  it("is seated in order, its people invited by letter", async () => {
    await enterPeople(world, ["IE", "LT"]);
    const id = await createDemoEdition(world);
    await composeDemoJury(world, id);
    const jury = await juryOf(await asCast(world, "presidency-1"), id);
    expect(jury.delegations.map((one) => [one.number, one.seat, one.country, one.people.length])).toEqual([
      [1, "chair", "IE", 1],
      [2, "vice-chair", "CY", 1],
      [3, "member", "LT", 1],
      [4, "member", "GR", 1],
      [5, "member", "SE", 2],
      [6, "member", "BE", 1],
    ]);
    expect([jury.people, jury.lacks, jury.changeable]).toEqual([7, [], true]);
    expect(await invited(world)).toHaveLength(7);
    expect((await asCast(world, "juror-cy")).actor).toMatchObject({
      seats: [{ editionId: id, number: 2, seat: "vice-chair", country: "CY" }],
    });
  });

  it("has one chair, one vice-chair and one delegation of a presidency", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    const ctx = await asCast(world, "presidency-1");
    await addDelegation(ctx, id, ireland);
    await expect(addDelegation(ctx, id, { ...experts, seat: "chair" })).rejects.toMatchObject({
      problems: [{ field: "seat", code: "seat-taken" }],
    });
    await expect(addDelegation(ctx, id, { ...ireland, seat: "member" })).rejects.toMatchObject({
      problems: [{ field: "country", code: "state-seated" }],
    });
    await addDelegation(ctx, id, experts);
    await addDelegation(ctx, id, { ...experts, institution: "Another institute" });
    expect((await delegationsOf(ctx, id)).map((one) => one.institution)).toEqual([
      null,
      "An institute",
      "Another institute",
    ]);
  });

  it("says what it lacks until it has a chair and two delegations with people", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    const ctx = await asCast(world, "presidency-1");
    const lacks = async () => (await juryOf(ctx, id)).lacks;
    expect(await lacks()).toEqual([
      "The jury has no chair.",
      "The jury needs at least two delegations with people.",
    ]);
    const chair = await addDelegation(ctx, id, ireland);
    const institute = await addDelegation(ctx, id, experts);
    expect(await lacks()).toEqual([
      "The delegation in the chair has no people.",
      "The jury needs at least two delegations with people.",
    ]);
    await addJuryMember(ctx, chair, member(1));
    await addJuryMember(ctx, institute, member(2));
    expect(await lacks()).toEqual([]);
  });

  it("takes a ninth person only with a reason, and keeps it", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    const ctx = await asCast(world, "presidency-1");
    const delegation = await addDelegation(ctx, id, experts);
    for (let number = 1; number <= 8; number += 1) await addJuryMember(ctx, delegation, member(number));
    await expect(addJuryMember(ctx, delegation, member(9))).rejects.toMatchObject({
      problems: [{ field: "reason", code: "beyond-limit" }],
    });
    await addJuryMember(ctx, delegation, member(9, { reason: "A second evaluator was needed." }));
    const reasons = (await delegationsOf(ctx, id))[0]!.people.map((one) => one.reason);
    expect(reasons.filter((reason) => reason !== null)).toEqual(["A second evaluator was needed."]);
  });

  it("seats nobody twice, lets a person leave, and closes the gap of an empty delegation", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    const ctx = await asCast(world, "presidency-1");
    const first = await addDelegation(ctx, id, ireland);
    const second = await addDelegation(ctx, id, experts);
    const personId = await addJuryMember(ctx, first, member(1));
    await expect(addJuryMember(ctx, second, member(1))).rejects.toMatchObject({
      problems: [{ field: "email", code: "seated" }],
    });
    await expect(removeDelegation(ctx, first)).rejects.toMatchObject(refused("delegation-has-people"));
    await removeJuryMember(ctx, first, personId);
    await expect(removeJuryMember(ctx, first, personId)).rejects.toMatchObject(unknown);
    await addJuryMember(ctx, second, member(1));
    await removeDelegation(ctx, first);
    expect((await delegationsOf(ctx, id)).map((one) => [one.number, one.people[0]?.nameLatin])).toEqual([
      [1, "Juror 1"],
    ]);
    await removeJuryMember(ctx, second, personId);
    await addJuryMember(ctx, second, member(1));
    expect((await world.as(personId)).actor).toMatchObject({ seats: [], pendingSeats: [{ editionId: id }] });
  });

  it("is composed by presidency and secretariat, and by nobody else", async () => {
    const ids = await enterPeople(world, ["IE", "LT"]);
    const id = await createDemoEdition(world);
    await expect(addDelegation(await world.as(ids["rep-lt"]), id, experts)).rejects.toMatchObject(unknown);
    await openDemoCall(world, id);
    await expect(addDelegation(await world.as(ids["rep-lt"]), id, experts)).rejects.toMatchObject(
      refused("only-presidency"),
    );
    await expect(juryOf(await world.as(ids["rep-lt"]), id)).rejects.toMatchObject(unknown);
    const delegation = await addDelegation(await asCast(world, "secretariat-2"), id, experts);
    await expect(addJuryMember(await world.as(ids["rep-lt"]), delegation, member(1))).rejects.toMatchObject(
      refused("only-presidency"),
    );
    await addJuryMember(await asCast(world, "presidency-2"), delegation, member(1));
  });

  it("may be completed until judging opens and is locked from then on", async () => {
    await enterPeople(world, ["IE", "LT"]);
    const id = await createDemoEdition(world);
    const delegations = await composeDemoJury(world, id);
    await openDemoCall(world, id);
    world.now = "2026-09-30T22:00:00.000Z";
    await closeDemoCall(world, id);
    const ctx = await asCast(world, "presidency-1");
    const late = await addDelegation(ctx, id, experts);
    const personId = await addJuryMember(ctx, late, member(1));
    for (const state of ["judging", "deciding", "decided", "announced", "archived", "cancelled"]) {
      await world.db.updateTable("editions").set({ state, announced_at: world.now }).execute();
      const changes = [
        addDelegation(ctx, id, experts),
        removeDelegation(ctx, late),
        addJuryMember(ctx, delegations.ireland!, member(2)),
        removeJuryMember(ctx, late, personId),
      ];
      for (const outcome of await Promise.allSettled(changes)) {
        expect([state, outcome]).toMatchObject([
          state,
          { status: "rejected", reason: refused("jury-locked") },
        ]);
      }
      expect((await juryOf(ctx, id)).changeable).toBe(false);
    }
  });
});
