export type SaveState = "half" | "done" | "open" | "bad";

/** Gives the function that says in a form's foot where saving stands. */
export function stateSayer(form: HTMLElement): (words: string, kind: SaveState) => void {
  const status = form.querySelector<HTMLElement>("[data-save-state]");
  return (words, kind) => {
    if (!status) return;
    const state = document.createElement("span");
    state.className = `state state-${kind}`;
    state.textContent = words;
    status.replaceChildren(state);
  };
}

/** Says the time of day in Brussels: "16:21"; nothing where there is none. */
export function clockTime(at: string | number | undefined): string {
  if (!at) return "";
  return new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "Europe/Brussels",
  }).format(new Date(at));
}
