import { listed } from "../domain/text";
import { element } from "./element";
import { type Contact, makeContact } from "./kept-contact";
import type { Unsent } from "./kept-database";

/** Hears from the platform what may be kept, now and when the network comes back. */
export async function watch(): Promise<void> {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-work]")];
  const isOnPage = (one: Unsent) =>
    forms.some(({ dataset }) => dataset.entry === one.entryId && dataset.work === one.kind);
  addEventListener("online", () => void makeContact(isOnPage).then(tellOfLost));
  const contact = await makeContact(isOnPage);
  tellOfLost(contact);
  // The browser may have dismissed its worker; without it nothing kept could be opened.
  if (contact.outcome !== "kept" || !("serviceWorker" in navigator)) return;
  if (!(await navigator.serviceWorker.getRegistration())) {
    await navigator.serviceWorker.register("/service-worker.js", { scope: "/" });
  }
}

function tellOfLost({ lost }: Contact): void {
  if (lost.length === 0) return;
  const titles = listed([...new Set(lost.map((one) => `“${one.title}”`))]);
  const note = element(
    "div",
    { class: "note note-bad", role: "alert" },
    element("p", { class: "note-title" }, "Not sent, and removed from this device"),
    element(
      "div",
      { class: "note-body" },
      element(
        "p",
        {},
        `What you had written here on ${titles} was not sent: it is no longer for you to judge, or judging is closed. Nothing of it is kept.`,
      ),
    ),
  );
  document.querySelector("#content .wrap, #content")?.prepend(note);
}
