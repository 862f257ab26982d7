import { type Ballots, type Excuse, FORMAT, type TieRule } from "../../../scoring/ballots";

/** Ballots of one criterion "c1" (or several) from a table of points; `null` is a recusal. */
export function ballotsOf(
  rows: Readonly<Record<string, readonly (number | readonly number[] | null)[]>>,
  more: Partial<Ballots> = {},
): Ballots {
  const entries = Object.keys(rows);
  const width = Math.max(...Object.values(rows).map((row) => row.length));
  const first = Object.values(rows)
    .flat()
    .find((cell) => cell !== null);
  const criteria = Array.isArray(first)
    ? first.map((_, c) => ({ id: `c${c + 1}`, weight: 1 }))
    : [{ id: "c1", weight: 1 }];
  const delegations = Array.from({ length: width }, (_, j) => ({ id: `d${j + 1}` }));
  const recusals: Excuse[] = [];
  const sheets = entries.flatMap((entry) =>
    (rows[entry] ?? []).flatMap((cell, j) => {
      const delegation = `d${j + 1}`;
      if (cell === null) {
        recusals.push({ delegation, entry, reason: "own country" });
        return [];
      }
      const points = typeof cell === "number" ? [cell] : cell;
      return [
        { delegation, entry, scores: Object.fromEntries(points.map((score, c) => [`c${c + 1}`, score])) },
      ];
    }),
  );
  return {
    format: FORMAT,
    edition: "2026",
    scale: { min: 0, max: 10, step: 0.5 },
    criteria,
    delegations,
    entries: entries.map((id) => ({ id })),
    sheets,
    recusals,
    method: "recusal-corrected-mean",
    tieRules: [{ rule: "shared-place" }],
    seed: 1,
    ...more,
  };
}

export const LADDER: readonly TieRule[] = [
  { rule: "criterion", criterion: "c1" },
  { rule: "direct-comparison" },
  { rule: "adjusted-trimmed-mean" },
  { rule: "second-ballot" },
  { rule: "shared-place" },
];
