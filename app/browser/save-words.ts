const bar = document.querySelector<HTMLElement>("[data-save-state]");
const drawn = document.querySelector<HTMLTemplateElement>("#save-states");

/** Says in the bar where saving stands, in the server's words, with `words` in their places; gives what is shown. */
export function show(state: string, words: Record<string, string> = {}): HTMLElement | undefined {
  const shown = copyOf(state);
  if (!bar || !shown) return undefined;
  for (const [name, text] of Object.entries(words)) put(shown, name, text);
  bar.replaceChildren(...shown.childNodes);
  return bar;
}

/** Gives a copy of what the server has drawn for a state. */
export function copyOf(state: string): HTMLElement | undefined {
  const part = drawn?.content.querySelector(`[data-state="${state}"]`);
  return part?.cloneNode(true) as HTMLElement | undefined;
}

/** Puts a text in its place in a part. */
export function put(part: HTMLElement, name: string, text: string): void {
  const place = part.querySelector(`[data-${name}]`);
  if (place) place.textContent = text;
}

/** Puts a text of several paragraphs in its place in a part. */
export function putText(part: HTMLElement, text: string): void {
  const place = part.querySelector("[data-text]");
  place?.replaceChildren(
    ...text.split("\n").map((line) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      return paragraph;
    }),
  );
}

/** Lets a button of a part act. */
export function press(part: HTMLElement, name: string, act: () => void): void {
  part.querySelector(`[name="${name}"]`)?.addEventListener("click", (event) => {
    event.preventDefault();
    act();
  });
}
