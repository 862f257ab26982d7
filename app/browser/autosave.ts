type Condition = { question: string; is: string[] };
type Kept = { values: string[]; version: number; section: string };
type Newer = { text: string; words: string; version: number; savedBy: string };
type Answer = {
  versions?: Record<string, number>;
  saved?: string;
  problems?: { field?: string; sentence: string }[];
  current?: { saved: Record<string, number>; newer: Record<string, Newer> };
};

const pauseMilliseconds = 1200;
const longestRetryMilliseconds = 60_000;

const bar = document.querySelector<HTMLElement>("[data-save-state]");
const drawn = document.querySelector<HTMLTemplateElement>("#save-states");

function start(page: HTMLElement): void {
  const { saving: address = "", section = "" } = page.dataset;
  const prefix = `answer ${page.dataset.person} ${page.dataset.entry} `;
  const questions = new Map(
    [...page.querySelectorAll<HTMLInputElement>("input[data-question]")].map((version) => [
      version.dataset.question ?? "",
      new Question(version),
    ]),
  );
  // What was typed and is not confirmed. Conflicts wait for a choice, refused texts for a change; the rest for the network.
  const unsaved = new Map<string, Kept>();
  const conflicts = new Set<string>();
  const refused = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMilliseconds = pauseMilliseconds;
  let sending: Promise<void> | undefined;

  for (const [id, kept] of readKept(prefix)) {
    const question = questions.get(id);
    if (address === "") {
      showUnsent(page, kept, () => forget(prefix, id));
      continue;
    }
    if (question && !same(question.values, kept.values)) question.fill(kept.values);
    if (question) question.version.value = String(kept.version);
    unsaved.set(id, kept);
  }
  for (const question of questions.values()) question.follow(questions);
  if (address === "") return;
  if (unsaved.size > 0) void send();

  page.addEventListener("input", (event) => {
    for (const question of questions.values()) question.follow(questions);
    const question = [...questions.values()].find((one) => one.has(event.target));
    if (!question) return;
    const kept = { values: question.values, version: Number(question.version.value), section };
    unsaved.set(question.id, kept);
    refused.delete(question.id);
    const onDevice = keep(prefix, question.id, kept);
    if (!navigator.onLine) show(onDevice ? "kept" : "unkept");
    else if (conflicts.size === 0) show("typing");
    schedule(pauseMilliseconds);
  });
  addEventListener("online", () => schedule(0));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && !sending) void send();
  });
  page.addEventListener("submit", (event) => {
    // The form carries the same texts: what is on its way must have arrived, or it would meet itself as a stale save.
    clearTimeout(timer);
    if (!sending) return;
    event.preventDefault();
    event.stopPropagation();
    const { submitter } = event as SubmitEvent;
    void sending.then(() => (page as HTMLFormElement).requestSubmit(submitter));
  });

  function schedule(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), milliseconds);
  }

  function send(): Promise<void> {
    sending ??= sendOnce().finally(() => {
      sending = undefined;
    });
    return sending;
  }

  async function sendOnce(): Promise<void> {
    const batch = [...unsaved].filter(([id]) => !conflicts.has(id) && !refused.has(id));
    if (batch.length === 0) return;
    show("saving");
    const body = new FormData();
    for (const [id, kept] of batch) {
      body.set(`version:${id}`, String(kept.version));
      for (const value of kept.values) body.append(id, value);
    }
    try {
      const response = await fetch(address, {
        method: "POST",
        body,
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(20_000),
      });
      // A page instead of JSON is the sign-in page or an error: the texts stay on the device.
      const answer = (await response.json()) as Answer;
      retryMilliseconds = pauseMilliseconds;
      settle(batch, answer);
    } catch {
      const onDevice = batch.every(([id, kept]) => keep(prefix, id, kept));
      show(onDevice ? "kept" : "unkept");
      retryMilliseconds = Math.min(longestRetryMilliseconds, retryMilliseconds * 2);
      schedule(retryMilliseconds);
    }
  }

  function settle(batch: [string, Kept][], answer: Answer): void {
    const versions = answer.versions ?? answer.current?.saved ?? {};
    const newer = answer.current?.newer ?? {};
    const wrong = new Set(answer.problems?.map((problem) => problem.field));
    const someOf = batch.some(([id]) => wrong.has(id));
    for (const [id, sent] of batch) {
      const version = versions[id];
      const other = newer[id];
      const question = questions.get(id);
      if (version !== undefined) confirm(id, sent, version);
      else if (other) conflicts.add(id);
      // One wrong answer refuses the whole request; the others go again without it.
      else if (!someOf || wrong.has(id)) refused.add(id);
      if (other && question) showOther(question, other);
    }
    const [conflict] = conflicts;
    if (conflict) showConflict(conflict);
    else if (refused.size > 0) show("refused", { sentence: answer.problems?.[0]?.sentence ?? "" });
    else if (unsaved.size === 0) show("saved", { time: answer.saved ?? "" });
    if ([...unsaved.keys()].some((id) => !conflicts.has(id) && !refused.has(id))) schedule(pauseMilliseconds);
  }

  function showConflict(id: string): void {
    show("conflict");
    const link = bar?.querySelector<HTMLAnchorElement>("a");
    if (link) link.href = `${unsaved.get(id)?.section ?? ""}#f-${id}`;
  }

  function confirm(id: string, sent: Kept, version: number): void {
    const question = questions.get(id);
    if (question) question.version.value = String(version);
    const present = unsaved.get(id);
    if (present && !same(present.values, sent.values)) {
      unsaved.set(id, { ...present, version });
      keep(prefix, id, { ...present, version });
    } else {
      unsaved.delete(id);
      forget(prefix, id);
    }
  }

  function showOther(question: Question, other: Newer): void {
    const note = copyOf("other");
    if (!note) return;
    put(note, "by", other.savedBy);
    putText(note, other.words);
    const decide = (values: string[]) => {
      note.remove();
      conflicts.delete(question.id);
      if (!question.holds(values)) {
        unsaved.delete(question.id);
        forget(prefix, question.id);
        location.reload();
        return;
      }
      question.version.value = String(other.version);
      question.fill(values);
      schedule(0);
    };
    press(note, "keep", () => decide(question.values));
    press(note, "take", () => decide(other.text === "" ? [] : question.split(other.text)));
    question.frame.querySelector("[data-conflict]")?.remove();
    note.dataset.conflict = "";
    question.version.before(note);
  }
}

