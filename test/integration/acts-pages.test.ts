import type { ServerBuild } from "@remix-run/node";
import { afterEach, beforeAll, expect, it } from "vitest";
import { actTogether, enteredBy } from "../world/acts-steps";
import { realBuild, type Served, serve, type Visitor } from "../world/application";
import { describeOnBothEngines } from "../world/database";
import { composeDemoJury, idOf } from "../world/editions-steps";

let build: ServerBuild;
beforeAll(async () => {
  build = await realBuild();
});

const ofPresidency = "/presidency/editions/2026/acts";
const ofSecretariat = "/secretariat/editions/2026/acts";

function words(page: string): string {
  return page
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

describeOnBothEngines("the pages of acts of two", (world) => {
  let served: Served;
  afterEach(() => served?.stop());

  /** Serves the edition of `enteredBy` with its jury, the call open, in the demonstration's one-click world. */
  async function opened(): Promise<string> {
    const { id } = await enteredBy(world, "fi-say-it-out-loud");
    await composeDemoJury(world, id);
    await world.db.insertInto("installation").values({ name: "demonstration", value: "open" }).execute();
    served = await serve({ db: world.db, build, clock: { now: () => world.now }, stage: "open" });
    return id;
  }

  async function as(key: string): Promise<Visitor> {
    const person = served.visitor();
    await person.post("/account/sign-in/as", { person: await idOf(world, key) });
    return person;
  }

  it("are there for presidency, secretariat and chair, and for nobody else", async () => {
    await opened();
    const answers: Record<string, number[]> = {};
    for (const who of ["presidency-1", "secretariat-1", "rep-ie", "rep-fi", "juror-gr"]) {
      const person = await as(who);
      answers[who] = [];
      for (const path of [ofPresidency, ofSecretariat, "/jury/acts"]) {
        answers[who].push((await person.get(path)).status);
      }
    }
    expect(answers).toEqual({
      "presidency-1": [200, 404, 404],
      "secretariat-1": [404, 200, 200],
      "rep-ie": [404, 404, 200],
      "rep-fi": [404, 404, 404],
      "juror-gr": [404, 404, 404],
    });
  });

  it("let one propose and another one confirm what both read, and give back what was typed", async () => {
    await opened();
    const [presidency, secretariat] = [await as("presidency-1"), await as("secretariat-1")];
    const typed = {
      intent: "propose",
      act: "extend-deadline",
      "deadlineDay-extend-deadline": "2026-10-08",
      "deadlineTime-extend-deadline": "23:59",
      "admissionUntil-extend-deadline": "2026-10-20",
    };
    const missing = await presidency.post(ofPresidency, typed);
    expect([missing.status, missing.body.includes('href="#f-reason-extend-deadline"')]).toEqual([400, true]);
    expect(missing.body).toContain('value="2026-10-08"');
    const ids = [...missing.body.matchAll(/ id="([^"]+)"/g)].map((one) => one[1]);
    expect(ids).toEqual([...new Set(ids)]);

    const reason = "The network was down on the last evening.";
    const proposed = await presidency.post(ofPresidency, { ...typed, "reason-extend-deadline": reason });
    expect([proposed.status, proposed.headers.location]).toEqual([303, ofPresidency]);
    const own = words((await presidency.get(ofPresidency)).body);
    expect(own).toContain("You proposed this. It waits for the second person.");
    expect(own).not.toContain("Confirm this");
    const other = await secretariat.get(ofSecretariat);
    for (const sentence of [
      reason,
      "The new deadline for all is 8 October 2026, 23:59 (Brussels); admission lasts until 20 October 2026.",
      "Confirm this",
    ]) {
      expect(words(other.body)).toContain(sentence);
    }
    expect((await secretariat.get("/desk")).body).toContain(`href="${ofSecretariat}"`);
    const proposal = /name="proposal" value="([^"]+)"/.exec(other.body)![1]!;
    expect((await presidency.post(ofPresidency, { intent: "confirm", proposal })).status).toBe(409);
    expect((await secretariat.post(ofSecretariat, { intent: "confirm", proposal })).status).toBe(303);
    expect(words((await served.visitor().get("/editions/2026")).body)).toContain("8 October 2026, 23:59");
    expect((await secretariat.post(ofSecretariat, { intent: "confirm", proposal })).status).toBe(404);
  });

  it("leave a cancelled edition in public view, and say there what it is", async () => {
    const id = await opened();
    await actTogether(world, id, "cancel-edition", { reason: "A reason that is not for the public." });
    const visitor = served.visitor();
    const pages = new Map<string, string>();
    for (const path of ["/", "/editions", "/editions/2026"]) {
      const answer = await visitor.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      pages.set(path, words(answer.body));
    }
    expect(pages.get("/")).toContain("This edition was cancelled.");
    expect(pages.get("/editions")).toContain("2026 (demonstration), cancelled");
    expect(pages.get("/editions/2026")).toContain("This edition was cancelled There is no award for it.");
    expect([...pages.values()].join(" ")).not.toContain("not for the public");
    expect((await visitor.get("/editions/2026/form.pdf")).status).toBe(200);
    const state = await as("rep-fi");
    expect(words((await state.get("/national")).body)).toContain("This edition was cancelled.");
    expect((await (await as("secretariat-1")).get("/secretariat/editions/2026")).status).toBe(200);
    expect((await (await as("presidency-1")).get(ofPresidency)).body).toContain(
      "nothing can be taken back now",
    );
  });
});
