import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { actReminders } from "../editions/acts-reminders.server";
import { wordingReminders } from "../editions/reminders.server";
import { entryReminders } from "../entries/reminders.server";
import { glassTold } from "../judging/break-glass-reminders.server";
import { judgingReminders } from "../judging/reminders.server";
import { juryReminders } from "../jury/reminders.server";
import { roundReminders } from "../national/reminders.server";
import { dayLength, later } from "../times";
import { queueLetter } from "./letters.server";
import type { Reminder } from "./reminder.server";

/** What each part of the platform reminds people of: all that is due at `ctx.now`, sent already or not. */
export type ReminderSource = (ctx: Context) => Promise<Reminder[]>;

const sources: readonly ReminderSource[] = [
  entryReminders,
  wordingReminders,
  actReminders,
  judgingReminders,
  juryReminders,
  roundReminders,
  glassTold,
];

/** No day that anybody is reminded of is moved so far; after it a key has done its work. */
const keptFor = 2 * 365 * dayLength;

/** More keys at once than a database takes in one question are asked for in several. */
const most = 400;

/**
 * Queues every reminder that is due and was never sent, each in one transaction with its key, so that no second one
 * goes out from this process or another; gives their keys. A source that fails keeps back none of the others' reminders; its
 * failure is thrown at the end.
 */
export async function sendDueReminders(
  ctx: Context,
  from: readonly ReminderSource[] = sources,
): Promise<string[]> {
  const due: Reminder[] = [];
  const failures: unknown[] = [];
  for (const source of from) {
    try {
      due.push(...(await source(ctx)));
    } catch (error) {
      failures.push(error);
    }
  }
  const sent = await sentAmong(
    ctx,
    due.map((reminder) => reminder.key),
  );
  const queued: string[] = [];
  for (const reminder of due.filter((one) => !sent.has(one.key))) {
    if (await sendOnce(ctx, reminder)) queued.push(reminder.key);
  }
  if (failures.length > 0) throw new AggregateError(failures, "Some reminders could not be looked for.");
  return queued;
}

/** Deletes the keys of what was sent two years ago or earlier. */
export async function forgetOldReminders(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom("reminders").where("sent_at", "<", later(ctx.now, -keptFor)).execute();
}

async function sendOnce(ctx: Context, reminder: Reminder): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const { key, ...letter } = reminder;
    const first = await ctx.db
      .insertInto("reminders")
      .values({ key, sent_at: ctx.now })
      .onConflict((conflict) => conflict.column("key").doNothing())
      .returning("key")
      .executeTakeFirst();
    if (first) await queueLetter(ctx, letter);
    return first !== undefined;
  });
}

async function sentAmong(ctx: Context, keys: readonly string[]): Promise<Set<string>> {
  const sent = new Set<string>();
  for (let at = 0; at < keys.length; at += most) {
    const rows = await ctx.db
      .selectFrom("reminders")
      .select("key")
      .where("key", "in", keys.slice(at, at + most))
      .execute();
    for (const row of rows) sent.add(row.key);
  }
  return sent;
}
