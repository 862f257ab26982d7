import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, it } from "vitest";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import { dueForEntries } from "../../app/domain/entries/due.server";
import { answersOf, entryById } from "../../app/domain/entries/entries.server";
import { receiptByNumber, receiptFile, receiptsOf } from "../../app/domain/entries/receipts.server";
import { markJuryOnly } from "../../app/domain/entries/section-marks.server";
import { gapsOf, reopenEntry, submitEntry } from "../../app/domain/entries/submission.server";
import { readContent } from "../../app/domain/entries/submission-content";
import { withdrawEntry } from "../../app/domain/entries/withdrawal.server";
import { historyHead } from "../../app/domain/history/record.server";
import { findBreaches } from "../../app/domain/invariants.server";
import { composeLetter } from "../../app/domain/letters/letters.server";
import { Refusal } from "../../app/domain/problems";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, closeDemoCall, idOf } from "../world/editions-steps";
import { openCallWorld, startEntry, writeEntry } from "../world/entries-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const greek = projects.find((project) => project.key === "gr-first-word")!;
const unknown = { name: "Unknown" };
const refused = (code: string) => ({ problems: [{ code }] });
const lastInstant = "2026-09-30T21:59:59.999Z";
const deadline = "2026-09-30T22:00:00.000Z";

const states = ["GR", "BG"];

/** The Greek entry, written to the last answer and not submitted. */
function written(world: World): Promise<{ editionId: string; id: string }> {
  return world.again("written", async () => {
    const editionId = await openCallWorld(world, states);
    return { editionId, id: await writeEntry(world, editionId, greek) };
  });
}

