import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { Due } from "../due";
import { editionFacts } from "../editions/editions.server";
import { holds } from "../people/actor";
import { may } from "../people/permissions";
import { blocksToDistribution } from "./distributions.server";
import { redistributionOf } from "./redistribution.server";

/** What dealing the entries asks: the distribution before judging, and the mend after a late recusal. */
export async function dueForDistribution(ctx: Context, edition: EditionsRow): Promise<Due[]> {
  const facts = { edition: editionFacts(edition) };
  if (edition.state === "checking" && edition.admission_closed_at !== null) {
    if (!holds(ctx.actor, "secretariat")) return [];
    const [block] = await blocksToDistribution(ctx, edition);
    if (!block) return [];
    return [
      {
        key: `distribution ${edition.id}`,
        day: edition.admission_until,
        title: "Make the distribution",
        why: block.sentence,
        action: { label: "Look at a preview", to: `/presidency/editions/${edition.year}/distribution` },
      },
    ];
  }
  if (edition.state !== "judging" || !may(ctx.actor, "judging.see-progress", facts)) return [];
  const plan = await redistributionOf(ctx, edition.id, 0);
  if (!plan || plan.added.length === 0) return [];
  return [
    {
      key: `redistribution ${edition.id}`,
      day: edition.judging_until,
      title: "Add delegations after a late recusal",
      why: plan.gaps[0] ?? "Entries could not be compared any more.",
      action: { label: "See what would be added", to: "/jury/redistribution" },
    },
  ];
}
