import { type KeptEntry, keptFor } from "../domain/judging/kept-entries";
import { element } from "./element";
import { makeContact } from "./kept-contact";
import { type Keeper, keeperNow, keptEntries, keptNews, type Unsent, unsentSheets } from "./kept-store";
import { offlineReading } from "./offline-reading";
import { type OfflineSheet, offlineSheet } from "./offline-sheet";
import { clockTime } from "./save-state";

const desk = document.querySelector<HTMLElement>("[data-offline-desk]");
const withoutNetwork = "No connection. What you write is kept on this device.";
const retryMilliseconds = 10_000;
const hashOf = (entryId: string) => `#entry-${entryId}`;

type Work = { keeper: Keeper; entries: KeptEntry[]; unsent: Unsent[] };

async function start(desk: HTMLElement): Promise<void> {
  const nothingKept = [...desk.childNodes];
  let sheet: OfflineSheet | undefined;
  let shown: string | undefined;
  let unreachable = false;
  let retry: number | undefined;

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
    if (unreachable || !navigator.onLine) tell(withoutNetwork);
  };

  const contact = async () => {
    await sheet?.flush();
    clearTimeout(retry);
    const { outcome, lost } = await makeContact();
    unreachable = outcome === "unreachable";
    if (outcome === "nothing" || outcome === "forgotten") {
      await show();
      if (lost.length > 0) tell(`Removed without being sent: ${lost.map((one) => one.title).join(", ")}.`);
      return;
    }
    if (outcome === "kept") {
      const entry = (await keptEntries()).find((one) => one.entryId === shown);
      if (shown && !entry) await show();
      else if (entry) await sheet?.follow(entry);
      else await show();
      tell("The network is back.", "/jury");
    }
    if (outcome === "signed-out") {
      tell("The network is back. Sign in to send what you wrote.", "/account/sign-in?next=/jury");
    }
    if (outcome === "unreachable") {
      tell(withoutNetwork);
      // A server that was away says nothing when it is back.
      retry = window.setTimeout(() => void contact(), retryMilliseconds);
    }
  };

  const tell = (words: string, to?: string) => {
    const place = desk.querySelector("[data-offline-state]");
    place?.replaceChildren(
      words,
      to ? " " : "",
      to ? element("a", { href: to }, to === "/jury" ? "Go on on the platform" : "Sign in") : "",
    );
  };

  addEventListener("pagehide", () => void sheet?.flush());
  addEventListener("hashchange", () => void show());
  addEventListener("online", () => void contact());
  addEventListener("offline", () => tell(withoutNetwork));
  // Another window may have been told that something must go.
  new BroadcastChannel(keptNews).addEventListener("message", async () => {
    const keeper = await keeperNow();
    const there = (await keptEntries()).some((one) => one.entryId === shown);
    if (!keeper || (shown && !there) || !shown) await show();
  });
  await show();
  await contact();
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
