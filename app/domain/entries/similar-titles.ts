/** Above this, two titles are pointed out as perhaps the same project. */
export const similarFrom = 0.45;

/** The letters and digits of a title in lower case, without accents, word by word. */
function wordsOf(title: string): string[] {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Runs of three characters of each word, with two blanks before it and one behind: how words begin counts double. */
function trigramsOf(title: string): Set<string> {
  const runs = wordsOf(title).flatMap((word) => {
    const padded = [...`  ${word} `];
    return padded.slice(2).map((_, index) => padded.slice(index, index + 3).join(""));
  });
  return new Set(runs);
}

/**
 * Gives how alike two titles are: |A and B| / |A or B| over their sets of trigrams (Jaccard), in the manner of
 * PostgreSQL's pg_trgm. Range 0 (nothing in common, or no letters) to 1 (the same words). Case, accents, marks and the
 * order of words do not count.
 */
export function likeness(one: string, other: string): number {
  const a = trigramsOf(one);
  const b = trigramsOf(other);
  const both = [...a].filter((run) => b.has(run)).length;
  const either = a.size + b.size - both;
  return either === 0 ? 0 : both / either;
}

export type OlderEntry = { year: number; titles: readonly string[] };
export type SimilarEntry = { year: number; title: string; likeness: number };

/** Lists the older entries one of whose titles is like one of these, the most alike first: a hint, which decides nothing. */
export function similarAmong(titles: readonly string[], older: readonly OlderEntry[]): SimilarEntry[] {
  return older
    .flatMap((entry) => {
      const pairs = entry.titles.flatMap((title) =>
        titles.map((own) => ({ year: entry.year, title, likeness: likeness(own, title) })),
      );
      const best = pairs.sort((a, b) => b.likeness - a.likeness)[0];
      return best && best.likeness >= similarFrom ? [best] : [];
    })
    .sort((a, b) => b.likeness - a.likeness || b.year - a.year);
}
