import { createHash } from "node:crypto";
import type { Ballots } from "./ballots";
import { canonicalBallots } from "./canonical";

/** Gives the SHA-256 of the canonical ballots as 64 lower-case hexadecimal digits. */
export function digestOf(ballots: Ballots): string {
  return createHash("sha256").update(canonicalBallots(ballots), "utf8").digest("hex");
}
