import { Question } from "./answer-field";
import { answersOnDevice } from "./answers-on-device";
import { copyOf, press, put, putText, show } from "./save-words";
import { type Answer, type Kept, type Newer, type Sent, same, UnsentAnswers } from "./unsent-answers";

/** What became of a save: the platform answered, wants a sign-in first, no longer knows the entry, or was not reached. */
type Reached = "answered" | "signed-out" | "gone" | "unreachable";

const pauseMilliseconds = 1200;
const longestRetryMilliseconds = 60_000;

function start(page: HTMLElement): void {
  const { saving: address = "", section = "", person = "", entry = "" } = page.dataset;
  const questions = new Map(
    [...page.querySelectorAll<HTMLInputElement>("input[data-question]")].map((version) => [
      version.dataset.question ?? "",
      new Question(version),
    ]),
  );
  const device = answersOnDevice(person, entry, () => localStorage);
  const unsent = new UnsentAnswers(device);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMilliseconds = pauseMilliseconds;
  let sending: Promise<Reached> | undefined;
  let passing = false;
  let leaving = false;

  for (const { kept, discard } of device.leftBehind()) showUnsent(kept, discard);
  for (const [id, kept] of device.newest()) {
    const question = questions.get(id);
    // A question that stands on its page as text only is closed: its text can only be copied.
    if (address === "" || (!question && kept.section === section)) {
      showUnsent(kept, () => device.forget(id));
      continue;
    }
    if (question && !same(question.values, kept.values)) question.fill(kept.values);
    if (question) question.version.value = String(kept.version);
    unsent.adopt(id, kept);
  }
  for (const question of questions.values()) question.follow(questions);
  if (address === "") return;
  if (unsent.wait) void send();

  page.addEventListener("input", (event) => {
    for (const question of questions.values()) question.follow(questions);
    const question = [...questions.values()].find((one) => one.has(event.target));
    if (!question) return;
    const version = Number(question.version.value);
    unsent.type(question.id, { values: question.values, version, section, typedAt: Date.now() });
    if (!navigator.onLine) showKept();
    else if (!unsent.conflict) show("typing");
    schedule(pauseMilliseconds);
  });
  addEventListener("online", () => {
    // A save that began without the network may be long in failing.
    retryMilliseconds = pauseMilliseconds;
    void (sending ?? Promise.resolve()).then(() => send());
  });
  addEventListener("offline", () => {
    if (unsent.size > 0) showKept();
  });
  document.addEventListener("visibilitychange", () => {
    // On leaving, what stands here is sent; on coming back, the person may have signed in beside it.
    if (unsent.wait && !sending) void send();
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && !unsent.areOnDevice) event.preventDefault();
  });
  page.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (passing || (!sending && !unsent.wait)) {
      leaving = true;
      return;
    }
    // The form carries the same texts: what is on its way must have arrived, or it would meet itself as a stale save; and
    // without a network it would leave for an error page.
    event.preventDefault();
    event.stopPropagation();
    const { submitter } = event as SubmitEvent;
    void send().then((reached) => {
      if (reached === "unreachable") return;
      passing = true;
      (page as HTMLFormElement).requestSubmit(submitter);
      passing = false;
    });
  });

  function schedule(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), milliseconds);
  }

  function send(): Promise<Reached> {
    sending ??= sendOnce().finally(() => {
      sending = undefined;
    });
    return sending;
  }

  async function sendOnce(): Promise<Reached> {
    clearTimeout(timer);
    const batch = unsent.begin();
    if (batch.length === 0) return "answered";
    show("saving");
    const answer = await post(address, person, batch);
    if (typeof answer === "object") {
      retryMilliseconds = pauseMilliseconds;
      settle(batch, answer);
      return "answered";
    }
    if (answer === "gone") {
      show("gone");
      return answer;
    }
    if (answer === "signed-out") show("signed-out");
    else showKept();
    retryMilliseconds = Math.min(longestRetryMilliseconds, retryMilliseconds * 2);
    schedule(retryMilliseconds);
    return answer;
  }

  function settle(batch: readonly Sent[], answer: Answer): void {
    unsent.settle(batch, answer);
    for (const { id } of batch) {
      const question = questions.get(id);
      const version = answer.versions?.[id] ?? answer.current?.saved[id];
      const other = answer.current?.newer[id];
      if (question && version !== undefined) question.version.value = String(version);
      if (question && other) showOther(question, other);
    }
    const { conflict, refused } = unsent;
    if (conflict) showAt("conflict", conflict);
    else if (refused) showAt("refused", refused, answer.problems?.[0]?.sentence ?? "");
    else if (unsent.size === 0) show("saved", { time: answer.saved ?? "" });
    if (unsent.wait) schedule(pauseMilliseconds);
  }

  function showKept(): void {
    show(unsent.areOnDevice ? "kept" : "unkept");
  }

  /** Says what is wrong with an answer, and leads to it; it may stand on another page. */
  function showAt(state: "conflict" | "refused", id: string, sentence = ""): void {
    const shown = show(state, { sentence });
    const link = shown?.querySelector<HTMLAnchorElement>("a");
    const elsewhere = unsent.get(id)?.section ?? "";
    if (link) link.href = `${elsewhere === section ? "" : elsewhere}#f-${id}`;
  }

  function showOther(question: Question, other: Newer): void {
    const note = copyOf("other");
    if (!note) return;
    put(note, "by", other.savedBy);
    putText(note, other.words);
    const decide = (values: string[]) => {
      note.remove();
      unsent.choose(question.id);
      question.version.value = String(other.version);
      if (question.holds(values)) {
        question.fill(values);
        schedule(0);
        return;
      }
      // The page must be made anew for the other's rows; first, all else that stands on it goes to where it is kept.
      unsent.drop(question.id);
      void send().then(() => location.reload());
    };
    press(note, "keep", () => decide(question.values));
    press(note, "take", () => decide(other.text === "" ? [] : question.split(other.text)));
    question.frame.querySelector("[data-conflict]")?.remove();
    note.dataset.conflict = "";
    question.version.before(note);
  }

  function showUnsent(kept: Kept, discard: () => void): void {
    const note = copyOf("unsent");
    if (!note) return;
    putText(note, kept.values.join("\n"));
    press(note, "discard", () => {
      discard();
      note.remove();
    });
    page.before(note);
  }
}

async function post(
  address: string,
  person: string,
  batch: readonly Sent[],
): Promise<Answer | Exclude<Reached, "answered">> {
  const body = new FormData();
  body.set("person", person);
  for (const { id, values, version } of batch) {
    body.set(`version:${id}`, String(version));
    for (const value of values) body.append(id, value);
  }
  try {
    const response = await fetch(address, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(20_000),
    });
    if (response.status >= 500) return "unreachable";
    if (response.status === 404) return "gone";
    // Whoever is signed out is led to the sign-in page.
    if (response.redirected) return "signed-out";
    const answer = (await response.json()) as Answer;
    return answer.problems?.[0]?.code === "another-person" ? "signed-out" : answer;
  } catch {
    return "unreachable";
  }
}

const page = document.querySelector<HTMLElement>("[data-person][data-entry]");
if (page) start(page);
