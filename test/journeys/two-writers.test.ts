import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { createDemoEdition, enterPeople, openDemoCall } from "../world/editions-steps";
import { startEntry } from "../world/entries-steps";
import { usePlay } from "./stage";
import { follow, isTold, press, problemsOn, reads, textOf, write } from "./steps/page";
import { german } from "./steps/story";

const question = "The project in short";

describe("two people who write one entry", () => {
  let entryId = "";
  const theatre = usePlay(async (world) => {
    await world.goTo("2026-04-14T09:00:00.000Z");
    await enterPeople(world, ["DE", "IE"]);
    const editionId = await createDemoEdition(world);
    await world.goTo("2026-07-01T07:00:00.000Z");
    await openDemoCall(world, editionId);
    await world.goTo("2026-09-14T08:00:00.000Z");
    entryId = await startEntry(world, editionId, german);
  });
  let minutes = 0;
  /** Moves the clock on by a minute, so that the page's "Saved 10:05" can only speak of what is saved from now on. */
  const nextMinute = () => {
    minutes += 1;
    const two = String(minutes).padStart(2, "0");
    theatre.stage.setNow(`2026-09-14T08:${two}:00.000Z`);
    return `Saved 10:${two}`;
  };
  const writes = (page: Page, text: string) => write(page, { [question]: text });
  const typed = (page: Page) => page.getByLabel(question, { exact: true }).inputValue();

  /** Two people have the same section open; both have read the same text. */
  async function together(
    options: { javaScript: boolean },
    act: (applicant: Page, representative: Page) => Promise<void>,
  ): Promise<void> {
    await theatre.as(
      "applicant-de",
      (applicant) =>
        theatre.as(
          "rep-de",
          async (representative) => {
            for (const page of [applicant, representative]) await page.goto(`/write/${entryId}/summary`);
            await act(applicant, representative);
          },
          options,
        ),
      options,
    );
  }

  it("shows the second one both texts; keeping one's own leaves the other among the earlier versions", async () => {
    await together({ javaScript: true }, async (applicant, representative) => {
      const saved = nextMinute();
      await writes(applicant, "The applicant's first sentence.");
      await isTold(applicant, saved);
      await writes(representative, "The representative's first sentence.");
      await isTold(representative, "Two texts: choose one");
      await reads(representative, "Wiebke Struckenborg saved this text:");
      await reads(representative, "The applicant's first sentence.");
      expect(await typed(representative)).toBe("The representative's first sentence.");
      const savedAgain = nextMinute();
      await press(representative, "Keep my text");
      await isTold(representative, savedAgain);
      await applicant.reload();
      expect(await typed(applicant)).toBe("The representative's first sentence.");
      await follow(applicant, "Earlier versions");
      await reads(applicant, "The applicant's first sentence.");
    });
  });

  it("lets the second one take the other's text", async () => {
    await together({ javaScript: true }, async (applicant, representative) => {
      const saved = nextMinute();
      await writes(applicant, "The applicant's second sentence.");
      await isTold(applicant, saved);
      await writes(representative, "The representative's second sentence.");
      await reads(representative, "Somebody else changed this meanwhile");
      const savedAgain = nextMinute();
      await press(representative, "Take the text above");
      await isTold(representative, savedAgain);
      expect(await typed(representative)).toBe("The applicant's second sentence.");
      await representative.reload();
      expect(await typed(representative)).toBe("The applicant's second sentence.");
    });
  });

  it("does the same without JavaScript", async () => {
    await together({ javaScript: false }, async (applicant, representative) => {
      await writes(applicant, "The applicant's third sentence.");
      await press(applicant, "Save and continue");
      await applicant.getByRole("heading", { level: 1, name: "Intelligence" }).waitFor();
      await writes(representative, "The representative's third sentence.");
      await press(representative, "Save and continue");
      expect(await problemsOn(representative)).toEqual([
        "Somebody else has changed this meanwhile. Nothing is lost: compare both texts below and choose.",
        expect.stringMatching(
          /^The project in short: Wiebke Struckenborg saved another text at \d\d:\d\d\.$/,
        ),
      ]);
      await reads(representative, "The applicant's third sentence.");
      expect(await typed(representative)).toBe("The representative's third sentence.");
      await press(representative, "Take the text above instead");
      await isTold(representative, "The other text is taken");
      expect(await typed(representative)).toBe("The applicant's third sentence.");
    });
  });

  it("keeps what is typed without a network on the device, and saves it when the network is back", async () => {
    await theatre.as("applicant-de", async (page) => {
      await page.goto(`/write/${entryId}/summary`);
      await page.context().setOffline(true);
      await writes(page, "Typed in the train.");
      await isTold(page, "Not saved yet: kept on this device");
      const saved = nextMinute();
      await page.context().setOffline(false);
      await isTold(page, saved);
    });
    await theatre.as("rep-de", async (page) => {
      await page.goto(`/write/${entryId}/preview`);
      await reads(page, "Typed in the train.");
    });
  });

  it("saves what was kept even when the page was closed in between", async () => {
    await theatre.as("applicant-de", async (page) => {
      await page.goto(`/write/${entryId}/summary`);
      await page.context().setOffline(true);
      await writes(page, "Typed in the tunnel.");
      await isTold(page, "Not saved yet: kept on this device");
      const context = page.context();
      await page.close();
      await context.setOffline(false);
      const saved = nextMinute();
      const later = await context.newPage();
      await later.goto(`/write/${entryId}/summary`);
      await isTold(later, saved);
      expect(await typed(later)).toBe("Typed in the tunnel.");
      await later.reload();
      expect(await textOf(later)).not.toContain("kept on this device");
      expect(await typed(later)).toBe("Typed in the tunnel.");
    });
  });
});
