import type { Ballots } from "../../../scoring/ballots";
import type { RankedEntry, Ranking } from "../../../scoring/ranking";
import type { TieStep } from "../../../scoring/ties";
import type { Context } from "../../database/context";
import { authorize } from "../authorize";
import { criteriaOf, editionById, editionFacts } from "../editions/editions.server";
import { isOf, seatIn } from "../people/actor";
import { may } from "../people/permissions";
import { adviceOf, plainScores } from "./advice.server";
import { prizePlaces } from "./ballots.server";
import { photoFinish, tieNote } from "./board-notes";
import { type ChairChecks, chairChecks, inWords } from "./chair-checks.server";
import { type JudgedEntry, judgedOf, sayPlace, totalOf } from "./ranking.server";
import { removedSheets } from "./recusals-sheets.server";
import { withoutEntries } from "./what-if-outcome.server";

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
  /**
   * The delegations' totals; without numbers where one is recused, as the number left out would tell who is who, and
   * everywhere for a reader recused from an entry that was dealt, as the number that stands least would tell who judges it.
   */
  dots: { number?: number; value: number }[];
  mean: number | undefined;
  /** Totals of the delegations that only advise, lowest first; they count nowhere and carry no number. */
  advice: number[];
  note: string | undefined;
  remark: string | undefined;
  /** False where the judging is hidden from the reader: place and official score only. */
  open: boolean;
  ownCountry: boolean;
};

export type Board = {
  axis: { min: number; max: number };
  entries: BoardEntry[];
  comparable: boolean;
  /** For the chair and the vice-chair only, as if entries whose judging is hidden from them had not been entered. */
  checks: ChairChecks | undefined;
};

/**
 * Shows the order once it is opened: place and official score to all of the jury and the secretariat, the
 * delegations' totals only on entries whose judging is not hidden from the reader. Unknown to everybody before.
 */
export async function boardOf(ctx: Context, editionId: string): Promise<Board> {
  const edition = await editionById(ctx, editionId);
  const facts = editionFacts(edition);
  authorize(ctx, "ranking.read", { edition: facts });
  const { ballots, ranking, byEntry } = await judgedOf(ctx, edition.id);
  const criteria = await criteriaOf(ctx, edition.id);
  const entries = await ctx.db
    .selectFrom("entries")
    .select(["id", "country", "created_at", "title", "title_own", "title_language"])
    .where("edition_id", "=", edition.id)
    .execute();
  const rows = new Map(entries.map((entry) => [entry.id, entry]));
  const open = new Set(
    entries
      .filter((entry) => may(ctx.actor, "ranking.read-scores", { edition: facts, entry }))
      .map((entry) => entry.id),
  );
  const isOpen = (id: string) => open.has(id);
  const words: BoardWords = {
    title: (id) => rows.get(id)?.title ?? id,
    criterion: (key) => criteria.find((criterion) => criterion.key === key)?.name ?? key,
  };
  const noteOf = notesOf(ballots, ranking, words, isOpen);
  const removed = await removedSheets(ctx, edition.id);
  const advice = new Map<string, number[]>();
  for (const one of await adviceOf(ctx, edition, criteria)) {
    advice.set(one.entryId, [...(advice.get(one.entryId) ?? []), totalOf(ballots, plainScores(one))]);
  }
  const own = seatIn(ctx.actor, edition.id);
  const uncounted = ballots.distribution === "some" && !ballots.entries.every(({ id }) => isOpen(id));
  const shown = ranking.entries.map((ranked, at): BoardEntry => {
    const entry = rows.get(ranked.entry)!;
    const judged = byEntry.get(entry.id)!;
    const open = isOpen(entry.id);
    return {
      entryId: entry.id,
      place: sayPlace(ranked),
      title: entry.title,
      titleOwn: entry.title_own,
      titleLanguage: entry.title_language,
      country: entry.country,
      score: ranked.score?.printed ?? "none",
      plainMean: open ? (ranked.plainMean?.printed ?? "none") : "",
      dots: open ? dotsOf(judged, uncounted) : [],
      mean: open ? ranked.score?.value : undefined,
      advice: open ? (advice.get(entry.id) ?? []).sort((a, b) => a - b) : [],
      note: noteOf(ranked, ranking.entries[at + 1]),
      remark: open
        ? remarkOf(judged, removed.get(entry.id) ?? 0, ballots.distribution === "some")
        : undefined,
      open,
      ownCountry: isOf(ctx.actor, entry.country),
    };
  });
  const values = shown.flatMap((entry) => entry.dots.map((dot) => dot.value));
  return {
    axis: {
      min: values.length > 0 ? Math.floor(Math.min(...values)) : ballots.scale.min,
      max: values.length > 0 ? Math.ceil(Math.max(...values)) : ballots.scale.max,
    },
    entries: shown,
    comparable: ranking.comparable,
    checks:
      own?.seat === "chair" || own?.seat === "vice-chair" ? checksFor(ballots, words, isOpen) : undefined,
  };
}

