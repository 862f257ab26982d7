import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../../../scoring/commands";
import { digestOf } from "../../../scoring/digest";
import { ballotsOf, LADDER } from "./example-ballots";

const folder = mkdtempSync(join(tmpdir(), "scoring-"));
afterAll(() => rmSync(folder, { recursive: true }));

const ballots = ballotsOf(
  {
    a: [
      [4, 6],
      [6, 8],
      [5, 5],
    ],
    b: [[6, 8], [8, 8], null],
    c: [null, [8, 4], [7, 6]],
  },
  { tieRules: LADDER },
);
const file = (name: string, value: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof value === "string" ? value : JSON.stringify(value));
  return path;
};
const ask = (...words: string[]) => {
  const out: string[] = [];
  const complaints: string[] = [];
  const code = run(words, { print: (line) => out.push(line), complain: (line) => complaints.push(line) });
  return { code, out, complaints };
};

describe("the command line", () => {
  const good = file("good.json", ballots);

  it("prints the ranking and the checks as JSON", () => {
    const { code, out } = ask("rank", good);
    const printed = JSON.parse(out.join("\n"));
    expect(code).toBe(0);
    expect(Object.keys(printed)).toEqual(["digest", "ranking", "offsets", "checks", "lights"]);
    expect(printed.digest).toBe(digestOf(ballots));
    expect(printed.ranking.places).toEqual([
      { place: 1, entries: ["b"] },
      { place: 2, entries: ["c"] },
      { place: 3, entries: ["a"] },
    ]);
  });

  it("prints a table for people", () => {
    const { code, out } = ask("rank", good, "--table");
    expect(code).toBe(0);
    expect(out[3]).toMatch(/^place {2}entry {2}score {2}sheets/);
    expect(out.slice(4, 7).map((line) => line.split(/ +/).slice(0, 2))).toEqual([
      ["1", "b"],
      ["2", "c"],
      ["3", "a"],
    ]);
  });

  it("gives the same bytes in another process, language and time zone", () => {
    const command = join(import.meta.dirname, "../../../scoring/command-line.ts");
    const printed = ["C", "tr_TR.UTF-8"].map((language, n) => {
      const env = { ...process.env, LC_ALL: language, LANG: language, TZ: n === 0 ? "UTC" : "Pacific/Apia" };
      const child = spawnSync(process.execPath, ["--import", "tsx", command, "rank", good], {
        env,
        encoding: "utf8",
        timeout: 30_000,
      });
      expect([child.status, child.stderr]).toEqual([0, ""]);
      return child.stdout;
    });
    expect(printed).toEqual([`${ask("rank", good).out.join("\n")}\n`, printed[0]]);
  });

  it("lists every problem of a bad file with its place and leaves with 2", () => {
    const bad = file("bad.json", { ...ballots, seed: -1, recusals: [] });
    const { code, out, complaints } = ask("rank", bad);
    expect([code, out]).toEqual([2, []]);
    expect(complaints).toEqual([
      `${bad} /seed: A whole number from 0 to 4294967295 is needed here.`,
      `${bad} /sheets: Delegation "d1" has no score sheet, recusal or absence for entry "c".`,
      `${bad} /sheets: Delegation "d3" has no score sheet, recusal or absence for entry "b".`,
      "3 problems.",
    ]);
    expect(ask("rank", file("broken.json", "{")).code).toBe(2);
    expect(ask("rank", join(folder, "missing.json")).code).toBe(2);
    expect(ask("explain", bad, "--entry", "a").code).toBe(2);
    expect(ask("verify", bad, "--digest", "0".repeat(64)).code).toBe(2);
  });

  it("explains the arithmetic of one entry", () => {
    const { code, out } = ask("explain", good, "--entry", "c");
    expect(code).toBe(0);
    expect(out).toContain("   d2: (1 x 8 + 1 x 4) / 2 = 6");
    expect(out).toContain("   d1: recused (own country)");
    expect(out.at(-1)).toBe("Place 2; printed score 5.97.");
    expect(ask("explain", good, "--entry", "zz").code).toBe(2);
    expect(ask("explain", good).code).toBe(2);
  });

  it("tests a list of allies only when one is given", () => {
    const allies = file("allies.json", [
      { delegation: "d1", entry: "a" },
      { delegation: "d2", entry: "b" },
    ]);
    expect(JSON.parse(ask("rank", good, "--allies", allies).out.join("\n")).bloc).toBeNull();
    expect(ask("rank", good, "--table").out.join("\n")).not.toMatch(/allies/);
    const strange = file("strange.json", [{ delegation: "d9", entry: "a" }, null]);
    expect(ask("rank", good, "--allies", strange)).toMatchObject({
      code: 2,
      complaints: [0, 1].map(
        (n) => `${strange} /${n}: A delegation and an entry of the ballots file are needed here.`,
      ),
    });
  });

  it("verifies a digest", () => {
    expect(ask("verify", good, "--digest", digestOf(ballots).toUpperCase()).code).toBe(0);
    expect(ask("verify", good, "--digest", "0".repeat(64)).code).toBe(1);
    expect(ask("verify", good, "--digest", "abc").code).toBe(2);
  });

  it("checks reference cases, and leaves with 1 on a difference and 2 on an unreadable file", () => {
    const one = {
      id: "x",
      kind: "krippendorff-alpha-edge",
      input: {
        cases: [
          {
            id: "same",
            ratings: [
              [1, 2],
              [1, 2],
            ],
          },
        ],
      },
      tolerance: { abs: 1e-9 },
    };
    const right = file("right.json", { ...one, expected: { cases: [{ id: "same", interval: 1 }] } });
    const wrong = file("wrong.json", { ...one, expected: { cases: [{ id: "same", interval: 0.9 }] } });
    expect(ask("check", right).code).toBe(0);
    expect(ask("check", right, wrong).code).toBe(1);
    expect(ask("check", right, file("none.json", "[]")).code).toBe(2);
    expect(ask("check", wrong).out[1]).toBe("            cases.0.interval: 0.9 expected, 1 computed");
  });

  it("refuses what it does not know", () => {
    for (const words of [
      [],
      ["sort", good],
      ["rank"],
      ["rank", good, good],
      ["rank", good, "--loud"],
      ["check"],
    ])
      expect(ask(...words).code).toBe(2);
  });
});
