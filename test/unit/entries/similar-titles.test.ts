import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likeness, similarAmong, similarFrom } from "../../../app/domain/entries/similar-titles";

describe("the likeness of two titles", () => {
  it("is the share of the trigrams they have in common", () => {
    // "ab" is "  a", " ab", "ab "; "ac" is "  a", " ac", "ac ": one of five.
    expect(likeness("ab", "ac")).toBeCloseTo(1 / 5, 12);
    expect(likeness("Safe Streets", "safe streets!")).toBe(1);
    expect(likeness("Streets, safe", "Safe Streets")).toBe(1);
    expect(likeness("Προστασία των παιδιών", "ΠΡΟΣΤΑΣΙΑ ΤΩΝ ΠΑΙΔΙΩΝ")).toBe(1);
    expect(likeness("Les écoles sûres", "Les ecoles sures")).toBe(1);
    expect([likeness("", ""), likeness("!", "?"), likeness("abc", "xyz")]).toEqual([0, 0, 0]);
  });

  it("lies between 0 and 1 and is the same both ways, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (one, other) => {
        const value = likeness(one, other);
        expect(value).toBe(likeness(other, one));
        expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });

  it("points a project out that comes again under a changed title, and not another with a common word", () => {
    const older = [
      { year: 2017, titles: ["Neighbourhood Watch Online"] },
      { year: 2019, titles: ["The Open Window", "La ventana abierta"] },
      { year: 2021, titles: ["Youth at Work"] },
    ];
    expect(similarAmong(["Neighbourhood Watch Online 2.0"], older).map((one) => one.year)).toEqual([2017]);
    expect(similarAmong(["Ventana abierta"], older).map((one) => one.title)).toEqual(["La ventana abierta"]);
    expect(similarAmong(["Youth against Violence"], older)).toEqual([]);
    expect(similarAmong(["Youth at Work", "The Open Window"], older)).toEqual([
      { year: 2021, title: "Youth at Work", likeness: 1 },
      { year: 2019, title: "The Open Window", likeness: 1 },
    ]);
    expect(similarFrom).toBe(0.45);
  });
});
