import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { drawStreet } from "../world/drawings";
import { createDemoEdition, enterPeople, openDemoCall } from "../world/editions-steps";
import { startEntry } from "../world/entries-steps";
import { findBarriers, usePlay } from "./stage";
import { follow, isTold, press, pressAndConfirm, problemsOn, reads, textOf, tick, write } from "./steps/page";
import { german } from "./steps/story";

describe("an applicant", () => {
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

  const counted = (page: Page) => page.locator("[data-words-of]").last().innerText();

  it("pastes from a word processor: the words are counted as the server counts them, and the list is a list", async () => {
    const pasted =
      "The pro\u00adject\u00a0began in 2019.\n\n\n\n\u2022\tη πρόληψη\u000bτου εγκλήματος\n\u2022\tความปลอดภัย \u{1f600}\no\tBelow it";
    await theatre.as("applicant-de", async (page) => {
      await page.goto(`/write/${entryId}/summary`);
      const field = page.getByRole("textbox").last();
      await field.fill(pasted);
      const live = await counted(page);
      expect(live).toMatch(/^12 of \d+ words$/);
      await isTold(page, /^Saved \d\d:\d\d$/);
      await page.reload();
      expect(await counted(page)).toBe(live);
      expect(await field.inputValue()).toBe(
        "The project began in 2019.\n\n- η πρόληψη\nτου εγκλήματος\n- ความปลอดภัย \u{1f600}\n- Below it",
      );
      await page.goto(`/write/${entryId}/preview`);
      expect(await page.getByRole("listitem").filter({ hasText: "Below it" }).count()).toBe(1);
    });
  });

  it("sees who else is writing, and where, as the page is opened and while it is open", async () => {
    await theatre.as("applicant-de", async (applicant) => {
      await theatre.as("rep-de", async (representative) => {
        await applicant.goto(`/write/${entryId}/project`);
        expect(await textOf(applicant)).not.toContain("is writing");
        await representative.goto(`/write/${entryId}/summary`);
        await write(representative, { "The project in short": "The representative writes." });
        await isTold(representative, /^Saved/);
        await isTold(applicant, /is writing in section \d+, Summary\./);
        await representative.goto(`/write/${entryId}`);
      });
    });
    await theatre.as(
      "applicant-de",
      async (page) => {
        await page.goto(`/write/${entryId}/summary`);
        await isTold(page, /is writing in this section too\./);
      },
      { javaScript: false },
    );
  });

  it.each([true, false])(
    "adds a picture and a film for the conference, describes them and takes one away (JavaScript: %s)",
    async (javaScript) => {
      await theatre.as(
        "applicant-de",
        async (page) => {
          await page.goto(`/write/${entryId}`);
          await follow(page, "Pictures and material");
          await press(page, "Upload the file");
          expect(await problemsOn(page)).toEqual(["Choose a file first."]);
          await page.getByLabel("File", { exact: true }).setInputFiles({
            name: "Straße am Abend.jpg",
            mimeType: "image/jpeg",
            buffer: await drawStreet(javaScript ? 5 : 6),
          });
          await press(page, "Upload the file");
          await isTold(page, "The file is uploaded. Now say what it shows.");
          await tick(page, "Where may it be shown?", "Also on the entry's public page");
          await press(page, "Save");
          expect(await problemsOn(page)).toEqual([
            "Describe the picture for people who cannot see it; then it can be public.",
            "Confirm this, or keep it for the conference only.",
          ]);
          expect(await page.getByLabel("Also on the entry's public page").isChecked()).toBe(true);
          await write(page, {
            Caption: "The street",
            "Description for people who cannot see it": "Houses at dusk",
            "Who made it": "Nobody",
          });
          await page.getByRole("checkbox").check();
          if (javaScript) expect(await findBarriers(page)).toEqual([]);
          await press(page, "Save");
          await isTold(page, "Saved.");
          const picture = page.getByRole("img", { name: "Houses at dusk" });
          await picture.waitFor();
          expect(
            await picture.evaluate((image: HTMLImageElement) =>
              image.decode().then(() => image.naturalWidth),
            ),
          ).toBe(1200);
          await write(page, { Address: "http://film.example/1", "What it shows": "A film" });
          await press(page, "Add the film");
          expect(await problemsOn(page)).toEqual([
            "Enter an address that begins with https://, such as https://film.example/watch.",
          ]);
          await write(page, { Address: "https://film.example/1" });
          await press(page, "Add the film");
          await isTold(page, "The film is in the list.");
          await pressAndConfirm(page, "Remove it", "Remove it now");
          await isTold(page, "It is removed.");
          await reads(page, "The street");
          expect(await textOf(page)).not.toContain("A film");
          if (javaScript) expect(await findBarriers(page)).toEqual([]);
          await follow(page, "Change: The street");
          await pressAndConfirm(page, "Remove it", "Remove it now");
          await reads(page, "Nothing here yet");
        },
        { javaScript },
      );
    },
  );
});
