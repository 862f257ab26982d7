import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FORMAT, METHODS, TIE_RULES } from "../../../scoring/ballots";
import { checkBallots, parseBallots } from "../../../scoring/ballots-reading";
import { rank, standingOf } from "../../../scoring/ranking";
import { fractionText } from "../../../scoring/rational";

const folder = join(import.meta.dirname, "../../../scoring");
const text = readFileSync(join(folder, "example-ballots.json"), "utf8");
const readme = readFileSync(join(folder, "README.md"), "utf8");
const schema = JSON.parse(readFileSync(join(folder, "ballots.schema.json"), "utf8"));

describe("the worked example of the README", () => {
  const parsed = parseBallots(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { ballots } = parsed;

  it("comes out as it says", () => {
    expect(
      rank(ballots).entries.map(({ entry, score, plainMean }) => [entry, score?.exact, plainMean?.exact]),
    ).toEqual([
      ["lantern", "7", "7"],
      ["harbour", "27/4", "15/2"],
      ["meadow", "5", "5"],
    ]);
    const { table, adjusted } = standingOf(ballots);
    const offsets = table.delegations.map(
      (id, j) => `${id} ${fractionText(adjusted?.offsets.exact[j] ?? { num: 0n, den: 1n })}`,
    );
    expect(offsets.join(", ")).toBe("d1 -3/2, d2 13/12, d3 5/12");
    expect(readme).toContain(`(here ${offsets.join(", ")})`);
  });

  it("is reached by filling the gap again and again, as it says", () => {
    const rows = [
      [0, 8, 7],
      [5, 8, 8],
      [4, 6, 5],
    ];
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    for (let n = 0; n < 60; n += 1)
      (rows[0] as number[])[0] =
        mean(rows[0] as number[]) + mean(rows.map((row) => row[0] as number)) - mean(rows.flat());
    expect(rows[0]?.[0]).toBeCloseTo(5.25, 9);
  });
});

describe("the schema of the ballots file", () => {
  const good = JSON.parse(text);

  it("asks for the members that the reader asks for, and knows no others", () => {
    for (const key of schema.required) {
      const { [key]: _, ...rest } = good;
      expect(checkBallots(rest).ok).toBe(false);
    }
    const optional = Object.keys(schema.properties).filter((key) => !schema.required.includes(key));
    expect(optional).toEqual(["distribution", "absences", "prizePlaces"]);
    expect(checkBallots({ ...good, distribution: "all", absences: [], prizePlaces: 2 }).ok).toBe(true);
  });

  it("names the same format, methods and tie rules", () => {
    const rules = schema.$defs.tieRule.oneOf.flatMap(
      ({ properties }: { properties: { rule: { const?: string; enum?: string[] } } }) =>
        properties.rule.enum ?? [properties.rule.const],
    );
    expect([schema.properties.format.const, schema.properties.method.enum, rules.sort()]).toEqual([
      FORMAT,
      [...METHODS],
      [...TIE_RULES].sort(),
    ]);
    for (const rule of TIE_RULES) expect(readme).toContain(`| \`${rule}\` |`);
  });
});

describe("the files of the library", () => {
  it("import nothing but each other, and node in the command line and the digest", async () => {
    const { readdirSync } = await import("node:fs");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".ts"),
    );
    const strangers = files.flatMap((name) => {
      const source = readFileSync(join(folder, name), "utf8");
      const imports = [...source.matchAll(/from "([^"]+)"/g)].map(([, path]) => path as string);
      const depth = name.split("/").length;
      const inside = (path: string): boolean => (depth === 1 ? /^\.\/[a-z]/ : /^\.\.?\/[a-z]/).test(path);
      return imports.filter((path) => !inside(path)).map((path) => `${name} ${path}`);
    });
    expect(strangers.sort()).toEqual([
      "check/check-command.ts node:fs",
      "commands.ts node:fs",
      "digest.ts node:crypto",
    ]);
    expect(
      files
        .map((name) => [name, readFileSync(join(folder, name), "utf8").split("\n").length])
        .filter(([, lines]) => (lines as number) > 300),
    ).toEqual([]);
  });
});
