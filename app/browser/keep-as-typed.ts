import { fieldsOf, fillForm, sameFields } from "./fields";
import type { Unsent } from "./kept-database";
import { putUnsent, type Typed } from "./kept-unsent";
import { clockTime, type SaveState } from "./save-state";
import type { Stored } from "./sheet-fields";

const pauseMilliseconds = 400;

export type OfflineWork = {
  /** Keeps what was typed in this moment. */
  flush(): Promise<void>;
  /** Follows what the platform has answered, or what another window of this browser keeps, unless something was typed since. */
  follow(stored: Stored, waiting: Unsent | undefined): Promise<void>;
};

export type OfflineForm = Omit<Typed, "fields" | "version"> & {
  form: HTMLFormElement;
  stored: Stored;
  unsent: Unsent | undefined;
  /** What is said where another version was saved in between. */
  conflict: string;
  say(words: string, kind: SaveState): void;
};

const notSent = "Kept on this device, not sent yet";

/**
 * Keeps on the device what is typed into a form of a kept entry, one text after the other. The version it rests on
 * changes only with the text that is shown, so that nothing somebody else has saved is written over unseen.
 */
export function keepAsTyped({ form, stored, unsent, conflict, say, ...work }: OfflineForm): OfflineWork {
  let base = unsent?.version ?? stored.version;
  let last = unsent?.writtenAt;
  let typed = 0;
  let kept = 0;
  let timer: number | undefined;
  let keeping = Promise.resolve();
  fillForm(form, unsent?.fields ?? stored.fields);

  const keep = async () => {
    clearTimeout(timer);
    if (kept === typed) return;
    const at = typed;
    try {
      const keeping = await putUnsent({ ...work, version: base, fields: fieldsOf(form) }, last);
      if (keeping.outcome === "kept") {
        kept = at;
        last = keeping.writtenAt;
        say(`Kept on this device ${clockTime(Date.now())}, not sent yet`, "half");
      } else if (keeping.outcome === "elsewhere") {
        say("Not kept: you write on this in another window of this browser. Go on there.", "bad");
      } else say("Not kept: this device may no longer keep it.", "bad");
    } catch {
      say("Not kept: this device has no room for it. Keep this page open until the network is back.", "bad");
    }
  };
  const flush = () => {
    keeping = keeping.then(keep);
    return keeping;
  };
  const sayWaiting = ({ refused }: Unsent) => {
    if (refused === undefined) say(notSent, "half");
    else say(refused === "conflict" ? conflict : refused.sentence, "bad");
  };
  const show = (fields: Stored["fields"]) => {
    if (sameFields(fieldsOf(form), fields)) return;
    fillForm(form, fields);
    // For what stands around the form; nobody has typed it.
    form.dispatchEvent(new CustomEvent("filled"));
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    typed += 1;
    clearTimeout(timer);
    timer = window.setTimeout(() => void flush(), pauseMilliseconds);
  });
  if (unsent) sayWaiting(unsent);
  else say(stored.version === 0 ? "Not begun" : "As on the platform", "open");

  return {
    flush,
    async follow(stored, waiting) {
      await keeping;
      if (kept < typed) return;
      if (waiting) {
        const other = waiting.writtenAt !== last;
        if (other) show(waiting.fields);
        if (other || waiting.refused) sayWaiting(waiting);
        last = waiting.writtenAt;
        base = waiting.version;
        return;
      }
      show(stored.fields);
      base = stored.version;
      if (last !== undefined) say("Sent: as on the platform", "done");
    },
  };
}
