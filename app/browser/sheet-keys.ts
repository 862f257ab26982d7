import { typeScore } from "../domain/judging/typed-score";

const pauseMilliseconds = 1500;

/** Lets one type a score while the scale has the focus: 3, or 3.5. Arrow keys need nothing of ours. */
export function typeScores(form: HTMLFormElement): void {
  for (const help of form.querySelectorAll<HTMLElement>("[data-score-keys]")) help.hidden = false;
  let typed = "";
  let scale = "";
  let last = Number.NEGATIVE_INFINITY;
  form.addEventListener("keydown", (event) => {
    const radio = event.target as HTMLInputElement;
    if (radio.type !== "radio" || event.ctrlKey || event.altKey || event.metaKey) return;
    const radios = [...form.querySelectorAll<HTMLInputElement>('input[type="radio"]')].filter(
      (one) => one.name === radio.name,
    );
    // A pause, or another scale, begins anew.
    const goesOn = scale === radio.name && event.timeStamp - last < pauseMilliseconds;
    const reached = typeScore(
      goesOn ? typed : "",
      event.key,
      radios.map((one) => one.value),
    );
    if (!reached) return;
    event.preventDefault();
    ({ typed } = reached);
    scale = radio.name;
    last = event.timeStamp;
    const chosen = radios.find((one) => one.value === reached.score);
    if (!chosen) return;
    chosen.focus();
    if (chosen.checked) return;
    chosen.checked = true;
    chosen.dispatchEvent(new Event("input", { bubbles: true }));
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
