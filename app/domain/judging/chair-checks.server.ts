import { additiveModel } from "../../../scoring/additive-model";
import type { Ballots } from "../../../scoring/ballots";
import { bootstrap } from "../../../scoring/bootstrap";
import { delegationStatistics } from "../../../scoring/delegation-statistics";
import { designQuality } from "../../../scoring/design-quality";
import { copelandNet, type Pairwise, pairwiseOf } from "../../../scoring/pairwise";
import { rankStanding, type Standing, standingOf } from "../../../scoring/ranking";
import { studentisedResiduals } from "../../../scoring/residuals";
import { smallestScoreChanges } from "../../../scoring/score-flip";
import { decimalsFor, groupsByScore, printScore, rangeOf, type Scores } from "../../../scoring/scores";
import { adjustedTrimmedScores } from "../../../scoring/trimmed";
import { smallestWeightChanges } from "../../../scoring/weight-flip";
import { designChecks } from "./design-checks";

export type CheckLevel = "red" | "amber" | "info";
/** `entries`: what the sentence is about; a reader recused from one of them does not get it. */
export type Check = { level: CheckLevel; sentence: string; entries: readonly string[] };

/** What stands beside the official score of an entry on the chair's sheet. */
export type CheckedEntry = {
  entry: string;
  delegations: number;
  trimmed: string | null;
  comparisonsWon: number;
  /** The places it takes in nine of ten juries drawn again from the same delegations. */
  places: string | null;
};

export type ChairChecks = { checks: Check[]; entries: CheckedEntry[] };

type Words = { title: (entryId: string) => string; criterion: (key: string) => string };

// From 600 simulated juries of each kind: ordinary ones rarely reach these, an erratic or strategic delegation does.
const mostMeanSquareRatio = 2;
const leastRestCorrelation = 0.4;
const mostResidual = 3.9;
const leastStability = 0.5;
const mostWeightPoints = 5;

/**
 * Gives the checks of the chair's sheet: what the plain mean, the trimmed mean and direct comparison say of the first
 * place, which delegation's scores do not follow the others, and how little would change the winner. None of them
 * changes a score.
 */
export function chairChecks(ballots: Ballots, words: Words): ChairChecks {
  const standing = standingOf(ballots);
  const ranking = rankStanding(ballots, standing);
  const { table, adjusted, official, plain } = standing;
  const first = ranking.places[0]?.entries ?? [];
  const trimmed = adjusted === null ? null : adjustedTrimmedScores(table, adjusted);
  const pairwise = pairwiseOf(table);
  const net = copelandNet(pairwise);
  const stability = bootstrap(table, ballots.seed);
  const said = (ids: readonly string[]) => ids.map((id) => `"${words.title(id)}"`).join(" and ");
  const sentence = inWords(ballots, words);

  const checks: Check[] = ranking.warnings.map((warning) => ({
    level: warning.level,
    sentence: sentence(warning.sentence),
    entries: warning.entries ?? [],
  }));
  if (ballots.distribution === "some")
    checks.push(...designChecks(ballots.method, designQuality(table), table.entries));
  checks.push(...delegationChecks(standing, words));
  if (official !== null && first.length > 0) {
    const differs = (scores: Scores | null): string[] | undefined => {
      const leaders = scores === null ? [] : leadersOf(standing, scores);
      return leaders.length > 0 && !leaders.some((id) => first.includes(id)) ? leaders : undefined;
    };
    const plainFirst = differs(plain);
    if (plainFirst) {
      checks.push({
        level: "amber",
        sentence: `Without the ${ballots.distribution === "some" ? "correction for who judged what" : "recusal correction"} ${said(plainFirst)} would be first, not ${said(first)}.`,
        entries: [...plainFirst, ...first],
      });
    }
    const trimmedFirst = differs(trimmed);
    if (trimmedFirst) {
      checks.push({
        level: "amber",
        sentence: `Leaving out each entry's highest and lowest total, ${said(trimmedFirst)} would be first.`,
        entries: [...trimmedFirst, ...first],
      });
    }
    const preferred = table.entries.filter((_, i) => net[i] === Math.max(...net));
    if (!preferred.some((id) => first.includes(id))) {
      checks.push({
        level: "amber",
        sentence: `In direct comparison more delegations prefer ${said(preferred)} to ${said(first)}.`,
        entries: [...preferred, ...first],
      });
    }
    checks.push(...flipChecks(ballots, standing, words));
    const stable = stability?.entries.find((one) => one.entry === first[0]);
    if (first.length === 1 && stable && stable.first < leastStability) {
      checks.push({
        level: "amber",
        sentence: `With another draw of the same delegations ${said(first)} would be first in fewer than half of the cases.`,
        entries: first,
      });
    }
  }
  const decimals = trimmed === null ? 2 : decimalsFor(trimmed);
  return {
    checks: checks.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level)),
    entries: ranking.entries.map((ranked) => {
      const i = table.entries.indexOf(ranked.entry);
      const range = stability?.entries.find((one) => one.entry === ranked.entry);
      return {
        entry: ranked.entry,
        delegations: ranked.delegations,
        trimmed: trimmed === null ? null : (printScore(trimmed, i, decimals)?.printed ?? null),
        comparisonsWon: comparisonsWon(pairwise, i),
        places:
          range?.placesFrom == null ? null : sayRange(range.placesFrom, range.placesTo ?? range.placesFrom),
      };
    }),
  };
}

