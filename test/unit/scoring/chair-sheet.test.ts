import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Ballots, FORMAT } from "../../../scoring/ballots";
import { checkBallots } from "../../../scoring/ballots-reading";
import { chairSheet } from "../../../scoring/chair-sheet";
import { readCase } from "../../../scoring/check/check-command";
import { ballotsOf, LADDER } from "./example-ballots";

interface JuryInput {
  readonly scale: Ballots["scale"];
  readonly criteria: { id: string; weight: number }[];
  readonly entries: { id: string }[];
  readonly jurors: { id: string }[];
  readonly recusals: { juror: string; entry: string; reason: string }[];
  readonly scores: number[][];
}

/** Turns a reference jury into ballots. */
function juryBallots(name: string): Ballots {
  const reference = readCase(join(import.meta.dirname, "../../scoring-reference", name));
  if (typeof reference === "string") throw new Error(reference);
  const input = reference.input as unknown as JuryInput;
  const value = {
    format: FORMAT,
    edition: reference.id,
    scale: input.scale,
    criteria: input.criteria,
    delegations: input.jurors.map(({ id }) => ({ id })),
    entries: input.entries.map(({ id }) => ({ id })),
    distribution: "some",
    sheets: input.scores.map(([entry, seat, ...scores]) => ({
      entry: input.entries[entry as number]?.id,
      delegation: input.jurors[seat as number]?.id,
      scores: Object.fromEntries(input.criteria.map(({ id }, c) => [id, scores[c]])),
    })),
    recusals: input.recusals.map(({ juror, entry, reason }) => ({ delegation: juror, entry, reason })),
    method: "recusal-corrected-mean",
    tieRules: [
      { rule: "criterion", criterion: "C1" },
      { rule: "direct-comparison" },
      { rule: "second-ballot" },
    ],
    seed: 7,
  };
  const parsed = checkBallots(value);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.ballots;
}

const codes = (ballots: Ballots): string[] =>
  chairSheet(ballots).lights.map(({ level, code }) => `${level} ${code}`);

describe("the chair's sheet", () => {
  it("says who would be first without the correction, and why", () => {
    const sheet = chairSheet(juryBallots("jury-01-21x10-raw-and-adjusted-differ.json"));
    expect(sheet.rows.slice(0, 2)).toEqual([
      {
        place: 1,
        entry: "E12",
        score: "8.43",
        delegations: 10,
        plainMean: "8.43",
        adjustedTrimmed: "8.42",
        comparisonsWon: 20,
        comparisons: 20,
        placesFrom: 1,
        placesTo: 3,
      },
      {
        place: 2,
        entry: "E01",
        score: "8.31",
        delegations: 9,
        plainMean: "8.47",
        adjustedTrimmed: "8.30",
        comparisonsWon: 19,
        comparisons: 20,
        placesFrom: 1,
        placesTo: 3,
      },
    ]);
    expect(sheet.lights[0]).toMatchObject({
      level: "amber",
      code: "plain-mean-differs",
      sentence:
        "Without the recusal correction E01 would be first. Reason: delegation 1, which scores 1.45 points lower than the average, did not score E01.",
    });
    expect(sheet.lights.map(({ code }) => code)).toEqual([
      "plain-mean-differs",
      "less-stable",
      "one-delegation-decides",
      "narrow-margin",
      "agreement",
      "reliability",
    ]);
  });

  it("asks for reasons where scores follow no pattern, and where they never vary", () => {
    expect(codes(juryBallots("jury-02-17x6-erratic-and-straightliner.json")).slice(0, 2)).toEqual([
      "red pattern-differs",
      "red no-variation",
    ]);
  });

  it("says that a ballot is needed where a tie takes first place", () => {
    expect(codes(juryBallots("jury-03-18x7-exact-tie.json"))[0]).toBe("red needs-second-ballot");
  });

  it("warns where a single step, or another draw of the jury, decides", () => {
    expect(codes(juryBallots("jury-04-24x9-site-visit-groups.json")).slice(0, 4)).toEqual([
      "amber plain-mean-differs",
      "amber comparisons-differ",
      "amber photo-finish",
      "amber unstable",
    ]);
  });

  it("says so when more delegations prefer another entry in direct comparison", () => {
    const sheet = chairSheet(juryBallots("jury-05-20x6-bloc.json"));
    expect(sheet.lights[0]?.sentence).toBe("In direct comparison more delegations prefer E09 to E05.");
  });

  it("names a tie in a prize place that a rule has decided", () => {
    const sheet = chairSheet(
      ballotsOf(
        {
          a: [
            [5, 7],
            [5, 7],
          ],
          b: [
            [6, 6],
            [6, 6],
          ],
        },
        { tieRules: LADDER },
      ),
    );
    expect(sheet.lights.find(({ code }) => code === "tie-decided")?.sentence).toBe(
      'a and b have exactly the same score. Tie rule 1 decides. The score on criterion "c1" decides: a 5.00, b 6.00.',
    );
  });

  it("never names a delegation, and gives finite numbers or nothing", () => {
    const ballots = juryBallots("jury-02-17x6-erratic-and-straightliner.json");
    const named = {
      ...ballots,
      delegations: ballots.delegations.map((seat) => ({ ...seat, name: `Secretland ${seat.id}` })),
    };
    const lights = chairSheet(named).lights;
    expect(JSON.stringify(lights)).not.toMatch(/Secretland|"J\d/);
    expect(JSON.parse(JSON.stringify(lights))).toEqual(lights);
  });

  it("does without the checks for thousands of entries, and says so", () => {
    const rows = Object.fromEntries(
      Array.from({ length: 8001 }, (_, n) => [`e${n}`, [n % 11, (n * 7) % 11, (n * 3) % 11, 5, 5]]),
    );
    const sheet = chairSheet(ballotsOf(rows, { scale: { min: 0, max: 10, step: 1 } }));
    expect([sheet.checked, sheet.lights.at(-1)?.code]).toEqual([false, "not-checked"]);
  });
});

describe("the words of the sheet", () => {
  it("hold nothing that sounds like a verdict on people", () => {
    const folder = join(import.meta.dirname, "../../../scoring");
    const text = ["chair-lights.ts", "chair-lights-delegations.ts", "ranking-warnings.ts"]
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .join("\n");
    expect(text).not.toMatch(/\b(poor|bad|biased|unfair|cheat|suspicious|wrong|guilty|manipulat)/i);
  });
});
