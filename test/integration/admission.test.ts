import { join } from "node:path";
import { expect, it } from "vitest";
import { editionById, editionFacts } from "../../app/domain/editions/editions.server";
import { admitEntry, refuseEntry, returnEntry } from "../../app/domain/entries/admission.server";
import { admissionQueue, admissionView, decisionFor } from "../../app/domain/entries/admission-queue.server";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import type { CheckLine } from "../../app/domain/entries/checklist";
import { createEntry } from "../../app/domain/entries/drafts.server";
import { answersOf, entriesVisibleTo, entryById } from "../../app/domain/entries/entries.server";
import { inviteToEntry } from "../../app/domain/entries/entry-people.server";
import { entryFacts, findEntry } from "../../app/domain/entries/entry-rows.server";
import { namePresenter } from "../../app/domain/entries/presenters.server";
import { readingView } from "../../app/domain/entries/reading.server";
import { submitEntry } from "../../app/domain/entries/submission.server";
import { letterText } from "../../app/domain/letters/letters.server";
import { appoint } from "../../app/domain/people/people.server";
import { may } from "../../app/domain/people/permissions";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, closeDemoAdmission, closeDemoCall, idOf } from "../world/editions-steps";
import { openCallWorld, startEntry, submitAll, writeEntry } from "../world/entries-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const greek = projects.find((project) => project.key === "gr-first-word")!;
const bulgarian = projects.find((project) => project.key === "bg-my-block")!;
const unknown = { name: "Unknown" };
const refused = (code: string) => ({ problems: [{ code }] });
const head = { origin: "https://award.example", demonstration: false };

type Checked = { editionId: string; gr: string; bg: string };

/** Two submitted entries; with `closed`, the call is closed and the secretariat's turn has come. */
function submitted(world: World, closed = true): Promise<Checked> {
  return world.again(`submitted, closed: ${closed}`, async () => {
    const editionId = await openCallWorld(world, ["GR", "BG"]);
    const gr = await writeEntry(world, editionId, greek);
    const bg = await writeEntry(world, editionId, bulgarian);
    await submitAll(world, { [greek.key]: gr, [bulgarian.key]: bg }, projects);
    world.now = "2026-10-01T08:00:00.000Z";
    if (closed) await closeDemoCall(world, editionId);
    return { editionId, gr, bg };
  });
}

const remark = {
  reasons: "One answer needs more.",
  until: "2026-10-09",
  remarks: { evaluation: "Who collected the figures?", results: " " },
};

async function lettersOf(world: World, kind: string) {
  return world.db.selectFrom("letters").selectAll().where("kind", "=", kind).orderBy("id").execute();
}

