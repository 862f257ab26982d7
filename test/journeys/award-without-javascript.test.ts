import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { fiveIs } from "../../app/domain/forms/five-is";
import { withThemeConditions } from "../../app/domain/forms/theme-conditions";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { delegationAssignments } from "../../app/domain/judging/own-delegation.server";
import { addDelegation } from "../../app/domain/jury/delegations.server";
import { addJuryMember } from "../../app/domain/jury/members.server";
import { demoEdition } from "../world/cast";
import type { StoryWorld } from "../world/demonstration";
import {
  acceptJurySeat,
  asCast,
  castMember,
  closeDemoAdmission,
  closeDemoCall,
  createDemoEdition,
  enterPeople,
  openDemoCall,
  openDemoJudging,
  personInput,
} from "../world/editions-steps";
import { admitAll, type EntryIds, startEntry, submitAll, writeAll } from "../world/entries-steps";
import { closeAndOpenOrder, writeSheet } from "../world/judging-steps";
import { usePlay } from "./stage";
import * as jury from "./steps/jury";
import { isTold, press, problemsOn, reads } from "./steps/page";
import * as secretariat from "./steps/secretariat";
import { estonian, german, sheets, spanish } from "./steps/story";
import * as state from "./steps/writers";

describe("the core of an edition, in browsers without JavaScript", () => {
  let editionId = "";
  const entries: EntryIds = {};
  const theatre = usePlay(async (world) => {
    await world.goTo("2026-04-14T09:00:00.000Z");
    await enterPeople(world, ["CY", "DE", "EE", "ES", "IE"]);
    editionId = await createDemoEdition(world);
    await seatJury(world);
    await world.goTo("2026-07-01T07:00:00.000Z");
    await openDemoCall(world, editionId);
    await world.goTo("2026-09-14T08:00:00.000Z");
    Object.assign(entries, await writeAll(world, editionId, [estonian, spanish]));
    await submitAll(world, entries, [estonian, spanish]);
    entries[german.key] = await startEntry(world, editionId, german);
  });
  const as = (key: string, act: (page: Page) => Promise<void>) => theatre.as(key, act, { javaScript: false });

  it("the applicant fills in the form and is told what is missing", async () => {
    await as("applicant-de", async (page) => {
      await page.goto(`/write/${entries[german.key]}`);
      await page.getByRole("link", { name: "Start writing" }).click();
      await press(page, "Mark as complete");
      expect(await problemsOn(page)).toContain(
        "When did the project start and end? Enter the start, and the end unless it still runs.",
      );
      for (const section of withThemeConditions(fiveIs.sections, demoEdition.theme.conditions)) {
        await state.fillSection(page, section, german.answers);
        await state.completeSection(page);
      }
      await reads(page, "Every answer is given.");
    });
  });

  it("the representative submits the entry", async () => {
    await as("rep-de", async (page) => {
      await page.goto(`/national/entries/${entries[german.key]}/check`);
      await state.signOff(page);
    });
  });

  it("the secretariat admits it", async () => {
    theatre.stage.setNow("2026-10-02T08:00:00.000Z");
    await closeDemoCall(theatre.world, editionId);
    await as("secretariat-1", (page) => secretariat.admit(page, german.title));
  });

  it("a jury member declares interests, saves a draft of the score sheet and finishes it", async () => {
    theatre.stage.setNow("2026-10-15T08:00:00.000Z");
    await admitAll(theatre.world, entries, { except: [german.key] });
    await closeDemoAdmission(theatre.world, editionId);
    await openDemoJudging(theatre.world, editionId);
    await as("rep-ie", async (page) => {
      await jury.declare(page, [estonian.title, german.title, spanish.title]);
      await jury.score(page, german.title, sheets.chairOnGermany);
      await press(page, "Save the draft");
      await isTold(page, "The draft is saved.");
      await page.getByLabel("Remark on replicable (may be given to the entrant)").fill("");
      await press(page, "Finish the sheet");
      expect(await problemsOn(page)).toEqual([
        "Replicable: write a remark. A score below 2 or above 4 needs one.",
      ]);
      await page
        .getByLabel("Remark on replicable (may be given to the entrant)")
        .fill(sheets.chairOnGermany.remarks.replicable);
      await jury.finish(page);
    });
  });

  it("the chair records the decision", async () => {
    theatre.stage.setNow("2026-11-09T09:00:00.000Z");
    await scoreTheRest();
    await closeAndOpenOrder(theatre.world, editionId);
    theatre.stage.setNow("2026-11-10T09:00:00.000Z");
    await as("rep-ie", async (page) => {
      await jury.openMeeting(page, "Dublin, Harbour Assembly Rooms");
      await jury.decide(page, ["Best of all.", "Nearly as good.", "Good as well."]);
      await reads(page, "Sealed until the presidency announces the winners");
    });
  });

  async function seatJury(world: StoryWorld): Promise<void> {
    const presidency = await asCast(world, "presidency-1");
    const seats = [
      { kind: "presidency", country: "IE", institution: null, seat: "chair", person: "rep-ie" },
      { kind: "presidency", country: "CY", institution: null, seat: "vice-chair", person: "juror-cy" },
    ] as const;
    for (const { person, ...seat } of seats) {
      const id = await addDelegation(presidency, editionId, seat);
      const named = { ...personInput(castMember(person)), nationality: seat.country };
      await acceptJurySeat(world, editionId, id, await addJuryMember(presidency, id, named));
    }
  }

  async function scoreTheRest(): Promise<void> {
    const { world } = theatre;
    const cyprus = await asCast(world, "juror-cy");
    for (const { entryId } of await delegationAssignments(cyprus, editionId)) {
      await declareInterest(cyprus, entryId, { kind: "none" });
    }
    const { chairOnEstonia, chairOnSpain, cyprusOnGermany, cyprusOnEstonia, cyprusOnSpain } = sheets;
    for (const sheet of [chairOnEstonia, chairOnSpain, cyprusOnGermany, cyprusOnEstonia, cyprusOnSpain]) {
      await writeSheet(world, entries[sheet.entry]!, sheet);
    }
  }
});
