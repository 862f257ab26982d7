import type { Page } from "playwright-core";
import { press, write } from "./page";

/** Types a code of a certificate to verify it. */
export async function verify(page: Page, code: string): Promise<void> {
  await page.goto("/verify");
  await write(page, { "Code on the certificate": code });
  await press(page, "Verify");
}
