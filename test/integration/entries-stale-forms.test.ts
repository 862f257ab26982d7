import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { afterEach, beforeAll, expect, it } from "vitest";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import { answersOf } from "../../app/domain/entries/entries.server";
import { markJuryOnly } from "../../app/domain/entries/section-marks.server";
import { submitEntry } from "../../app/domain/entries/submission.server";
import { writingOf } from "../../app/domain/entries/writing.server";
import { realBuild, type Served, serve, type Visitor } from "../world/application";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast, closeDemoCall, idOf } from "../world/editions-steps";
import { openCallWorld, startEntry, writeEntry } from "../world/entries-steps";
import { formsOf } from "../world/html";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const greek = projects.find((project) => project.key === "gr-first-word")!;

let build: ServerBuild;
beforeAll(async () => {
  build = await realBuild();
});

let served: Served | undefined;
afterEach(async () => {
  await served?.stop();
  served = undefined;
});

async function visitorOf(world: World, key: string): Promise<Visitor> {
  if (!served) {
    await world.db.insertInto("installation").values({ name: "demonstration", value: "open" }).execute();
    served = await serve({ db: world.db, build, clock: { now: () => world.now }, stage: "open" });
  }
  const person = served.visitor();
  await person.post("/account/sign-in/as", { person: await idOf(world, key) });
  return person;
}

const place = "delivery";

/** A writer's browser without JavaScript on the section about delivery. */
async function writingBrowser(world: World, key: string, entryId: string) {
  const visitor = await visitorOf(world, key);
  const ctx = await asCast(world, key);
  const section = (await writingOf(ctx, entryId)).sections.find((one) =>
    one.questions.some((question) => question.id === place),
  )!;
  const path = `/write/${entryId}/${section.id}`;
  return {
    read: async () => fieldsOf((await visitor.get(path)).body),
    send: (fields: [string, string][]) => visitor.post(path, fields),
  };
}

/** What the form of a page about the delivery sends when nothing is changed. */
function fieldsOf(page: string): [string, string][] {
  const form = formsOf(page).find((one) => one.controls.some((control) => control.name === place))!;
  const ticked = new RegExp(`<input[^>]*name="jury-only:${place}"[^>]*checked`).test(page);
  return form.controls
    .filter(({ name, value }) => name.endsWith(place) || (name === "jury-only-asked" && value === place))
    .filter(({ name }) => name !== `jury-only:${place}` || ticked)
    .map(({ name, value }) => [name, value]);
}

function changed(fields: [string, string][], change: Record<string, string>): [string, string][] {
  return [...fields.filter(([name]) => !(name in change)), ...Object.entries(change)];
}

async function markOn(world: World, entryId: string) {
  return (await answersOf(await asCast(world, "rep-gr"), entryId)).get(place)?.jury_only_reason;
}

describeOnBothEngines("a form that was opened before somebody else changed something", (world) => {
  it('neither takes away a mark "for the jury only" that it has never shown, nor brings an old one back', async () => {
    const id = await writeEntry(world, await openCallWorld(world, ["GR"]), greek);
    const { read, send } = await writingBrowser(world, "applicant-gr-1", id);
    const save = { intent: "save" };
    const before = await read();
    await markJuryOnly(await asCast(world, "applicant-gr-2"), id, place, "The address of a shelter");
    expect((await send(changed(before, save))).status).toBe(303);
    expect(await markOn(world, id)).toBe("The address of a shelter");
    const marked = await read();
    expect(marked).toContainEqual([`jury-only-reason:${place}`, "The address of a shelter"]);
    await markJuryOnly(await asCast(world, "applicant-gr-2"), id, place, null);
    expect((await send(changed(marked, save))).status).toBe(303);
    expect(await markOn(world, id)).toBeNull();
    // Whoever has seen what stands may change it, in both directions.
    const mark = { [`jury-only:${place}`]: "yes", [`jury-only-reason:${place}`]: "A police method" };
    expect(
      (await send(changed(await read(), { ...save, ...mark, [`jury-only-reason:${place}`]: "" }))).status,
    ).toBe(400);
    expect((await send(changed(await read(), { ...save, ...mark }))).status).toBe(303);
    expect(await markOn(world, id)).toBe("A police method");
    const unticked = (await read()).filter(([name]) => name !== `jury-only:${place}`);
    expect((await send(changed(unticked, save))).status).toBe(303);
    expect(await markOn(world, id)).toBeNull();
  });

  it('is not one\'s own: after a "complete" that was refused, one goes on writing over what was saved', async () => {
    const id = await startEntry(world, await openCallWorld(world, ["GR"]), greek);
    const { read, send } = await writingBrowser(world, "applicant-gr-1", id);
    const refused = await send(changed(await read(), { [place]: "Half a thought", intent: "complete" }));
    expect(refused.status).toBe(400);
    const typed = fieldsOf(refused.body);
    expect(typed).toContainEqual([place, "Half a thought"]);
    const sent = await send(changed(typed, { [place]: "Half a thought, and the rest", intent: "save" }));
    expect(sent.status).toBe(303);
    const stored = (await answersOf(await asCast(world, "rep-gr"), id)).get(place)!;
    expect([stored.text, stored.version]).toEqual(["Half a thought, and the rest", 2]);
  });
});

