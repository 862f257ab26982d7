import { expect, it } from "vitest";
import { editionById } from "../../app/domain/editions/editions.server";
import { openJudging } from "../../app/domain/editions/steps.server";
import { compositionOf } from "../../app/domain/jury/composition.server";
import { addDelegation } from "../../app/domain/jury/delegations.server";
import { addJuryMember, removeJuryMember, replaceJuryMember } from "../../app/domain/jury/members.server";
import { decideObjection, objectionsToDecide } from "../../app/domain/jury/objection-decisions.server";
import { raiseObjection } from "../../app/domain/jury/objections.server";
import { publicJury } from "../../app/domain/jury/public-jury.server";
import { showJury } from "../../app/domain/jury/showing.server";
import { dayLength, later } from "../../app/domain/times";
import { emailsOf, toldBy } from "../world/acts-steps";
import { describeOnBothEngines, type World } from "../world/database";
import { acceptJurySeat, asCast, idOf } from "../world/editions-steps";
import { delegationId, projectsNamed, worldBeforeJudging, worldInJudging } from "../world/judging-steps";
import { experts, juror } from "../world/jury-steps";

const refused = (code: string) => ({ problems: [expect.objectContaining({ code })] });
const unknown = { name: "Unknown" };
const reason = "They founded it together.";
const dismissed = { uphold: false, reason: "They have never met." };

async function object(
  world: World,
  editionId: string,
  delegation: string,
  about: "jury" | "own-entry" = "own-entry",
) {
  const input = { country: "MT", delegation, about, reason };
  return raiseObjection(await asCast(world, "rep-mt"), editionId, input);
}

describeOnBothEngines("a state's objections", (world) => {
  it("are decided once for each delegation, and end while there is time to decide them", async () => {
    const { editionId } = await worldInJudging(world, projectsNamed("mt-our-square"));
    const greece = await delegationId(world, "greece");
    const id = await object(world, editionId, greece);
    await decideObjection(await asCast(world, "rep-ie"), id, dismissed);
    await expect(object(world, editionId, greece)).rejects.toMatchObject(refused("objection-decided-before"));
    world.now = "2026-10-30T22:59:59.999Z";
    await object(world, editionId, await delegationId(world, "cyprus"));
    world.now = "2026-10-30T23:00:00.000Z";
    const malaro = await delegationId(world, "malaro");
    await expect(object(world, editionId, malaro)).rejects.toMatchObject(refused("objections-over"));
    await expect(object(world, editionId, malaro, "jury")).rejects.toMatchObject(refused("judging-begun"));
  });

  it("are decided by the secretariat where no delegation is free to", async () => {
    const { editionId, entries } = await worldInJudging(world, projectsNamed("mt-our-square"));
    const greece = await delegationId(world, "greece");
    const others = await world.db.selectFrom("delegations").select("id").where("id", "<>", greece).execute();
    for (const { id } of others) {
      await world.db
        .insertInto("recusals")
        .values({
          id: `recused-${id}`.slice(0, 16),
          delegation_id: id,
          entry_id: entries["mt-our-square"]!,
          kind: "imposed",
          reason: "Known to all of them.",
          recused_by: null,
          recused_at: world.now,
        })
        .execute();
    }
    const id = await object(world, editionId, greece);
    expect(await toldBy(world, "jury-objection-raised")).toEqual(
      await emailsOf(world, "secretariat-1", "secretariat-2"),
    );
    for (const key of ["rep-ie", "juror-gr", "presidency-1", "rep-mt"]) {
      await expect(decideObjection(await asCast(world, key), id, dismissed)).rejects.toMatchObject(unknown);
    }
    const secretariat = await asCast(world, "secretariat-1");
    expect((await objectionsToDecide(secretariat, editionId)).map((one) => one.country)).toEqual(["MT"]);
    await decideObjection(secretariat, id, dismissed);
    const letter = await world.db
      .selectFrom("letters")
      .select("facts")
      .where("kind", "=", "jury-objection-decided")
      .executeTakeFirstOrThrow();
    expect(JSON.parse(letter.facts)).toMatchObject({ decidedBy: "secretariat", upheld: false });
  });
});

describeOnBothEngines("people whom the states have not seen", (world) => {
  it("are shown to them before judging opens, although their delegation was shown before", async () => {
    const { editionId } = await worldBeforeJudging(world, projectsNamed("mt-our-square"));
    const greece = await delegationId(world, "greece");
    const presidency = await asCast(world, "presidency-1");
    await removeJuryMember(presidency, greece, await idOf(world, "juror-gr"));
    const id = await addJuryMember(presidency, greece, juror("Unseen"));
    const composition = await compositionOf(presidency, await editionById(presidency, editionId));
    expect([composition.toShow, composition.unanswered]).toEqual([["Greece"], ["Juror Unseen"]]);
    await acceptJurySeat(world, editionId, greece, id);
    const open = async () => openJudging(await asCast(world, "secretariat-1"), editionId);
    await expect(open()).rejects.toMatchObject(refused("jury-not-shown"));
    await showJury(await asCast(world, "presidency-1"), editionId);
    await expect(open()).rejects.toMatchObject(refused("objections-run"));
    world.now = later(world.now, 10 * dayLength);
    await open();
  });

  it("can take a place during judging; all states are told and may object for their own entry", async () => {
    const { editionId } = await worldInJudging(world, projectsNamed("mt-our-square"));
    const greece = await delegationId(world, "greece");
    const first = await object(world, editionId, greece);
    await decideObjection(await asCast(world, "rep-ie"), first, dismissed);
    world.now = "2026-11-02T09:00:00.000Z";
    const presidency = await asCast(world, "presidency-1");
    await replaceJuryMember(presidency, greece, await idOf(world, "juror-gr"), juror("Next"));
    expect(await toldBy(world, "jury-successor-shown")).toEqual(await toldBy(world, "jury-shown"));
    const malaro = await delegationId(world, "malaro");
    await expect(object(world, editionId, malaro)).rejects.toMatchObject(refused("objections-over"));
    await object(world, editionId, greece);
  });

  it("and delegations they have not seen are not on the public page", async () => {
    const { editionId } = await worldBeforeJudging(world, projectsNamed("mt-our-square"));
    const names = async () => {
      const ctx = await world.as();
      return (await publicJury(ctx, await editionById(ctx, editionId))).map(
        (one) => one.institution ?? one.country,
      );
    };
    const before = await names();
    expect(before).toHaveLength(6);
    const added = await addDelegation(
      await asCast(world, "presidency-1"),
      editionId,
      experts("Not Asked Yet"),
    );
    expect(await names()).toEqual(before);
    await addJuryMember(await asCast(world, "presidency-1"), added, juror("Asked"));
    await showJury(await asCast(world, "presidency-1"), editionId);
    expect(await names()).toEqual([...before, "Not Asked Yet"]);
  });
});
