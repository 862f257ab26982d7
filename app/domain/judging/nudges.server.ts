import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { delegationById } from "../jury/composing.server";
import { queueLetter } from "../letters/letters.server";
import { hiddenEntries } from "../people/hidden-entries.server";
import { refuse } from "../problems";
import { dayOf, sayDay, sayInstant } from "../times";
import { gridOf, isOwed } from "./cells.server";
import { outstandingOf, sayOutstanding } from "./outstanding.server";

/**
 * Sends a delegation a letter about its outstanding work, for chair, vice-chair and secretariat; each of its people reads
 * their own numbers. Refuses outside judging, a second time on one day, and, as far as the actor may know, a delegation
 * that has finished. Gives how many letters go out.
 */
export async function nudgeDelegation(ctx: Context, delegationId: string): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const delegation = await delegationById(ctx, delegationId);
    const edition = await editionById(ctx, delegation.edition_id);
    authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
    if (edition.state !== "judging") {
      refuse("not-judging", "Delegations are reminded while judging is open, at no other time.");
    }
    const { cells } = await gridOf(ctx, edition.id);
    const hidden = await hiddenEntries(ctx, edition);
    const owed = cells.filter(
      (cell) => cell.delegationId === delegation.id && isOwed(cell) && !hidden.has(cell.entryId),
    );
    if (owed.length === 0) refuse("nothing-outstanding", "This delegation has no score sheet outstanding.");
    const { actor } = ctx;
    if (actor.kind !== "person") throw new Error("a delegation is nudged by a person");
    const id = ctx.newId();
    const first = await ctx.db
      .insertInto("nudges")
      .values({
        id,
        delegation_id: delegation.id,
        day: dayOf(ctx.now, edition.time_zone),
        nudged_at: ctx.now,
        nudged_by: actor.id,
      })
      .onConflict((conflict) => conflict.columns(["delegation_id", "day"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!first) {
      const last = (await lastNudges(ctx, edition.id)).get(delegation.id);
      refuse(
        "nudged-today",
        `This delegation was sent a reminder today already${last ? ` (${sayInstant(last, edition.time_zone)})` : ""}. One a day is enough.`,
      );
    }
    const people = (await outstandingOf(ctx, edition.id)).filter((one) => one.delegationId === delegation.id);
    for (const one of people) {
      await queueLetter(ctx, {
        kind: "judging-nudge",
        to: one.person,
        editionId: edition.id,
        facts: {
          name: one.person.name_latin,
          edition: edition.name,
          by: actor.nameLatin,
          until: sayDay(edition.judging_until),
          outstanding: sayOutstanding(one),
        },
      });
    }
    await record(ctx, {
      editionId: edition.id,
      command: "nudgeDelegation",
      object: ["delegation", delegation.id],
    });
    return people.length;
  });
}

/** Gives, by delegation, when it was last nudged. */
export async function lastNudges(ctx: Context, editionId: string): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom("nudges")
    .innerJoin("delegations", "delegations.id", "nudges.delegation_id")
    .select(["delegation_id", "nudged_at"])
    .where("edition_id", "=", editionId)
    .orderBy("nudged_at")
    .execute();
  return new Map(rows.map((row) => [row.delegation_id, row.nudged_at]));
}
