import { element } from "./element";
import type { Unsent } from "./kept-database";

/** Names a text that has not reached the platform. */
export function nameOf({ title, kind }: Unsent): string {
  return kind === "note" ? `${title}: private notes` : title;
}

/** Names what has not reached the platform, why, and what they say; each can be opened, or discarded on purpose. */
export function unsentList(unsent: readonly Unsent[], discard: (one: Unsent) => void): HTMLElement {
  return element(
    "section",
    { class: "stack", "aria-labelledby": "unsent-title" },
    element("h2", { id: "unsent-title" }, "Not sent yet"),
    element(
      "ul",
      { class: "unsent-list" },
      ...unsent.map((one) =>
        element(
          "li",
          {},
          element("b", {}, nameOf(one)),
          element("p", {}, reasonOf(one)),
          element(
            "details",
            { class: "details" },
            element("summary", {}, "What was written here"),
            element("div", { class: "details-body" }, ...wordsOf(one)),
          ),
          one.refused &&
            element(
              "p",
              {},
              element("a", { href: `/jury/entries/${one.entryId}` }, "Open the entry on the platform"),
            ),
          one.refused &&
            element(
              "button",
              {
                type: "button",
                class: "button button-second button-small",
                "aria-label": `Discard what was written here on ${nameOf(one)}`,
                onclick: () => discard(one),
              },
              "Discard what was written here",
            ),
        ),
      ),
    ),
  );
}

function reasonOf({ refused, kind }: Unsent): string {
  if (refused === undefined) return "It is sent when the network is back.";
  if (refused === "conflict" && kind === "note")
    return "You changed these notes elsewhere in between. Open the entry to see both and choose.";
  if (refused === "conflict")
    return "Somebody of your delegation saved this sheet in between. Open the entry to see both and choose.";
  return `The platform did not take it: ${refused.sentence}`;
}

function wordsOf({ fields }: Unsent): HTMLElement[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => element("p", {}, element("b", {}, `${labelOf(name)}: `), value));
}

function labelOf(name: string): string {
  if (name === "note") return "Private notes";
  if (name === "overallRemark") return "Overall remark";
  const [kind = "", ...key] = name.split("-");
  return `${kind === "score" ? "Score" : "Remark"}, ${key.join("-")}`;
}
