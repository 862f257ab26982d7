import { join } from "node:path";
import { expect, it } from "vitest";
import { editionById } from "../../app/domain/editions/editions.server";
import { admitEntry, refuseEntry, returnEntry } from "../../app/domain/entries/admission.server";
import { admitChecked, tickPoints } from "../../app/domain/entries/admission-checks.server";
import { admissionQueue, admissionView, decisionFor } from "../../app/domain/entries/admission-queue.server";
import { admitSeveral, whyNotTogether } from "../../app/domain/entries/admission-several.server";
import { createEntry } from "../../app/domain/entries/drafts.server";
import { entryById } from "../../app/domain/entries/entries.server";
import { keepAsAdditional } from "../../app/domain/entries/kept-as-additional.server";
import { submitEntry } from "../../app/domain/entries/submission.server";
import { writingOf } from "../../app/domain/entries/writing.server";
import { workspaceOf } from "../../app/domain/judging/workspace.server";
import { appoint } from "../../app/domain/people/people.server";
import { emailsOf, enteredBy, speakers, toldBy } from "../world/acts-steps";
import { describeOnBothEngines, type World } from "../world/database";
import {
  asCast,
  castMember,
  closeDemoAdmission,
  closeDemoCall,
  composeDemoJury,
  openDemoJudging,
  personInput,
} from "../world/editions-steps";
import {
  admitAll,
  answerRemark,
  nameAllPresenters,
  openCallWorld,
  submitAll,
  writeEntry,
} from "../world/entries-steps";
import { declareAll, judgingDay } from "../world/judging-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const greek = projects.find((project) => project.key === "gr-first-word")!;
const bulgarian = projects.find((project) => project.key === "bg-my-block")!;
const unknown = { name: "Unknown" };
const refused = (code: string) => ({ problems: [{ code }] });
const both = ["english", "result"];

function checking(world: World) {
  return world.again("checking", async () => {
    const editionId = await openCallWorld(world, ["GR", "BG"]);
    const gr = await writeEntry(world, editionId, greek);
    const bg = await writeEntry(world, editionId, bulgarian);
    await submitAll(world, { [greek.key]: gr, [bulgarian.key]: bg }, projects);
    world.now = "2026-10-01T08:00:00.000Z";
    await closeDemoCall(world, editionId);
    return { editionId, gr, bg };
  });
}

async function ticked(world: World, id: string) {
  const { lines } = await admissionView(await asCast(world, "secretariat-1"), id);
  return lines.flatMap(({ tick }) => (tick ? [[tick.point, tick.by, tick.at]] : []));
}

async function stateOf(world: World, id: string) {
  const row = await world.db
    .selectFrom("entries")
    .select(["state", "kind"])
    .where("id", "=", id)
    .executeTakeFirst();
  return [row!.state, row!.kind];
}

describeOnBothEngines("the ticks of admission", (world) => {
  it("are kept with hand and time, and taken away again", async () => {
    const { gr } = await checking(world);
    const first = castMember("secretariat-1").nameLatin;
    const second = castMember("secretariat-2").nameLatin;
    await tickPoints(await asCast(world, "secretariat-1"), gr, ["english", "theme"]);
    world.now = "2026-10-02T08:00:00.000Z";
    await tickPoints(await asCast(world, "secretariat-2"), gr, both);
    expect(await ticked(world, gr)).toEqual([
      ["english", first, "2026-10-01T08:00:00.000Z"],
      ["result", second, "2026-10-02T08:00:00.000Z"],
    ]);
    await tickPoints(await asCast(world, "secretariat-2"), gr, ["result"]);
    expect(await ticked(world, gr)).toEqual([["result", second, "2026-10-02T08:00:00.000Z"]]);
  });

  it("hold for the text that was read: a new submission is looked at anew", async () => {
    const { gr } = await checking(world);
    await tickPoints(await asCast(world, "secretariat-1"), gr, both);
    await returnEntry(await asCast(world, "secretariat-1"), gr, {
      reasons: "One answer needs more.",
      until: "2026-10-09",
      remarks: { evaluation: "Who collected the figures?" },
    });
    world.now = "2026-10-03T08:00:00.000Z";
    await answerRemark(world, gr, greek, { question: "evaluation", add: "The statistics office." });
    expect(await ticked(world, gr)).toEqual([]);
    await expect(admitChecked(await asCast(world, "secretariat-1"), gr, {})).rejects.toMatchObject({
      problems: [{ field: "english" }, { field: "result" }],
    });
    await admitChecked(await asCast(world, "secretariat-2"), gr, {
      ticks: both,
      noteToJury: "Read section 4.",
    });
    expect(await stateOf(world, gr)).toEqual(["admitted", "competing"]);
    expect((await admissionView(await asCast(world, "secretariat-1"), gr)).decisions[0]?.note_to_jury).toBe(
      "Read section 4.",
    );
  });

  it("are nobody's of that state, nor anybody's outside the secretariat", async () => {
    const { gr } = await checking(world);
    await appoint(await asCast(world, "secretariat-1"), {
      ...personInput(castMember("secretariat-2")),
      role: "substitute",
      country: "GR",
    });
    await expect(tickPoints(await asCast(world, "secretariat-2"), gr, both)).rejects.toMatchObject(
      refused("own-state"),
    );
    for (const key of ["rep-gr", "presidency-1"]) {
      await expect(tickPoints(await asCast(world, key), gr, both)).rejects.toMatchObject(unknown);
    }
  });
});

