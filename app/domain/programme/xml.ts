export type XmlElement = {
  name: string;
  attributes?: Readonly<Record<string, string | number>>;
  children?: readonly (XmlElement | string)[];
};

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Escapes text for an element or an attribute; characters that XML 1.0 forbids are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "")
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (character) => entities[character]!);
}

/** Writes a whole document in UTF-8, one element a line. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root, "")}\n`;
}

function writeElement(element: XmlElement, indent: string): string {
  const attributes = Object.entries(element.attributes ?? {})
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join("");
  const children = element.children ?? [];
  const start = `${indent}<${element.name}${attributes}`;
  if (children.length === 0) return `${start}/>`;
  if (children.every((child) => typeof child === "string")) {
    return `${start}>${children.map(escapeXml).join("")}</${element.name}>`;
  }
  const inner = children.map((child) =>
    typeof child === "string" ? escapeXml(child) : writeElement(child, `${indent}  `),
  );
  return `${start}>\n${inner.join("\n")}\n${indent}</${element.name}>`;
}
