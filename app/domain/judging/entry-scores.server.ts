import type { Context } from "../../database/context";
import { authorize } from "../authorize";
import { criteriaOf, editionById, editionFacts } from "../editions/editions.server";
import { seatIn } from "../people/actor";
import { hiddenEntries } from "../people/hidden-entries.server";
import { known } from "../problems";
import { adviceOf, plainScores } from "./advice.server";
import { ballotIdOf } from "./ballots.server";
import { judgedOf, sayPlace, totalOf } from "./ranking.server";

export type EntryScores = {
  title: string;
  titleOwn: string | null;
  titleLanguage: string | null;
  country: string;
  place: string;
  score: string;
  plainMean: string;
  criteria: { key: string; name: string; weight: number }[];
  /**
   * Where numbers would tell which delegation is recused, or who judges a dealt entry that the reader is recused from; the
   * sheets then stand in order of their totals.
   */
  unnumbered: "recused" | "dealt" | undefined;
  sheets: {
    key: string;
    number: number | undefined;
    own: boolean;
    total: number;
    scores: Record<string, { score: number; remark: string }>;
    overallRemark: string;
  }[];
  /** What delegations without a vote wrote; it counts nowhere. */
  advice: {
    key: string;
    own: boolean;
    total: number;
    scores: Record<string, { score: number; remark: string }>;
    overallRemark: string;
  }[];
};

/** Gives what the delegations gave an entry and wrote about it, by number; unknown to the recused and before the order is opened. */
export async function entryScoresOf(ctx: Context, entryId: string): Promise<EntryScores> {
  const entry = known(
    await ctx.db.selectFrom("entries").selectAll().where("id", "=", entryId).executeTakeFirst(),
    "entry",
  );
  const edition = await editionById(ctx, entry.edition_id);
  authorize(ctx, "ranking.read-scores", { edition: editionFacts(edition), entry });
  const { ballots, byEntry } = await judgedOf(ctx, edition.id);
  const judged = known(byEntry.get(entry.id), "entry");
  const { ranked } = judged;
  const criteria = await criteriaOf(ctx, edition.id);
  const rows = await ctx.db
    .selectFrom("scores")
    .innerJoin("score_sheets", "score_sheets.id", "scores.sheet_id")
    .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
    .innerJoin("delegations", "delegations.id", "assignments.delegation_id")
    .select(["number", "delegation_id", "criterion_id", "scores.remark", "overall_remark"])
    .where("assignments.entry_id", "=", entry.id)
    .where("score_sheets.state", "=", "final")
    .execute();
  const dealt = ballots.distribution === "some";
  const hidden = dealt ? await hiddenEntries(ctx, edition) : new Set();
  // A number left out would tell which delegation is recused.
  const unnumbered =
    judged.recused > 0
      ? ("recused" as const)
      : ballots.entries.some(({ id }) => hidden.has(id))
        ? ("dealt" as const)
        : undefined;
  const own = seatIn(ctx.actor, edition.id)?.delegationId;
  const sheets = judged.sheets
    .map((sheet) => {
      const written = rows.filter((row) => ballotIdOf(row) === sheet.delegation);
      return {
        number: Number(sheet.delegation),
        own: written[0]?.delegation_id === own,
        total: sheet.total,
        overallRemark: written[0]?.overall_remark ?? "",
        scores: Object.fromEntries(
          criteria.map(({ id, key }) => [
            key,
            {
              score: sheet.scores[key]!,
              remark: written.find((row) => row.criterion_id === id)?.remark ?? "",
            },
          ]),
        ),
      };
    })
    .sort((a, b) => (unnumbered ? b.total - a.total || compareSheets(a, b) : a.number - b.number));
  return {
    title: entry.title,
    titleOwn: entry.title_own,
    titleLanguage: entry.title_language,
    country: entry.country,
    place: sayPlace(ranked),
    score: ranked.score?.printed ?? "none",
    plainMean: ranked.plainMean?.printed ?? "none",
    criteria: criteria.map(({ key, name, weight }) => ({ key, name, weight })),
    unnumbered,
    sheets: sheets.map(({ number, ...sheet }, index) => ({
      ...sheet,
      key: String(index + 1),
      number: unnumbered ? undefined : number,
    })),
    advice: (await adviceOf(ctx, edition, criteria, entry.id))
      .map((one) => ({
        own: one.delegationId === own,
        total: totalOf(ballots, plainScores(one)),
        scores: one.scores,
        overallRemark: one.overallRemark,
      }))
      .sort((a, b) => b.total - a.total || compareSheets(a, b))
      .map((one, index) => ({ ...one, key: String(index + 1) })),
  };
}

/** Equal totals stand in order of what was written, never of the numbers that are not to be told. */
function compareSheets(a: { scores: object; overallRemark: string }, b: typeof a): number {
  const text = (sheet: typeof a) => JSON.stringify([sheet.scores, sheet.overallRemark]);
  return text(a) < text(b) ? -1 : 1;
}
