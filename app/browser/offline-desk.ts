import { type KeptEntry, keptFor } from "../domain/judging/kept-entries";
import { element } from "./element";
import { type Contact, makeContact } from "./kept-contact";
import { type Keeper, keeperNow, keptEntries, keptNews, type Unsent, unsentSheets } from "./kept-store";
import { offlineReading } from "./offline-reading";
import { type OfflineSheet, offlineSheet } from "./offline-sheet";
import { clockTime } from "./save-state";

const desk = document.querySelector<HTMLElement>("[data-offline-desk]");
const withoutNetwork = "No connection. What you write is kept on this device.";
const networkIsBack = "The network is back.";
const retryMilliseconds = 10_000;
const hashOf = (entryId: string) => `#entry-${entryId}`;

/** What the person is told of the connection; it stays as the entries below it change. */
type News = { words: string; to?: { label: string; href: string } | undefined };

const platform = { label: "Go on on the platform", href: "/jury" };
const door = { label: "Sign in", href: "/account/sign-in?next=/jury" };

type Work = { keeper: Keeper; entries: KeptEntry[]; unsent: Unsent[] };

async function start(desk: HTMLElement): Promise<void> {
  const nothingKept = [...desk.childNodes];
  let sheet: OfflineSheet | undefined;
  let shown: string | undefined;
  let news: News = { words: "" };
  let retry: number | undefined;
  let turn = Promise.resolve();

  /** One step after the other: what one shows is not taken away by another that began before it. */
  const inTurn = (step: () => Promise<void>) => {
    turn = turn.then(step, step);
    return turn;
  };

  /** What the address asks for: an entry by its own hash, or the page that could not be reached. */
  const wanted = () =>
    location.hash === "#list"
      ? undefined
      : (/^#entry-(.+)$/.exec(location.hash)?.[1] ??
        /^\/jury\/entries\/([^/]+)/.exec(location.pathname)?.[1]);

  const show = async () => {
    await sheet?.flush();
    sheet = undefined;
    const keeper = await keeperNow();
    if (!keeper) {
      shown = undefined;
      desk.replaceChildren(...nothingKept);
      return;
    }
    const work = { keeper, entries: await keptEntries(), unsent: await unsentSheets() };
    const entry = work.entries.find((one) => one.entryId === wanted());
    shown = entry?.entryId;
    if (entry) {
      sheet = offlineSheet(
        keeper,
        entry,
        work.unsent.find((one) => one.entryId === entry.entryId),
      );
      desk.replaceChildren(deskOf(work, entry, sheet.element));
      sheet.begin();
    } else desk.replaceChildren(listOf(work));
    say();
  };

  const follow = async ({ outcome, lost }: Contact) => {
    const removed = lost.length > 0 ? ` Removed without being sent: ${titlesOf(lost)}.` : "";
    if (outcome === "nothing" || outcome === "forgotten") news = { words: removed.trim() };
    if (outcome === "kept") news = { words: `${networkIsBack}${removed}`, to: platform };
    if (outcome === "signed-out")
      news = { words: `${networkIsBack} Sign in to send what you wrote.`, to: door };
    if (outcome === "unreachable") news = { words: withoutNetwork };
    const entry = (await keptEntries()).find((one) => one.entryId === shown);
    if (entry && outcome === "kept") await sheet?.follow(entry);
    if (entry || outcome === "signed-out" || outcome === "unreachable") say();
    else await show();
  };

  // The platform may be long in answering; the entries kept here can be read and scored meanwhile.
  const contact = async () => {
    clearTimeout(retry);
    await inTurn(async () => sheet?.flush());
    const answer = await makeContact();
    await inTurn(() => follow(answer));
    // A server that was away says nothing when it is back.
    if (answer.outcome === "unreachable") retry = window.setTimeout(() => void contact(), retryMilliseconds);
  };

  const say = () => {
    const { words, to } = navigator.onLine ? news : { words: withoutNetwork };
    const place = desk.querySelector("[data-offline-state]");
    place?.replaceChildren(words, ...(to ? [" ", element("a", { href: to.href }, to.label)] : []));
  };

  addEventListener("pagehide", () => void sheet?.flush());
  addEventListener("hashchange", () => void inTurn(show));
  addEventListener("online", () => void contact());
  addEventListener("offline", say);
  // Another window may have been told that something must go.
  new BroadcastChannel(keptNews).addEventListener("message", () =>
    inTurn(async () => {
      const keeper = await keeperNow();
      const there = (await keptEntries()).some((one) => one.entryId === shown);
      if (!keeper || (shown && !there) || !shown) await show();
    }),
  );
  await inTurn(show);
  await contact();
}

const titlesOf = (sheets: readonly Unsent[]) => sheets.map((one) => one.title).join(", ");

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

function deskOf(work: Work, entry: KeptEntry, sheet: HTMLElement): HTMLElement {
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
        element("section", { class: "desk-sheet-body", "aria-label": "Score sheet" }, sheet),
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
  const waiting = new Map(work.unsent.map((one) => [one.entryId, one]));
  const rows = work.entries.map((entry) => {
    const unsent = waiting.get(entry.entryId);
    const state = unsent
      ? unsent.refused
        ? "Not taken: open it on the platform"
        : "Not sent yet"
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