const levels: readonly CheckLevel[] = ["red", "amber", "info"];

function sayRange(from: number, to: number): string {
  return from === to ? String(from) : `${from} to ${to}`;
}

function comparisonsWon({ size, wins }: Pairwise, entry: number): number {
  let won = 0;
  for (let other = 0; other < size; other += 1) {
    if ((wins[entry * size + other] ?? 0) > (wins[other * size + entry] ?? 0)) won += 1;
  }
  return won;
}

function leadersOf({ table }: Standing, scores: Scores): string[] {
  const all = table.entries.map((_, i) => i);
  const [best] = groupsByScore(scores, all, rangeOf(table));
  return (best ?? []).map((i) => table.entries[i]!);
}

function delegationChecks({ table }: Standing, words: Words): Check[] {
  const model = additiveModel(table);
  const odd = delegationStatistics(table, model).filter(
    (one) =>
      one.entriesScored > 0 &&
      ((one.meanSquareRatio ?? 0) > mostMeanSquareRatio ||
        (one.restCorrelation ?? 1) < leastRestCorrelation ||
        (one.entriesScored > 1 && one.differentTotals === 1)),
  );
  const far = model === null ? [] : studentisedResiduals(model);
  return [
    ...odd.map(
      (one): Check => ({
        level: "red",
        sentence: `The scores of delegation ${Number(one.delegation)} do not follow the pattern of the others. Please ask for the reasons.`,
        entries: [],
      }),
    ),
    ...far
      .filter((one) => Math.abs(one.studentised) > mostResidual)
      .map(
        (one): Check => ({
          level: "red",
          sentence: `Delegation ${Number(one.delegation)} gave "${words.title(one.entry)}" ${Math.abs(one.residual).toFixed(1)} points ${one.residual < 0 ? "less" : "more"} than its other scores lead one to expect.`,
          entries: [one.entry],
        }),
      ),
  ];
}

function flipChecks(ballots: Ballots, { table }: Standing, words: Words): Check[] {
  if (ballots.method === "adjusted-trimmed-mean") return [];
  const checks: Check[] = [];
  const [score] = smallestScoreChanges(table, 1, ballots.method) ?? [];
  const change = score?.changes[0];
  if (score?.place === 1 && score.steps === 1 && change) {
    const rivals = change.reachedBy.map((id) => `"${words.title(id)}"`).join(" and ");
    checks.push({
      level: "amber",
      sentence: `Photo finish: one step of delegation ${Number(change.delegation)} on ${words.criterion(change.criterion)}, for "${words.title(change.entry)}", would bring ${rivals} level with "${words.title(score.holder)}".`,
      entries: [change.entry, score.holder, ...change.reachedBy],
    });
  }
  const [weight] = smallestWeightChanges(table, 1, ballots.method) ?? [];
  if (weight?.place === 1 && weight.smallest && weight.smallest.pointsMoved <= mostWeightPoints) {
    const { rival, pointsMoved, givers, receiver } = weight.smallest;
    checks.push({
      level: "amber",
      sentence: `Moving ${pointsMoved.toFixed(1)} of 100 weight points from ${givers.map(words.criterion).join(" and ")} to ${words.criterion(receiver)} would bring "${words.title(rival)}" level with "${words.title(weight.holder)}".`,
      entries: [rival, weight.holder],
    });
  }
  return checks;
}

/**
 * Makes what puts titles in place of ids, names in place of criterion keys, and a delegation's own number in place of its
 * rank.
 */
export function inWords(ballots: Ballots, words: Words): (sentence: string) => string {
  const entries = new Set(ballots.entries.map((entry) => entry.id));
  return (sentence) =>
    ballots.criteria
      .reduce(
        (text, { id }) => text.replaceAll(`criterion "${id}"`, `"${words.criterion(id)}"`),
        sentence.replace(/[\w-]+/g, (word) => (entries.has(word) ? `"${words.title(word)}"` : word)),
      )
      .replace(/\bdelegations? \d+(?:(?:, | and )\d+)*/g, (named) =>
        named.replace(/\d+/g, (rank) => String(Number(ballots.delegations[Number(rank) - 1]?.id ?? rank))),
      );
}
