import type { KeptEntry } from "../domain/judging/kept-entries";
import { type Block, blocksOf } from "../domain/text-blocks";
import { element } from "./element";

/** Sets a kept entry to be read, as the page on the platform does: contents, title, every answer under its question. */
export function offlineReading(entry: KeptEntry): HTMLElement {
  const { title, titleOwn, titleLanguage, country, organisation, noteToJury, sections } = entry;
  return element(
    "div",
    { class: "entry-reader" },
    element(
      "nav",
      { class: "reader-contents", "aria-label": "Contents of the entry" },
      element(
        "ul",
        {},
        ...sections.map((section) => {
          // The hash is the address of the entry here, so that a section is reached by hand.
          const go = (event: Event) => {
            event.preventDefault();
            document.getElementById(`section-${section.id}`)?.scrollIntoView();
          };
          return element(
            "li",
            {},
            element("a", { href: `#section-${section.id}`, onclick: go }, section.title),
          );
        }),
      ),
    ),
    element(
      "article",
      { class: "reader-text" },
      element("h1", { class: "serif" }, title),
      element(
        "p",
        { class: "reader-from" },
        country,
        titleOwn && titleOwn !== title
          ? element("span", { class: "quiet small", lang: titleLanguage ?? undefined }, titleOwn)
          : null,
      ),
      element("p", { class: "quiet" }, organisation),
      noteToJury
        ? element(
            "div",
            { class: "note note-plain" },
            element("p", { class: "note-title" }, "Note from admission"),
            element("div", { class: "note-body" }, element("p", {}, noteToJury)),
          )
        : null,
      ...sections.map((section) =>
        element(
          "section",
          { id: `section-${section.id}` },
          element("h2", {}, section.title),
          ...section.answers.map((answer) =>
            element(
              "div",
              { class: "reader-answer" },
              element("h3", {}, answer.label),
              answer.juryOnlyReason
                ? element("p", { class: "reader-remark" }, `For the jury only: ${answer.juryOnlyReason}`)
                : null,
              answer.text.trim()
                ? element("div", { class: "plain-text" }, ...blocksOf(answer.text).map(blockElement))
                : element("p", { class: "quiet" }, "No answer."),
            ),
          ),
        ),
      ),
    ),
  );
}

function blockElement(block: Block): HTMLElement {
  if (block.kind === "paragraph") {
    const lines = block.lines.flatMap((line, at) => (at > 0 ? [element("br"), line] : [line]));
    return element("p", {}, ...lines);
  }
  const items = block.items.map((item) => element("li", {}, item));
  return block.kind === "bullets" ? element("ul", {}, ...items) : element("ol", {}, ...items);
}
