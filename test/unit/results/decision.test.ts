import { describe, expect, it } from "vitest";
import { decidedPlaces, type PlaceInput, problemsOfPlaces } from "../../../app/domain/results/decision";
import { quorumOf, sayQuorum } from "../../../app/domain/results/meeting";

const order = [
  { place: 1, entries: ["a"] },
  { place: 2, entries: ["b"] },
  { place: 3, entries: ["c", "d"] },
  { place: 5, entries: ["e"] },
];
const all = ["a", "b", "c", "d", "e"];
const at = (entryId: string, place: number, more: Partial<PlaceInput> = {}): PlaceInput => ({
  entryId,
  place,
  reasons: `Why ${entryId}.`,
  ...more,
});
const codes = (places: readonly PlaceInput[]) =>
  problemsOfPlaces(places, order, all).map((problem) => [problem.field, problem.code]);

describe("the places of a decision", () => {
  it("may be those of the order, shared places and all, without another word", () => {
    const places = [at("a", 1), at("b", 2), at("c", 3), at("d", 3)];
    expect(codes(places)).toEqual([]);
    expect(decidedPlaces(places, order)).toEqual([
      { entryId: "a", place: 1, shared: false, reasons: "Why a." },
      { entryId: "b", place: 2, shared: false, reasons: "Why b." },
      { entryId: "c", place: 3, shared: true, reasons: "Why c." },
      { entryId: "d", place: 3, shared: true, reasons: "Why d." },
    ]);
  });

  it("say why where another entry stands on a place than in the order", () => {
    expect(codes([at("b", 1), at("a", 2), at("c", 3), at("d", 3)])).toEqual([
      ["departure-0", "departure-unexplained"],
      ["departure-1", "departure-unexplained"],
    ]);
  });

  it("say why where one of two that are equal is left out", () => {
    expect(codes([at("a", 1), at("b", 2), at("c", 3)])).toEqual([["departure-2", "departure-unexplained"]]);
    const told = [at("a", 1), at("b", 2), at("c", 3, { departure: "The jury voted on it." })];
    expect(codes(told)).toEqual([]);
    expect(decidedPlaces(told, order)[2]?.reasons).toBe(
      "Why c.\n\nThe jury's decision departs here from the order of the scores. The jury voted on it.",
    );
  });

  it("follow one another: after two second places there is no third", () => {
    const told = { departure: "Because." };
    expect(codes([at("a", 1), at("b", 2, told), at("c", 2, told)])).toEqual([]);
    expect(codes([at("a", 1), at("b", 2, told), at("c", 2, told), at("d", 3, told)])).toEqual([
      ["place-3", "places-do-not-follow"],
    ]);
    expect(codes([at("a", 2, told), at("b", 3, told), at("c", 3, told)])).toEqual([
      ["place-0", "places-do-not-follow"],
      ["place-1", "places-do-not-follow"],
      ["place-2", "places-do-not-follow"],
    ]);
  });

  it("name three entries, each once, that can be placed, with reasons", () => {
    expect(codes([at("a", 1), at("b", 2)])).toEqual([[undefined, "places-missing"]]);
    expect(codes([at("a", 1), at("b", 2), at("", 3)])).toEqual([["entry-2", "entry-missing"]]);
    expect(codes([at("a", 1), at("b", 2), at("x", 3)])).toEqual([["entry-2", "entry-missing"]]);
    expect(codes([at("a", 1), at("b", 2, { reasons: " \n " }), at("c", 3), at("d", 3)])).toEqual([
      ["reasons-1", "reasons-missing"],
    ]);
    expect(codes([at("a", 1), at("b", 2), at("c", 3), at("c", 3)])).toContainEqual([
      "entry-3",
      "entry-twice",
    ]);
    expect(codes([at("a", 1), at("b", 2), at("c", Number.NaN), at("d", 3)])).toContainEqual([
      "place-2",
      "place-missing",
    ]);
  });
});

describe("the quorum", () => {
  it("is more than half of the delegations", () => {
    expect([1, 2, 5, 6, 8].map(quorumOf)).toEqual([1, 2, 3, 4, 5]);
    expect(sayQuorum(1, 6)).toBe("1 of 6 delegations is present; a decision needs 4.");
    expect(sayQuorum(5, 6)).toBe("5 of 6 delegations are present; a decision needs 4.");
  });
});
