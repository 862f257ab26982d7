import { additiveModel, covariancesOf } from "../../scoring/additive-model";
import { agreementOf } from "../../scoring/agreement";
import { assign } from "../../scoring/assignment";
import type { AssignmentProblem } from "../../scoring/assignment-plan";
import { type Ballots, FORMAT } from "../../scoring/ballots";
import { parseBallots } from "../../scoring/ballots-reading";
import { bootstrap } from "../../scoring/bootstrap";
import { componentsOf } from "../../scoring/connectedness";
import { delegationStatistics } from "../../scoring/delegation-statistics";
import { designQuality } from "../../scoring/design-quality";
import { digestOf } from "../../scoring/digest";
import { krippendorffAlpha } from "../../scoring/krippendorff";
import { leaveOneCriterionOut, leaveOneDelegationOut } from "../../scoring/leave-one-out";
import { fitWith, normalEquations } from "../../scoring/normal-equations";
import { copelandNet, pairwiseOf } from "../../scoring/pairwise";
import { plainMean } from "../../scoring/plain-mean";
import { type Draws, drawsFrom } from "../../scoring/random";
import { rank, rankStanding, standingOf } from "../../scoring/ranking";
import { rational } from "../../scoring/rational";
import { studentisedResiduals } from "../../scoring/residuals";
import { schulze } from "../../scoring/schulze";
import { smallestScoreChanges } from "../../scoring/score-flip";
import { adjustedScores } from "../../scoring/scores";
import { type Table, tableOf } from "../../scoring/totals";
import { smallestWeightChanges } from "../../scoring/weight-flip";

type Print = (line: string) => void;