/** One question on the page: its controls, and the hidden field with the version they were typed over. */
class Question {
  readonly id: string;
  readonly frame: HTMLElement;
  readonly version: HTMLInputElement;
  readonly #controls: (HTMLInputElement | HTMLTextAreaElement)[];

  constructor(version: HTMLInputElement) {
    this.version = version;
    this.id = version.dataset.question ?? "";
    this.frame = version.closest<HTMLElement>(".question") ?? document.body;
    this.#controls = [...this.frame.querySelectorAll<HTMLInputElement>("input, textarea")].filter(
      (control) => control.name === this.id,
    );
  }

  get values(): string[] {
    return this.#controls.filter((one) => !ticks(one) || one.checked).map((one) => one.value);
  }

  has(target: EventTarget | null): boolean {
    return this.#controls.some((control) => control === target);
  }

  get #lines(): (HTMLInputElement | HTMLTextAreaElement)[] {
    return this.#controls.filter((one) => !ticks(one));
  }

  /** Parts a kept text as its controls show it: a table into its cells, ticked values into lines. */
  split(text: string): string[] {
    if (this.#lines.length > 1) return text.split(/[\n\t]/);
    return this.#lines.length === 0 ? text.split("\n") : [text];
  }

  /** False where another person's table has more rows than this page; the page must then be made anew. */
  holds(values: readonly string[]): boolean {
    return this.#lines.length < 2 || values.length <= this.#controls.length;
  }

  fill(values: string[]): void {
    const lines = this.#lines;
    for (const control of this.#controls) {
      if (ticks(control)) control.checked = values.includes(control.value);
      else control.value = lines.length > 1 ? (values[lines.indexOf(control)] ?? "") : values.join("\n");
    }
    this.#controls[0]?.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Hides a question that the earlier answer does not ask for; an earlier question on another page leaves it shown. */
  follow(questions: ReadonlyMap<string, Question>): void {
    const when = this.version.dataset.when;
    if (!when) return;
    const condition = JSON.parse(when) as Condition;
    const earlier = questions.get(condition.question);
    if (earlier) this.frame.hidden = !earlier.values.some((value) => condition.is.includes(value));
  }
}

function ticks(control: HTMLInputElement | HTMLTextAreaElement): control is HTMLInputElement {
  return control.type === "radio" || control.type === "checkbox";
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.join("\n") === b.join("\n");
}

function readKept(prefix: string): [string, Kept][] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix))
      .map((name) => [name.slice(prefix.length), JSON.parse(localStorage.getItem(name) ?? "")]);
  } catch {
    return [];
  }
}

function keep(prefix: string, id: string, kept: Kept): boolean {
  try {
    localStorage.setItem(prefix + id, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

function forget(prefix: string, id: string): void {
  try {
    localStorage.removeItem(prefix + id);
  } catch {}
}

function show(state: string, words: Record<string, string> = {}): void {
  const shown = copyOf(state);
  if (!bar || !shown) return;
  for (const [name, text] of Object.entries(words)) put(shown, name, text);
  bar.replaceChildren(...shown.childNodes);
}

function showUnsent(page: HTMLElement, kept: Kept, discard: () => void): void {
  const note = copyOf("unsent");
  if (!note) return;
  putText(note, kept.values.join("\n"));
  press(note, "discard", () => {
    discard();
    note.remove();
  });
  page.before(note);
}

function copyOf(state: string): HTMLElement | undefined {
  const part = drawn?.content.querySelector(`[data-state="${state}"]`);
  return part?.cloneNode(true) as HTMLElement | undefined;
}

function put(part: HTMLElement, name: string, text: string): void {
  const place = part.querySelector(`[data-${name}]`);
  if (place) place.textContent = text;
}

function putText(part: HTMLElement, text: string): void {
  const place = part.querySelector("[data-text]");
  place?.replaceChildren(
    ...text.split("\n").map((line) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      return paragraph;
    }),
  );
}

function press(part: HTMLElement, name: string, act: () => void): void {
  part.querySelector(`[name="${name}"]`)?.addEventListener("click", (event) => {
    event.preventDefault();
    act();
  });
}

const page = document.querySelector<HTMLElement>("[data-person][data-entry]");
if (page) start(page);

export {};
