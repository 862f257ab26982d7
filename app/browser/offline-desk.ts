import { type KeptEntry, keptFor } from "../domain/judging/kept-entries";
import { element } from "./element";
import { type Contact, makeContact } from "./kept-contact";
import { type Keeper, keptNews, type Unsent, type WorkKind } from "./kept-database";
import { keeperNow, keptEntries } from "./kept-store";
import { unsentWork } from "./kept-unsent";
import { offlineNote } from "./offline-note";
import { offlineReading } from "./offline-reading";
import { isClosed, offlineSheet } from "./offline-sheet";
import { clockTime } from "./save-state";
import { storedOf } from "./sheet-fields";
import { inTurns } from "./turns";

const desk = document.querySelector<HTMLElement>("[data-offline-desk]");
const withoutNetwork = "No connection. What you write is kept on this device.";
const networkIsBack = "The network is back.";
const retryMilliseconds = 10_000;
const hashOf = (entryId: string) => `#entry-${entryId}`;

/** What the person is told of the connection; it stays as the entries below it change. */
type News = { words: string; to?: { label: string; href: string } | undefined };

const platform = { label: "Go on on the platform", href: "/jury" };
const door = { label: "Sign in", href: "/account/sign-in?next=/jury" };

/** The entry that is open here: its forms, and whether the sheet was one to write on. */
type Open = {
  entryId: string;
  closed: boolean;
  sheet: ReturnType<typeof offlineSheet>;
  note: ReturnType<typeof offlineNote>;
};

type Work = { keeper: Keeper; entries: KeptEntry[]; unsent: Unsent[] };

async function start(desk: HTMLElement): Promise<void> {
  const nothingKept = [...desk.childNodes];
  let open: Open | undefined;
  let keeps = false;
  let news: News = { words: "" };
  let retry: number | undefined;
  const inTurn = inTurns();
  const flush = async () => {
    await Promise.all([open?.sheet.flush(), open?.note.flush()]);
  };

  /** What the address asks for: an entry by its own hash, or the page that could not be reached. */
  const wanted = () =>
    location.hash === "#list"
      ? undefined
      : (/^#entry-(.+)$/.exec(location.hash)?.[1] ??
        /^\/jury\/entries\/([^/]+)/.exec(location.pathname)?.[1]);

  const show = async () => {
    await flush();
    open = undefined;
    const keeper = await keeperNow();
    keeps = keeper !== undefined;
    if (!keeper) {
      desk.replaceChildren(...nothingKept);
      say();
      return;
    }
    const work = { keeper, entries: await keptEntries(), unsent: await unsentWork() };
    const entry = work.entries.find((one) => one.entryId === wanted());
    if (entry) {
      const { entryId } = entry;
      const sheet = offlineSheet(keeper, entry, waitingOf(work.unsent, entryId, "sheet"));
      const note = offlineNote(keeper, entry, waitingOf(work.unsent, entryId, "note"));
      desk.replaceChildren(deskOf(work, entry, sheet.element, note.element));
      sheet.begin();
      open = { entryId, closed: isClosed(entry), sheet, note };
    } else desk.replaceChildren(listOf(work));
    say();
  };

  /** Brings what is open to what is kept now; what is gone, or closed meanwhile, is shown anew. */
  const follow = async () => {
    const keeper = await keeperNow();
    const entry = (await keptEntries()).find((one) => one.entryId === open?.entryId);
    if (!keeper || !open || !entry || isClosed(entry) !== open.closed) return show();
    const unsent = await unsentWork();
    const { sheet, note, entryId } = open;
    await sheet.follow(storedOf(entry, "sheet"), waitingOf(unsent, entryId, "sheet"));
    await note.follow(storedOf(entry, "note"), waitingOf(unsent, entryId, "note"));
    say();
  };

  const hear = async ({ outcome, lost }: Contact) => {
    const removed = lost.length > 0 ? ` Removed without being sent: ${titlesOf(lost)}.` : "";
    if (outcome === "nothing" || outcome === "forgotten") news = { words: removed.trim() };
    if (outcome === "kept") news = { words: `${networkIsBack}${removed}`, to: platform };
    if (outcome === "signed-out")
      news = { words: `${networkIsBack} Sign in to send what you wrote.`, to: door };
    if (outcome === "unreachable") news = { words: withoutNetwork };
    if (outcome === "signed-out" || outcome === "unreachable") say();
    else await follow();
  };

  // The platform may be long in answering; the entries kept here can be read and scored meanwhile.
  const contact = async () => {
    clearTimeout(retry);
    await inTurn(flush);
    const answer = await makeContact();
    await inTurn(() => hear(answer));
    clearTimeout(retry);
    // A server that was away says nothing when it is back.
    if (answer.outcome === "unreachable") retry = window.setTimeout(() => void contact(), retryMilliseconds);
  };

  const say = () => {
    const { words, to } = keeps && !navigator.onLine ? { words: withoutNetwork } : news;
    const place = desk.querySelector("[data-offline-state]");
    place?.replaceChildren(words, ...(to ? [" ", element("a", { href: to.href }, to.label)] : []));
  };

  addEventListener("pagehide", () => void flush());
  addEventListener("hashchange", () => void inTurn(show));
  addEventListener("online", () => void contact());
  addEventListener("offline", say);
  // Another window may have written on the same entry, or been told that something must go.
  new BroadcastChannel(keptNews).addEventListener("message", () => void inTurn(follow));
  await inTurn(show);
  await contact();
}

