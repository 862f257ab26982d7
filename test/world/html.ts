/** One control of a form, as it stands in a page. */
export type Control = { tag: string; type: string; name: string; value: string; options: string[] };

/** A form of a page: where it goes, its controls, and the buttons that send it. */
export type FoundForm = { action: string; multipart: boolean; controls: Control[]; buttons: Control[] };

type Tag = { name: string; attributes: Map<string, string>; closing: boolean };

const tagPattern = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g;
const attributePattern = /([\w:-]+)(?:="([^"]*)")?/g;

/** Reads the tags of a page of ours, which writes every attribute in double quotes. */
export function tagsOf(page: string): Tag[] {
  return [...page.matchAll(tagPattern)].map(([, slash, name, attributes]) => ({
    name: name!.toLowerCase(),
    closing: slash === "/",
    attributes: new Map(
      [...attributes!.matchAll(attributePattern)].map(([, key, value]) => [
        key!.toLowerCase(),
        plain(value ?? ""),
      ]),
    ),
  }));
}

/** Says what is broken in a page: tags that do not match, text that looks like a tag, attributes that run something. */
export function faultsOf(page: string): string[] {
  const faults: string[] = [];
  const empty = new Set(["meta", "link", "input", "img", "br", "hr", "wbr"]);
  const open: string[] = [];
  for (const { name, closing, attributes } of tagsOf(page)) {
    for (const [key, value] of attributes) {
      if (key.startsWith("on") || key === "style") faults.push(`<${name} ${key}>`);
      if (
        (key === "href" || key === "src" || key === "action") &&
        /^\s*(javascript|data|vbscript):/i.test(value)
      ) {
        faults.push(`<${name} ${key}="${value.slice(0, 20)}">`);
      }
    }
    if (name === "script" && !closing && !attributes.has("nonce")) faults.push("a script without a nonce");
    if (empty.has(name)) continue;
    if (!closing) open.push(name);
    else if (open.at(-1) === name) open.pop();
    else faults.push(`</${name}> within <${open.at(-1)}>`);
  }
  const rest = page
    .replace(/<!doctype html>/i, "")
    .replace(/<!--[$/\s]*-->/g, "")
    .replace(tagPattern, "");
  if (rest.includes("<"))
    faults.push(`a loose "<": ${rest.slice(rest.indexOf("<"), rest.indexOf("<") + 40)}`);
  return faults;
}

/** Gives the words of a page that stand in the open: not what is in a control, which is closed in itself. */
export function openWords(page: string): string {
  return plain(
    page
      .replace(/<textarea[^>]*>[\s\S]*?<\/textarea>/g, "")
      .replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, "")
      .replace(/<[^>]*>/g, " "),
  );
}

/** Lists the forms of a page that send something. */
export function formsOf(page: string): FoundForm[] {
  return [...page.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].flatMap(([text]) => {
    const [form] = tagsOf(text);
    if (form?.attributes.get("method") !== "post") return [];
    const areas = [...text.matchAll(/<textarea\b[^>]*>([\s\S]*?)<\/textarea>/g)].map((one) => plain(one[1]!));
    const lists = [...text.matchAll(/<select\b[^>]*>([\s\S]*?)<\/select>/g)].map((one) =>
      tagsOf(one[1]!).flatMap((option) => option.attributes.get("value") ?? []),
    );
    const controls = tagsOf(text)
      .filter((tag) => !tag.closing && ["input", "textarea", "select", "button"].includes(tag.name))
      .map(
        (tag): Control => ({
          tag: tag.name,
          type: tag.attributes.get("type") ?? "text",
          name: tag.attributes.get("name") ?? "",
          value: tag.name === "textarea" ? areas.shift()! : (tag.attributes.get("value") ?? ""),
          options: tag.name === "select" ? lists.shift()! : [],
        }),
      );
    return [
      {
        action: form.attributes.get("action") ?? "",
        multipart: form.attributes.get("enctype") === "multipart/form-data",
        controls: controls.filter((control) => control.tag !== "button" && control.name !== ""),
        buttons: controls.filter((control) => control.tag === "button"),
      },
    ];
  });
}

function plain(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&#x3D;/g, "=")
    .replace(/&amp;/g, "&");
}
