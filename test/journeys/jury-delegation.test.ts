import { describe, expect, it } from "vitest";
import { declareInterest } from "../../app/domain/judging/interests.server";
import { asCast } from "../world/editions-steps";
import { declareAll, projectsNamed, worldInJudging } from "../world/judging-steps";
import { findBarriers, usePlay } from "./stage";
import {
  drawnAnew,
  goToCriterion,
  keepOnDevice,
  keptInBrowser,
  lastContactWas,
  networkIsBack,
  noteOn,
  noteTo,
  openEntry,
  remarkOn,
  savingSays,
  scoreOn,
  typeScore,
} from "./steps/delegation";
import { follow, isTold, press, problemsOn, reads, textOf } from "./steps/page";

const projects = projectsNamed("si-on-the-bus", "ee-three-adults", "ie-second-whistle");
const [bus, adults, whistle] = projects.map((project) => project.title) as [string, string, string];
const criteria = ["Focus", "Evaluated and effective", "Innovative", "Co-operation", "Replicable"];

describe("a delegation of the jury", () => {
  const entries: Record<string, string> = {};
  const theatre = usePlay(async (world) => {
    const judging = await worldInJudging(world, projects);
    Object.assign(entries, judging.entries);
    await declareAll(world, judging.editionId);
  });

  it("writes one sheet with two people: both values are shown, and it is finished together", async () => {
    await theatre.as("expert-se-1", (gunvor) =>
      theatre.as("expert-se-2", async (elis) => {
        await openEntry(gunvor, bus);
        await openEntry(elis, bus);
        await reads(gunvor, "English is not judged. Remarks may be given to the entrant.");
        await typeScore(gunvor, "Focus", "3.5");
        await remarkOn(gunvor, "Focus").fill("Gunvor's remark.");
        await savingSays(gunvor, /^Saved \d\d:\d\d$/);

        await typeScore(elis, "Focus", "4.5");
        await reads(elis, "A score of 4.5 needs a remark before the sheet can be finished.");
        await savingSays(elis, "Your colleague saved in between.");
        await press(elis, "Save the draft");
        expect(await problemsOn(elis)).toHaveLength(1);
        await reads(elis, "Score 3.5. Gunvor's remark.");
        expect(await scoreOn(elis, "Focus")).toBe("4.5");
        await press(elis, "Save the draft");
        await isTold(elis, "The draft is saved.");

        for (const name of criteria.slice(1)) await typeScore(elis, name, "3");
        await savingSays(elis, /^Saved \d\d:\d\d$/);
        await elis.getByRole("navigation", { name: "Criteria" }).getByRole("link").last().click();
        await press(elis, "Finish the sheet");
        expect(await problemsOn(elis)).toEqual([
          "Focus: write a remark. A score below 2 or above 4 needs one.",
        ]);
        await remarkOn(elis, "Focus").fill("Aimed at it throughout, as Gunvor says.");
        await elis.getByRole("navigation", { name: "Criteria" }).getByRole("link").last().click();
        await press(elis, "Finish the sheet");
        await isTold(elis, "The score sheet is final.");

        await openEntry(gunvor, bus);
        await reads(gunvor, "Score sheet: final");
        await gunvor.goto("/jury/compare");
        await reads(gunvor, "Aimed at it throughout, as Gunvor says.");
        await follow(gunvor, "Your scores so far");
        await gunvor.getByRole("img", { name: "Focus: 1 × 4.5" }).waitFor();
      }),
    );
  });

  it("keeps each person's notes to themselves, saved as they are typed", async () => {
    await theatre.as("expert-se-1", async (gunvor) => {
      await openEntry(gunvor, adults);
      await gunvor.getByText("My private notes", { exact: true }).first().click();
      await gunvor.getByRole("textbox", { name: "My private notes" }).fill("Ask about the second school.");
      await isTold(gunvor, /^Saved \d\d:\d\d$/);
      await gunvor.reload();
      await gunvor.getByText("My private notes (written)").click();
      await reads(gunvor, "Ask about the second school.");
    });
    await theatre.as("expert-se-2", async (elis) => {
      await openEntry(elis, adults);
      expect(await elis.content()).not.toContain("second school");
    });
  });

  it("reads and scores on a phone, with the sheet in a drawer that covers nothing", async () => {
    await theatre.as(
      "expert-be",
      async (page) => {
        for (const width of [320, 390]) {
          await page.setViewportSize({ width, height: 740 });
          await openEntry(page, bus);
          const box = async (selector: string) => (await page.locator(selector).boundingBox())!;
          const reading = await box(".desk-reading");
          const drawer = await box(".desk-sheet");
          expect(reading.y + reading.height).toBeLessThanOrEqual(drawer.y + 1);
          expect(reading.height).toBeGreaterThan(160);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(wide).toBeLessThanOrEqual(width);
          await page.getByText("Close", { exact: true }).click();
          expect((await box(".desk-reading")).height).toBeGreaterThan(reading.height + 100);
          await page.getByText("Open", { exact: true }).click();
        }
        await goToCriterion(page, "Innovative");
        await page
          .getByRole("group", { name: "Innovative", exact: true })
          .getByText("2.5", { exact: true })
          .click();
        await savingSays(page, /^Saved \d\d:\d\d$/);
        await follow(page, "Next unfinished");
        await page.waitForURL((address) => !address.pathname.endsWith(entries["si-on-the-bus"]!));
        expect(await findBarriers(page)).toEqual([]);
      },
      { width: 390 },
    );
  });

  it("goes on without a network on a device that keeps its entries, and sends what it wrote", async () => {
    await theatre.as("juror-cy", async (page) => {
      await page.goto("/jury");
      expect(await keptInBrowser(page)).toEqual({ stored: "", worker: false, caches: [] });
      await keepOnDevice(page);
      const answer = await page.request.get("/jury/device/entries");
      expect([answer.status(), answer.headers()["cache-control"]]).toEqual([200, "no-store"]);
      const kept = await keptInBrowser(page);
      expect(kept.stored).toContain(bus);
      expect(kept.worker).toBe(true);

      await page.context().setOffline(true);
      await page.goto(`/jury/entries/${entries["si-on-the-bus"]}`);
      await page.getByRole("heading", { level: 1, name: bus }).waitFor();
      await reads(page, "No connection. What you write is kept on this device.");
      expect(await findBarriers(page)).toEqual([]);
      await typeScore(page, "Focus", "1.5");
      await reads(page, "A score of 1.5 needs a remark before the sheet can be finished.");
      await remarkOn(page, "Focus").fill("Written in the train.");
      await savingSays(page, "not sent yet");
      await page.getByRole("navigation", { name: "Criteria" }).getByRole("link").last().click();
      await follow(page, "Innovative: choose a score.");
      await page.getByRole("group", { name: "Innovative", exact: true }).waitFor();
      await noteTo(page, "Ask how the drivers were chosen.");
      await page.reload();
      await page.getByRole("heading", { level: 1, name: bus }).waitFor();
      expect(await scoreOn(page, "Focus")).toBe("1.5");
      expect(await noteOn(page)).toBe("Ask how the drivers were chosen.");
      await follow(page, "All kept entries");
      await reads(page, "Not sent yet");

      await networkIsBack(page);
      await reads(page, "The network is back.");
      await drawnAnew(page);
      await reads(page, "The network is back.");
      await openEntry(page, bus);
      expect(await scoreOn(page, "Focus")).toBe("1.5");
      expect(await remarkOn(page, "Focus").inputValue()).toBe("Written in the train.");
      expect(await noteOn(page)).toBe("Ask how the drivers were chosen.");
      expect((await keptInBrowser(page)).stored).not.toContain('"begunAt"');
    });
  });

  it("shows both values where a colleague has saved while one was without a network", async () => {
    await theatre.as("expert-se-1", (gunvor) =>
      theatre.as("expert-se-2", async (elis) => {
        await keepOnDevice(gunvor);
        await gunvor.context().setOffline(true);
        await gunvor.goto(`/jury/entries/${entries["ee-three-adults"]}`);
        await typeScore(gunvor, "Focus", "2");
        await savingSays(gunvor, "not sent yet");
        await openEntry(elis, adults);
        await typeScore(elis, "Focus", "4");
        await savingSays(elis, /^Saved \d\d:\d\d$/);

        await networkIsBack(gunvor);
        await savingSays(gunvor, "Your colleague saved in between.");
        await gunvor.goto(`/jury/entries/${entries["ee-three-adults"]}`);
        await savingSays(gunvor, "Your colleague saved in between.");
        await press(gunvor, "Save the draft");
        await reads(gunvor, "Score 4. No remark.");
        expect(await scoreOn(gunvor, "Focus")).toBe("2");
        await press(gunvor, "Save the draft");
        await isTold(gunvor, "The draft is saved.");
        expect(await scoreOn(gunvor, "Focus")).toBe("2");
        await gunvor.goto("/jury/device");
        await reads(gunvor, "3 entries are kept in this browser.");
        expect(await textOf(gunvor)).not.toContain("Not sent yet");
      }),
    );
  });

  it("forgets an entry after a recusal, and asks before unsent sheets are lost at sign-out", async () => {
    await theatre.as("rep-lt", async (page) => {
      await keepOnDevice(page);
      expect((await keptInBrowser(page)).stored).toContain(whistle);
      const ctx = await asCast(theatre.world, "rep-lt");
      const reason = "My sister leads the project.";
      const conflict = { kind: "conflict", conflict: "family", reason } as const;
      await declareInterest(ctx, entries["ie-second-whistle"]!, conflict);
      await page.goto("/jury");
      await expect.poll(async () => (await keptInBrowser(page)).stored.includes(whistle)).toBe(false);
      expect((await keptInBrowser(page)).stored).toContain(bus);

      await page.context().setOffline(true);
      await page.goto(`/jury/entries/${entries["si-on-the-bus"]}`);
      await typeScore(page, "Focus", "2.5");
      await savingSays(page, "not sent yet");
      await networkIsBack(page);
      await reads(page, "The network is back.");
      await page.goto("/account/sessions");
      await page.route("**/sheet", (route) => route.abort("internetdisconnected"));
      await page.goto(`/jury/entries/${entries["si-on-the-bus"]}`);
      await typeScore(page, "Focus", "3");
      await savingSays(page, "Not saved yet: kept on this device.");
      await page.goto("/account/sessions");
      await press(page, "Sign out");
      const question = page.getByRole("dialog");
      await question.getByText(bus).waitFor();
      await press(page, "Stay signed in");
      await page.unroute("**/sheet");
      await press(page, "Sign out");
      await page.waitForURL("/");
      await expect.poll(() => keptInBrowser(page)).toEqual({ stored: "", worker: false, caches: [] });
    });
    await theatre.as("rep-lt", async (page) => {
      await openEntry(page, bus);
      expect(await scoreOn(page, "Focus")).toBe("3");
    });
  });

  it("forgets everything after 72 hours without contact, and when somebody else signs in here", async () => {
    await theatre.as("juror-gr", async (page) => {
      await keepOnDevice(page);
      await page.context().setOffline(true);
      await lastContactWas(page, 71);
      await page.goto("/jury");
      await reads(page, "Entries kept on this device");
      await lastContactWas(page, 73);
      await page.goto("/jury");
      await page.getByRole("heading", { level: 1, name: "No connection" }).waitFor();
      expect((await keptInBrowser(page)).stored).toBe("");
      await page.context().setOffline(false);

      await keepOnDevice(page);
      const value = await theatre.stage.tokenOf("expert-be");
      const { sessionCookie } = await import("../../app/http/cookies");
      const cookie = (await sessionCookie(theatre.stage.origin).serialize(value)).split(";")[0]!;
      await page
        .context()
        .addCookies([{ name: "session", value: cookie.split("=")[1]!, url: theatre.stage.origin }]);
      await page.goto("/desk");
      await expect.poll(() => keptInBrowser(page)).toEqual({ stored: "", worker: false, caches: [] });
    });
  });
});
