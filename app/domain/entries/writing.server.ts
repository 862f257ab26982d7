import type { Context } from "../../database/context";
import { authorize } from "../authorize";
import { formOf } from "../editions/editions.server";
import { type Gap, withFollowUps } from "../forms/answers";
import type { Section } from "../forms/question";
import { gapsOfEntry, type NationalVersion, nationalVersionOf } from "../national/national-version.server";
import { may, reasonAgainst } from "../people/permissions";
import { completeSectionsOf, remarkedQuestions, storedAnswers, textsOf } from "./entries.server";
import { type EntryRows, findEntry } from "./entry-rows.server";
import { type SectionState, sectionStates } from "./section-states";
import { whyNotWriting } from "./windows";

export type WrittenAnswer = {
  text: string;
  version: number;
  savedAt: string;
  savedBy: string;
  juryOnlyReason: string | null;
};

/** What the pages of an entry's own people start from. */
export type Writing = EntryRows & {
  sections: readonly Section[];
  answers: Readonly<Record<string, WrittenAnswer>>;
  gaps: readonly Gap[];
  complete: ReadonlySet<string>;
  states: readonly SectionState[];
  /** Remarks on a returned entry by question. */
  remarks: ReadonlyMap<string, string>;
  /** The answers that are open in a returned entry: those with a remark, and what is asked depending on them. */
  reopened: ReadonlySet<string>;
  /** Why nothing can be written now; nothing where it can. */
  closed: string | undefined;
  /** What the answers were in the national language; nothing where the entry was written in English. */
  national: NationalVersion | undefined;
  mayWrite: boolean;
  maySignOff: boolean;
};

/** Gives an entry with its form, its answers and what may be done with it now, to its own people. */
export async function writingOf(ctx: Context, entryId: string): Promise<Writing> {
  const rows = await findEntry(ctx, entryId);
  authorize(ctx, "entry.read", rows.facts);
  const { sections } = await formOf(ctx, rows.edition.id);
  const stored = await storedAnswers(ctx, entryId);
  const answers = textsOf(stored);
  const gaps = await gapsOfEntry(ctx, entryId, sections, answers);
  const complete = await completeSectionsOf(ctx, entryId);
  const remarks =
    rows.entry.state === "returned" ? await remarkedQuestions(ctx, entryId) : new Map<string, string>();
  const names = await namesOf(ctx, [...new Set([...stored.values()].map((row) => row.updated_by))]);
  const mayWrite = may(ctx.actor, "entry.write", rows.facts);
  return {
    ...rows,
    sections,
    answers: Object.fromEntries(
      [...stored].map(([id, row]) => [
        id,
        {
          text: row.text,
          version: row.version,
          savedAt: row.updated_at,
          savedBy: names.get(row.updated_by) ?? "",
          juryOnlyReason: row.jury_only_reason,
        },
      ]),
    ),
    gaps,
    complete,
    states: sectionStates(sections, { answers, gaps, complete, remarked: new Set(remarks.keys()) }),
    remarks,
    reopened: withFollowUps(sections, remarks.keys()),
    closed: (reasonAgainst(ctx.actor, "entry.write", rows.facts) ?? whyNotWriting(rows.facts, ctx.now))
      ?.sentence,
    national: await nationalVersionOf(ctx, entryId),
    mayWrite,
    maySignOff: may(ctx.actor, "entry.sign-off", rows.facts),
  };
}

async function namesOf(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("people")
    .select(["id", "name_latin", "name_own"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name_own ?? row.name_latin]));
}
