import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultCriteria, defaultScale } from "../../../app/domain/editions/default-criteria";
import { fiveIs } from "../../../app/domain/forms/five-is";
import type { Ballots } from "../../../scoring/ballots";
import { checkBallots } from "../../../scoring/ballots-reading";
import { rank } from "../../../scoring/ranking";
import { delegations, people } from "../../world/cast";
import { remarkSentences } from "../../world/jury-remarks";
import {
  judgedEntries,
  jurySheets,
  lateRecusals,
  refusedAtAdmission,
  returnedOnce,
} from "../../world/jury-scores";
import { readProjects } from "../../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../../world/projects"));
const countryOf = (entry: string) => projects.find((project) => project.key === entry)!.country;
const ownCountry = judgedEntries.flatMap((entry) =>
  delegations
    .filter((delegation) => delegation.country === countryOf(entry))
    .map((delegation) => ({ entry, delegation: delegation.key, reason: "own country" })),
);

function ballotsOfTheDemonstration(): Ballots {
  const checked = checkBallots({
    format: "award-ballots/1",
    edition: "2026",
    scale: defaultScale,
    criteria: defaultCriteria.map(({ id, weight }) => ({ id, weight })),
    delegations: delegations.map(({ key }) => ({ id: key })),
    entries: judgedEntries.map((id) => ({ id })),
    sheets: jurySheets.map(({ delegation, entry, scores }) => ({ delegation, entry, scores })),
    recusals: [
      ...ownCountry,
      ...lateRecusals.map(({ delegation, entry }) => ({ delegation, entry, reason: "declared conflict" })),
    ],
    method: "recusal-corrected-mean",
    tieRules: [
      { rule: "criterion", criterion: "evaluated" },
      { rule: "direct-comparison" },
      { rule: "adjusted-trimmed-mean" },
      { rule: "second-ballot" },
      { rule: "shared-place" },
    ],
    seed: 2026,
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.ballots;
}

const ranking = rank(ballotsOfTheDemonstration());

describe("the score sheets of the demonstration", () => {
  it("judge all competing entries but the one refused at admission, the one returned once among them", () => {
    const competing = projects
      .filter((project) => project.kind === "competing")
      .map((project) => project.key);
    expect([...judgedEntries, refusedAtAdmission.entry].sort()).toEqual(competing);
    expect(judgedEntries).toContain(returnedOnce.entry);
    const ids = fiveIs.sections.flatMap((section) => section.questions.map((question) => question.id));
    const after = projects.find((project) => project.key === returnedOnce.entry)!.answers;
    for (const { question, before } of returnedOnce.answers) {
      expect(ids).toContain(question);
      expect(after[question]).not.toBe(before);
    }
  });

  it("exist for every delegation and entry except own country and the two late recusals", () => {
    const pairs = (list: readonly { delegation: string; entry: string }[]) =>
      list.map(({ delegation, entry }) => `${delegation} ${entry}`);
    const all = judgedEntries.flatMap((entry) => delegations.map(({ key }) => `${key} ${entry}`));
    expect(pairs(ownCountry)).toEqual([
      "ireland ie-second-whistle",
      "greece gr-first-word",
      "scheldeland be-after-four",
      "cyprus cy-common-courtyard",
      "lithuania lt-evening-light",
    ]);
    expect(lateRecusals).toHaveLength(2);
    for (const { delegation, person } of lateRecusals)
      expect(delegations.find(({ key }) => key === delegation)!.people).toContain(person);
    expect([...pairs(jurySheets), ...pairs(ownCountry), ...pairs(lateRecusals)].sort()).toEqual(
      [...all].sort(),
    );
  });

  it("score every criterion on the grid, also where a sheet was only begun", () => {
    const grid = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5];
    const ids = defaultCriteria.map((criterion) => criterion.id);
    for (const { scores } of jurySheets) expect(Object.keys(scores)).toEqual(ids);
    const scores = [
      ...jurySheets.map((sheet) => sheet.scores),
      ...lateRecusals.map((recusal) => recusal.begun),
    ];
    expect(scores.flatMap((some) => Object.values(some)).filter((score) => !grid.includes(score))).toEqual(
      [],
    );
  });

  it("carry a remark on every criterion, no two alike on one criterion of one entry, and differing overall remarks", () => {
    const remarks = jurySheets.flatMap(({ entry, remarks }) =>
      Object.entries(remarks).map(([criterion, remark]) => `${entry} ${criterion} ${remark}`),
    );
    expect(remarks).toHaveLength(89 * 5);
    expect(new Set(remarks).size).toBe(remarks.length);
    expect(new Set(jurySheets.map(({ entry, overall }) => `${entry} ${overall}`)).size).toBe(89);
    const sentences = Object.values(remarkSentences).flatMap((bands) => Object.values(bands).flat());
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences.length).toBeGreaterThanOrEqual(40);
  });
});

describe("the ranking of the demonstration", () => {
  it("has a clear winner from a country without a seat, and the presiding country in the upper middle", () => {
    const [first, second] = ranking.entries;
    expect(first!.entry).toBe("ee-three-adults");
    expect(delegations.map(({ country }) => country)).not.toContain("EE");
    expect(Number(first!.score!.printed) - Number(second!.score!.printed)).toBeGreaterThan(0.25);
    expect(ranking.entries.findIndex(({ entry }) => entry === "ie-second-whistle") + 1).toBe(6);
  });

  it("has one exact tie, for places 3 and 4, which the criterion on evaluation decides", () => {
    expect(
      ranking.tieLog.map(({ rule, tied, groups }) => ({ rule, tied: [...tied].sort(), groups })),
    ).toEqual([
      {
        rule: "criterion",
        tied: ["nl-empty-pockets", "pt-bridge-team"],
        groups: [["pt-bridge-team"], ["nl-empty-pockets"]],
      },
    ]);
    expect(ranking.entries.slice(0, 4).map(({ entry, place }) => [place, entry])).toEqual([
      [1, "ee-three-adults"],
      [2, "de-quarrel-workshop"],
      [3, "pt-bridge-team"],
      [4, "nl-empty-pockets"],
    ]);
    expect(ranking.entries[2]!.score!.exact).toEqual(ranking.entries[3]!.score!.exact);
    expect(ranking.openTies).toEqual([]);
  });

  it("comes from delegations of differing severity", () => {
    const means = delegations.map(({ key }) => {
      const totals = jurySheets
        .filter((sheet) => sheet.delegation === key)
        .flatMap((sheet) => Object.values(sheet.scores));
      return totals.reduce((sum, score) => sum + score, 0) / totals.length;
    });
    expect(Math.max(...means) - Math.min(...means)).toBeGreaterThan(0.5);
    expect(people.some((person) => person.country === "EE" && person.roles.includes("jury"))).toBe(false);
  });
});
