import type { ServerBuild } from "@remix-run/node";
import { afterEach, beforeAll, expect, it } from "vitest";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { realBuild, type Served, serve, type Visitor } from "../world/application";
import { describeOnBothEngines } from "../world/database";
import { asCast, idOf } from "../world/editions-steps";
import { declareAll, projectsNamed, worldBeforeJudging } from "../world/judging-steps";

let build: ServerBuild;
beforeAll(async () => {
  build = await realBuild();
});

const here = "/presidency/editions/2026/distribution";
const projects = projectsNamed("ie-second-whistle", "ee-three-adults", "lt-evening-light", "be-after-four");

function words(page: string): string {
  return page
    .replace(/<head>.*?<\/head>/s, "")
    .replaceAll("<!-- -->", "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replace(/\s+/g, " ");
}

function hidden(page: string, name: string): string {
  return new RegExp(`type="hidden" name="${name}" value="([^"]*)"`).exec(page)![1]!;
}

describeOnBothEngines("the pages of the distribution", (world) => {
  let served: Served;
  afterEach(() => served?.stop());

  async function as(key: string): Promise<Visitor> {
    const person = served.visitor();
    await person.post("/account/sign-in/as", { person: await idOf(world, key) });
    return person;
  }

  it("lead from the setting through preview and making to judging, and mend a late recusal, all by forms", async () => {
    const { editionId } = await worldBeforeJudging(world, projects);
    await world.db.insertInto("installation").values({ name: "demonstration", value: "checking" }).execute();
    served = await serve({ db: world.db, build, clock: { now: () => world.now }, stage: "checking" });
    const [presidency, secretariat, chair] = [
      await as("presidency-1"),
      await as("secretariat-1"),
      await as("rep-ie"),
    ];

    // The setting, with what was typed given back.
    expect(words((await presidency.get("/presidency/editions/2026")).body)).toContain(
      "Every delegation judges every entry",
    );
    expect(words((await secretariat.get(here)).body)).toContain("There is nothing to draw");
    const refused = await presidency.post(here, { intent: "set", deal: "some", perEntry: "1" });
    expect([refused.status, refused.body.includes('href="#f-perEntry"')]).toEqual([400, true]);
    expect(refused.body).toMatch(/name="perEntry"[^>]*value="1"|value="1"[^>]*name="perEntry"/);
    expect((await secretariat.post(here, { intent: "set", deal: "some", perEntry: "3" })).status).toBe(409);
    const set = await presidency.post(here, {
      intent: "set",
      deal: "some",
      perEntry: "3",
      expertNeeded: "yes",
    });
    expect([set.status, set.headers.location]).toEqual([303, here]);
    expect(words((await served.visitor().get("/editions/2026")).body)).toContain(
      "Each admitted competing entry is judged by 3 delegations, at least one of them an expert institution.",
    );
    expect(words((await secretariat.get("/secretariat/editions/2026")).body)).toContain(
      "the distribution has not been made yet",
    );

    expect((await secretariat.get("/desk")).body).toContain(`href="${here}"`);

    // The preview: the whole for the secretariat, none of who judges what for a state that competes.
    const preview = await secretariat.get(`${here}?seed=41`);
    for (const sentence of [
      "Nothing of this is stored until you make it.",
      "Every delegation with a vote judges 2 entries.",
      "All entries can be compared",
      "Drawn with seed 41.",
      "Draw with another seed",
    ]) {
      expect(words(preview.body)).toContain(sentence);
    }
    const cell = /href="([^"]*seed=41[^"]*#why)"/.exec(preview.body)![1]!.replaceAll("&amp;", "&");
    expect(words((await secretariat.get(cell.replace("#why", ""))).body)).toMatch(
      /delegations with a vote may judge it|could judge it|does not judge it/,
    );
    const own = await presidency.get(`${here}?seed=41`);
    expect(words(own.body)).toContain("Who judges which entry is not shown here");
    expect(own.body).not.toContain("Three Adults");
    expect((await chair.get(here)).status).toBe(404);

    // Making it, and the opening of judging.
    const form = { intent: "make", seed: "41", seen: hidden(preview.body, "seen") };
    expect((await secretariat.post(here, { ...form, seen: "old" })).status).toBe(409);
    // Nobody has declared yet: their names stand there, and not to wait for them needs a reason, given back where refused.
    expect(words(preview.body)).toContain("7 people have not declared yet");
    expect(words(preview.body)).toContain("Theognosia Kyprianidou-Lazari (Cyprus)");
    const listed = words((await chair.get("/jury/interests")).body);
    expect(listed).toContain("Before entries are dealt and open, say of each");
    const unsaid = await secretariat.post(`${here}?seed=41`, form);
    expect([unsaid.status, unsaid.body.includes('href="#f-reason"')]).toEqual([400, true]);
    expect(words(unsaid.body)).toContain("Drawn with seed 41.");
    expect((await secretariat.post(here, { intent: "ask" })).status).toBe(303);
    expect((await secretariat.post(here, { intent: "ask" })).status).toBe(409);
    const reason = "The jury meets next week.";
    expect((await secretariat.post(here, { ...form, reason })).status).toBe(303);
    const made = words((await secretariat.get(here)).body);
    expect(made).toContain("Distribution 1 is made");
    expect(made).toContain(`The reason given: ${reason}`);
    const opened = await secretariat.post("/secretariat/editions/2026", { step: "openJudging" });
    expect(opened.status).toBe(303);
    expect(words((await secretariat.get(here)).body)).toContain("the entries are dealt");
    const progress = words((await secretariat.get("/jury/progress")).body);
    expect(progress).toContain("Not assigned");
    expect(progress).toContain("Reminders by themselves: 7, 3 and 1 days before");

    // The days of the reminders and a nudge; what was asked this morning was asked the day before, as one letter a day goes.
    const earlier = { day: "2026-10-19", nudged_at: "2026-10-19T09:00:00.000Z" };
    await world.db.updateTable("nudges").set(earlier).execute();
    const days = await chair.post("/jury/progress", { intent: "days", days: "soon" });
    expect([days.status, days.body.includes('value="soon"')]).toEqual([400, true]);
    expect((await chair.post("/jury/progress", { intent: "days", days: "5, 2" })).status).toBe(303);
    const page = await chair.get("/jury/progress");
    expect(words(page.body)).toContain("Reminders by themselves: 5 and 2 days before");
    const nudge = { intent: "nudge", delegation: hidden(page.body, "delegation") };
    expect((await chair.post("/jury/progress", nudge)).status).toBe(303);
    expect((await chair.post("/jury/progress", nudge)).status).toBe(409);

    // A late recusal.
    await declareAll(world, editionId);
    expect(words((await secretariat.get("/jury/redistribution")).body)).toContain("Nothing is missing");
    const lost = await world.db
      .selectFrom("assignments")
      .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
      .innerJoin("entries", "entries.id", "assignments.entry_id")
      .select(["entry_id", "number"])
      .where("entries.country", "=", "EE")
      .where("number", "<", 5)
      .executeTakeFirstOrThrow();
    const member = ["rep-ie", "juror-cy", "rep-lt", "juror-gr"][lost.number - 1]!;
    await declareInterest(await asCast(world, member), lost.entry_id, {
      kind: "conflict",
      conflict: "other",
      reason: "A reason.",
    });
    expect((await secretariat.get("/jury/progress")).body).toContain('href="/jury/redistribution"');
    expect((await secretariat.get("/desk")).body).toContain('href="/jury/redistribution"');
    const missing = await secretariat.get("/jury/redistribution?seed=5");
    expect(words(missing.body)).toContain("lacks one delegation");
    const added = await secretariat.post("/jury/redistribution", {
      seed: "5",
      seen: hidden(missing.body, "seen"),
    });
    expect([added.status, added.headers.location]).toEqual([303, "/jury/progress"]);
    expect(words((await secretariat.get("/jury/redistribution")).body)).toContain("Nothing is missing");
    expect((await (await as("juror-cy")).get("/jury/redistribution")).status).toBe(200);
    expect((await (await as("juror-gr")).get("/jury/redistribution")).status).toBe(404);
  });
});