describeOnBothEngines("admission", (world) => {
  it("begins when the call is closed", async () => {
    const { gr, editionId } = await submitted(world, false);
    const secretariat = await asCast(world, "secretariat-1");
    await expect(admitEntry(secretariat, gr)).rejects.toMatchObject(refused("call-open"));
    await closeDemoCall(world, editionId);
    await admitEntry(secretariat, gr, { noteToJury: "The theme is met only in part." });
    expect((await entryById(secretariat, gr)).entry.state).toBe("admitted");
    await expect(admitEntry(secretariat, gr)).rejects.toMatchObject(refused("entry-is-admitted"));
    expect(await lettersOf(world, "entry-admitted")).toHaveLength(3);
    expect(JSON.stringify(await lettersOf(world, "entry-admitted"))).not.toContain("only in part");
    expect(await decisionFor(await asCast(world, "rep-gr"), gr)).toEqual({
      decision: "admitted",
      reasons: "",
      decidedAt: world.now,
    });
  });

  it("lists what is submitted by country with the facts of form, and no draft", async () => {
    const { editionId, gr, bg } = await submitted(world);
    const secretariat = await asCast(world, "secretariat-1");
    const queue = await admissionQueue(secretariat, await editionById(secretariat, editionId));
    const points = (lines: readonly CheckLine[]) => lines.map((line) => [line.point, line.met]);
    expect(
      queue.map(({ id, country, state, lines }) => ({ id, country, state, lines: points(lines) })),
    ).toEqual(
      [
        { id: bg, country: "BG" },
        { id: gr, country: "GR" },
      ].map((one) => ({
        ...one,
        state: "submitted",
        lines: [
          ["complete", true],
          ["on-time", true],
          ["through-representative", true],
          ["english", false],
          ["result", false],
        ],
      })),
    );
    const rep = await asCast(world, "rep-gr");
    await expect(admissionQueue(rep, await editionById(rep, editionId))).rejects.toMatchObject(unknown);
  });

  it("returns with remarks, which open exactly the answers they name until the end of the day", async () => {
    const { gr } = await submitted(world);
    await returnEntry(await asCast(world, "secretariat-1"), gr, remark);
    const writer = await asCast(world, "applicant-gr-1");
    expect((await entryById(await asCast(world, "rep-gr"), gr)).entry).toMatchObject({
      state: "returned",
      returned_until: "2026-10-09T22:00:00.000Z",
    });
    await expect(saveAnswers(writer, gr, { results: { text: "x", version: 1 } })).rejects.toMatchObject({
      problems: [{ field: "results", code: "not-open" }],
    });
    const version = (await answersOf(writer, gr)).get("evaluation")!.version;
    world.now = "2026-10-09T21:59:59.999Z";
    await saveAnswers(await asCast(world, "applicant-gr-1"), gr, {
      evaluation: { text: "The statistics office.", version },
      results: { text: greek.answers.results!, version: 1 },
    });
    world.now = "2026-10-09T22:00:00.000Z";
    await expect(submitEntry(await asCast(world, "rep-gr"), gr)).rejects.toMatchObject(
      refused("return-passed"),
    );
    world.now = "2026-10-09T21:59:59.999Z";
    expect(await submitEntry(await asCast(world, "rep-gr"), gr)).toBe(2);
    const view = await admissionView(await asCast(world, "secretariat-1"), gr);
    expect(view.before).toEqual({ evaluation: greek.answers.evaluation });
    expect(view.lines.find((line) => line.point === "on-time")?.words).toBe("Submitted before the deadline");
    expect(view.decisions.map((one) => [one.decision, one.remarks])).toEqual([
      ["returned", [{ questionId: "evaluation", remark: "Who collected the figures?" }]],
    ]);
  });

  it("keeps what the state types after a return from the secretariat until it is submitted again", async () => {
    const { gr } = await submitted(world);
    const secretariat = await asCast(world, "secretariat-1");
    await returnEntry(secretariat, gr, remark);
    const rep = await asCast(world, "rep-gr");
    const version = (await answersOf(rep, gr)).get("evaluation")!.version;
    await saveAnswers(rep, gr, { evaluation: { text: "Half a thou", version } });
    const read = await readingView(secretariat, gr, "admission");
    const evaluation = read.sections
      .flatMap((section) => section.answers)
      .find((answer) => answer.questionId === "evaluation");
    expect(evaluation?.text).toBe(greek.answers.evaluation);
    await expect(answersOf(secretariat, gr)).rejects.toMatchObject(unknown);
  });

  it("refuses a return without remarks, with a day that leaves no time, and on a question of no form", async () => {
    const { gr } = await submitted(world);
    const secretariat = await asCast(world, "secretariat-1");
    const problemsOf = async (change: Partial<typeof remark>) =>
      returnEntry(secretariat, gr, { ...remark, ...change }).catch((error) =>
        error.problems.map((problem: { field: string }) => problem.field),
      );
    expect(await problemsOf({ remarks: { evaluation: " ", results: "" } })).toEqual(["remarks"]);
    expect(await problemsOf({ until: "2026-10-01", reasons: "" })).toEqual(["reasons", "until"]);
    expect(await problemsOf({ until: "2026-13-01" })).toEqual(["until"]);
    expect(await problemsOf({ until: "2027-10-01" })).toEqual(["until"]);
    await expect(
      returnEntry(secretariat, gr, { ...remark, remarks: { nonsense: "x" } }),
    ).rejects.toMatchObject(unknown);
    expect((await entryById(secretariat, gr)).entry.state).toBe("submitted");
  });

  it("refuses with reasons, which only the state's people can read in their letter", async () => {
    const { bg } = await submitted(world);
    const secretariat = await asCast(world, "secretariat-1");
    await expect(refuseEntry(secretariat, bg, { reasons: "" })).rejects.toMatchObject({
      problems: [{ field: "refusal" }],
    });
    await refuseEntry(secretariat, bg, { reasons: "No result is shown." });
    const [letter] = await lettersOf(world, "entry-refused");
    expect(letter!.facts).toContain("No result is shown.");
    expect((await letterText(secretariat, letter!.id, head)).text).toBeUndefined();
    expect(await decisionFor(await asCast(world, "rep-bg"), bg)).toMatchObject({
      reasons: "No result is shown.",
    });
    await expect(refuseEntry(secretariat, bg, { reasons: "Again" })).rejects.toMatchObject(
      refused("entry-is-refused"),
    );
  });

  it("lets nobody decide on an entry of their own state, and nobody but the secretariat at all", async () => {
    const { gr, bg } = await submitted(world);
    const personId = await idOf(world, "secretariat-2");
    await appoint(await asCast(world, "secretariat-1"), {
      email: "b.lacourtine@secretariat.example",
      nameLatin: "Bastien Lacourtine",
      nameOwn: "",
      nameLanguage: "",
      role: "substitute",
      country: "GR",
    });
    const both = await world.as(personId);
    await expect(admitEntry(both, gr)).rejects.toMatchObject(refused("own-state"));
    await expect(returnEntry(both, gr, remark)).rejects.toMatchObject(refused("own-state"));
    await expect(refuseEntry(both, gr, { reasons: "x" })).rejects.toMatchObject(refused("own-state"));
    expect((await admissionView(both, gr)).closed).toContain("own state");
    await admitEntry(both, bg);
    for (const key of ["rep-gr", "rep-bg", "presidency-1", "applicant-gr-1"]) {
      await expect(admitEntry(await asCast(world, key), gr)).rejects.toMatchObject(unknown);
      await expect(admissionView(await asCast(world, key), gr)).rejects.toMatchObject(unknown);
    }
  });

  it("is over when it is closed, and then each state names its presenter", async () => {
    const { editionId, gr, bg } = await submitted(world);
    const secretariat = await asCast(world, "secretariat-1");
    await admitEntry(secretariat, gr);
    const rep = await asCast(world, "rep-gr");
    const name = {
      nameLatin: "Evanthia Mavromichelaki",
      nameOwn: "Ευανθία Μαυρομιχελάκη",
      nameLanguage: "el",
    };
    await expect(namePresenter(rep, gr, name)).rejects.toMatchObject(refused("admission-open"));
    await refuseEntry(secretariat, bg, { reasons: "No result is shown." });
    await closeDemoAdmission(world, editionId);
    await namePresenter(rep, gr, name);
    expect((await entryById(rep, gr)).entry).toMatchObject({
      presenter_name_latin: name.nameLatin,
      presenter_name_own: name.nameOwn,
      presenter_language: "el",
    });
    await expect(namePresenter(rep, gr, { ...name, nameLanguage: "" })).rejects.toMatchObject({
      problems: [{ field: "nameLanguage" }],
    });
    await expect(namePresenter(await asCast(world, "applicant-gr-1"), gr, name)).rejects.toMatchObject(
      refused("only-representative"),
    );
    await expect(namePresenter(await asCast(world, "rep-bg"), bg, name)).rejects.toMatchObject(
      refused("not-admitted"),
    );
  });
});

