import type { Ballots } from "../../../scoring/ballots";
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
  const shown = ranking.entries.map((ranked): BoardEntry => {
    const entry = row(ranked.entry);
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
      dots: open ? dotsOf(ballots, entry.id) : [],
      mean: open ? ranked.score?.value : undefined,
      advice: open
        ? advice
            .filter((one) => one.entryId === entry.id)
            .map((one) => totalOf(ballots, plainScores(one)))
            .sort((a, b) => a - b)
        : [],
      note: noteOf(ranked),
      remark: remarkOf(ballots, entry.id),
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

function dotsOf(ballots: Ballots, entryId: string): BoardEntry["dots"] {
  const silent = numbersWouldTell(ballots, entryId);
  return ballots.sheets
    .filter((sheet) => sheet.entry === entryId)
    .map((sheet) => ({
      ...(silent ? {} : { number: Number(sheet.delegation) }),
      value: totalOf(ballots, sheet.scores),
    }))
    .sort((a, b) => a.value - b.value);
}

function remarkOf(ballots: Ballots, entryId: string): string | undefined {
  const recused = ballots.recusals.filter((one) => one.entry === entryId).length;
  const absent = (ballots.absences ?? []).filter((one) => one.entry === entryId).length;
  const said = [
    ...(recused > 0 ? [`${recused === 1 ? "One delegation" : `${recused} delegations`} recused`] : []),
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
): (ranked: RankedEntry) => string | undefined {
  const weights = ballots.criteria.map((criterion) => criterion.weight);
  const share = Math.max(...weights) / weights.reduce((sum, weight) => sum + weight, 0);
  const ties = tiedGroups(ranking.entries);
  return (ranked) => {
    const at = ranking.entries.indexOf(ranked);
    const tied = ties.find((group) => group.at(-1) === ranked.entry);
    const notes: string[] = [];
    if (tied) {
      const noteWords = {
        title: words.title,
        inWords: (sentence: string) => inWords(sentence, ballots, words),
      };
      const steps = ranking.tieLog.filter((step) => step.tied.every((id) => tied.includes(id)));
      notes.push(tieNote(tied, steps, ranking.openTies, noteWords, !tied.every(isOpen)));
    }
    const next = ranking.entries[at + 1];
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
