import { printableLine } from "./characters";
import { addPart, colours, drawRule, drawText, type Part } from "./document";
import { bottomOf, type Flow, keepTogether, linesOf, type Style, styles, text, top, turnPage } from "./flow";

/** Sets a section's heading and keeps it with what follows. */
export function heading(
  flow: Flow,
  words: string,
  options: { level?: 2 | 3; lang?: string; keep?: number } = {},
): void {
  const level = options.level ?? 2;
  const lang = options.lang === undefined ? {} : { lang: options.lang };
  if (level === 3) {
    text(flow, words, styles.label, { tag: "H3", keep: 40, ...lang });
    return;
  }
  const lines = linesOf(flow.paper, words, styles.section, flow.width).length;
  flow.y += 16;
  keepTogether(flow, lines * styles.section.leading + 16 + (options.keep ?? 62));
  if (flow.y > top) {
    drawRule(flow.paper, flow.left, flow.y, flow.width, colours.line);
    flow.y += 8;
  }
  flow.paper.outline.addItem(printableLine(words));
  text(flow, words, styles.section, { tag: "H2", ...lang });
}

/** Sets one paragraph of body text. */
export function paragraph(flow: Flow, words: string, style: Style = styles.body): void {
  text(flow, words, style);
}

/** Sets plain text as people type it: a line is a paragraph, lines that begin with "- " are a list. */
export function plainText(flow: Flow, written: string, options: { lang?: string; style?: Style } = {}): void {
  const style = options.style ?? styles.body;
  const lang = options.lang === undefined ? {} : { lang: options.lang };
  let items: string[] = [];
  const putList = () => {
    if (items.length > 0) list(flow, items, { style, ...lang });
    items = [];
  };
  for (const line of written.split(/\r\n?|\n/)) {
    const item = /^\s*[-•*]\s+(.*)$/.exec(line);
    if (item) items.push(item[1] ?? "");
    else {
      putList();
      if (line.trim() !== "") text(flow, line, style, lang);
    }
  }
  putList();
}

/** Sets a tagged list, its marks in the margin of the items. */
export function list(
  flow: Flow,
  items: readonly string[],
  options: { lang?: string; style?: Style; numbered?: boolean } = {},
): void {
  const style = options.style ?? styles.body;
  const whole = addPart(
    flow.paper,
    flow.parent,
    "L",
    options.lang === undefined ? {} : { lang: options.lang },
  );
  items.forEach((item, index) => {
    listItem(flow, whole, options.numbered ? `${index + 1}.` : "•", item, style);
  });
  whole.end();
  flow.y += style.after - 2;
}

const indent = 16;

function listItem(flow: Flow, whole: Part, mark: string, words: string, style: Style): void {
  if (flow.y + style.leading * 2 > bottomOf(flow)) turnPage(flow);
  const item = addPart(flow.paper, whole, "LI");
  const label = addPart(flow.paper, item, "Lbl");
  const baseline = flow.y + style.leading * 0.5 + style.size * 0.34;
  label.add(() => drawText(flow.paper, `${mark} `, flow.left + 4, baseline, style));
  label.end();
  text(flow, words, { ...style, after: 2 }, { tag: "LBody", indent, parent: item });
  item.end();
}
