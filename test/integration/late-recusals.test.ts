import { expect, it } from "vitest";
import { dueFor } from "../../app/domain/desk.server";
import { stateAffiliations } from "../../app/domain/judging/affiliations.server";
import { ballotsOf } from "../../app/domain/judging/ballots.server";
import { boardOf } from "../../app/domain/judging/board.server";
import { imposeRecusal } from "../../app/domain/judging/imposed-recusals.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { confirmationsPage, confirmJudgingAct } from "../../app/domain/judging/judging-acts.server";
import { decideLateRecusal } from "../../app/domain/judging/late-recusals.server";
import { decideSuspicion, suspicionsPage } from "../../app/domain/judging/suspicions.server";
import { replaceJuryMember } from "../../app/domain/jury/members.server";
import { decide } from "../../app/domain/results/decide.server";
import { recordMeeting } from "../../app/domain/results/meeting.server";
import { recordTieVote } from "../../app/domain/results/tie-votes.server";
import { parseBallots } from "../../scoring/ballots-reading";
import { canonicalBallots } from "../../scoring/canonical";
import { rank } from "../../scoring/ranking";
import { emailsOf, toldBy } from "../world/acts-steps";
import { delegations } from "../world/cast";
import { describeOnBothEngines } from "../world/database";
import { asCast, idOf } from "../world/editions-steps";
import type { EntryIds } from "../world/entries-steps";
import { delegationId, evenSheet, projectsNamed, recuseAsTwo } from "../world/judging-steps";
import { juror } from "../world/jury-steps";
import { everybodyPresent, worldDeciding } from "../world/results-steps";

const bus = "si-on-the-bus";
/** Mälarö's sheets alone keep the bus behind: without its low one on it the bus wins. */
const given = { "be-after-four": [3, 5], [bus]: [3.5, 1], "pl-yard-league": [2, 2] } as const;
const sheetsWith = (scores: Record<string, readonly [number, number]>) =>
  Object.entries(scores).flatMap(([entry, [usual, odd]]) =>
    delegations
      .filter((one) => one.country.toLowerCase() !== entry.slice(0, 2))
      .map((one) => evenSheet(one.key, entry, one.key === "malaro" ? odd : usual)),
  );
const sheets = sheetsWith(given);
const conflict = { kind: "conflict", conflict: "other", reason: "I advised it once." } as const;
const refused = (code: string) => ({ problems: [expect.objectContaining({ code })] });
const unknown = { name: "Unknown" };

