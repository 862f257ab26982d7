import type { KeptEntry } from "../domain/judging/kept-entries";
import { longestNote } from "../domain/judging/private-note";
import { element } from "./element";
import { keepAsTyped, type OfflineWork } from "./keep-as-typed";
import type { Keeper, Unsent } from "./kept-database";
import { stateSayer } from "./save-state";
import { storedOf } from "./sheet-fields";

/** A person's notes for themselves on a kept entry: they go on where the platform's page leaves off. */
export function offlineNote(
  keeper: Keeper,
  entry: KeptEntry,
  unsent: Unsent | undefined,
): OfflineWork & { element: HTMLElement } {
  const { personId } = keeper;
  const { entryId, title } = entry;
  const written = (unsent?.fields.note ?? entry.note.text) !== "";
  const form = element(
    "form",
    { autocomplete: "off" },
    element(
      "div",
      { class: "field" },
      element("label", { class: "field-label", for: "f-note" }, "My private notes"),
      element(
        "div",
        { class: "field-hint", id: "f-note-hint" },
        "Only for you; your delegation does not see them.",
      ),
      element(
        "div",
        { class: "field-control" },
        element("textarea", {
          class: "input input-area",
          id: "f-note",
          name: "note",
          rows: "5",
          maxlength: String(longestNote),
          "aria-describedby": "f-note-hint",
        }),
      ),
    ),
    element(
      "div",
      { class: "private-note-foot" },
      element("span", { role: "status", "data-save-state": true }),
    ),
  );
  const work = keepAsTyped({
    form,
    personId,
    entryId,
    kind: "note",
    title,
    stored: storedOf(entry, "note"),
    unsent,
    conflict: "You changed these notes elsewhere in between. Open the entry on the platform to see both.",
    say: stateSayer(form),
  });
  const notes = element(
    "details",
    { class: "private-note" },
    element("summary", {}, `My private notes${written ? " (written)" : ""}`),
    form,
  );
  notes.addEventListener("toggle", () => {
    if (notes.open) notes.scrollIntoView({ block: "nearest" });
  });
  return { ...work, element: notes };
}
