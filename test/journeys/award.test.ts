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
  download,
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
      await follow(page, "Jury");
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
});
