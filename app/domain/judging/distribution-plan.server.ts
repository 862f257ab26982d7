import { assign } from "../../../scoring/assignment";
import type { Feasible, Infeasible, Pair } from "../../../scoring/assignment-plan";
import { costOf, type DistributionConditions } from "./distribution";

/** A distribution that follows from its conditions and seed, or why there is none. */
export type DistributionPlan =
  | {
      done: true;
      /** Who judges what: those with a vote, then those who advise. */
      pairs: Pair[];
      /** The votes' part, with its groups and what would join them. */
      votes: Feasible;
    }
  | { done: false; refusal: Infeasible };

export type PlanOptions = {
  /** Adds the pairs that join groups of entries no delegation connects. */
  mended?: boolean;
  /** A further recusal that is tried out. */
  refused?: Pair;
  /** Pairs of which as few as possible are to change. */
  keep?: readonly Pair[];
};

/**
 * Deals the entries: first to the delegations with a vote, then to those who advise, who come on top with an equal share
 * each and count for no entry's number. The same conditions, seed and options always give the same plan.
 */
export function planDistribution(
  conditions: DistributionConditions,
  seed: number,
  options: PlanOptions = {},
): DistributionPlan {
  const voting = conditions.delegations.filter((one) => !one.advises);
  const advising = conditions.delegations.filter((one) => one.advises);
  const conflicts = options.refused ? [...conditions.conflicts, options.refused] : conditions.conflicts;
  const isRefused = ({ entry, delegation }: Pair) =>
    entry === options.refused?.entry && delegation === options.refused.delegation;
  const standing = conditions.standing.filter((pair) => !isRefused(pair));
  const among = (pairs: readonly Pair[], seats: readonly { id: string }[]) =>
    pairs.filter((pair) => seats.some((seat) => seat.id === pair.delegation));
  const votes = assign({
    entries: conditions.entries,
    delegations: voting.map(({ id }) => ({ id })),
    perEntry: conditions.perEntry,
    conflicts,
    fixed: among(standing, voting),
    ...(options.keep ? { keep: among(options.keep, voting) } : {}),
    ...(conditions.expertNeeded
      ? { mustIncludeOneOf: voting.filter((one) => one.expert).map(({ id }) => id) }
      : {}),
    ...(conditions.costs.length > 0 ? { cost: costOf(conditions) } : {}),
    seed,
  });
  if (!votes.feasible) return { done: false, refusal: votes };
  const mend = options.mended ? votes.mend : [];
  const advice = adviceOn(conditions, conflicts, advising, among(standing, advising), seed);
  return { done: true, pairs: [...votes.pairs, ...mend, ...advice], votes };
}

/** Each adviser gets as many entries as a delegation with a vote, as far as recusals let it, spread over all entries. */
function adviceOn(
  conditions: DistributionConditions,
  conflicts: readonly Pair[],
  advising: readonly { id: string }[],
  standing: readonly Pair[],
  seed: number,
): Pair[] {
  if (advising.length === 0) return [];
  const voting = conditions.delegations.length - advising.length;
  const share = Math.ceil((conditions.entries.length * conditions.perEntry) / Math.max(1, voting));
  const closed = new Set(conflicts.map((pair) => `${pair.entry} ${pair.delegation}`));
  const open = (seat: string) => conditions.entries.filter((entry) => !closed.has(`${entry} ${seat}`)).length;
  const cost = costOf(conditions);
  // Entries and delegations change places: every adviser needs entries, and entries share the advisers evenly.
  const turned = (pairs: readonly Pair[]) =>
    pairs.map((pair) => ({ entry: pair.delegation, delegation: pair.entry }));
  const dealt = assign({
    entries: advising.map(({ id }) => id),
    delegations: conditions.entries.map((id) => ({ id })),
    perEntry: share,
    perEntryOf: (seat) => Math.min(share, open(seat)),
    conflicts: turned(conflicts.filter((pair) => advising.some(({ id }) => id === pair.delegation))),
    fixed: turned(standing),
    cost: (seat, entry) => cost(entry, seat),
    connect: false,
    seed,
  });
  return dealt.feasible ? turned(dealt.pairs) : [];
}
