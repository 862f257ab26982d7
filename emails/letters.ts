import type { Letter } from "./letter";
import { appointment, type Secrets, signIn } from "./people";

type Entry<Facts> = {
  write: (facts: Facts, secrets: Secrets) => Letter;
  /** Who may read the text afterwards: everybody who may see letters, or the recipient only. */
  readable: "secretariat" | "recipient";
};

/** Every letter the platform sends, by its kind. */
export const letters = {
  "sign-in": { write: signIn, readable: "secretariat" },
  appointment: { write: appointment, readable: "secretariat" },
} satisfies Record<string, Entry<never>>;

export type LetterKind = keyof typeof letters;
export type LetterFacts<K extends LetterKind> = Parameters<(typeof letters)[K]["write"]>[0];

/** Writes a letter of a kind from its facts. */
export function writeLetter<K extends LetterKind>(kind: K, facts: LetterFacts<K>, secrets: Secrets): Letter {
  return (letters[kind].write as (facts: LetterFacts<K>, secrets: Secrets) => Letter)(facts, secrets);
}
