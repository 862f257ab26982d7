import type { ServerBuild } from "@remix-run/node";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { idsFrom } from "../../app/database/context";
import { migrate } from "../../app/database/migrate";
import { openSqlite } from "../../app/database/sqlite";
import { findBreaches } from "../../app/domain/invariants.server";
import { composeLetter } from "../../app/domain/letters/letters.server";
import { actorOf } from "../../app/domain/people/people.server";
import {
  type Answer,
  ask,
  realBuild,
  type Served,
  serve,
  testOrigin,
  type Visitor,
} from "../world/application";
import type { WorldLike } from "../world/editions-steps";
import { closeDemoCall, idOf } from "../world/editions-steps";
import { openCallWorld, submitAll, writeAll } from "../world/entries-steps";
import { asReceived, hostileText, mark, urlEncoded } from "../world/hostile";
import { type Control, type FoundForm, faultsOf, formsOf, openWords } from "../world/html";
import { projectsNamed } from "../world/judging-steps";
import { seededSecret } from "../world/seed";

const steering = /[\u202a-\u202e\u2066-\u2069]/;
/** What would end the play: the pages after it would have no forms. */
const ending = /^(withdraw|submit|remove|competing|additional|reopen|ending)$/;

let build: ServerBuild;
beforeAll(async () => {
  build = await realBuild();
});

/** A world on an embedded database in memory, served; the same for every run, as people would leave it to each other. */
async function play(prepare: (world: WorldLike & { now: string }) => Promise<Record<string, string>>) {
  const { db } = openSqlite(":memory:");
  await migrate(db, "sqlite");
  const secret = seededSecret(7);
  const world = {
    now: "2026-03-02T09:00:00.000Z",
    async as(personId?: string) {
      const actor = personId ? await actorOf({ db }, personId) : ({ kind: "system" } as const);
      return { db, actor, now: world.now, newId: idsFrom(secret), newSecret: secret };
    },
  };
  const places = await prepare(world);
  await db.insertInto("installation").values({ name: "demonstration", value: "open" }).execute();
  const served = await serve({ db, build, clock: { now: () => world.now }, stage: "open" });
  const visitors = new Map<string, Visitor>();
  const as = async (key: string): Promise<Visitor> => {
    const known = visitors.get(key);
    if (known) return known;
    const person = served.visitor();
    if (key !== "visitor") await person.post("/account/sign-in/as", { person: await idOf(world, key) });
    visitors.set(key, person);
    return person;
  };
  return { db, served, as, places };
}

function send(
  served: Served,
  person: Visitor,
  path: string,
  body: Uint8Array,
  type: string,
): Promise<Answer> {
  const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return ask(served.port, path, {
    method: "POST",
    headers: { Origin: testOrigin, Cookie: cookie, Accept: "text/html", "Content-Type": type },
    body,
  });
}

type Dice = { form: number; button: number; texts: string[]; keep: boolean };

const dice: fc.Arbitrary<Dice> = fc.record({
  form: fc.nat(50),
  button: fc.nat(50),
  texts: fc.array(hostileText, { minLength: 4, maxLength: 4 }),
  // Otherwise hidden fields and choices are hostile too, and nothing would ever be saved.
  keep: fc.boolean(),
});

/** Fills a form: what one can type is hostile, what one can choose is chosen or hostile. */
function filled(form: FoundForm, { texts, button, keep }: Dice): [string, string][] {
  const buttons = form.buttons.filter((one) => !ending.test(one.value) && !ending.test(one.name));
  const pressed = buttons[button % Math.max(1, buttons.length)];
  const fields = form.controls.map((control, index): [string, string] => {
    const text = texts[index % texts.length]!;
    if (isTyped(control)) return [control.name, text];
    if (control.tag === "select") {
      return [control.name, keep ? (control.options[button % control.options.length] ?? "") : text];
    }
    return [control.name, keep ? control.value : text];
  });
  return pressed?.name ? [...fields, [pressed.name, pressed.value]] : fields;
}

function isTyped(control: Control): boolean {
  return (
    control.tag === "textarea" ||
    (control.tag === "input" && !/^(hidden|radio|checkbox|file)$/.test(control.type))
  );
}

/** What a person would miss of a text: its letters and digits, composed. */
function letters(text: string): string {
  return text.normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "");
}

