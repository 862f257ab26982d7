const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Where a line may end: after a space, and after a hyphen, dash or slash inside a long word. */
const pieces = /(?<=[ \-\u2013\u2014/])(?=[^ \-\u2013\u2014/\d])|(?<= )(?=[^ ])/u;

/**
 * Breaks one paragraph into lines no wider than `width`, measured by `widthOf`. Words wider than a line are cut between
 * letters, so that nothing ever leaves the page; joined again, the lines hold every letter of the paragraph.
 */
export function brokenLines(paragraph: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  let lineWidth = 0;
  for (const piece of paragraph
    .replace(/[ \n]+/g, " ")
    .trim()
    .split(pieces)) {
    const pieceWidth = widthOf(piece);
    if (lineWidth + widthOf(piece.trimEnd()) <= width) {
      line += piece;
      lineWidth += pieceWidth;
      continue;
    }
    if (line !== "") lines.push(line.trimEnd());
    const cut = cutWord(piece, width, widthOf);
    lines.push(...cut.slice(0, -1));
    line = cut.at(-1) ?? "";
    lineWidth = widthOf(line);
  }
  if (line !== "" || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

function cutWord(word: string, width: number, widthOf: (text: string) => number): string[] {
  if (widthOf(word.trimEnd()) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const { segment } of clusters.segment(word)) {
    if (part !== "" && widthOf((part + segment).trimEnd()) > width) {
      parts.push(part);
      part = "";
    }
    part += segment;
  }
  parts.push(part);
  return parts;
}

/** The same for centred text: as few lines, but of about the same length, so that none is left with a single word. */
export function balancedLines(paragraph: string, width: number, widthOf: (text: string) => number): string[] {
  let best = brokenLines(paragraph, width, widthOf);
  const count = best.length;
  if (count === 1) return best;
  for (let narrower = width - 16; narrower > width / 3; narrower -= 16) {
    const lines = brokenLines(paragraph, narrower, widthOf);
    if (lines.length > count) break;
    best = lines;
  }
  return best;
}
