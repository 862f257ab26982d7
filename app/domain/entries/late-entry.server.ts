import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import type { ProposalsRow } from "../../database/rows/letters-and-history";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { byCountryName, countryName, isMemberState, memberStates } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { openProposals, propose } from "../history/proposals.server";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import type { PersonActor } from "../people/actor";
import { speakersOf } from "../people/people.server";
import { type FactsOf, may } from "../people/permissions";
import { fieldProblem, known, type Problem, Refusal, refuse } from "../problems";
import { sayDeadline } from "../times";
import type { EntryKind } from "./entry";
import { runningText } from "./entry-input";
import { invitedPeople } from "./entry-people.server";
import { entryFacts, findEntry } from "./entry-rows.server";
import {
  hasBegun,
  readLateDate,
  sayConfirmer,
  sayUntitled,
  whyNoLateBeginning,
  whyNoLateEntry,
} from "./late-entry";
import { beginningUntil } from "./late-exceptions.server";
import { entriesOfState } from "./places.server";
import { endOfDay } from "./windows";

/**
 * What two people agree to: one draft is let in late, or, without an entry, its state may begin its competing one late.
 * The reason goes to all states, so that no title of a draft is in it.
 */
type LateFacts = {
  country: string;
  entry: string;
  about: string;
  until: string;
  reason: string;
  deadline: string;
};

/** For whom an exception is: a state, and its draft where it began one. */
export type LateSubject = { edition: EditionsRow; country: string; entry?: EntriesRow };

export type LateInput = { reason: string; day: string; time: string };

const reasonSchema = runningText("Write the reason; all national representatives read it.", 2000);

/**
 * Proposes to let one entry in after the deadline, with a reason and until a stated date; the presidency confirms it, and
 * for the presidency's own state the jury's vice-chair. Refuses one's own state, an entry that is no draft or still in
 * time, a missing reason, and a second proposal.
 */
export async function proposeLateEntry(ctx: Context, entryId: string, typed: LateInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { entry, edition } = await findEntry(ctx, entryId);
    return proposeFor(ctx, { edition, entry, country: entry.country }, typed);
  });
}

/** Proposes the same for a state that began nothing: it may then begin its competing entry, and submit it until that date. */
export async function proposeLateBeginning(
  ctx: Context,
  editionId: string,
  country: string,
  typed: LateInput,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "entry.admit-late", policyFacts({ edition, country }));
    if (!isMemberState(country)) {
      const rest = readLateInput(ctx, edition, typed);
      throw new Refusal([
        fieldProblem("country", "no-state", "Choose the state."),
        ...("problems" in rest ? rest.problems : []),
      ]);
    }
    return proposeFor(ctx, { edition, country }, typed);
  });
}

async function proposeFor(ctx: Context, subject: LateSubject, typed: LateInput): Promise<string> {
  const { edition, country, entry } = subject;
  authorize(ctx, "entry.admit-late", policyFacts(subject));
  const against = await whyNotLate(ctx, subject);
  if (against) throw new Refusal([against]);
  const read = readLateInput(ctx, edition, typed);
  if ("problems" in read) throw new Refusal(read.problems);
  if (await waitsForException(ctx, subject)) {
    refuse("already-proposed", "This is proposed already and waits for the second person to confirm it.");
  }
  const facts: LateFacts = {
    country,
    entry: entry?.id ?? "",
    about: sayUntitled((entry?.kind ?? "competing") as EntryKind, countryName(country)),
    ...read,
    deadline: edition.deadline_at,
  };
  const own = country === edition.presidency_country;
  return propose(ctx, edition, own ? "admit-late-entry-of-host" : "admit-late-entry", facts);
}

function readLateInput(
  ctx: Context,
  edition: EditionsRow,
  typed: LateInput,
): { until: string; reason: string } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const reason = reasonSchema.safeParse(typed.reason);
  if (!reason.success) {
    problems.push(fieldProblem("reason", "invalid-reason", reason.error.issues[0]!.message));
  }
  const date = readLateDate(typed, ctx.now, endOfDay(edition.admission_until));
  if ("problems" in date) problems.push(...date.problems);
  else if (reason.success) return { until: date.until, reason: reason.data };
  return { problems };
}

/**
 * Gives the exception that two people have agreed to: the state can write and submit that entry until the stated date, and
 * all who speak for a state are told why. Refuses one's own state, and where date, deadline or entry have moved on.
 */
export async function admitLateEntry(
  ctx: Context,
  given: Record<string, string>,
  proposedBy: string,
  edition: EditionsRow,
): Promise<void> {
  const facts = given as LateFacts;
  const subject = await subjectOf(ctx, edition, facts);
  const { entry } = subject;
  authorize(ctx, "entry.admit-late", policyFacts(subject));
  const against = await whyNotLate(ctx, subject);
  if (against) throw new Refusal([against]);
  if (!isCurrent(edition, facts, ctx.now)) {
    refuse("facts-changed", "The stated date or the deadline has moved on since this was proposed.");
  }
  const id = ctx.newId();
  await ctx.db
    .insertInto("late_exceptions")
    .values({
      id,
      edition_id: edition.id,
      country: facts.country,
      entry_id: entry?.id ?? null,
      reason: facts.reason,
      given_at: ctx.now,
      until_at: facts.until,
      proposed_by: proposedBy,
      confirmed_by: (ctx.actor as PersonActor).id,
    })
    .execute();
  if (entry) {
    await ctx.db.updateTable("entries").set({ late_until: facts.until }).where("id", "=", entry.id).execute();
  }
  await record(ctx, {
    editionId: edition.id,
    command: "admitLateEntry",
    ...(entry
      ? { object: ["entry", entry.id], from: entry.state, to: entry.state }
      : { object: ["late-exception", id] }),
  });
  await tellStates(ctx, subject, facts);
}

