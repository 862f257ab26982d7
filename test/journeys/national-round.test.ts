import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formOf } from "../../app/domain/editions/editions.server";
import { saveAnswers } from "../../app/domain/entries/answers.server";
import { answersOf } from "../../app/domain/entries/entries.server";
import { isThemeSection } from "../../app/domain/forms/theme-conditions";
import { inviteBody } from "../../app/domain/national/bodies.server";
import {
  asCast,
  castMember,
  createDemoEdition,
  enterPeople,
  openDemoCall,
  personInput,
} from "../world/editions-steps";
import { handInCandidate, polishCandidate, polishTexts } from "../world/national-steps";
import { readProjects } from "../world/project-file";
import { findBarriers, usePlay } from "./stage";
import { choose, follow, isTold, press, problemsOn, reads, textOf, tick, write } from "./steps/page";

const projects = readProjects(join(import.meta.dirname, "../world/projects"));
const watch = polishTexts.find((one) => one.key === "pl-eight-oclock-watch")!;

describe("a national round", () => {
  let editionId = "";
  let watchId = "";
  const theatre = usePlay(async (world) => {
    await world.goTo("2026-04-14T09:00:00.000Z");
    await enterPeople(world, ["PL", "IE"]);
    editionId = await createDemoEdition(world);
    await world.goTo("2026-07-01T07:00:00.000Z");
    await openDemoCall(world, editionId);
    await world.goTo("2026-08-03T08:00:00.000Z");
  });
  const person = (key: string) => {
    const { email, nameLatin } = personInput(castMember(key));
    return { "E-mail address": email, "Name in Latin letters": nameLatin };
  };

  it("is opened by the representative, who invites a body and a member of the committee", async () => {
    await theatre.as("rep-pl", async (page) => {
      await page.goto("/national");
      await follow(page, "Open a national round");
      await write(page, {
        "Last day on which bodies can hand in": "2026-08-20",
        "Most candidates a body": "3",
      });
      await press(page, "Open the round");
      await isTold(page, "The national round is open");
      await follow(page, "Invite a body");
      await press(page, "Send the invitation");
      expect(await problemsOn(page)).toContain("Enter the name of the body in English.");
      await write(page, { "Name of the body in English": "Town of Zielin", ...person("body-pl-2") });
      await choose(page, "Language of the body", "Polish");
      await press(page, "Send the invitation");
      await isTold(page, "The invitation is on its way by letter.");
      await follow(page, "Invite a member");
      await write(page, person("committee-pl"));
      await press(page, "Send the invitation");
      await reads(page, "Mściwój Gżegżółkiewicz");
      expect(await findBarriers(page)).toEqual([]);
    });
  });

  it("lets the body's people write in their language, and hand in what is complete", async () => {
    await theatre.as("body-pl-2", async (page) => {
      await page.goto("/desk");
      await follow(page, "Open your candidates");
      await write(page, {
        "Title of the project in English": watch.title,
        "Title in its own language (optional)": watch.titleOwn,
        "Which organisation runs the project?": watch.answers.organisation!,
      });
      await choose(page, "Language of that title", "Polish");
      await press(page, "Begin the candidate");
      await isTold(page, "The candidate is begun");
      watchId = new URL(page.url()).pathname.split("/").at(-1)!;
      await page.goto(`/write/${watchId}/summary`);
      await write(page, { "The project in short": watch.answers["in-short"]! });
      await isTold(page, /^Saved \d\d:\d\d/);
    });
    const ctx = await asCast(theatre.world, "body-pl-2");
    const { sections } = await formOf(ctx, editionId);
    const stored = await answersOf(ctx, watchId);
    const answers = sections.flatMap((section) =>
      section.questions.flatMap(({ id }) => {
        const text = watch.answers[id] ?? (isThemeSection(section) ? "yes" : undefined);
        return text === undefined ? [] : [[id, { text, version: stored.get(id)?.version ?? 0 }] as const];
      }),
    );
    await saveAnswers(ctx, watchId, Object.fromEntries(answers));
    await theatre.as("body-pl-2", async (page) => {
      await page.goto("/national/rounds");
      await follow(page, "Town of Zielin");
      await press(page, `Hand in ${watch.title}`);
      await isTold(page, "The candidate is handed in.");
      expect(await findBarriers(page)).toEqual([]);
    });
  });

  it("is read side by side by its committee once the national deadline has passed", async () => {
    const representative = await asCast(theatre.world, "rep-pl");
    const round = await representative.db
      .selectFrom("national_rounds")
      .select("id")
      .executeTakeFirstOrThrow();
    const body = await inviteBody(representative, round.id, {
      body: "Police of Zielin",
      bodyOwn: "",
      language: "pl",
      ...personInput(castMember("applicant-pl")),
    });
    const project = polishCandidate(projects, "pl-ask-first");
    await handInCandidate(theatre.world, editionId, {
      body,
      contact: "applicant-pl",
      language: "pl",
      project,
    });
    await theatre.as("committee-pl", async (page) => {
      await page.goto(`/national/rounds/${round.id}`);
      await reads(page, "The candidates can be read once the national deadline");
    });
    theatre.stage.setNow("2026-08-21T08:00:00.000Z");
    await theatre.as("committee-pl", async (page) => {
      await page.goto("/desk");
      await follow(page, "Open the round");
      await page.getByLabel("Read The Eight O'Clock Watch side by side").check();
      await press(page, "Read side by side");
      await reads(page, "Choose two or three candidates");
      await page.goBack();
      await page.getByLabel("Read The Eight O'Clock Watch side by side").check();
      await page.getByLabel("Read Ask First side by side").check();
      await press(page, "Read side by side");
      await reads(page, watch.answers.results!);
      await reads(page, project.answers.results!);
      expect(await findBarriers(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page
        .getByRole("link", { name: /^Ask First/ })
        .first()
        .click();
      await write(page, { "Your remark": "Clear, and the effect is compared." });
      await press(page, "Save your remark");
      await isTold(page, "Your remark is saved.");
      expect(await findBarriers(page)).toEqual([]);
    });
  });

  it("ends with reasons for each, and the chosen project is written in English beside its Polish text", async () => {
    await theatre.as("rep-pl", async (page) => {
      await page.goto("/desk");
      await follow(page, "Open the round");
      await follow(page, "Decide the round");
      await reads(page, "Clear, and the effect is compared.");
      await tick(page, 'What becomes of "Ask First"?', "Chosen: the state's competing entry");
      await tick(page, `What becomes of "${watch.title}"?`, "Not chosen");
      await write(page, { 'Reasons for the decision on "Ask First"': "Its effect is compared." });
      await press(page, "Decide and send the letters");
      expect(await problemsOn(page)).toEqual(["Give the reason; it goes to the body by letter."]);
      await write(page, { [`Reasons for the decision on "${watch.title}"`]: "Two winters are little." });
      expect(await findBarriers(page)).toEqual([]);
      await press(page, "Decide and send the letters");
      await isTold(page, "The round is decided.");
      await follow(page, "Entries of your state");
      await follow(page, "Ask First Najpierw zapytaj");
      await reads(page, "Competing entry");
    });
    await theatre.as("applicant-pl", async (page) => {
      await page.goto("/write");
      await follow(page, "Ask First");
      await follow(page, "Summary Not started");
      await reads(page, "The text in Polish");
      await write(page, { "The project in short": "Pupils learn to ask before they touch, send or joke." });
      await isTold(page, /^Saved \d\d:\d\d/);
      await page.reload();
      await reads(page, "Zajęcia trwają sześć tygodni.");
      expect(await page.getByLabel("The project in short", { exact: true }).inputValue()).toBe(
        "Pupils learn to ask before they touch, send or joke.",
      );
      expect(await findBarriers(page)).toEqual([]);
    });
    await theatre.as("body-pl-2", async (page) => {
      await page.goto("/national/rounds");
      await follow(page, "Town of Zielin");
      await reads(page, "Two winters are little.");
      expect(await textOf(page)).not.toContain("Its effect is compared.");
    });
  });
});
