import { reminderAt } from "../letters/reminder";
import { dayOf } from "../times";

/**
 * Gives the newest reminder that is due of something asked for at an instant, in days after it; nothing before the
 * first. The older one is stale by then and never goes out.
 */
export function reminderAfter(
  askedAt: string,
  days: readonly number[],
  zone: string,
  now: string,
): number | undefined {
  const asked = dayOf(askedAt, zone);
  const due = days.filter((after) => reminderAt(asked, -after, zone) <= now);
  return due.length === 0 ? undefined : Math.max(...due);
}