describeOnBothEngines("who sees an entry", (world) => {
  it("is the same in the list, in the policy and on the entry itself, for every person and every state", async () => {
    const { editionId, gr, bg } = await submitted(world);
    const rep = await asCast(world, "rep-gr");
    const secretariat = await asCast(world, "secretariat-1");
    await returnEntry(secretariat, gr, remark);
    await refuseEntry(secretariat, bg, { reasons: "No." });
    // A draft of the same state, as it was before the call was closed.
    const opened = { state: "open", deadline_at: "2026-12-31T00:00:00.000Z" };
    await world.db.updateTable("editions").set(opened).execute();
    const draft = await createEntry(rep, editionId, {
      country: "GR",
      kind: "additional",
      title: "A draft",
      organisation: "Somebody",
    });
    const reader = { email: "reader@one.example", nameLatin: "Reader", nameOwn: "", nameLanguage: "" };
    const readerId = await inviteToEntry(rep, draft, { ...reader, role: "read" });
    const people: Record<string, string | undefined> = {
      "rep-gr": await idOf(world, "rep-gr"),
      "rep-bg": await idOf(world, "rep-bg"),
      "applicant-gr-1": await idOf(world, "applicant-gr-1"),
      "applicant-bg": await idOf(world, "applicant-bg"),
      reader: readerId,
      "secretariat-1": await idOf(world, "secretariat-1"),
      "presidency-1": await idOf(world, "presidency-1"),
    };
    const expected: Record<string, string[]> = {
      "rep-gr": ["draft", "gr"],
      "rep-bg": ["bg"],
      "applicant-gr-1": ["gr"],
      "applicant-bg": ["bg"],
      reader: ["draft"],
      "secretariat-1": ["bg", "gr"],
      "presidency-1": [],
    };
    const ids: Record<string, string> = { gr, bg, draft };
    const found: Record<string, string[]> = {};
    for (const [key, personId] of Object.entries(people)) {
      const ctx = await world.as(personId);
      const listed = new Set((await entriesVisibleTo(ctx)).map((row) => row.id));
      found[key] = [];
      for (const [name, id] of Object.entries(ids)) {
        const { facts } = await findEntry(ctx, id);
        const policy = may(ctx.actor, "entry.read", facts) || may(ctx.actor, "admission.read", facts);
        const opens = await entryById(ctx, id).then(
          () => true,
          (error) => {
            expect(error).toMatchObject(unknown);
            return false;
          },
        );
        expect([listed.has(id), opens]).toEqual([policy, policy]);
        if (policy) found[key].push(name);
      }
      found[key].sort();
    }
    expect(found).toEqual(expected);
    expect(await entriesVisibleTo(world.visitor())).toEqual([]);
  });

  it("shows the jury and the public nothing before their time", async () => {
    const { editionId, gr } = await submitted(world);
    await admitEntry(await asCast(world, "secretariat-1"), gr);
    for (const key of ["rep-bg", "rep-gr", "secretariat-1"]) {
      await expect(readingView(await asCast(world, key), gr, "jury")).rejects.toMatchObject(unknown);
      await expect(readingView(await asCast(world, key), gr, "public")).rejects.toMatchObject(unknown);
    }
    const edition = editionFacts(await editionById(await asCast(world, "secretariat-1"), editionId));
    expect(edition.state).toBe("checking");
    expect(entryFacts((await findEntry(await world.as(), gr)).entry).state).toBe("admitted");
  });

  it("leaves an entry of nobody's alone", async () => {
    const { editionId } = await submitted(world, false);
    await world.db.updateTable("editions").set({ deadline_at: "2026-12-31T00:00:00.000Z" }).execute();
    const id = await startEntry(world, editionId, {
      ...greek,
      kind: "additional",
      key: "nobody",
      title: "The Second Word",
    });
    await expect(entryById(await asCast(world, "secretariat-1"), id)).rejects.toMatchObject(unknown);
    await expect(readingView(await asCast(world, "secretariat-1"), id, "admission")).rejects.toMatchObject(
      unknown,
    );
  });
});
