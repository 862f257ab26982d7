import { saveAsTyped } from "./save-as-typed";
import { stateSayer } from "./save-state";

/** Saves a person's private notes as they type; what stands against it is told by the form's own button. */
export function startNotes(form: HTMLFormElement): void {
  saveAsTyped(form, {
    address: form.dataset.privateNote ?? "",
    version: form.elements.namedItem("noteVersion") as HTMLInputElement,
    say: stateSayer(form),
    words: {
      conflict: "You changed these notes in another window. Press Save the notes to see both.",
      refused: "Not saved. Press Save the notes to see why.",
    },
    changed() {},
  });
  // They stand at the end of the sheet's own scroll, so they would open out of sight.
  const notes = form.closest("details");
  notes?.addEventListener("toggle", () => {
    if (notes.open) notes.scrollIntoView({ block: "nearest" });
  });
}
