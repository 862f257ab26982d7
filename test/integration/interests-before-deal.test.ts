import { expect, it } from "vitest";
import { dueFor } from "../../app/domain/desk.server";
import { distributionPage } from "../../app/domain/judging/distribution-page.server";
import { changeDistributionSetting } from "../../app/domain/judging/distribution-settings.server";
import { latestDistribution, makeDistribution } from "../../app/domain/judging/distributions.server";
import { declareFurtherConflict, furtherEntries } from "../../app/domain/judging/further-conflicts.server";
import { imposeRecusal } from "../../app/domain/judging/imposed-recusals.server";
import { conflictScopeOf, setConflictScope } from "../../app/domain/judging/interest-settings.server";
import { declareInterest, declareInterests, interestsOf } from "../../app/domain/judging/interests.server";
import { delegationAssignments } from "../../app/domain/judging/own-delegation.server";
import { registerOf } from "../../app/domain/judging/register.server";
import { askForDeclarations } from "../../app/domain/judging/undeclared.server";
import { workspaceOf } from "../../app/domain/judging/workspace.server";
import { Unknown } from "../../app/domain/problems";
import { action as deal, loader as distribution } from "../../app/routes/presidency/edition-distribution";
import { delegations as cast } from "../world/cast";
import { describeOnBothEngines } from "../world/database";
import { asCast, idOf, openDemoJudging } from "../world/editions-steps";
import { delegationId, projectsNamed, worldBeforeJudging } from "../world/judging-steps";
import { browserOf } from "../world/page-answers";

const projects = projectsNamed("ie-second-whistle", "ee-three-adults", "lt-evening-light", "be-after-four");
const jury = cast.flatMap((delegation) => delegation.people);
const family = { conflict: "family", reason: "My brother leads it." } as const;

