import { hour, later } from "../times";

/** How long corrections are gathered before those who write are told of them. */
export const gatheredFor = hour;

/**
 * Gathers corrections into batches of an hour: each batch begins with the first correction after the one before has ended,
 * and is told when its hour is over. What came earlier never changes a batch, so that each has a lasting first one.
 */
export function correctionBatches<T extends { at: string }>(
  corrections: readonly T[],
): { dueAt: string; corrections: T[] }[] {
  const batches: { dueAt: string; corrections: T[] }[] = [];
  for (const correction of corrections) {
    const last = batches.at(-1);
    if (last && correction.at < last.dueAt) last.corrections.push(correction);
    else batches.push({ dueAt: later(correction.at, gatheredFor), corrections: [correction] });
  }
  return batches;
}
