import { unsentPages } from "./answers-on-device";
import { element } from "./element";
import { makeContact } from "./kept-contact";
import { hasSign } from "./kept-sign";
import { forgetEverything } from "./kept-store";
import { unsentWork } from "./kept-unsent";
import { nameOf } from "./unsent-list";

const patienceMilliseconds = 8000;
/** An answer is saved a moment after the last key; a page that cannot save it is not waited for. */
const answersPatienceMilliseconds = 3000;

let asked = false;

/** Ends the session once nothing is unsent, or once the person has said that it may be lost; then everything kept goes. */
export async function signOut(form: HTMLFormElement): Promise<void> {
  if (asked) return;
  asked = true;
  // A network that hangs must not keep anybody signed in; what could not be sent is asked about.
  await Promise.all([workSent(), answersSent()]);
  const unsent = [...(await unsentNames()), ...unsentPages(() => localStorage).map(pageLink)];
  if (unsent.length === 0) await leave(form);
  else askToLeave(unsent, () => leave(form)).addEventListener("close", () => (asked = false));
}

async function leave(form: HTMLFormElement): Promise<void> {
  // The sign-out itself asks the browser to clear what it stores, should this fail.
  if (hasSign()) await forgetEverything().catch(() => {});
  form.submit();
}

async function workSent(): Promise<void> {
  if (!hasSign()) return;
  await Promise.race([makeContact(), new Promise((done) => setTimeout(done, patienceMilliseconds))]);
}

async function unsentNames(): Promise<string[]> {
  return hasSign() ? (await unsentWork().catch(() => [])).map(nameOf) : [];
}

async function answersSent(): Promise<void> {
  const until = Date.now() + answersPatienceMilliseconds;
  while (Date.now() < until && unsentPages(() => localStorage).length > 0) {
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** Opening the page of an answer is what sends it. */
function pageLink(page: string): Node {
  return element("a", { href: page }, "Answers in the entry form: open them to save them");
}

function askToLeave(unsent: readonly (string | Node)[], lose: () => Promise<void>): HTMLDialogElement {
  const dialog = element(
    "dialog",
    { class: "ask", "aria-labelledby": "ask-title" },
    element("h2", { id: "ask-title" }, "What you wrote on this device is not sent yet"),
    element("ul", {}, ...unsent.map((one) => element("li", {}, one))),
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
        { type: "button", class: "button button-danger", onclick: () => void lose() },
        "Sign out and lose them",
      ),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
