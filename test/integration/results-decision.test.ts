import { expect, it } from "vitest";
import { editionById } from "../../app/domain/editions/editions.server";
import { findBreaches } from "../../app/domain/invariants.server";
import { ballotsOf } from "../../app/domain/judging/ballots.server";
import { Unknown } from "../../app/domain/problems";
import { ownEdition } from "../../app/domain/registry/edition-page.server";
import { decide, sha256 } from "../../app/domain/results/decide.server";
import { addMotion, recordMeeting, removeMotion } from "../../app/domain/results/meeting.server";
import { meetingPage } from "../../app/domain/results/meeting-page.server";
import { minutesOf } from "../../app/domain/results/minutes.server";
import { decisionOf } from "../../app/domain/results/sealed.server";
import { recordTieVote, removeTieVote } from "../../app/domain/results/tie-votes.server";
import { parseBallots } from "../../scoring/ballots-reading";
import { canonicalBallots, canonicalJson } from "../../scoring/canonical";
import { digestOf } from "../../scoring/digest";
import { rank } from "../../scoring/ranking";
import { delegations } from "../world/cast";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast } from "../world/editions-steps";
import { delegationId, evenSheet, recuseAsTwo } from "../world/judging-steps";
import {
  announceDemo,
  decideDemo,
  everybodyPresent,
  meetingDay,
  winnersOfDemonstration,
  worldDeciding,
} from "../world/results-steps";

const demonstration = ["ee-three-adults", "de-quarrel-workshop", "pt-bridge-team", "nl-empty-pockets"];
/** Four entries, of them two of states that sit in the jury; all delegations agree, so the order is the one given. */
const own = ["ie-second-whistle", "cy-common-courtyard", "si-on-the-bus", "be-after-four"];

function sheetsFor(scores: Readonly<Record<string, number>>) {
  return Object.entries(scores).flatMap(([entry, score]) =>
    delegations
      .filter((one) => one.country.toLowerCase() !== entry.slice(0, 2))
      .map((one) => evenSheet(one.key, entry, score)),
  );
}

const refusal = (...codes: string[]) => ({
  problems: codes.map((code) => expect.objectContaining({ code })),
});

async function present(world: World, editionId: string): Promise<void> {
  await recordMeeting(await asCast(world, "rep-ie"), editionId, await everybodyPresent(world, editionId));
}

function placesOf(entries: Record<string, string>, ...keys: string[]) {
  return keys.map((key, index) => ({ entryId: entries[key]!, place: index + 1, reasons: `Why ${key}.` }));
}

