import type { Ballots, Sheet } from "../../../scoring/ballots";
import { type RankedEntry, type Ranking, rank } from "../../../scoring/ranking";
import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import { authorize } from "../authorize";
import { criteriaOf, editionById, editionFacts } from "../editions/editions.server";
import { entryFacts } from "../entries/entry-rows.server";
import { seatIn } from "../people/actor";
import { may } from "../people/permissions";
import { adviceOf, plainScores } from "./advice.server";
import { ballotsOf, prizePlaces } from "./ballots.server";
import { photoFinish, tieNote } from "./board-notes";
import { type ChairChecks, chairChecks, inWords } from "./chair-checks.server";
import { removedSheets } from "./recusals-sheets.server";

export type BoardEntry = {
  entryId: string;
  /** "1", or "2 =" where it is shared. */
  place: string;
  title: string;
  titleOwn: string | null;
  titleLanguage: string | null;
  country: string;
  score: string;
  plainMean: string;
  /** The delegations' totals; without numbers where one is recused, as the number left out would tell who is who. */
  dots: { number?: number; value: number }[];
  mean: number | undefined;
  /** Totals of the delegations that only advise, lowest first; they count nowhere and carry no number. */
  advice: number[];
  note: string | undefined;
  remark: string | undefined;
  /** False for a reader who is recused: place and official score only. */
  open: boolean;
  ownCountry: boolean;
};

export type Board = {
  axis: { min: number; max: number };
  entries: BoardEntry[];
  comparable: boolean;
  /** For the chair and the vice-chair only. */
  checks: ChairChecks | undefined;
};

/**
 * Shows the order once it is opened: place and official score to all of the jury and the secretariat, the
 * delegations' totals only on entries the reader is not recused from. Unknown to everybody before.
 */
export async function boardOf(ctx: Context, editionId: string): Promise<Board> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "ranking.read", { edition: editionFacts(edition) });
  const ballots = await ballotsOf(ctx, edition.id);
  const ranking = rank(ballots);
  const advice = await adviceOf(ctx, edition);
  const entries = await ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("edition_id", "=", edition.id)
    .execute();
  const rows = new Map(entries.map((entry) => [entry.id, entry]));
  const row = (id: string) => rows.get(id)!;
  const isOpen = (id: string) => mayReadScores(ctx, edition, row(id));
  const words = await wordsOf(ctx, edition, rows);
  const noteOf = notesOf(ballots, ranking, words, isOpen);
  const removed = await removedSheets(ctx, edition.id);
  const judgingOf = judgingByEntry(ballots);
  const shown = ranking.entries.map((ranked, at): BoardEntry => {
    const entry = row(ranked.entry);
    const judging = judgingOf.get(entry.id);
    const open = isOpen(entry.id);
    return {
      entryId: entry.id,
      place: ranked.place === null ? "none" : `${ranked.place}${ranked.shared ? " =" : ""}`,
      title: entry.title,
      titleOwn: entry.title_own,
      titleLanguage: entry.title_language,
      country: entry.country,
      score: ranked.score?.printed ?? "none",
      plainMean: open ? (ranked.plainMean?.printed ?? "none") : "",
      dots: open && judging ? dotsOf(ballots, judging) : [],
      mean: open ? ranked.score?.value : undefined,
      advice: open
        ? advice
            .filter((one) => one.entryId === entry.id)
            .map((one) => totalOf(ballots, plainScores(one)))
            .sort((a, b) => a - b)
        : [],
      note: noteOf(ranked, ranking.entries[at + 1]),
      remark:
        judging &&
        remarkOf(judging, open ? (removed.get(entry.id) ?? 0) : 0, ballots.distribution === "some"),
      open,
      ownCountry: seatIn(ctx.actor, edition.id)?.country === entry.country,
    };
  });
  const values = shown.flatMap((entry) => entry.dots.map((dot) => dot.value));
  const seat = seatIn(ctx.actor, edition.id)?.seat;
  return {
    axis: {
      min: values.length > 0 ? Math.floor(Math.min(...values)) : ballots.scale.min,
      max: values.length > 0 ? Math.ceil(Math.max(...values)) : ballots.scale.max,
    },
    entries: shown,
    comparable: ranking.comparable,
    checks:
      seat === "chair" || seat === "vice-chair" ? readable(chairChecks(ballots, words), isOpen) : undefined,
  };
}

/** Says whether the reader may see what the delegations gave an entry. */
export function mayReadScores(ctx: Context, edition: EditionsRow, entry: EntriesRow): boolean {
  return may(ctx.actor, "ranking.read-scores", { edition: editionFacts(edition), entry: entryFacts(entry) });
}

/** A delegation's total of an entry: the weighted mean of its scores, in points. */
export function totalOf(ballots: Ballots, scores: Readonly<Record<string, number>>): number {
  const weights = ballots.criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
  const sum = ballots.criteria.reduce((all, { id, weight }) => all + weight * (scores[id] ?? 0), 0);
  return Number((sum / weights).toFixed(6));
}

