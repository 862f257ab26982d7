import type { Context } from "../../database/context";
import type { Due } from "../due";
import { type Actor, holds } from "../people/actor";
import { dayOf, later } from "../times";
import { actsToConfirm } from "./acts.server";
import { editionsVisibleTo } from "./editions.server";

/** Lists what another person has proposed and waits for this one to confirm. */
export async function dueForActs(ctx: Context): Promise<Due[]> {
  if (ctx.actor.kind !== "person") return [];
  const due: Due[] = [];
  for (const edition of await editionsVisibleTo(ctx)) {
    const to = actsPath(ctx.actor, edition);
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

/** Where a person confirms such acts: among the edition's steps, or in the jury. */
export function actsPath(actor: Actor, edition: { year: number; presidency_country: string }): string {
  if (holds(actor, "secretariat")) return `/secretariat/editions/${edition.year}/acts`;
  if (holds(actor, "presidency", edition.presidency_country)) {
    return `/presidency/editions/${edition.year}/acts`;
  }
  return "/jury/acts";
}
