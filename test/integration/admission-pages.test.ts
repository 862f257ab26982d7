import type { ServerBuild } from "@remix-run/node";
import { afterEach, beforeAll, expect, it } from "vitest";
import { realBuild, type Served, serve, type Visitor } from "../world/application";
import { describeOnBothEngines } from "../world/database";
import { closeDemoCall, idOf } from "../world/editions-steps";
import { openCallWorld, startEntry, submitAll, writeEntry } from "../world/entries-steps";
import { projectsNamed } from "../world/judging-steps";

let build: ServerBuild;
beforeAll(async () => {
  build = await realBuild();
}, 120_000);

const admission = "/secretariat/admission";

function words(page: string): string {
  return page
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<!-- -->/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

describeOnBothEngines("the pages of admission", (world) => {
  let served: Served;
  afterEach(() => served?.stop());

  /** Bulgaria and Greece have submitted, Malta has begun; the call is closed, and the world has one-click sign-in. */
  async function checking() {
    const editionId = await openCallWorld(world, ["GR", "BG", "MT"]);
    const projects = projectsNamed("gr-first-word", "bg-my-block", "mt-our-square");
    const [gr, bg, mt] = projects as [(typeof projects)[0], (typeof projects)[0], (typeof projects)[0]];
    const entries = {
      [gr.key]: await writeEntry(world, editionId, gr),
      [bg.key]: await writeEntry(world, editionId, bg),
    };
    const begun = await startEntry(world, editionId, mt);
    await submitAll(world, entries, projects);
    world.now = "2026-10-01T08:00:00.000Z";
    await closeDemoCall(world, editionId);
    await world.db.insertInto("installation").values({ name: "demonstration", value: "checking" }).execute();
    served = await serve({ db: world.db, build, clock: { now: () => world.now }, stage: "checking" });
    return { greek: entries[gr.key]!, bulgarian: entries[bg.key]!, begun };
  }

  async function as(key: string): Promise<Visitor> {
    const person = served.visitor();
    await person.post("/account/sign-in/as", { person: await idOf(world, key) });
    return person;
  }

  it("keep ticks, refuse an unticked admission with what was typed, and admit what is chosen", async () => {
    const { greek, bulgarian } = await checking();
    const secretariat = await as("secretariat-1");
    const unticked = await secretariat.post(`${admission}/${greek}`, {
      intent: "admit",
      seen: "1.0",
      english: "yes",
      noteToJury: "Section 4.",
    });
    expect(unticked.status).toBe(400);
    expect(words(unticked.body)).toContain("Confirm that the entry shows some result.");
    expect(unticked.body).toContain("Section 4.");
    expect(words((await secretariat.get(admission)).body)).not.toContain("Checklist complete");
    for (const id of [greek, bulgarian]) {
      const ticked = await secretariat.post(`${admission}/${id}`, {
        intent: "tick",
        seen: "1.0",
        english: "yes",
        result: "yes",
      });
      expect([ticked.status, ticked.headers.location]).toEqual([303, admission]);
    }
    const queue = await secretariat.get(admission);
    expect(queue.body.match(/name="entry"/g)).toHaveLength(2);
    const page = await secretariat.get(`${admission}/together?entry=${greek}&entry=unknown`);
    expect(words(page.body)).toContain("This entry will be admitted");
    expect(page.body).not.toContain(bulgarian);
    const done = await secretariat.post(`${admission}/together`, { entry: greek });
    expect(done.status).toBe(303);
    expect(words((await secretariat.get(admission)).body)).toContain("1 entry is admitted");
    const again = await secretariat.post(`${admission}/together`, { entry: greek });
    expect(again.status).toBe(303);
    expect(words((await secretariat.get(admission)).body)).toContain("No entry is admitted. Not admitted,");
  });

  it("are nobody's but the secretariat's", async () => {
    const { greek, begun } = await checking();
    const paths = [
      admission,
      `${admission}/together`,
      `${admission}/${greek}`,
      `${admission}/${begun}/late`,
      `${admission}/late`,
    ];
    const answers: Record<string, number[]> = {};
    for (const who of ["secretariat-1", "presidency-1", "rep-gr", "rep-mt", "applicant-gr-1"]) {
      const person = await as(who);
      answers[who] = [];
      for (const path of paths) answers[who].push((await person.get(path)).status);
      answers[who].push((await person.post(`${admission}/together`, { entry: greek })).status);
    }
    expect(answers).toEqual({
      "secretariat-1": [200, 200, 200, 200, 200, 303],
      // The presidency confirms an exception among its acts; it is proposed here.
      "presidency-1": [404, 404, 404, 404, 404, 404],
      "rep-gr": [404, 404, 404, 404, 404, 404],
      "rep-mt": [404, 404, 404, 404, 404, 404],
      "applicant-gr-1": [404, 404, 404, 404, 404, 404],
    });
  });

  it("propose an exception for a state that began nothing, say all that is missing, and open its form once confirmed", async () => {
    await checking();
    const secretariat = await as("secretariat-1");
    const missing = await secretariat.post(`${admission}/late`, {
      country: "",
      reason: "",
      day: "",
      time: "x",
    });
    expect(missing.status).toBe(400);
    for (const sentence of [
      "Choose the state.",
      "Write the reason",
      "Enter the last day",
      "Enter the time",
    ]) {
      expect(words(missing.body)).toContain(sentence);
    }
    const typed = { country: "AT", reason: "The network was down.", day: "2026-10-04", time: "12:00" };
    const done = await secretariat.post(`${admission}/late`, typed);
    expect([done.status, done.headers.location]).toEqual([303, admission]);
    expect(words((await secretariat.get(`${admission}/late`)).body)).not.toContain("Austria");
    const presidency = await as("presidency-1");
    const acts = "/presidency/editions/2026/acts";
    const page = (await presidency.get(acts)).body;
    expect(words(page)).toContain("the competing entry of Austria can be begun");
    const proposal = /name="proposal" value="(\w+)"/.exec(page)![1]!;
    expect((await presidency.post(acts, { intent: "confirm", proposal })).status).toBe(303);
    expect(words((await (await as("rep-gr")).get("/national")).body)).toContain("The network was down.");
  });

  it("tell a state that its draft was not submitted, and what can be done", async () => {
    const { begun } = await checking();
    const rep = await as("rep-mt");
    expect(words((await rep.get("/national")).body)).toContain(
      "Not by the deadline: open it to see what can be done",
    );
    expect(words((await rep.get(`/national/entries/${begun}`)).body)).toContain(
      "A late entry is possible only by an exception with reasons",
    );
  });
});
