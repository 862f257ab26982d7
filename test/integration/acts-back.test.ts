import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { confirmAct, proposeAct } from "../../app/domain/editions/acts.server";
import { editionById } from "../../app/domain/editions/editions.server";
import { openJudging } from "../../app/domain/editions/steps.server";
import { admitEntry } from "../../app/domain/entries/admission.server";
import { reconsiderEntry } from "../../app/domain/entries/reconsideration.server";
import { ballotsOf } from "../../app/domain/judging/ballots.server";
import { delegationAssignments } from "../../app/domain/judging/own-delegation.server";
import { workspaceOf } from "../../app/domain/judging/workspace.server";
import { removeJuryMember } from "../../app/domain/jury/members.server";
import { ownEdition } from "../../app/domain/registry/edition-page.server";
import { dayLength, hour, later } from "../../app/domain/times";
import { actTogether, emailsOf, enteredBy, jurors, speakers, toldBy, typedAct } from "../world/acts-steps";
import { delegations } from "../world/cast";
import { describeOnBothEngines, type World } from "../world/database";
import {
  asCast,
  closeDemoAdmission,
  closeDemoCall,
  composeDemoJury,
  idOf,
  openDemoJudging,
} from "../world/editions-steps";
import { admitAll, nameAllPresenters, refuseOne } from "../world/entries-steps";
import {
  closeDemoJudging,
  declareAll,
  delegationId,
  evenSheet,
  projectsNamed,
  scoreAll,
  worldInJudging,
} from "../world/judging-steps";
import {
  announceDemo,
  decideDemo,
  meetingDay,
  nameInsidersAndPrepare,
  worldDeciding,
} from "../world/results-steps";

const refused = (...codes: string[]) => ({
  problems: codes.map((code) => expect.objectContaining({ code })),
});
const unknown = { name: "Unknown" };

