type Answer = { version?: number; savedAt?: string; problems?: { sentence: string }[]; current?: unknown };

const pauseMilliseconds = 900;
const retryMilliseconds = 8000;

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-score-sheet]")) startSheet(form);

function startSheet(form: HTMLFormElement) {
  const address = form.dataset.scoreSheet ?? "";
  const version = form.elements.namedItem("version") as HTMLInputElement;
  const status = form.querySelector<HTMLElement>("[data-save-state]");
  const parts = [...form.querySelectorAll<HTMLElement>("[data-criterion]")];
  const steps = [...form.querySelectorAll<HTMLAnchorElement>('nav a[href^="#criterion-"]')];
  let timer: number | undefined;
  let unsaved = false;
  let saving: Promise<void> | undefined;
  let stopped = false;

  const say = (words: string, kind: string) => {
    if (!status) return;
    const state = document.createElement("span");
    state.className = `state state-${kind}`;
    state.textContent = words;
    status.replaceChildren(state);
  };

  /** Sends the whole sheet; the answer's version is what the next save rests on. */
  const save = async (): Promise<void> => {
    unsaved = false;
    say("Saving", "half");
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>),
      });
      const answer: Answer = response.headers.get("Content-Type")?.includes("json")
        ? await response.json()
        : {};
      if (response.ok && answer.version !== undefined) {
        version.value = String(answer.version);
        // What was typed while this was under way is saved by the next round.
        if (!unsaved) say(`Saved ${clockTime(answer.savedAt)}`, "done");
        return;
      }
      if (answer.current !== undefined) {
        stopped = true;
        unsaved = true;
        say("Your colleague saved in between. Press Save the draft to see both.", "bad");
        show(at, false);
        return;
      }
      unsaved = true;
      // A signed-out browser or a recusal: saving again by itself would not help, the form's own button tells why.
      stopped = response.status < 500;
      say(answer.problems?.[0]?.sentence ?? "Not saved. Press Save the draft to see why.", "bad");
    } catch {
      unsaved = true;
      say("Not saved yet: no connection. Keep this page open.", "bad");
    }
    if (stopped) show(at, false);
    else if (unsaved) wait(retryMilliseconds);
  };

  const wait = (milliseconds: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      // One save after the other, as each rests on the version of the one before.
      await saving;
      if (unsaved && !stopped) saving = save().finally(() => (saving = undefined));
    }, milliseconds);
  };

  form.addEventListener("input", () => {
    unsaved = true;
    showScores();
    if (!stopped) {
      say("Not saved yet", "open");
      wait(pauseMilliseconds);
    }
  });
  addEventListener("online", () => unsaved && !stopped && wait(0));
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    const submitter = event.submitter as HTMLButtonElement | null;
    if (saving) {
      // The save under way changes the version; the form follows with the new one.
      const pending = saving;
      saving = undefined;
      event.preventDefault();
      event.stopImmediatePropagation();
      void pending.then(() => form.requestSubmit(submitter));
      return;
    }
    unsaved = false;
  });

  const showScores = () => {
    let scored = 0;
    for (const [index, part] of parts.entries()) {
      const figure = steps[index]?.querySelector("b");
      const radios = part.querySelectorAll<HTMLInputElement>('input[type="radio"]');
      if (radios.length === 0) {
        if (figure) figure.textContent = `${scored}/${parts.length - 1}`;
        continue;
      }
      const chosen = [...radios].find((radio) => radio.checked);
      if (!chosen) continue;
      scored += 1;
      if (figure) figure.textContent = chosen.value;
      steps[index]?.classList.add("criterion-scored");
    }
  };

  let at = 0;
  const back = turner("Back", "second");
  const next = turner("Next", "");
  back.addEventListener("click", () => show(at - 1, true));
  next.addEventListener("click", () => show(at + 1, true));
  const draft = form.querySelector<HTMLButtonElement>('.sheet-foot button[value="save"]');
  draft?.before(back);
  draft?.after(next);

  const show = (wanted: number, focus: boolean) => {
    at = Math.min(Math.max(wanted, 0), parts.length - 1);
    parts.forEach((part, index) => {
      part.hidden = index !== at;
    });
    steps.forEach((step, index) => {
      if (index === at) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    });
    back.hidden = at === 0;
    next.hidden = at === parts.length - 1;
    // The sheet saves by itself; its own button is needed where that stopped, and on the last page.
    if (draft) draft.hidden = !stopped && at !== parts.length - 1;
    const title = document.querySelector(".desk-sheet > summary > span");
    if (title) title.textContent = `Score sheet · ${at + 1} of ${parts.length}`;
    if (focus) {
      const radios = parts[at]?.querySelectorAll<HTMLInputElement>('input[type="radio"]');
      const first = [...(radios ?? [])].find((radio) => radio.checked) ?? radios?.[0];
      (first ?? parts[at]?.querySelector<HTMLElement>("textarea"))?.focus();
    }
  };

  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
    const target = link ? document.getElementById(decodeURIComponent(link.hash.slice(1))) : null;
    const index = target ? parts.findIndex((part) => part === target || part.contains(target)) : -1;
    if (index < 0) return;
    show(index, false);
    if (target !== parts[index]) return;
    event.preventDefault();
    show(index, true);
  });

  const wrong = parts.findIndex((part) => part.querySelector(".field-problem, .note"));
  const open = parts.findIndex(
    (part) => part.querySelector('input[type="radio"]') && !part.querySelector('input[type="radio"]:checked'),
  );
  showScores();
  show(wrong >= 0 ? wrong : open >= 0 ? open : parts.length - 1, false);
}

function turner(words: string, kind: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = kind ? `button button-${kind}` : "button";
  button.textContent = words;
  return button;
}

function clockTime(at: string | undefined): string {
  if (!at) return "";
  return new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "Europe/Brussels",
  }).format(new Date(at));
}

export {};
