import { join } from "node:path";
import { expect, it } from "vitest";
import { actsPage, confirmAct } from "../../app/domain/editions/acts.server";
import { dueForActs } from "../../app/domain/editions/acts-due.server";
import { editionById } from "../../app/domain/editions/editions.server";
import { closeAdmission } from "../../app/domain/editions/steps.server";
import { admissionQueue } from "../../app/domain/entries/admission-queue.server";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import { createEntry, makeAdditional } from "../../app/domain/entries/drafts.server";
import { dueForEntries } from "../../app/domain/entries/due.server";
import { answersOf } from "../../app/domain/entries/entries.server";
import {
  proposeLateBeginning,
  proposeLateEntry,
  statesWithoutEntry,
} from "../../app/domain/entries/late-entry.server";
import { lateExceptionsOf } from "../../app/domain/entries/late-exceptions.server";
import { receiptByNumber, receiptFile } from "../../app/domain/entries/receipts.server";
import { reopenEntry, submitEntry } from "../../app/domain/entries/submission.server";
import { unsubmittedAfterDeadline } from "../../app/domain/entries/unsubmitted.server";
import { decideRound } from "../../app/domain/national/decision.server";
import { appoint } from "../../app/domain/people/people.server";
import { emailsOf, speakers, toldBy } from "../world/acts-steps";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, castMember, closeDemoCall, composeDemoJury, personInput } from "../world/editions-steps";
import { openCallWorld, startEntry, submitAll, writeEntry } from "../world/entries-steps";
import { handInCandidate, openPolishRound, polishCandidate } from "../world/national-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const named = (key: string) => projects.find((project) => project.key === key)!;
const [greek, bulgarian, irish] = ["gr-first-word", "bg-my-block", "ie-second-whistle"].map(named) as [
  ReturnType<typeof named>,
  ReturnType<typeof named>,
  ReturnType<typeof named>,
];
const refused = (code: string) => ({ problems: [{ code }] });
const unknown = { name: "Unknown" };
const typed = { reason: "The ministry's network was down all day.", day: "2026-10-03", time: "11:59" };
const until = "2026-10-03T10:00:00.000Z";

/** A complete Greek draft, a begun Irish one and a submitted Bulgarian entry on the morning after the deadline. */
function morningAfter(world: World) {
  return world.again("the morning after", async () => {
    const editionId = await openCallWorld(world, ["GR", "BG", "IE"]);
    const gr = await writeEntry(world, editionId, greek);
    const bg = await writeEntry(world, editionId, bulgarian);
    const ie = await startEntry(world, editionId, irish);
    await submitAll(world, { [bulgarian.key]: bg }, projects);
    world.now = "2026-10-01T08:00:00.000Z";
    return { editionId, gr, bg, ie };
  });
}

async function giveException(world: World, editionId: string, entryId: string): Promise<void> {
  const id = await proposeLateEntry(await asCast(world, "secretariat-1"), entryId, typed);
  await confirmAct(await asCast(world, "presidency-1"), editionId, id);
}

describeOnBothEngines("a draft at the deadline", (world) => {
  it("is kept and listed for the secretariat, complete or not, without its title; before the deadline nothing is", async () => {
    const { editionId, gr, ie } = await morningAfter(world);
    const secretariat = await asCast(world, "secretariat-1");
    const edition = await editionById(secretariat, editionId);
    const nothing = { lateUntil: null, proposed: false, mayPropose: true, kind: "competing" };
    const listed = await unsubmittedAfterDeadline(secretariat, edition);
    expect(listed).toEqual([
      { id: gr, country: "GR", complete: true, ...nothing },
      { id: ie, country: "IE", complete: false, ...nothing },
    ]);
    expect(JSON.stringify(listed)).not.toContain(greek.title);
    const early = { ...secretariat, now: "2026-09-30T21:59:59.999Z" };
    expect(await unsubmittedAfterDeadline(early, edition)).toEqual([]);
    for (const key of ["rep-gr", "presidency-1"]) {
      await expect(unsubmittedAfterDeadline(await asCast(world, key), edition)).rejects.toMatchObject(
        unknown,
      );
    }
  });
});