/** True where a number beside the entry would tell which delegation is recused from it. */
export function numbersWouldTell(ballots: Ballots, entryId: string): boolean {
  return ballots.recusals.some((recusal) => recusal.entry === entryId);
}

type Judging = { sheets: Sheet[]; recused: number; absent: number };

/** Gives each entry's sheets, recusals and absences in one pass. */
function judgingByEntry(ballots: Ballots): ReadonlyMap<string, Judging> {
  const all = new Map<string, Judging>(
    ballots.entries.map(({ id }) => [id, { sheets: [], recused: 0, absent: 0 }]),
  );
  for (const sheet of ballots.sheets) all.get(sheet.entry)?.sheets.push(sheet);
  for (const { entry } of ballots.recusals) {
    const judging = all.get(entry);
    if (judging) judging.recused += 1;
  }
  for (const { entry } of ballots.absences ?? []) {
    const judging = all.get(entry);
    if (judging) judging.absent += 1;
  }
  return all;
}

function dotsOf(ballots: Ballots, { sheets, recused }: Judging): BoardEntry["dots"] {
  return sheets
    .map((sheet) => ({
      ...(recused > 0 ? {} : { number: Number(sheet.delegation) }),
      value: totalOf(ballots, sheet.scores),
    }))
    .sort((a, b) => a.value - b.value);
}

function remarkOf({ sheets, recused, absent }: Judging, removed: number, some: boolean): string | undefined {
  const said = [
    ...(some ? [`Judged by ${sheets.length === 1 ? "1 delegation" : `${sheets.length} delegations`}`] : []),
    ...(recused > 0 ? [`${recused === 1 ? "one delegation" : `${recused} delegations`} recused`] : []),
    ...(removed > 0 ? [`${removed === 1 ? "one sheet" : `${removed} sheets`} removed by it`] : []),
    ...(absent > 0 ? [`${absent === 1 ? "one sheet" : `${absent} sheets`} absent`] : []),
  ].join(", ");
  return said === "" ? undefined : said.charAt(0).toUpperCase() + said.slice(1);
}

type BoardWords = { title: (id: string) => string; criterion: (key: string) => string };

async function wordsOf(
  ctx: Context,
  edition: EditionsRow,
  entries: ReadonlyMap<string, EntriesRow>,
): Promise<BoardWords> {
  const criteria = await criteriaOf(ctx, edition.id);
  return {
    title: (id) => entries.get(id)?.title ?? id,
    criterion: (key) => criteria.find((criterion) => criterion.key === key)?.name ?? key,
  };
}

/** A tie is told under the last of its entries, a photo finish under the one that is ahead; prizes only. */
function notesOf(
  ballots: Ballots,
  ranking: Ranking,
  words: BoardWords,
  isOpen: (entryId: string) => boolean,
): (ranked: RankedEntry, next: RankedEntry | undefined) => string | undefined {
  const weights = ballots.criteria.map((criterion) => criterion.weight);
  const share = Math.max(...weights) / weights.reduce((sum, weight) => sum + weight, 0);
  const tiedUntil = new Map(tiedGroups(ranking.entries).map((group) => [group.at(-1), group]));
  return (ranked, next) => {
    const tied = tiedUntil.get(ranked.entry);
    const notes: string[] = [];
    if (tied) {
      const noteWords = {
        title: words.title,
        inWords: (sentence: string) => inWords(sentence, ballots, words),
      };
      const steps = ranking.tieLog.filter((step) => step.tied.every((id) => tied.includes(id)));
      notes.push(tieNote(tied, steps, ranking.openTies, noteWords, !tied.every(isOpen)));
    }
    if (ranked.place !== null && ranked.place <= prizePlaces && ranked.score && next?.score) {
      const side = (one: RankedEntry) => ({
        title: words.title(one.entry),
        score: one.score!.value,
        printed: one.score!.printed,
      });
      const oneStep = (ballots.scale.step * share) / Math.max(1, ranked.delegations);
      const photo = photoFinish(side(ranked), side(next), oneStep);
      if (photo) notes.push(photo);
    }
    return notes.length > 0 ? notes.join(" ") : undefined;
  };
}

/** Groups neighbours with exactly the same official score, whatever a tie rule made of them. */
function tiedGroups(entries: readonly RankedEntry[]): string[][] {
  const groups: { score: string; ids: string[] }[] = [];
  for (const { entry, score } of entries) {
    if (score === null) continue;
    const value = score.exact ?? String(score.value);
    const last = groups.at(-1);
    if (last?.score === value) last.ids.push(entry);
    else groups.push({ score: value, ids: [entry] });
  }
  return groups.map((group) => group.ids).filter((ids) => ids.length > 1);
}

function readable(sheet: ChairChecks, isOpen: (entryId: string) => boolean): ChairChecks {
  return {
    checks: sheet.checks.filter((check) => check.entries.every(isOpen)),
    entries: sheet.entries.filter((one) => isOpen(one.entry)),
  };
}
