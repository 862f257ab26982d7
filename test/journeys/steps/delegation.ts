import type { Page } from "playwright-core";
import { defaultCriteria } from "../../../app/domain/editions/default-criteria";
import { press, reads } from "./page";

/** Opens an entry from one's own list. */
export async function openEntry(page: Page, title: string): Promise<void> {
  await page.goto("/jury");
  await page.getByRole("table").getByRole("link", { name: title }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

/** Goes to a criterion of the sheet on the page by its step. */
export async function goToCriterion(page: Page, name: string): Promise<void> {
  const index = defaultCriteria.findIndex((one) => one.name === name);
  await page.getByRole("navigation", { name: "Criteria" }).getByRole("link").nth(index).click();
}

/** Types a score with the keyboard alone, while the scale of a criterion has the focus. */
export async function typeScore(page: Page, criterion: string, score: string): Promise<void> {
  await goToCriterion(page, criterion);
  await page.keyboard.type(score);
  const chosen = page.getByRole("group", { name: criterion, exact: true }).getByRole("radio", {
    name: score,
    exact: true,
    checked: true,
  });
  await chosen.waitFor();
}

/** Gives the score chosen on a criterion; nothing where none is. */
export async function scoreOn(page: Page, criterion: string): Promise<string | undefined> {
  await goToCriterion(page, criterion);
  const chosen = page.getByRole("group", { name: criterion, exact: true }).locator("input:checked");
  return (await chosen.count()) === 0 ? undefined : await chosen.inputValue();
}

/** Gives the field for the remark on a criterion. */
export function remarkOn(page: Page, criterion: string) {
  return page.getByLabel(`Remark on ${criterion.toLowerCase()} (may be given to the entrant)`);
}

/** Waits until the foot of the sheet says this about saving. */
export async function savingSays(page: Page, words: string | RegExp): Promise<void> {
  await page.locator(".sheet-foot [data-save-state]").filter({ hasText: words }).waitFor();
}

async function openNotes(page: Page) {
  const notes = page.locator("details.private-note");
  if ((await notes.getAttribute("open")) === null) await notes.locator("summary").click();
  return notes;
}

/** Writes private notes on the entry, and waits until this device has them. */
export async function noteTo(page: Page, text: string): Promise<void> {
  const notes = await openNotes(page);
  await notes.getByRole("textbox").fill(text);
  await notes.locator("[data-save-state]").filter({ hasText: "not sent yet" }).waitFor();
}

/** Reads one's private notes on the entry. */
export async function noteOn(page: Page): Promise<string> {
  return (await openNotes(page)).getByRole("textbox").inputValue();
}

/** Asks this browser to keep one's entries, and waits until it does. */
export async function keepOnDevice(page: Page): Promise<void> {
  await page.goto("/jury/device");
  await press(page, "Keep my entries on this device");
  await reads(page, "Your entries are kept on this device.");
}

/** Brings the network back, and tells the page, as a browser does that has not been told to be offline. */
export async function networkIsBack(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
}

/** Lets another window say that what is kept has changed, and waits until the list of kept entries is drawn anew. */
export async function drawnAnew(page: Page): Promise<void> {
  await page.locator(".offline-list").evaluate((list) => list.setAttribute("data-old", ""));
  await page.evaluate(() => new BroadcastChannel("kept-entries").postMessage("changed"));
  await page.locator(".offline-list:not([data-old])").waitFor();
}

/** Lets this browser's last contact with the platform be so many hours ago. */
export async function lastContactWas(page: Page, hours: number): Promise<void> {
  await page.evaluate(async (ago) => {
    const db = await new Promise<IDBDatabase>((done, failed) => {
      const asked = indexedDB.open("kept-entries");
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    const keepers = db.transaction("keeper", "readwrite").objectStore("keeper");
    await new Promise<void>((done) => {
      const asked = keepers.getAll();
      asked.onsuccess = () => {
        for (const one of asked.result) keepers.put({ ...one, contactAt: Date.now() - ago * 3_600_000 });
      };
      keepers.transaction.oncomplete = () => done();
    });
    db.close();
  }, hours);
}

/** Everything this browser keeps of our own, as text: to see that something is there, or nothing any more. */
export function keptInBrowser(page: Page): Promise<{ stored: string; worker: boolean; caches: string[] }> {
  return page.evaluate(async () => {
    const all: unknown[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((done, failed) => {
        const asked = indexedDB.open(name);
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((done, failed) => {
          const asked = db.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => done(asked.result);
          asked.onerror = () => failed(asked.error);
        });
        all.push(...rows);
      }
      db.close();
    }
    const registrations = await navigator.serviceWorker.getRegistrations();
    return {
      stored: all.length === 0 ? "" : JSON.stringify(all),
      worker: registrations.length > 0,
      caches: await caches.keys(),
    };
  });
}