describeOnBothEngines("a late entry", (world) => {
  it("is late by exception even where a text that was reopened since had come in time", async () => {
    const { editionId, gr } = await morningAfter(world);
    world.now = "2026-09-30T20:00:00.000Z";
    await submitEntry(await asCast(world, "rep-gr"), gr);
    await reopenEntry(await asCast(world, "rep-gr"), gr);
    world.now = "2026-10-01T08:00:00.000Z";
    await closeDemoCall(world, editionId);
    await giveException(world, editionId, gr);
    await submitEntry(await asCast(world, "rep-gr"), gr);
    const secretariat = await asCast(world, "secretariat-1");
    const queue = await admissionQueue(secretariat, await editionById(secretariat, editionId));
    const late = queue.find((one) => one.id === gr)!.lines.find((line) => line.point === "on-time");
    expect(late).toMatchObject({ met: true, words: "Submitted after the deadline, by exception" });
  });

  it("comes in by an exception of secretariat and presidency, told to all, until its date", async () => {
    const { editionId, gr, bg } = await morningAfter(world);
    await closeDemoCall(world, editionId);
    const rep = await asCast(world, "rep-gr");
    await expect(submitEntry(rep, gr)).rejects.toMatchObject(refused("deadline-passed"));
    const secretariat = await asCast(world, "secretariat-1");
    const id = await proposeLateEntry(secretariat, gr, typed);
    await expect(proposeLateEntry(secretariat, gr, typed)).rejects.toMatchObject(refused("already-proposed"));
    await expect(submitEntry(rep, gr)).rejects.toMatchObject(refused("deadline-passed"));
    const presidency = await asCast(world, "presidency-1");
    const [proposal] = (await actsPage(presidency, editionId)).proposals;
    expect(proposal).toMatchObject({ id, reason: typed.reason, current: true, mayConfirm: true });
    expect(JSON.stringify(proposal)).not.toContain(greek.title);
    await expect(confirmAct(secretariat, editionId, id)).rejects.toMatchObject(refused("same-person"));
    await expect(confirmAct(await asCast(world, "secretariat-2"), editionId, id)).rejects.toMatchObject(
      refused("same-role"),
    );
    await confirmAct(presidency, editionId, id);

    expect(await toldBy(world, "late-entry")).toEqual(
      [
        ...new Set([
          ...(await speakers(world)),
          ...(await emailsOf(world, "applicant-gr-1", "applicant-gr-2")),
        ]),
      ].sort(),
    );
    const edition = await editionById(rep, editionId);
    for (const key of ["rep-bg", "rep-gr", "secretariat-2", "presidency-1"]) {
      expect(await lateExceptionsOf(await asCast(world, key), edition)).toEqual([
        { country: "GR", kind: "competing", reason: typed.reason, givenAt: world.now, until },
      ]);
    }
    await expect(lateExceptionsOf(await asCast(world, "applicant-bg"), edition)).rejects.toMatchObject(
      unknown,
    );
    const letters = await world.db
      .selectFrom("letters")
      .select("facts")
      .where("kind", "=", "late-entry")
      .execute();
    expect(JSON.stringify(letters)).not.toContain(greek.title);
    expect((await dueForEntries(rep)).map((due) => [due.key, due.day])).toEqual([
      [`write-${gr}`, "2026-10-03"],
    ]);

    world.now = "2026-10-03T09:59:59.999Z";
    expect(await submitEntry(await asCast(world, "rep-gr"), gr)).toBe(1);
    await reopenEntry(await asCast(world, "rep-gr"), gr);
    expect(await submitEntry(await asCast(world, "rep-gr"), gr)).toBe(2);
    world.now = until;
    await expect(reopenEntry(await asCast(world, "rep-gr"), gr)).rejects.toMatchObject(
      refused("deadline-passed"),
    );
    await expect(reopenEntry(await asCast(world, "rep-bg"), bg)).rejects.toMatchObject(
      refused("deadline-passed"),
    );

    const queue = await admissionQueue(await asCast(world, "secretariat-1"), edition);
    expect(
      queue.map((entry) => [entry.country, entry.lines.find((line) => line.point === "on-time")?.words]),
    ).toEqual([
      ["BG", "Submitted before the deadline"],
      ["GR", "Submitted after the deadline, by exception"],
    ]);
    const late = await asCast(world, "rep-gr");
    expect((await receiptByNumber(late, gr, 2)).receipt.lateUntil).toBe(until);
    expect((await receiptByNumber(await asCast(world, "rep-bg"), bg, 1)).receipt.lateUntil).toBeNull();
    expect(
      Buffer.from(await receiptFile(late, gr, 2, false))
        .subarray(0, 4)
        .toString(),
    ).toBe("%PDF");
    const receipts = await world.db
      .selectFrom("letters")
      .select(["facts", "entry_id"])
      .where("kind", "=", "entry-receipt")
      .execute();
    expect(receipts.every((row) => JSON.parse(row.facts).late === (row.entry_id === gr))).toBe(true);
  });

  it("is for one entry: the kinds cannot be swapped with it, and no other draft opens", async () => {
    const { editionId, gr, ie } = await morningAfter(world);
    await giveException(world, editionId, gr);
    const rep = await asCast(world, "rep-gr");
    const version = (await answersOf(rep, gr)).get("evaluation")!.version;
    await saveAnswers(rep, gr, { evaluation: { text: "The statistics office.", version } });
    await expect(makeAdditional(rep, gr)).rejects.toMatchObject(refused("deadline-passed"));
    await expect(
      saveAnswers(await asCast(world, "rep-ie"), ie, { evaluation: { text: "x", version: 0 } }),
    ).rejects.toMatchObject(refused("deadline-passed"));
  });

  it("is never given for one's own state, nor by anybody else", async () => {
    const { editionId, gr, ie } = await morningAfter(world);
    const id = await proposeLateEntry(await asCast(world, "secretariat-1"), ie, typed);
    const presidency = await asCast(world, "presidency-1");
    expect((await actsPage(presidency, editionId)).proposals).toEqual([]);
    await expect(confirmAct(presidency, editionId, id)).rejects.toMatchObject(unknown);
    await appoint(await asCast(world, "secretariat-1"), {
      ...personInput(castMember("secretariat-2")),
      role: "substitute",
      country: "GR",
    });
    await expect(proposeLateEntry(await asCast(world, "secretariat-2"), gr, typed)).rejects.toMatchObject(
      refused("own-state"),
    );
    for (const key of ["rep-gr", "rep-bg", "applicant-gr-1"]) {
      await expect(proposeLateEntry(await asCast(world, key), gr, typed)).rejects.toMatchObject(unknown);
    }
  });

  it("needs a reason, a date ahead within admission, a draft, and a deadline that has passed", async () => {
    const { gr, bg } = await morningAfter(world);
    const secretariat = await asCast(world, "secretariat-1");
    await expect(
      proposeLateEntry(secretariat, gr, { reason: " ", day: "2026-10-01", time: "09:00" }),
    ).rejects.toMatchObject({ problems: [{ field: "reason" }, { field: "day", code: "date-passed" }] });
    await expect(proposeLateEntry(secretariat, gr, { ...typed, day: "2026-10-20" })).rejects.toMatchObject(
      refused("after-admission"),
    );
    await expect(proposeLateEntry(secretariat, bg, typed)).rejects.toMatchObject(
      refused("entry-is-submitted"),
    );
    const early = { ...secretariat, now: "2026-09-30T21:59:59.999Z" };
    await expect(proposeLateEntry(early, gr, typed)).rejects.toMatchObject(refused("deadline-ahead"));
  });

  it("is confirmed only while its date lies ahead, and can be given again once it has run out", async () => {
    const { editionId, gr } = await morningAfter(world);
    const id = await proposeLateEntry(await asCast(world, "secretariat-1"), gr, typed);
    world.now = until;
    const presidency = await asCast(world, "presidency-1");
    expect((await actsPage(presidency, editionId)).proposals[0]?.current).toBe(false);
    await expect(confirmAct(presidency, editionId, id)).rejects.toMatchObject(refused("facts-changed"));
    const again = { ...typed, day: "2026-10-05" };
    const second = await proposeLateEntry(await asCast(world, "secretariat-2"), gr, again).catch(
      (error) => error,
    );
    expect(second).toMatchObject(refused("already-proposed"));
    world.now = "2026-10-04T08:00:01.000Z";
    const third = await proposeLateEntry(await asCast(world, "secretariat-2"), gr, again);
    await confirmAct(await asCast(world, "presidency-1"), editionId, third);
    expect(await submitEntry(await asCast(world, "rep-gr"), gr)).toBe(1);
  });

  it("keeps admission from being closed over its head", async () => {
    const { editionId, gr, bg } = await morningAfter(world);
    await giveException(world, editionId, gr);
    await closeDemoCall(world, editionId);
    const secretariat = await asCast(world, "secretariat-1");
    await world.db.updateTable("entries").set({ state: "admitted" }).where("id", "=", bg).execute();
    await expect(closeAdmission(secretariat, editionId)).rejects.toMatchObject(
      refused("late-entry-expected"),
    );
    await closeAdmission({ ...secretariat, now: until }, editionId);
  });

  it("of the presidency's own state is confirmed by the jury's vice-chair, and by nobody else", async () => {
    const { editionId, gr, ie } = await morningAfter(world);
    await composeDemoJury(world, editionId);
    const id = await proposeLateEntry(await asCast(world, "secretariat-1"), ie, typed);
    for (const key of ["presidency-1", "rep-ie", "juror-gr"]) {
      await expect(confirmAct(await asCast(world, key), editionId, id)).rejects.toMatchObject(unknown);
    }
    await expect(confirmAct(await asCast(world, "secretariat-2"), editionId, id)).rejects.toMatchObject(
      refused("same-role"),
    );
    const viceChair = await asCast(world, "juror-cy");
    expect((await dueForActs(viceChair)).map((due) => [due.key, due.action?.to])).toEqual([
      [`act-${id}`, "/jury/acts"],
    ]);
    await confirmAct(viceChair, editionId, id);
    const rep = await asCast(world, "rep-ie");
    expect((await dueForEntries(rep)).map((due) => [due.key, due.day])).toEqual([
      [`write-${ie}`, "2026-10-03"],
    ]);
    // Of other states nothing is the vice-chair's to confirm.
    const other = await proposeLateEntry(await asCast(world, "secretariat-1"), gr, typed);
    await expect(confirmAct(viceChair, editionId, other)).rejects.toMatchObject(unknown);
  });
});

