import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { ProposalsRow } from "../../database/rows/letters-and-history";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName, memberStates } from "../countries";
import { openProposals, propose } from "../history/proposals.server";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import type { PersonActor } from "../people/actor";
import { speakersOf } from "../people/people.server";
import { may } from "../people/permissions";
import { fieldProblem, known, type Problem, Refusal, refuse } from "../problems";
import { sayDeadline } from "../times";
import type { EntryKind } from "./entry";
import { runningText } from "./entry-input";
import { invitedPeople } from "./entry-people.server";
import { type EntryRows, findEntry } from "./entry-rows.server";
import { readLateDate, sayUntitled, whyNoLateEntry } from "./late-entry";
import { endOfDay } from "./windows";

/** What secretariat and presidency agree to; the reason goes to all states, so that no title of a draft is in it. */
type LateFacts = { entry: string; about: string; until: string; reason: string; deadline: string };

const reasonSchema = runningText("Write the reason; all national representatives read it.", 2000);

/**
 * Proposes to let one entry in after the deadline, with a reason and until a stated date; the presidency confirms it.
 * Refuses one's own state, an entry that is no draft or still in time, a missing reason, and a second proposal.
 */
export async function proposeLateEntry(
  ctx: Context,
  entryId: string,
  typed: { reason: string; day: string; time: string },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { entry, edition, facts } = await findEntry(ctx, entryId);
    authorize(ctx, "entry.admit-late", facts);
    const against = whyNoLateEntry(facts, ctx.now);
    if (against) throw new Refusal([against]);
    const problems: Problem[] = [];
    const reason = reasonSchema.safeParse(typed.reason);
    if (!reason.success) {
      problems.push(fieldProblem("reason", "invalid-reason", reason.error.issues[0]!.message));
    }
    const date = readLateDate(typed, ctx.now, endOfDay(edition.admission_until));
    if ("problems" in date) throw new Refusal([...problems, ...date.problems]);
    if (problems.length > 0) throw new Refusal(problems);
    if (await waitsForLateEntry(ctx, edition.id, entry.id)) {
      refuse("already-proposed", "This is proposed already and waits for the presidency to confirm it.");
    }
    return propose(ctx, edition, "admit-late-entry", {
      entry: entry.id,
      about: sayUntitled(entry.kind as EntryKind, countryName(entry.country)),
      until: date.until,
      reason: reason.data ?? "",
      deadline: edition.deadline_at,
    });
  });
}

/**
 * Gives the exception that two people have agreed to: its state can write and submit that entry until the stated date, and
 * all who speak for a state are told why. Refuses one's own state, and where date, deadline or entry have moved on.
 */
export async function admitLateEntry(
  ctx: Context,
  given: Record<string, string>,
  proposedBy: string,
): Promise<void> {
  const facts = given as LateFacts;
  const rows = await findEntry(ctx, facts.entry);
  const { entry, edition } = rows;
  authorize(ctx, "entry.admit-late", rows.facts);
  const against = whyNoLateEntry(rows.facts, ctx.now);
  if (against) throw new Refusal([against]);
  if (!isCurrent(rows, facts, ctx.now)) {
    refuse("facts-changed", "The stated date or the deadline has moved on since this was proposed.");
  }
  const id = ctx.newId();
  await ctx.db
    .insertInto("late_exceptions")
    .values({
      id,
      entry_id: entry.id,
      reason: facts.reason,
      given_at: ctx.now,
      until_at: facts.until,
      proposed_by: proposedBy,
      confirmed_by: (ctx.actor as PersonActor).id,
    })
    .execute();
  await ctx.db.updateTable("entries").set({ late_until: facts.until }).where("id", "=", entry.id).execute();
  await record(ctx, {
    editionId: edition.id,
    command: "admitLateEntry",
    object: ["entry", entry.id],
    from: entry.state,
    to: entry.state,
  });
  await tellStates(ctx, rows, facts);
}

function isCurrent({ edition }: EntryRows, facts: LateFacts, now: string): boolean {
  return facts.deadline === edition.deadline_at && now < facts.until;
}

