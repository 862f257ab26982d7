import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { afterEach, beforeAll, expect, it } from "vitest";
import { realBuild, type Served, serve, type Visitor } from "../world/application";
import { describeOnBothEngines } from "../world/database";
import { castMember, idOf, personInput } from "../world/editions-steps";
import { openCallWorld } from "../world/entries-steps";
import { handInCandidate, polishCandidate, polishTexts } from "../world/national-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));

let build: ServerBuild;
beforeAll(async () => {
  build = await realBuild();
});

function words(page: string): string {
  return page
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

describeOnBothEngines("the pages of a national round", (world) => {
  let served: Served;
  afterEach(() => served?.stop());

  async function as(key: string): Promise<Visitor> {
    const person = served.visitor();
    await person.post("/account/sign-in/as", { person: await idOf(world, key) });
    return person;
  }

  const inputOf = (key: string) => personInput(castMember(key)) as Record<string, string>;

  it("lead from the first invitation to the English version, without JavaScript", async () => {
    const editionId = await openCallWorld(world, ["PL", "GR"]);
    await world.db.insertInto("installation").values({ name: "demonstration", value: "open" }).execute();
    served = await serve({ db: world.db, build, clock: { now: () => world.now }, stage: "open" });
    let representative = await as("rep-pl");
    expect((await representative.get("/national")).body).toContain("/national/rounds/new?country=PL");
    const late = await representative.post("/national/rounds/new", {
      country: "PL",
      deadlineDay: "2026-10-10",
      candidatesPerBody: "3",
    });
    expect([late.status, words(late.body)]).toEqual([
      400,
      expect.stringContaining("The national deadline must be before the edition"),
    ]);
    const opened = await representative.post("/national/rounds/new", {
      country: "PL",
      deadlineDay: "2026-09-10",
      candidatesPerBody: "3",
    });
    const round = opened.headers.location!;
    expect(round).toMatch(/^\/national\/rounds\/\w{16}$/);
    const roundId = round.split("/").at(-1)!;
    const body = { body: "Town of Zielin", bodyOwn: "Miasto Zielin", language: "pl" };
    await representative.post(`${round}/invite?who=body`, { ...body, ...inputOf("body-pl-2") });
    await representative.post(`${round}/invite?who=body`, {
      ...body,
      body: "Police of Zielin",
      ...inputOf("applicant-pl"),
    });
    await representative.post(`${round}/invite?who=member`, inputOf("committee-pl"));
    expect(words((await representative.get(round)).body)).toContain("Invited, not signed in yet");

    const contact = await as("body-pl-2");
    expect(words((await contact.get("/desk")).body)).toContain("Propose a project for Town of Zielin");
    const bodyPath = /\/national\/bodies\/\w{16}/.exec((await contact.get("/national/rounds")).body)![0];
    expect(words((await representative.get(round)).body)).toContain("Takes part");
    const begun = await contact.post(bodyPath, {
      intent: "start",
      language: "pl",
      title: "The Eight O'Clock Watch",
      titleOwn: "Dyżur o ósmej",
      titleLanguage: "pl",
      organisation: "Miasto Zielin",
    });
    const form = begun.headers.location!;
    const watch = form.split("/").at(-1)!;
    const unfinished = await contact.post(bodyPath, { intent: "hand-in", candidate: watch });
    expect([unfinished.status, words(unfinished.body)]).toEqual([
      409,
      expect.stringContaining("before the candidate can be handed in"),
    ]);
    const taskList = words((await contact.get(form)).body);
    expect(taskList).toContain("10 September 2026, 23:59");
    await contact.post(bodyPath, { intent: "drop", candidate: watch });

    const bodies = await world.db.selectFrom("national_bodies").select(["id", "name"]).execute();
    const police = bodies.find((one) => one.name === "Police of Zielin")!.id;
    const zielin = bodies.find((one) => one.name === "Town of Zielin")!.id;
    const ask = await handInCandidate(world, editionId, {
      body: police,
      contact: "applicant-pl",
      language: "pl",
      project: polishCandidate(projects, "pl-ask-first"),
    });
    const second = await handInCandidate(world, editionId, {
      body: zielin,
      contact: "body-pl-2",
      language: "pl",
      project: { ...polishTexts.find((one) => one.key === "pl-eight-oclock-watch")!, title: "The Watch" },
    });
    expect((await (await as("committee-pl")).get(`${round}/candidates/${ask}`)).status).toBe(403);
    world.now = "2026-09-11T08:00:00.000Z";
    const member = await as("committee-pl");
    representative = await as("rep-pl");
    const read = await member.get(`${round}/candidates/${ask}`);
    expect(read.status).toBe(200);
    expect(read.body).toContain('<div class="plain-text" lang="pl">');
    await member.post(`${round}/candidates/${ask}`, { remark: "Short, but strong." });
    const beside = await representative.get(`${round}/compare?candidate=${ask}&candidate=${second}`);
    expect(words(beside.body)).toContain("Short, but strong.");
    expect(beside.body).toContain("side-by-side-2");
    expect((await member.get(`${round}/decision`)).status).toBe(404);
    for (const key of ["secretariat-1", "rep-gr", "applicant-pl", "presidency-1"]) {
      const other = await as(key);
      for (const path of [
        round,
        `${round}/compare?candidate=${ask}&candidate=${second}`,
        `${round}/candidates/${ask}`,
      ]) {
        expect([key, path, (await other.get(path)).status]).toEqual([key, path, 404]);
      }
      if (key !== "applicant-pl") expect((await other.get(`/write/${ask}`)).status).toBe(404);
    }
    expect(
      words((await as("secretariat-1").then((one) => one.get("/secretariat/editions/2026"))).body),
    ).not.toContain("Ask First");

    const decision = {
      [`outcome:${ask}`]: "competing",
      [`reason:${ask}`]: "Its results.",
      [`outcome:${second}`]: "not-chosen",
    };
    const forgotten = await representative.post(`${round}/decision`, {
      ...decision,
      [`reason:${second}`]: "",
    });
    expect([forgotten.status, words(forgotten.body)]).toEqual([
      400,
      expect.stringContaining("Give the reason; it goes to the body by letter."),
    ]);
    const decided = await representative.post(`${round}/decision`, {
      ...decision,
      [`reason:${second}`]: "Thin.",
    });
    expect([decided.status, decided.headers.location]).toEqual([303, `/national/rounds/${roundId}`]);
    const own = words((await as("body-pl-2").then((one) => one.get(bodyPath))).body);
    expect([own.includes("Thin."), own.includes("Its results.")]).toEqual([true, false]);

    const writing = await (await as("applicant-pl")).get(`/write/${ask}/impact`);
    expect(words(writing.body)).toContain("The text in Polish");
    expect(writing.body).toContain("W szkołach czekających nic się nie zmieniło.");
    const file = await (await as("applicant-pl")).get(`/write/${ask}/national.json`);
    expect(JSON.parse(file.body)).toMatchObject({ format: "award-national-version/1", language: "pl" });
    expect((await (await as("rep-gr")).get(`/write/${ask}/national.json`)).status).toBe(404);
    const check = words((await representative.get(`/national/entries/${ask}/check`)).body);
    expect(check).toContain("Write this answer in English; the text in Polish is kept.");
  });

  it("let a state ask for help with a draft, and end it", async () => {
    const editionId = await openCallWorld(world, ["PL", "GR"]);
    await world.db.insertInto("installation").values({ name: "demonstration", value: "open" }).execute();
    served = await serve({ db: world.db, build, clock: { now: () => world.now }, stage: "open" });
    const representative = await as("rep-pl");
    const made = await representative.post("/national/entries/new", {
      country: "PL",
      kind: "competing",
      title: "A Draft",
      titleOwn: "",
      titleLanguage: "",
      organisation: "An Organisation",
    });
    const hub = made.headers.location!;
    const path = `/secretariat/drafts/${hub.split("/").at(-1)}`;
    const secretariat = await as("secretariat-1");
    expect(editionId).not.toBe("");
    expect((await secretariat.get(path)).status).toBe(404);
    const empty = await representative.post(hub, { intent: "ask-for-help", why: "", days: "7" });
    expect([empty.status, words(empty.body)]).toEqual([
      400,
      expect.stringContaining("Say what you need help with."),
    ]);
    await representative.post(hub, { intent: "ask-for-help", why: "Is it within the theme?", days: "7" });
    expect(words((await secretariat.get(path)).body)).toContain("Is it within the theme?");
    expect((await (await as("rep-gr")).get(path)).status).toBe(404);
    await representative.post(hub, { intent: "end-help" });
    expect((await secretariat.get(path)).status).toBe(404);
  });
});
