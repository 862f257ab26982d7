import type { Ballots, Sheet } from "../../../scoring/ballots";
import { type RankedEntry, type Ranking, rank } from "../../../scoring/ranking";
import type { Context } from "../../database/context";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { historyHead } from "../history/record.server";
import { ballotsOf } from "./ballots.server";

export type JudgedSheet = Sheet & { total: number };

/** How an entry was judged, and where that puts it. */
export type JudgedEntry = {
  ranked: RankedEntry;
  sheets: readonly JudgedSheet[];
  recused: number;
  absent: number;
};

/** The ballots of an edition and what follows from them, each entry by its id too. */
export type Judged = { ballots: Ballots; ranking: Ranking; byEntry: ReadonlyMap<string, JudgedEntry> };

// By database and edition. In memory only, so that a ranking is never stored as truth.
const known = new WeakMap<object, Map<string, { head: string; judged: Judged }>>();

/**
 * Gives ballots and ranking of an edition to the queries that choose what a reader may see; it authorises nobody and
 * refuses before judging is closed. Whatever a ranking depends on changes by commands, and each adds to the edition's
 * history: until that has grown, what was computed last is what would be computed now.
 */
export async function judgedOf(ctx: Context, editionId: string): Promise<Judged> {
  // A transaction may have changed what it has not recorded yet.
  if (ctx.db.isTransaction) return computed(await ballotsOf(ctx, editionId));
  // Asked before the ballots: what is recorded meanwhile makes them stale at once, never the other way round.
  const head = await historyHead(ctx, editionId);
  const editions = known.get(ctx.db) ?? new Map<string, { head: string; judged: Judged }>();
  known.set(ctx.db, editions);
  const before = editions.get(editionId);
  if (before?.head === head) return before.judged;
  const judged = computed(await ballotsOf(ctx, editionId));
  editions.set(editionId, { head, judged });
  return judged;
}

/** Ranks an edition's entries for those who may see the order. */
export async function rankingOf(ctx: Context, editionId: string): Promise<Ranking> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "ranking.read", { edition: editionFacts(edition) });
  return (await judgedOf(ctx, edition.id)).ranking;
}

/** Says a place: "1", "2 =" where it is shared, "none" where there is none. */
export function sayPlace(ranked: RankedEntry | undefined): string {
  return ranked?.place == null ? "none" : `${ranked.place}${ranked.shared ? " =" : ""}`;
}

/** A delegation's total of an entry: the weighted mean of its scores, in points. */
export function totalOf(ballots: Ballots, scores: Readonly<Record<string, number>>): number {
  const weights = ballots.criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
  const sum = ballots.criteria.reduce((all, { id, weight }) => all + weight * (scores[id] ?? 0), 0);
  return Number((sum / weights).toFixed(6));
}

function computed(ballots: Ballots): Judged {
  const ranking = rank(ballots);
  const byEntry = new Map(
    ranking.entries.map((ranked) => [
      ranked.entry,
      { ranked, sheets: [] as JudgedSheet[], recused: 0, absent: 0 },
    ]),
  );
  for (const sheet of ballots.sheets) {
    byEntry.get(sheet.entry)!.sheets.push({ ...sheet, total: totalOf(ballots, sheet.scores) });
  }
  for (const { entry } of ballots.recusals) byEntry.get(entry)!.recused += 1;
  for (const { entry } of ballots.absences ?? []) byEntry.get(entry)!.absent += 1;
  return { ballots, ranking, byEntry };
}
