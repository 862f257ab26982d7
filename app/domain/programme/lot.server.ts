import { createHash } from "node:crypto";
import type { Context } from "../../database/context";

const seedBytes = 16;

/** Draws the seed of a lot: 128 random bits in hexadecimal. */
export function drawSeed(ctx: Context): string {
  return Buffer.from(ctx.newSecret(seedBytes)).toString("hex");
}

/**
 * Puts ids in the order of a lot: by SHA-256 of "seed:id", in hexadecimal. Anybody who knows the seed can repeat it
 * with any tool, whatever order the ids come in, and one id more or less leaves the others in their order.
 */
export function inOrderOfLot(seed: string, ids: readonly string[]): string[] {
  return ids
    .map((id) => ({ id, key: createHash("sha256").update(`${seed}:${id}`).digest("hex") }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ id }) => id);
}
