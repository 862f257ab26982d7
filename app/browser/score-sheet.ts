import { startNotes } from "./private-note";
import { saveAsTyped } from "./save-as-typed";
import { stateSayer } from "./save-state";
import { listGaps } from "./sheet-gaps";
import { typeScores } from "./sheet-keys";
import { watchRemarks } from "./sheet-remarks";
import { stepThrough } from "./sheet-steps";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-score-sheet]")) startSheet(form);
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-private-note]")) startNotes(form);

function startSheet(form: HTMLFormElement): void {
  // A page that says what is wrong waits for a decision, which is the button's.
  const answersForm = form.querySelector(".error-summary") !== null;
  let saver: { stopped(): boolean } | undefined;
  const steps = stepThrough(form, () => answersForm || saver?.stopped() === true);
  saver = saveAsTyped(form, {
    address: form.dataset.scoreSheet ?? "",
    version: form.elements.namedItem("version") as HTMLInputElement,
    say: stateSayer(form),
    words: {
      conflict: "Your colleague saved in between. Press Save the draft to see both.",
      refused: "Not saved. Press Save the draft to see why.",
    },
    changed: steps.refresh,
  });
  typeScores(form);
  watchRemarks(form);
  listGaps(form);
}
