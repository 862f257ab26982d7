import { inflateSync } from "node:zlib";
import { getDocumentProxy } from "unpdf";

type Node = { role?: string; lang?: string; alt?: string; type?: string; children?: Node[] };

export type Reading = {
  /** The text of each page in drawing order, one space between words. */
  pages: string[];
  text: string;
  title: string | undefined;
  language: string | undefined;
  tagged: boolean;
  metadata: ReadonlyMap<string, unknown>;
  outline: string[];
  /** The tags of the whole document in reading order, with language where a part has its own. */
  tags: string[];
};

/** Reads a PDF back the way a screen reader or a search would. */
export async function reading(bytes: Uint8Array): Promise<Reading> {
  const pdf = await getDocumentProxy(bytes.slice());
  const pages: string[] = [];
  const tags: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent();
    const words = content.items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? " " : ""}` : ""));
    pages.push(words.join("").replace(/ +/g, " ").trim());
    if (number === 1) collect((await page.getStructTree()) as Node, tags);
  }
  const { info, metadata } = await pdf.getMetadata();
  const facts = info as { Title?: string; Language?: string };
  const mark = await pdf.getMarkInfo();
  const outline = (await pdf.getOutline()) as { title: string }[] | null;
  return {
    pages,
    text: pages.join(" "),
    title: facts.Title,
    language: facts.Language,
    tagged: mark?.Marked === true,
    metadata: new Map(metadata as unknown as Iterable<[string, unknown]>),
    outline: (outline ?? []).map((item) => item.title),
    tags,
  };
}

function collect(node: Node | null, tags: string[]): void {
  if (node?.role) tags.push(node.lang === undefined ? node.role : `${node.role} ${node.lang}`);
  for (const child of node?.children ?? []) collect(child, tags);
}

/** Says which of the texts are missing, or stand before one that is told earlier. */
export function outOfOrder(text: string, expected: readonly string[]): string[] {
  const missing: string[] = [];
  let from = 0;
  for (const one of expected) {
    const at = text.indexOf(one, from);
    if (at < 0) missing.push(one);
    else from = at + one.length;
  }
  return missing;
}

/** Gives what the document draws, as the drawing commands of its streams. */
export function commandsOf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const commands: string[] = [];
  for (let at = file.indexOf("stream\n"); at >= 0; at = file.indexOf("stream\n", at + 1)) {
    const end = file.indexOf("\nendstream", at);
    const body = file.subarray(at + "stream\n".length, end);
    // A deflated stream begins with 0x78; metadata and the like are not drawn.
    if (body[0] === 0x78) commands.push(inflateSync(body).toString("latin1"));
  }
  return commands.join("\n");
}
