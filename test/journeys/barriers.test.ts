import { describe, expect, it } from "vitest";
import { stageNames } from "../world/stages";
import { allVisits, placesOf } from "../world/visits";
import { findBarriers, useTheatre } from "./stage";

// Thirty pages a stage, each looked at for a second: more where a machine is shared.
const timeout = 300_000;

for (const stage of stageNames) {
  describe(`every page at the stage "${stage}"`, () => {
    const theatre = useTheatre(stage);

    it("has no barrier that axe finds, and fits into 320 pixels", { timeout }, async () => {
      const places = await placesOf(theatre.stage.server.installation.db);
      const found: string[] = [];
      const visits = allVisits.filter((visit) => visit.stages.includes(stage));
      for (const as of new Set(visits.map((visit) => visit.as))) {
        const page = await theatre.enter(as);
        for (const visit of visits.filter((one) => one.as === as)) {
          const path = visit.path(places);
          const response = await page.goto(path);
          if (response?.status() !== 200) found.push(`${as} ${path}: ${response?.status()}`);
          else found.push(...(await findBarriers(page)));
          await page.setViewportSize({ width: 320, height: 800 });
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          if (width > 320) found.push(`${as} ${path}: ${width} pixels wide`);
          await page.setViewportSize({ width: 1280, height: 900 });
        }
        await page.context().close();
      }
      expect(found).toEqual([]);
    });
  });
}

describe("ten pages in the dark theme", () => {
  const theatre = useTheatre("judging");

  it("would be found out: a picture without words, and grey on white", async () => {
    const page = await theatre.enter("visitor");
    await page.goto("/contact");
    await page.evaluate(() => {
      const words = document.createElement("p");
      words.textContent = "Hardly to be read";
      words.style.color = "#ccc";
      words.style.background = "#fff";
      document.querySelector("main")?.append(words, document.createElement("img"));
    });
    expect(await findBarriers(page)).toEqual([
      "/contact: color-contrast: #content > p",
      "/contact: image-alt: img",
    ]);
  });

  it("have no barrier that axe finds", { timeout }, async () => {
    const places = await placesOf(theatre.stage.server.installation.db);
    const pages: readonly (readonly [as: string, path: string])[] = [
      ["visitor", "/"],
      ["visitor", "/editions/2026"],
      ["visitor", "/programme/2026"],
      ["visitor", "/registry?show=archive"],
      ["rep-de", "/desk"],
      ["rep-de", `/national/entries/${places.entry}`],
      ["juror-gr", "/jury"],
      ["juror-gr", `/jury/entries/${places.entry}`],
      ["rep-ie", "/jury/progress"],
      ["presidency-1", "/presidency/editions/2026/programme"],
    ];
    const found: string[] = [];
    for (const as of new Set(pages.map((page) => page[0]))) {
      const page = await theatre.enter(as, { dark: true });
      for (const [, path] of pages.filter((one) => one[0] === as)) {
        await page.goto(path);
        found.push(...(await findBarriers(page)));
      }
      await page.context().close();
    }
    expect(found).toEqual([]);
  });
});
