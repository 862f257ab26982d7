import { type AdditiveModel, additiveModel, covariancesOf, tableOfDelegations } from "./additive-model";
import type { Id } from "./ballots";
import { type Component, componentsOf, unscoredEntries } from "./connectedness";
import type { Table } from "./totals";

/** How well the distribution of entries among delegations supports one ranking. Needs no score, only who scores what. */
export interface DesignQuality {
  readonly components: readonly Component[];
  readonly entriesWithoutScore: readonly Id[];
  readonly fewestScoresOfAnEntry: number;
  readonly fewestEntriesOfADelegation: number;
  /** Worst standard error of a difference of two entries over that of a complete design; null where not connected or too large. */
  readonly worstErrorRatio: number | null;
  /** Delegations without which some entries could not be compared any more; null where there are too many to try. */
  readonly cutDelegations: readonly Id[] | null;
  /** Columns and rank of the additive model: the rank is smaller by the number of groups less one. */
  readonly columns: number;
  readonly rank: number;
}

const MOST_PAIRS = 1_000_000;
const MOST_TRIES = 50_000_000;

/** Describes the design of a table. */
export function designQuality(
  table: Table,
  model: AdditiveModel | null = additiveModel(table),
): DesignQuality {
  const components = componentsOf(table);
  const counts = new Int32Array(table.delegations.length);
  for (const j of table.delegationOf) counts[j] = (counts[j] as number) + 1;
  const rows = table.entries.map((_, i) => (table.rowStart[i + 1] as number) - (table.rowStart[i] as number));
  const scored = rows.filter((count) => count > 0).length;
  const seats = counts.filter((count) => count > 0).length;
  return {
    components,
    entriesWithoutScore: unscoredEntries(table),
    fewestScoresOfAnEntry: rows.length === 0 ? 0 : rows.reduce((a, b) => Math.min(a, b)),
    fewestEntriesOfADelegation: counts.length === 0 ? 0 : counts.reduce((a, b) => Math.min(a, b)),
    worstErrorRatio: model === null ? null : worstErrorRatio(model),
    cutDelegations: cutDelegations(table, components.length),
    columns: Math.max(0, scored + seats - 1),
    rank: scored + seats - components.length,
  };
}

function worstErrorRatio(model: AdditiveModel): number | null {
  const { table, equations } = model;
  const scored = table.entries.map((_, i) => i).filter((i) => (equations.weights[i] as number) > 0);
  if (scored.length < 2 || scored.length ** 2 > MOST_PAIRS) return null;
  const covariances = covariancesOf(model);
  const own = scored.map((i) => covariances.entry(i, i));
  let worst = 0;
  scored.forEach((i, a) => {
    scored.slice(0, a).forEach((k, b) => {
      worst = Math.max(worst, (own[a] as number) + (own[b] as number) - 2 * covariances.entry(i, k));
    });
  });
  const votes = equations.votes.reduce((sum, vote) => sum + vote, 0);
  return Math.sqrt(worst / (2 / votes));
}

function cutDelegations(table: Table, before: number): Id[] | null {
  if (table.delegations.length * table.totals.length > MOST_TRIES) return null;
  const missing = unscoredEntries(table).length;
  return table.delegations.filter((_, seat) => {
    const rest = tableOfDelegations(table, (j) => j !== seat);
    return componentsOf(rest).length > before || unscoredEntries(rest).length > missing;
  });
}
