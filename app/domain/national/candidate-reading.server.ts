import type { Context } from "../../database/context";
import { authorize } from "../authorize";
import { formOf } from "../editions/editions.server";
import { storedAnswers } from "../entries/entries.server";
import { type EntryState, isCandidate } from "../entries/entry";
import { type ReadingView, viewOf } from "../entries/reading.server";
import { contentOf } from "../entries/submission-content";
import { speaksFor } from "../people/actor";
import { refuse, Unknown } from "../problems";
import { sayDeadline } from "../times";
import { type CandidateRows, findCandidate } from "./candidates.server";
import { answersWhenChosen } from "./national-version.server";
import { mostSideBySide, type Outcome, sideBySideWords } from "./round";
import { findRound } from "./rounds.server";

/** A candidate as the tables of a round show it: never a text of the form. */
export type ListedCandidate = {
  id: string;
  title: string;
  titleOwn: string | null;
  titleLanguage: string | null;
  organisation: string;
  state: EntryState;
  language: string | null;
  handedInAt: string | null;
  outcome: Outcome | null;
  reason: string | null;
  body: { id: string; name: string; own: string | null; language: string | null };
  /** Why it was accepted after the national deadline; nothing for one in time. */
  lateReason: string | null;
  remarks: number;
};

/**
 * Lists the candidates of a round by body and title: all of them for who speaks for the state, those that are handed in
 * for the committee, one that its body has put aside for nobody.
 */
export async function candidatesOf(ctx: Context, roundId: string): Promise<ListedCandidate[]> {
  const { round, facts } = await findRound(ctx, roundId);
  authorize(ctx, "round.read", facts);
  const rows = await ctx.db
    .selectFrom("candidates")
    .innerJoin("entries", "entries.id", "candidates.entry_id")
    .innerJoin("national_bodies", "national_bodies.id", "candidates.body_id")
    .select([
      "entries.id",
      "title",
      "title_own",
      "title_language",
      "organisation",
      "state",
      "candidates.language",
      "handed_in_at",
      "outcome",
      "reason",
      "body_id",
      "name",
      "name_own",
      "national_bodies.language as body_language",
      "late_reason",
    ])
    .where("round_id", "=", roundId)
    .execute();
  const remarks = await ctx.db
    .selectFrom("candidate_remarks")
    .innerJoin("candidates", "candidates.entry_id", "candidate_remarks.entry_id")
    .innerJoin("national_bodies", "national_bodies.id", "candidates.body_id")
    .select("candidate_remarks.entry_id")
    .where("round_id", "=", roundId)
    .execute();
  const all = speaksFor(ctx.actor, round.country);
  const names = new Intl.Collator("en-GB");
  return rows
    .filter((row) => row.handed_in_at !== null || (all && row.state === "candidate"))
    .map((row) => ({
      id: row.id,
      title: row.title,
      titleOwn: row.title_own,
      titleLanguage: row.title_language,
      organisation: row.organisation,
      state: row.state as EntryState,
      language: row.language,
      handedInAt: row.handed_in_at,
      outcome: row.outcome as Outcome | null,
      reason: row.reason,
      body: { id: row.body_id, name: row.name, own: row.name_own, language: row.body_language },
      lateReason: (row.handed_in_at ?? "") >= round.deadline_at ? row.late_reason : null,
      remarks: remarks.filter((remark) => remark.entry_id === row.id).length,
    }))
    .sort((a, b) => names.compare(a.body.name, b.body.name) || names.compare(a.title, b.title));
}

/** A candidate to be read: as it was handed in. */
export type ReadCandidate = {
  id: string;
  roundId: string;
  state: EntryState;
  /** The language of what is answered in words. */
  language: string;
  outcome: Outcome | null;
  reason: string | null;
  handedInAt: string;
  lateReason: string | null;
  body: { name: string; own: string | null; language: string | null };
  view: ReadingView;
};

/** Gives a handed-in candidate to the committee and who speaks for the state, once the national deadline has passed. */
export async function readCandidate(ctx: Context, entryId: string): Promise<ReadCandidate> {
  const rows = await findCandidate(ctx, entryId);
  authorize(ctx, "round.read", rows.roundFacts);
  return read(ctx, rows);
}

/** Candidates to be read question by question, in the order of the form. */
export type CandidatesBeside = {
  candidates: ReadCandidate[];
  sections: { id: string; title: string; questions: { id: string; label: string }[] }[];
};

/** Gives two or three candidates of a round side by side; refuses fewer, and more than fit beside each other. */
export async function candidatesSideBySide(
  ctx: Context,
  roundId: string,
  entryIds: readonly string[],
): Promise<CandidatesBeside> {
  const { facts, edition } = await findRound(ctx, roundId);
  authorize(ctx, "round.read", facts);
  const ids = [...new Set(entryIds)];
  if (ids.length < 2 || ids.length > mostSideBySide) {
    refuse("not-side-by-side", `Choose ${sideBySideWords} candidates to read side by side.`);
  }
  const candidates: ReadCandidate[] = [];
  for (const id of ids) {
    const rows = await findCandidate(ctx, id);
    if (rows.round.id !== roundId) throw new Unknown("candidate");
    candidates.push(await read(ctx, rows));
  }
  const { sections } = await formOf(ctx, edition.id);
  return {
    candidates,
    sections: sections.map((section) => ({
      id: section.id,
      title: section.title,
      questions: section.questions.map(({ id, label }) => ({ id, label })),
    })),
  };
}

/** Says why the texts of a round cannot be read yet, or nothing: until the national deadline a body may take its own back. */
export function whyNotReadYet(round: { deadline_at: string }, now: string): string | undefined {
  if (now >= round.deadline_at) return undefined;
  return `The candidates can be read once the national deadline, ${sayDeadline(round.deadline_at)} (Brussels), has passed: until then bodies may still change what they handed in.`;
}

async function read(ctx: Context, rows: CandidateRows): Promise<ReadCandidate> {
  const { candidate, entry, edition, body, round } = rows;
  if (candidate.handed_in_at === null) throw new Unknown("candidate");
  const early = whyNotReadYet(round, ctx.now);
  if (early) refuse("round-open", early);
  const form = await formOf(ctx, edition.id);
  const content = contentOf({ entry, edition }, form, await textsHandedIn(ctx, rows));
  return {
    id: entry.id,
    roundId: round.id,
    state: entry.state as EntryState,
    language: candidate.language ?? "en",
    outcome: candidate.outcome as Outcome | null,
    reason: candidate.reason,
    handedInAt: candidate.handed_in_at,
    lateReason: candidate.handed_in_at >= round.deadline_at ? body.late_reason : null,
    body: { name: body.name, own: body.name_own, language: body.language },
    view: viewOf(content, form.sections, "owner", candidate.language),
  };
}

/** What the round read: a chosen candidate is written on as an entry, which is not the committee's any more. */
async function textsHandedIn(
  ctx: Context,
  { entry }: CandidateRows,
): Promise<Map<string, { text: string; jury_only_reason: string | null }>> {
  if (isCandidate(entry)) return storedAnswers(ctx, entry.id);
  return answersWhenChosen(ctx, entry.id);
}