const titlesOf = (lost: readonly Unsent[]) => [...new Set(lost.map((one) => one.title))].join(", ");

function waitingOf(unsent: readonly Unsent[], entryId: string, kind: WorkKind): Unsent | undefined {
  return unsent.find((one) => one.entryId === entryId && one.kind === kind);
}

function bar(work: Work, ...inside: (Node | string)[]): HTMLElement {
  const until = new Date(work.keeper.contactAt + keptFor);
  const day = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    timeZone: "Europe/Brussels",
  });
  return element(
    "div",
    { class: "desk-bar" },
    ...inside,
    element(
      "p",
      { class: "quiet desk-bar-more" },
      `Kept on this device until ${day.format(until)}, ${clockTime(until.getTime())}, unless the platform is reached before.`,
    ),
    element("p", { role: "status", "data-offline-state": true }),
  );
}

function deskOf(work: Work, entry: KeptEntry, ...forms: HTMLElement[]): HTMLElement {
  const at = work.entries.indexOf(entry);
  const next = [...work.entries.slice(at + 1), ...work.entries.slice(0, at)].find(
    (one) => one.sheet.state === "open" || one.sheet.state === "draft",
  );
  return element(
    "div",
    { class: "jury-desk" },
    bar(
      work,
      element("p", {}, element("b", {}, `Entry ${at + 1} of ${work.entries.length}`)),
      element(
        "nav",
        { class: "desk-bar-links", "aria-label": "Your work" },
        element("a", { href: "#list" }, "All kept entries"),
        next && element("a", { href: hashOf(next.entryId) }, "Next unfinished"),
      ),
    ),
    element(
      "div",
      { class: "desk-panes" },
      element(
        "section",
        { class: "desk-reading", "aria-label": "Entry", tabindex: "0" },
        offlineReading(entry),
      ),
      element(
        "details",
        { class: "desk-sheet", open: true },
        element(
          "summary",
          {},
          element("span", {}, "Score sheet"),
          element("span", { class: "desk-sheet-open" }, "Close"),
          element("span", { class: "desk-sheet-closed" }, "Open"),
        ),
        element("section", { class: "desk-sheet-body", "aria-label": "Score sheet" }, ...forms),
      ),
    ),
  );
}

const stateWords: Record<string, string> = {
  open: "To read",
  draft: "Draft",
  final: "Final",
  absent: "Absent",
};

function listOf(work: Work): HTMLElement {
  const rows = work.entries.map((entry) => {
    const unsent = work.unsent.filter((one) => one.entryId === entry.entryId);
    const state = unsent.some((one) => one.refused)
      ? "Not taken: open it on the platform"
      : unsent.length > 0
        ? "Not sent yet"
        : stateWords[entry.sheet.state];
    return element(
      "tr",
      {},
      element(
        "th",
        { scope: "row" },
        `${entry.position}. `,
        element("a", { href: hashOf(entry.entryId) }, entry.title),
      ),
      element("td", { "data-label": "State" }, element("div", { class: "cell" }, entry.country)),
      element("td", { "data-label": "Score sheet" }, element("div", { class: "cell" }, state ?? "")),
    );
  });
  return element(
    "div",
    { class: "offline-list" },
    bar(work, element("p", {}, element("b", {}, "Entries kept on this device"))),
    element(
      "div",
      { class: "wrap offline-page" },
      element("p", { class: "page-where" }, `Jury · ${work.keeper.edition}`),
      element("h1", {}, "Entries to judge"),
      element(
        "table",
        { class: "table" },
        element("caption", { class: "hidden-words" }, "Entries kept on this device"),
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            ...["Entry", "State", "Score sheet"].map((words) => element("th", { scope: "col" }, words)),
          ),
        ),
        element("tbody", {}, ...rows),
      ),
    ),
  );
}

if (desk) void start(desk);
