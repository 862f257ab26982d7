// Fillers of Hangul and Braille look like spaces and are letters or signs to Unicode: a limit of words, or a field that
// must not be empty, could be passed with them.
const blankLetter = /[\u115f\u1160\u2800\u3164\uffa0]/g;
const wordPattern = /[^\p{White_Space}\u115f\u1160\u2800\u3164\uffa0]+/gu;
/** As many marks as Unicode's stream-safe text has on one letter; to put more of them in order takes the square of their number. */
const marksBeyond = /(\p{M}{30})\p{M}+/gu;
/** A title of nothing but joiners, marks of direction and the like would be a link without words. */
const somethingToSee = /[^\p{Default_Ignorable_Code_Point}\p{White_Space}]/u;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** Brings typed text into the one form that is stored: NFC, line ends as \n, spaces as spaces, no characters that are not text. */
export function normalText(typed: string): string {
  const text = typed
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    // Controls but tab and line end, bidi overrides, non-characters and lone halves of a pair: invisible, and they break PDFs and mail.
    .replace(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Noncharacter_Code_Point}/gu, "")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(marksBeyond, "$1")
    .replace(blankLetter, " ");
  // Composed last: a control that stood between a letter and its accent is gone by now.
  const normal = text.normalize("NFC").trim();
  return somethingToSee.test(normal) ? normal : "";
}

// What word processors set before an item of a list, Word's private signs among them; and its "o" of the second level.
const bullet =
  /^[ \t]*(?:[\u2022\u2023\u2043\u2219\u25aa\u25ab\u25b8\u25cb\u25cf\u25e6\u27a2\u00b7\uf076\uf0a7\uf0b7\uf0d8][ \t]+|[o*\u2013\u2014-]\t+)(?=\S)/gm;

/**
 * Brings running text into the form that is stored, also where it was pasted from a word processor: `normalText`, items
 * of lists as "- ", no soft hyphens, plain spaces, and one empty line at most between paragraphs.
 */
export function normalParagraphs(typed: string): string {
  const text = normalText(typed.replace(/[\u00ad\ufeff]/g, "").replace(/[\u00a0\u2007\u202f]/g, " "))
    .replace(/(?<![ \t])[ \t]+$/gm, "")
    .replace(bullet, "- ")
    .replace(/^(\d{1,3}[.)])\t+(?=\S)/gm, "$1 ")
    .replace(/\n{3,}/g, "\n\n");
  // An accent may have come next to its letter by what went.
  return normalText(text);
}

/** Counts words: runs between white space that hold a letter or a digit, in any script. */
export function wordCount(text: string): number {
  return (text.match(wordPattern) ?? []).filter((run) => letterOrDigit.test(run)).length;
}

/** Joins names as a sentence does: "A, B and C". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
