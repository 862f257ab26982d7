import { type Ballots, type BallotsProblem, type Id, withoutDelegation } from "./ballots";
import { checkBallots } from "./ballots-reading";
import { type Ranking, rank } from "./ranking";

/** A change tried on a copy; the record stays as it is. */
export type Change =
  | { readonly kind: "weights"; readonly weights: Readonly<Record<Id, number>> }
  | { readonly kind: "without-delegation"; readonly delegation: Id }
  | {
      readonly kind: "score";
      readonly delegation: Id;
      readonly entry: Id;
      readonly criterion: Id;
      readonly score: number;
    };

export interface Move {
  readonly entry: Id;
  readonly from: number | null;
  readonly to: number | null;
  readonly scoreFrom: string | null;
  readonly scoreTo: string | null;
}

export type WhatIf =
  | { readonly ok: true; readonly before: Ranking; readonly after: Ranking; readonly moves: readonly Move[] }
  | { readonly ok: false; readonly problems: readonly BallotsProblem[] };

/**
 * Ranks the ballots as they are and with one change, and gives every entry whose place moves, in the order of the new
 * places. Refuses, with reasons, what the ballots format would refuse: a score off the grid, an unknown delegation, no
 * weight above 0. The ballots given are never changed.
 */
export function whatIf(ballots: Ballots, change: Change): WhatIf {
  const unknown = unknownTarget(ballots, change);
  if (unknown !== null) return { ok: false, problems: [unknown] };
  const checked = checkBallots(changed(ballots, change));
  if (!checked.ok) return checked;
  const before = rank(ballots);
  const after = rank(checked.ballots);
  const old = new Map(before.entries.map((one) => [one.entry, one]));
  const moves = after.entries.flatMap(({ entry, place, score }): Move[] => {
    const from = old.get(entry);
    if (from === undefined || from.place === place) return [];
    return [
      {
        entry,
        from: from.place,
        to: place,
        scoreFrom: from.score?.printed ?? null,
        scoreTo: score?.printed ?? null,
      },
    ];
  });
  return { ok: true, before, after, moves };
}

function unknownTarget(ballots: Ballots, change: Change): BallotsProblem | null {
  if (change.kind === "weights") {
    const known = new Set(ballots.criteria.map((criterion) => criterion.id));
    const stranger = Object.keys(change.weights).find((id) => !known.has(id));
    return stranger === undefined
      ? null
      : { place: "/weights", sentence: `"${stranger}" is not a criterion.` };
  }
  if (change.kind === "without-delegation")
    return ballots.delegations.some((seat) => seat.id === change.delegation)
      ? null
      : { place: "/delegation", sentence: `"${change.delegation}" is not a delegation.` };
  const sheet = ballots.sheets.find(
    (one) => one.delegation === change.delegation && one.entry === change.entry,
  );
  if (sheet === undefined)
    return {
      place: "/entry",
      sentence: `Delegation "${change.delegation}" has no score sheet for entry "${change.entry}".`,
    };
  return Object.hasOwn(sheet.scores, change.criterion)
    ? null
    : { place: "/criterion", sentence: `"${change.criterion}" is not a criterion.` };
}

function changed(ballots: Ballots, change: Change): Ballots {
  switch (change.kind) {
    case "weights":
      return {
        ...ballots,
        criteria: ballots.criteria.map((criterion) => ({
          ...criterion,
          weight: Object.hasOwn(change.weights, criterion.id)
            ? (change.weights[criterion.id] as number)
            : criterion.weight,
        })),
      };
    case "without-delegation":
      return withoutDelegation(ballots, change.delegation);
    case "score":
      return {
        ...ballots,
        sheets: ballots.sheets.map((sheet) =>
          sheet.delegation === change.delegation && sheet.entry === change.entry
            ? { ...sheet, scores: { ...sheet.scores, [change.criterion]: change.score } }
            : sheet,
        ),
      };
  }
}
