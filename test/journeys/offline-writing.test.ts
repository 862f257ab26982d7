import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { sessionCookie } from "../../app/http/cookies";
import { createDemoEdition, enterPeople, openDemoCall } from "../world/editions-steps";
import { startEntry } from "../world/entries-steps";
import { findBarriers, usePlay } from "./stage";
import { isTold, press, reads, textOf, write } from "./steps/page";
import { german } from "./steps/story";

const question = "The project in short";

describe("somebody who writes on a bad network", () => {
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
  const nextMinute = () => {
    minutes += 1;
    const two = String(minutes).padStart(2, "0");
    theatre.stage.setNow(`2026-09-14T08:${two}:00.000Z`);
    return `Saved 10:${two}`;
  };
  const writes = (page: Page, text: string) => write(page, { [question]: text });
  const typed = (page: Page) => page.getByLabel(question, { exact: true }).inputValue();
  const open = (page: Page) => page.goto(`/write/${entryId}/summary`);
  const signIn = async (page: Page, key: string) => {
    const cookie = await sessionCookie(theatre.stage.origin).serialize(await theatre.stage.tokenOf(key));
    const value = cookie.split(";")[0]!.split("=")[1]!;
    await page.context().addCookies([{ name: "session", value, url: theatre.stage.origin }]);
  };
  const versions = async (page: Page) => {
    await page.goto(`/write/${entryId}/versions/in-short`);
    return textOf(page);
  };

  it("is not told of another writer when only the answer to a save was lost", async () => {
    await theatre.as("applicant-de", async (page) => {
      await open(page);
      let arrived = 0;
      await page.route("**/answers", async (route) => {
        await route.fetch();
        arrived += 1;
        await route.abort("internetdisconnected");
      });
      await writes(page, "Written on the platform of the station.");
      await isTold(page, "Not saved yet: kept on this device");
      await writes(page, "Written on the platform of the station, and in the train.");
      expect(arrived).toBeGreaterThan(0);
      const saved = nextMinute();
      await page.unroute("**/answers");
      await isTold(page, saved);
      expect(await textOf(page)).not.toContain("Two texts");
      expect(await typed(page)).toBe("Written on the platform of the station, and in the train.");
      await page.reload();
      expect(await typed(page)).toBe("Written on the platform of the station, and in the train.");
    });
  });

  it("stays on the page when the network is gone, and what was typed is saved once it is back", async () => {
    await theatre.as("applicant-de", async (page) => {
      await open(page);
      await page.context().setOffline(true);
      await writes(page, "Pressed in the tunnel.");
      await press(page, "Save and continue");
      await isTold(page, "Not saved yet: kept on this device");
      expect(await typed(page)).toBe("Pressed in the tunnel.");
      const saved = nextMinute();
      await page.context().setOffline(false);
      await isTold(page, saved);
      await press(page, "Save and continue");
      await page.getByRole("heading", { level: 1, name: "Intelligence" }).waitFor();
    });
  });

  it("finds the texts of both windows, whichever was typed last", async () => {
    await theatre.as("applicant-de", async (page) => {
      const beside = await page.context().newPage();
      for (const one of [page, beside]) await open(one);
      await page.context().setOffline(true);
      await writes(page, "Written in the first window.");
      await writes(beside, "Written in the second window.");
      await isTold(beside, "Not saved yet: kept on this device");
      // A window that is closed has its network back for a moment, in which it would save: without a session it cannot.
      await page.context().clearCookies();
      for (const one of [page, beside]) await one.close({ runBeforeUnload: false });
      await page.context().setOffline(false);
      const later = await page.context().newPage();
      await signIn(later, "applicant-de");
      const saved = nextMinute();
      await open(later);
      await isTold(later, saved);
      expect(await typed(later)).toBe("Written in the second window.");
      await reads(later, "This device keeps a text that was never saved");
      await reads(later, "Written in the first window.");
      await press(later, "Remove it from this device");
      await later.reload();
      expect(await textOf(later)).not.toContain("Written in the first window.");
    });
  });

  it("is told to sign in again, and nothing is saved in the name of whoever signs in instead", async () => {
    await theatre.as("applicant-de", async (page) => {
      await open(page);
      await page.context().clearCookies();
      await writes(page, "Typed after the session had ended.");
      await isTold(page, "Not saved yet: you are signed out.");
      await signIn(page, "rep-de");
      await page.waitForResponse((response) => response.status() === 409);
      await isTold(page, "Not saved yet: you are signed out.");
      const saved = nextMinute();
      await signIn(page, "applicant-de");
      await isTold(page, saved);
      const newest = (await versions(page)).split("Version ")[1]!;
      expect(newest).toContain("Typed after the session had ended.");
      expect(newest).toContain("Wiebke Struckenborg");
    });
  });

  it("is asked before signing out what is to become of answers that are not saved", async () => {
    await theatre.as("applicant-de", async (page) => {
      await page.goto("/account/sessions");
      await page.route("**/answers", (route) => route.abort("internetdisconnected"));
      await open(page);
      await writes(page, "Typed before signing out.");
      await isTold(page, "Not saved yet: kept on this device");
      await page.goto("/account/sessions");
      await press(page, "Sign out");
      const question = page.getByRole("dialog");
      await question.getByText("What you wrote on this device is not sent yet").waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await press(page, "Stay signed in");
      await press(page, "Sign out");
      await page.unroute("**/answers");
      const saved = nextMinute();
      await question.getByRole("link").click();
      await isTold(page, saved);
      expect(await typed(page)).toBe("Typed before signing out.");
      await page.goto("/account/sessions");
      await press(page, "Sign out");
      await page.waitForURL("/");
    });
  });

  it("is told to leave the page open where the device has no room", async () => {
    await theatre.as("applicant-de", async (page) => {
      await open(page);
      await page.evaluate(() => {
        let piece = "x".repeat(1_000_000);
        while (piece !== "") {
          try {
            localStorage.setItem(`filler ${localStorage.length}`, piece);
          } catch {
            piece = piece.slice(0, piece.length / 2);
          }
        }
      });
      await page.context().setOffline(true);
      await writes(page, "Typed on a full laptop.");
      await isTold(page, "Do not close this page");
      const asked = page.waitForEvent("dialog");
      await page.evaluate(() => void setTimeout(() => location.reload()));
      await (await asked).dismiss();
      expect(await typed(page)).toBe("Typed on a full laptop.");
      const saved = nextMinute();
      await page.context().setOffline(false);
      await isTold(page, saved);
    });
  });

  it("keeps what came too late, to be copied, and says why it was not saved", async () => {
    await theatre.as("applicant-de", async (page) => {
      await open(page);
      await page.context().setOffline(true);
      await writes(page, "Typed in the last minute.");
      await isTold(page, "Not saved yet: kept on this device");
      theatre.stage.setNow("2026-09-30T22:00:01.000Z");
      // The session of a fortnight ago is over by then.
      await signIn(page, "applicant-de");
      await page.context().setOffline(false);
      await isTold(page, /Not saved: .*deadline/);
      expect(await typed(page)).toBe("Typed in the last minute.");
      await page.reload();
      await reads(page, "This device keeps a text that was never saved");
      await reads(page, "Typed in the last minute.");
      expect(await versions(page)).not.toContain("Typed in the last minute.");
    });
  });
});
