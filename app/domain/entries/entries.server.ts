import type { Context } from "../../database/context";
import type { AnswersRow, EntriesRow } from "../../database/rows/entries";
import { authorize } from "../authorize";
import { editionFacts } from "../editions/editions.server";
import type { Answers } from "../forms/answers";
import { may } from "../people/permissions";
import { Unknown } from "../problems";
import { type EntryRows, entryFacts, findEntry } from "./entry-rows.server";

/** Gives an entry to those whose own it is, or whose to admit; to everybody else it is unknown. */
export async function entryById(ctx: Context, entryId: string): Promise<EntryRows> {
  const rows = await findEntry(ctx, entryId);
  if (!isVisible(ctx, rows.facts)) throw new Unknown("entry");
  return rows;
}

/** Lists the entries whose text the actor may read as their own or for admission, the newest edition's first. */
export async function entriesVisibleTo(ctx: Context, editionId?: string): Promise<EntriesRow[]> {
  let editions = ctx.db.selectFrom("editions").selectAll();
  if (editionId !== undefined) editions = editions.where("id", "=", editionId);
  const facts = new Map((await editions.execute()).map((row) => [row.id, editionFacts(row)]));
  const rows = await ctx.db
    .selectFrom("entries")
    .selectAll()
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.filter((row) => {
    const edition = facts.get(row.edition_id);
    return edition !== undefined && isVisible(ctx, { edition, entry: entryFacts(row) });
  });
}

function isVisible(ctx: Context, facts: EntryRows["facts"]): boolean {
  return may(ctx.actor, "entry.read", facts) || may(ctx.actor, "admission.read", facts);
}

/** Gives the stored answers of an entry to its own people, by question. */
export async function answersOf(ctx: Context, entryId: string): Promise<Map<string, AnswersRow>> {
  const { facts } = await findEntry(ctx, entryId);
  authorize(ctx, "entry.read", facts);
  return storedAnswers(ctx, entryId);
}

/** The same for commands that have authorised already. */
export async function storedAnswers(ctx: Context, entryId: string): Promise<Map<string, AnswersRow>> {
  const rows = await ctx.db.selectFrom("answers").selectAll().where("entry_id", "=", entryId).execute();
  return new Map(rows.map((row) => [row.question_id, row]));
}

/** Narrows stored answers to their texts. */
export function textsOf(rows: ReadonlyMap<string, AnswersRow>): Answers {
  return Object.fromEntries([...rows].map(([id, row]) => [id, row.text]));
}

/** Lists the sections that somebody marked as complete. */
export async function completeSectionsOf(ctx: Context, entryId: string): Promise<Set<string>> {
  const { facts } = await findEntry(ctx, entryId);
  authorize(ctx, "entry.read", facts);
  const rows = await ctx.db
    .selectFrom("complete_sections")
    .select("section_id")
    .where("entry_id", "=", entryId)
    .execute();
  return new Set(rows.map((row) => row.section_id));
}

/** Gives the questions that are open in a returned entry: those that its last remarks name. */
export async function remarkedQuestions(ctx: Context, entryId: string): Promise<Map<string, string>> {
  const decision = await ctx.db
    .selectFrom("admission_decisions")
    .select("id")
    .where("entry_id", "=", entryId)
    .where("decision", "=", "returned")
    .orderBy("decided_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!decision) return new Map();
  const rows = await ctx.db
    .selectFrom("admission_remarks")
    .select(["question_id", "remark"])
    .where("decision_id", "=", decision.id)
    .execute();
  return new Map(rows.map((row) => [row.question_id, row.remark]));
}

/** Lists the entries the actor is invited to, the newest first. */
export async function entriesWrittenBy(ctx: Context): Promise<EntriesRow[]> {
  const { actor } = ctx;
  if (actor.kind !== "person") return [];
  const own = new Set(actor.entries.map((one) => one.entryId));
  return (await entriesVisibleTo(ctx)).filter((row) => own.has(row.id));
}
