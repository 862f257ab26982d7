import { describe, expect, it } from "vitest";
import { closeDemoCall, createDemoEdition, enterPeople, openDemoCall } from "../world/editions-steps";
import { answerRemark, type EntryIds, submitAll, writeEntry } from "../world/entries-steps";
import { findBarriers, usePlay } from "./stage";
import { follow, isTold, press, pressAndConfirm, problemsOn, reads, textOf, write } from "./steps/page";
import { openForAdmission, returnWithRemark } from "./steps/secretariat";
import { cypriot, estonian, german, spanish } from "./steps/story";
import { signOff } from "./steps/writers";

const inTime = [german, estonian, spanish];
const question = "How was the project evaluated, and by whom?";

describe("the secretariat at admission", () => {
  let editionId = "";
  const entries: EntryIds = {};
  const theatre = usePlay(async (world) => {
    await world.goTo("2026-04-14T09:00:00.000Z");
    await enterPeople(world, ["DE", "EE", "ES", "CY", "IE"]);
    editionId = await createDemoEdition(world);
    await world.goTo("2026-07-01T07:00:00.000Z");
    await openDemoCall(world, editionId);
    await world.goTo("2026-09-14T08:00:00.000Z");
    for (const project of [...inTime, cypriot]) {
      entries[project.key] = await writeEntry(world, editionId, project);
    }
    await world.goTo("2026-09-29T08:00:00.000Z");
    await submitAll(world, entries, inTime);
    await world.goTo("2026-10-01T07:00:00.000Z");
    await closeDemoCall(world, editionId);
  });

  it("ticks the form of several entries and admits them together, without JavaScript", async () => {
    await theatre.as(
      "secretariat-1",
      async (page) => {
        for (const { title } of [german, estonian]) {
          await openForAdmission(page, title);
          await page.getByLabel("The entry is in English.").check();
          await page.getByLabel("The entry shows some result.").check();
          await press(page, "Keep the ticks, decide later");
          await isTold(page, "The ticks are kept.");
        }
        for (const { title, country } of [german, estonian]) {
          const row = page.getByRole("row").filter({ hasText: title });
          await row.getByText("Checklist complete").waitFor();
          const name = country === "DE" ? "Germany" : "Estonia";
          await row.getByRole("checkbox", { name: `Choose ${title}, ${name}` }).check();
        }
        const waiting = page.getByRole("row").filter({ hasText: spanish.title });
        expect(await waiting.getByRole("checkbox").count()).toBe(0);
        await press(page, "Admit the chosen entries");
        await reads(page, "These 2 entries will be admitted");
        expect(await textOf(page)).not.toContain(spanish.title);
        await press(page, "Admit them now");
        await isTold(page, "2 entries are admitted; their states' people get letters.");
        await openForAdmission(page, german.title);
        await reads(page, "In English");
        await reads(page, "Decide again");
      },
      { javaScript: false },
    );
  });

  it("returns an entry, reads what has changed beside the old text, and admits it with a note to the jury", async () => {
    await theatre.as("secretariat-1", async (page) => {
      await returnWithRemark(page, spanish.title, {
        question,
        text: "Who collected the figures?",
        reasons: "One answer needs a sentence more.",
        until: "2026-10-08",
      });
    });
    theatre.stage.setNow("2026-10-05T08:00:00.000Z");
    await answerRemark(theatre.world, entries[spanish.key]!, spanish, {
      question: "evaluation",
      add: "The municipal statistics office collected them.",
    });
    await theatre.as("secretariat-1", async (page) => {
      await openForAdmission(page, spanish.title);
      await reads(page, "Before the return:");
      await page
        .getByRole("insertion")
        .filter({ hasText: "The municipal statistics office collected them." })
        .waitFor();
      await press(page, "Admit the entry");
      expect(await problemsOn(page)).toEqual([
        "Confirm that the entry is in English.",
        "Confirm that the entry shows some result.",
      ]);
      await page.getByLabel("The entry is in English.").check();
      await page.getByLabel("The entry shows some result.").check();
      await write(page, { "Note to the jury (optional)": "The theme is met in its second part only." });
      expect(await findBarriers(page)).toEqual([]);
      await press(page, "Admit the entry");
      await isTold(page, "The entry is admitted");
      await openForAdmission(page, spanish.title);
      await reads(page, "The theme is met in its second part only.");
    });
  });

  it("lets a complete draft in late, together with the presidency; every state reads why", async () => {
    const reason = "The ministry's network was down all day.";
    await theatre.as("secretariat-1", async (page) => {
      await page.goto("/secretariat/admission");
      await reads(page, "Complete, not signed off");
      expect(await textOf(page)).not.toContain(cypriot.title);
      expect(await findBarriers(page)).toEqual([]);
      await follow(page, "Propose an exception");
      await press(page, "Propose the exception");
      expect(await problemsOn(page)).toEqual(["Write the reason; all national representatives read it."]);
      await write(page, { "Why is the exception given?": reason });
      expect(await findBarriers(page)).toEqual([]);
      await press(page, "Propose the exception");
      await isTold(page, "The exception is proposed.");
    });
    await theatre.as("presidency-1", async (page) => {
      await page.goto("/desk");
      await follow(page, "Look at it and confirm");
      await reads(page, reason);
      await pressAndConfirm(page, "Confirm this", "Admit a late entry now");
      await isTold(page, "It is confirmed and has taken effect");
    });
    await theatre.as("rep-de", async (page) => {
      await page.goto("/national");
      await reads(page, "Late entries by exception");
      await reads(page, reason);
      expect(await textOf(page)).not.toContain(cypriot.title);
    });
    await theatre.as("rep-cy", async (page) => {
      await page.goto(`/national/entries/${entries[cypriot.key]}`);
      await reads(page, "have admitted this entry late, by exception");
      await follow(page, "Check and submit");
      await signOff(page);
      await reads(page, "Late by exception");
    });
    await theatre.as("secretariat-2", async (page) => {
      await page.goto("/secretariat/admission");
      await page
        .getByRole("row")
        .filter({ hasText: cypriot.title })
        .getByText("Submitted after the deadline, by exception")
        .waitFor();
    });
  });
});