describeOnBothEngines("the jury's decision", (world) => {
  it("freezes ballots, ranking and statement, and shows the digest alone", async () => {
    const { editionId, entries } = await worldDeciding(world, demonstration);
    const ballots = await ballotsOf(await world.as(), editionId);
    await decideDemo(world, editionId);
    const result = await world.db.selectFrom("results").selectAll().executeTakeFirstOrThrow();
    expect(result).toMatchObject({
      edition_id: editionId,
      ballots: canonicalBallots(ballots),
      ballots_digest: digestOf(ballots),
      ranking: canonicalJson(rank(ballots)),
      nonce: expect.stringMatching(/^[0-9a-f]{64}$/),
      statement_digest: sha256(result.statement),
      decided_at: meetingDay,
      annulled_at: null,
    });
    expect(result.statement).toContain(`Random number: ${result.nonce}`);
    const places = await world.db
      .selectFrom("places")
      .select(["entry_id", "place", "reasons"])
      .orderBy("place")
      .execute();
    const keys = ["ee-three-adults", "de-quarrel-workshop", "pt-bridge-team"];
    expect(places).toEqual(
      winnersOfDemonstration.map(({ place, reasons }, index) => ({
        entry_id: entries[keys[index]!],
        place,
        reasons,
      })),
    );
    for (const { reasons } of winnersOfDemonstration) {
      expect(result.statement).toContain(reasons.split("\n")[0]);
    }
    const edition = await editionById(world.visitor(), editionId);
    const shown = await ownEdition(world.visitor(), edition);
    expect([edition.state, edition.decided_at]).toEqual(["decided", meetingDay]);
    expect([shown.statement, shown.winners, shown.entries]).toEqual([
      { digest: result.statement_digest, text: null },
      [],
      [],
    ]);
  });

  it("cannot be tampered with unnoticed", async () => {
    const { editionId } = await worldDeciding(world, demonstration);
    const id = await decideDemo(world, editionId);
    const result = await world.db.selectFrom("results").selectAll().executeTakeFirstOrThrow();
    const place = await world.db
      .selectFrom("places")
      .selectAll()
      .where("place", "=", 1)
      .executeTakeFirstOrThrow();
    const changed = JSON.parse(result.ballots);
    changed.sheets[0].scores.focus = changed.sheets[0].scores.focus === 5 ? 0 : 5;
    const tampered: [Partial<typeof result>, string[]][] = [
      [
        { ballots: JSON.stringify(changed) },
        ["the frozen ballots are those of the digest", "the frozen ranking follows from the frozen ballots"],
      ],
      [
        { ballots: "nothing" },
        ["the frozen ballots are those of the digest", "the frozen ranking follows from the frozen ballots"],
      ],
      [
        { ranking: result.ranking.replace('"place":1', '"place":2') },
        ["the frozen ranking follows from the frozen ballots"],
      ],
      [
        { statement: result.statement.replace("Estonia", "Germany") },
        ["the sealed statement is the one of the public digest"],
      ],
      [{ nonce: "0".repeat(64) }, ["the sealed statement is the one of the public digest"]],
    ];
    for (const [change, broken] of tampered) {
      await world.db.updateTable("results").set(change).execute();
      expect(await findBreaches(world.db)).toEqual(broken.map((invariant) => ({ invariant, object: id })));
      await world.db.updateTable("results").set(result).execute();
    }
    await world.db.updateTable("places").set({ reasons: "Other reasons." }).where("place", "=", 1).execute();
    expect(await findBreaches(world.db)).toEqual([
      { invariant: "the places are those of the sealed statement", object: id },
    ]);
    await world.db.updateTable("places").set({ reasons: place.reasons }).where("place", "=", 1).execute();
  });

  it("is refused without attendance, without quorum, by another delegation, and a second time", async () => {
    const { editionId, entries } = await worldDeciding(world, demonstration);
    const chair = await asCast(world, "rep-ie");
    const input = { places: placesOf(entries, ...demonstration.slice(0, 3)) };
    await expect(decide(chair, editionId, input)).rejects.toMatchObject(refusal("no-attendance"));
    const all = await everybodyPresent(world, editionId);
    const three = all.attendance.map((line, index) => ({ ...line, present: index < 3, reason: "Ill." }));
    await recordMeeting(chair, editionId, { ...all, attendance: three });
    await expect(decide(chair, editionId, input)).rejects.toMatchObject(refusal("no-quorum"));
    await recordMeeting(chair, editionId, { ...all, version: 1 });
    for (const key of ["juror-cy", "rep-lt", "secretariat-1"]) {
      await expect(decide(await asCast(world, key), editionId, input)).rejects.toMatchObject(
        refusal("only-acting"),
      );
    }
    for (const ctx of [world.visitor(), await asCast(world, "presidency-1"), await asCast(world, "rep-ee")]) {
      await expect(decide(ctx, editionId, input)).rejects.toThrow(Unknown);
    }
    await decide(chair, editionId, input);
    await expect(decide(chair, editionId, input)).rejects.toMatchObject(refusal("edition-is-decided"));
    expect(await world.db.selectFrom("results").select("id").execute()).toHaveLength(1);
  });

  it("departs from the order only with reasons that say so", async () => {
    const { editionId, entries } = await worldDeciding(world, demonstration);
    await present(world, editionId);
    const chair = await asCast(world, "rep-ie");
    const places = placesOf(entries, "de-quarrel-workshop", "ee-three-adults", "pt-bridge-team");
    await expect(decide(chair, editionId, { places })).rejects.toMatchObject(
      refusal("departure-unexplained", "departure-unexplained"),
    );
    const told = places.map((place) => ({
      ...place,
      departure: "The jury gave the evaluation more weight.",
    }));
    await decide(chair, editionId, { places: told });
    const rows = await world.db.selectFrom("places").select("reasons").orderBy("place").execute();
    expect(rows.map((row) => row.reasons.includes("departs here from the order"))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("is the vice-chair's where the chair is recused, and its reasons are hidden from the chair", async () => {
    const scores = {
      "ie-second-whistle": 4,
      "si-on-the-bus": 3.5,
      "be-after-four": 3,
      "cy-common-courtyard": 2.5,
    };
    const { editionId, entries } = await worldDeciding(world, own, sheetsFor(scores));
    await present(world, editionId);
    const chair = await asCast(world, "rep-ie");
    const vice = await asCast(world, "juror-cy");
    const places = placesOf(entries, "ie-second-whistle", "si-on-the-bus", "be-after-four");
    await expect(decide(chair, editionId, { places })).rejects.toMatchObject(refusal("only-acting"));
    await decide(vice, editionId, { places });
    const edition = await editionById(chair, editionId);
    const reasons = async (key: string) =>
      (await decisionOf(await asCast(world, key), edition)).places.map((one) => one.reasons);
    expect(await reasons("juror-cy")).toEqual([
      "Why ie-second-whistle.",
      "Why si-on-the-bus.",
      "Why be-after-four.",
    ]);
    expect(await reasons("rep-ie")).toEqual([undefined, "Why si-on-the-bus.", "Why be-after-four."]);
    expect((await decisionOf(chair, edition)).statement).toBeUndefined();
    await expect(minutesOf(chair, edition, false)).rejects.toMatchObject(refusal("minutes-recused"));
    await expect(minutesOf(await asCast(world, "secretariat-1"), edition, false)).rejects.toThrow(Unknown);
    expect((await minutesOf(vice, edition, false)).length).toBeGreaterThan(1000);
    await announceDemo(world, editionId);
    const announced = await editionById(chair, editionId);
    expect((await minutesOf(chair, announced, false)).length).toBeGreaterThan(1000);
    expect((await decisionOf(chair, announced)).places[0]?.reasons).toBe("Why ie-second-whistle.");
  });

  it("is the next delegation's by number where chair and vice-chair are recused or away", async () => {
    const scores = {
      "ie-second-whistle": 4,
      "cy-common-courtyard": 3.5,
      "be-after-four": 3,
      "si-on-the-bus": 2.5,
    };
    const { editionId, entries } = await worldDeciding(world, own, sheetsFor(scores));
    const all = await everybodyPresent(world, editionId);
    const lithuania = await delegationId(world, "lithuania");
    const attendance = all.attendance.map((line) =>
      line.delegationId === lithuania ? { ...line, present: false, reason: "Flight cancelled." } : line,
    );
    await recordMeeting(await asCast(world, "rep-ie"), editionId, { ...all, attendance });
    const places = placesOf(entries, "ie-second-whistle", "cy-common-courtyard", "be-after-four");
    for (const key of ["rep-ie", "juror-cy", "rep-lt", "expert-se-1"]) {
      await expect(decide(await asCast(world, key), editionId, { places })).rejects.toMatchObject(
        refusal("only-acting"),
      );
    }
    await decide(await asCast(world, "juror-gr"), editionId, { places });
  });
});

describeOnBothEngines("the jury's meeting", (world) => {
  it("is written by chair or vice-chair, refuses a stale record and an absence without a reason", async () => {
    const { editionId } = await worldDeciding(world, demonstration);
    const chair = await asCast(world, "rep-ie");
    const input = await everybodyPresent(world, editionId);
    await expect(recordMeeting(await asCast(world, "rep-lt"), editionId, input)).rejects.toMatchObject(
      refusal("only-chair"),
    );
    await expect(recordMeeting(world.visitor(), editionId, input)).rejects.toThrow(Unknown);
    const away = input.attendance.map((line, index) => (index === 1 ? { ...line, present: false } : line));
    await expect(recordMeeting(chair, editionId, { ...input, attendance: away })).rejects.toMatchObject(
      refusal("reason-missing"),
    );
    await recordMeeting(await asCast(world, "juror-cy"), editionId, input);
    await expect(recordMeeting(chair, editionId, input)).rejects.toMatchObject({
      ...refusal("meeting-changed"),
      current: { notes: { version: 1 } },
    });
    expect((await meetingPage(chair, editionId)).quorum).toEqual({
      words: "6 of 6 delegations are present; a decision needs 4.",
      met: true,
    });
  });

  it("shows who leaves the room, and a motion on an entry only to those who are not recused from it", async () => {
    const scores = {
      "ie-second-whistle": 4,
      "si-on-the-bus": 3.5,
      "be-after-four": 3,
      "cy-common-courtyard": 2.5,
    };
    const { editionId, entries } = await worldDeciding(world, own, sheetsFor(scores));
    await present(world, editionId);
    const about = { motion: "Reads it again.", outcome: "Carried.", entryId: entries["ie-second-whistle"]! };
    await expect(addMotion(await asCast(world, "rep-ie"), editionId, about)).rejects.toMatchObject(
      refusal("only-acting"),
    );
    const id = await addMotion(await asCast(world, "juror-cy"), editionId, about);
    await addMotion(await asCast(world, "rep-ie"), editionId, {
      motion: "Lunch.",
      outcome: "Carried.",
      entryId: null,
    });
    const motions = async (key: string) =>
      (await meetingPage(await asCast(world, key), editionId)).motions.map((one) => one.motion);
    expect(await motions("juror-cy")).toEqual(["Reads it again.", "Lunch."]);
    expect(await motions("secretariat-1")).toEqual(["Reads it again.", "Lunch."]);
    expect(await motions("rep-ie")).toEqual(["Lunch."]);
    await expect(removeMotion(await asCast(world, "rep-ie"), editionId, id)).rejects.toMatchObject(
      refusal("only-acting"),
    );
    const { agenda } = await meetingPage(await asCast(world, "rep-ie"), editionId);
    expect(agenda.map(({ country, place, leave, youLeave }) => [country, place, leave, youLeave])).toEqual([
      ["IE", "1", ["Ireland"], true],
      ["SI", "2", [], false],
      ["BE", "3", ["Scheldeland Centre for Prevention Research"], false],
      ["CY", "4", ["Cyprus"], false],
    ]);
    for (const ctx of [world.visitor(), await asCast(world, "presidency-1"), await asCast(world, "rep-si")]) {
      await expect(meetingPage(ctx, editionId)).rejects.toThrow(Unknown);
    }
  });

  it("decides a tie by a second ballot of those who are not recused from a tied entry", async () => {
    const scores = { "si-on-the-bus": 4, "pl-yard-league": 4, "cz-weekend-key": 3, "es-open-window": 2 };
    const { editionId, entries } = await worldDeciding(world, Object.keys(scores), sheetsFor(scores));
    const chair = await asCast(world, "rep-ie");
    const tied = [entries["si-on-the-bus"]!, entries["pl-yard-league"]!];
    await recuseAsTwo(world, editionId, "greece", tied[0]!);
    await present(world, editionId);
    const input = { places: placesOf(entries, "pl-yard-league", "si-on-the-bus", "cz-weekend-key") };
    await expect(decide(chair, editionId, input)).rejects.toMatchObject(refusal("tie-open"));
    const vote = async (...keys: [string, string][]) => ({
      kind: "second-ballot" as const,
      entries: tied,
      votes: await Promise.all(
        keys.map(async ([delegation, entry]) => ({
          delegationId: await delegationId(world, delegation),
          entryId: entries[entry]!,
        })),
      ),
    });
    await expect(
      recordTieVote(chair, editionId, await vote(["greece", "pl-yard-league"])),
    ).rejects.toMatchObject(refusal("no-vote"));
    await expect(
      recordTieVote(chair, editionId, await vote(["ireland", "cz-weekend-key"])),
    ).rejects.toMatchObject(refusal("not-tied"));
    await expect(recordTieVote(chair, editionId, await vote())).rejects.toMatchObject(refusal("no-votes"));
    await recordTieVote(
      chair,
      editionId,
      await vote(["ireland", "pl-yard-league"], ["cyprus", "pl-yard-league"], ["lithuania", "si-on-the-bus"]),
    );
    const shown = async (key: string) => (await meetingPage(await asCast(world, key), editionId)).votes;
    expect((await shown("rep-lt")).map((one) => one.lines.length)).toEqual([3]);
    expect(await shown("juror-gr")).toEqual([]);
    await removeTieVote(chair, editionId, tied);
    expect((await meetingPage(chair, editionId)).ties.map((one) => one.needs)).toEqual(["second-ballot"]);
    await recordTieVote(chair, editionId, await vote(["ireland", "pl-yard-league"]));
    await decide(chair, editionId, input);
  });

  it("counts no vote of a delegation that is recused after it from a tied entry", async () => {
    const scores = { "si-on-the-bus": 4, "pl-yard-league": 4, "cz-weekend-key": 3 };
    const { editionId, entries } = await worldDeciding(world, Object.keys(scores), sheetsFor(scores));
    const chair = await asCast(world, "rep-ie");
    const tied = [entries["si-on-the-bus"]!, entries["pl-yard-league"]!];
    await present(world, editionId);
    const cyprus = await delegationId(world, "cyprus");
    const lithuania = await delegationId(world, "lithuania");
    await recordTieVote(chair, editionId, {
      kind: "second-ballot",
      entries: tied,
      votes: [
        { delegationId: cyprus, entryId: tied[1]! },
        { delegationId: lithuania, entryId: tied[1]! },
      ],
    });
    const votes = async () => {
      const ballots = await ballotsOf(await world.as(), editionId);
      expect(parseBallots(canonicalBallots(ballots))).toMatchObject({ ok: true });
      const rule = ballots.tieRules.find((one) => one.rule === "second-ballot");
      return rule?.ballots?.map((one) => one.votes.length);
    };
    const waits = async () => (await meetingPage(chair, editionId)).ties.map((one) => one.needs);
    expect([await votes(), await waits()]).toEqual([[2], []]);
    await recuseAsTwo(world, editionId, "lithuania", tied[0]!);
    expect([await votes(), await waits()]).toEqual([[1], []]);
    expect((await meetingPage(chair, editionId)).votes[0]?.lines).toEqual([
      'Cyprus for "The Yard League"',
      'Lithuania for "The Yard League" (recused since; it counts no more)',
    ]);
    await recuseAsTwo(world, editionId, "cyprus", tied[1]!);
    expect([await votes(), await waits()]).toEqual([undefined, ["second-ballot"]]);
  });
});
