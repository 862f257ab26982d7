const wordPattern = /[^\p{White_Space}]+/gu;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** Brings typed text into the one form that is stored: NFC, line ends as \n, no characters that are not text. */
export function normalText(typed: string): string {
  const text = typed
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    // Controls but tab and line end, bidi overrides, non-characters and lone halves of a pair: invisible, and they break PDFs and mail.
    .replace(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Noncharacter_Code_Point}/gu, "")
    .replace(/\p{Surrogate}/gu, "\ufffd");
  // Composed last: a control that stood between a letter and its accent is gone by now.
  return text.normalize("NFC").trim();
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