describeOnBothEngines("signing off", (world) => {
  /** The representative's page before signing off: the mark of what was read, and a way to sign it off. */
  const check = async (id: string) => {
    const path = `/national/entries/${id}/check`;
    const visitor = await visitorOf(world, "rep-gr");
    const mark = (page: string) =>
      formsOf(page)
        .flatMap((form) => form.controls)
        .find((control) => control.name === "read")!.value;
    return {
      read: mark((await visitor.get(path)).body),
      mark,
      submit: (read: string) => visitor.post(path, { publication: "yes", read }),
    };
  };
  const stateOf = async (id: string) =>
    (await world.db.selectFrom("entries").select("state").where("id", "=", id).executeTakeFirst())?.state;

  const changeLicence = async (id: string) => {
    const writer = await asCast(world, "applicant-gr-1");
    const { version } = (await answersOf(writer, id)).get("licence")!;
    await saveAnswers(writer, id, { licence: { text: "display-only", version } });
  };

  it("is of what was read: what somebody changed meanwhile is shown first", async () => {
    const id = await writeEntry(world, await openCallWorld(world, ["GR"]), greek);
    const { read, mark, submit } = await check(id);
    await changeLicence(id);
    const refused = await submit(read);
    expect(refused.status).toBe(409);
    expect(refused.body).toContain("Somebody has changed the entry since you opened this page.");
    expect(await stateOf(id)).toBe("draft");
    const fresh = mark(refused.body);
    expect(fresh).not.toBe(read);
    expect((await submit(fresh)).status).toBe(303);
    expect(await stateOf(id)).toBe("submitted");
  });

  it("takes what stands in the last hour, when a second look could cost the deadline", async () => {
    const id = await writeEntry(world, await openCallWorld(world, ["GR"]), greek);
    world.now = "2026-09-30T21:00:00.000Z";
    const { read, submit } = await check(id);
    await changeLicence(id);
    expect((await submit(read)).status).toBe(303);
    expect(await stateOf(id)).toBe("submitted");
  });
});

describeOnBothEngines("deciding on an entry", (world) => {
  it("rests on what was read: a second press, and a page from before the last submission, decide nothing", async () => {
    const editionId = await openCallWorld(world, ["GR"]);
    const id = await writeEntry(world, editionId, greek);
    await submitEntry(await asCast(world, "rep-gr"), id);
    world.now = "2026-10-01T08:00:00.000Z";
    await closeDemoCall(world, editionId);
    const path = `/secretariat/admission/${id}`;
    const secretariat = await visitorOf(world, "secretariat-1");
    const seenIn = (page: string) => [
      ...new Set(
        formsOf(page).flatMap((form) =>
          form.controls.filter((one) => one.name === "seen").map((one) => one.value),
        ),
      ),
    ];
    const [seen] = seenIn((await secretariat.get(path)).body);
    const returning = (mark: string, until: string) => ({
      intent: "return",
      seen: mark,
      reasons: "One answer needs more.",
      until,
      "remark:evaluation": "Who collected the figures?",
    });
    const letters = async () =>
      (await world.db.selectFrom("letters").select("id").where("kind", "=", "entry-returned").execute())
        .length;
    expect((await secretariat.post(path, returning(seen!, "2026-10-09"))).status).toBe(303);
    expect(await letters()).toBe(3);
    const twice = await secretariat.post(path, returning(seen!, "2026-10-09"));
    expect(twice.status).toBe(409);
    expect(twice.body).toContain("since you opened this page");
    expect(await letters()).toBe(3);
    // The state has let the day pass and asks for more time: it gets another day, once this page is read.
    world.now = "2026-10-12T08:00:00.000Z";
    await expect(submitEntry(await asCast(world, "rep-gr"), id)).rejects.toMatchObject({
      problems: [{ code: "return-passed" }],
    });
    const [fresh] = seenIn(twice.body);
    const later = await visitorOf(world, "secretariat-1");
    expect((await later.post(path, returning(fresh!, "2026-10-16"))).status).toBe(303);
    const writer = await asCast(world, "applicant-gr-1");
    const { version } = (await answersOf(writer, id)).get("evaluation")!;
    await saveAnswers(writer, id, { evaluation: { text: "The statistics office.", version } });
    const [before] = seenIn((await later.get(path)).body);
    await submitEntry(await asCast(world, "rep-gr"), id);
    const admit = (mark: string) => ({ intent: "admit", seen: mark, english: "yes", result: "yes" });
    expect((await later.post(path, admit(before!))).status).toBe(409);
    const [last] = seenIn((await later.get(path)).body);
    expect((await later.post(path, admit(last!))).status).toBe(303);
    const row = await world.db.selectFrom("entries").select("state").where("id", "=", id).executeTakeFirst();
    expect(row?.state).toBe("admitted");
  });
});