/** Says what is wrong with an answer, in words; nothing when it is as it should be. */
function wrongWith(answer: Answer, sent: readonly [string, string][] = [], form?: FoundForm): string[] {
  if (answer.status >= 500) return [`status ${answer.status}`];
  if (answer.status === 303) return [];
  if (!String(answer.headers["content-type"]).startsWith("text/html")) return [];
  const { body } = answer;
  const wrong = faultsOf(body);
  if (!body.includes("</html>")) wrong.push("the page is not whole");
  if (steering.test(openWords(body))) wrong.push("a writing direction that reaches beyond its words");
  if (answer.status !== 400 && answer.status !== 409) return wrong;
  if (!/<div class="error-summary"[\s\S]*?<li>[\s\S]{10,}?<\/li>/.test(body))
    wrong.push("no sentence says why");
  const shown = formsOf(body).flatMap((one) => one.controls.filter(isTyped));
  for (const name of new Set(form?.controls.filter(isTyped).map((control) => control.name))) {
    // The fields that were sent stand in the order of the form's controls.
    const typed = sent.filter(([field], index) => field === name && isTyped(form!.controls[index]!));
    const given = shown.filter((one) => one.name === name);
    const lost =
      letters(given.map((one) => one.value).join("")) !==
      letters(typed.map(([, text]) => asReceived(text)).join(""));
    if (given.length > 0 && lost) wrong.push(`${name} is not given back`);
  }
  return wrong;
}

