import type { Context } from "../../database/context";
import type { EntriesRow } from "../../database/rows/entries";
import { formOf } from "../editions/editions.server";
import { questionOf } from "../forms/answers";
import type { PersonActor } from "../people/actor";
import type { EntryKind, EntryState } from "./entry";

/** The question whose answer is also the entry's organisation, so that it is typed once. */
export const organisationQuestion = "organisation";

export type NewEntry = {
  country: string;
  kind: EntryKind;
  title: string;
  titleOwn: string;
  titleLanguage: string;
  organisation: string;
};

/** Writes a new entry with its first answer, and gives its id. Asks nobody's leave: whoever calls it authorises. */
export async function startEntry(
  ctx: Context,
  editionId: string,
  typed: NewEntry,
  state: EntryState = "draft",
): Promise<string> {
  const actor = ctx.actor as PersonActor;
  const row: EntriesRow = {
    id: ctx.newId(),
    edition_id: editionId,
    country: typed.country,
    kind: typed.kind,
    title: typed.title,
    title_own: typed.titleOwn || null,
    title_language: typed.titleLanguage || null,
    organisation: typed.organisation,
    state,
    created_at: ctx.now,
    created_by: actor.id,
    submitted_at: null,
    returned_until: null,
    presenter_name_latin: null,
    presenter_name_own: null,
    presenter_language: null,
    late_until: null,
  };
  await ctx.db.insertInto("entries").values(row).execute();
  const { sections } = await formOf(ctx, editionId);
  if (questionOf(sections, organisationQuestion)) {
    const answer = {
      entry_id: row.id,
      question_id: organisationQuestion,
      text: typed.organisation,
      version: 1,
    };
    await ctx.db
      .insertInto("answers")
      .values({ ...answer, updated_at: ctx.now, updated_by: actor.id, jury_only_reason: null })
      .execute();
    await ctx.db
      .insertInto("answer_versions")
      .values({ ...answer, saved_at: ctx.now, saved_by: actor.id })
      .execute();
  }
  return row.id;
}
