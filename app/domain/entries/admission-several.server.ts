import type { Context } from "../../database/context";
import { Refusal, Unknown } from "../problems";
import { admitChecked } from "./admission-checks.server";
import type { QueuedEntry } from "./admission-queue.server";

/** Says why an entry of the queue cannot be admitted together with others, or nothing. */
export function whyNotTogether(entry: QueuedEntry): string | undefined {
  if (entry.ownState) return "Nobody decides on an entry of their own state. Ask a colleague.";
  if (entry.state !== "submitted") return "It does not wait for a decision.";
  const open = entry.lines.filter((line) => !line.met);
  if (open.length > 0) return `Its checklist is open: ${open.map((line) => line.words).join("; ")}.`;
  return undefined;
}

export type AdmittedTogether = { admitted: string[]; refused: { id: string; why: string }[] };

/**
 * Admits several entries whose checklist is complete, each in a transaction of its own: one that cannot be admitted keeps
 * back none of the others, and is named with the reason.
 */
export async function admitSeveral(ctx: Context, entryIds: readonly string[]): Promise<AdmittedTogether> {
  const outcome: AdmittedTogether = { admitted: [], refused: [] };
  for (const id of new Set(entryIds)) {
    try {
      await admitChecked(ctx, id, {});
      outcome.admitted.push(id);
    } catch (error) {
      if (!(error instanceof Refusal) && !(error instanceof Unknown)) throw error;
      const why =
        error instanceof Refusal
          ? error.problems.map((one) => one.sentence).join(" ")
          : "There is no such entry.";
      outcome.refused.push({ id, why });
    }
  }
  return outcome;
}
