import { z } from "zod";
import type { Pair } from "../../../scoring/assignment-plan";

/** How entries are dealt: to every delegation (`perEntry` null), or to a number of delegations each. */
export type DistributionSetting = {
  perEntry: number | null;
  /** Each entry has at least one expert institution with a vote among its delegations. */
  expertNeeded: boolean;
};

export const everyDelegation: DistributionSetting = { perEntry: null, expertNeeded: false };

export const fewestPerEntry = 2;
export const mostPerEntry = 50;
/** Below this the ranking warns that an entry has few scores. */
export const enoughPerEntry = 3;

const howMany = `Write a whole number from ${fewestPerEntry} to ${mostPerEntry}.`;

/** What the presidency types: `all` or `some`, the number only for `some`. */
export const distributionSchema = z
  .object({
    deal: z.enum(["all", "some"]),
    perEntry: z.string().trim().default(""),
    expertNeeded: z.string().optional(),
  })
  .transform((typed, found): DistributionSetting => {
    if (typed.deal === "all") return everyDelegation;
    const perEntry = Number(typed.perEntry);
    if (!/^\d+$/.test(typed.perEntry) || perEntry < fewestPerEntry || perEntry > mostPerEntry) {
      found.addIssue({ code: "custom", path: ["perEntry"], message: howMany });
      return z.NEVER;
    }
    return { perEntry, expertNeeded: typed.expertNeeded !== undefined };
  });

/** Says the setting as it is published with the call. */
export function sayDistribution({ perEntry, expertNeeded }: DistributionSetting): string {
  if (perEntry === null) {
    return "Every delegation of the jury judges every admitted competing entry, except those it is recused from.";
  }
  const expert = expertNeeded ? ", at least one of them an expert institution" : "";
  return `Each admitted competing entry is judged by ${perEntry} delegations${expert}. Which ones is drawn by lot: evenly shared, without those that are recused, and so that all entries can be compared. Where this leaves a choice, a delegation is not given an entry in which an interest of it is suspected and not decided on, nor that of a state whose entry it judged in the edition before.`;
}

/** Says it in a few words, for a list of tasks. */
export function sayDistributionBriefly({ perEntry, expertNeeded }: DistributionSetting): string {
  if (perEntry === null) return "Every delegation judges every entry";
  return `${perEntry} delegations for each entry${expertNeeded ? ", one of them expert" : ""}`;
}

/** Why a delegation is given an entry only if need be. */
export type CostGround = "suspected" | "again";

/** A suspicion outweighs any number of repetitions that a jury comes to. */
export const costWeights: Record<CostGround, number> = { suspected: 100, again: 1 };

export type DistributionCost = Pair & { why: CostGround; cost: number };

/** All that a distribution follows from, besides its seed. */
export type DistributionConditions = {
  perEntry: number;
  expertNeeded: boolean;
  entries: readonly string[];
  delegations: readonly { id: string; expert: boolean; advises: boolean }[];
  conflicts: readonly Pair[];
  /** What was dealt when judging was open before; it stays. */
  standing: readonly Pair[];
  /** What is to be avoided where there is a choice: after recusals, even loads and what stands, before the lot. */
  costs: readonly DistributionCost[];
};

/** Gives what a distribution must keep to; where something is only better avoided, one that was made goes on to hold. */
export function bindingOf(conditions: DistributionConditions): DistributionConditions {
  return { ...conditions, costs: [] };
}

/** Gives the whole cost of a pair. */
export function costOf({ costs }: DistributionConditions): (entry: string, delegation: string) => number {
  const sums = new Map<string, number>();
  for (const { entry, delegation, cost } of costs) {
    const key = `${entry} ${delegation}`;
    sums.set(key, (sums.get(key) ?? 0) + cost);
  }
  return (entry, delegation) => sums.get(`${entry} ${delegation}`) ?? 0;
}

/** The greatest seed that is stored. */
export const mostSeed = 2 ** 31 - 1;

/** Reads a seed from an address; nothing where it is none. */
export function seedFrom(text: string): number | undefined {
  const seed = Number(text);
  return /^\d{1,10}$/.test(text) && seed <= mostSeed ? seed : undefined;
}
