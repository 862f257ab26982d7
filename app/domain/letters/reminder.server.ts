import type { LetterFacts, LetterKind } from "../../../emails/letters";

/** A letter that falls due by the clock, for one person. */
export type Reminder<K extends LetterKind = LetterKind> = {
  /**
   * Says what is remembered of whom and when, so that it is sent once: `entry-not-submitted:ENTRY:PERSON:7`. Where the
   * day can be moved, the day is part of it, so that the series begins anew.
   */
  key: string;
  to: { id: string; email: string };
  kind: K;
  facts: LetterFacts<K>;
  editionId?: string;
  entryId?: string;
};
