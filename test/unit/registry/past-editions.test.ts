import { describe, expect, it } from "vitest";
import { pastEdition, pastEditions, pastEntry } from "../../../app/domain/registry/past-editions";
import facts from "../../../app/domain/registry/past-editions.json";

describe("past editions", () => {
  it("keep every edition and every winner of the sources", () => {
    expect(pastEditions.map((edition) => edition.year)).toEqual(facts.map((edition) => edition.year));
    for (const edition of facts) {
      const awarded = pastEdition(edition.year)!.entries.filter((entry) => entry.award !== null);
      expect(awarded.map((entry) => [entry.country, entry.title]).sort()).toEqual(
        edition.winners.map((winner) => [winner.country, winner.project]).sort(),
      );
    }
  });

  it("give every entry an id of its own that does not depend on the order of the sources", () => {
    const ids = pastEditions.flatMap((edition) => edition.entries.map((entry) => entry.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(pastEntry("2017-ee-1")).toEqual({
      id: "2017-ee-1",
      year: 2017,
      country: "EE",
      title: "Cyber Defence field of study at Põltsamaa Coeducational Gymnasium",
      competing: true,
      award: 1,
    });
  });

  it("claim no place where the sources give none", () => {
    expect(pastEdition(2013)!.entries.map((entry) => entry.award)).toContain("mention");
    expect(pastEdition(2013)!.entries.filter((entry) => entry.award === 1)).toEqual([]);
  });
});
