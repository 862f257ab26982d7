import { hasSign } from "./kept-sign";
import { noteSaver } from "./private-note";
import { clockTime, stateSayer } from "./save-state";
import { fieldsOf, fillForm } from "./sheet-fields";
import { typeScores } from "./sheet-keys";
import { watchRemarks } from "./sheet-remarks";
import { type SheetSteps, stepThrough } from "./sheet-steps";

type Answer = { version?: number; savedAt?: string; problems?: { sentence: string }[]; current?: unknown };

const pauseMilliseconds = 900;
const retryMilliseconds = 8000;

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-score-sheet]")) startSheet(form);
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-private-note]")) noteSaver(form);

function startSheet(form: HTMLFormElement) {
  const address = form.dataset.scoreSheet ?? "";
  const version = form.elements.namedItem("version") as HTMLInputElement;
  const say = stateSayer(form);
  // Loaded only where this browser has been asked to keep entries.
  const device = hasSign()
    ? import("./sheet-on-device").then(({ sheetOnDevice }) => sheetOnDevice(form))
    : undefined;
  let timer: number | undefined;
  let unsaved = false;
  let kept = false;
  let saving: Promise<void> | undefined;
  let stopped = false;
  let keptForSubmit = false;
  let steps: SheetSteps;

  /** Sends the whole sheet; the answer's version is what the next save rests on. */
  const save = async (): Promise<void> => {
    unsaved = false;
    say("Saving", "half");
    const fields = fieldsOf(form);
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams({ ...fields, version: version.value }),
      });
      const answer: Answer = response.headers.get("Content-Type")?.includes("json")
        ? await response.json()
        : {};
      if (response.ok && answer.version !== undefined) {
        version.value = String(answer.version);
        await (await device)?.arrived(fields, answer.version);
        kept = false;
        // What was typed while this was under way is saved by the next round.
        if (!unsaved) say(`Saved ${clockTime(answer.savedAt)}`, "done");
        return;
      }
      if (answer.current !== undefined) {
        stopped = true;
        unsaved = true;
        say("Your colleague saved in between. Press Save the draft to see both.", "bad");
        steps.refresh();
        return;
      }
      unsaved = true;
      // A signed-out browser or a recusal: saving again by itself would not help, the form's own button tells why.
      stopped = response.status < 500;
      say(answer.problems?.[0]?.sentence ?? "Not saved. Press Save the draft to see why.", "bad");
    } catch {
      unsaved = true;
      kept = (await (await device)?.keep(fields, Number(version.value))) ?? false;
      say(
        kept ? "Not saved yet: kept on this device." : "Not saved yet: no connection. Keep this page open.",
        kept ? "half" : "bad",
      );
    }
    if (stopped) steps.refresh();
    else if (unsaved) wait(retryMilliseconds);
  };

  const wait = (milliseconds: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      // One save after the other, as each rests on the version of the one before.
      await saving;
      if (unsaved && !stopped) saving = save().finally(() => (saving = undefined));
    }, milliseconds);
  };

  form.addEventListener("input", () => {
    unsaved = true;
    kept = false;
    steps.refresh();
    if (!stopped) {
      say("Not saved yet", "open");
      wait(pauseMilliseconds);
    }
  });
  addEventListener("online", () => unsaved && !stopped && wait(0));
  addEventListener("beforeunload", (event) => {
    if (unsaved && !kept) event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    const submitter = event.submitter as HTMLButtonElement | null;
    if (saving) {
      // The save under way changes the version; the form follows with the new one.
      const pending = saving;
      saving = undefined;
      event.preventDefault();
      event.stopImmediatePropagation();
      void pending.then(() => form.requestSubmit(submitter));
      return;
    }
    unsaved = false;
    if (!device || keptForSubmit) return;
    // Until the platform is known to have it, this browser keeps what the form carries; the page is gone in a moment.
    keptForSubmit = true;
    event.preventDefault();
    event.stopImmediatePropagation();
    void device
      .then((one) => one.keep(fieldsOf(form), Number(version.value)))
      .catch(() => {})
      .then(() => form.requestSubmit(submitter));
  });

  // A page that says what is wrong waits for a decision, which is the button's.
  const answersForm = form.querySelector(".error-summary") !== null;
  steps = stepThrough(form, () => stopped || answersForm);
  typeScores(form);
  watchRemarks(form);
  void device?.then(async (one) => {
    const unsent = await one.unsent();
    if (!unsent || unsaved) return;
    fillForm(form, unsent.fields);
    version.value = String(unsent.version);
    form.dispatchEvent(new Event("input", { bubbles: true }));
    say("Kept on this device; saving it now", "half");
    wait(0);
  });
}
