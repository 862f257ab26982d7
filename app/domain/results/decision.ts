import { fieldProblem, type Problem, ruleProblem } from "../problems";
import { normalText } from "../text";
import type { Place } from "./places";

export type PlaceInput = {
  entryId: string;
  place: number;
  reasons: string;
  /** Why the place is not the one of the order; asked only where it differs, published with the reasons. */
  departure?: string;
};

/** The part of a ranking that a decision is held against. */
export type OrderedPlaces = readonly { place: number; entries: readonly string[] }[];

export type DecidedPlace = { entryId: string; place: Place; shared: boolean; reasons: string };

const longestReasons = 6000;
const departureWords = "The jury's decision departs here from the order of the scores.";

/** Gives the entries on each of the first three places. */
function groupOf(places: OrderedPlaces, place: number): string {
  return JSON.stringify([...(places.find((one) => one.place === place)?.entries ?? [])].sort());
}

/** True where the decision puts other entries on this place than the order does. */
export function departs(places: readonly PlaceInput[], order: OrderedPlaces, place: number): boolean {
  const entries = places.filter((one) => one.place === place).map((one) => one.entryId);
  return groupOf([{ place, entries }], place) !== groupOf(order, place);
}

/**
 * Lists what stands against a decision: places that do not follow one another, an entry twice or one that cannot be
 * placed, missing reasons, and a place that departs from the order without saying why. Fields are numbered as given.
 */
export function problemsOfPlaces(
  places: readonly PlaceInput[],
  order: OrderedPlaces,
  placeable: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  const wanted = Math.min(3, placeable.length);
  if (places.length < wanted) {
    problems.push(
      ruleProblem("places-missing", "The decision names three places. Choose an entry for each."),
    );
  }
  places.forEach((one, index) => {
    const say = (field: string, code: string, sentence: string) =>
      problems.push(fieldProblem(`${field}-${index}`, code, sentence));
    if (!placeable.includes(one.entryId)) {
      say("entry", "entry-missing", `Choose the project of line ${index + 1}.`);
      return;
    }
    if (places.findIndex((other) => other.entryId === one.entryId) < index) {
      say("entry", "entry-twice", "This entry has a place already. Choose another one.");
    }
    const better = places.filter((other) => other.place < one.place).length;
    if (![1, 2, 3].includes(one.place)) {
      say("place", "place-missing", "Choose a place from 1 to 3.");
    } else if (one.place !== better + 1) {
      say(
        "place",
        "places-do-not-follow",
        `This place would be ${better + 1}. After a shared place the next one is left out: 1, 1, 3 or 1, 2, 2.`,
      );
    }
    const reasons = normalText(one.reasons);
    if (reasons === "") say("reasons", "reasons-missing", "Write the jury's reasons for this place.");
    if (reasons.length > longestReasons) {
      say("reasons", "reasons-too-long", `Write the reasons in at most ${longestReasons} characters.`);
    }
    if (normalText(one.departure ?? "") === "" && departs(places, order, one.place)) {
      say(
        "departure",
        "departure-unexplained",
        "This place is not the one of the ranking. Write why; it is published with the reasons.",
      );
    }
  });
  return problems;
}

/** Gives the places as they are stored, best first, once nothing stands against them. */
export function decidedPlaces(places: readonly PlaceInput[], order: OrderedPlaces): DecidedPlace[] {
  return places
    .map((one) => ({
      entryId: one.entryId,
      place: one.place as Place,
      shared: places.filter((other) => other.place === one.place).length > 1,
      reasons: departs(places, order, one.place)
        ? `${normalText(one.reasons)}\n\n${departureWords} ${normalText(one.departure ?? "")}`
        : normalText(one.reasons),
    }))
    .sort((a, b) => a.place - b.place || (a.entryId < b.entryId ? -1 : 1));
}
