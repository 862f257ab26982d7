import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { ResultsRow } from "../../database/rows/results";
import { authorize } from "../authorize";
import { editionFacts } from "../editions/editions.server";
import { hiddenEntries } from "../people/hidden-entries.server";
import { known } from "../problems";
import { isInsider, recordLook } from "./insiders.server";
import type { Place } from "./places";

export type SealedPlace = {
  entryId: string;
  place: Place;
  shared: boolean;
  title: string;
  titleOwn: string | null;
  titleLanguage: string | null;
  organisation: string;
  country: string;
  presenterLatin: string | null;
  presenterOwn: string | null;
  presenterLanguage: string | null;
  /** Nothing for a reader who is recused from the entry, until the announcement. */
  reasons: string | undefined;
};

export type Decision = {
  decidedAt: string;
  digest: string;
  places: SealedPlace[];
  /** The statement word for word; nothing while a reason in it is not for the reader. */
  statement: string | undefined;
};

/** Gives the decision to the jury, to insiders and, once announced, to everybody; reasons only where the reader is not recused. */
export async function decisionOf(ctx: Context, edition: EditionsRow): Promise<Decision> {
  authorize(ctx, "result.read-decision", {
    edition: editionFacts(edition),
    insider: await isInsider(ctx, edition),
  });
  const result = known(await validResult(ctx, edition.id), "result");
  const places = await readablePlaces(ctx, edition, result.id);
  return {
    decidedAt: result.decided_at,
    digest: result.statement_digest,
    places,
    statement: places.every((one) => one.reasons !== undefined) ? result.statement : undefined,
  };
}

/** Lists the places as the reader may see them: until the announcement no reasons on an entry whose judging is hidden from them. */
export async function readablePlaces(
  ctx: Context,
  edition: EditionsRow,
  resultId: string,
): Promise<SealedPlace[]> {
  const hidden = await hiddenEntries(ctx, edition);
  return (await sealedPlaces(ctx, resultId)).map(({ state: _, ...one }) => ({
    ...one,
    reasons: hidden.has(one.entryId) ? undefined : one.reasons,
  }));
}

/** Opens the sealed result for an insider and records the look. Unknown to everybody who is not named and confirmed. */
export async function lookAtResult(ctx: Context, edition: EditionsRow): Promise<Decision> {
  authorize(ctx, "result.read-sealed", {
    edition: editionFacts(edition),
    insider: await isInsider(ctx, edition),
  });
  const result = known(await validResult(ctx, edition.id), "result");
  await recordLook(ctx, edition, "result", result.id);
  return decisionOf(ctx, edition);
}

/** Gives the result that stands, if the jury has decided. Asks nobody's leave: whoever calls it authorises. */
export async function validResult(ctx: Context, editionId: string): Promise<ResultsRow | undefined> {
  return ctx.db
    .selectFrom("results")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("annulled_at", "is", null)
    .executeTakeFirst();
}

/** True where an entry on a place has been withdrawn or excluded since the decision. Asks nobody's leave either. */
export async function winnerHasLeft(ctx: Context, editionId: string): Promise<boolean> {
  const result = await validResult(ctx, editionId);
  return result !== undefined && (await sealedPlaces(ctx, result.id)).some((one) => one.state !== "admitted");
}

/** Lists the places of a result with their entries, best first, reasons and all. Asks nobody's leave either. */
export async function sealedPlaces(
  ctx: Context,
  resultId: string,
): Promise<(SealedPlace & { reasons: string; state: string })[]> {
  const rows = await ctx.db
    .selectFrom("places")
    .innerJoin("entries", "entries.id", "places.entry_id")
    .select([
      "entry_id",
      "place",
      "reasons",
      "entries.title",
      "title_own",
      "title_language",
      "entries.country",
      "organisation",
      "entries.state",
      "presenter_name_latin",
      "presenter_name_own",
      "presenter_language",
    ])
    .where("result_id", "=", resultId)
    .orderBy("place")
    .orderBy("entries.country")
    .execute();
  return rows.map((row) => ({
    entryId: row.entry_id,
    place: row.place as Place,
    shared: rows.filter((other) => other.place === row.place).length > 1,
    title: row.title,
    titleOwn: row.title_own,
    titleLanguage: row.title_language,
    organisation: row.organisation,
    country: row.country,
    state: row.state,
    presenterLatin: row.presenter_name_latin,
    presenterOwn: row.presenter_name_own,
    presenterLanguage: row.presenter_language,
    reasons: row.reasons,
  }));
}
