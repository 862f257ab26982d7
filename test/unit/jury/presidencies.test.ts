import { describe, expect, it } from "vitest";
import { memberStates } from "../../../app/domain/countries";
import { presidencies, presidenciesOfJury } from "../../../app/domain/jury/presidencies";

describe("the presidencies", () => {
  it("follow each other half-year by half-year from 2016 to 2030, each state once in a round of 27", () => {
    expect(presidencies.map(({ year, half }) => [year, half])).toEqual(
      Array.from({ length: 30 }, (_, index) => [2016 + Math.floor(index / 2), (index % 2) + 1]),
    );
    const round = presidencies.slice(3).map((one) => one.country);
    expect([...round].sort()).toEqual([...memberStates].sort());
    // The round began with Malta, which presides again at the end of 2030 only because one state has left the Union.
    expect(presidencies[2]).toEqual({ year: 2017, half: 1, country: "MT" });
  });

  it("propose for 2026 what the Decision says: Ireland, before it Cyprus, after it Lithuania and Greece", () => {
    expect(presidenciesOfJury({ year: 2026, presidency_country: "IE" })).toEqual([
      { part: "current", country: "IE" },
      { part: "previous", country: "CY" },
      { part: "next", country: "LT" },
      { part: "second", country: "GR" },
    ]);
  });

  it("are half-years, not years", () => {
    // In 2019 Finland gave the award: before it Romania presided, after it Croatia and Germany.
    expect(presidenciesOfJury({ year: 2019, presidency_country: "FI" }).map((one) => one.country)).toEqual([
      "FI",
      "RO",
      "HR",
      "DE",
    ]);
  });

  it("begin with the edition's own presidency where states have exchanged turns, and seat nobody twice", () => {
    expect(presidenciesOfJury({ year: 2026, presidency_country: "LT" })).toEqual([
      { part: "current", country: "LT" },
      { part: "previous", country: "CY" },
      { part: "second", country: "GR" },
    ]);
  });

  it("leave out what nobody has decided yet", () => {
    expect(presidenciesOfJury({ year: 2030, presidency_country: "MT" }).map((one) => one.part)).toEqual([
      "current",
      "previous",
    ]);
    expect(presidenciesOfJury({ year: 2041, presidency_country: "SE" })).toEqual([
      { part: "current", country: "SE" },
    ]);
  });
});
