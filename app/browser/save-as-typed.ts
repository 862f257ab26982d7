import { type Fields, fieldsOf, fillForm, sameFields } from "./fields";
import type { WorkKind } from "./kept-database";
import { hasSign } from "./kept-sign";
import { clockTime, type SaveState } from "./save-state";
import { storedInAnswer } from "./sheet-fields";

type Answer = { version?: number; savedAt?: string; problems?: { sentence: string }[]; current?: unknown };

export type Saving = {
  address: string;
  /** The hidden field with the version that the form rests on. */
  version: HTMLInputElement;
  say(words: string, kind: SaveState): void;
  /** What is said where another version stands on the platform, and where it gives no reason. */
  words: { conflict: string; refused: string };
  /** Something was typed, or saving by itself has stopped. */
  changed(): void;
};

const pauseMilliseconds = 900;
const retryMilliseconds = 8000;
const longestWaitMilliseconds = 20_000;

/**
 * Saves a form of an entry's page as one types, one save after the other, and tries again where the network fails. Where
 * this browser keeps entries, the device has each text before the platform is asked. Stops where the platform refuses a
 * text: then the form's own button decides. `stopped` says so.
 */
export function saveAsTyped(form: HTMLFormElement, saving: Saving): { stopped(): boolean } {
  const { address, version, say, words, changed } = saving;
  const kind = form.dataset.work as WorkKind;
  // Loaded only where this browser has been asked to keep entries.
  const device = hasSign()
    ? import("./work-on-device").then(({ workOnDevice }) => workOnDevice(form))
    : undefined;
  // How often something was typed, and up to which of these the platform and the device have it.
  let typed = 0;
  let saved = 0;
  let kept = 0;
  // Sent without an answer: the platform may have it all the same.
  let tried: Fields[] = [];
  let timer: number | undefined;
  let underWay: Promise<void> | undefined;
  let stopped = false;
  let leaving = false;

  const keep = async () => {
    const at = typed;
    const isKept = await (await device)?.keep(fieldsOf(form), Number(version.value));
    if (isKept) kept = Math.max(kept, at);
  };

  const stop = (why: string) => {
    stopped = true;
    say(why, "bad");
    changed();
  };

  const save = async (): Promise<void> => {
    say("Saving", "half");
    const at = typed;
    const fields = fieldsOf(form);
    if (device) await keep();
    const response = await send(address, new URLSearchParams({ ...fields, [version.name]: version.value }));
    if (response === undefined) {
      tried.push(fields);
      await keep();
      say(
        kept === typed
          ? "Not saved yet: kept on this device."
          : "Not saved yet: no connection. Keep this page open.",
        kept === typed ? "half" : "bad",
      );
      return wait(retryMilliseconds);
    }
    const { answer, taken } = response;
    const stored = storedInAnswer(answer.current, kind);
    if (taken && answer.version !== undefined) {
      version.value = String(answer.version);
      saved = at;
      tried = [];
      await (await device)?.arrived(fields, answer.version);
      // What was typed while this was under way is saved by the next round.
      if (saved === typed) say(`Saved ${clockTime(answer.savedAt)}`, "done");
    } else if (stored && tried.some((one) => sameFields(one, stored.fields))) {
      version.value = String(stored.version);
      tried = [];
      wait(0);
    } else if (stored) stop(words.conflict);
    // A signed-out browser or a recusal: saving again by itself would not help, the form's own button tells why.
    else stop(answer.problems?.[0]?.sentence ?? words.refused);
  };

  const wait = (milliseconds: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      // One save after the other, as each rests on the version of the one before.
      await underWay;
      if (saved < typed && !stopped && !underWay) underWay = save().finally(() => (underWay = undefined));
    }, milliseconds);
  };

  form.addEventListener("input", () => {
    typed += 1;
    changed();
    if (stopped) return;
    say("Not saved yet", "open");
    wait(pauseMilliseconds);
  });
  addEventListener("online", () => saved < typed && !stopped && wait(0));
  addEventListener("beforeunload", (event) => {
    if (saved < typed && kept < typed && !leaving) event.preventDefault();
  });
  // Back from a page that could not be reached.
  addEventListener("pageshow", () => (leaving = false));

  let keptForSubmit = false;
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    const submitter = event.submitter as HTMLButtonElement | null;
    const before = underWay ?? (device && !keptForSubmit ? keep() : undefined);
    // Whatever comes next, this browser has what the form carries until the platform is known to have it.
    keptForSubmit = !underWay && device !== undefined;
    if (!before) {
      leaving = true;
      return;
    }
    // The save under way changes the version; the form follows with the new one.
    event.preventDefault();
    event.stopImmediatePropagation();
    void before.catch(() => {}).then(() => form.requestSubmit(submitter));
  });

  void device?.then(async (one) => {
    const unsent = await one.unsent();
    if (!unsent || typed > 0) return;
    if (unsent.tried) tried.push(unsent.tried);
    fillForm(form, unsent.fields);
    version.value = String(unsent.version);
    form.dispatchEvent(new Event("input", { bubbles: true }));
    kept = typed;
    say("Kept on this device; saving it now", "half");
    wait(0);
  });
  return { stopped: () => stopped };
}

/** Sends a form for JSON; nothing where the platform was not reached, or could not answer. */
async function send(
  address: string,
  body: URLSearchParams,
): Promise<{ answer: Answer; taken: boolean } | undefined> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { Accept: "application/json" },
      body,
      signal: AbortSignal.timeout(longestWaitMilliseconds),
    });
    if (response.status >= 500) return undefined;
    const isJson = response.headers.get("Content-Type")?.includes("json");
    return { answer: isJson ? await response.json() : {}, taken: response.ok };
  } catch {
    return undefined;
  }
}