describeOnBothEngines("reopening admission", (world) => {
  it("lets a decision be taken anew; sheets stay, and only the new entry is dealt when judging goes on", async () => {
    const all = projectsNamed("ee-three-adults", "de-quarrel-workshop", "fi-say-it-out-loud");
    const { id, entries } = await enteredBy(world, ...all.map((one) => one.key));
    const late = entries["fi-say-it-out-loud"]!;
    await composeDemoJury(world, id);
    await closeDemoCall(world, id);
    await refuseOne(world, late, "No result is shown.");
    await admitAll(world, entries, { except: ["fi-say-it-out-loud"] });
    await closeDemoAdmission(world, id);
    await nameAllPresenters(
      world,
      entries,
      all.filter((one) => one.key !== "fi-say-it-out-loud"),
    );
    world.now = later(world.now, 10 * dayLength);
    await openDemoJudging(world, id);
    await declareAll(world, id);
    const first = evenSheet("greece", "ee-three-adults", 4);
    await scoreAll(world, entries, [first]);
    const table = async () =>
      world.db
        .selectFrom("assignments")
        .select(["id", "delegation_id", "entry_id", "reading_position"])
        .orderBy("id")
        .execute();
    const dealt = await table();
    const sheets = await world.db.selectFrom("score_sheets").selectAll().execute();
    await world.db.deleteFrom("letters").execute();

    await actTogether(world, id, "reopen-admission");
    expect(await editionById(world.visitor(), id)).toMatchObject({
      state: "checking",
      admission_closed_at: null,
      judging_opened_at: null,
    });
    const told = [...(await speakers(world, "EE", "DE", "FI")), ...(await emailsOf(world, ...jurors))];
    expect(await toldBy(world, "admission-reopened")).toEqual([...new Set(told)].sort());
    const greek = await asCast(world, "juror-gr");
    expect(await delegationAssignments(greek, id)).toEqual([]);
    await expect(workspaceOf(greek, entries["ee-three-adults"]!)).rejects.toMatchObject(unknown);
    await expect(
      removeJuryMember(
        await asCast(world, "presidency-1"),
        await delegationId(world, "greece"),
        await idOf(world, "juror-gr"),
      ),
    ).rejects.toMatchObject(refused("jury-locked"));

    const secretariat = await asCast(world, "secretariat-1");
    await reconsiderEntry(secretariat, late);
    expect(await toldBy(world, "entry-reconsidered")).toEqual(await hearers(world, late, "FI"));
    await admitEntry(secretariat, late);
    await closeDemoAdmission(world, id);
    expect(await toldBy(world, "presenters-wanted")).toEqual(await emailsOf(world, "rep-fi"));
    await openJudging(secretariat, id);
    expect(await world.db.selectFrom("score_sheets").selectAll().execute()).toEqual(sheets);
    const after = await table();
    const added = after.filter((row) => !dealt.some((one) => one.id === row.id));
    expect(after.filter((row) => !added.includes(row))).toEqual(dealt);
    expect(added.map((row) => row.entry_id)).toEqual(delegations.map(() => late));
    for (const row of added) {
      const earlier = dealt.filter((one) => one.delegation_id === row.delegation_id);
      expect(row.reading_position).toBe(Math.max(...earlier.map((one) => one.reading_position)) + 1);
    }
    const greekOrder = await delegationAssignments(await asCast(world, "juror-gr"), id);
    expect(Object.fromEntries(greekOrder.map((one) => [one.entryId, one.sheet]))).toEqual({
      [entries["ee-three-adults"]!]: "final",
      [entries["de-quarrel-workshop"]!]: "open",
      [late]: "open",
    });
  });

  it("takes an admitted entry out again, and deals nothing twice when it comes back", async () => {
    const { editionId, entries } = await worldInJudging(
      world,
      projectsNamed("ee-three-adults", "de-quarrel-workshop"),
    );
    const assignments = () => world.db.selectFrom("assignments").selectAll().orderBy("id").execute();
    const recusals = () => world.db.selectFrom("recusals").selectAll().orderBy("id").execute();
    const before = [await assignments(), await recusals()];
    const entry = entries["de-quarrel-workshop"]!;
    const secretariat = await asCast(world, "secretariat-1");
    await expect(reconsiderEntry(secretariat, entry)).rejects.toMatchObject(refused("admission-closed"));
    for (const decide of [
      () => refuseOne(world, entry, "It is not about the theme."),
      () => admitEntry(secretariat, entry),
    ]) {
      await actTogether(world, editionId, "reopen-admission");
      await expect(reconsiderEntry(await asCast(world, "rep-de"), entry)).rejects.toMatchObject(unknown);
      await reconsiderEntry(secretariat, entry);
      await decide();
      await closeDemoAdmission(world, editionId);
      await openDemoJudging(world, editionId);
    }
    expect([await assignments(), await recusals()]).toEqual(before);
  });
});

/** In a delegation's order, which entry is the one named. */
async function hearers(world: World, entryId: string, country: string): Promise<string[]> {
  const writing = await world.db
    .selectFrom("entry_people")
    .innerJoin("people", "people.id", "entry_people.person_id")
    .select("email")
    .where("entry_id", "=", entryId)
    .execute();
  return [...new Set([...(await speakers(world, country)), ...writing.map((row) => row.email)])].sort();
}

describeOnBothEngines("reopening judging", (world) => {
  const sheets = delegations.flatMap((one) => [
    evenSheet(one.key, "ee-three-adults", 4),
    evenSheet(one.key, "de-quarrel-workshop", 3),
  ]);

  it("keeps every sheet, shows no order, tells the jury, and is closed again as before", async () => {
    const { editionId, entries } = await worldInJudging(
      world,
      projectsNamed("ee-three-adults", "de-quarrel-workshop"),
    );
    await declareAll(world, editionId);
    await scoreAll(world, entries, sheets);
    await closeDemoJudging(world, editionId);
    const before = await ballotsOf(await world.as(), editionId);
    await actTogether(world, editionId, "reopen-judging");
    expect(await editionById(world.visitor(), editionId)).toMatchObject({
      state: "judging",
      judging_closed_at: null,
    });
    expect(await toldBy(world, "judging-reopened")).toEqual(await emailsOf(world, ...jurors));
    await expect(ballotsOf(await world.as(), editionId)).rejects.toMatchObject(refused("judging-not-closed"));
    await closeDemoJudging(world, editionId);
    expect(await ballotsOf(await world.as(), editionId)).toEqual(before);
  });

  it("is not possible once the order is open, nor by a proposal made before", async () => {
    const { editionId } = await worldDeciding(world, ["ee-three-adults", "de-quarrel-workshop"], sheets);
    const secretariat = await asCast(world, "secretariat-1");
    await expect(proposeAct(secretariat, editionId, "reopen-judging", typedAct)).rejects.toMatchObject(
      refused("order-is-open"),
    );
    const { order_opened_at } = await editionById(secretariat, editionId);
    await world.db.updateTable("editions").set({ order_opened_at: null }).execute();
    const proposal = await proposeAct(secretariat, editionId, "reopen-judging", typedAct);
    await world.db.updateTable("editions").set({ order_opened_at }).execute();
    await expect(confirmAct(await asCast(world, "presidency-1"), editionId, proposal)).rejects.toMatchObject(
      refused("order-is-open"),
    );
  });
});