function dotsOf({ sheets, recused }: JudgedEntry, uncounted: boolean): BoardEntry["dots"] {
  return sheets
    .map(({ delegation, total }) => ({
      ...(recused > 0 || uncounted ? {} : { number: Number(delegation) }),
      value: total,
    }))
    .sort((a, b) => a.value - b.value);
}

function remarkOf(
  { sheets, recused, absent }: JudgedEntry,
  removed: number,
  some: boolean,
): string | undefined {
  const said = [
    ...(some ? [`Judged by ${sheets.length === 1 ? "1 delegation" : `${sheets.length} delegations`}`] : []),
    ...(recused > 0 ? [`${recused === 1 ? "one delegation" : `${recused} delegations`} recused`] : []),
    ...(removed > 0 ? [`${removed === 1 ? "one sheet" : `${removed} sheets`} removed by it`] : []),
    ...(absent > 0 ? [`${absent === 1 ? "one sheet" : `${absent} sheets`} absent`] : []),
  ].join(", ");
  return said === "" ? undefined : said.charAt(0).toUpperCase() + said.slice(1);
}

type BoardWords = { title: (id: string) => string; criterion: (key: string) => string };

/** A tie is told under the last of its entries, a photo finish under the one that is ahead; prizes only. */
function notesOf(
  ballots: Ballots,
  ranking: Ranking,
  words: BoardWords,
  isOpen: (entryId: string) => boolean,
): (ranked: RankedEntry, next: RankedEntry | undefined) => string | undefined {
  const weights = ballots.criteria.map((criterion) => criterion.weight);
  const share = Math.max(...weights) / weights.reduce((sum, weight) => sum + weight, 0);
  const groups = tiedGroups(ranking.entries);
  const tiedUntil = new Map(groups.map((group) => [group.at(-1), group]));
  const stepsOf = stepsByGroup(ranking.tieLog, groups);
  const noteWords = { title: words.title, inWords: inWords(ballots, words) };
  return (ranked, next) => {
    const tied = tiedUntil.get(ranked.entry);
    const notes: string[] = [];
    if (tied) {
      notes.push(tieNote(tied, stepsOf.get(tied) ?? [], ranking.openTies, noteWords, !tied.every(isOpen)));
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

type Group = readonly string[];

/** Gives each group the steps that were taken on it or on a part of it, in their order. */
function stepsByGroup(log: readonly TieStep[], groups: readonly Group[]): ReadonlyMap<Group, TieStep[]> {
  const groupOf = new Map(groups.flatMap((group) => group.map((id): [string, Group] => [id, group])));
  const steps = new Map<Group, TieStep[]>();
  for (const step of log) {
    const group = groupOf.get(step.tied[0] ?? "");
    if (!group || step.tied.some((id) => groupOf.get(id) !== group)) continue;
    steps.set(group, [...(steps.get(group) ?? []), step]);
  }
  return steps;
}

/** Made without the hidden entries, as comparisons with them would tell how they were judged. */
function checksFor(ballots: Ballots, words: BoardWords, isOpen: (entryId: string) => boolean): ChairChecks {
  const hidden = ballots.entries.map((entry) => entry.id).filter((id) => !isOpen(id));
  if (hidden.length === ballots.entries.length) return { checks: [], entries: [] };
  return chairChecks(withoutEntries(ballots, hidden), words);
}
