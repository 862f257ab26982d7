import { clockTime } from "./save-state";

const pauseMilliseconds = 1200;
const retryMilliseconds = 8000;

/** Saves a person's private notes as they type; what stands against it is told by the form's own button. */
export function noteSaver(form: HTMLFormElement): void {
  const address = form.dataset.privateNote ?? "";
  const version = form.elements.namedItem("noteVersion") as HTMLInputElement;
  const status = form.querySelector<HTMLElement>("[data-note-state]");
  let timer: number | undefined;
  let unsaved = false;
  let saving: Promise<void> | undefined;

  const say = (words: string) => {
    if (status) status.textContent = words;
  };

  const save = async () => {
    unsaved = false;
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { Accept: "application/json" },
        body,
      });
      const json = response.headers.get("Content-Type")?.includes("json");
      const answer: { version?: number; savedAt?: string } = json ? await response.json() : {};
      if (response.ok && answer.version !== undefined) {
        version.value = String(answer.version);
        if (!unsaved) say(`Saved ${clockTime(answer.savedAt)}`);
        return;
      }
      unsaved = true;
      say("Not saved. Press Save the notes to see why.");
    } catch {
      unsaved = true;
      say("Not saved yet: no connection. Keep this page open.");
      wait(retryMilliseconds);
    }
  };

  const wait = (milliseconds: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      await saving;
      if (unsaved) saving = save().finally(() => (saving = undefined));
    }, milliseconds);
  };

  form.addEventListener("input", () => {
    unsaved = true;
    say("Not saved yet");
    wait(pauseMilliseconds);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    unsaved = false;
    if (!saving) return;
    const pending = saving;
    saving = undefined;
    event.preventDefault();
    event.stopImmediatePropagation();
    void pending.then(() => form.requestSubmit((event as SubmitEvent).submitter));
  });
  // It stands at the end of the sheet's own scroll, so it would open out of sight.
  const notes = form.closest("details");
  notes?.addEventListener("toggle", () => {
    if (notes.open) notes.scrollIntoView({ block: "nearest" });
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
}
