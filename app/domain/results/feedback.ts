// A figure, or words that tell a score, a place or a delegation without one.
const tells =
  /\p{N}|\bscor(?:e|es|ed|ing)\b|\brank(?:ed|ing|s)?\b|\b(?:half|full|one|two|three|four|five|zero)(?: and a half)? points?\b|\b(?:half|full) marks?\b|\b(?:first|second|third|fourth|fifth|last|top|best|highest|lowest) (?:place|three|of the entries)\b|\bpodium\b|\b(?:my|our|other) delegations?\b/iu;

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/** Gives the text without every sentence that holds a figure or tells a score or a place in words. */
export function withoutFigures(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      [...sentences.segment(line)]
        .map((one) => one.segment.trim())
        .filter((sentence) => sentence !== "" && !tells.test(sentence))
        .join(" "),
    )
    .filter((line) => line !== "")
    .join("\n");
}

const collator = new Intl.Collator("en-GB");

/** Puts remarks in an order that says nothing of who wrote them, each said once; what holds nothing but figures goes. */
export function anonymousRemarks(remarks: readonly string[]): string[] {
  return [...new Set(remarks.map(withoutFigures).filter((remark) => remark !== ""))].sort(collator.compare);
}
