import type { OpenTie, TieStep } from "../../../scoring/ties";
import { listed } from "../text";

export type NoteWords = {
  title: (entryId: string) => string;
  /** Puts titles and names in place of the ids of a sentence. */
  inWords: (sentence: string) => string;
};

/**
 * Tells in sentences what decided a tie, or that it is open. To a reader recused from one of the tied entries only
 * which rule decided: votes and comparisons come from judging an entry that is not theirs.
 */
export function tieNote(
  tied: readonly string[],
  steps: readonly TieStep[],
  open: readonly OpenTie[],
  words: NoteWords,
  recused: boolean,
): string {
  const names = listed(tied.map((id) => `"${words.title(id)}"`));
  const equal = `${names} have exactly the same score.`;
  const decided = steps.map((step) =>
    recused
      ? `Tie rule ${step.number} ${step.groups.length > 1 ? "decided between them" : "left them equal"}.`
      : `Tie rule ${step.number}: ${words.inWords(step.sentence)}`,
  );
  const waiting = open
    .filter((tie) => tie.entries.every((id) => tied.includes(id)))
    .map((tie) =>
      tie.needs === "second-ballot"
        ? "A second ballot of the jury is needed; until then they share the place."
        : "A casting vote with a written reason is needed; until then they share the place.",
    );
  const settled = steps.some((step) => step.groups.length > 1);
  const shared = waiting.length === 0 && !settled ? ["They share the place."] : [];
  return [equal, ...decided, ...waiting, ...shared].join(" ");
}

/** Tells that two neighbours lie closer than one step of one delegation on one criterion can move an entry. */
export function photoFinish(
  ahead: { title: string; score: number; printed: string },
  behind: { title: string; score: number; printed: string },
  oneStep: number,
): string | undefined {
  const gap = ahead.score - behind.score;
  if (gap <= 0 || gap > oneStep) return undefined;
  return `Photo finish: "${ahead.title}" (${ahead.printed}) is ahead of "${behind.title}" (${behind.printed}) by less than one step of one delegation on one criterion.`;
}
