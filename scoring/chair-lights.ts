import type { Ballots, Id } from "./ballots";
import { delegationLights } from "./chair-lights-delegations";
import type { ChairLight } from "./chair-sheet";
import type { Checks } from "./checks";
import { pairwiseOf } from "./pairwise";
import { listText, numberText, percentText } from "./printing";
import type { Ranking, Standing } from "./ranking";

/** When a light goes on; chosen so that an honest jury seldom sees red or amber. */
export const THRESHOLDS = {
  unstable: 0.5,
  lessStable: 0.8,
  weightPoints: 5,
  steps: 1,
} as const;

/** Makes a light; lists and numbers may be left out. */
export function light(
  level: ChairLight["level"],
  code: string,
  sentence: string,
  more: Partial<Pick<ChairLight, "entries" | "delegationNumbers" | "numbers">> = {},
): ChairLight {
  return { level, code, sentence, entries: [], delegationNumbers: [], numbers: {}, ...more };
}

/** Gives everything the chair should see, red first; each sentence stands on its own. */
export function chairLights(
  ballots: Ballots,
  standing: Standing,
  ranking: Ranking,
  checks: Checks | null,
): ChairLight[] {
  const lights: ChairLight[] = ranking.warnings.map(({ level, code, sentence, entries, delegationNumbers }) =>
    light(level, code, sentence, { entries: entries ?? [], delegationNumbers: delegationNumbers ?? [] }),
  );
  lights.push(...tieLights(ballots, ranking));
  if (checks === null)
    lights.push(
      light(
        "info",
        "not-checked",
        "There are too many entries and delegations for the checks beside the ranking.",
      ),
    );
  else {
    lights.push(...delegationLights(checks));
    const winner = ranking.places[0]?.entries;
    if (winner?.length === 1) lights.push(...winnerLights(ballots, standing, winner[0] as Id, checks));
    lights.push(...agreementLights(checks));
  }
  const order = { red: 0, amber: 1, info: 2 } as const;
  return lights
    .map((one, n) => ({ one, n }))
    .sort((a, b) => order[a.one.level] - order[b.one.level] || a.n - b.n)
    .map(({ one }) => one);
}

/** Ties in a prize place that a rule has decided; those that wait for a ballot are among the ranking's warnings. */
function tieLights(ballots: Ballots, ranking: Ranking): ChairLight[] {
  const places = new Map(
    ranking.entries.map(({ entry, place }) => [entry, place ?? Number.POSITIVE_INFINITY]),
  );
  const prize = ballots.prizePlaces ?? 3;
  return ranking.tieLog
    .filter(
      ({ groups, tied }) => groups.length > 1 && tied.some((entry) => (places.get(entry) as number) <= prize),
    )
    .map(({ tied, number, sentence }) =>
      light(
        "red",
        "tie-decided",
        `${listText(tied)} have exactly the same score. Tie rule ${number} decides. ${sentence}`,
        {
          entries: tied,
          numbers: { rule: number },
        },
      ),
    );
}

function winnerLights(ballots: Ballots, standing: Standing, winner: Id, checks: Checks): ChairLight[] {
  const lights: ChairLight[] = [];
  const { plainMean, adjustedTrimmed, copeland } = checks.firstBy;
  if (ballots.method !== "plain-mean" && !plainMean.includes(winner))
    lights.push(
      light(
        "amber",
        "plain-mean-differs",
        `Without the recusal correction ${listText(plainMean)} would be first.${reasonFor(standing, winner, plainMean)}`,
        {
          entries: [winner, ...plainMean],
        },
      ),
    );
  if (adjustedTrimmed.length > 0 && !adjustedTrimmed.includes(winner))
    lights.push(
      light(
        "amber",
        "trimmed-differs",
        `Leaving out each entry's highest and lowest score, ${listText(adjustedTrimmed)} would be first.`,
        {
          entries: [winner, ...adjustedTrimmed],
        },
      ),
    );
  if (!copeland.includes(winner)) lights.push(comparisonLight(standing, winner, copeland));
  const flip = checks.scoreChanges?.find(({ place }) => place === 1);
  if (flip?.steps != null && flip.steps <= THRESHOLDS.steps) {
    const change = flip.changes[0];
    const others = flip.changes.length - 1;
    if (change !== undefined)
      lights.push(
        light(
          "amber",
          "photo-finish",
          `Photo finish: one step of delegation ${change.delegationNumber} on criterion "${change.criterion}" for ${change.entry} (${change.from} to ${change.to}) would bring ${listText(change.reachedBy)} level with or ahead of ${winner}${others > 0 ? `, and so would ${others} other single steps` : ""}.`,
          {
            entries: [winner, ...change.reachedBy],
            delegationNumbers: [change.delegationNumber],
            numbers: { steps: flip.steps, ways: flip.changes.length },
          },
        ),
      );
  }
  const weights = checks.weightChanges?.find(({ place }) => place === 1)?.smallest;
  if (weights && weights.pointsMoved <= THRESHOLDS.weightPoints)
    lights.push(
      light(
        "amber",
        "weights-decide",
        `Moving ${numberText(weights.pointsMoved, 1)} of 100 weight points from ${listText(weights.givers)} to ${weights.receiver} would bring ${weights.rival} level with ${winner}.`,
        { entries: [winner, weights.rival], numbers: { pointsMoved: weights.pointsMoved } },
      ),
    );
  lights.push(...stabilityLights(winner, checks));
  const margin = checks.margin;
  if (margin?.standardError != null && margin.points < margin.standardError)
    lights.push(
      light(
        "info",
        "narrow-margin",
        `The lead of ${margin.winner} over ${margin.second} is ${numberText(margin.points, 2)} points, less than its uncertainty of ${numberText(margin.standardError, 2)}. That is common.`,
        {
          entries: [margin.winner, margin.second],
          numbers: { margin: margin.points, standardError: margin.standardError },
        },
      ),
    );
  return lights;
}