const newEntry = {
  country: "MT",
  kind: "competing" as const,
  title: "Harbour evenings",
  organisation: "Harbour Club",
};

/** The same morning; the secretariat and a second person let a state that began nothing begin. */
async function letBegin(world: World, editionId: string, country: string, second = "presidency-1") {
  const id = await proposeLateBeginning(await asCast(world, "secretariat-1"), editionId, country, typed);
  await confirmAct(await asCast(world, second), editionId, id);
}

describeOnBothEngines("a state that began nothing", (world) => {
  const withMalta = (world: World) =>
    world.again("the morning after, with Malta", async () => {
      const played = await morningAfter(world);
      await appoint(await asCast(world, "secretariat-1"), {
        ...personInput(castMember("rep-mt")),
        role: "representative",
        country: "MT",
      });
      return played;
    });

  it("may begin its competing entry by exception, which all are told, and submit it until its date", async () => {
    const { editionId } = await withMalta(world);
    await closeDemoCall(world, editionId);
    const rep = await asCast(world, "rep-mt");
    await expect(createEntry(rep, editionId, newEntry)).rejects.toMatchObject(refused("deadline-passed"));
    await letBegin(world, editionId, "MT");
    expect(await toldBy(world, "late-entry")).toEqual(await speakers(world));
    const letters = await world.db
      .selectFrom("letters")
      .select(["to_email", "facts"])
      .where("kind", "=", "late-entry")
      .execute();
    const [maltese] = await emailsOf(world, "rep-mt");
    for (const letter of letters) {
      const { own, begun, about, path } = JSON.parse(letter.facts);
      expect({ own, begun, about, path }).toEqual({
        own: letter.to_email === maltese,
        begun: false,
        about: "the competing entry of Malta",
        path: "/national",
      });
    }
    const edition = await editionById(rep, editionId);
    expect(await lateExceptionsOf(rep, edition)).toEqual([
      { country: "MT", kind: "competing", reason: typed.reason, givenAt: world.now, until },
    ]);
    expect((await dueForEntries(rep)).map((due) => [due.key, due.day])).toEqual([
      ["enter-late-MT", "2026-10-03"],
    ]);
    await expect(createEntry(rep, editionId, { ...newEntry, kind: "additional" })).rejects.toMatchObject({
      problems: [{ field: "kind", code: "competing-only" }],
    });
    await expect(
      createEntry(await asCast(world, "rep-bg"), editionId, { ...newEntry, country: "BG" }),
    ).rejects.toMatchObject(refused("deadline-passed"));
    const id = await createEntry(rep, editionId, newEntry);
    expect((await dueForEntries(rep)).map((due) => [due.key, due.day])).toEqual([
      [`write-${id}`, "2026-10-03"],
    ]);
    await expect(createEntry(rep, editionId, { ...newEntry, title: "Another" })).rejects.toMatchObject(
      refused("deadline-passed"),
    );
    await expect(makeAdditional(rep, id)).rejects.toMatchObject(refused("deadline-passed"));
    await saveAnswers(rep, id, { evaluation: { text: "The statistics office.", version: 0 } });
    expect(
      await world.db
        .selectFrom("late_exceptions")
        .innerJoin("entries", "entries.id", "entry_id")
        .select(["late_exceptions.country", "entry_id", "late_until"])
        .execute(),
    ).toEqual([{ country: "MT", entry_id: id, late_until: until }]);
    world.now = until;
    const late = await asCast(world, "rep-mt");
    await expect(
      saveAnswers(late, id, { evaluation: { text: "Too late.", version: 1 } }),
    ).rejects.toMatchObject(refused("deadline-passed"));
  });

  it("that has not decided its national round chooses under the exception, and only the competing one", async () => {
    const editionId = await openCallWorld(world, ["PL"]);
    const { roundId, bodies } = await openPolishRound(world, editionId, "2026-09-10");
    const [one, other] = ["pl-yard-league", "pl-eight-oclock-watch"].map((key, index) =>
      handInCandidate(world, editionId, {
        body: index === 0 ? bodies.league : bodies.watch,
        contact: index === 0 ? "body-pl-1" : "body-pl-2",
        language: index === 0 ? "en" : "pl",
        project: polishCandidate(projects, key),
      }),
    );
    const [chosen, extra] = [await one!, await other!];
    world.now = "2026-10-01T08:00:00.000Z";
    const rep = await asCast(world, "rep-pl");
    const reason = "It fits the theme best.";
    const decide = (outcome: string) =>
      decideRound(rep, roundId, {
        [chosen]: { outcome: "competing", reason },
        [extra]: { outcome, reason },
      });
    await expect(decide("not-chosen")).rejects.toMatchObject(refused("deadline-passed"));
    await letBegin(world, editionId, "PL");
    await expect(decide("additional")).rejects.toMatchObject(refused("deadline-passed"));
    await decide("not-chosen");
    expect(await submitEntry(rep, chosen)).toBe(1);
    expect((await receiptByNumber(rep, chosen, 1)).receipt.lateUntil).toBe(until);
  });

  it("is one without a competing entry: not one with a draft, and not one's own", async () => {
    const { editionId } = await withMalta(world);
    const secretariat = await asCast(world, "secretariat-1");
    const edition = await editionById(secretariat, editionId);
    const listed = await statesWithoutEntry(secretariat, edition);
    expect(listed).toHaveLength(24);
    expect(listed).not.toEqual(expect.arrayContaining(["GR"]));
    await expect(proposeLateBeginning(secretariat, editionId, "GR", typed)).rejects.toMatchObject(
      refused("state-has-begun"),
    );
    await expect(proposeLateBeginning(secretariat, editionId, "XX", typed)).rejects.toMatchObject({
      problems: [{ field: "country", code: "no-state" }],
    });
    await expect(
      proposeLateBeginning(await asCast(world, "rep-mt"), editionId, "MT", typed),
    ).rejects.toMatchObject(unknown);
    await appoint(secretariat, {
      ...personInput(castMember("secretariat-2")),
      role: "substitute",
      country: "MT",
    });
    const maltese = await asCast(world, "secretariat-2");
    expect(await statesWithoutEntry(maltese, edition)).not.toContain("MT");
    await expect(proposeLateBeginning(maltese, editionId, "MT", typed)).rejects.toMatchObject(
      refused("own-state"),
    );
    const early = { ...secretariat, now: "2026-09-30T21:59:59.999Z" };
    expect(await statesWithoutEntry(early, edition)).toEqual([]);
    await expect(proposeLateBeginning(early, editionId, "MT", typed)).rejects.toMatchObject(
      refused("deadline-ahead"),
    );
  });

  it("gets one exception at a time, and another once it has run out unused", async () => {
    const { editionId } = await withMalta(world);
    const secretariat = await asCast(world, "secretariat-1");
    const edition = await editionById(secretariat, editionId);
    expect(await statesWithoutEntry(secretariat, edition)).toContain("MT");
    await letBegin(world, editionId, "MT");
    expect(await statesWithoutEntry(secretariat, edition)).not.toContain("MT");
    await expect(proposeLateBeginning(secretariat, editionId, "MT", typed)).rejects.toMatchObject(
      refused("exception-holds"),
    );
    await closeDemoCall(world, editionId);
    await world.db.updateTable("entries").set({ state: "admitted" }).where("country", "=", "BG").execute();
    await expect(closeAdmission(secretariat, editionId)).rejects.toMatchObject(
      refused("late-entry-expected"),
    );
    world.now = until;
    const rep = await asCast(world, "rep-mt");
    await expect(createEntry(rep, editionId, newEntry)).rejects.toMatchObject(refused("deadline-passed"));
    const again = { ...typed, day: "2026-10-05" };
    const id = await proposeLateBeginning(await asCast(world, "secretariat-1"), editionId, "MT", again);
    await confirmAct(await asCast(world, "presidency-1"), editionId, id);
    await createEntry(rep, editionId, newEntry);
  });
});
