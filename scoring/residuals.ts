import { type AdditiveModel, type Covariances, covariancesOf } from "./additive-model";
import type { Id } from "./ballots";
import { twoSidedT } from "./distributions";
import { fitWith } from "./normal-equations";

/** How far one sheet's total lies from what the entry and the delegation lead one to expect. */
export interface StudentisedResidual {
  readonly entry: Id;
  readonly delegation: Id;
  readonly delegationNumber: number;
  /** In points. */
  readonly residual: number;
  /** Externally studentised: the spread is estimated without this sheet. */
  readonly studentised: number;
  /** Two-sided probability times the number of sheets, at most 1 (Bonferroni). */
  readonly bonferroniP: number;
}

/** Gives the studentised residuals of all sheets, the largest first; those that cannot be told are left out. */
export function studentisedResiduals(
  model: AdditiveModel,
  covariances: Covariances = covariancesOf(model),
): StudentisedResidual[] {
  const { table, equations, residuals, residualSumOfSquares, degreesOfFreedom } = model;
  const df = degreesOfFreedom - 1;
  if (df < 1) return [];
  const own = new Float64Array(table.entries.length).map((_, i) => covariances.entry(i, i));
  const result: StudentisedResidual[] = [];
  for (let n = 0; n < residuals.length; n += 1) {
    const i = model.entryOf[n] as number;
    const seat = table.delegationOf[n] as number;
    const j = equations.numberOf[seat] as number;
    const vote = equations.votes[j] as number;
    const { size, offsets, cross } = covariances;
    const leverage =
      vote * ((own[i] as number) + (offsets[j * size + j] as number) + 2 * (cross[i * size + j] as number));
    const rest = residuals[n] as number;
    const free = 1 - leverage;
    if (free < 1e-9) continue;
    const without = (residualSumOfSquares - (vote * rest * rest) / free) / df;
    if (!(without > 1e-18 * residualSumOfSquares)) continue;
    const studentised = (Math.sqrt(vote) * rest) / Math.sqrt(without * free);
    result.push({
      entry: table.entries[i] as Id,
      delegation: table.delegations[seat] as Id,
      delegationNumber: seat + 1,
      residual: rest,
      studentised,
      bonferroniP: Math.min(1, residuals.length * twoSidedT(studentised, df)),
    });
  }
  return result.sort((a, b) => Math.abs(b.studentised) - Math.abs(a.studentised));
}

export interface BlocEffect {
  /** Points that delegations gave declared allies beyond what entry and delegation explain. */
  readonly estimate: number;
  readonly se: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly pairs: number;
}

/** Fewer scored pairs than this say nothing. */
export const FEWEST_ALLIED_PAIRS = 4;

/**
 * Tests whether delegations favoured entries of allies: least squares entry + delegation + gamma x ally (Frisch & Waugh
 * 1933). The list of allies must have been declared before the scores were seen. Null with fewer than four scored pairs,
 * or where the pairs cannot be told from entries and delegations.
 */
export function blocEffect(
  model: AdditiveModel,
  allies: readonly { readonly delegation: Id; readonly entry: Id }[],
): BlocEffect | null {
  const { table, equations, entryOf, totals } = model;
  const declared = new Set(allies.map((pair) => JSON.stringify([pair.delegation, pair.entry])));
  const indicator = totals.map((_, n) =>
    declared.has(
      JSON.stringify([
        table.delegations[table.delegationOf[n] as number],
        table.entries[entryOf[n] as number],
      ]),
    )
      ? 1
      : 0,
  );
  const pairs = indicator.reduce((sum, value) => sum + value, 0);
  const df = model.degreesOfFreedom - 1;
  if (pairs < FEWEST_ALLIED_PAIRS || df < 1) return null;
  const fit = fitWith(table, equations, indicator);
  let squares = 0;
  let product = 0;
  indicator.forEach((value, n) => {
    const seat = table.delegationOf[n] as number;
    const rest = value - (fit.entries[entryOf[n] as number] as number) - (fit.offsets[seat] as number);
    const vote = table.votes[seat] as number;
    squares += vote * rest * rest;
    product += vote * rest * (totals[n] as number);
  });
  if (squares < 1e-9) return null;
  const estimate = product / squares;
  const variance = (model.residualSumOfSquares - estimate * estimate * squares) / df;
  const se = Math.sqrt(Math.max(0, variance) / squares);
  if (!(se > 0)) return null;
  const t = estimate / se;
  return { estimate, se, t, df, p: twoSidedT(t, df), pairs };
}
