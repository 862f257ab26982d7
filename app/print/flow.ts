import { printable, printableLine } from "./characters";
import {
  addPart,
  addRoot,
  bytesOf,
  colours,
  decorate,
  drawRule,
  drawText,
  type Ink,
  openPaper,
  type Paper,
  type Part,
  widthOf,
} from "./document";
import { drawEmblem } from "./emblem";
import type { PrintCircumstances, PrintedEdition } from "./facts";
import { brokenLines } from "./lines";

/** Text that runs down A4 pages: `y` is where the next thing begins, `parent` what it is told under. */
export type Flow = {
  paper: Paper;
  parent: Part;
  left: number;
  width: number;
  y: number;
  settings: FlowSettings;
};

export type FlowSettings = PrintCircumstances & {
  /** What the document is, in words: "Receipt of submission". */
  document: string;
  edition: PrintedEdition;
  /** Whose or what: an entry's title; stands in the running header and in the document's title. */
  about?: string;
  /** A warning for every page: "Confidential until the announcement". */
  warning?: string;
};

/** How a block of text is set; `leading` from baseline to baseline, in points. */
export type Style = Ink & { leading: number; after: number };

export const styles = {
  title: { face: "serif-medium", size: 24, leading: 30, after: 6, colour: colours.ink },
  section: { face: "serif-medium", size: 16, leading: 21, after: 7, colour: colours.blue },
  label: { face: "sans-bold", size: 10.5, leading: 14.5, after: 3, colour: colours.ink },
  body: { face: "sans", size: 10.5, leading: 15.5, after: 6, colour: colours.ink },
  note: { face: "sans", size: 9.5, leading: 13.5, after: 5, colour: colours.second },
  small: { face: "sans", size: 8.5, leading: 11.5, after: 0, colour: colours.second },
} as const satisfies Record<string, Style>;

export const top = 88;
const foot = 74;
const margin = 72;

export function bottomOf(flow: Flow): number {
  return flow.paper.page.height - foot;
}

export function awardName(edition: PrintedEdition): string {
  return printableLine(`European Crime Prevention Award ${edition.name}`);
}

/** Puts the demonstration mark on a title that does not carry it yet. */
export function marked(title: string, demonstration: boolean): string {
  return demonstration && !/demonstration/i.test(title) ? `${title} (demonstration)` : title;
}

/** Starts a document of running text with its first page's head: emblem, award, title. */
export function startFlow(settings: FlowSettings): Flow {
  const name = awardName(settings.edition);
  const title = [settings.document, settings.about, name].filter((one) => one !== undefined).join(", ");
  const paper = openPaper({
    title: marked(title, settings.demonstration),
    subject: settings.document,
    printedAt: settings.printedAt,
    orientation: "portrait",
  });
  const root = addRoot(paper);
  const flow: Flow = {
    paper,
    parent: root,
    left: margin,
    width: paper.page.width - 2 * margin,
    y: 68,
    settings,
  };
  drawEmblem(paper, root, flow.left + 27, flow.y + 26, 0.38);
  const beside: Flow = { ...flow, left: flow.left + 70, width: flow.width - 70, y: flow.y - 6 };
  text(beside, name, { ...styles.label, face: "serif-bold", size: 12, colour: colours.blue, after: 0 });
  text(beside, settings.edition.theme, { ...styles.note, face: "serif" });
  flow.y = Math.max(beside.y, flow.y + 34) + 8;
  drawRule(paper, flow.left, flow.y, 60, colours.gold, 2.4);
  flow.y += 16;
  text(flow, settings.document, styles.title, { tag: "H1" });
  if (settings.demonstration)
    text(flow, "DEMONSTRATION. People, projects and decisions in this document are invented.", styles.label);
  if (settings.warning) text(flow, settings.warning, styles.label);
  flow.y += 6;
  return flow;
}

/** Ends the document: running headers, page numbers and the demonstration mark go on every page. */
export function finishFlow(flow: Flow): Uint8Array {
  const { paper } = flow;
  const { count } = paper.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    paper.switchToPage(page);
    drawFrame(flow, page, count);
  }
  return bytesOf(paper);
}

