import type { ServerBuild } from "@remix-run/node";
import { afterEach, beforeAll, expect, it } from "vitest";
import { stateAffiliations } from "../../app/domain/judging/affiliations.server";
import { boardOf } from "../../app/domain/judging/board.server";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { realBuild, type Served, serve, type Visitor } from "../world/application";
import { describeOnBothEngines } from "../world/database";
import { asCast, createDemoEdition, enterPeople, idOf } from "../world/editions-steps";
import { threeEntries } from "../world/interests-steps";
import { closeAndOpenOrder, declareAll, evenSheet, worldInJudging, writeSheet } from "../world/judging-steps";

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

describeOnBothEngines("the pages on interests", (world) => {
  let served: Served | undefined;
  afterEach(async () => {
    await served?.stop();
    served = undefined;
  });

  async function open(): Promise<(key: string) => Promise<Visitor>> {
    await world.db.insertInto("installation").values({ name: "demonstration", value: "judging" }).execute();
    const here = await serve({ db: world.db, build, clock: { now: () => world.now }, stage: "judging" });
    served = here;
    return async (key) => {
      const person = here.visitor();
      await person.post("/account/sign-in/as", { person: await idOf(world, key) });
      return person;
    };
  }

  it("go through every entry with its partners, ask for kind and reason, and give back what was typed", async () => {
    const { entries } = await worldInJudging(world, threeEntries);
    const as = await open();
    const elis = await as("expert-se-2");
    const first = await elis.get("/jury/interests");
    const shown = await world.db.selectFrom("entries").select(["title", "organisation"]).execute();
    for (const { title, organisation } of shown) {
      expect([title, words(first.body).includes(title)]).toEqual([title, true]);
      expect([organisation, words(first.body).includes(organisation)]).toEqual([organisation, true]);
    }
    expect(first.body.match(/<summary>Partners<\/summary>/g)).toHaveLength(3);
    expect(words(first.body)).toContain("A conflict takes your whole delegation off the entry.");
    const ids = [...first.body.matchAll(/ id="([^"]+)"/g)].map((one) => one[1]);
    expect(ids).toEqual([...new Set(ids)]);
    const [bus, word] = [entries["si-on-the-bus"]!, entries["gr-first-word"]!];
    const typed = { [`interest-${bus}`]: "conflict", [`interest-${word}`]: "none" };
    const reason = "I know the people of the bus company well.";
    const missing = await elis.post("/jury/interests", { ...typed, [`reason-${bus}`]: reason });
    expect([missing.status, missing.body.includes(`href="#f-conflict-${bus}"`)]).toEqual([400, true]);
    expect(missing.body).toContain(reason);
    const whole = { ...typed, [`reason-${bus}`]: reason, [`conflict-${bus}`]: "family" };
    const sent = await elis.post("/jury/interests", whole);
    expect([sent.status, sent.headers.location]).toEqual([303, "/jury/interests"]);
    const page = words((await elis.get("/jury/interests")).body);
    expect(page).toContain("Your delegation is recused from 1 entry.");
    expect(page).toContain(`Conflict declared: ${reason}`);
    expect((await elis.get(`/jury/entries/${bus}`)).status).toBe(404);
    expect((await elis.get(`/jury/entries/${word}`)).status).toBe(200);
  });

  it("take a person's organisations, and show chair and secretariat what they lead to", async () => {
    const { editionId, entries } = await worldInJudging(world, threeEntries);
    const bus = await world.db
      .selectFrom("entries")
      .select("organisation")
      .where("id", "=", entries["si-on-the-bus"]!)
      .executeTakeFirstOrThrow();
    const as = await open();
    const cyprus = await as("juror-cy");
    const sent = await cyprus.post("/jury/interests", {
      intent: "affiliations",
      organisations: bus.organisation,
    });
    expect(sent.status).toBe(303);
    expect((await cyprus.get("/jury/interests")).body).toContain(bus.organisation);
    const chair = await as("rep-ie");
    expect((await chair.get("/jury/progress")).body).toContain('href="/jury/register"');
    const page = await chair.get("/jury/suspicions");
    expect(words(page.body)).toContain("Same organisation");
    const key = /name="suspicion" value="([^"]+)"/.exec(page.body)![1]!;
    const empty = await chair.post("/jury/suspicions", { suspicion: key, intent: "confirmed" });
    expect([empty.status, empty.body.includes(`href="#f-reason-${key}"`)]).toEqual([400, true]);
    const confirmed = await chair.post("/jury/suspicions", {
      suspicion: key,
      intent: "confirmed",
      [`reason-${key}`]: "Is paid by it.",
    });
    expect(confirmed.status).toBe(303);
    expect((await cyprus.get(`/jury/entries/${entries["si-on-the-bus"]}`)).status).toBe(404);
    const register = words((await chair.get("/jury/register")).body);
    for (const part of [
      "Recusal imposed",
      "Is paid by it.",
      "Confirmed: Same organisation",
      bus.organisation,
    ]) {
      expect([part, register.includes(part)]).toEqual([part, true]);
    }
    const pdf = await chair.get("/jury/register.pdf");
    expect([pdf.status, pdf.headers["content-type"]]).toEqual([200, "application/pdf"]);
    expect((await (await as("juror-gr")).get("/jury/suspicions")).status).toBe(404);
    await stateAffiliations(await asCast(world, "juror-gr"), editionId, bus.organisation);
    expect((await chair.post("/jury/suspicions", { suspicion: "x", intent: "dismissed" })).status).toBe(404);
    expect((await chair.post("/jury/suspicions", { suspicion: "x", intent: "other" })).status).toBe(404);
  });

  it("let the secretariat ask to look, a colleague confirm, and the one who asked look once it is open", async () => {
    const { entries } = await worldInJudging(world, threeEntries);
    const bus = entries["si-on-the-bus"]!;
    const as = await open();
    const [asks, confirms] = [await as("secretariat-1"), await as("secretariat-2")];
    const refused = await asks.post("/jury/glass", { intent: "propose", entry: bus, reason: "" });
    expect([refused.status, refused.body.includes('href="#f-reason"')]).toEqual([400, true]);
    const proposed = await asks.post("/jury/glass", {
      intent: "propose",
      entry: bus,
      reason: "Nothing is saved any more.",
    });
    expect(proposed.status).toBe(303);
    const waiting = await confirms.get("/jury/glass");
    expect(words(waiting.body)).toContain("Nothing is saved any more.");
    const proposal = /name="proposal" value="([^"]+)"/.exec(waiting.body)![1]!;
    expect((await asks.post("/jury/glass", { intent: "confirm", proposal })).status).toBe(409);
    expect((await confirms.post("/jury/glass", { intent: "confirm", proposal })).status).toBe(303);
    const path = /href="(\/jury\/glass\/\w{16})"/.exec((await asks.get("/jury/glass")).body)![1]!;
    const look = await asks.get(path);
    expect([look.status, words(look.body).includes("This look is recorded")]).toEqual([200, true]);
    expect((await confirms.get(path)).status).toBe(404);
    world.now = new Date(Date.parse(world.now) + 60 * 60_000).toISOString();
    expect((await asks.get(path)).status).toBe(404);
  });

  it("let presidency and secretariat choose whom a conflict takes off, until judging opens", async () => {
    await enterPeople(world, ["IE", "FI"]);
    await createDemoEdition(world);
    const as = await open();
    const [presidency, secretariat] = [await as("presidency-1"), await as("secretariat-1")];
    const path = "/presidency/editions/2026/interests";
    expect((await presidency.get("/presidency/editions/2026/jury")).body).toContain(`href="${path}"`);
    expect((await presidency.post(path, { scope: "" })).status).toBe(400);
    expect((await presidency.post(path, { scope: "person" })).status).toBe(303);
    expect((await secretariat.get(path)).body).toMatch(
      /value="person"[^>]*checked|checked[^>]*value="person"/,
    );
    expect((await (await as("rep-fi")).get(path)).status).toBe(404);
  });

  it("say of a late declaration that the sheet counts no more once it is struck: to the delegation, and on the board", async () => {
    const { editionId, entries } = await worldInJudging(world, threeEntries);
    await declareAll(world, editionId);
    const bus = entries["si-on-the-bus"]!;
    for (const [key, entryId] of Object.entries(entries)) {
      for (const delegation of ["ireland", "cyprus", "lithuania", "greece", "malaro", "scheldeland"]) {
        const own = { ireland: "ie-second-whistle", greece: "gr-first-word" }[delegation];
        if (own !== key) await writeSheet(world, entryId, evenSheet(delegation, key, 3));
      }
    }
    await closeAndOpenOrder(world, editionId);
    const remark = async () =>
      (await boardOf(await asCast(world, "juror-gr"), editionId)).entries.find((one) => one.entryId === bus)
        ?.remark;
    expect(await remark()).toBeUndefined();
    const said = { kind: "conflict", conflict: "family", reason: "A relative works there." } as const;
    await declareInterest(await asCast(world, "juror-cy"), bus, said);
    expect(await remark()).toBeUndefined();
    const as = await open();
    const chair = await as("rep-ie");
    const page = (await chair.get("/jury/confirmations")).body;
    expect(words(page)).toContain("What it had given before still counts: decide whether it is struck.");
    const recusal = /name="recusal" value="(\w+)"/.exec(page)![1]!;
    const decision = { intent: "struck", recusal, [`reason-${recusal}`]: "As declared." };
    expect((await chair.post("/jury/confirmations", decision)).status).toBe(303);
    expect(await remark()).toBe("One delegation recused, one sheet removed by it");
    expect(words((await (await as("juror-gr")).get("/jury/ranking")).body)).toContain(
      "One delegation recused, one sheet removed by it",
    );
    expect(words((await (await as("juror-cy")).get("/jury/interests")).body)).toContain(
      "The score sheet your delegation had begun is kept and does not count.",
    );
    const letters = await world.db
      .selectFrom("letters")
      .select("facts")
      .where("kind", "=", "recusal")
      .execute();
    expect(letters.map((one) => JSON.parse(one.facts).sheet)).toEqual(letters.map(() => "stands"));
    expect(letters.length).toBeGreaterThan(1);
  });
});
