import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { submitEntry } from "../../app/domain/entries/submission.server";
import { fiveIs } from "../../app/domain/forms/five-is";
import { withThemeConditions } from "../../app/domain/forms/theme-conditions";
import { asCast, castMember, enterPeople } from "../world/editions-steps";
import { startEntry, writeEntry } from "../world/entries-steps";
import { writeSheet } from "../world/judging-steps";
import type { Project } from "../world/project-file";
import { usePlay } from "./stage";
import * as jury from "./steps/jury";
import {
  fileBehind,
  follow,
  isTold,
  press,
  pressAndConfirm,
  problemsOn,
  reads,
  textOf,
  write,
} from "./steps/page";
import * as presidency from "./steps/presidency";
import * as secretariat from "./steps/secretariat";
import {
  admitted,
  cypriot,
  estonian,
  german,
  irish,
  onlySheets,
  sheets,
  spanish,
  unclicked,
} from "./steps/story";
import { verify } from "./steps/visitor";
import * as state from "./steps/writers";

const themeConditions = presidency.themeConditions;
const theme = "Growing up safe: preventing violence among young people";
const deadline = "30 September 2026, 23:59 (Brussels)";
const reasonsOf = (title: string) => `The jury is convinced by ${title}, from analysis to evaluation.`;
const pdf = { type: "application/pdf", begins: expect.stringMatching(/^%PDF-1/) };