describe("hostile input", () => {
  const form = "application/x-www-form-urlencoded";

  /** Sends forms of the given pages, hostilely filled; tells every page, field and text with which something broke. */
  async function attack(
    stage: Awaited<ReturnType<typeof play>>,
    pages: readonly [string, string][],
    runs: number,
  ): Promise<{ wrong: string[]; statuses: Record<number, number> }> {
    const wrong = new Set<string>();
    const attacked = new Set<string>();
    const statuses: Record<number, number> = {};
    let at = 0;
    await fc.assert(
      fc.asyncProperty(dice, async (thrown) => {
        const [key, path] = pages[at++ % pages.length]!;
        const person = await stage.as(key);
        const page = await person.get(path);
        for (const fault of wrongWith(page)) wrong.add(`GET ${path}: ${fault}`);
        const forms = formsOf(page.body).filter(
          (one) =>
            !one.multipart &&
            !one.controls.some((control) => control.type === "hidden" && ending.test(control.value)),
        );
        if (page.status !== 200) wrong.add(`GET ${path}: ${page.status}`);
        // What was sent before may have used a form up: a state has no room for more entries.
        if (forms.length === 0) return;
        attacked.add(path);
        const chosen = forms[thrown.form % forms.length]!;
        const fields = filled(chosen, thrown);
        const answer = await send(stage.served, person, chosen.action || path, urlEncoded(fields), form);
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        for (const fault of wrongWith(answer, fields, chosen)) wrong.add(`POST ${path}: ${fault}`);
      }),
      { seed: 2026, numRuns: runs, endOnFailure: true },
    );
    expect([...attacked].sort()).toEqual(pages.map(([, path]) => path).sort());
    return { wrong: [...wrong].slice(0, 20), statuses };
  }

  /** Prints and letters of everything that was stored. */
  async function printsAndLetters(stage: Awaited<ReturnType<typeof play>>, key: string): Promise<void> {
    const person = await stage.as(key);
    const entries = await stage.db.selectFrom("entries").select("id").execute();
    for (const { id } of entries) {
      for (const path of [
        `/write/${id}/entry.pdf`,
        `/write/${id}/entry.json`,
        `/national/entries/${id}/receipts/1.pdf`,
      ]) {
        const { status, body } = await person.get(path);
        expect([path, status]).toEqual([path, status === 404 ? 404 : 200]);
        if (status === 200)
          expect(path.endsWith(".json") ? typeof JSON.parse(body) : body.slice(0, 5)).toMatch(
            /^(%PDF-|object)$/,
          );
      }
    }
    const letters = await stage.db.selectFrom("letters").selectAll().execute();
    expect(letters.length).toBeGreaterThan(3);
    for (const letter of letters) {
      const { subject, text, html } = composeLetter(letter, { origin: testOrigin, demonstration: true });
      expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      expect(text.length).toBeGreaterThan(100);
      expect(text).not.toMatch(steering);
      expect(html).not.toMatch(new RegExp(`<script|<svg|<img|<[^>]*\\son\\w+="?${mark}`));
      expect(letter.to_email).not.toMatch(/[\s\p{Cc}]/u);
    }
    expect(await findBreaches(stage.db)).toEqual([]);
    expect(stage.served.log.filter((line) => line.level === "error")).toEqual([]);
  }

  it("in every field while entries are written breaks no page, no print and no letter", {
    timeout: 120_000,
  }, async () => {
    const stage = await play(async (world) => {
      const projects = projectsNamed("gr-first-word");
      const editionId = await openCallWorld(world, ["GR", "IE", "MT", "BG"]);
      return { editionId, ...(await writeAll(world, editionId, projects)) };
    });
    const entry = stage.places["gr-first-word"]!;
    const overview = await (await stage.as("rep-gr")).get(`/write/${entry}`);
    const sections = [...new Set(overview.body.match(new RegExp(`/write/${entry}/[a-z-]+`, "g")))].filter(
      (path) => !/preview|materials|writers|answers/.test(path),
    );
    expect(sections.length).toBeGreaterThan(7);
    const pages: [string, string][] = [
      ...sections.map((path): [string, string] => ["applicant-gr-1", path]),
      ["rep-gr", `/national/entries/${entry}`],
      ["rep-gr", "/national/entries/new"],
      ["rep-gr", `/write/${entry}/materials`],
      ["secretariat-1", "/secretariat/people"],
      ["visitor", "/account/sign-in"],
    ];
    const { wrong, statuses } = await attack(stage, pages, 130);
    expect(wrong).toEqual([]);
    // Both ends are seen: what is taken, and what is refused.
    expect([statuses[303]! > 20, statuses[400]! > 20]).toEqual([true, true]);
    for (const path of [
      `/write/${entry}/preview`,
      `/national/entries/${entry}/check`,
      "/national",
      "/desk",
    ]) {
      const answer = await (await stage.as("rep-gr")).get(path);
      expect([path, answer.status, wrongWith(answer)]).toEqual([path, 200, []]);
    }
    await printsAndLetters(stage, "rep-gr");
    await stage.served.stop();
    await stage.db.destroy();
  });

  it("in remarks, reasons and notes at admission breaks no page and no letter", {
    timeout: 120_000,
  }, async () => {
    const stage = await play(async (world) => {
      const projects = projectsNamed("gr-first-word", "mt-our-square", "bg-my-block");
      const editionId = await openCallWorld(world, ["GR", "IE", "MT", "BG"]);
      const entries = await writeAll(world, editionId, projects);
      await submitAll(world, entries, projects);
      world.now = "2026-10-02T07:00:00.000Z";
      await closeDemoCall(world, editionId);
      return { editionId, ...entries };
    });
    const ids = ["gr-first-word", "mt-our-square", "bg-my-block"].map((key) => stage.places[key]!);
    const pages = ids.map((id): [string, string] => ["secretariat-1", `/secretariat/admission/${id}`]);
    const { wrong, statuses } = await attack(stage, [...pages, ["secretariat-1", "/secretariat/people"]], 40);
    expect(wrong).toEqual([]);
    expect(statuses[400]! + (statuses[409] ?? 0)).toBeGreaterThan(10);
    for (const [index, key] of ["rep-gr", "rep-mt", "rep-bg"].entries()) {
      for (const path of [`/national/entries/${ids[index]}`, "/desk"]) {
        const answer = await (await stage.as(key)).get(path);
        expect([path, answer.status, wrongWith(answer)]).toEqual([path, 200, []]);
      }
    }
    await printsAndLetters(stage, "rep-gr");
    await stage.served.stop();
    await stage.db.destroy();
  });

  it("as bytes that are no form, no text or no length is refused and never a fault", {
    timeout: 60_000,
  }, async () => {
    const stage = await play(async (world) => {
      const editionId = await openCallWorld(world, ["GR", "IE", "MT"]);
      return { editionId, ...(await writeAll(world, editionId, projectsNamed("gr-first-word"))) };
    });
    const entry = stage.places["gr-first-word"]!;
    const paths = [
      `/write/${entry}/summary`,
      `/write/${entry}/answers`,
      `/write/${entry}/materials`,
      `/national/entries/${entry}`,
      "/national/entries/new",
      "/account/sign-in",
    ];
    const types = [
      form,
      "multipart/form-data; boundary=x",
      "multipart/form-data",
      "application/json",
      "text/plain",
      "x",
    ];
    const person = await stage.as("rep-gr");
    const found: string[] = [];
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300, size: "max" }),
      fc
        .uint8Array({ maxLength: 60 })
        .map((some) => Buffer.concat([Buffer.from("version%3Ain-short=0&in-short="), some])),
      fc
        .constantFrom(
          "--x\r\n",
          '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\ufffe',
          "a=%",
          "a=%ff%fe&=&&==",
        )
        .map(Buffer.from),
    );
    let at = 0;
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        const path = paths[at % paths.length]!;
        const type = types[Math.floor(at++ / paths.length) % types.length]!;
        const answer = await send(stage.served, person, path, body, type);
        if (answer.status >= 500 || wrongWith(answer).some((one) => !one.startsWith("no sentence"))) {
          found.push(`${path} ${type}: ${answer.status} ${wrongWith(answer).join(", ")}`);
        }
      }),
      { seed: 2026, numRuns: 90, endOnFailure: true },
    );
    expect(found).toEqual([]);
    expect(stage.served.log.filter((line) => line.level === "error")).toEqual([]);
    await stage.served.stop();
    await stage.db.destroy();
  });
});
