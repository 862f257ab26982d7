import { describe, expect, it } from "vitest";
import { designChecks } from "../../../app/domain/judging/design-checks";
import {
  distributionSchema,
  mostSeed,
  sayDistribution,
  sayDistributionBriefly,
  seedFrom,
} from "../../../app/domain/judging/distribution";
import { reminderDaysSchema, sayReminderDays } from "../../../app/domain/letters/reminder-days";

describe("how entries are dealt", () => {
  it("is read from a form: the number only where a number is drawn", () => {
    const read = (typed: object) => distributionSchema.safeParse(typed);
    expect(read({ deal: "all", perEntry: "abc", expertNeeded: "yes" }).data).toEqual({
      perEntry: null,
      expertNeeded: false,
    });
    expect(read({ deal: "some", perEntry: " 3 ", expertNeeded: "yes" }).data).toEqual({
      perEntry: 3,
      expertNeeded: true,
    });
    expect(read({ deal: "some", perEntry: "50" }).data).toEqual({ perEntry: 50, expertNeeded: false });
    for (const perEntry of ["", "1", "51", "3.5", "-3", "three"]) {
      const refused = read({ deal: "some", perEntry });
      expect(refused.error?.issues.map((issue) => issue.path.join())).toEqual(["perEntry"]);
    }
    expect(read({ deal: "none" }).success).toBe(false);
  });

  it("is said in words, at length and briefly", () => {
    const all = { perEntry: null, expertNeeded: false };
    expect(sayDistribution(all)).toBe(
      "Every delegation of the jury judges every admitted competing entry, except those it is recused from.",
    );
    expect(sayDistributionBriefly(all)).toBe("Every delegation judges every entry");
    const some = { perEntry: 3, expertNeeded: true };
    expect(sayDistribution(some)).toMatch(
      /^Each admitted competing entry is judged by 3 delegations, at least one of them an expert institution\. /,
    );
    expect(sayDistributionBriefly(some)).toBe("3 delegations for each entry, one of them expert");
  });

  it("takes as a seed only a whole number that can be stored", () => {
    expect(["0", "41", String(mostSeed)].map(seedFrom)).toEqual([0, 41, mostSeed]);
    expect(["", "-1", "1.5", "1e3", " 1", String(mostSeed + 1)].map(seedFrom)).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
  });
});

describe("the days of reminders", () => {
  it("are read in any order, each once, and refused where they are no days", () => {
    const read = (days: string) => reminderDaysSchema.safeParse({ days });
    expect(read("1, 7 3;7").data).toEqual({ days: [7, 3, 1] });
    expect(read("").data).toEqual({ days: [] });
    for (const days of ["0", "31", "1.5", "soon", "1 2 3 4 5 6"]) {
      expect(read(days).error?.issues.map((issue) => issue.path.join())).toEqual(["days"]);
    }
  });

  it("are said in words", () => {
    expect([[7, 3, 1], [1], [2], []].map(sayReminderDays)).toEqual([
      "7, 3 and 1 days before",
      "1 day before",
      "2 days before",
      "never",
    ]);
  });
});

describe("the checks of an incomplete design", () => {
  const whole = {
    components: [{ entries: ["a"], delegations: ["01"] }],
    cutDelegations: [],
    worstErrorRatio: 1.84,
  };

  it("say what the methods assume, and that it holds", () => {
    const [assumed, holds, ...more] = designChecks("recusal-corrected-mean", whole, ["a"]);
    expect(assumed!.sentence).toContain("Not every delegation judged every entry.");
    expect(holds!.sentence).toBe(
      "These methods assume that all entries hang together through shared delegations; they do. The difference between two entries is at most 1.8 times as uncertain as if every delegation had judged every entry.",
    );
    expect(more).toEqual([]);
  });

  it("warn where the comparison hangs on one delegation, and where the method corrects nothing", () => {
    const said = designChecks("plain-mean", { ...whole, cutDelegations: ["03", "11"] }, ["a"]);
    expect(said.filter((one) => one.level === "amber").map((one) => one.sentence)).toEqual([
      "The edition's method is the plain mean, which does not correct for who judged what.",
      "The comparison hangs on delegations 3 and 11: without the sheets of one of them some entries could not be compared with the others.",
    ]);
    // It says who judges which: nobody who is recused from an entry gets that sentence.
    expect(said.filter((one) => one.entries.length > 0).map((one) => one.entries)).toEqual([["a"]]);
  });

  it("claim nothing where the entries do not hang together", () => {
    const apart = { ...whole, components: [...whole.components, ...whole.components], worstErrorRatio: null };
    expect(designChecks("recusal-corrected-mean", apart, ["a"])).toHaveLength(1);
  });
});