describeOnBothEngines("submitting an entry", (world) => {
  it("freezes the content with its digest and the head of the history, and sends the receipt", async () => {
    const { editionId, id } = await written(world);
    await markJuryOnly(await asCast(world, "applicant-gr-1"), id, "delivery", "The rooms' address");
    world.now = "2026-09-20T10:00:00.000Z";
    const rep = await asCast(world, "rep-gr");
    expect(await submitEntry(rep, id)).toBe(1);
    expect((await entryById(rep, id)).entry).toMatchObject({
      state: "submitted",
      submitted_at: "2026-09-20T10:00:00.000Z",
    });
    const row = await world.db.selectFrom("submissions").selectAll().executeTakeFirstOrThrow();
    expect(row.digest).toBe(createHash("sha256").update(row.content).digest("hex"));
    expect(row.history_head).toBe(await historyHead(rep, editionId));
    const content = readContent(row.content);
    expect(content.entry).toEqual({
      id,
      country: "GR",
      kind: "competing",
      title: "The First Word",
      titleOwn: greek.titleOwn,
      titleLanguage: "el",
      organisation: greek.answers.organisation,
    });
    const answers = content.sections.flatMap((section) => section.answers);
    const stored = await answersOf(rep, id);
    expect(Object.fromEntries(answers.map((answer) => [answer.questionId, answer.text]))).toEqual(
      Object.fromEntries(
        [...stored].filter(([, one]) => one.text !== "").map(([key, one]) => [key, one.text]),
      ),
    );
    expect(answers.filter((answer) => answer.juryOnlyReason).map((answer) => answer.questionId)).toEqual([
      "delivery",
    ]);
    const letters = await world.db
      .selectFrom("letters")
      .selectAll()
      .where("kind", "=", "entry-receipt")
      .execute();
    const hearers = await Promise.all(
      ["rep-gr", "applicant-gr-1", "applicant-gr-2"].map((key) => idOf(world, key)),
    );
    expect(letters.map((letter) => letter.to_person_id).sort()).toEqual(hearers.sort());
    const text = composeLetter(letters[0]!, { origin: "https://award.example", demonstration: false }).text;
    expect(text).toContain(row.digest);
    expect(text).toContain(row.history_head);
    expect(text).toContain(`[link]/national/entries/${id}/receipts/1`);
  });

  it("gives a receipt that holds everything, as a page's facts, as a file and as a PDF of the same bytes", async () => {
    const { id } = await written(world);
    const rep = await asCast(world, "rep-gr");
    await submitEntry(rep, id);
    const whole = await receiptByNumber(rep, id, 1);
    expect(whole.receipt).toMatchObject({ number: 1, at: world.now, by: "Stavroula Anagnostara" });
    expect(createHash("sha256").update(whole.canonical).digest("hex")).toBe(whole.receipt.digest);
    expect(whole.view.sections.flatMap((section) => section.answers).length).toBeGreaterThan(20);
    const [first, second] = [await receiptFile(rep, id, 1, true), await receiptFile(rep, id, 1, true)];
    expect(Buffer.from(first).subarray(0, 5).toString()).toBe("%PDF-");
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    for (const number of [0, 2, Number.NaN]) {
      await expect(receiptByNumber(rep, id, number)).rejects.toMatchObject(unknown);
    }
  });

  it("refuses gaps, names each, and leaves the entry a draft", async () => {
    const editionId = await openCallWorld(world, states);
    const id = await startEntry(world, editionId, greek);
    const rep = await asCast(world, "rep-gr");
    const gaps = await gapsOf(rep, id);
    const error = await submitEntry(rep, id).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).problems[0]).toEqual({
      kind: "rule",
      code: "gaps",
      sentence: `${gaps.length} answers are missing or need a change before the entry can be submitted.`,
    });
    expect((error as Refusal).problems.slice(1).map((problem) => problem.field)).toEqual(
      gaps.map((gap) => gap.questionId),
    );
    expect((await entryById(rep, id)).entry.state).toBe("draft");
    expect(await receiptsOf(rep, id)).toEqual([]);
  });

  it("is for the representative and substitutes only", async () => {
    const { id } = await written(world);
    await expect(submitEntry(await asCast(world, "applicant-gr-1"), id)).rejects.toMatchObject(
      refused("only-representative"),
    );
    for (const key of ["rep-bg", "secretariat-1", "presidency-1"]) {
      await expect(submitEntry(await asCast(world, key), id)).rejects.toMatchObject(unknown);
    }
    await expect(submitEntry(world.visitor(), id)).rejects.toMatchObject(unknown);
  });

  it("counts in the last millisecond and is refused in the next", async () => {
    const { id } = await written(world);
    world.now = deadline;
    await expect(submitEntry(await asCast(world, "rep-gr"), id)).rejects.toMatchObject(
      refused("deadline-passed"),
    );
    world.now = lastInstant;
    expect(await submitEntry(await asCast(world, "rep-gr"), id)).toBe(1);
  });

  it("answers a second press with a sentence and makes no second submission", async () => {
    const { id } = await written(world);
    const rep = await asCast(world, "rep-gr");
    const outcomes = await Promise.allSettled([submitEntry(rep, id), submitEntry(rep, id)]);
    expect(outcomes.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = outcomes.find((one) => one.status === "rejected") as PromiseRejectedResult;
    expect(lost.reason).toMatchObject(refused("entry-is-submitted"));
    expect(await receiptsOf(rep, id)).toHaveLength(1);
  });

  it("can be reopened and submitted again until the deadline, each time with a receipt of its own", async () => {
    const { id } = await written(world);
    const rep = await asCast(world, "rep-gr");
    await submitEntry(rep, id);
    await expect(saveAnswers(rep, id, { "in-short": { text: "Changed", version: 1 } })).rejects.toMatchObject(
      refused("entry-submitted"),
    );
    await expect(reopenEntry(await asCast(world, "applicant-gr-1"), id)).rejects.toMatchObject(
      refused("only-representative"),
    );
    const overtaken = async (number: number) => (await receiptByNumber(rep, id, number)).overtaken;
    expect(await overtaken(1)).toBeUndefined();
    await reopenEntry(rep, id);
    expect(await overtaken(1)).toBe(
      "The entry was reopened afterwards. It counts only once it is submitted again.",
    );
    await saveAnswers(rep, id, { "in-short": { text: "Changed", version: 1 } });
    world.now = lastInstant;
    const late = await asCast(world, "rep-gr");
    expect(await submitEntry(late, id)).toBe(2);
    expect((await receiptsOf(late, id)).map((receipt) => receipt.number)).toEqual([2, 1]);
    expect([await overtaken(1), await overtaken(2)]).toEqual([
      "The entry was submitted again afterwards: receipt 2 is the newest.",
      undefined,
    ]);
    world.now = deadline;
    await expect(reopenEntry(await asCast(world, "rep-gr"), id)).rejects.toMatchObject(
      refused("deadline-passed"),
    );
  });

  it("puts a question that is not asked, and an answer to it, outside of what is submitted", async () => {
    const { id } = await written(world);
    const rep = await asCast(world, "rep-gr");
    const version = (await answersOf(rep, id)).get("independent-evaluation")?.version ?? 0;
    expect(greek.answers["independent-evaluation"]).toBe("yes");
    await saveAnswers(rep, id, { "independent-evaluation": { text: "no", version } });
    await submitEntry(rep, id);
    const { content } = await receiptByNumber(rep, id, 1);
    const ids = content.sections.flatMap((section) => section.answers.map((answer) => answer.questionId));
    expect(ids).toContain("independent-evaluation");
    expect(ids).not.toContain("evaluator");
    expect((await answersOf(rep, id)).has("evaluator")).toBe(true);
  });
});

