import { keptFor } from "../domain/judging/kept-entries";
import { element } from "./element";
import { makeContact, refresh } from "./kept-contact";
import { keptNews, type Unsent } from "./kept-database";
import { forgetEverything, keeperNow, keptEntries } from "./kept-store";
import { dropUnsent, unsentWork } from "./kept-unsent";
import { clockTime } from "./save-state";
import { inTurns } from "./turns";
import { nameOf, unsentList } from "./unsent-list";

const place = document.querySelector<HTMLElement>("[data-keep-entries]");

async function start(place: HTMLElement): Promise<void> {
  const { person = "", count = "0" } = place.dataset;
  const status = element("p", { role: "status" });
  const body = element("div", { class: "stack" });
  place.replaceChildren(status, body);
  if (!("serviceWorker" in navigator && "indexedDB" in window && isSecureContext)) {
    status.textContent =
      "This browser cannot keep entries: it needs a secure connection and a newer version.";
    return;
  }

  const say = (words: string) => {
    status.textContent = words;
  };
  try {
    await keeperNow();
  } catch {
    say("This browser cannot keep entries: its storage cannot be used, as in some private windows.");
    return;
  }
  const inTurn = inTurns();
  const show = () => inTurn(draw);
  const draw = async () => {
    const keeper = await keeperNow();
    if (keeper?.personId !== person) {
      body.replaceChildren(
        element("p", {}, "This browser keeps nothing at the moment."),
        element(
          "button",
          { type: "button", class: "button", onclick: () => void begin() },
          "Keep my entries on this device",
        ),
      );
      return;
    }
    const entries = await keptEntries();
    const unsent = await unsentWork();
    body.replaceChildren(
      element(
        "p",
        {},
        element(
          "b",
          {},
          `${entries.length} ${entries.length === 1 ? "entry is" : "entries are"} kept in this browser.`,
        ),
        ` Last contact with the platform ${clockTime(keeper.contactAt)}. Without another one everything is removed on ${sayWhen(keeper.contactAt + keptFor)}.`,
      ),
      element("p", {}, element("a", { href: "/offline" }, "See what is kept, as without a network")),
      ...(unsent.length > 0 ? [unsentList(unsent, (one) => void discard(one))] : []),
      leaveButton(unsent),
    );
  };

  const begin = async () => {
    if (count === "0") {
      say(
        "There is nothing to keep yet: an entry can be kept once judging is open and you have declared no interest in it.",
      );
      return;
    }
    say("Keeping your entries ...");
    try {
      // The page without a network first: entries that could not be opened would be of no use.
      await startWorker();
      if (!(await refresh())) throw new Error("nothing came");
      // A worker that was asked for a page before there was anything to look after has dismissed itself.
      await startWorker();
      // Somebody may have signed out, in another window, while the entries were on their way.
      if ((await makeContact()).outcome !== "kept") throw new Error("the session is over");
      await navigator.storage?.persist?.();
      say("Your entries are kept on this device.");
    } catch {
      await forgetEverything().catch(() => {});
      say(
        "Your entries could not be kept. Check the network, the device's free space and the browser's private mode, and try again.",
      );
    }
    await show();
  };

  const leaveButton = (unsent: readonly Unsent[]) => {
    const act = async () => {
      await forgetEverything();
      say("Everything is removed from this device.");
      await show();
    };
    if (unsent.length === 0) {
      return element(
        "button",
        { type: "button", class: "button button-second", onclick: () => void act() },
        "Remove them from this device",
      );
    }
    return element(
      "details",
      { class: "confirm" },
      element("summary", { class: "button button-second" }, "Remove them from this device"),
      element(
        "div",
        { class: "confirm-question" },
        element("p", {}, "What stands above has not been sent; what you wrote there would be lost."),
        element(
          "button",
          { type: "button", class: "button button-danger", onclick: () => void act() },
          "Remove everything and lose them",
        ),
      ),
    );
  };

  const discard = async (one: Unsent) => {
    await dropUnsent(one);
    say(`What was written here on “${nameOf(one)}” is discarded.`);
    await show();
  };

  new BroadcastChannel(keptNews).addEventListener("message", () => void show());
  await show();
  await makeContact();
  await show();
}

async function startWorker(): Promise<void> {
  await navigator.serviceWorker.register("/service-worker.js", { scope: "/" });
  await navigator.serviceWorker.ready;
}

function sayWhen(at: number): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "Europe/Brussels",
  }).format(new Date(at));
}

if (place) void start(place);
