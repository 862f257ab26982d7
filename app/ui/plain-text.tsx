type Block = { kind: "paragraph"; lines: string[] } | { kind: "bullets" | "numbers"; items: string[] };

const bullet = /^\s*[-*•–]\s+/;
const number = /^\s*\d{1,2}[.)]\s+/;

function blocksOf(text: string): Block[] {
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

/** Sets what somebody typed as paragraphs and lists; a line that starts with "- " or "1. " is an item. Nothing in it becomes markup. */
export function PlainText({ text, lang }: { text: string; lang?: string | undefined }) {
  return (
    <div className="plain-text" lang={lang}>
      {blocksOf(text).map((block, index) => {
        if (block.kind === "paragraph") {
          return (
            <p key={index}>
              {block.lines.map((line, at) => (
                <span key={at}>
                  {at > 0 ? <br /> : null}
                  {line}
                </span>
              ))}
            </p>
          );
        }
        const items = block.items.map((item, at) => <li key={at}>{item}</li>);
        return block.kind === "bullets" ? <ul key={index}>{items}</ul> : <ol key={index}>{items}</ol>;
      })}
    </div>
  );
}
