import type { Pair } from "../../../scoring/assignment-plan";
import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { markOf } from "../editions/revision.server";
import { record } from "../history/record.server";
import { type Problem, Refusal, refuse, ruleProblem } from "../problems";
import { bindingOf, type DistributionConditions, mostSeed } from "./distribution";
import { distributionGround } from "./distribution-conditions.server";
import { withCosts } from "./distribution-costs.server";
import { planDistribution } from "./distribution-plan.server";
import { distributionSettingOf } from "./distribution-settings.server";
import { wordsOfGround } from "./distribution-words.server";
import { writtenReason } from "./interest";
import { undeclaredPeople } from "./undeclared.server";

export type StoredDistribution = {
  id: string;
  number: number;
  seed: number;
  conditions: DistributionConditions;
  pairs: Pair[];
  /** Why it was made before everybody had declared; nothing where all had. */
  earlyReason: string | null;
  madeAt: string;
  madeBy: string;
};

/** Gives the newest distribution made for an edition, if any; who may see it is for the caller. */
export async function latestDistribution(
  ctx: Context,
  editionId: string,
): Promise<StoredDistribution | undefined> {
  const row = await ctx.db
    .selectFrom("distributions")
    .innerJoin("people", "people.id", "distributions.made_by")
    .selectAll("distributions")
    .select("name_latin")
    .where("edition_id", "=", editionId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      number: row.number,
      seed: row.seed,
      conditions: JSON.parse(row.conditions),
      pairs: JSON.parse(row.pairs),
      earlyReason: row.early_reason,
      madeAt: row.made_at,
      madeBy: row.name_latin,
    }
  );
}

/** Draws a seed, every one as likely as any other. */
export function drawnSeed(ctx: Context): number {
  return ctx.newSecret(4).reduce((sum, byte) => sum * 256 + byte, 0) % (mostSeed + 1);
}

/** Stores a distribution under the next number and gives its id. */
export async function storeDistribution(
  ctx: Context,
  editionId: string,
  made: {
    seed: number;
    conditions: DistributionConditions;
    pairs: readonly Pair[];
    /** Why it was not waited until everybody had declared. */
    earlyReason?: string | undefined;
  },
): Promise<string> {
  if (ctx.actor.kind !== "person") throw new Error("a distribution is made by a person");
  const last = await ctx.db
    .selectFrom("distributions")
    .select("number")
    .where("edition_id", "=", editionId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const id = ctx.newId();
  await ctx.db
    .insertInto("distributions")
    .values({
      id,
      edition_id: editionId,
      number: (last?.number ?? 0) + 1,
      seed: made.seed,
      conditions: JSON.stringify(made.conditions),
      pairs: JSON.stringify(made.pairs),
      early_reason: made.earlyReason ?? null,
      made_at: ctx.now,
      made_by: ctx.actor.id,
    })
    .execute();
  return id;
}

/**
 * Makes the distribution that was previewed: from this seed and, by their mark, from these conditions. Refuses where
 * every delegation judges everything, before admission is closed, once judging is open, where something has changed
 * since the preview, where it cannot be done, where entries could not be compared unless `mended` adds to it, and, without
 * a `reason`, while somebody of the jury has not declared their interests.
 */
export async function makeDistribution(
  ctx: Context,
  editionId: string,
  wanted: { seed: number; seen: string; mended: boolean; reason: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "jury.compose", { edition: editionFacts(edition) });
    const setting = await distributionSettingOf(ctx, edition.id);
    if (setting.perEntry === null) {
      refuse("nothing-to-deal", "Every delegation judges every entry here; there is nothing to distribute.");
    }
    if (edition.state !== "checking" || edition.admission_closed_at === null) {
      refuse(
        "not-now",
        "A distribution can be made from the close of admission until judging is opened. Reload the page.",
      );
    }
    const ground = await withCosts(ctx, edition, await distributionGround(ctx, edition.id, setting));
    if (markOf(ground.conditions) !== wanted.seen) {
      refuse(
        "changed-meanwhile",
        "Entries, jury or recusals have changed since this preview. Look at it again, as it is now, and make it then.",
      );
    }
    const plan = planDistribution(ground.conditions, wanted.seed, { mended: wanted.mended });
    const words = wordsOfGround(ctx, ground);
    if (!plan.done) throw new Refusal(words.refusal(plan.refusal));
    if (!plan.votes.connected && (!wanted.mended || plan.votes.mend.length < plan.votes.groups.length - 1)) {
      throw new Refusal(words.apart(plan.votes).map((sentence) => ruleProblem("not-connected", sentence)));
    }
    const early = (await undeclaredPeople(ctx, edition.id)).length > 0;
    const id = await storeDistribution(ctx, edition.id, {
      seed: wanted.seed,
      conditions: ground.conditions,
      pairs: plan.pairs,
      earlyReason: early ? writtenReason("reason", wanted.reason) : undefined,
    });
    await record(ctx, {
      editionId: edition.id,
      command: "makeDistribution",
      object: ["distribution", id],
      to: "made",
    });
  });
}

/** Says what keeps judging from being opened: a distribution that is wanted and not made, or made from other facts. */
export async function blocksToDistribution(
  ctx: Context,
  edition: Pick<EditionsRow, "id">,
): Promise<Problem[]> {
  const setting = await distributionSettingOf(ctx, edition.id);
  if (setting.perEntry === null) return [];
  const made = await latestDistribution(ctx, edition.id);
  if (!made) {
    return [
      ruleProblem(
        "no-distribution",
        `Each entry is judged by ${setting.perEntry} delegations, and the distribution has not been made yet.`,
      ),
    ];
  }
  const { conditions } = await distributionGround(ctx, edition.id, setting);
  if (markOf(bindingOf(made.conditions)) === markOf(conditions)) return [];
  return [
    ruleProblem(
      "distribution-overtaken",
      "Entries, jury or recusals have changed since the distribution was made. Make it anew.",
    ),
  ];
}

/** Gives the pairs of a distribution that is current, to be dealt; refuses one that is missing or overtaken. */
export async function pairsToDeal(ctx: Context, edition: Pick<EditionsRow, "id">): Promise<Pair[] | null> {
  const setting = await distributionSettingOf(ctx, edition.id);
  if (setting.perEntry === null) return null;
  const blocks = await blocksToDistribution(ctx, edition);
  if (blocks.length > 0) throw new Refusal(blocks);
  return (await latestDistribution(ctx, edition.id))!.pairs;
}
