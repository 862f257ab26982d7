import type { ServerBuild } from "@remix-run/node";
import { afterEach, beforeAll, expect, it } from "vitest";
import { addDelegation } from "../../app/domain/jury/delegations.server";
import { addJuryMember } from "../../app/domain/jury/members.server";
import { enteredBy } from "../world/acts-steps";
import { realBuild, type Served, serve, type Visitor } from "../world/application";
import { describeOnBothEngines } from "../world/database";
import { asCast, composeDemoJury, idOf } from "../world/editions-steps";
import { delegationId } from "../world/judging-steps";
import { experts, juror } from "../world/jury-steps";

let build: ServerBuild;
beforeAll(async () => {
  build = await realBuild();
});

function words(page: string): string {
  return page
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, " ");
}

describeOnBothEngines("the pages of the jury's composition", (world) => {
  let served: Served;
  let editionId = "";
  afterEach(() => served?.stop());

  async function opened(): Promise<void> {
    const { id } = await enteredBy(world, "fi-say-it-out-loud");
    editionId = id;
    // Before the deadline, so that the period to object is seen running.
    world.now = "2026-07-06T09:00:00.000Z";
    await composeDemoJury(world, id);
    await world.db.insertInto("installation").values({ name: "demonstration", value: "open" }).execute();
    served = await serve({ db: world.db, build, clock: { now: () => world.now }, stage: "open" });
  }

  async function as(personId: string): Promise<Visitor> {
    const person = served.visitor();
    await person.post("/account/sign-in/as", { person: personId });
    return person;
  }

  it("let somebody who is invited answer, accept the terms and only then reach the jury, without JavaScript", {
    timeout: 60_000,
  }, async () => {
    await opened();
    const presidency = await asCast(world, "presidency-1");
    const delegation = await addDelegation(presidency, editionId, experts("An Institute"));
    const person = await as(await addJuryMember(presidency, delegation, juror("Invited")));
    for (const path of ["/jury", "/jury/interests", "/jury/entries/0000000000000000", "/jury/ballots.json"]) {
      const led = await person.get(path);
      expect([path, led.status, led.headers.location]).toEqual([path, 303, "/jury/invitation"]);
    }
    expect(words((await person.get("/desk")).body)).toContain("Answer the invitation to the jury");
    const page = words((await person.get("/jury/invitation")).body);
    expect(page).toContain("You are invited to the jury");
    expect(page).toContain("An Institute");
    const empty = await person.post("/jury/invitation", { delegation });
    expect([empty.status, empty.body.includes('href="#f-answer"')]).toEqual([400, true]);
    const accepted = await person.post("/jury/invitation", { delegation, answer: "accept" });
    expect([accepted.status, accepted.headers.location]).toEqual([303, "/jury/terms"]);
    expect((await person.get("/jury")).headers.location).toBe("/jury/terms");
    const terms = await person.get("/jury/terms");
    expect(words(terms.body)).toContain("Version 1 of these terms.");
    const unticked = await person.post("/jury/terms", { edition: editionId, version: "1" });
    expect([unticked.status, unticked.body.includes('href="#f-accept"')]).toEqual([400, true]);
    const done = await person.post("/jury/terms", { edition: editionId, version: "1", accept: "yes" });
    expect([done.status, done.headers.location]).toEqual([303, "/desk"]);
    expect((await person.get("/jury")).status).toBe(200);
  });

  it("let a state object and the chair decide, and show composers what judging waits for", {
    timeout: 60_000,
  }, async () => {
    await opened();
    const [finland, chair, presidency] = [
      await as(await idOf(world, "rep-fi")),
      await as(await idOf(world, "rep-ie")),
      await as(await idOf(world, "presidency-1")),
    ];
    const list = words((await finland.get("/national/jury")).body);
    expect(list).toContain("Philippine Vandersmissenaere");
    expect(list).toContain("until 13 July 2026, 23:59 (Brussels)");
    expect(words((await finland.get("/desk")).body)).toContain("Look at the jury of");
    const greece = await delegationId(world, "greece");
    const typed = { country: "FI", delegation: greece, about: "jury", reason: "" };
    const empty = await finland.post("/national/jury", typed);
    expect([empty.status, empty.body.includes('href="#f-reason"')]).toEqual([400, true]);
    const reason = "They are related.\n- closely";
    expect((await finland.post("/national/jury", { ...typed, reason })).status).toBe(303);
    expect(words((await finland.get("/national/jury")).body)).toContain("Waits for the decision");
    expect(words((await presidency.get("/presidency/editions/2026/jury")).body)).toContain(
      "An objection of a state waits for the decision",
    );
    expect(words((await chair.get("/desk")).body)).toContain("Decide a state's objection");
    const page = await chair.get("/jury/objections");
    expect(words(page.body)).toContain("Finland objects to Greece");
    const objection = /name="objection" value="([^"]+)"/.exec(page.body)![1]!;
    const open = await chair.post("/jury/objections", { objection, reason: "Typed already." });
    expect([open.status, open.body.includes("Typed already.")]).toEqual([400, true]);
    const decision = { objection, [`decision-${objection}`]: "dismiss", reason: "They are not." };
    expect((await chair.post("/jury/objections", decision)).status).toBe(303);
    expect(words((await finland.get("/national/jury")).body)).toContain("They are not.");
    expect(words((await presidency.get("/presidency/editions/2026/jury")).body)).not.toContain(
      "An objection of a state waits",
    );
  });

  it("let the presidency change a delegation and the settings, and give back what was typed", {
    timeout: 60_000,
  }, async () => {
    await opened();
    const presidency = await as(await idOf(world, "presidency-1"));
    const jury = "/presidency/editions/2026/jury";
    const greece = await delegationId(world, "greece");
    expect(words((await presidency.get(`${jury}/${greece}/change`)).body)).toContain(
      "The states have been shown this delegation.",
    );
    const typed = { kind: "presidency", country: "GR", institution: "", seat: "chair", voice: "vote" };
    const taken = await presidency.post(`${jury}/${greece}/change`, typed);
    expect([taken.status, taken.body.includes('href="#f-seat"')]).toEqual([400, true]);
    const advice = { ...typed, seat: "member", voice: "advice" };
    expect((await presidency.post(`${jury}/${greece}/change`, advice)).status).toBe(303);
    expect(words((await presidency.get(jury)).body)).toContain("Advice only");
    const settings = {
      intent: "settings",
      peopleLimit: "9",
      objectionDays: "0",
      firstReminderDays: "3",
      secondReminderDays: "7",
    };
    const wrong = await presidency.post(jury, settings);
    expect([wrong.status, wrong.body.includes('href="#f-objectionDays"')]).toEqual([400, true]);
    expect((await presidency.post(jury, { ...settings, objectionDays: "7" })).status).toBe(303);
    expect(words((await presidency.get(jury)).body)).toContain("At most 9 people judge");
  });
});
