import { createHash } from "node:crypto";
import { canonicalJson } from "../../../scoring/canonical";
import { refuse } from "../problems";

/** Gives the mark of a value: it changes with the value, so that a form can say which one it was made from. */
export function markOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex").slice(0, 16);
}

/** Refuses a save made from a value that somebody has changed since; without a mark nothing is compared. */
export function refuseStale(seen: string | undefined, present: unknown): void {
  if (seen === undefined || seen === markOf(present)) return;
  refuse(
    "changed-meanwhile",
    "Somebody else has changed this since you opened it, and nothing of yours is saved yet. Compare with what is saved now, shown below; saving again replaces it.",
    present,
  );
}
