import { assign } from "../../../scoring/assignment";
import type { Pair } from "../../../scoring/assignment-plan";
import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { markOf } from "../editions/revision.server";
import { record } from "../history/record.server";
import { delegationName } from "../jury/jury";
import { queueLetter } from "../letters/letters.server";
import { refuse } from "../problems";
import { sayDay } from "../times";
import { countingTells } from "./counting.server";
import { costOf } from "./distribution";
import { type DistributionGround, distributionGround } from "./distribution-conditions.server";
import { withCosts } from "./distribution-costs.server";
import { distributionSettingOf } from "./distribution-settings.server";
import { wordsOfGround } from "./distribution-words.server";
import { storeDistribution } from "./distributions.server";
import { juryReaders } from "./jury-people.server";

export type Redistribution = {
  seed: number;
  /** The mark of what it rests on, for the form that confirms it. */
  seen: string;
  /** What each entry lacks since a late recusal, in sentences. */
  gaps: string[];
  /** What would be added; nothing that stands is moved. */
  added: string[];
  /** What cannot be mended. */
  left: string[];
};

type Plan = Omit<Redistribution, "gaps" | "added"> & {
  ground: DistributionGround;
  /** True where the delegations are not named, as counting would tell. */
  uncounted: boolean;
  gaps: Gap[];
  pairs: Pair[];
};

type Gap = { entry: string; lacks: number; lacksExpert: boolean };

/**
 * Shows what a late recusal has left short, and the smallest mend: what stands stays, sheets and all, and only missing
 * delegations are added, the least burdened first. Entries the reader is recused from are left out, and to such a reader no delegation
 * is named. Nothing while every delegation judges everything, or outside judging.
 */
export async function redistributionOf(
  ctx: Context,
  editionId: string,
  seed: number,
): Promise<Redistribution | undefined> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
  const plan = await planOf(ctx, edition, seed);
  if (!plan) return undefined;
  const words = wordsOfGround(ctx, plan.ground);
  return {
    seed,
    seen: plan.seen,
    left: plan.left,
    gaps: plan.gaps.map(({ entry, lacks, lacksExpert }) =>
      lacks > 0
        ? `${words.entry(entry)} lacks ${lacks === 1 ? "one delegation" : `${lacks} delegations`}${lacksExpert ? ", and has no expert institution" : ""}.`
        : `${words.entry(entry)} has no expert institution.`,
    ),
    added: plan.uncounted ? words.unnamed(plan.pairs) : words.further(plan.pairs, "would also judge"),
  };
}

/**
 * Adds the assignments that were previewed and tells the delegations that get an entry. Refuses where anything has
 * changed since, and where nothing can be added.
 */
export async function redistribute(
  ctx: Context,
  editionId: string,
  wanted: { seed: number; seen: string },
): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
    const plan = await planOf(ctx, edition, wanted.seed);
    if (!plan) refuse("nothing-to-deal", "There is nothing to redistribute now.");
    if (plan.seen !== wanted.seen) {
      refuse(
        "changed-meanwhile",
        "Recusals or assignments have changed since this preview. Look at it again, as it is now.",
      );
    }
    if (plan.pairs.length === 0)
      refuse("nothing-to-add", "No delegation can be added to any of these entries.");
    for (const pair of plan.pairs) await addAssignment(ctx, edition, plan.ground, pair);
    const { conditions } = plan.ground;
    const id = await storeDistribution(ctx, edition.id, {
      seed: wanted.seed,
      conditions,
      pairs: [...conditions.standing, ...plan.pairs],
    });
    await record(ctx, {
      editionId: edition.id,
      command: "redistribute",
      object: ["distribution", id],
      to: "made",
    });
    return plan.pairs.length;
  });
}