describeOnBothEngines("withdrawing an entry", (world) => {
  it("tells the state's people, and the secretariat alone why", async () => {
    const { id } = await written(world);
    const rep = await asCast(world, "rep-gr");
    await submitEntry(rep, id);
    await expect(withdrawEntry(rep, id, "  ")).rejects.toMatchObject({ problems: [{ field: "reason" }] });
    await expect(withdrawEntry(await asCast(world, "applicant-gr-1"), id, "x")).rejects.toMatchObject(
      refused("only-representative"),
    );
    await withdrawEntry(rep, id, "The city left the project.");
    expect((await entryById(rep, id)).entry.state).toBe("withdrawn");
    await expect(withdrawEntry(rep, id, "Again")).rejects.toMatchObject(refused("entry-is-withdrawn"));
    const letters = await world.db
      .selectFrom("letters")
      .innerJoin("people", "people.id", "letters.to_person_id")
      .select(["kind", "email", "facts"])
      .where("kind", "like", "entry-withdraw%")
      .execute();
    const told = letters.map((letter) => [letter.kind, letter.facts.includes("The city left"), letter.email]);
    expect(told.sort((a, b) => String(a).localeCompare(String(b)))).toEqual([
      ["entry-withdrawal", true, "a.terbruggen@secretariat.example"],
      ["entry-withdrawal", true, "b.lacourtine@secretariat.example"],
      ["entry-withdrawn", false, "e.mavromichelaki@proti-lexi.example"],
      ["entry-withdrawn", false, "i.tsakiropoulos@proti-lexi.example"],
      ["entry-withdrawn", false, "s.anagnostara@mopocp-gr.example"],
    ]);
    const history = await world.db.selectFrom("history").selectAll().execute();
    expect(JSON.stringify(history)).not.toContain("The city left");
  });
});

describeOnBothEngines("the desk", (world) => {
  it("asks the representative to enter and to submit, the applicant to write, and nobody after the deadline", async () => {
    const editionId = await openCallWorld(world, states);
    const keys = async (person: string) =>
      (await dueForEntries(await asCast(world, person))).map((due) => due.key);
    expect(await keys("rep-gr")).toEqual(["enter-GR"]);
    const id = await startEntry(world, editionId, greek);
    expect(await keys("rep-gr")).toEqual([`write-${id}`]);
    expect(await dueForEntries(await asCast(world, "applicant-gr-1"))).toMatchObject([
      { key: `write-${id}`, day: "2026-09-30", action: { to: `/write/${id}` } },
    ]);
    expect(await keys("rep-bg")).toEqual(["enter-BG"]);
    expect(await keys("secretariat-1")).toEqual([]);
    world.now = deadline;
    expect([await keys("rep-gr"), await keys("rep-bg"), await keys("applicant-gr-1")]).toEqual([[], [], []]);
  });

  it("asks the secretariat to check what is submitted once the call is closed", async () => {
    const { editionId, id } = await written(world);
    await submitEntry(await asCast(world, "rep-gr"), id);
    world.now = deadline;
    await closeDemoCall(world, editionId);
    expect(await dueForEntries(await asCast(world, "secretariat-1"))).toMatchObject([
      { day: "2026-10-14", title: "Check one entry" },
    ]);
  });
});

describeOnBothEngines("the invariants of entries", (world) => {
  const broken = async () => (await findBreaches(world.db)).map((breach) => breach.invariant);

  it("notice an altered submission, an answer without its version, and too many entries", async () => {
    const { id } = await written(world);
    await submitEntry(await asCast(world, "rep-gr"), id);
    expect(await broken()).toEqual([]);
    const row = await world.db.selectFrom("submissions").selectAll().executeTakeFirstOrThrow();
    const content = row.content.replace("The First Word", "The First World");
    await world.db.updateTable("submissions").set({ content }).execute();
    await world.db.updateTable("answers").set({ text: "x" }).where("question_id", "=", "in-short").execute();
    await world.db.updateTable("editions").set({ additional_limit: 0 }).execute();
    await world.db.updateTable("entries").set({ kind: "additional" }).execute();
    expect(await broken()).toEqual([
      "a submitted entry has a submission whose digest matches its content",
      "a state has one competing entry and no more additional ones than allowed",
      "an answer's text is its newest version",
    ]);
    // Mended again, as every test ends with all of them holding.
    await world.db.updateTable("submissions").set({ content: row.content }).execute();
    await world.db
      .updateTable("answers")
      .set({ text: greek.answers["in-short"]! })
      .where("question_id", "=", "in-short")
      .execute();
    await world.db.updateTable("entries").set({ kind: "competing" }).execute();
  });
});
