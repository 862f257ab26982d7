// Dragging and the keyboard move a presentation in the page; letting go posts the same form that the page's own
// "Move" buttons post, and the server answers with the programme as it then is.
const form = document.querySelector<HTMLFormElement>("[data-programme-move]");
const live = document.querySelector<HTMLElement>("[data-programme-live]");
const items = [...document.querySelectorAll<HTMLElement>("[data-entry]")];
const lists = [...document.querySelectorAll<HTMLElement>("[data-session]")];

type Held = { item: HTMLElement; list: HTMLElement; next: Element | null; byKey: boolean };
let held: Held | undefined;

function say(words: string): void {
  if (live) live.textContent = words;
}

function listOf(item: HTMLElement): HTMLElement {
  return item.closest<HTMLElement>("[data-session]")!;
}

function entriesIn(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(":scope > [data-entry]")];
}

function place(item: HTMLElement): string {
  const list = listOf(item);
  if (list.dataset.session === "") return "not placed";
  const all = entriesIn(list);
  return `place ${all.indexOf(item) + 1} of ${all.length} in “${list.dataset.title}”`;
}

function handleOf(item: HTMLElement): HTMLButtonElement | null {
  return item.querySelector<HTMLButtonElement>("[data-handle]");
}

function pickUp(item: HTMLElement, byKey: boolean): void {
  held = { item, list: listOf(item), next: item.nextElementSibling, byKey };
  item.classList.add("board-held");
  handleOf(item)?.setAttribute("aria-pressed", "true");
  if (byKey) {
    say(
      `Picked up “${item.dataset.title}”, ${place(item)}. Arrow keys up and down move it, left and right change the session, space puts it down, Escape puts it back.`,
    );
  }
}

function letGo(): void {
  if (!held) return;
  held.item.classList.remove("board-held");
  handleOf(held.item)?.setAttribute("aria-pressed", "false");
  for (const list of lists) list.classList.remove("board-target");
  held = undefined;
}

function putBack(): void {
  if (!held) return;
  const { item, list, next, byKey } = held;
  list.insertBefore(item, next);
  letGo();
  if (byKey) handleOf(item)?.focus();
  say(`“${item.dataset.title}” is back: ${place(item)}.`);
}

function putDown(): void {
  if (!held || !form) return;
  const { item, list, next } = held;
  const now = listOf(item);
  const unmoved = now === list && item.nextElementSibling === next;
  letGo();
  if (unmoved) {
    say(`“${item.dataset.title}” stays: ${place(item)}.`);
    return;
  }
  say(`Put down: “${item.dataset.title}”, ${place(item)}. Saving.`);
  const session = now.dataset.session ?? "";
  const fields = form.elements as typeof form.elements & Record<string, HTMLInputElement>;
  fields.intent!.value = session === "" ? "remove" : "place";
  fields.entry!.value = item.dataset.entry ?? "";
  fields.session!.value = session;
  fields.position!.value = String(entriesIn(now).indexOf(item) + 1);
  form.requestSubmit();
}

/** One step within the list, or into the neighbouring one; the focus stays on the handle. */
function step(item: HTMLElement, by: 1 | -1, wholeList: boolean): void {
  const list = listOf(item);
  const all = entriesIn(list);
  const wanted = all.indexOf(item) + by;
  if (!wholeList && wanted >= 0 && wanted < all.length) {
    const other = all[wanted]!;
    list.insertBefore(item, by === 1 ? other.nextElementSibling : other);
  } else {
    const neighbour = lists[lists.indexOf(list) + by];
    if (!neighbour) {
      say(`“${item.dataset.title}” cannot go further: ${place(item)}.`);
      return;
    }
    neighbour.insertBefore(item, by === 1 ? neighbour.firstElementChild : null);
  }
  handleOf(item)?.focus();
  say(place(item));
}

function onKey(event: KeyboardEvent): void {
  if (!held?.byKey) return;
  const { item } = held;
  if (event.key === "Escape") putBack();
  else if (event.key === "ArrowUp") step(item, -1, false);
  else if (event.key === "ArrowDown") step(item, 1, false);
  else if (event.key === "ArrowLeft") step(item, -1, true);
  else if (event.key === "ArrowRight") step(item, 1, true);
  else if (event.key === "Tab") putBack();
  else return;
  if (event.key !== "Tab") event.preventDefault();
}

function addHandle(item: HTMLElement): void {
  const handle = document.createElement("button");
  handle.type = "button";
  handle.className = "button button-second button-small";
  handle.dataset.handle = "";
  handle.textContent = "Pick up";
  handle.setAttribute("aria-label", `Pick up “${item.dataset.title}”`);
  handle.setAttribute("aria-pressed", "false");
  handle.addEventListener("click", () => {
    if (held?.item === item) return putDown();
    putBack();
    pickUp(item, true);
  });
  handle.addEventListener("keydown", onKey);
  const actions = item.querySelector(".board-actions");
  (actions ?? item).append(handle);
  item.draggable = true;
  item.addEventListener("dragstart", (event) => {
    putBack();
    pickUp(item, false);
    event.dataTransfer?.setData("text/plain", item.dataset.title ?? "");
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
  });
  // After a drop nothing is held any more; a drag that ends elsewhere puts the presentation back.
  item.addEventListener("dragend", putBack);
}

function dragOver(list: HTMLElement, event: DragEvent): void {
  if (!held || held.byKey) return;
  event.preventDefault();
  const { item } = held;
  const after = entriesIn(list).find((other) => {
    const box = other.getBoundingClientRect();
    return other !== item && event.clientY < box.top + box.height / 2;
  });
  list.insertBefore(item, after ?? null);
  for (const one of lists) one.classList.toggle("board-target", one === list);
}

if (form && lists.some((list) => list.dataset.session !== "")) {
  for (const item of items) addHandle(item);
  for (const list of lists) {
    list.addEventListener("dragover", (event) => dragOver(list, event));
    list.addEventListener("drop", (event) => {
      if (!held) return;
      event.preventDefault();
      putDown();
    });
  }
  const help = document.querySelector<HTMLElement>("[data-programme-help]");
  if (help)
    help.append(" Drag it, or pick it up with the space key, move it with the arrows, press space again.");
}

// The answer to a move names the presentation in its address: the work goes on where it was. The browser takes the
// focus away when it goes to that place, so it is given back after that.
const moved = location.hash.startsWith("#slot-") ? document.getElementById(location.hash.slice(1)) : null;
if (moved) {
  addEventListener("load", () => {
    requestAnimationFrame(() => (handleOf(moved) ?? moved.querySelector("button"))?.focus());
  });
}
