import { printable } from "./characters";
import { addPart, colours, decorate, drawRule, drawText, type Part } from "./document";
import { bottomOf, type Flow, linesOf, type Style, styles, top, turnPage } from "./flow";
import { heading } from "./text";

/** A block of text inside a cell, set on lines of its own. */
export type CellText = { text: string; style?: Style; lang?: string };

export type Cell = string | readonly CellText[];

/** `share` is the column's part of the width; shares need not sum to one. */
export type Column = { header: string; share: number };

export type Table = {
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  /** Left out for a list of facts, whose first column says what each row is. */
  withHeader?: boolean;
  /** The column that says what each row is; the first, unless told otherwise. */
  rowHead?: number;
};

type PlacedColumn = Column & { x: number; width: number };
type Line = { words: string; style: Style; block: number; last: boolean };

const cellStyle: Style = { ...styles.body, size: 10, leading: 14, after: 0 };
const headStyle: Style = { ...styles.label, size: 9, leading: 12, after: 0, colour: colours.second };
const padding = 5;
const gutter = 12;

/**
 * Sets a tagged table. A row that does not fit goes to the next page whole, one longer than a page goes on there; the
 * header is repeated on every page, told to a screen reader once. No text is ever dropped.
 */
export function table(flow: Flow, facts: Table): void {
  const columns = placed(flow, facts.columns);
  const withHeader = facts.withHeader ?? true;
  const whole = addPart(flow.paper, flow.parent, "Table");
  const header = withHeader ? headerHeight(flow, columns) : 0;
  if (flow.y + startHeight(flow, facts) > bottomOf(flow)) turnPage(flow);
  if (withHeader) {
    const head = addPart(flow.paper, whole, "THead");
    drawHeader(flow, columns, head);
    head.end();
  }
  const body = addPart(flow.paper, whole, "TBody");
  const freshPage = () => {
    drawRule(flow.paper, flow.left, flow.y, flow.width, colours.line);
    turnPage(flow);
    if (withHeader) decorate(flow.paper, "Pagination", () => drawHeader(flow, columns));
  };
  const page = { withHeader, header, freshPage, rowHead: facts.rowHead ?? 0 };
  for (const row of facts.rows) drawRow(flow, columns, row, body, page);
  drawRule(flow.paper, flow.left, flow.y, flow.width, colours.line);
  body.end();
  whole.end();
  flow.y += 10;
}

/** Sets a heading with its table; the heading is never left alone at the foot of a page. */
export function headedTable(flow: Flow, words: string, facts: Table): void {
  heading(flow, words, { keep: startHeight(flow, facts) });
  table(flow, facts);
}

/** The room a table needs to begin: its header and its first row, or a good part of that. */
function startHeight(flow: Flow, facts: Table): number {
  const columns = placed(flow, facts.columns);
  const withHeader = facts.withHeader ?? true;
  const header = withHeader ? headerHeight(flow, columns) : 0;
  const first = facts.rows[0];
  const row = first ? rowHeight(rowLines(flow, columns, first, withHeader)) : 0;
  return header + (row <= wholeRow(flow, header) ? row : leastStart);
}

/** How much of a long row must fit at the foot of a page for it to begin there. */
const leastStart = 90;

/** A row up to this height is never cut. */
function wholeRow(flow: Flow, header: number): number {
  return (bottomOf(flow) - top - header) / 2;
}

/** Sets facts in two columns: what it is, and the fact. */
export function factTable(flow: Flow, facts: readonly (readonly [string, Cell])[]): void {
  table(flow, {
    withHeader: false,
    columns: [
      { header: "", share: 0.32 },
      { header: "", share: 0.68 },
    ],
    rows: facts,
  });
}

function placed(flow: Flow, columns: readonly Column[]): PlacedColumn[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  let x = flow.left;
  return columns.map((column) => {
    const whole = (flow.width * column.share) / shares;
    const one = { ...column, x, width: whole - gutter };
    x += whole;
    return one;
  });
}

function headerLines(flow: Flow, columns: readonly PlacedColumn[]): string[][] {
  return columns.map((column) => linesOf(flow.paper, column.header, headStyle, column.width));
}

function headerHeight(flow: Flow, columns: readonly PlacedColumn[]): number {
  const most = Math.max(...headerLines(flow, columns).map((lines) => lines.length));
  return most * headStyle.leading + padding * 1.5;
}

