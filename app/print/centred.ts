import { printableLine } from "./characters";
import { addPart, decorate, drawText, type Ink, type Paper, type Part, widthOf } from "./document";
import { balancedLines } from "./lines";

/** A stretch of text of one look and language; the runs of a block stand side by side with a dot between. */
export type Run = { text: string; ink: Ink; lang?: string };

/** Centred text or a rule; `gap` is the space above it. A block with `narrowTo` shrinks to that size before it breaks. */
export type Block =
  | { gap: number; runs: readonly Run[]; narrowTo?: number }
  | { gap: number; rule: { width: number; colour: string; thick: number } };

const widest = 640;
const separator = " · ";

/** Small print stays at this size while larger texts shrink; where even that is not enough, all goes down together. */
const smallest = 9;
const leastWithFloor = 0.5;

type Line = { runs: Run[]; height: number };
type Laid = { gap: number; lines: Line[]; rule?: { width: number; colour: string; thick: number } };

/** Sets blocks one under another, centred, in the height given: long texts break, then everything grows smaller alike. */
export function drawBlocks(
  paper: Paper,
  root: Part,
  blocks: readonly Block[],
  room: { middle: number; from: number; to: number },
): void {
  const height = room.to - room.from;
  let laid = layOut(paper, blocks, 1);
  for (let scale = 0.96; heightOf(laid) > height && scale > 0.1; scale -= 0.04)
    laid = layOut(paper, blocks, scale);
  // Room to spare goes above the first line and between the blocks, so that the page stays balanced.
  const spare = Math.max(0, height - heightOf(laid)) / (laid.length + 1);
  const extra = Math.min(spare, 8);
  let y = room.from + Math.max(0, height - heightOf(laid) - extra * (laid.length - 1)) / 2;
  laid.forEach((block, index) => {
    y += index === 0 ? 0 : block.gap + extra;
    const { rule } = block;
    if (rule) {
      const at = y;
      decorate(paper, "Layout", () => {
        paper
          .moveTo(room.middle - rule.width / 2, at)
          .lineTo(room.middle + rule.width / 2, at)
          .lineWidth(rule.thick)
          .stroke(rule.colour);
      });
      y += rule.thick;
      return;
    }
    const part = addPart(paper, root, "P");
    for (const line of block.lines) {
      drawRuns(paper, part, line.runs, room.middle, y + line.height * 0.79);
      y += line.height;
    }
    part.end();
  });
}

/** Draws one centred line as a part of its own, its baseline at y. */
export function drawCentred(
  paper: Paper,
  root: Part,
  runs: readonly Run[],
  middle: number,
  y: number,
  tag = "P",
): void {
  const part = addPart(paper, root, tag);
  drawRuns(paper, part, runs, middle, y);
  part.end();
}

function heightOf(laid: readonly Laid[]): number {
  return laid.reduce((sum, block, index) => {
    const lines = block.lines.reduce((height, line) => height + line.height, block.rule?.thick ?? 0);
    return sum + lines + (index === 0 ? 0 : block.gap);
  }, 0);
}

function layOut(paper: Paper, blocks: readonly Block[], scale: number): Laid[] {
  return blocks.map((block) => {
    const gap = block.gap * scale;
    if ("rule" in block) return { gap, lines: [], rule: block.rule };
    return { gap, lines: linesOf(paper, block, scale) };
  });
}

function linesOf(paper: Paper, block: { runs: readonly Run[]; narrowTo?: number }, scale: number): Line[] {
  const runs = block.runs.map((run) => ({
    ...run,
    text: printableLine(run.text),
    ink: { ...run.ink, size: sizeOf(paper, run, block.narrowTo, scale) },
  }));
  const whole = widthOfRuns(paper, runs);
  if (whole <= widest) return [{ runs, height: heightOfRuns(runs) }];
  // Side by side no longer fits: each language on lines of its own, and a long one on several.
  return runs.flatMap((run) =>
    balancedLines(run.text, widest, (text) => widthOf(paper, text, run.ink)).map((text) => {
      const line = [{ ...run, text }];
      return { runs: line, height: heightOfRuns(line) };
    }),
  );
}

function sizeOf(paper: Paper, run: Run, narrowTo: number | undefined, scale: number): number {
  const floor = scale >= leastWithFloor ? Math.min(run.ink.size, smallest) : 0;
  const size = Math.max(floor, run.ink.size * scale);
  if (narrowTo === undefined) return size;
  const width = widthOf(paper, printableLine(run.text), { ...run.ink, size });
  return width <= widest ? size : Math.max(Math.min(size, narrowTo * scale), (size * widest) / width);
}

function heightOfRuns(runs: readonly Run[]): number {
  return Math.max(...runs.map((run) => run.ink.size)) * 1.2;
}

function widthOfRuns(paper: Paper, runs: readonly Run[]): number {
  return runs.reduce(
    (sum, run, index) =>
      sum + widthOf(paper, run.text, run.ink) + (index > 0 ? widthOf(paper, separator, run.ink) : 0),
    0,
  );
}

function drawRuns(paper: Paper, part: Part, runs: readonly Run[], middle: number, y: number): void {
  const clean = runs.map((run) => ({ ...run, text: printableLine(run.text) }));
  let x = middle - widthOfRuns(paper, clean) / 2;
  clean.forEach((run, index) => {
    if (index > 0) {
      const at = x;
      part.add(() => drawText(paper, separator, at, y, run.ink));
      x += widthOf(paper, separator, run.ink);
    }
    const at = x;
    const draw = () => drawText(paper, run.text, at, y, run.ink);
    if (run.lang === undefined) part.add(draw);
    else addPart(paper, part, "Span", { lang: run.lang }).add(draw);
    x += widthOf(paper, run.text, run.ink);
  });
}