describe("an edition of the award, from its announcement to the certificates", () => {
  const theatre = usePlay(async (world) => {
    await world.goTo("2026-04-14T09:00:00.000Z");
    await enterPeople(world, ["CY", "DE", "EE", "ES", "IE"]);
  });
  const { as } = theatre;
  /** Without a mail server the links of letters go to the server's console. */
  const printed: string[] = [];
  let editionId = "";
  /** The ids of the entries by their states. */
  const ids: Record<string, string> = {};

  beforeAll(() => {
    vi.spyOn(console, "log").mockImplementation((...words) => printed.push(words.join(" ")));
  });
  afterAll(() => {
    vi.restoreAllMocks();
  });

  it("1: the presidency creates the edition, the secretariat opens the call, everybody sees it", async () => {
    await as("presidency-1", async (page) => {
      await presidency.createEdition(page);
      await presidency.chooseForm(page, "5Is entry form");
      await presidency.weighCriteria(page, ["20", "30", "20", "20", "10"]);
      await presidency.openPart(page, "Jury");
      await presidency.seatDelegation(page, {
        kind: "A presidency",
        state: "Ireland",
        seat: "Chair",
        person: castMember("rep-ie"),
      });
      await presidency.seatDelegation(page, {
        kind: "A presidency",
        state: "Cyprus",
        seat: "Vice-chair",
        person: castMember("juror-cy"),
      });
      await presidency.seatDelegation(page, {
        kind: "An invited expert institution",
        state: "Belgium",
        institution: "Scheldeland Centre for Prevention Research",
        seat: "Member",
        person: castMember("expert-be"),
      });
      await follow(page, "Back to the edition");
      await reads(page, "3 delegations, 3 people");
      await presidency.askForCall(page);
    });
    theatre.stage.setNow("2026-07-01T07:00:00.000Z");
    await as("secretariat-1", (page) => secretariat.takeStep(page, "Open the call", "The call is open."));
    await as("presidency-1", async (page) => {
      await page.goto("/presidency/editions/2026/jury");
      await press(page, "Show the jury to the states");
      await isTold(page, "The states are shown the jury and may object to it.");
    });
    for (const key of ["rep-ie", "juror-cy", "expert-be"]) await as(key, jury.accept);
    await as("visitor", async (page) => {
      await page.goto("/");
      await page.getByRole("heading", { level: 1, name: theme }).waitFor();
      await reads(page, `The call closes on ${deadline}`);
      expect(await page.getByRole("timer", { name: "Time left" }).innerText()).toMatch(/^91\s+days$/);
      await follow(page, "Read the call");
      await reads(page, themeConditions[0]!);
      await reads(page, "Evaluated and effective (30 %)");
    });
  });

  it("2: a state writes its entry with its applicant, submits it, and is closed to the second", async () => {
    theatre.stage.setNow("2026-09-14T08:00:00.000Z");
    const [first, second, ...rest] = withThemeConditions(fiveIs.sections, themeConditions);
    await as("rep-de", async (page) => {
      await state.enterProject(page, german);
      ids.DE = page.url().split("/").at(-1) ?? "";
      await state.inviteWriter(page, castMember("applicant-de"));
    });
    await as("visitor", async (page) => {
      await page.goto(await linkFor(castMember("applicant-de").email));
      await press(page, "Sign in now");
      await follow(page, "Form");
      await follow(page, german.title);
      await follow(page, "Start writing");
      await state.fillSection(page, first!, german.answers);
      await state.isSaved(page);
      await state.completeSection(page);
      await state.fillSection(page, second!, german.answers);
      await state.completeSection(page);
    });
    await as("rep-de", async (page) => {
      await page.goto(`/write/${ids.DE}`);
      await reads(page, "2 of 10 sections are complete.");
      await follow(page, "Go on writing");
      for (const section of rest) {
        await state.fillSection(page, section, german.answers);
        await state.completeSection(page);
      }
      await state.signOff(page);
      await page.getByRole("heading", { level: 1, name: "Receipt 1" }).waitFor();
      expect(await fileBehind(page, "Download the receipt as a PDF")).toEqual(pdf);
    });
    editionId = await theEdition();
    for (const other of [estonian, spanish, irish]) ids[other.country] = await writtenAndSubmitted(other);
    const late = await startEntry(theatre.world, editionId, cypriot);
    theatre.stage.setNow("2026-09-30T21:59:00.000Z");
    await as("applicant-cy", async (page) => {
      await page.goto(`/write/${late}/summary`);
      await write(page, { "The project in short": "In the last minute." });
      await isTold(page, "Saved 23:59");
      theatre.stage.setNow("2026-09-30T22:00:00.000Z");
      await write(page, { "The project in short": "One minute too late." });
      await press(page, "Save and continue");
      expect(await problemsOn(page)).toEqual([
        `The deadline, ${deadline}, has passed. The entry can no longer be changed here; write to the secretariat if something went wrong.`,
      ]);
      expect(await page.getByLabel("The project in short").inputValue()).toBe("One minute too late.");
    });
  });

  it("3: the secretariat closes the call, returns one entry, admits all, and the states name their presenters", async () => {
    theatre.stage.setNow("2026-10-01T08:00:00.000Z");
    await as("secretariat-1", async (page) => {
      await secretariat.takeStep(page, "Close the call", "The call is closed. Admission begins.");
      await secretariat.returnWithRemark(page, german.title, {
        question: "What did not work, and what would you do differently?",
        text: "Say what you would do differently.",
        reasons: "One answer needs mending.",
        until: "2026-10-08",
      });
    });
    await as("rep-de", async (page) => {
      await page.goto("/national");
      await follow(page, `${german.title} ${german.titleOwn}`);
      await follow(page, "What did not work, and what would you do differently?");
      await reads(page, "Say what you would do differently.");
      await write(page, {
        "What did not work, and what would you do differently?": "We would begin with two schools only.",
      });
      await state.completeSection(page);
      await page.goto(`/national/entries/${ids.DE}/check`);
      await state.signOff(page, "Submit the entry again");
    });
    await as("secretariat-2", async (page) => {
      await page.goto(`/secretariat/admission/${ids.DE}`);
      await reads(page, "Before the return:");
      await reads(page, "We would begin with two schools only.");
      for (const { title } of admitted) await secretariat.admit(page, title);
      await secretariat.takeStep(page, "Close admission", "Admission is closed.");
    });
    for (const { country, title, presenterLatin } of admitted) {
      await as(`rep-${country.toLowerCase()}`, (page) => state.namePresenter(page, title, presenterLatin));
    }
  });

  it("4: judging opens, and each person declares interests before an entry opens", async () => {
    theatre.stage.setNow("2026-10-15T08:00:00.000Z");
    await as("secretariat-1", (page) => secretariat.takeStep(page, "Open judging", "Judging is open."));
    await as("rep-ie", async (page) => {
      await jury.declare(page, [german.title, estonian.title, spanish.title]);
      await page.goto("/jury/interests");
      await reads(page, `${irish.title}. Own country.`);
    });
    await as("juror-cy", (page) =>
      jury.declare(
        page,
        admitted.map((one) => one.title),
      ),
    );
    await as("expert-be", async (page) => {
      await page.goto("/jury");
      await page.getByRole("table").getByText(estonian.title).waitFor();
      const others = [german.title, spanish.title, irish.title];
      await jury.declare(page, [...others, estonian.title], {
        [estonian.title]: "Our centre wrote the project's evaluation plan.",
      });
      await page.goto("/jury");
      await page.getByRole("table").getByText(german.title).waitFor();
      expect(await textOf(page)).not.toContain(estonian.title);
      expect((await page.request.get(`/jury/entries/${ids.EE}`)).status()).toBe(404);
    });
  });

  it("5: the jury scores, nobody else sees a figure, and judging closes when no sheet is missing", async () => {
    theatre.stage.setNow("2026-10-26T09:00:00.000Z");
    for (const name of unclicked) {
      const { entry, ...written } = sheets[name];
      const { country } = admitted.find((one) => one.key === entry)!;
      await writeSheet(theatre.world, ids[country]!, { entry, ...written });
    }
    await as("rep-ie", async (page) => {
      await jury.score(page, german.title, sheets.chairOnGermany);
      await jury.finish(page);
    });
    await as("expert-be", async (page) => {
      await jury.score(page, spanish.title, sheets.expertsOnSpain);
      await jury.finish(page);
    });
    await as("juror-cy", async (page) => {
      await jury.score(page, irish.title, sheets.cyprusOnIreland);
      await state.isSaved(page);
      await page.goto(`/jury/entries/${ids.DE}`);
      const own = await textOf(page);
      expect(own).toMatch(onlySheets.figures);
      expect(own).toMatch(onlySheets.words);
    });
    await as("rep-ie", async (page) => {
      const own = ["/desk", "/jury", "/jury/interests", `/national/entries/${ids.IE}`];
      expect(await jury.findScores(page, own, onlySheets)).toEqual([]);
      await seesNoRanking(page);
    });
    await as("secretariat-1", async (page) => {
      const own = ["letters", "history", "history?edition=2026", "editions/2026", `admission/${ids.DE}`];
      const paths = ["/desk", ...own.map((path) => `/secretariat/${path}`)];
      expect(await jury.findScores(page, paths, onlySheets)).toEqual([]);
      await seesNoRanking(page);
      await secretariat.tryToCloseJudging(page);
      expect(await problemsOn(page)).toEqual([
        `Delegation 2, Cyprus: 1 score sheet is missing, on "${irish.title}" (Ireland).`,
      ]);
    });
    await as("juror-cy", async (page) => {
      await page.goto(`/jury/entries/${ids.IE}`);
      await jury.finish(page);
    });
    await as("secretariat-1", async (page) => {
      await secretariat.tryToCloseJudging(page);
      await isTold(page, "Judging is closed.");
    });
  });

  it("6: secretariat and chair open the order, and the jury sees the ranking", async () => {
    theatre.stage.setNow("2026-11-09T09:00:00.000Z");
    await as("secretariat-1", (page) => secretariat.proposeOrder(page));
    await as("rep-ie", async (page) => {
      await page.goto("/jury/order");
      await press(page, "Confirm and open the order");
      await isTold(page, "The order is open to the jury");
      expect(await jury.placesOn(page)).toEqual([
        ["1", estonian.title],
        ["2", german.title],
        ["3", spanish.title],
        ["4", irish.title],
      ]);
      await reads(page, "Your country. You see place and score only.");
    });
    await as("expert-be", async (page) => {
      await page.goto("/jury/ranking");
      await reads(page, "You are recused. You see place and score only.");
      expect((await page.request.get(`/jury/ranking/${ids.EE}`)).status()).toBe(404);
      await page.getByRole("table", { name: "Ranking" }).getByRole("link", { name: german.title }).click();
      await reads(page, onlySheets.words);
    });
  });

  it("7: the jury decides three places; its digest is public at once, its content to nobody", async () => {
    theatre.stage.setNow("2026-11-10T15:00:00.000Z");
    let digest = "";
    await as("rep-ie", async (page) => {
      await jury.openMeeting(page, "Dublin, Harbour Assembly Rooms");
      await reads(page, "3 of 3 delegations are present; a decision needs 2.");
      await jury.decide(
        page,
        [estonian, german, spanish].map(({ title }) => reasonsOf(title)),
      );
      digest = /\b[0-9a-f]{64}\b/.exec(await textOf(page))?.[0] ?? "";
      expect(digest).toHaveLength(64);
    });
    await as("visitor", async (page) => {
      await page.goto("/editions/2026");
      await reads(page, digest);
      const source = await page.content();
      for (const { title } of admitted) expect(source).not.toContain(title);
      expect((await page.request.get(`/entries/${ids.EE}`)).status()).toBe(404);
    });
    await as("presidency-1", async (page) => {
      expect((await page.request.get("/presidency/editions/2026/result")).status()).toBe(404);
      expect((await page.request.get("/jury/meeting")).status()).toBe(404);
    });
  });

  it("8: the presidency builds and publishes the programme", async () => {
    await as("presidency-1", (page) =>
      presidency.buildProgramme(
        page,
        ["Harbour Hall", "The Long Gallery"],
        [
          { kind: "Opening", title: "Opening", room: "Harbour Hall", time: "09:30", minutes: "30" },
          {
            kind: "Project presentations",
            title: "The projects",
            room: "Harbour Hall",
            time: "10:00",
            minutes: "80",
          },
          { kind: "Gala", title: "Award evening", room: "The Long Gallery", time: "19:30", minutes: "150" },
        ],
      ),
    );
    await as("visitor", async (page) => {
      await page.goto("/programme/2026");
      const shown = await textOf(page);
      for (const { title, presenterLatin } of admitted) {
        expect(shown).toContain(title);
        expect(shown).toContain(presenterLatin);
      }
      expect(shown).not.toContain(german.answers["in-short"]!.slice(0, 60));
      expect(await fileBehind(page, "Print (PDF)")).toEqual(pdf);
      expect(await fileBehind(page, "Add to your calendar")).toEqual({
        type: expect.stringMatching(/^text\/calendar/),
        begins: "BEGIN:VCALENDAR",
      });
    });
  });

  it("9: certificates are prepared under the embargo, the winners are announced, feedback follows", async () => {
    theatre.stage.setNow("2026-12-01T09:00:00.000Z");
    const insider = castMember("presidency-2").nameLatin;
    await as("presidency-1", (page) => presidency.nameInsider(page, insider));
    await as("presidency-2", async (page) => {
      const certificates = "/presidency/editions/2026/certificates";
      expect((await page.request.get(certificates)).status()).toBe(404);
      await page.goto("/presidency/editions/2026/insiders");
      await presidency.confirmEmbargo(page);
      await follow(page, "Certificates");
      await press(page, "Prepare the certificates");
      await isTold(page, "certificates are prepared.");
      expect(await fileBehind(page, `Certificate of ${estonian.presenterLatin}, PDF`)).toEqual(pdf);
    });
    const code = await codeOnCertificate(ids.EE!);
    await as("visitor", async (page) => {
      await verify(page, code);
      await reads(page, "Not yet public");
      expect(await textOf(page)).not.toContain(estonian.presenterLatin);
    });
    theatre.stage.setNow("2026-12-09T20:45:00.000Z");
    await as("presidency-1", async (page) => {
      await page.goto("/presidency/editions/2026");
      await presidency.openPart(page, "Announcement");
      await pressAndConfirm(page, "Announce the winners", "Announce them now");
      await isTold(page, "The winners are announced.");
    });
    await as("visitor", async (page) => {
      await page.goto("/editions/2026");
      const shown = await textOf(page);
      for (const { title } of [estonian, german, spanish]) expect(shown).toContain(reasonsOf(title));
      await page.getByRole("link", { name: estonian.title }).first().click();
      await reads(page, estonian.answers["in-short"]!.slice(0, 60));
      await verify(page, code);
      await reads(page, "This certificate is valid");
      await reads(page, estonian.presenterLatin);
    });
    await as("secretariat-1", async (page) => {
      await secretariat.takeStep(page, "Release the feedback", "The feedback is released.");
      await secretariat.seesLetter(page, "Winners announced", castMember("rep-ie").email);
      await secretariat.seesLetter(page, "Feedback", castMember("rep-ie").email);
    });
  });

  async function seesNoRanking(page: Page): Promise<void> {
    for (const path of ["/jury/ranking", `/jury/ranking/${ids.DE}`, "/jury/meeting"]) {
      expect((await page.request.get(path)).status(), path).toBe(404);
    }
  }

  /** The code that is printed on the certificate of an entry's award. */
  async function codeOnCertificate(entryId: string): Promise<string> {
    const { db } = await theatre.world.as();
    const row = await db
      .selectFrom("certificates")
      .select("code")
      .where("entry_id", "=", entryId)
      .where("kind", "=", "winner")
      .executeTakeFirstOrThrow();
    return row.code;
  }

  async function theEdition(): Promise<string> {
    const { db } = await theatre.world.as();
    return (await db.selectFrom("editions").select("id").executeTakeFirstOrThrow()).id;
  }

  async function writtenAndSubmitted(project: Project): Promise<string> {
    const id = await writeEntry(theatre.world, editionId, project);
    await submitEntry(await asCast(theatre.world, `rep-${project.country.toLowerCase()}`), id);
    return id;
  }

  /** The link of the newest sign-in letter to an address. */
  async function linkFor(email: string): Promise<string> {
    return vi.waitFor(
      () => {
        const line = printed.findLast((one) => one.startsWith(`Sign-in link for ${email}: `));
        if (!line) throw new Error(`No letter has gone to ${email}.`);
        return line.split(" ")[4]!;
      },
      { timeout: 10_000 },
    );
  }
});
