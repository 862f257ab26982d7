import type { Context } from "../../database/context";
import type { Due } from "../due";
import { holds } from "../people/actor";
import { dayOf, later } from "../times";
import { actsToConfirm } from "./acts.server";
import { editionsVisibleTo } from "./editions.server";

/** Lists what another person has proposed and waits for this one to confirm. */
export async function dueForActs(ctx: Context): Promise<Due[]> {
  if (ctx.actor.kind !== "person") return [];
  const due: Due[] = [];
  for (const edition of await editionsVisibleTo(ctx)) {
    const to = holds(ctx.actor, "secretariat")
      ? `/secretariat/editions/${edition.year}/acts`
      : holds(ctx.actor, "presidency", edition.presidency_country)
        ? `/presidency/editions/${edition.year}/acts`
        : "/jury/acts";
    for (const proposal of await actsToConfirm(ctx, edition)) {
      due.push({
        key: `act-${proposal.id}`,
        day: dayOf(later(proposal.until, -1)),
        title: `${proposal.label}: ${edition.name}`,
        why: `${proposal.by} has proposed this. It takes effect once you have confirmed it.`,
        action: { label: "Look at it and confirm", to },
      });
    }
  }
  return due;
}
