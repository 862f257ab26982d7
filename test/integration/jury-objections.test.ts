import { expect, it } from "vitest";
import { openJudging } from "../../app/domain/editions/steps.server";
import { closeJudging } from "../../app/domain/judging/closing.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { delegationAssignments, delegationRecusals } from "../../app/domain/judging/own-delegation.server";
import { addDelegation } from "../../app/domain/jury/delegations.server";
import { delegationsOf, juryOf } from "../../app/domain/jury/jury.server";
import { juryForStates } from "../../app/domain/jury/jury-for-states.server";
import { addJuryMember } from "../../app/domain/jury/members.server";
import { decideObjection, objectionsToDecide } from "../../app/domain/jury/objection-decisions.server";
import { raiseObjection, retractObjection } from "../../app/domain/jury/objections.server";
import { showJury } from "../../app/domain/jury/showing.server";
import { dayLength, later } from "../../app/domain/times";
import { emailsOf, toldBy } from "../world/acts-steps";
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
  projectsNamed,
  worldBeforeJudging,
  worldInJudging,
} from "../world/judging-steps";
import { experts, juror } from "../world/jury-steps";

const refused = (...codes: string[]) => ({
  problems: codes.map((code) => expect.objectContaining({ code })),
});
const unknown = { name: "Unknown" };
const reason = "Its institute was paid by the ministry of another entrant this year.";

const objection = (delegation: string, more: object = {}) => ({
  country: "MT",
  delegation,
  about: "jury" as const,
  reason,
  ...more,
});

/** The call is open, the jury is shown, its period runs; Malta and Poland have people besides the jury's states. */
function shownJury(world: World): Promise<string> {
  return world.again("the jury is shown", async () => {
    await enterPeople(world, ["IE", "CY", "LT", "MT", "PL"]);
    const id = await createDemoEdition(world);
    world.now = "2026-07-01T07:00:00.000Z";
    await openDemoCall(world, id);
    await world.db.deleteFrom("letters").execute();
    await composeDemoJury(world, id);
    return id;
  });
}

describeOnBothEngines("the jury before the states", (world) => {
  it("is shown to all who speak for a state, with names but without what only composers may know", async () => {
    const id = await shownJury(world);
    const everybody = await emailsOf(
      world,
      "rep-ie",
      "sub-ie",
      "rep-cy",
      "sub-cy",
      "rep-lt",
      "rep-mt",
      "sub-mt",
      "rep-pl",
      "sub-pl",
    );
    expect(await toldBy(world, "jury-shown")).toEqual(everybody);
    const jury = await juryForStates(await asCast(world, "sub-mt"));
    expect(jury?.delegations.map((one) => [one.number, one.name, one.open, one.objectionsUntil])).toEqual(
      [
        [1, "Ireland"],
        [2, "Cyprus"],
        [3, "Lithuania"],
        [4, "Greece"],
        [5, "Mälarö Institute for Safety Studies"],
        [6, "Scheldeland Centre for Prevention Research"],
      ].map((one) => [...one, true, "2026-07-08T22:00:00.000Z"]),
    );
    expect(jury?.delegations[5]?.people).toEqual([
      { nameLatin: "Philippine Vandersmissenaere", nameOwn: null, nameLanguage: null },
    ]);
    expect(JSON.stringify(jury)).not.toMatch(/nationality|@/);
    await expect(juryForStates(await asCast(world, "juror-gr"))).rejects.toMatchObject(unknown);
    await expect(juryForStates(world.visitor())).rejects.toMatchObject(unknown);
    const ofJuror = await juryOf(await asCast(world, "juror-gr"), id);
    expect(ofJuror.delegations.flatMap((one) => one.people.map((person) => person.nationality))).toEqual(
      Array(7).fill(null),
    );
    const ofComposer = await juryOf(await asCast(world, "presidency-1"), id);
    expect(ofComposer.delegations[3]?.people[0]?.nationality).toBe("GR");
  });

  it("is shown once the call is open and the jury complete, and only what is new", async () => {
    await enterPeople(world, ["IE"]);
    const id = await createDemoEdition(world);
    const presidency = await asCast(world, "presidency-1");
    await expect(showJury(presidency, id)).rejects.toMatchObject(refused("call-not-open"));
    world.now = "2026-07-01T07:00:00.000Z";
    await openDemoCall(world, id);
    await expect(showJury(await asCast(world, "presidency-1"), id)).rejects.toMatchObject(
      refused("no-chair", "too-few-delegations"),
    );
    await composeDemoJury(world, id);
    await expect(showJury(await asCast(world, "presidency-1"), id)).rejects.toMatchObject(
      refused("nothing-new"),
    );
    world.now = "2026-07-20T07:00:00.000Z";
    await world.db.deleteFrom("letters").execute();
    const late = await addDelegation(await asCast(world, "presidency-1"), id, experts("Late Institute"));
    await addJuryMember(await asCast(world, "presidency-1"), late, juror("Late"));
    await showJury(await asCast(world, "secretariat-1"), id);
    const letter = await world.db
      .selectFrom("letters")
      .select("facts")
      .where("kind", "=", "jury-shown")
      .executeTakeFirstOrThrow();
    expect(JSON.parse(letter.facts)).toMatchObject({
      delegations: ["Late Institute (invited experts)"],
      again: true,
      until: "27 July 2026, 23:59",
    });
    expect((await delegationsOf(await world.as(), id)).map((one) => one.objectionsUntil)).toEqual([
      ...Array(6).fill("2026-07-08T22:00:00.000Z"),
      "2026-07-27T22:00:00.000Z",
    ]);
  });
});