describeOnBothEngines("annulling the decision", (world) => {
  const demonstration = ["ee-three-adults", "de-quarrel-workshop", "pt-bridge-team", "nl-empty-pockets"];

  it("keeps the result as annulled, revokes winners' certificates, and lets the jury decide anew", async () => {
    const { editionId } = await worldDeciding(world, demonstration);
    const first = await decideDemo(world, editionId);
    await nameInsidersAndPrepare(world, editionId);
    const digest = (await ownEdition(world.visitor(), await editionById(world.visitor(), editionId)))
      .statement;
    await actTogether(world, editionId, "annul-decision");
    const edition = await editionById(world.visitor(), editionId);
    expect(edition).toMatchObject({ state: "deciding", decided_at: null, order_opened_at: meetingDay });
    expect((await ownEdition(world.visitor(), edition)).statement).toBe(null);
    const results = () =>
      world.db.selectFrom("results").select(["id", "statement_digest", "annulled_at"]).execute();
    expect(await results()).toEqual([
      { id: first, statement_digest: digest!.digest, annulled_at: meetingDay },
    ]);
    const certificates = await world.db
      .selectFrom("certificates")
      .select(["kind", "state"])
      .distinct()
      .orderBy("kind")
      .execute();
    expect(certificates).toEqual([
      { kind: "jury", state: "prepared" },
      { kind: "presented", state: "prepared" },
      { kind: "winner", state: "revoked" },
    ]);
    const told = await emailsOf(
      world,
      "presidency-1",
      "presidency-2",
      "secretariat-1",
      "secretariat-2",
      ...jurors,
    );
    expect(await toldBy(world, "decision-annulled")).toEqual(told);
    const letters = await world.db
      .selectFrom("letters")
      .select("facts")
      .where("kind", "=", "decision-annulled")
      .execute();
    expect(letters.every((letter) => JSON.parse(letter.facts).digest === digest!.digest)).toBe(true);

    world.now = later(world.now, 7 * hour);
    await world.db.deleteFrom("meetings").execute();
    await decideDemo(world, editionId);
    await announceDemo(world, editionId);
    expect((await results()).map((row) => row.annulled_at).sort()).toEqual([meetingDay, null]);
    await expect(
      proposeAct(await asCast(world, "secretariat-1"), editionId, "annul-decision", typedAct),
    ).rejects.toMatchObject(refused("edition-is-announced"));
  });

  it("does not annul another decision than the one that was proposed", async () => {
    const { editionId } = await worldDeciding(world, demonstration);
    await decideDemo(world, editionId);
    const proposal = await proposeAct(
      await asCast(world, "secretariat-1"),
      editionId,
      "annul-decision",
      typedAct,
    );
    const { facts } = await world.db
      .selectFrom("proposals")
      .select("facts")
      .where("id", "=", proposal)
      .executeTakeFirstOrThrow();
    const other = JSON.stringify({ ...JSON.parse(facts), decision: "0".repeat(64) });
    await world.db
      .updateTable("proposals")
      .set({ facts: other, digest: createHash("sha256").update(`annul-decision\n${other}`).digest("hex") })
      .where("id", "=", proposal)
      .execute();
    await expect(confirmAct(await asCast(world, "rep-ie"), editionId, proposal)).rejects.toMatchObject(
      refused("facts-changed"),
    );
  });
});
