import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import { countryName, memberStates } from "../countries";
import { formIfChosen } from "../editions/editions.server";
import { dueStep, sayDistance } from "../letters/reminder";
import type { Reminder } from "../letters/reminder.server";
import { gapsOfEntry } from "../national/national-version.server";
import { speakersOf } from "../people/people.server";
import { zoneOf } from "../people/zones";
import { dayOf, later, sayDeadline } from "../times";
import { reminderDaysOf } from "./deadline-settings.server";
import { storedAnswers, textsOf } from "./entries.server";
import { standsForState } from "./entry";

/**
 * Reminds whoever speaks for a state without a submitted competing entry, some days before the deadline (default 7, 3
 * and 1). The series follows the deadline where that is moved.
 */
export async function entryReminders(ctx: Context): Promise<Reminder[]> {
  const editions = await ctx.db
    .selectFrom("editions")
    .selectAll()
    .where("state", "=", "open")
    .where("deadline_at", ">", ctx.now)
    .execute();
  const due: Reminder[] = [];
  for (const edition of editions) due.push(...(await ofEdition(ctx, edition)));
  return due;
}

async function ofEdition(ctx: Context, edition: EditionsRow): Promise<Reminder[]> {
  const daysBefore = await reminderDaysOf(ctx, edition.id);
  const since = await deadlineSetAt(ctx, edition);
  const competing = await ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("edition_id", "=", edition.id)
    .where("kind", "=", "competing")
    .execute();
  const due: Reminder[] = [];
  for (const country of memberStates) {
    const entry = competing.find((one) => one.country === country && standsForState(one));
    if (entry && entry.state !== "draft") continue;
    const zone = zoneOf(country);
    // A deadline is the first instant that is too late; its day is said in Brussels, as everywhere.
    const day = dayOf(later(edition.deadline_at, -1));
    const step = dueStep({ day, daysBefore, since }, zone, ctx.now);
    if (step === undefined) continue;
    const standing = await sayStanding(ctx, edition, entry);
    for (const person of await speakersOf(ctx, country)) {
      due.push({
        key: `entry-not-submitted:${edition.id}:${country}:${person.id}:${edition.deadline_at}:${step}`,
        to: { id: person.id, email: person.email },
        kind: "entry-not-submitted",
        facts: {
          name: person.name_latin,
          state: countryName(country),
          edition: edition.name,
          deadline: `${sayDeadline(edition.deadline_at)} (Brussels)`,
          left: sayDistance(day, zone, ctx.now),
          standing,
          path: entry ? `/national/entries/${entry.id}` : "/national",
        },
        editionId: edition.id,
        ...(entry ? { entryId: entry.id } : {}),
      });
    }
  }
  return due;
}

/** When the deadline was last made known; who was told of it then needs no reminder of the same hour. */
async function deadlineSetAt(ctx: Context, edition: EditionsRow): Promise<string> {
  const row = await ctx.db
    .selectFrom("history")
    .select("at")
    .where("object_type", "=", "edition")
    .where("object_id", "=", edition.id)
    .where("command", "in", ["extendDeadline", "reopenCall"])
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? edition.opened_at ?? edition.created_at;
}

async function sayStanding(
  ctx: Context,
  edition: EditionsRow,
  entry: EntriesRow | undefined,
): Promise<string> {
  if (!entry) return "No competing entry has been begun.";
  const form = await formIfChosen(ctx, edition.id);
  const answers = textsOf(await storedAnswers(ctx, entry.id));
  const gaps = form ? (await gapsOfEntry(ctx, entry.id, form.sections, answers)).length : 0;
  if (gaps === 0) {
    return `The form of "${entry.title}" is complete, but it is not signed off: it counts only once it is submitted.`;
  }
  return `"${entry.title}" is a draft: ${gaps} ${gaps === 1 ? "answer is" : "answers are"} missing or need a change.`;
}