describeOnBothEngines("an objection to the composition", (world) => {
  it("goes to the chair, who dismisses it with a reason; the state is told", async () => {
    const id = await shownJury(world);
    const greece = await delegationId(world, "greece");
    const malta = await asCast(world, "rep-mt");
    await expect(raiseObjection(malta, id, objection(greece, { country: "PL" }))).rejects.toMatchObject(
      refused("only-representative"),
    );
    const objectionId = await raiseObjection(malta, id, objection(greece));
    await expect(raiseObjection(malta, id, objection(greece))).rejects.toMatchObject(
      refused("objection-waits"),
    );
    expect(await toldBy(world, "jury-objection-raised")).toEqual(await emailsOf(world, "rep-ie"));
    expect(await objectionsToDecide(await asCast(world, "juror-cy"), id)).toEqual([]);
    const decision = { uphold: false, reason: "The institute has returned the money." };
    for (const key of ["juror-cy", "juror-gr", "rep-mt", "presidency-1", "secretariat-1"]) {
      await expect(decideObjection(await asCast(world, key), objectionId, decision)).rejects.toMatchObject(
        unknown,
      );
    }
    const chair = await asCast(world, "rep-ie");
    expect(await objectionsToDecide(chair, id)).toMatchObject([
      { country: "MT", delegation: "Greece", reason },
    ]);
    await expect(decideObjection(chair, objectionId, { uphold: false, reason: " " })).rejects.toMatchObject(
      refused("reason-missing"),
    );
    await decideObjection(chair, objectionId, decision);
    await expect(decideObjection(chair, objectionId, decision)).rejects.toMatchObject(
      refused("objection-decided"),
    );
    expect(await toldBy(world, "jury-objection-decided")).toEqual(await emailsOf(world, "rep-mt"));
    expect((await juryForStates(malta))?.objections).toMatchObject([
      { delegation: "Greece", state: "dismissed", decisionReason: decision.reason },
    ]);
    expect((await juryForStates(await asCast(world, "rep-pl")))?.objections).toEqual([]);
    expect(await delegationsOf(await world.as(), id)).toHaveLength(6);
  });

  it("to the chair's delegation goes to the vice-chair; upheld it leaves, and others' objections are settled with it", async () => {
    const id = await shownJury(world);
    const ireland = await delegationId(world, "ireland");
    const first = await raiseObjection(await asCast(world, "rep-mt"), id, objection(ireland));
    await raiseObjection(await asCast(world, "sub-pl"), id, objection(ireland, { country: "PL" }));
    const [cypriot] = await emailsOf(world, "juror-cy");
    expect(await toldBy(world, "jury-objection-raised")).toEqual([cypriot, cypriot]);
    const decision = { uphold: true, reason: "The objection is well founded." };
    await expect(decideObjection(await asCast(world, "rep-ie"), first, decision)).rejects.toMatchObject(
      unknown,
    );
    await decideObjection(await asCast(world, "juror-cy"), first, decision);
    expect((await delegationsOf(await world.as(), id)).map((one) => [one.number, one.seat])).toEqual([
      [2, "vice-chair"],
      [3, "member"],
      [4, "member"],
      [5, "member"],
      [6, "member"],
    ]);
    expect(await toldBy(world, "jury-objection-decided")).toEqual(await emailsOf(world, "rep-mt", "rep-pl"));
    expect(await toldBy(world, "jury-seat-ended")).toEqual(await emailsOf(world, "rep-ie"));
    expect(await toldBy(world, "jury-delegation-left")).toEqual(
      await emailsOf(world, "presidency-1", "presidency-2"),
    );
    expect((await asCast(world, "rep-ie")).actor).toMatchObject({ seats: [], pendingSeats: [] });
    const presidency = await asCast(world, "presidency-1");
    expect((await juryOf(presidency, id)).lacks).toEqual(["The jury has no chair."]);
    const anew = await addDelegation(presidency, id, {
      kind: "presidency",
      country: "IE",
      institution: null,
      seat: "chair",
    });
    expect((await delegationsOf(await world.as(), id)).find((one) => one.id === anew)?.number).toBe(7);
  });

  it("is possible while the period runs, and can be withdrawn until it is decided", async () => {
    const id = await shownJury(world);
    const greece = await delegationId(world, "greece");
    const objectionId = await raiseObjection(await asCast(world, "rep-mt"), id, objection(greece));
    await expect(retractObjection(await asCast(world, "rep-pl"), objectionId)).rejects.toMatchObject(
      refused("only-representative"),
    );
    await retractObjection(await asCast(world, "sub-mt"), objectionId);
    await expect(retractObjection(await asCast(world, "sub-mt"), objectionId)).rejects.toMatchObject(
      refused("objection-decided"),
    );
    world.now = "2026-07-08T21:59:59.999Z";
    const again = await raiseObjection(await asCast(world, "rep-mt"), id, objection(greece));
    await retractObjection(await asCast(world, "rep-mt"), again);
    world.now = "2026-07-08T22:00:00.000Z";
    await expect(raiseObjection(await asCast(world, "rep-mt"), id, objection(greece))).rejects.toMatchObject(
      refused("objections-over"),
    );
    const unshown = await addDelegation(await asCast(world, "presidency-1"), id, experts("Not Shown"));
    await expect(raiseObjection(await asCast(world, "rep-mt"), id, objection(unshown))).rejects.toMatchObject(
      unknown,
    );
  });

  it("keeps judging from being opened: unshown, while the period runs, while one waits", async () => {
    const { editionId } = await worldBeforeJudging(world, projectsNamed("mt-our-square"));
    const open = async () => openJudging(await asCast(world, "secretariat-1"), editionId);
    const late = await addDelegation(
      await asCast(world, "presidency-1"),
      editionId,
      experts("Late Institute"),
    );
    const personId = await addJuryMember(await asCast(world, "presidency-1"), late, juror("Late"));
    await acceptJurySeat(world, editionId, late, personId);
    await expect(open()).rejects.toMatchObject(refused("jury-not-shown"));
    await showJury(await asCast(world, "presidency-1"), editionId);
    await expect(open()).rejects.toMatchObject(refused("objections-run"));
    const objectionId = await raiseObjection(await asCast(world, "rep-mt"), editionId, objection(late));
    world.now = later(world.now, 10 * dayLength);
    await expect(open()).rejects.toMatchObject(refused("objections-open"));
    await decideObjection(await asCast(world, "rep-ie"), objectionId, { uphold: true, reason: "Agreed." });
    await open();
    const dealt = await world.db.selectFrom("assignments").select("delegation_id").execute();
    expect(dealt.map((row) => row.delegation_id)).not.toContain(late);
    expect(dealt).toHaveLength(6);
  });
});

