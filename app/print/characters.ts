import { canBeDrawn } from "./fonts";

/** Characters that people paste from word processors and that the fonts lack, with what says the same. */
const spelled: Readonly<Record<string, string>> = {
  "→": "->",
  "←": "<-",
  "⇒": "=>",
  "●": "•",
  "■": "•",
  "▪": "•",
  "◦": "•",
  "‣": "•",
  "\uf0b7": "•",
  "\uf0a7": "•",
};

const lineEnds = /\r\n?|[\v\f\x85\u2028\u2029]/g;
const spaces = /[\t\u1680\u2000-\u200a\u205f\u3000]/g;
/** Controls but the line end, and what only steers or joins: zero widths, writing directions, soft hyphens. */
const invisible = /[^\P{Cc}\n]|[\p{Cf}\p{Noncharacter_Code_Point}]/gu;
const loneSurrogate = /\p{Cs}/gu;
const joinersAndModifiers = /^(?:[\u{fe00}-\u{fe0f}\u{1f3fb}-\u{1f3ff}\u{e0000}-\u{e0fff}])$/u;
const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Marks the place of a letter the fonts do not have, so that its loss is seen and no document breaks. */
export const replacement = "\ufffd";

/** Brings any text into what the fonts can print: no controls, nothing invisible, unknown letters marked; lines stay. */
export function printable(text: string): string {
  const plain = text
    .replace(lineEnds, "\n")
    .replace(spaces, " ")
    .replace(invisible, "")
    .replace(loneSurrogate, replacement)
    .normalize("NFC");
  if (isDrawable(plain)) return plain;
  let out = "";
  for (const { segment } of clusters.segment(plain)) out += clusterOf(segment);
  return out;
}

/** The same on one line, for names, titles and running headers. */
export function printableLine(text: string): string {
  return printable(text)
    .replace(/[ \n]+/g, " ")
    .trim();
}

function clusterOf(cluster: string): string {
  if (cluster === "\n") return cluster;
  let known = "";
  let lost = false;
  for (const character of cluster) {
    const said = isDrawable(character) ? character : (spelled[character] ?? character);
    if (isDrawable(said)) known += said;
    else if (!joinersAndModifiers.test(character)) lost = true;
  }
  return lost ? `${known}${replacement}` : known;
}

function isDrawable(text: string): boolean {
  for (const character of text) {
    if (character !== "\n" && !canBeDrawn(character.codePointAt(0) ?? 0)) return false;
  }
  return true;
}