describeOnBothEngines("admitting several at once", (world) => {
  it("admits each by itself and names those that cannot be, with the reason", async () => {
    const { editionId, gr, bg } = await checking(world);
    const secretariat = await asCast(world, "secretariat-1");
    await tickPoints(secretariat, bg, both);
    const queue = await admissionQueue(secretariat, await editionById(secretariat, editionId));
    expect(queue.map((entry) => [entry.country, whyNotTogether(entry)])).toEqual([
      ["BG", undefined],
      ["GR", "Its checklist is open: Language not checked yet; Results not checked yet."],
    ]);
    const outcome = await admitSeveral(secretariat, [gr, bg, bg, "none"]);
    expect(outcome).toEqual({
      admitted: [bg],
      refused: [
        { id: gr, why: "Confirm that the entry is in English. Confirm that the entry shows some result." },
        { id: "none", why: "There is no such entry." },
      ],
    });
    expect([await stateOf(world, gr), await stateOf(world, bg)]).toEqual([
      ["submitted", "competing"],
      ["admitted", "competing"],
    ]);
    const history = await world.db
      .selectFrom("history")
      .select("object_id")
      .where("command", "=", "admitEntry")
      .execute();
    expect(history).toEqual([{ object_id: bg }]);
    expect(await toldBy(world, "entry-admitted")).toEqual(
      [...(await speakers(world, "BG")), ...(await emailsOf(world, "applicant-bg"))].sort(),
    );
  });
});

describeOnBothEngines("a refused competing entry", (world) => {
  it("stays as an additional one when its state asks for it, and is decided on anew", async () => {
    const { editionId, gr } = await checking(world);
    const secretariat = await asCast(world, "secretariat-1");
    const rep = await asCast(world, "rep-gr");
    await expect(keepAsAdditional(rep, gr)).rejects.toMatchObject(refused("entry-is-submitted"));
    await refuseEntry(secretariat, gr, { reasons: "No result is shown." });
    await expect(keepAsAdditional(await asCast(world, "applicant-gr-1"), gr)).rejects.toMatchObject(
      refused("only-representative"),
    );
    await expect(keepAsAdditional(await asCast(world, "rep-bg"), gr)).rejects.toMatchObject(unknown);
    await keepAsAdditional(rep, gr);
    expect(await stateOf(world, gr)).toEqual(["submitted", "additional"]);
    expect((await admissionView(secretariat, gr)).view.kind).toBe("additional");
    expect(await toldBy(world, "entry-kept")).toEqual(
      [
        ...(await speakers(world, "GR")),
        ...(await emailsOf(world, "applicant-gr-1", "applicant-gr-2", "secretariat-1", "secretariat-2")),
      ].sort(),
    );
    await admitChecked(secretariat, gr, { ticks: both });
    expect(await stateOf(world, gr)).toEqual(["admitted", "additional"]);
    const bg = await world.db
      .selectFrom("entries")
      .select("id")
      .where("country", "=", "BG")
      .executeTakeFirst();
    await admitEntry(secretariat, bg!.id);
    await closeDemoAdmission(world, editionId);
  });

  it("stays when the secretariat records how the state agreed, and never without that", async () => {
    const { gr } = await checking(world);
    const secretariat = await asCast(world, "secretariat-1");
    await refuseEntry(secretariat, gr, { reasons: "No result is shown." });
    await expect(keepAsAdditional(secretariat, gr, { agreement: " " })).rejects.toMatchObject({
      problems: [{ field: "agreement" }],
    });
    await keepAsAdditional(secretariat, gr, { agreement: "By telephone with the representative." });
    expect(
      await world.db.selectFrom("kept_as_additional").select(["entry_id", "agreement"]).execute(),
    ).toEqual([{ entry_id: gr, agreement: "By telephone with the representative." }]);
    const history = JSON.stringify(await world.db.selectFrom("history").selectAll().execute());
    expect(history).not.toContain("telephone");
  });

  it("does not stay beyond the limit of additional entries, nor once admission is closed", async () => {
    const editionId = await openCallWorld(world, ["GR"]);
    const rep = await asCast(world, "rep-gr");
    const gr = await writeEntry(world, editionId, greek);
    for (const title of ["One", "Two"]) {
      await createEntry(rep, editionId, {
        country: "GR",
        kind: "additional",
        title,
        organisation: "Somebody",
      });
    }
    await submitEntry(rep, gr);
    world.now = "2026-10-01T08:00:00.000Z";
    await closeDemoCall(world, editionId);
    const secretariat = await asCast(world, "secretariat-1");
    await refuseEntry(secretariat, gr, { reasons: "No result is shown." });
    const here = await asCast(world, "rep-gr");
    await expect(keepAsAdditional(here, gr)).rejects.toMatchObject(refused("additional-limit"));
    expect((await admissionView(secretariat, gr)).keep?.against).toContain("allows no more");
    await closeDemoAdmission(world, editionId);
    await expect(keepAsAdditional(here, gr)).rejects.toMatchObject(refused("admission-closed"));
    expect((await entryById(here, gr)).entry.state).toBe("refused");
  });
});

