import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sayWhatIf, scoresOn, whatIfFields, whatIfSchema } from "../../../app/domain/judging/what-if";
import { tryChange, withoutEntries } from "../../../app/domain/judging/what-if-outcome.server";
import type { Ballots } from "../../../scoring/ballots";
import { parseBallots } from "../../../scoring/ballots-reading";

const read = parseBallots(readFileSync("scoring/example-ballots.json", "utf8"));
if (!read.ok) throw new Error("The example is no ballots file.");
const example = read.ballots;

describe("ballots without an entry", () => {
  it("say nothing of how it was judged: whatever its scores, every outcome is the same", () => {
    const otherwise: Ballots = {
      ...example,
      sheets: example.sheets.map((sheet) =>
        sheet.entry === "harbour"
          ? { ...sheet, scores: Object.fromEntries(Object.keys(sheet.scores).map((key) => [key, 0])) }
          : sheet,
      ),
      tieRules: [
        {
          rule: "second-ballot",
          ballots: [
            {
              entries: ["harbour", "lantern"],
              votes: [
                { delegation: "d2", entry: "lantern" },
                { delegation: "d3", entry: "lantern" },
              ],
            },
          ],
        },
        { rule: "casting-vote", by: "d2", entry: "harbour", reason: "It is older." },
      ],
    };
    const changes = [
      { kind: "without-delegation", without: 1 },
      { kind: "weights", weights: { impact: 1, evaluated: 9 } },
    ] as const;
    const numbered = (ballots: Ballots): Ballots =>
      JSON.parse(JSON.stringify(ballots).replaceAll(/"d(\d)"/g, '"0$1"'));
    for (const change of changes) {
      const outcome = (ballots: Ballots, leftOut: string[]) =>
        tryChange(withoutEntries(numbered(ballots), leftOut), change);
      expect(outcome(example, ["harbour"])).toHaveLength(2);
      expect(outcome(otherwise, ["harbour"])).toEqual(outcome(example, ["harbour"]));
      expect(outcome(otherwise, [])).not.toEqual(outcome(example, []));
    }
    const left = withoutEntries(otherwise, ["harbour"]);
    expect(JSON.stringify(left)).not.toContain("harbour");
    expect(left.tieRules).toEqual([{ rule: "second-ballot", ballots: [] }, { rule: "casting-vote" }]);
    expect(withoutEntries(example, [])).toBe(example);
  });
});

describe("a change to try", () => {
  const words = {
    title: () => "On the Bus",
    criteria: [
      { key: "focus", name: "Focus" },
      { key: "evaluated", name: "Evaluated" },
    ],
  };

  it.each([
    [
      "weights",
      { "weights.focus": "30", "weights.evaluated": " 70 % " },
      'The weights are "Focus" 30 and "Evaluated" 70.',
    ],
    ["without-delegation", { without: "3" }, "Delegation 3 is left out."],
    [
      "score",
      { entry: "e", criterion: "focus", delegation: "2", score: "4.5" },
      'Delegation 2 gives "On the Bus" 4.5 on "Focus".',
    ],
  ])("is read from the form of its kind and said in a sentence: %s", (kind, fields, sentence) => {
    expect(sayWhatIf(whatIfSchema.parse(whatIfFields(kind, fields)), words)).toBe(sentence);
  });

  it.each([
    ["weights", { "weights.focus": "", "weights.evaluated": "101" }, ["weights.focus", "weights.evaluated"]],
    ["weights", { "weights.focus": "0", "weights.evaluated": "0" }, ["weights"]],
    ["without-delegation", { without: "" }, ["without"]],
    ["score", { score: "x", delegation: "-1" }, ["entry", "criterion", "delegation", "score"]],
    ["anything", {}, ["kind"]],
  ])("is refused field by field: %s", (kind, fields, problems) => {
    const tried = whatIfSchema.safeParse(whatIfFields(kind, fields as Record<string, string>));
    expect(tried.error?.issues.map((issue) => issue.path.join("."))).toEqual(problems);
  });

  it("offers every score of the scale", () => {
    expect(scoresOn({ min: 0, max: 5, step: 0.5 })).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);
    expect(scoresOn({ min: 0, max: 0.4, step: 0.1 })).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
  });
});
