import type { Page } from "playwright-core";

/** Presses the button with these words. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Follows the link with these words. */
export async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).first().click();
}

/** Presses what asks once more, and confirms it. */
export async function pressAndConfirm(page: Page, name: string, confirm: string): Promise<void> {
  await page.getByText(name, { exact: true }).click();
  await press(page, confirm);
}

/** Writes into the fields with these labels. */
export async function write(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) {
    await page.getByLabel(label, { exact: true }).fill(text);
  }
}

/** Chooses from the list with this label by the words of an answer. */
export async function choose(page: Page, label: string, answer: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).selectOption({ label: answer });
}

/** Ticks an answer of the group with this legend. */
export async function tick(page: Page, legend: string, answer: string): Promise<void> {
  await page.getByRole("group", { name: legend, exact: true }).getByLabel(answer, { exact: true }).check();
}

/** Waits until the page says this. */
export async function reads(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).first().waitFor();
}

/** Waits for the sentence that says what has just been done. */
export async function isTold(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole("status").filter({ hasText: words }).first().waitFor();
}

/** Waits for the summary of problems and gives its sentences. */
export async function problemsOn(page: Page): Promise<string[]> {
  const summary = page.getByRole("alert");
  await summary.waitFor();
  return summary.getByRole("listitem").allInnerTexts();
}

/** Gives everything a person reads on the page. */
export function textOf(page: Page): Promise<string> {
  return page.locator("body").innerText();
}

/** Gets the file behind a link with the person's own cookies: its kind and how it begins. */
export async function fileBehind(page: Page, name: string): Promise<{ type: string; begins: string }> {
  const address = await page.getByRole("link", { name, exact: true }).first().getAttribute("href");
  const answer = await page.request.get(address ?? "");
  const begins = (await answer.body()).subarray(0, 15).toString("latin1");
  return { type: answer.headers()["content-type"] ?? "", begins };
}
