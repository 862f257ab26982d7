import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { declareAll, projectsNamed, worldInJudging } from "../world/judging-steps";
import { usePlay } from "./stage";
import {
  keepOnDevice,
  networkIsBack,
  openEntry,
  remarkOn,
  savingSays,
  scoreOn,
  typeScore,
} from "./steps/delegation";
import { press, reads } from "./steps/page";

const projects = projectsNamed("si-on-the-bus", "ee-three-adults");
const [bus, adults] = projects.map((project) => project.title) as [string, string];

describe("a person of the jury on a bad network", () => {
  const entries: Record<string, string> = {};
  const theatre = usePlay(async (world) => {
    const judging = await worldInJudging(world, projects);
    Object.assign(entries, judging.entries);
    await declareAll(world, judging.editionId);
  });
  const pageOf = (key: string) => `/jury/entries/${entries[key]}`;

  /** Lets the platform take the next save of a sheet, and loses its answer. */
  async function loseNextAnswer(page: Page): Promise<void> {
    await page.route(
      "**/sheet",
      async (route) => {
        await route.fetch();
        await route.abort("internetdisconnected");
      },
      { times: 1 },
    );
  }

  it("meets no colleague in their own save, whose answer was lost", async () => {
    await theatre.as("juror-gr", async (page) => {
      await openEntry(page, bus);
      await loseNextAnswer(page);
      await typeScore(page, "Focus", "3");
      await savingSays(page, "Not saved yet: no connection.");
      await remarkOn(page, "Focus").fill("Written after the answer was lost.");
      await networkIsBack(page);
      await savingSays(page, /^Saved \d\d:\d\d$/);
      await page.reload();
      expect(await scoreOn(page, "Focus")).toBe("3");
      expect(await remarkOn(page, "Focus").inputValue()).toBe("Written after the answer was lost.");
    });
  });

  it("has on the device what was typed while a save was under way, and what a reload cuts off", async () => {
    await theatre.as("juror-cy", async (page) => {
      await keepOnDevice(page);
      await openEntry(page, bus);
      let cut = () => {};
      const isCut = new Promise<void>((done) => (cut = done));
      await page.route("**/sheet", async (route) => {
        await isCut;
        await route.abort("internetdisconnected");
      });
      const asked = page.waitForRequest("**/sheet");
      await typeScore(page, "Focus", "2.5");
      await asked;
      await remarkOn(page, "Focus").fill("Typed while the save was under way.");
      cut();
      await savingSays(page, "Not saved yet: kept on this device.");
      await page.unroute("**/sheet");
      await page.reload();
      await savingSays(page, /^Saved \d\d:\d\d$/);
      expect(await remarkOn(page, "Focus").inputValue()).toBe("Typed while the save was under way.");

      const under = page.waitForRequest("**/sheet");
      await page.route("**/sheet", () => {});
      await typeScore(page, "Focus", "4");
      await under;
      await page.unroute("**/sheet");
      await page.reload();
      await savingSays(page, /^Saved \d\d:\d\d$/);
      expect(await scoreOn(page, "Focus")).toBe("4");
    });
  });

  it("writes in two windows of one browser, and loses nothing of either", async () => {
    await theatre.as("rep-lt", async (first) => {
      await keepOnDevice(first);
      const second = await first.context().newPage();
      await first.context().setOffline(true);
      for (const page of [first, second]) await page.goto(pageOf("ee-three-adults"));
      await typeScore(first, "Focus", "2.5");
      await savingSays(first, "not sent yet");
      await savingSays(second, "not sent yet");
      expect(await scoreOn(second, "Focus")).toBe("2.5");
      await remarkOn(second, "Focus").fill("From the second window.");
      await savingSays(second, "Kept on this device");
      await expect.poll(() => remarkOn(first, "Focus").inputValue()).toBe("From the second window.");
      await first.context().setOffline(false);
      for (const page of [first, second]) await page.evaluate(() => dispatchEvent(new Event("online")));
      await savingSays(first, "Sent: as on the platform");
      await savingSays(second, "Sent: as on the platform");
      await openEntry(first, adults);
      expect(await scoreOn(first, "Focus")).toBe("2.5");
      expect(await remarkOn(first, "Focus").inputValue()).toBe("From the second window.");
    });
  });

  it("does not write over what a colleague saved, with what is typed while the network comes back", async () => {
    await theatre.as("expert-se-1", (gunvor) =>
      theatre.as("expert-se-2", async (elis) => {
        await keepOnDevice(gunvor);
        await gunvor.context().setOffline(true);
        await gunvor.goto(pageOf("ee-three-adults"));
        await savingSays(gunvor, "Not begun");
        await openEntry(elis, adults);
        await typeScore(elis, "Focus", "4");
        await savingSays(elis, /^Saved \d\d:\d\d$/);

        await gunvor.route(/device\/entries$/, async (route) => {
          const response = await route.fetch();
          await typeScore(gunvor, "Focus", "2");
          await route.fulfill({ response });
        });
        await networkIsBack(gunvor);
        await savingSays(gunvor, "not sent yet");
        await gunvor.unroute(/device\/entries$/);
        await networkIsBack(gunvor);
        await savingSays(gunvor, "Your colleague saved in between.");
        expect(await scoreOn(gunvor, "Focus")).toBe("2");
        await gunvor.goto(pageOf("ee-three-adults"));
        await savingSays(gunvor, "Your colleague saved in between.");
        await press(gunvor, "Save the draft");
        await reads(gunvor, "Score 4. No remark.");
      }),
    );
  });
});