function drawFrame(flow: Flow, page: number, count: number): void {
  const { paper, left, settings } = flow;
  const width = paper.page.width - 2 * margin;
  const height = paper.page.height;
  decorate(paper, "Pagination", () => {
    if (settings.demonstration) drawDemonstrationStrip(paper);
    if (page > 0) {
      const running = settings.about ?? settings.document;
      const nameInk = { ...styles.small, face: "sans-bold", colour: colours.blue } as const;
      const name = shortened(paper, awardName(settings.edition), width * 0.6, nameInk);
      const room = width - widthOf(paper, name, nameInk) - 24;
      drawText(paper, name, margin, 52, nameInk);
      const short = shortened(paper, printableLine(running), room, styles.small);
      drawText(paper, short, margin + width - widthOf(paper, short, styles.small), 52, styles.small);
      paper
        .moveTo(left, 60)
        .lineTo(left + width, 60)
        .lineWidth(0.6)
        .stroke(colours.line);
    }
    paper
      .moveTo(margin, height - 52)
      .lineTo(margin + width, height - 52)
      .lineWidth(0.6)
      .stroke(colours.line);
    const footer = [settings.document, settings.warning].filter((one) => one !== undefined).join(". ");
    drawText(paper, printableLine(footer), margin, height - 38, styles.small);
    const number = `${page + 1} of ${count}`;
    drawText(paper, number, margin + width - widthOf(paper, number, styles.small), height - 38, styles.small);
  });
}

function drawDemonstrationStrip(paper: Paper): void {
  const ink = { face: "sans-bold", size: 8.5, colour: colours.ink, spacing: 0.7 } as const;
  const word = "DEMONSTRATION";
  paper.rect(0, 0, paper.page.width, 26).fill(colours.goldTint);
  drawText(paper, word, (paper.page.width - widthOf(paper, word, ink)) / 2, 17, ink);
}

/** Cuts a running header to its room; the full text stands in the document itself. */
function shortened(paper: Paper, line: string, room: number, ink: Ink): string {
  if (widthOf(paper, line, ink) <= room) return line;
  const letters = [...line];
  while (letters.length > 0 && widthOf(paper, `${letters.join("")}…`, ink) > room) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/** Goes to the next page. */
export function turnPage(flow: Flow): void {
  flow.paper.addPage();
  flow.y = top;
}

/** Turns the page unless so much room is left; asks in vain on a fresh page. */
export function keepTogether(flow: Flow, height: number): void {
  if (flow.y + height > bottomOf(flow) && flow.y > top) turnPage(flow);
}

/** Gives the lines a text makes at a width; line ends of the text stay. */
export function linesOf(paper: Paper, written: string, ink: Ink, width: number): string[] {
  return printable(written)
    .split("\n")
    .flatMap((paragraph) => brokenLines(paragraph, width, (text) => widthOf(paper, text, ink)));
}

/** Sets a text as one tagged block and goes on over as many pages as it needs, no line alone where it can be helped. */
export function text(
  flow: Flow,
  written: string,
  style: Style,
  options: { tag?: string; lang?: string; indent?: number; parent?: Part; keep?: number } = {},
): void {
  const indent = options.indent ?? 0;
  const lines = linesOf(flow.paper, written, style, flow.width - indent);
  if (options.keep) keepTogether(flow, lines.length * style.leading + options.keep);
  const part = addPart(
    flow.paper,
    options.parent ?? flow.parent,
    options.tag ?? "P",
    options.lang === undefined ? {} : { lang: options.lang },
  );
  let from = 0;
  while (from < lines.length) {
    const upTo = from + linesThatFit(flow, style, lines.length - from);
    const piece = lines.slice(from, upTo);
    if (piece.length > 0) {
      const last = upTo === lines.length;
      part.add(() => drawLines(flow, piece, flow.left + indent, style, last));
    }
    from = upTo;
    if (from < lines.length) turnPage(flow);
  }
  part.end();
  flow.y += style.after;
}

function linesThatFit(flow: Flow, style: Style, wanted: number): number {
  const room = Math.floor((bottomOf(flow) - flow.y + 0.01) / style.leading);
  if (room >= wanted) return wanted;
  const onFreshPage = flow.y <= top;
  if (room < 2 && !onFreshPage) return 0;
  // The next page never begins with the last line alone.
  const fit = wanted - room === 1 && room > 2 ? room - 1 : room;
  return Math.max(fit, onFreshPage ? 1 : 0);
}

function drawLines(flow: Flow, lines: readonly string[], x: number, style: Style, last: boolean): void {
  lines.forEach((line, index) => {
    const baseline = flow.y + style.leading * 0.5 + style.size * 0.34;
    // The space after a line keeps its last word apart from the next when the text is read aloud or copied.
    const ends = last && index === lines.length - 1;
    if (line !== "") drawText(flow.paper, ends ? line : `${line} `, x, baseline, style);
    flow.y += style.leading;
  });
}
