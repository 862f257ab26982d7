import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { submitEntry } from "../../app/domain/entries/submission.server";
import { fiveIs } from "../../app/domain/forms/five-is";
import { asCast, castMember, enterPeople } from "../world/editions-steps";
import { startEntry, writeEntry } from "../world/entries-steps";
import { projectsNamed } from "../world/judging-steps";
import { usePlay } from "./stage";
import { declare, finish, openMeeting, type Sheet, score } from "./steps/jurors";
import {
  choose,
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
import {
  askForCall,
  buildProgramme,
  chooseForm,
  confirmEmbargo,
  createEdition,
  nameInsider,
  openPart,
  seatDelegation,
  weighCriteria,
} from "./steps/presidency";
import {
  admit,
  proposeOrder,
  returnWithRemark,
  seesLetter,
  takeStep,
  tryToCloseJudging,
} from "./steps/secretariat";
import {
  completeSection,
  enterProject,
  fillSection,
  inviteWriter,
  isSaved,
  namePresenter,
  signOff,
} from "./steps/writers";

const [german, estonian, irish, cypriot] = projectsNamed(
  "de-quarrel-workshop",
  "ee-three-adults",
  "ie-second-whistle",
  "cy-common-courtyard",
) as [Project, Project, Project, Project];
type Project = ReturnType<typeof projectsNamed>[number];

const theme = "Growing up safe: preventing violence among young people";
const deadline = "30 September 2026, 23:59 (Brussels)";
const reasonsOf = (title: string) =>
  `The jury is convinced by ${title}, from the analysis to the evaluation.`;

const pdf = { type: "application/pdf", begins: expect.stringMatching(/^%PDF-1/) };

/** What the sheets say; the half points and the words of the remarks stand nowhere else on the platform. */
const sheets = {
  irelandOnGermany: sheet(["4", "4", "3", "4", "5"], "Harbour"),
  irelandOnEstonia: sheet(["4", "5", "4", "4", "5"], "Harbour"),
  cyprusOnGermany: sheet(["4.5", "3.5", "3.5", "4.5", "4"], "Citadel"),
  cyprusOnEstonia: sheet(["4.5", "4.5", "4.5", "4.5", "4.5"], "Citadel"),
  cyprusOnIreland: sheet(["2.5", "1.5", "2.5", "2.5", "3.5"], "Citadel"),
  expertsOnGermany: sheet(["3.5", "4.5", "3.5", "3.5", "4.5"], "Polder"),
  expertsOnIreland: sheet(["2.5", "2.5", "1.5", "3.5", "2.5"], "Polder"),
};

function sheet(scores: string[], word: string): Sheet {
  return { scores, remark: `${word} remark on`, overall: `${word} overall.` };
}

describe("an edition of the award, from its announcement to the certificates", () => {
  const theatre = usePlay(async (world) => {
    await world.goTo("2026-04-14T09:00:00.000Z");
    await enterPeople(world, ["CY", "DE", "EE", "IE"]);
  });
  const { as } = theatre;
  /** Without a mail server the links of letters go to the server's console. */
  const printed: string[] = [];
  const ids = { edition: "", germany: "", estonia: "", ireland: "" };

  beforeAll(() => {
    vi.spyOn(console, "log").mockImplementation((...words) => printed.push(words.join(" ")));
  });
  afterAll(() => {
    vi.restoreAllMocks();
  });

  it("1: the presidency creates the edition and asks for the call", async () => {
    await as("presidency-1", async (page) => {
      await createEdition(page);
      await chooseForm(page, "5Is entry form");
      await weighCriteria(page, ["20", "30", "20", "20", "10"]);
      await openPart(page, "Jury");
      await seatDelegation(page, {
        kind: "A presidency",
        state: "Ireland",
        seat: "Chair",
        person: castMember("rep-ie"),
      });
      await seatDelegation(page, {
        kind: "A presidency",
        state: "Cyprus",
        seat: "Vice-chair",
        person: castMember("juror-cy"),
      });
      await seatDelegation(page, {
        kind: "An invited expert institution",
        state: "Belgium",
        institution: "Scheldeland Centre for Prevention Research",
        seat: "Member",
        person: castMember("expert-be"),
      });
      await follow(page, "Back to the edition");
      await reads(page, "3 delegations, 3 people");
      await askForCall(page);
    });
  });

  it("2: the secretariat opens the call, and everybody sees it with the time left", async () => {
    theatre.stage.setNow("2026-07-01T07:00:00.000Z");
    await as("secretariat-1", (page) => takeStep(page, "Open the call", "The call is open."));
    await as("visitor", async (page) => {
      await page.goto("/");
      await page.getByRole("heading", { level: 1, name: theme }).waitFor();
      await reads(page, `The call closes on ${deadline}`);
      expect(await page.getByRole("timer", { name: "Time left" }).innerText()).toMatch(/^91\s+days$/);
      await follow(page, "Read the call");
      await reads(page, "Young people aged 10 to 25 are reached.");
      await reads(page, "Evaluated and effective (30 %)");
    });
  });

  it("3: a state writes its entry with its applicant, submits it, and is closed to the second", async () => {
    theatre.stage.setNow("2026-09-14T08:00:00.000Z");
    const [first, second, ...rest] = fiveIs.sections;
    await as("rep-de", async (page) => {
      await enterProject(page, german);
      ids.germany = page.url().split("/").at(-1) ?? "";
      await inviteWriter(page, castMember("applicant-de"));
    });
    await as("visitor", async (page) => {
      await page.goto(await linkFor(castMember("applicant-de").email));
      await press(page, "Sign in now");
      await follow(page, "Form");
      await follow(page, german.title);
      await follow(page, "Start writing");
      await fillSection(page, first!, german.answers);
      await isSaved(page);
      await completeSection(page);
      await fillSection(page, second!, german.answers);
      await completeSection(page);
    });
    await as("rep-de", async (page) => {
      await page.goto(`/write/${ids.germany}`);
      await reads(page, "2 of 9 sections are complete.");
      await follow(page, "Go on writing");
      for (const section of rest) {
        await fillSection(page, section, german.answers);
        await completeSection(page);
      }
      await signOff(page);
      await page.getByRole("heading", { level: 1, name: "Receipt 1" }).waitFor();
      expect(await fileBehind(page, "Download the receipt as a PDF")).toEqual(pdf);
    });
    ids.edition = await theEdition();
    ids.estonia = await writtenAndSubmitted(estonian);
    ids.ireland = await writtenAndSubmitted(irish);
    const late = await startEntry(theatre.world, ids.edition, cypriot);
    theatre.stage.setNow("2026-09-30T21:58:00.000Z");
    await as("applicant-cy", async (page) => {
      await page.goto(`/write/${late}/summary`);
      theatre.stage.setNow("2026-09-30T22:00:00.000Z");
      await write(page, { "The project in short": "One minute too late." });
      await press(page, "Save and continue");
      expect(await problemsOn(page)).toEqual([
        `The deadline, ${deadline}, has passed. The entry can no longer be changed here; write to the secretariat if something went wrong.`,
      ]);
      expect(await page.getByLabel("The project in short").inputValue()).toBe("One minute too late.");
    });
  });

  it("4: the secretariat closes the call, returns one entry, admits all three, and the states name presenters", async () => {
    theatre.stage.setNow("2026-10-01T08:00:00.000Z");
    await as("secretariat-1", async (page) => {
      await takeStep(page, "Close the call", "The call is closed. Admission begins.");
      await returnWithRemark(page, german.title, {
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
      await press(page, "Mark as complete");
      await page.goto(`/national/entries/${ids.germany}/check`);
      await signOff(page, "Submit the entry again");
    });
    await as("secretariat-2", async (page) => {
      await page.goto(`/secretariat/admission/${ids.germany}`);
      await reads(page, "Before the return:");
      for (const project of [german, estonian, irish]) await admit(page, project.title);
      await takeStep(page, "Close admission", "Admission is closed.");
    });
    for (const project of [german, estonian, irish]) {
      await as(`rep-${project.country.toLowerCase()}`, (page) =>
        namePresenter(page, project.title, project.presenterLatin),
      );
    }
  });

  async function theEdition(): Promise<string> {
    const { db } = await theatre.world.as();
    return (await db.selectFrom("editions").select("id").executeTakeFirstOrThrow()).id;
  }

  async function writtenAndSubmitted(project: Project): Promise<string> {
    const id = await writeEntry(theatre.world, ids.edition, project);
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
