/** A run of a text: in both, or only in the one it is shown for. */
export type Run = { text: string; changed: boolean };

/** Beyond this many comparisons the texts are shown whole: longer ones would keep the server busy. */
const mostComparisons = 4_000_000;

/**
 * Marks word by word what differs between two texts: the words of their longest common subsequence are unchanged, all
 * others changed. Joined, the runs of a side are exactly its text.
 */
export function textChanges(before: string, now: string): { before: Run[]; now: Run[] } {
  const one = pieces(before);
  const other = pieces(now);
  if (one.length * other.length > mostComparisons) {
    return { before: [{ text: before, changed: true }], now: [{ text: now, changed: true }] };
  }
  const kept = commonPieces(one, other);
  return { before: runs(one, kept.one), now: runs(other, kept.other) };
}

/** Words with the white space behind each, so that nothing is lost. */
function pieces(text: string): string[] {
  return text.match(/^\s+|\S+\s*/gu) ?? [];
}

function commonPieces(one: readonly string[], other: readonly string[]) {
  const words = (list: readonly string[]) => list.map((piece) => piece.trim());
  const [a, b] = [words(one), words(other)];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  const kept = { one: new Set<number>(), other: new Set<number>() };
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      kept.one.add(i++);
      kept.other.add(j++);
    } else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return kept;
}

function runs(list: readonly string[], kept: ReadonlySet<number>): Run[] {
  const found: Run[] = [];
  for (const [index, text] of list.entries()) {
    const changed = !kept.has(index);
    const last = found.at(-1);
    if (last && last.changed === changed) last.text += text;
    else found.push({ text, changed });
  }
  return found;
}