describeOnBothEngines("an objection to the judging of the state's own entry", (world) => {
  it("recuses the delegation from that entry alone when it is upheld before judging", async () => {
    const { editionId, entries } = await worldBeforeJudging(
      world,
      projectsNamed("mt-our-square", "ee-three-adults"),
    );
    const greece = await delegationId(world, "greece");
    const about = { about: "own-entry" as const };
    const id = await raiseObjection(await asCast(world, "rep-mt"), editionId, objection(greece, about));
    await expect(
      raiseObjection(
        await asCast(world, "rep-ie"),
        editionId,
        objection(greece, { ...about, country: "IE" }),
      ),
    ).rejects.toMatchObject({ problems: [{ field: "about", code: "no-own-entry" }] });
    await decideObjection(await asCast(world, "rep-ie"), id, {
      uphold: true,
      reason: "They know each other.",
    });
    const letters = await world.db.selectFrom("letters").select("id").where("kind", "=", "recusal").execute();
    expect(letters).toEqual([]);
    await openJudging(await asCast(world, "secretariat-1"), editionId);
    const greek = await asCast(world, "juror-gr");
    expect((await delegationAssignments(greek, editionId)).map((one) => one.entryId)).toEqual([
      entries["ee-three-adults"],
    ]);
    expect(await delegationRecusals(greek, editionId)).toMatchObject([
      { kind: "imposed", reason: "Objection of Malta upheld: They know each other." },
    ]);
  });

  it("is not for the one person of the deciding delegation who is recused from that entry", async () => {
    const { editionId, entries } = await worldInJudging(world, projectsNamed("mt-our-square"));
    await world.db
      .insertInto("interest_settings")
      .values({ edition_id: editionId, conflict_recuses: "person" })
      .execute();
    await world.db
      .updateTable("delegation_people")
      .set({ delegation_id: await delegationId(world, "ireland") })
      .where("person_id", "=", await idOf(world, "expert-se-2"))
      .execute();
    const said = { kind: "conflict", conflict: "family", reason: "My sister leads it." } as const;
    expect(
      await declareInterest(await asCast(world, "expert-se-2"), entries["mt-our-square"]!, said),
    ).toMatchObject({ whom: "person" });
    const id = await raiseObjection(
      await asCast(world, "rep-mt"),
      editionId,
      objection(await delegationId(world, "greece"), { about: "own-entry" }),
    );
    expect(await toldBy(world, "jury-objection-raised")).toEqual(await emailsOf(world, "rep-ie"));
    const alone = await asCast(world, "expert-se-2");
    expect(await objectionsToDecide(alone, editionId)).toEqual([]);
    const decision = { uphold: false, reason: "They have never met." };
    await expect(decideObjection(alone, id, decision)).rejects.toMatchObject(unknown);
    expect(await objectionsToDecide(await asCast(world, "rep-ie"), editionId)).toHaveLength(1);
    await decideObjection(await asCast(world, "rep-ie"), id, decision);
  });

  it("takes a sheet out while judging runs, holds up its closing, and goes to the vice-chair where the chair is recused", async () => {
    const { editionId, entries } = await worldInJudging(world, projectsNamed("ie-second-whistle"));
    await declareAll(world, editionId);
    const greece = await delegationId(world, "greece");
    const id = await raiseObjection(
      await asCast(world, "rep-ie"),
      editionId,
      objection(greece, { about: "own-entry", country: "IE" }),
    );
    await expect(closeJudging(await asCast(world, "secretariat-1"), editionId)).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ code: "objections-open" })]),
    });
    const decision = { uphold: true, reason: "They founded it together." };
    await expect(decideObjection(await asCast(world, "rep-ie"), id, decision)).rejects.toMatchObject(unknown);
    await decideObjection(await asCast(world, "juror-cy"), id, decision);
    expect((await asCast(world, "juror-gr")).actor).toMatchObject({
      recusedFrom: [{ entryId: entries["ie-second-whistle"], kind: "imposed" }],
    });
    expect(await toldBy(world, "recusal")).toContain((await emailsOf(world, "juror-gr"))[0]);
    const late = objection(await delegationId(world, "malaro"), { about: "own-entry", country: "IE" });
    await world.db.updateTable("editions").set({ state: "deciding" }).execute();
    await expect(raiseObjection(await asCast(world, "rep-ie"), editionId, late)).rejects.toMatchObject(
      refused("no-objection-now"),
    );
    await world.db.updateTable("editions").set({ state: "judging" }).execute();
  });
});
