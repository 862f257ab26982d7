import type { Context } from "../../database/context";
import type { CriteriaRow, EditionsRow } from "../../database/rows/editions";
import { withContactsToTick } from "../forms/publication-section";
import type { Section } from "../forms/question";
import { withThemeConditions } from "../forms/theme-conditions";
import { may } from "../people/permissions";
import { known } from "../problems";
import type { EditionFacts, EditionState } from "./edition";
import { isPublished, themeConditionsOf } from "./edition";

/** Narrows a stored row to what the policy needs. */
export function editionFacts(row: EditionsRow): EditionFacts {
  return { ...row, state: row.state as EditionState };
}

/** Gives an edition; one in preparation is unknown to all but its presidency and the secretariat. */
export async function editionById(ctx: Context, id: string): Promise<EditionsRow> {
  const row = await ctx.db.selectFrom("editions").selectAll().where("id", "=", id).executeTakeFirst();
  return visible(ctx, row);
}

/** Gives the edition of a year, with the same reserve. */
export async function editionByYear(ctx: Context, year: number): Promise<EditionsRow> {
  const row = await ctx.db.selectFrom("editions").selectAll().where("year", "=", year).executeTakeFirst();
  return visible(ctx, row);
}

/** Lists the editions the actor may know of, the newest first. */
export async function editionsVisibleTo(ctx: Context): Promise<EditionsRow[]> {
  const rows = await ctx.db.selectFrom("editions").selectAll().orderBy("year", "desc").execute();
  return rows.filter((row) => isVisible(ctx, row));
}

/** Gives the newest edition whose call has been published, if there is one. */
export async function currentEdition(ctx: Context): Promise<EditionsRow | undefined> {
  const rows = await ctx.db.selectFrom("editions").selectAll().orderBy("year", "desc").execute();
  return rows.find(isPublished);
}

/** Gives the criteria of an edition in their order. */
export async function criteriaOf(ctx: Context, editionId: string): Promise<CriteriaRow[]> {
  return ctx.db
    .selectFrom("criteria")
    .selectAll()
    .where("edition_id", "=", editionId)
    .orderBy("position")
    .execute();
}

export type EditionForm = { id: string; template: string; version: number; sections: readonly Section[] };

/** Gives an edition's form; unknown while none has been chosen. */
export async function formOf(ctx: Context, editionId: string): Promise<EditionForm> {
  return known(await formIfChosen(ctx, editionId), "form");
}

/** Gives an edition's form, or nothing while none has been chosen. */
export async function formIfChosen(ctx: Context, editionId: string): Promise<EditionForm | undefined> {
  const row = await ctx.db
    .selectFrom("forms")
    .innerJoin("editions", "editions.id", "forms.edition_id")
    .select(["forms.id", "template", "version", "sections", "published_at", "theme_conditions"])
    .where("edition_id", "=", editionId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const sections = JSON.parse(row.sections) as Section[];
  return {
    id: row.id,
    template: row.template,
    version: row.version,
    // Until the call publishes them, the conditions of the theme and what is asked may change, and these sections follow.
    sections:
      row.published_at === null
        ? withContactsToTick(withThemeConditions(sections, themeConditionsOf(row)))
        : sections,
  };
}

function visible(ctx: Context, row: EditionsRow | undefined): EditionsRow {
  const edition = known(row, "edition");
  return known(isVisible(ctx, edition) ? edition : undefined, "edition");
}

function isVisible(ctx: Context, row: EditionsRow): boolean {
  return isPublished(row) || may(ctx.actor, "edition.read-preparing", { edition: editionFacts(row) });
}