describeOnBothEngines("an entry like one of another year", (world) => {
  it("is pointed out from the years before the platform and from its own, for the same state only", async () => {
    const { editionId, gr, bg } = await checking(world);
    const secretariat = await asCast(world, "secretariat-1");
    expect((await admissionView(secretariat, gr)).similar).toEqual([]);
    const edition = await world.db
      .selectFrom("editions")
      .selectAll()
      .where("id", "=", editionId)
      .executeTakeFirstOrThrow();
    const entry = await world.db
      .selectFrom("entries")
      .selectAll()
      .where("id", "=", gr)
      .executeTakeFirstOrThrow();
    const before = { ...edition, id: "before", year: 2025, state: "preparing", opened_at: null };
    await world.db.insertInto("editions").values(before).execute();
    const older = {
      ...entry,
      edition_id: "before",
      state: "refused",
      title: "First Words",
      title_own: null,
      title_language: null,
    };
    await world.db
      .insertInto("entries")
      .values({ ...older, id: "older" })
      .execute();
    await world.db
      .insertInto("entries")
      .values({ ...older, id: "draft", submitted_at: null, title: "The First Word!" })
      .execute();
    await world.db
      .insertInto("entries")
      .values({ ...older, id: "foreign", country: "BG" })
      .execute();
    expect((await admissionView(secretariat, gr)).similar.map((one) => [one.year, one.title])).toEqual([
      [2025, "First Words"],
    ]);
    const again = "The National Emergency Response Mechanism";
    await world.db.updateTable("entries").set({ title: again }).where("id", "in", [gr, bg]).execute();
    expect((await admissionView(secretariat, gr)).similar.map((one) => [one.year, one.title])).toEqual([
      [2023, "National Emergency Response Mechanism (NERM)"],
    ]);
    expect((await admissionView(secretariat, bg)).similar).toEqual([]);
  });
});

describeOnBothEngines("a note to the jury", (world) => {
  it("is read by the jury above the entry, with its paragraphs, and by nobody of the state", async () => {
    const { id, entries, projects: own } = await enteredBy(world, "de-quarrel-workshop");
    const entry = entries["de-quarrel-workshop"]!;
    await composeDemoJury(world, id);
    await closeDemoCall(world, id);
    const note = "The theme is met in its second part only.\n\nRead section 4 twice.";
    await admitAll(world, entries, { notes: { "de-quarrel-workshop": note } });
    await closeDemoAdmission(world, id);
    await nameAllPresenters(world, entries, own);
    world.now = judgingDay;
    await openDemoJudging(world, id);
    await declareAll(world, id);
    expect((await workspaceOf(await asCast(world, "juror-gr"), entry)).noteToJury).toBe(note);
    const rep = await asCast(world, "rep-de");
    expect(JSON.stringify([await decisionFor(rep, entry), await writingOf(rep, entry)])).not.toContain(
      "section 4",
    );
    const letters = await world.db.selectFrom("letters").select("facts").execute();
    expect(letters.some((letter) => letter.facts.includes("section 4"))).toBe(false);
  });
});