describeOnBothEngines("once the order is open", (world) => {
  const open = () => worldDeciding(world, Object.keys(given), sheets);
  const winner = async (editionId: string, entries: EntryIds) => {
    const ballots = await ballotsOf(await world.as(), editionId);
    expect(parseBallots(canonicalBallots(ballots))).toMatchObject({ ok: true });
    const first = rank(ballots).entries[0]!.entry;
    return Object.entries(entries).find(([, id]) => id === first)?.[0];
  };
  const malaro = () => delegationId(world, "malaro");
  const page = async (key: string, editionId: string) =>
    confirmationsPage(await asCast(world, key), editionId);
  const decisionPlaces = (entries: EntryIds, keys: readonly string[]) =>
    keys.map((key, at) => ({ entryId: entries[key]!, place: at + 1, reasons: "Read and discussed by all." }));

  it("nobody alone changes the winner by imposing a recusal; chair and secretariat together can, and all are told", async () => {
    const { editionId, entries } = await open();
    expect(await winner(editionId, entries)).toBe("be-after-four");
    const secretariat = await asCast(world, "secretariat-1");
    const impose = async (key: string) =>
      imposeRecusal(await asCast(world, key), await malaro(), entries[bus]!, "Seen on the project's board.");
    expect(await impose("secretariat-1")).toBe("proposed");
    expect(await winner(editionId, entries)).toBe("be-after-four");
    await expect(impose("rep-ie")).rejects.toMatchObject(refused("already-proposed"));
    await expect(impose("juror-cy")).rejects.toMatchObject(refused("not-imposing"));
    const [waiting] = (await page("rep-ie", editionId)).waiting;
    expect(waiting).toMatchObject({
      act: "impose-recusal",
      delegation: "Mälarö Institute for Safety Studies",
      title: "Together on the Bus",
      reason: "Seen on the project's board.",
      own: false,
    });
    expect((await dueFor(await asCast(world, "rep-ie"))).map((one) => one.title)).toContain(
      "Look at a proposed recusal",
    );
    for (const key of ["juror-cy", "secretariat-2", "expert-se-1"]) {
      expect((await page(key, editionId)).waiting).toEqual([]);
      await expect(confirmJudgingAct(await asCast(world, key), editionId, waiting!.id)).rejects.toMatchObject(
        unknown,
      );
    }
    await expect(confirmJudgingAct(secretariat, editionId, waiting!.id)).rejects.toMatchObject(
      refused("same-person"),
    );
    await world.db.deleteFrom("letters").execute();
    await confirmJudgingAct(await asCast(world, "rep-ie"), editionId, waiting!.id);
    expect(await winner(editionId, entries)).toBe(bus);
    expect(await toldBy(world, "recusal")).toEqual(
      await emailsOf(
        world,
        "expert-se-1",
        "expert-se-2",
        "rep-ie",
        "juror-cy",
        "secretariat-1",
        "secretariat-2",
      ),
    );
    expect((await page("rep-ie", editionId)).late).toEqual([]);
  });

  it("a suspicion that one person confirms is proposed to a second one", async () => {
    const { editionId, entries } = await open();
    const secretariat = await asCast(world, "secretariat-1");
    const { organisation } = projectsNamed(bus)[0]!;
    await stateAffiliations(await asCast(world, "expert-se-1"), editionId, organisation);
    const found = (await suspicionsPage(secretariat, editionId)).open.find(
      (one) => one.entryId === entries[bus],
    );
    expect(await decideSuspicion(secretariat, editionId, found!.key, "confirmed", "The same house.")).toBe(
      "proposed",
    );
    expect(await winner(editionId, entries)).toBe("be-after-four");
    const [waiting] = (await page("rep-ie", editionId)).waiting;
    await confirmJudgingAct(await asCast(world, "rep-ie"), editionId, waiting!.id);
    expect(await winner(editionId, entries)).toBe(bus);
  });

  it("a declared conflict shuts its delegation out at once; what it gave counts until the chair has decided", async () => {
    const { editionId, entries } = await open();
    await world.db.deleteFrom("letters").execute();
    await declareInterest(await asCast(world, "expert-se-1"), entries[bus]!, conflict);
    expect(await winner(editionId, entries)).toBe("be-after-four");
    const own = (await boardOf(await asCast(world, "expert-se-2"), editionId)).entries;
    expect(own.find((one) => one.entryId === entries[bus])?.open).toBe(false);
    expect(await toldBy(world, "recusal")).toEqual(
      await emailsOf(
        world,
        "expert-se-1",
        "expert-se-2",
        "rep-ie",
        "juror-cy",
        "secretariat-1",
        "secretariat-2",
      ),
    );
    const chair = await asCast(world, "rep-ie");
    await recordMeeting(chair, editionId, await everybodyPresent(world, editionId));
    const places = decisionPlaces(entries, ["be-after-four", bus, "pl-yard-league"]);
    await expect(decide(chair, editionId, { places })).rejects.toMatchObject(refused("recusal-undecided"));
    const [late] = (await page("rep-ie", editionId)).late;
    expect(late).toMatchObject({ words: "Conflict declared", reason: "I advised it once.", country: "SI" });
    for (const key of ["expert-se-1", "juror-gr", "juror-cy", "secretariat-1"]) {
      expect((await page(key, editionId)).late).toEqual([]);
      await expect(
        decideLateRecusal(await asCast(world, key), late!.id, "struck", "Gone."),
      ).rejects.toThrow();
    }
    await expect(decideLateRecusal(chair, late!.id, "struck", " ")).rejects.toMatchObject(
      refused("reason-missing"),
    );
    await decideLateRecusal(chair, late!.id, "struck", "It was on the project's own board.");
    expect(await winner(editionId, entries)).toBe(bus);
    await expect(decideLateRecusal(chair, late!.id, "kept", "Again.")).rejects.toMatchObject(
      refused("recusal-decided"),
    );
    expect((await toldBy(world, "late-recusal-decided")).length).toBe(6);
    const anew = decisionPlaces(entries, [bus, "be-after-four", "pl-yard-league"]);
    await decide(chair, editionId, { places: anew });
  });

  it("the chair can let a sheet stand, and a seal then holds it", async () => {
    const { editionId, entries } = await open();
    await declareInterest(await asCast(world, "expert-se-1"), entries[bus]!, conflict);
    const chair = await asCast(world, "rep-ie");
    const [late] = (await page("rep-ie", editionId)).late;
    await decideLateRecusal(chair, late!.id, "kept", "It was found only after the order had been read.");
    await recordMeeting(chair, editionId, await everybodyPresent(world, editionId));
    const places = decisionPlaces(entries, ["be-after-four", bus, "pl-yard-league"]);
    await decide(chair, editionId, { places });
    const { ballots } = await world.db.selectFrom("results").select("ballots").executeTakeFirstOrThrow();
    expect(JSON.parse(ballots).sheets).toHaveLength(17);
  });

  it("where the chair declares it, the vice-chair decides on the sheet", async () => {
    const { editionId, entries } = await open();
    await declareInterest(await asCast(world, "rep-ie"), entries[bus]!, conflict);
    expect((await page("rep-ie", editionId)).late).toEqual([]);
    const [late] = (await page("juror-cy", editionId)).late;
    await decideLateRecusal(await asCast(world, "juror-cy"), late!.id, "struck", "As declared.");
    const ballots = await ballotsOf(await world.as(), editionId);
    expect(ballots.recusals).toContainEqual({
      delegation: "01",
      entry: entries[bus],
      reason: "declared: I advised it once.",
    });
  });

  it("a successor from an entry's state does not take the sheet of the predecessor out alone", async () => {
    const { editionId, entries } = await open();
    const presidency = await asCast(world, "presidency-1");
    const successor = juror("Successor", { nationality: "SI" });
    await replaceJuryMember(presidency, await malaro(), await idOf(world, "expert-se-1"), successor);
    const row = await world.db
      .selectFrom("recusals")
      .select("kind")
      .where("entry_id", "=", entries[bus]!)
      .where("delegation_id", "=", await malaro())
      .execute();
    expect(row).toEqual([{ kind: "own-country" }]);
    expect(await winner(editionId, entries)).toBe("be-after-four");
    expect((await page("rep-ie", editionId)).late).toHaveLength(1);
  });

  it("a delegation that is recused late keeps the vote it cast, and casts no new one, until it is decided", async () => {
    const scores = { [bus]: [4, 4], "pl-yard-league": [4, 4], "cz-weekend-key": [3, 3] } as const;
    const { editionId, entries } = await worldDeciding(world, Object.keys(scores), sheetsWith(scores));
    const chair = await asCast(world, "rep-ie");
    await recordMeeting(chair, editionId, await everybodyPresent(world, editionId));
    const tied = [entries[bus]!, entries["pl-yard-league"]!];
    const lithuania = await delegationId(world, "lithuania");
    const greece = await delegationId(world, "greece");
    const vote = (delegation: string, entryId: string) =>
      recordTieVote(chair, editionId, {
        kind: "second-ballot",
        entries: tied,
        votes: [{ delegationId: delegation, entryId }],
      });
    await declareInterest(await asCast(world, "juror-gr"), tied[0]!, conflict);
    await expect(vote(greece, tied[1]!)).rejects.toMatchObject(refused("no-vote"));
    await vote(lithuania, tied[1]!);
    expect(await winner(editionId, entries)).toBe("pl-yard-league");
    await declareInterest(await asCast(world, "rep-lt"), tied[0]!, conflict);
    expect(await winner(editionId, entries)).toBe("pl-yard-league");
    const late = (await page("rep-ie", editionId)).late;
    expect(late.map((one) => one.delegation).sort()).toEqual(["Greece", "Lithuania"]);
    const lithuanian = late.find((one) => one.delegation === "Lithuania")!;
    await decideLateRecusal(chair, lithuanian.id, "struck", "It voted although it knew.");
    const { openTies } = rank(await ballotsOf(await world.as(), editionId));
    expect(openTies.map((tie) => tie.needs)).toEqual(["second-ballot"]);
  });

  it("two people recuse as before, and the sheet goes with it", async () => {
    const { editionId, entries } = await open();
    await recuseAsTwo(world, editionId, "malaro", entries[bus]!);
    const states = await world.db
      .selectFrom("score_sheets")
      .select("state")
      .where("state", "<>", "final")
      .execute();
    expect(states).toEqual([{ state: "removed" }]);
    await expect(
      imposeRecusal(await asCast(world, "rep-ie"), await malaro(), entries[bus]!, "Again."),
    ).rejects.toMatchObject(refused("already-recused"));
  });
});