async function planOf(ctx: Context, edition: EditionsRow, seed: number): Promise<Plan | undefined> {
  const setting = await distributionSettingOf(ctx, edition.id);
  const { perEntry, expertNeeded } = setting;
  if (perEntry === null || edition.state !== "judging") return undefined;
  let ground = await distributionGround(ctx, edition.id, setting);
  let { conditions } = ground;
  const voting = conditions.delegations.filter((one) => !one.advises);
  const votes = conditions.standing.filter((pair) => voting.some((one) => one.id === pair.delegation));
  const closed = new Set(conditions.conflicts.map((pair) => `${pair.entry} ${pair.delegation}`));
  const about = (entry: string) => {
    const own = votes.filter((pair) => pair.entry === entry).map((pair) => pair.delegation);
    const free = voting.filter((one) => !closed.has(`${entry} ${one.id}`) && !own.includes(one.id));
    const lacksExpert = expertNeeded && !voting.some((one) => one.expert && own.includes(one.id));
    const expertFree = free.some((one) => one.expert);
    const lacks = Math.max(0, perEntry - own.length);
    return { entry, own: own.length, free: free.length, lacks, lacksExpert, expertFree };
  };
  const all = conditions.entries.map(about).filter((one) => one.lacks > 0 || one.lacksExpert);
  const words = wordsOfGround(ctx, ground);
  const seen = all.filter((one) => words.shown(one.entry));
  // Of an entry they are recused from readers learn nothing, not even that it lacks a delegation.
  const uncounted = await countingTells(ctx, edition.id, ground.entries);
  const mending = new Map(seen.map((one) => [one.entry, one]));
  if (mending.size > 0) {
    ground = await withCosts(ctx, edition, ground);
    conditions = ground.conditions;
  }
  const outcome = assign({
    entries: conditions.entries,
    delegations: voting.map(({ id }) => ({ id })),
    perEntry,
    perEntryOf: (entry) => {
      const one = mending.get(entry);
      return one ? one.own + Math.min(one.lacks, one.free) : 0;
    },
    conflicts: conditions.conflicts,
    fixed: votes,
    ...(expertNeeded ? { mustIncludeOneOf: voting.filter((one) => one.expert).map(({ id }) => id) } : {}),
    exempt: conditions.entries.filter((entry) => !mending.get(entry)?.expertFree),
    cost: costOf(conditions),
    seed,
  });
  const stands = new Set(votes.map((pair) => `${pair.entry} ${pair.delegation}`));
  const isNew = (pair: Pair) => !stands.has(`${pair.entry} ${pair.delegation}`);
  const mayMend = outcome.feasible && outcome.mend.every((pair) => words.shown(pair.entry));
  const pairs = outcome.feasible ? [...outcome.pairs.filter(isNew), ...(mayMend ? outcome.mend : [])] : [];
  const joins = outcome.feasible && (outcome.connected || outcome.mend.length === outcome.groups.length - 1);
  const left = [
    ...seen
      .filter((one) => one.free < one.lacks)
      .map((one) => `${words.entry(one.entry)}: all delegations that may judge it do; it stays with fewer.`),
    ...seen
      .filter((one) => one.lacksExpert && !one.expertFree)
      .map((one) => `${words.entry(one.entry)}: no expert institution may judge it.`),
    ...(uncounted || (joins && (mayMend || outcome.connected))
      ? []
      : ["The entries fall into groups that no delegation connects, so they could not be ranked together."]),
  ];
  if (seen.length === 0 && pairs.length === 0 && left.length === 0) return undefined;
  return {
    seed,
    seen: markOf([conditions, [...mending.keys()].sort()]),
    ground,
    uncounted,
    gaps: seen.map(({ entry, lacks, lacksExpert }) => ({ entry, lacks, lacksExpert })),
    pairs,
    left,
  };
}

async function addAssignment(
  ctx: Context,
  edition: EditionsRow,
  ground: DistributionGround,
  pair: Pair,
): Promise<void> {
  const last = await ctx.db
    .selectFrom("assignments")
    .select("reading_position")
    .where("delegation_id", "=", pair.delegation)
    .orderBy("reading_position", "desc")
    .limit(1)
    .executeTakeFirst();
  const id = ctx.newId();
  await ctx.db
    .insertInto("assignments")
    .values({
      id,
      delegation_id: pair.delegation,
      entry_id: pair.entry,
      reading_position: (last?.reading_position ?? 0) + 1,
    })
    .execute();
  await record(ctx, { editionId: edition.id, command: "assign", object: ["assignment", id], to: "assigned" });
  const entry = ground.entries.find((one) => one.id === pair.entry)!;
  const delegation = ground.delegations.find((one) => one.id === pair.delegation)!;
  for (const person of await juryReaders(ctx, edition.id, entry.id)) {
    if (person.delegation_id !== delegation.id) continue;
    await queueLetter(ctx, {
      kind: "entry-added",
      to: person,
      editionId: edition.id,
      entryId: entry.id,
      facts: {
        name: person.name_latin,
        edition: edition.name,
        delegation: delegationName(delegation),
        title: entry.title,
        state: countryName(entry.country),
        until: sayDay(edition.judging_until),
      },
    });
  }
}
