import { hour, later, minute } from "../times";

/** A run of time in which the service was away: from its last sign of life to its next one. */
export type Outage = { from_at: string; until_at: string };

/** How often a running server writes a sign of life. */
export const beatEvery = minute / 2;

/** Three signs of life missing are an outage; one or two may only have been slow. */
export const longestPause = 3 * beatEvery;

/** The time before a deadline in which an outage counts. */
export const lastHour = hour;

/** How long the service may be away in that time before the secretariat is told. */
export const tolerated = 5 * minute;

/**
 * Gives how long the service was away in the last hour before a deadline, in milliseconds: the sum over all outages of
 * max(0, min(until, deadline) - max(from, deadline - 1 h)). Range 0 to one hour.
 */
export function awayBefore(deadlineAt: string, outages: readonly Outage[]): number {
  const from = later(deadlineAt, -lastHour);
  return outages.reduce((sum, outage) => {
    const start = outage.from_at > from ? outage.from_at : from;
    const end = outage.until_at < deadlineAt ? outage.until_at : deadlineAt;
    return sum + Math.max(0, Date.parse(end) - Date.parse(start));
  }, 0);
}

/** True when the service was away so long before a deadline that it may be extended for all. */
export function mayExtendFor(away: number): boolean {
  return away > tolerated;
}
