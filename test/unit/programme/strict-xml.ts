export type Parsed = { name: string; attributes: Record<string, string>; children: Parsed[]; text: string };

const entity = /&(?:amp|lt|gt|quot|apos);/g;
const values: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};

function unescaped(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`A bare ampersand in: ${text}`);
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text))
    throw new Error("A forbidden character");
  return text.replace(entity, (found) => values[found]!);
}

/** Reads an XML document strictly (declaration, one root, matching tags, quoted attributes once each) or fails. */
export function parseXml(document: string): Parsed {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!document.startsWith(declaration)) throw new Error("No declaration");
  const outside: Parsed = { name: "", attributes: {}, children: [], text: "" };
  const open = [outside];
  const token = /<(\/?)([a-z_]+)((?:\s+[a-z_]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  token.lastIndex = declaration.length;
  while (token.lastIndex < document.length) {
    const at = token.lastIndex;
    const match = token.exec(document);
    if (!match) throw new Error(`Not XML: ${document.slice(at, at + 60)}`);
    const [, closing, name = "", attributes = "", alone, text] = match;
    const current = open.at(-1)!;
    if (text !== undefined) {
      if (current === outside && text.trim() !== "") throw new Error("Text outside the root");
      current.text += unescaped(text);
    } else if (closing) {
      if (current.name !== name) throw new Error(`</${name}> closes <${current.name}>`);
      open.pop();
    } else {
      const element: Parsed = { name, attributes: attributesOf(attributes), children: [], text: "" };
      current.children.push(element);
      if (!alone) open.push(element);
    }
  }
  if (open.length !== 1 || outside.children.length !== 1) throw new Error("Not one closed root");
  return outside.children[0]!;
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/([a-z_]+)="([^"]*)"/g)) {
    if (name! in found) throw new Error(`${name} twice`);
    found[name!] = unescaped(value!);
  }
  return found;
}
