import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { additiveModel, covariancesOf, standardErrors } from "../../../scoring/additive-model";
import { fitExactly } from "../../../scoring/adjusted";
import { standingOf } from "../../../scoring/ranking";
import { add, compare, gcd, type Rational, rational } from "../../../scoring/rational";
import { type Table, type TableRow, tableFromRows } from "../../../scoring/totals";
import { randomBallots, SETTINGS } from "./random-ballots";

/** A table of totals in units so fine that every fitted value is a whole number, with rows added or taken away. */
function refined(
  table: Table,
  change: (rows: TableRow[], fitted: (i: number, j: number) => number) => TableRow[],
  moreDelegations: readonly string[] = [],
): Table | null {
  const fit = fitExactly(table, ["total"])?.[0];
  if (fit === undefined) return null;
  const all = [...fit.entries, ...fit.offsets].filter((value): value is Rational => value !== null);
  const unit = all.reduce((lcm, { den }) => (lcm / gcd(lcm, den)) * den, 1n);
  if (unit > 100_000n) return null;
  const whole = (value: Rational): number => Number((value.num * unit) / value.den);
  const fitted = (i: number, j: number): number =>
    whole(add(fit.entries[i] as Rational, (fit.offsets[j] as Rational | undefined) ?? rational(0n)));
  const rows = table.entries.flatMap((entry, i) =>
    Array.from(table.delegationOf.subarray(table.rowStart[i], table.rowStart[i + 1]), (j, n) => ({
      entry,
      delegation: table.delegations[j] as string,
      ticks: [(table.totals[(table.rowStart[i] as number) + n] as number) * Number(unit)],
    })),
  );
  return tableFromRows(
    {
      entries: table.entries,
      delegations: [...table.delegations, ...moreDelegations].map((id) => ({ id, votes: 1 })),
      criteria: [{ id: "total", weight: 1 }],
      min: rational(0n),
      step: rational(1n, unit),
      highestTick: null,
    },
    change(rows, fitted),
  );
}

const entryScores = (table: Table): readonly (Rational | null)[] => {
  const fit = fitExactly(table, ["total"])?.[0];
  return (fit?.entries ?? []).map((value) =>
    value === null ? null : rational(value.num * table.step.num, value.den * table.step.den),
  );
};
const sameScores = (a: Table, b: Table): void => {
  const left = entryScores(a);
  const right = entryScores(b);
  left.forEach((score, i) => {
    if (score !== null) expect(compare(score, right[i] as Rational)).toBe(0);
  });
};
const whole = (table: Table): Table => refined(table, (rows) => rows) as Table;
const everyEntry = (table: Table): boolean =>
  table.entries.every((_, i) => table.rowStart[i] !== table.rowStart[i + 1]);
const tables = randomBallots()
  .map((ballots) => standingOf(ballots).table)
  .filter(
    (table) =>
      everyEntry(table) &&
      new Set(table.delegationOf).size === table.delegations.length &&
      refined(table, (rows) => rows) !== null,
  );
const always = (holds: (table: Table) => void): void => fc.assert(fc.property(tables, holds), SETTINGS);