/** Draws the header; told to a screen reader only where a part is given for it. */
function drawHeader(flow: Flow, columns: readonly PlacedColumn[], head?: Part): void {
  const row = head ? addPart(flow.paper, head, "TR") : undefined;
  headerLines(flow, columns).forEach((lines, index) => {
    const column = columns[index];
    if (!column) return;
    const draw = () => {
      lines.forEach((words, line) => {
        const y = flow.y + line * headStyle.leading + 9;
        if (words !== "") drawText(flow.paper, `${words} `, column.x, y, headStyle);
      });
    };
    if (row) addPart(flow.paper, row, "TH", { scope: "Column" }).add(draw).end();
    else draw();
  });
  row?.end();
  flow.y += headerHeight(flow, columns);
}

function rowLines(
  flow: Flow,
  columns: readonly PlacedColumn[],
  row: readonly Cell[],
  withHeader: boolean,
): Line[][] {
  return columns.map((column, index) => {
    const cell = row[index] ?? "";
    const rowHead = index === 0 && !withHeader;
    const usual: Style = rowHead ? { ...cellStyle, face: "sans-bold" } : cellStyle;
    const blocks: readonly CellText[] = typeof cell === "string" ? [{ text: cell }] : cell;
    return blocks.flatMap((block, number) => {
      const style = block.style ?? usual;
      const lines = linesOf(flow.paper, printable(block.text), style, column.width);
      return lines.map((words, at) => ({ words, style, block: number, last: at === lines.length - 1 }));
    });
  });
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.style.leading, 0);
}

function rowHeight(cells: readonly (readonly Line[])[]): number {
  return Math.max(...cells.map(heightOf)) + 2 * padding;
}

function drawRow(
  flow: Flow,
  columns: readonly PlacedColumn[],
  row: readonly Cell[],
  body: Part,
  page: { withHeader: boolean; header: number; freshPage: () => void; rowHead: number },
): void {
  const pending = rowLines(flow, columns, row, page.withHeader);
  const height = rowHeight(pending);
  const room = bottomOf(flow) - flow.y;
  if (height > room && (height <= wholeRow(flow, page.header) || room < leastStart)) page.freshPage();
  const part = addPart(flow.paper, body, "TR");
  const cells = columns.map((_, index) => {
    const head = index === page.rowHead;
    return addPart(flow.paper, part, head ? "TH" : "TD", head ? { scope: "Row" } : {});
  });
  const blocks = new Map<string, Part>();
  for (;;) {
    drawRule(flow.paper, flow.left, flow.y, flow.width, colours.line);
    const from = flow.y + padding;
    let lowest = from;
    pending.forEach((lines, index) => {
      const cell = cells[index];
      const column = columns[index];
      if (!cell || !column) return;
      const y = drawCell(flow, lines, from, column, (block) => {
        const key = `${index}/${block}`;
        const known = blocks.get(key);
        if (known) return known;
        const made = addPart(flow.paper, cell, "P", langOf(row[index], block));
        blocks.set(key, made);
        return made;
      });
      lowest = Math.max(lowest, y);
    });
    flow.y = lowest + padding;
    if (pending.every((lines) => lines.length === 0)) break;
    page.freshPage();
  }
  part.end();
}

function langOf(cell: Cell | undefined, block: number): { lang?: string } {
  const lang = typeof cell === "string" ? undefined : cell?.[block]?.lang;
  return lang === undefined ? {} : { lang };
}

/** Draws what fits of a cell, takes it off the pending lines and says where it ended. */
function drawCell(
  flow: Flow,
  pending: Line[],
  from: number,
  column: PlacedColumn,
  partOf: (block: number) => Part,
): number {
  const limit = bottomOf(flow) - padding;
  let y = from;
  let line = pending[0];
  while (line && (y + line.style.leading <= limit || y === from)) {
    const block = line.block;
    const piece: Line[] = [];
    let height = 0;
    while (
      line &&
      line.block === block &&
      (y + height + line.style.leading <= limit || y + height === from)
    ) {
      piece.push(line);
      height += line.style.leading;
      pending.shift();
      line = pending[0];
    }
    partOf(block).add(() => {
      let at = y;
      for (const { words, style, last } of piece) {
        const baseline = at + style.leading * 0.5 + style.size * 0.34;
        if (words !== "") drawText(flow.paper, last ? words : `${words} `, column.x, baseline, style);
        at += style.leading;
      }
    });
    y += height;
  }
  return y;
}
