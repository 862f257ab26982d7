/** A paragraph with its lines, or a list with its items. */
export type Block = { kind: "paragraph"; lines: string[] } | { kind: "bullets" | "numbers"; items: string[] };

const bullet = /^\s*[-*•–]\s+/;
const number = /^\s*\d{1,2}[.)]\s+/;

/** Reads typed text as paragraphs and lists; a line that starts with "- " or "1. " is an item. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") {
      // A blank line ends a paragraph, but a list may breathe between its items.
      if (open?.kind === "paragraph") open = undefined;
      continue;
    }
    const kind = bullet.test(line) ? "bullets" : number.test(line) ? "numbers" : "paragraph";
    const words = line
      .replace(kind === "bullets" ? bullet : kind === "numbers" ? number : /^\s+/, "")
      .trimEnd();
    if (open === undefined || open.kind !== kind) {
      open = kind === "paragraph" ? { kind, lines: [] } : { kind, items: [] };
      blocks.push(open);
    }
    if (open.kind === "paragraph") open.lines.push(words);
    else open.items.push(words);
  }
  return blocks;
}