/** Everybody who speaks for a state is told once; the entry's own people are told what they can do. */
async function tellStates(ctx: Context, { entry, edition }: EntryRows, facts: LateFacts): Promise<void> {
  const told = new Set<string>();
  const tell = async (people: readonly { id: string; email: string; name_latin: string }[], own: boolean) => {
    for (const person of people) {
      if (told.has(person.id)) continue;
      told.add(person.id);
      await queueLetter(ctx, {
        kind: "late-entry",
        to: person,
        facts: {
          name: person.name_latin,
          edition: edition.name,
          about: facts.about,
          until: sayDeadline(facts.until),
          deadline: sayDeadline(edition.deadline_at),
          reason: facts.reason,
          path: own ? `/national/entries/${entry.id}` : "/national",
          own,
        },
        editionId: edition.id,
        entryId: entry.id,
      });
    }
  };
  await tell([...(await speakersOf(ctx, entry.country)), ...(await invitedPeople(ctx, entry.id))], true);
  for (const state of memberStates) await tell(await speakersOf(ctx, state), false);
}

/** What a proposed exception says to whoever may confirm it; nothing for a reader who is of the state or recused. */
export async function lateEntryLine(ctx: Context, edition: EditionsRow, row: ProposalsRow) {
  const facts = JSON.parse(row.facts) as LateFacts;
  const rows = await findEntry(ctx, facts.entry);
  if (!may(ctx.actor, "entry.admit-late", rows.facts)) return undefined;
  return {
    label: "Admit a late entry",
    words: [
      `By exception, ${facts.about} can be submitted for ${edition.name} until ${sayDeadline(facts.until)} (Brussels); the deadline was ${sayDeadline(facts.deadline)}.`,
      "It holds for this entry alone. Receipt and admission say that it was late by exception.",
      "Everybody who speaks for a state is told by letter, with the reason.",
    ],
    reason: facts.reason,
    current: isCurrent(rows, facts, ctx.now) && whyNoLateEntry(rows.facts, ctx.now) === undefined,
  };
}

/** True while an exception for an entry is proposed and waits for the presidency. */
export async function waitsForLateEntry(ctx: Context, editionId: string, entryId: string): Promise<boolean> {
  return (await openProposals(ctx, editionId)).some(
    (row) => row.command === "admit-late-entry" && (JSON.parse(row.facts) as LateFacts).entry === entryId,
  );
}

export type LateException = {
  country: string;
  kind: EntryKind;
  reason: string;
  givenAt: string;
  until: string;
};

/** Lists an edition's exceptions with their reasons, for everybody who speaks for a state, secretariat and presidency. */
export async function lateExceptionsOf(ctx: Context, edition: EditionsRow): Promise<LateException[]> {
  authorize(ctx, "late-entries.read", { edition });
  const rows = await ctx.db
    .selectFrom("late_exceptions")
    .innerJoin("entries", "entries.id", "late_exceptions.entry_id")
    .select(["entries.id", "country", "kind", "reason", "given_at", "until_at"])
    .where("edition_id", "=", edition.id)
    .orderBy("given_at")
    .execute();
  return rows.map((row) => ({
    country: row.country,
    kind: row.kind as EntryKind,
    reason: row.reason,
    givenAt: row.given_at,
    until: row.until_at,
  }));
}

/** Gives the exception under which something was submitted at an instant, if there was one. Asks nobody's leave. */
export async function exceptionAt(
  ctx: Context,
  entryId: string,
  submittedAt: string,
): Promise<{ until: string } | undefined> {
  const row = await ctx.db
    .selectFrom("late_exceptions")
    .select("until_at")
    .where("entry_id", "=", entryId)
    .where("given_at", "<=", submittedAt)
    .where("until_at", ">", submittedAt)
    .executeTakeFirst();
  return row && { until: row.until_at };
}

export type LateEntryPage = {
  editionId: string;
  about: string;
  deadlineAt: string;
  against: string | undefined;
  year: number;
};

/** Gives what the page of an exception says of the entry: nothing of its text or title. */
export async function lateEntryPage(ctx: Context, entryId: string): Promise<LateEntryPage> {
  const { entry, edition, facts } = await findEntry(ctx, entryId);
  authorize(ctx, "entry.admit-late", facts);
  known(facts.entry.state === "draft" ? entry : undefined, "entry");
  const waits = await waitsForLateEntry(ctx, edition.id, entry.id);
  return {
    editionId: edition.id,
    about: sayUntitled(entry.kind as EntryKind, countryName(entry.country)),
    deadlineAt: edition.deadline_at,
    against: waits
      ? "An exception is proposed already and waits for the presidency to confirm it."
      : whyNoLateEntry(facts, ctx.now)?.sentence,
    year: edition.year,
  };
}