function policyFacts({ edition, country, entry }: LateSubject): FactsOf<"entry.admit-late"> {
  return { edition: editionFacts(edition), country, ...(entry ? { entry: entryFacts(entry) } : {}) };
}

async function subjectOf(ctx: Context, edition: EditionsRow, facts: LateFacts): Promise<LateSubject> {
  const { country } = facts;
  return facts.entry === ""
    ? { edition, country }
    : { edition, country, entry: (await findEntry(ctx, facts.entry)).entry };
}

async function whyNotLate(ctx: Context, { edition, country, entry }: LateSubject) {
  const of = editionFacts(edition);
  if (entry) return whyNoLateEntry({ edition: of, entry: entryFacts(entry) }, ctx.now);
  const begun = hasBegun((await entriesOfState(ctx, edition.id, country)).map(entryFacts));
  const lateUntil = await beginningUntil(ctx, edition, country);
  return whyNoLateBeginning({ edition: of, begun, lateUntil }, ctx.now);
}

function isCurrent(edition: EditionsRow, facts: LateFacts, now: string): boolean {
  return facts.deadline === edition.deadline_at && now < facts.until;
}

/** Everybody who speaks for a state is told once; the state's own people are told what they can do. */
async function tellStates(ctx: Context, subject: LateSubject, facts: LateFacts): Promise<void> {
  const { edition, country, entry } = subject;
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
          path: own && entry ? `/national/entries/${entry.id}` : "/national",
          own,
          begun: entry !== undefined,
        },
        editionId: edition.id,
        ...(entry ? { entryId: entry.id } : {}),
      });
    }
  };
  const writers = entry ? await invitedPeople(ctx, entry.id) : [];
  await tell([...(await speakersOf(ctx, country)), ...writers], true);
  for (const state of memberStates) await tell(await speakersOf(ctx, state), false);
}

/** What a proposed exception says to whoever may confirm it; nothing for a reader who is of the state or recused. */
export async function lateEntryLine(ctx: Context, edition: EditionsRow, row: ProposalsRow) {
  const facts = JSON.parse(row.facts) as LateFacts;
  const subject = await subjectOf(ctx, edition, facts);
  if (!may(ctx.actor, "entry.admit-late", policyFacts(subject))) return undefined;
  const what = subject.entry
    ? "can be submitted"
    : "can be begun, though the state had begun nothing, and submitted";
  return {
    label: "Admit a late entry",
    words: [
      `By exception, ${facts.about} ${what} for ${edition.name} until ${sayDeadline(facts.until)} (Brussels); the deadline was ${sayDeadline(facts.deadline)}.`,
      "It holds for this entry alone. Receipt and admission say that it was late by exception.",
      "Everybody who speaks for a state is told by letter, with the reason.",
    ],
    reason: facts.reason,
    current: isCurrent(edition, facts, ctx.now) && (await whyNotLate(ctx, subject)) === undefined,
  };
}

/** True while an exception for an entry, or for a state that began nothing, is proposed and waits for the second person. */
export async function waitsForException(
  ctx: Context,
  { edition, country, entry }: { edition: { id: string }; country: string; entry?: { id: string } },
): Promise<boolean> {
  return (await openProposals(ctx, edition.id)).some((row) => {
    if (row.command !== "admit-late-entry" && row.command !== "admit-late-entry-of-host") return false;
    const facts = JSON.parse(row.facts) as LateFacts;
    return facts.country === country && facts.entry === (entry?.id ?? "");
  });
}

export type LateEntryPage = {
  editionId: string;
  about: string;
  confirmer: string;
  deadlineAt: string;
  against: string | undefined;
  year: number;
};

/** Gives what the page of an exception says of the entry: nothing of its text or title. */
export async function lateEntryPage(ctx: Context, entryId: string): Promise<LateEntryPage> {
  const { entry, edition } = await findEntry(ctx, entryId);
  const subject = { edition, entry, country: entry.country };
  authorize(ctx, "entry.admit-late", policyFacts(subject));
  known(entry.state === "draft" ? entry : undefined, "entry");
  const waits = await waitsForException(ctx, subject);
  return {
    editionId: edition.id,
    about: sayUntitled(entry.kind as EntryKind, countryName(entry.country)),
    confirmer: sayConfirmer(edition, entry.country),
    deadlineAt: edition.deadline_at,
    against: waits
      ? "An exception is proposed already and waits for the second person to confirm it."
      : (await whyNotLate(ctx, subject))?.sentence,
    year: edition.year,
  };
}

/** Lists the states that began nothing and can be given an exception by the reader now, by name. */
export async function statesWithoutEntry(ctx: Context, edition: EditionsRow): Promise<string[]> {
  const states: string[] = [];
  for (const country of memberStates) {
    const subject = { edition, country };
    if (!may(ctx.actor, "entry.admit-late", policyFacts(subject))) continue;
    if ((await whyNotLate(ctx, subject)) || (await waitsForException(ctx, subject))) continue;
    states.push(country);
  }
  return states.sort(byCountryName);
}
