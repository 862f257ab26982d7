import { hour } from "../times";

/** How long one entry's judging stays open to the one person who may mend a fault. */
export const glassOpenFor = hour;

/** The states of an edition in which there is judging that is closed to the secretariat. */
export const glassStates: readonly string[] = ["judging", "deciding", "decided"];

/** What two people agree to; ids are there for the command, words for the eyes. */
export type GlassFacts = { entry: string; title: string; state: string; reason: string };

/** True while an opening lasts: from its first instant to just before its last. */
export function isGlassOpen(opening: { opened_at: string; closes_at: string }, now: string): boolean {
  return opening.opened_at <= now && now < opening.closes_at;
}
