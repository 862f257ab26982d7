import { listed } from "../domain/text";
import { element } from "./element";
import { type Contact, makeContact } from "./kept-contact";
import type { Unsent } from "./kept-database";
import { forgetEverything } from "./kept-store";
import { unsentWork } from "./kept-unsent";
import { nameOf } from "./unsent-list";

const patienceMilliseconds = 8000;

/** Hears from the platform what may be kept, now and when the network comes back, and stands at the sign-out. */
export async function watch(): Promise<void> {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-work]")];
  const isOnPage = (one: Unsent) =>
    forms.some(({ dataset }) => dataset.entry === one.entryId && dataset.work === one.kind);
  guardSignOut();
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

/** Before the session ends, unsent sheets are sent, or named and asked about; then everything kept goes. */
function guardSignOut(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/account/sign-out"]')) {
    guard(form);
  }
}

function guard(form: HTMLFormElement): void {
  let decided = false;
  let asked = false;
  form.addEventListener("submit", (event) => {
    if (decided) return;
    event.preventDefault();
    event.stopPropagation();
    if (asked) return;
    asked = true;
    const leave = async () => {
      decided = true;
      // The sign-out itself asks the browser to clear what it stores, should this fail.
      await forgetEverything().catch(() => {});
      form.submit();
    };
    void (async () => {
      // A network that hangs must not keep anybody signed in; what could not be sent is asked about.
      await Promise.race([makeContact(), new Promise((done) => setTimeout(done, patienceMilliseconds))]);
      const unsent = await unsentWork().catch(() => []);
      if (unsent.length === 0) await leave();
      else askToLeave(unsent, leave).addEventListener("close", () => (asked = false));
    })();
  });
}

function askToLeave(unsent: readonly Unsent[], leave: () => Promise<void>): HTMLDialogElement {
  const dialog = element(
    "dialog",
    { class: "ask", "aria-labelledby": "ask-title" },
    element("h2", { id: "ask-title" }, "What you wrote on this device is not sent yet"),
    element("ul", {}, ...unsent.map((one) => element("li", {}, nameOf(one)))),
    element(
      "p",
      {},
      "They could not be sent now. If you sign out, what you wrote here is removed from this device and lost.",
    ),
    element(
      "div",
      { class: "row" },
      element("button", { type: "button", class: "button", onclick: () => dialog.close() }, "Stay signed in"),
      element(
        "button",
        { type: "button", class: "button button-danger", onclick: () => void leave() },
        "Sign out and lose them",
      ),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
