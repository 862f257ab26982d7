/** Articles, prepositions and legal forms: they say nothing of who it is. */
const silent = new Set(
  "a an and at by for in of on the to und der die das des dem den fur van het een de la le les du d l et del della dei di e da do y el los las i w z na pri za ltd gmbh ev e.v asbl vzw aisbl as ab oy sa srl spa bv nv".split(
    " ",
  ),
);

/** Words that many organisations share: they weigh a quarter. */
const common = new Set(
  "association authority board bureau centre center city college committee commission community council county crime department directorate district division european faculty federal federation foundation general group home institute institution interior international justice local ministry municipal municipality national network office police prevention project public region regional research safety school security service services social society state studies study town union university youth".split(
    " ",
  ),
);

const commonWeight = 0.25;
const sameWord = 0.8;
const sameName = 0.65;

/** A name as it is compared: read once, as each is held against many. */
export type ReadName = {
  /** As it was written. */
  text: string;
  /** Its distinct words in one writing, without those that say nothing. */
  words: readonly string[];
  /** Those of them that not every organisation has. */
  own: readonly string[];
  /** The same words one after the other, with a space on either side of each. */
  inOrder: string;
};

/** Gives a text in one writing: no accents, case or punctuation, one space between words and on either side. */
export function plainText(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[łøßæđı]/g, (letter) => plainLetters[letter]!);
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}

const plainLetters: Record<string, string> = { ł: "l", ø: "o", ß: "ss", æ: "ae", đ: "d", ı: "i" };

/** Reads a name, or a text in which names are looked for. */
export function readName(text: string): ReadName {
  const words = plainText(text)
    .split(" ")
    .filter((word) => word !== "" && !silent.has(word));
  const distinct = [...new Set(words)];
  const own = distinct.filter((word) => !common.has(word));
  return { text, words: distinct, own, inOrder: ` ${words.join(" ")} ` };
}

/**
 * Says how alike two names are, from 0 to 1: the weighted Dice coefficient of their distinct words,
 * 2 · Σ w(words of both) / (Σ w(words of a) + Σ w(words of b)), where a word that many organisations share weighs 0.25
 * and any other 1, and two words are one where they are equal or, from five letters on and with the same first letter,
 * their pairs of letters agree to 0.8 (Dice again). Each word counts once.
 */
export function nameSimilarity(a: ReadName, b: ReadName): number {
  const { both, all } = compare(a.words, b.words);
  return all === 0 ? 0 : (2 * both) / all;
}

/** True where two names are alike to 0.65 or more and share a word that not every organisation has. */
export function sameOrganisation(a: ReadName, b: ReadName): boolean {
  // Most pairs share nothing of their own and are done with here.
  if (!a.own.some((word) => b.own.some((other) => word === other || alike(word, other)))) return false;
  return nameSimilarity(a, b) >= sameName;
}

/** True where the words of a name stand one after the other in a text, and one of them is not shared by many. */
export function isNamedIn(text: ReadName, name: ReadName): boolean {
  return name.own.length > 0 && text.inOrder.includes(name.inOrder);
}

function compare(left: readonly string[], right: readonly string[]) {
  let both = 0;
  const taken = new Set<string>();
  const match = (word: string, other: string) => {
    taken.add(other);
    both += (weight(word) + weight(other)) / 2;
  };
  // Equal words first, so that a word that is only alike does not take the place of one that is the same.
  const rest = left.filter((word) => {
    const equal = right.includes(word);
    if (equal) match(word, word);
    return !equal;
  });
  for (const word of rest) {
    const other = right.find((one) => !taken.has(one) && alike(word, one));
    if (other) match(word, other);
  }
  return { both, all: weightOf(left) + weightOf(right) };
}

function weight(word: string): number {
  return common.has(word) ? commonWeight : 1;
}

function weightOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + weight(word), 0);
}

function alike(a: string, b: string): boolean {
  if (a[0] !== b[0] || Math.min(a.length, b.length) < 5) return false;
  const left = pairsOf(a);
  const right = pairsOf(b);
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return (2 * shared) / (left.size + right.size) >= sameWord;
}

function pairsOf(word: string): Set<string> {
  return new Set(Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)));
}