const ids = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${letter}${String(n).padStart(5, "0")}`);

/** Draws ballots: every delegation scores the entries that `chosen` names for it. */
function drawnBallots(
  entries: number,
  delegations: number,
  criteria: number,
  chosen: (delegation: number, draws: Draws) => Iterable<number>,
): Ballots {
  const draws = drawsFrom(20_260_101);
  const names = ids("e", entries);
  const marks = ids("c", criteria);
  const quality = names.map(() => draws.below(5));
  const seats = ids("d", delegations);
  return {
    format: FORMAT,
    edition: "bench",
    scale: { min: 0, max: 10, step: 0.5 },
    criteria: marks.map((id, c) => ({ id, weight: 10 + c })),
    delegations: seats.map((id) => ({ id })),
    entries: names.map((id) => ({ id })),
    distribution: "some",
    sheets: seats.flatMap((delegation, j) =>
      [...chosen(j, draws)].map((i) => ({
        delegation,
        entry: names[i] as string,
        scores: Object.fromEntries(marks.map((id) => [id, ((quality[i] as number) + draws.below(16)) / 2])),
      })),
    ),
    recusals: [],
    method: "recusal-corrected-mean",
    tieRules: [
      { rule: "criterion", criterion: marks[0] as string },
      { rule: "direct-comparison" },
      { rule: "shared-place" },
    ],
    seed: 1,
  };
}

const allBut =
  (size: number) =>
  (delegation: number): number[] =>
    Array.from({ length: size }, (_, i) => i).filter((i) => i !== delegation);

const some =
  (size: number, count: number) =>
  (_: number, draws: Draws): Set<number> => {
    const chosen = new Set<number>();
    while (chosen.size < count) chosen.add(draws.below(size));
    return chosen;
  };

/** A full table of totals without ballots behind it: five million cells are too many for a file. */
function fullTable(entries: number, delegations: number): Table {
  const draws = drawsFrom(7);
  const cells = entries * delegations;
  const totals = new Float64Array(cells);
  const delegationOf = new Int32Array(cells);
  for (let n = 0; n < cells; n += 1) {
    totals[n] = draws.below(1000);
    delegationOf[n] = n % delegations;
  }
  return {
    entries: ids("e", entries),
    delegations: ids("d", delegations),
    criteria: ["total"],
    weights: [100],
    votes: new Array<number>(delegations).fill(1),
    min: rational(0n),
    step: rational(1n),
    highestTick: 10,
    rowStart: Int32Array.from({ length: entries + 1 }, (_, i) => i * delegations),
    delegationOf,
    ticks: new Int32Array(0),
    totals,
  };
}

function timed(print: Print, what: string, target: string, task: () => unknown): void {
  const start = performance.now();
  task();
  const took = performance.now() - start;
  const memory = Math.round(process.memoryUsage().rss / 1_048_576);
  print(`${what.padEnd(74)} ${took.toFixed(1).padStart(8)} ms   target ${target.padEnd(10)} ${memory} MB`);
}

/** Everything of the chair's sheet but the re-drawn juries. */
function everyCheck(ballots: Ballots): void {
  const standing = standingOf(ballots);
  rankStanding(ballots, standing);
  const { table } = standing;
  const model = additiveModel(table);
  if (model === null) throw new Error("not connected");
  copelandNet(pairwiseOf(table));
  agreementOf(table);
  delegationStatistics(table, model);
  studentisedResiduals(model, covariancesOf(model));
  leaveOneDelegationOut(table);
  leaveOneCriterionOut(table);
  smallestScoreChanges(table, 3, "recusal-corrected-mean", model);
  smallestWeightChanges(table, 3, "recusal-corrected-mean");
  designQuality(table, model);
}

function benchJury(print: Print): void {
  const jury = drawnBallots(27, 12, 6, allBut(27));
  for (let n = 0; n < 5; n += 1) everyCheck(jury);
  timed(print, "27 entries x 12 delegations x 6 criteria: ranking and all checks", "30 ms", () =>
    everyCheck(jury),
  );
  const table = tableOf(jury);
  bootstrap(table, 1, 200);
  timed(print, "10 000 re-drawn juries of 12", "500 ms", () => bootstrap(table, 1));
  for (const [entries, delegations, target] of [
    [27, 12, "1 ms"],
    [60, 30, "30 ms"],
    [200, 60, "250 ms"],
    [500, 100, "2 s"],
  ] as const) {
    const size = tableOf(drawnBallots(entries, delegations, 1, allBut(entries)));
    timed(print, `exact recusal-corrected mean, ${entries} x ${delegations}`, target, () =>
      adjustedScores(size, "total", "exact"),
    );
  }
  const wide = tableOf(drawnBallots(200, 60, 1, allBut(200)));
  timed(print, "direct comparison of 200 entries", "50 ms", () => copelandNet(pairwiseOf(wide)));
  const pairwise = pairwiseOf(tableOf(drawnBallots(500, 20, 1, allBut(500))));
  timed(print, "Schulze, 500 entries", "1 s", () => schulze(pairwise, "margin"));
}

function benchLarge(print: Print): void {
  for (const [each, target] of [
    [30, "500 ms"],
    [150, "1 s"],
  ] as const) {
    const ballots = drawnBallots(10_000, 500, 5, some(10_000, each));
    const text = JSON.stringify(ballots);
    print(
      `10 000 entries x 500 delegations, ${each} each: ${ballots.sheets.length} sheets, ${Math.round(text.length / 1e6)} MB of JSON`,
    );
    timed(print, "  read and check the file", "-", () => parseBallots(text));
    timed(print, "  digest", "-", () => digestOf(ballots));
    const table = tableOf(ballots);
    timed(print, "  groups and least squares", target, () => {
      componentsOf(table);
      const equations = normalEquations(table);
      if (equations !== null) fitWith(table, equations, table.totals);
    });
    timed(print, "  the whole ranking", "-", () => rank(ballots));
  }
  const full = fullTable(10_000, 500);
  timed(print, "full matrix, 5 million totals: plain means", "-", () => plainMean(full));
  timed(print, "full matrix, 5 million totals: groups and least squares", "1 s", () => {
    const equations = normalEquations(full);
    if (equations !== null) fitWith(full, equations, full.totals);
  });
  const units = Array.from({ length: 10_000 }, (_, i) =>
    Array.from(full.totals.subarray(i * 500, (i + 1) * 500)),
  );
  timed(print, "Krippendorff's alpha, interval, 5 million ratings", "500 ms", () =>
    krippendorffAlpha(units, "interval"),
  );
}

/** A distribution whose delegations each have a conflict with one entry in so many, and where every second is an expert. */
function dealt(entries: number, delegations: number): AssignmentProblem {
  const seats = ids("d", delegations);
  return {
    entries: ids("e", entries),
    delegations: seats.map((id) => ({ id })),
    perEntry: 3,
    conflicts: ids("e", entries).map((entry, i) => ({ entry, delegation: seats[i % delegations] as string })),
    cost: (entry, seat) => (Number(entry.slice(1)) * 7 + Number(seat.slice(1)) * 13) % 5,
    mustIncludeOneOf: seats.filter((_, j) => j % 2 === 0),
    seed: 3,
  };
}

function benchAssignment(print: Print): void {
  for (const [entries, delegations, target] of [
    [27, 12, "20 ms"],
    [500, 60, "1 s"],
    [2_000, 200, "10 s"],
    [10_000, 500, "20 s"],
  ] as const) {
    const problem = dealt(entries, delegations);
    let said = "";
    timed(print, `assignment of ${entries} entries to ${delegations} delegations, three each`, target, () => {
      const result = assign(problem);
      said = result.feasible
        ? `${result.exact ? "exact" : `dealt, at most ${result.gap.cost} dearer and ${result.gap.load} more uneven than the best`}; cost ${result.cost}; ${result.connected ? "connected" : `${result.groups.length} groups`}`
        : result.sentence;
    });
    print(`  ${said}`);
  }
}

/** Times the ranking library against its targets and prints one line each. */
export async function benchScoring(print: Print): Promise<void> {
  benchJury(print);
  benchLarge(print);
  benchAssignment(print);
}
