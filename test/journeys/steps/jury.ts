import type { Page } from "playwright-core";
import { defaultCriteria } from "../../../app/domain/editions/default-criteria";
import type { CriterionId, JurySheet } from "../../world/jury-scores";
import { follow, isTold, press, pressAndConfirm, textOf, tick } from "./page";

/** Accepts the seat and the terms, to which every page of the jury leads until then. */
export async function accept(page: Page): Promise<void> {
  await page.goto("/jury");
  await tick(page, "Your answer", "I accept the seat");
  await press(page, "Send the answer");
  await isTold(page, "You sit in the jury.");
  await tick(page, "Your acceptance", "I have read these terms and accept them for this edition");
  await press(page, "Accept the terms");
  await isTold(page, "You have accepted the terms of the jury.");
}

/** Declares on every entry: a conflict where there is a reason, no interest elsewhere. */
export async function declare(
  page: Page,
  titles: readonly string[],
  conflicts: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.goto("/jury/interests");
  for (const title of titles) {
    const reason = conflicts[title];
    const legend = `Your interest in ${title}`;
    await tick(page, legend, reason ? "I have a conflict of interest" : "I have no interest in this entry");
    if (reason) {
      const group = page.getByRole("group", { name: title, exact: true });
      await group.getByLabel("Kind of conflict").selectOption("other");
      await group.getByLabel("Reason, where there is a conflict").fill(reason);
    }
  }
  await press(page, "Record the declarations");
  await isTold(page, "Your declarations are recorded.");
}

/** Fills in a score sheet, criterion by criterion, each with a remark; leaves it on the page. */
export async function score(page: Page, title: string, sheet: JurySheet): Promise<void> {
  await page.goto("/jury");
  await page.getByRole("table").getByRole("link", { name: title }).click();
  const criteria = page.getByRole("navigation", { name: "Criteria" });
  for (const [index, { id, name }] of defaultCriteria.entries()) {
    const key = id as CriterionId;
    await criteria.getByRole("link").nth(index).click();
    await page
      .getByRole("group", { name, exact: true })
      .getByRole("radio", { name: String(sheet.scores[key]), exact: true })
      .check();
    await page
      .getByLabel(`Remark on ${name.toLowerCase()} (may be given to the entrant)`)
      .fill(sheet.remarks[key]);
  }
  await criteria.getByRole("link").last().click();
  await page.getByLabel("Overall remark (may be given to the entrant)").fill(sheet.overall);
}

/** Makes the sheet on the page final. */
export async function finish(page: Page): Promise<void> {
  await press(page, "Finish the sheet");
  await isTold(page, "The score sheet is final.");
}

/** The chair records that every delegation is in the meeting. */
export async function openMeeting(page: Page, place: string): Promise<void> {
  await page.goto("/jury/meeting");
  await page.getByLabel("Where the jury meets").fill(place);
  await press(page, "Record the attendance");
  await isTold(page, "The attendance is recorded.");
}

/** Records and seals the decision with the places of the ranking, each with its reasons. */
export async function decide(page: Page, reasons: readonly string[]): Promise<void> {
  await page.goto("/jury/meeting");
  await follow(page, "Go to the decision");
  for (const [index, words] of reasons.entries()) {
    await page.getByLabel("The jury's reasons").nth(index).fill(words);
  }
  await pressAndConfirm(page, "Record the decision", "Record and seal it now");
  await isTold(page, "The decision is recorded and sealed.");
}

/** How one would recognise what a sheet says: its figures in the text of a page, its words even in the source. */
export type Secret = { figures: RegExp; words: RegExp };

/** Walks the pages given and those of judging as chair or secretariat; gives where something of a sheet is to be read. */
export async function findScores(page: Page, paths: readonly string[], sheets: Secret): Promise<string[]> {
  await page.goto("/jury/progress");
  const links = await page.getByRole("table").getByRole("link").all();
  const sheetPages = await Promise.all(links.map((link) => link.getAttribute("href")));
  const seen: string[] = [];
  for (const path of ["/jury/progress", "/jury/order", ...paths, ...(sheetPages as string[])]) {
    await page.goto(path);
    const figure = sheets.figures.exec(await textOf(page)) ?? sheets.words.exec(await page.content());
    if (figure) seen.push(`${path}: ${figure[0]}`);
  }
  return seen;
}

/** Gives places and titles from the table under the board. */
export async function placesOn(page: Page): Promise<[place: string, title: string][]> {
  const rows = page
    .getByRole("table", { name: "Beside the official score" })
    .locator("tbody")
    .getByRole("row");
  const texts = await rows.allInnerTexts();
  return texts.map((text) => {
    const [title = "", , place = ""] = text.split("\t").map((cell) => cell.trim());
    return [place, title];
  });
}