function stabilityLights(winner: Id, checks: Checks): ChairLight[] {
  const lights: ChairLight[] = [];
  const own = checks.stability?.entries.find(({ entry }) => entry === winner);
  if (own !== undefined) {
    const { first } = own;
    const level = first < THRESHOLDS.unstable ? "amber" : "info";
    const code =
      first < THRESHOLDS.unstable ? "unstable" : first < THRESHOLDS.lessStable ? "less-stable" : "stable";
    const more =
      first < THRESHOLDS.unstable
        ? " With another draw of delegations it would be first in fewer than half of the cases."
        : "";
    lights.push(
      light(level, code, `${winner} stays first in ${percentText(first)} of re-drawn juries.${more}`, {
        entries: [winner],
        numbers: { first, juries: checks.stability?.juries ?? null },
      }),
    );
  }
  const decisive = checks.withoutDelegation.flatMap(({ left, winners }) =>
    winners !== null && !(winners.length === 1 && winners[0] === winner)
      ? [checks.delegations.find(({ delegation }) => delegation === left)?.number ?? 0]
      : [],
  );
  if (decisive.length > 0)
    lights.push(
      light(
        "info",
        "one-delegation-decides",
        `Without delegation ${listText(decisive)}${decisive.length > 1 ? ", each alone," : ""} another entry would be first or share first place. That is common.`,
        {
          delegationNumbers: decisive,
        },
      ),
    );
  return lights;
}

/** Names delegations that did not score one of the two entries and are clearly stricter or more generous than others. */
function reasonFor({ table, adjusted }: Standing, winner: Id, others: readonly Id[]): string {
  if (adjusted === null) return "";
  const sentences = [winner, ...others].flatMap((entry) => {
    const i = table.entries.indexOf(entry);
    const scored = new Set(
      table.delegationOf.subarray(table.rowStart[i] as number, table.rowStart[i + 1] as number),
    );
    return table.delegations.flatMap((_, j) => {
      const offset = adjusted.offsets.values[j];
      if (scored.has(j) || offset == null || Math.abs(offset) < 0.005) return [];
      const points = numberText(Math.abs(offset), 2);
      return [
        `delegation ${j + 1}, which scores ${points} points ${offset < 0 ? "lower" : "higher"} than the average, did not score ${entry}`,
      ];
    });
  });
  return sentences.length === 0 || sentences.length > 4 ? "" : ` Reason: ${sentences.join("; ")}.`;
}

function comparisonLight({ table }: Standing, winner: Id, best: readonly Id[]): ChairLight {
  const own = table.entries.indexOf(winner);
  const beaters = best.filter((entry) => {
    const { wins } = pairwiseOf(table, [own, table.entries.indexOf(entry)]);
    return (wins[2] as number) > (wins[1] as number);
  });
  const sentence =
    beaters.length > 0
      ? `In direct comparison more delegations prefer ${listText(beaters)} to ${winner}.`
      : `${listText(best)} wins more direct comparisons than ${winner}.`;
  return light("amber", "comparisons-differ", sentence, { entries: [winner, ...best] });
}

function agreementLights({ agreement }: Checks): ChairLight[] {
  const { totals, reliabilityOfMean, completeEntries } = agreement;
  const lights: ChairLight[] = [];
  if (totals.alpha !== null)
    lights.push(
      light(
        "info",
        "agreement",
        `Agreement of single delegations on the totals: Krippendorff's alpha ${numberText(totals.alpha, 2)}. An ordinary jury has 0.25 to 0.65.`,
        {
          numbers: { alpha: totals.alpha },
        },
      ),
    );
  if (reliabilityOfMean !== null)
    lights.push(
      light(
        "info",
        "reliability",
        `Reliability of the order by the mean of all delegations: ${numberText(reliabilityOfMean, 2)} (ICC(3,k), ${completeEntries} entries that all delegations scored).`,
        {
          numbers: { reliability: reliabilityOfMean, entries: completeEntries },
        },
      ),
    );
  return lights;
}