describeOnBothEngines("interests declared before entries are dealt", (world) => {
  async function prepared() {
    const made = await worldBeforeJudging(world, projects);
    await changeDistributionSetting(await asCast(world, "presidency-1"), made.editionId, {
      perEntry: 3,
      expertNeeded: true,
    });
    return made;
  }

  async function pageOf(editionId: string, who = "secretariat-1", seed = 7) {
    const edition = await world.db
      .selectFrom("editions")
      .selectAll()
      .where("id", "=", editionId)
      .executeTakeFirstOrThrow();
    return distributionPage(await asCast(world, who), edition, { seed });
  }

  async function declareNone(editionId: string, except: readonly string[] = []) {
    for (const key of jury.filter((one) => !except.includes(one))) {
      const ctx = await asCast(world, key);
      const { entries } = await interestsOf(ctx, editionId);
      const open = entries.filter((one) => one.declared === undefined);
      await declareInterests(
        ctx,
        open.map(({ entryId }) => ({ entryId, kind: "none" as const })),
      );
    }
  }

  it("go through every entry but one's own country's, with state, title, organisation and partners, and no text", async () => {
    const { editionId, entries } = await prepared();
    const cyprus = await asCast(world, "juror-cy");
    const listed = await interestsOf(cyprus, editionId);
    expect([listed.beforeDeal, listed.entries.map((one) => one.entryId).sort()]).toEqual([
      true,
      Object.values(entries).sort(),
    ]);
    const chair = await asCast(world, "rep-ie");
    const own = entries["ie-second-whistle"]!;
    const ofChair = await interestsOf(chair, editionId);
    expect(ofChair.entries.map((one) => one.country)).toEqual(["BE", "EE", "LT"]);
    expect(ofChair.recused.map((one) => [one.entryId, one.kind])).toEqual([[own, "own-country"]]);
    await expect(declareInterest(chair, own, { kind: "none" })).rejects.toBeInstanceOf(Unknown);
    await declareInterest(cyprus, own, { kind: "none" });
    await expect(workspaceOf(cyprus, own)).rejects.toBeInstanceOf(Unknown);
    expect(await delegationAssignments(cyprus, editionId)).toEqual([]);
    await expect(interestsOf(await asCast(world, "presidency-1"), editionId)).rejects.toBeInstanceOf(Unknown);
    expect((await dueFor(cyprus)).find((one) => one.title === "Declare your interests")?.why).toBe(
      "3 entries are without your declaration. Which ones your delegation is given follows from it.",
    );
  });

  it("are not open to anybody before admission is closed", async () => {
    const { editionId, entries } = await prepared();
    await world.db.updateTable("editions").set({ admission_closed_at: null }).execute();
    const cyprus = await asCast(world, "juror-cy");
    expect((await interestsOf(cyprus, editionId)).entries).toEqual([]);
    const none = declareInterest(cyprus, entries["be-after-four"]!, { kind: "none" });
    await expect(none).rejects.toBeInstanceOf(Unknown);
  });

  it("are what the deal rests on: no delegation is given an entry it has a conflict with, late ones ask for a new deal", async () => {
    const { editionId, entries } = await prepared();
    const cyprus = await asCast(world, "juror-cy");
    const belgian = entries["be-after-four"]!;
    await declareInterest(cyprus, belgian, { kind: "conflict", ...family });
    await declareNone(editionId);
    const page = await pageOf(editionId);
    expect(page.undeclared).toEqual([]);
    const seat = await delegationId(world, "cyprus");
    const row = page.preview!.matrix!.rows.find((one) => one.entryId === belgian)!;
    expect(row.cells.find((cell) => cell.delegationId === seat)!.state).toBe("recused");
    const secretariat = await asCast(world, "secretariat-1");
    const wanted = { seed: 7, seen: page.preview!.seen, mended: false, reason: "" };
    await makeDistribution(secretariat, editionId, wanted);
    expect((await latestDistribution(secretariat, editionId))!.earlyReason).toBeNull();
    // Somebody thinks again after the deal, before judging opens.
    const greece = await asCast(world, "juror-gr");
    expect((await furtherEntries(greece, editionId)).map((one) => one.country)).toEqual([
      "BE",
      "EE",
      "IE",
      "LT",
    ]);
    await declareFurtherConflict(greece, entries["lt-evening-light"]!, family);
    expect((await furtherEntries(greece, editionId)).map((one) => one.country)).toEqual(["BE", "EE", "IE"]);
    expect((await pageOf(editionId)).made!.overtaken).toBe(true);
    const again = await pageOf(editionId);
    await makeDistribution(secretariat, editionId, { ...wanted, seen: again.preview!.seen });
    await openDemoJudging(world, editionId);
    const dealt = await world.db.selectFrom("assignments").select(["entry_id", "delegation_id"]).execute();
    const recused = await world.db.selectFrom("recusals").select(["entry_id", "delegation_id"]).execute();
    const key = (one: { entry_id: string; delegation_id: string }) => `${one.entry_id} ${one.delegation_id}`;
    expect(recused.map(key)).toContain(`${belgian} ${seat}`);
    expect(dealt.map(key).filter((one) => recused.map(key).includes(one))).toEqual([]);
    // Whoever declared before reads at once.
    const [first] = await delegationAssignments(greece, editionId);
    expect((await workspaceOf(greece, first!.entryId)).entryId).toBe(first!.entryId);
  });

  it("are named in the preview where they are missing, by person and never by what was said; dealing then needs a reason", async () => {
    const { editionId, entries } = await prepared();
    await declareNone(editionId, ["juror-cy", "expert-se-2"]);
    await declareInterest(await asCast(world, "juror-cy"), entries["be-after-four"]!, {
      kind: "conflict",
      ...family,
    });
    const page = await pageOf(editionId);
    expect(page.undeclared).toEqual([
      { name: "Theognosia Kyprianidou-Lazari", delegation: "Cyprus", waitsForSeat: false },
      { name: expect.any(String), delegation: "Mälarö Institute for Safety Studies", waitsForSeat: false },
    ]);
    expect(JSON.stringify(page)).not.toContain(family.reason);
    const browser = await browserOf(world, await idOf(world, "secretariat-1"));
    const { year } = await world.db.selectFrom("editions").select("year").executeTakeFirstOrThrow();
    const path = `/presidency/editions/${year}/distribution`;
    const fields = { intent: "make", seed: "7", seen: page.preview!.seen };
    const params = { year: String(year) };
    expect(await browser.send(deal, path, fields, params)).toMatchObject({
      data: { problems: [{ field: "reason", code: "reason-missing" }] },
    });
    await browser.send(deal, path, { ...fields, reason: "Elis is at sea." }, params);
    expect(await browser.read(distribution, path, params)).toMatchObject({
      page: { made: { earlyReason: "Elis is at sea." } },
    });
  });

  it("are asked for by letter, once a day, of those who can declare", async () => {
    const { editionId } = await prepared();
    await declareNone(editionId, ["juror-cy", "expert-se-2"]);
    const sent = async () =>
      (
        await world.db
          .selectFrom("letters")
          .select("to_email")
          .where("kind", "=", "interests-wanted")
          .execute()
      ).length;
    expect(await sent()).toBe(0);
    const presidency = await asCast(world, "presidency-1");
    expect(await askForDeclarations(presidency, editionId)).toBe(2);
    expect(await sent()).toBe(2);
    await expect(askForDeclarations(presidency, editionId)).rejects.toMatchObject({
      problems: [{ code: "asked-today" }],
    });
    await declareNone(editionId);
    await expect(askForDeclarations(presidency, editionId)).rejects.toMatchObject({
      problems: [{ code: "nobody-to-ask" }],
    });
    await expect(askForDeclarations(await asCast(world, "rep-lt"), editionId)).rejects.toThrow();
  });

  it("settle whom a conflict takes off an entry", async () => {
    const { editionId, entries } = await prepared();
    const presidency = await asCast(world, "presidency-1");
    await setConflictScope(presidency, editionId, "person");
    await declareInterest(await asCast(world, "juror-cy"), entries["be-after-four"]!, { kind: "none" });
    await expect(setConflictScope(presidency, editionId, "delegation")).rejects.toMatchObject({
      problems: [{ code: "interests-begun" }],
    });
    expect(await conflictScopeOf(presidency, editionId)).toBe("person");
  });

  it("hide an entry's declarations and recusals from a chair of its state before judging opens, as after it", async () => {
    const { editionId, entries } = await prepared();
    const own = entries["ie-second-whistle"]!;
    const cyprus = await asCast(world, "juror-cy");
    await declareInterest(cyprus, own, { kind: "conflict", ...family });
    const seen = async (who: string) => {
      const register = await registerOf(await asCast(world, who), editionId);
      return [register.declarations.map((one) => one.reason), register.recusals.map((one) => one.reason)];
    };
    expect(await seen("juror-cy")).toEqual([[family.reason], [family.reason]]);
    expect(await seen("rep-ie")).toEqual([[], []]);
    const told = await world.db
      .selectFrom("letters")
      .select("to_email")
      .where("kind", "=", "recusal")
      .execute();
    const people = await world.db
      .selectFrom("people")
      .select("email")
      .where("id", "=", await idOf(world, "rep-ie"))
      .execute();
    expect(told.length).toBeGreaterThan(0);
    expect(told.map((one) => one.to_email)).not.toContain(people[0]!.email);
    const greece = await delegationId(world, "greece");
    const chair = await asCast(world, "rep-ie");
    await expect(imposeRecusal(chair, greece, own, "They pay for it.")).rejects.toThrow();
    await imposeRecusal(chair, greece, entries["be-after-four"]!, "They pay for it.");
    await expect(
      imposeRecusal(chair, await delegationId(world, "lithuania"), entries["lt-evening-light"]!, "Again."),
    ).rejects.toMatchObject({ problems: [{ code: "already-recused" }] });
  });
});