describe("the additive model, whatever the score sheets", () => {
  it("does not move when a delegation joins that gives exactly the fitted scores", () => {
    always((table) => {
      const joined = refined(
        table,
        (rows, fitted) => [
          ...rows,
          ...table.entries.map((entry, i) => ({ entry, delegation: "new", ticks: [fitted(i, -1)] })),
        ],
        ["new"],
      ) as Table;
      sameScores(whole(table), joined);
    });
  });

  it("keeps all differences when a delegation joins that adds a constant to every score", () => {
    always((table) => {
      const joined = refined(
        table,
        (rows, fitted) => [
          ...rows,
          ...table.entries.map((entry, i) => ({ entry, delegation: "new", ticks: [fitted(i, -1) + 70] })),
        ],
        ["new"],
      ) as Table;
      const before = entryScores(whole(table)) as Rational[];
      const after = entryScores(joined) as Rational[];
      const shift = (i: number): Rational =>
        rational(
          (after[i] as Rational).num * (before[i] as Rational).den -
            (before[i] as Rational).num * (after[i] as Rational).den,
          (after[i] as Rational).den * (before[i] as Rational).den,
        );
      before.forEach((_, i) => {
        expect(compare(shift(i), shift(0))).toBe(0);
      });
    });
  });

  it("is the plain mean of the sheets with every gap filled by what it leads one to expect", () => {
    always((table) => {
      const filled = refined(table, (rows, fitted) => {
        const given = new Set(rows.map(({ entry, delegation }) => `${entry} ${delegation}`));
        const gaps = table.entries.flatMap((entry, i) =>
          table.delegations.flatMap((delegation, j) =>
            given.has(`${entry} ${delegation}`) ? [] : [{ entry, delegation, ticks: [fitted(i, j)] }],
          ),
        );
        return [...rows, ...gaps];
      }) as Table;
      expect(filled.totals).toHaveLength(table.entries.length * table.delegations.length);
      sameScores(whole(table), filled);
    });
  });

  it("does not move when a sheet arrives that lies exactly where expected", () => {
    let tried = 0;
    always((table) => {
      const gap = table.entries.flatMap((entry, i) =>
        table.delegations.flatMap((delegation, j) =>
          table.delegationOf.subarray(table.rowStart[i], table.rowStart[i + 1]).includes(j)
            ? []
            : [{ entry, delegation, i, j }],
        ),
      )[0];
      if (gap === undefined) return;
      tried += 1;
      const more = refined(table, (rows, fitted) => [
        ...rows,
        { entry: gap.entry, delegation: gap.delegation, ticks: [fitted(gap.i, gap.j)] },
      ]) as Table;
      sameScores(whole(table), more);
    });
    expect(tried).toBeGreaterThan(10);
  });

  it("leaves residuals that add up to nothing for every entry and every delegation", () => {
    always((table) => {
      const model = additiveModel(table);
      if (model === null) throw new Error("not connected");
      const byEntry = new Float64Array(table.entries.length);
      const byDelegation = new Float64Array(table.delegations.length);
      model.residuals.forEach((rest, n) => {
        byEntry[model.entryOf[n] as number] = (byEntry[model.entryOf[n] as number] as number) + rest;
        byDelegation[table.delegationOf[n] as number] =
          (byDelegation[table.delegationOf[n] as number] as number) + rest;
      });
      for (const sum of [...byEntry, ...byDelegation]) expect(Math.abs(sum)).toBeLessThan(1e-9);
    });
  });

  it("is surer of every score when every delegation sits twice", () => {
    always((table) => {
      const twice = tableFromRows(
        {
          ...frameOf(table),
          delegations: table.delegations.flatMap((id) => [
            { id, votes: 1 },
            { id: `${id} twin`, votes: 1 },
          ]),
        },
        rowsOf(table).flatMap((row) => [row, { ...row, delegation: `${row.delegation} twin` }]),
      );
      const errors = (one: Table): (number | null)[] => {
        const model = additiveModel(one);
        return model === null ? [] : standardErrors(model, covariancesOf(model));
      };
      const after = errors(twice);
      errors(table).forEach((error, i) => {
        if (error !== null && error > 1e-9) expect(after[i] as number).toBeLessThan(error);
      });
    });
  });
});

function frameOf(table: Table) {
  return {
    entries: table.entries,
    delegations: table.delegations.map((id, j) => ({ id, votes: table.votes[j] as number })),
    criteria: table.criteria.map((id, c) => ({ id, weight: table.weights[c] as number })),
    min: table.min,
    step: table.step,
    highestTick: table.highestTick,
  };
}

function rowsOf(table: Table): TableRow[] {
  const width = table.criteria.length;
  return table.entries.flatMap((entry, i) =>
    Array.from(table.delegationOf.subarray(table.rowStart[i], table.rowStart[i + 1]), (j, at) => {
      const n = (table.rowStart[i] as number) + at;
      return {
        entry,
        delegation: table.delegations[j] as string,
        ticks: [...table.ticks.subarray(n * width, (n + 1) * width)],
      };
    }),
  );
}
