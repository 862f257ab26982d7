import type { Page } from "playwright-core";
import { isTold, press, pressAndConfirm, reads, write } from "./page";

/** Takes the next step of the edition, which asks once more. */
export async function takeStep(page: Page, label: string, told: string): Promise<void> {
  await page.goto("/secretariat/editions/2026");
  await pressAndConfirm(page, label, `${label} now`);
  await isTold(page, told);
}

/** Opens an entry that waits for a decision. */
export async function openForAdmission(page: Page, title: string): Promise<void> {
  await page.goto("/secretariat/admission");
  await page.getByRole("link", { name: title }).click();
}

/** Confirms what the checker has seen and admits the entry. */
export async function admit(page: Page, title: string): Promise<void> {
  await openForAdmission(page, title);
  await page.getByLabel("The entry is in English.").check();
  await page.getByLabel("The entry shows some result.").check();
  await press(page, "Admit the entry");
  await isTold(page, "The entry is admitted");
}

/** Returns an entry with a remark on one answer. */
export async function returnWithRemark(
  page: Page,
  title: string,
  remark: { question: string; text: string; reasons: string; until: string },
): Promise<void> {
  await openForAdmission(page, title);
  await page.getByText("Return it with remarks", { exact: true }).click();
  await write(page, {
    "What is to be done, in general?": remark.reasons,
    "Until the end of which day?": remark.until,
    [remark.question]: remark.text,
  });
  await press(page, "Return the entry");
  await isTold(page, "The entry is returned");
}

/** Tries to close judging for all; what comes of it stands on the page. */
export async function tryToCloseJudging(page: Page): Promise<void> {
  await page.goto("/jury/progress");
  await pressAndConfirm(page, "Close judging", "Close it for all");
}

/** Proposes to open the order; the chair confirms. */
export async function proposeOrder(page: Page): Promise<void> {
  await page.goto("/jury/order");
  await press(page, "Propose to open the order");
  await isTold(page, "Your proposal is recorded.");
  await reads(page, "It waits for the second person.");
}

/** Looks whether a letter of a kind has gone to an address. */
export async function seesLetter(page: Page, kind: string, email: string): Promise<void> {
  await page.goto("/secretariat/letters");
  await page.getByRole("row").filter({ hasText: kind }).filter({ hasText: email }).first().waitFor();
}
