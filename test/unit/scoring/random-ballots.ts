import fc from "fast-check";
import type { Ballots } from "../../../scoring/ballots";
import { rank } from "../../../scoring/ranking";
import { ballotsOf } from "./example-ballots";

export const SETTINGS = { seed: 20_260_101, numRuns: 60 } as const;

export interface Shape {
  readonly entries: readonly [number, number];
  readonly delegations: readonly [number, number];
  readonly recusals: boolean;
}

const SMALL: Shape = { entries: [2, 6], delegations: [2, 5], recusals: true };

/** Draws ballots on a scale from 0 to 5 in halves, with weights and recusals; all entries comparable. */
export function randomBallots(shape: Partial<Shape> = {}): fc.Arbitrary<Ballots> {
  const { entries, delegations, recusals } = { ...SMALL, ...shape };
  const between = ([min, max]: readonly [number, number]) => fc.integer({ min, max });
  return fc
    .tuple(between(entries), between(delegations), fc.integer({ min: 1, max: 3 }))
    .chain(([e, j, c]) => {
      const sheet = fc.array(
        fc.integer({ min: 0, max: 10 }).map((tick) => tick / 2),
        { minLength: c, maxLength: c },
      );
      const cell = recusals ? fc.option(sheet, { freq: 5 }) : sheet;
      const row = fc.array(cell, { minLength: j, maxLength: j });
      return fc
        .tuple(
          fc.array(row, { minLength: e, maxLength: e }),
          fc.array(fc.integer({ min: 1, max: 40 }), { minLength: c, maxLength: c }),
        )
        .map(([rows, weights]) =>
          ballotsOf(Object.fromEntries(rows.map((one, i) => [`e${i + 1}`, one])), {
            scale: { min: 0, max: 5, step: 0.5 },
            criteria: weights.map((weight, n) => ({ id: `c${n + 1}`, weight })),
          }),
        );
    })
    .filter((ballots) => ballots.sheets.length > 0)
    .filter((ballots) => rank(ballots).comparable);
}

/** Changes the ids of ballots by a function for each kind. */
export function renamed(
  ballots: Ballots,
  names: { readonly entry?: (id: string) => string; readonly delegation?: (id: string) => string },
): Ballots {
  const entry = names.entry ?? ((id: string) => id);
  const delegation = names.delegation ?? ((id: string) => id);
  const pair = <T extends { readonly entry: string; readonly delegation: string }>(one: T): T => ({
    ...one,
    entry: entry(one.entry),
    delegation: delegation(one.delegation),
  });
  return {
    ...ballots,
    entries: ballots.entries.map((one) => ({ ...one, id: entry(one.id) })),
    delegations: ballots.delegations.map((one) => ({ ...one, id: delegation(one.id) })),
    sheets: ballots.sheets.map(pair),
    recusals: ballots.recusals.map(pair),
  };
}
