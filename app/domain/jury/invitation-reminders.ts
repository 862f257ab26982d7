import { reminderAt } from "../letters/reminder";
import { dayOf } from "../times";

/**
 * Gives the newest reminder of an invitation that is due, in days after it; nothing before the first. The older one is
 * stale by then and never goes out.
 */
export function invitationReminderDue(
  invitedAt: string,
  days: readonly number[],
  zone: string,
  now: string,
): number | undefined {
  const invited = dayOf(invitedAt, zone);
  const due = days.filter((after) => reminderAt(invited, -after, zone) <= now);
  return due.length === 0 ? undefined : Math.max(...due);
}
