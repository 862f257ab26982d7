import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkFiles, readCase } from "../../../scoring/check/check-command";
import type { ReferenceCase } from "../../../scoring/check/comparison";
import { leftOutMethod, runCase } from "../../../scoring/check/kinds";

const FOLDER = join(import.meta.dirname, "../../scoring-reference");
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
const read = (name: string): ReferenceCase => {
  const reference = readCase(join(FOLDER, name));
  if (typeof reference === "string") throw new Error(`${name}: ${reference}`);
  return reference;
};

describe("published and independently computed cases", () => {
  it.each(files)("%s", (name) => {
    const reference = read(name);
    const outcome = runCase(reference);
    if (outcome === null) {
      expect(leftOutMethod(reference.kind)).not.toBeNull();
      return;
    }
    expect(outcome.differences).toEqual([]);
    expect(outcome.notComputed.filter((key) => leftOutMethod(key) === null)).toEqual([]);
    expect(outcome.compared).toBeGreaterThan(0);
  });

  it("would be noticed if one of them differed", () => {
    const reference = read("krippendorff-01-four-observers.json");
    const alpha = reference.expected.alpha as Record<string, number>;
    const changed = {
      ...reference,
      expected: { ...reference.expected, alpha: { ...alpha, ordinal: 0.8153 } },
    };
    expect(runCase(changed)?.differences.map(({ key }) => key)).toEqual(["alpha.ordinal"]);
  });

  it("are named one by one, with what is left out at the end", () => {
    const lines: string[] = [];
    const code = checkFiles(
      [
        "kendall-w-01-three-rankings-ties.json",
        "bradley-terry-02-no-mle.json",
        "social-choice-03-condorcet-cycle.json",
      ].map((name) => join(FOLDER, name)),
      (line) => lines.push(line),
    );
    expect([code, lines]).toEqual([
      0,
      [
        "agrees      kendall-w-01-three-rankings-ties (kendall-w): 19 values",
        "left out    bradley-terry-02-no-mle (bradley-terry-edge)",
        "agrees      social-choice-03-condorcet-cycle (social-choice): 29 values, 1 keys not computed",
        "",
        "2 cases run, 48 values compared, 0 cases with a difference.",
        "Kinds not computed:",
        "  bradley-terry-edge (Bradley-Terry model): bradley-terry-02-no-mle",
        "Keys not computed:",
        "  social-choice: kemeny (Kemeny's method): social-choice-03-condorcet-cycle",
      ],
    ]);
  });
});
