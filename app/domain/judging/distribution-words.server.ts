import type { Feasible, Infeasible, Pair } from "../../../scoring/assignment-plan";
import type { Context } from "../../database/context";
import { byCountryName, countryName } from "../countries";
import { delegationName } from "../jury/jury";
import { holds } from "../people/actor";
import { type Problem, ruleProblem } from "../problems";
import { listed } from "../text";
import { maySeeJudges } from "./counting.server";
import type { DistributionGround } from "./distribution-conditions.server";

export type DistributionWords = {
  shown(entryId: string): boolean;
  entry(entryId: string): string;
  delegation(delegationId: string): string;
  /** Says of each entry what it lacks, as far as the reader may know of it, and what would help. */
  refusal(refusal: Infeasible): Problem[];
  /** Says which entries no delegation connects, and why nothing could be exchanged. */
  apart(votes: Feasible): string[];
  /** Names pairs: "Delegation 4 (Malta) also judges ...". */
  further(pairs: readonly Pair[], verb: string): string[];
  /** Says the same without the delegations, for who may not count them. */
  unnamed(pairs: readonly Pair[]): string[];
  /** Says why a delegation was to be given an entry only if need be; nothing where there is no such reason. */
  avoided(pair: Pair): string | undefined;
};

/** Puts the facts of a distribution into sentences for one reader; an entry they may not know the judges of is not named. */
export function wordsOfGround(ctx: Context, ground: DistributionGround): DistributionWords {
  const entries = new Map(ground.entries.map((entry) => [entry.id, entry]));
  const delegations = new Map(ground.delegations.map((delegation) => [delegation.id, delegation]));
  const shown = (id: string) => {
    const entry = entries.get(id);
    return entry !== undefined && maySeeJudges(ctx, entry);
  };
  const entry = (id: string) => {
    const row = entries.get(id);
    return row ? `"${row.title}" (${countryName(row.country)})` : "";
  };
  const delegation = (id: string) => {
    const row = delegations.get(id);
    return row ? `delegation ${row.number} (${delegationName(row)})` : "";
  };
  const { conditions } = ground;
  const byCountry = (ids: readonly string[]) =>
    [...ids].sort((a, b) => byCountryName(entries.get(a)?.country ?? "", entries.get(b)?.country ?? ""));
  const lackOf = (id: string): string => {
    const closed = new Set(
      conditions.conflicts.filter((one) => one.entry === id).map((one) => one.delegation),
    );
    const open = conditions.delegations.filter((one) => !one.advises && !closed.has(one.id));
    if (open.length < conditions.perEntry) {
      const may =
        open.length === 0
          ? "no delegation"
          : open.length === 1
            ? "1 delegation"
            : `${open.length} delegations`;
      return `${entry(id)}: ${may} with a vote may judge it, and it needs ${conditions.perEntry}.`;
    }
    return `${entry(id)}: no expert institution with a vote may judge it, and it needs one.`;
  };
  return {
    shown,
    entry,
    delegation,
    refusal(refusal) {
      const seen = byCountry(refusal.entries.filter(shown));
      const said = seen.map((id) => ruleProblem(`lacks-${id}`, lackOf(id)));
      if (seen.length < refusal.entries.length) {
        said.push(
          ruleProblem(
            "lacks-hidden",
            "An entry whose judges you may not know here lacks delegations too; a colleague of another state sees which.",
          ),
        );
      }
      const experts = conditions.delegations.some((one) => one.expert && !one.advises);
      const help =
        conditions.expertNeeded && !experts
          ? "The jury has no expert institution with a vote. Add one, or let entries be judged without."
          : "Let fewer delegations judge each entry, or complete the jury.";
      return [...said, ruleProblem("what-helps", help)];
    },
    apart(votes) {
      const named = votes.groups.map((group) => {
        const seen = byCountry(group.entries.filter(shown)).map(entry);
        const rest = group.entries.length - seen.length;
        return listed([
          ...seen,
          ...(rest > 0 ? [rest === 1 ? "an entry not shown here" : `${rest} entries not shown here`] : []),
        ]);
      });
      const needed =
        votes.groups.reduce((sum, group) => sum + group.entries.length + group.delegations.length, 0) - 1;
      const why =
        votes.pairs.length < needed
          ? `${votes.pairs.length} assignments cannot connect so many entries and delegations: it takes at least ${needed}.`
          : "The recusals leave no exchange of delegations that would connect them.";
      return [
        `The entries fall into ${votes.groups.length} groups that no delegation connects, so they could not be ranked together.`,
        ...named.map((names, index) => `Group ${index + 1}: ${names}.`),
        why,
      ];
    },
    avoided(pair) {
      const whys = conditions.costs
        .filter((one) => one.entry === pair.entry && one.delegation === pair.delegation)
        .map((one) => one.why)
        .sort()
        .reverse();
      if (whys.length === 0) return undefined;
      // Suspicions are for chair, vice-chair and secretariat.
      const suspected = holds(ctx.actor, "secretariat")
        ? "an interest of it is suspected, and nobody has decided on that yet"
        : "something is still to be looked into";
      const said = { suspected, again: "it judged this state's entry in the edition before" };
      return `It was to be given this entry only if need be: ${listed(whys.map((why) => said[why]))}.`;
    },
    unnamed(pairs) {
      const seen = [...new Set(pairs.map((pair) => pair.entry))].filter(shown);
      return seen.map((id) => {
        const more = pairs.filter((pair) => pair.entry === id).length;
        return `${more === 1 ? "One more delegation" : `${more} more delegations`} would judge ${entry(id)}.`;
      });
    },
    further(pairs, verb) {
      const seen = pairs.filter((pair) => shown(pair.entry));
      const hidden = pairs.length - seen.length;
      return [
        ...seen.map((pair) => `${capital(delegation(pair.delegation))} ${verb} ${entry(pair.entry)}.`),
        ...(hidden > 0
          ? [
              hidden === 1
                ? "And one on an entry not shown here."
                : `And ${hidden} on entries not shown here.`,
            ]
          : []),
      ];
    },
  };
}

/** Writes the first letter large. */
export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
