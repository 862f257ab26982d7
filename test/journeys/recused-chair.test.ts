import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { delegationAssignments } from "../../app/domain/judging/own-delegation.server";
import { asCast } from "../world/editions-steps";
import { threeEntries } from "../world/interests-steps";
import { closeAndOpenOrder, declareAll, evenSheet, worldInJudging, writeSheet } from "../world/judging-steps";
import { usePlay } from "./stage";
import { decide, findScores, finish, openMeeting } from "./steps/jury";
import { isTold, press, reads, textOf, tick } from "./steps/page";

const titleOf = (key: string) => threeEntries.find((one) => one.key === key)!.title;
const bus = titleOf("si-on-the-bus");
const reason = "My ministry pays for a part of it.";
const reopening = "Please look at the evaluation again.";

describe("a chair who is recused from an entry", () => {
  let editionId = "";
  let entries: Record<string, string> = {};
  const theatre = usePlay(async (world) => {
    const made = await worldInJudging(world, threeEntries);
    editionId = made.editionId;
    entries = made.entries;
    await declareAll(world, editionId, { except: ["rep-ie"] });
    for (const [key, score] of Object.entries({
      "si-on-the-bus": 4.5,
      "gr-first-word": 3.5,
      "ie-second-whistle": 2.5,
    })) {
      for (const delegation of ["cyprus", "lithuania", "greece", "malaro", "scheldeland"]) {
        if (delegation === "greece" && key === "gr-first-word") continue;
        await writeSheet(world, entries[key]!, evenSheet(delegation, key, score));
      }
    }
    world.now = "2026-10-21T08:00:00.000Z";
  });

  /** What would give the judging of the entry away: words of its sheets, the reopening, the jury's reasons. */
  const secret = {
    figures: /thinks of si-on-the-bus/,
    words: /on si-on-the-bus|Look at the evaluation|Reason 1/i,
  };
  const always = ["/jury", "/jury/register", "/jury/suspicions", "/jury/glass"];
  const onceOpened = ["/jury/ranking", "/jury/meeting", "/jury/meeting/decision"];

  /** Asks for the entry's own pages of judging, as the browser would; gives what they answer. */
  async function answersOn(page: Page): Promise<number[]> {
    const id = entries["si-on-the-bus"];
    const paths = [`/jury/entries/${id}`, `/jury/entries/${id}/sheet`, `/jury/ranking/${id}`];
    return Promise.all(paths.map(async (path) => (await page.request.get(path)).status()));
  }

  async function namesEntry(page: Page, path: string): Promise<boolean> {
    await page.goto(path);
    return (await textOf(page)).includes(bus);
  }

  it("declares a conflict with its kind and a reason, which come into view with the choice", async () => {
    await theatre.as("rep-ie", async (page) => {
      expect(await namesEntry(page, "/jury/progress")).toBe(true);
      await page.goto("/jury/interests");
      const group = page.getByRole("group", { name: bus, exact: true });
      expect(await group.getByLabel("Kind of conflict").isVisible()).toBe(false);
      await tick(page, `Your interest in ${bus}`, "I have a conflict of interest");
      await group.getByLabel("Kind of conflict").selectOption({ label: "Paid for it, or is paid by it" });
      await group.getByLabel("Reason, where there is a conflict").fill(reason);
      await tick(page, `Your interest in ${titleOf("gr-first-word")}`, "I have no interest in this entry");
      await press(page, "Record the declarations");
      await isTold(page, "Your delegation is recused from 1 entry.");
      await reads(page, `${bus}. Conflict declared: ${reason}`);
    });
  });

  it("sees nothing of its judging from then on", async () => {
    await theatre.as("rep-ie", async (page) => {
      for (const path of ["/jury", "/jury/progress", "/jury/order", "/desk"]) {
        expect([path, await namesEntry(page, path)]).toEqual([path, false]);
      }
      expect(await answersOn(page)).toEqual([404, 404, 404]);
      expect(await findScores(page, always, secret)).toEqual([]);
    });
  });

  it("gives way to the vice-chair, who reopens a sheet on it", async () => {
    await theatre.as("juror-cy", async (page) => {
      await page.goto("/jury/progress");
      const row = page.getByRole("table").first().getByRole("row", { name: bus });
      await row.getByRole("link").nth(2).click();
      const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Reopen it" }) });
      await form.getByLabel("Reason").fill(reopening);
      await press(page, "Reopen it");
      await isTold(page, "The score sheet is open again; its delegation is told.");
      await page.goto("/jury/register");
      await reads(page, reason);
      // Another entry is still the chair's: the vice-chair finds nothing to press there.
      await page.goto("/jury/progress");
      const other = page
        .getByRole("table")
        .first()
        .getByRole("row", { name: titleOf("gr-first-word") });
      await other.getByRole("link").nth(2).click();
      await reads(page, "Score sheet");
      expect(await page.getByRole("button", { name: "Reopen it" }).count()).toBe(0);
    });
  });

  it("leaves the delegation whose sheet was reopened to finish it again", async () => {
    const reopened = await reopenedFor();
    await theatre.as(reopened, async (page) => {
      await page.goto(`/jury/entries/${entries["si-on-the-bus"]}`);
      await finish(page);
    });
  });

  it("chairs the meeting, in which the vice-chair decides on that entry, and never reads why it wins", async () => {
    const { world } = theatre;
    await writeSheet(world, entries["gr-first-word"]!, evenSheet("ireland", "gr-first-word", 3.5));
    theatre.stage.setNow("2026-11-10T09:00:00.000Z");
    await closeAndOpenOrder(world, editionId);
    await theatre.as("rep-ie", async (page) => {
      await openMeeting(page, "Dublin, Harbour Assembly Rooms");
      await page.goto("/jury/meeting");
      expect(await textOf(page)).toContain(bus);
    });
    await theatre.as("juror-cy", async (page) => {
      await decide(page, ["Reason 1 of the jury.", "Reason 2 of the jury.", "Reason 3 of the jury."]);
      await page.goto("/jury/meeting/decision");
      await reads(page, "Reason 1 of the jury.");
      const seen = await findScores(page, onceOpened, secret);
      expect(seen.map((one) => one.split(":")[0])).toContain("/jury/meeting/decision");
    });
    await theatre.as("rep-ie", async (page) => {
      await page.goto("/jury/meeting/decision");
      await reads(page, "Reason 2 of the jury.");
      expect(await answersOn(page)).toEqual([404, 404, 404]);
      expect(await findScores(page, [...always, ...onceOpened], secret)).toEqual([]);
    });
  });

  /** The person of the delegation whose sheet stands open again. */
  async function reopenedFor(): Promise<string> {
    for (const key of ["rep-lt", "juror-gr", "expert-se-1", "expert-be"]) {
      const own = await delegationAssignments(await asCast(theatre.world, key), editionId);
      if (own.some((one) => one.sheet === "draft")) return key;
    }
    throw new Error("No sheet was reopened.");
  }
});
