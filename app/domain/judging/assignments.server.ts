import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import { sayDay } from "../times";
import { automaticRecusals, competingEntries, delegationsWithPeople } from "./automatic-recusals.server";
import { pairsToDeal } from "./distributions.server";
import { juryPeople } from "./jury-people.server";
import { drawnOrder } from "./reading-order";

/**
 * Gives every delegation that has people its entries, in a reading order of its own, drawn by lot: every admitted
 * competing entry, or those the distribution gives it. Entries of its own country become recusals instead. Where judging
 * was open before, what is dealt stays, sheets and all, and only new entries follow at the end of the order. Tells the
 * people by letter. Runs inside the opening of judging, which authorises it; refuses where a distribution is missing.
 */
export async function makeAssignments(ctx: Context, edition: EditionsRow): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const entries = await competingEntries(ctx, edition.id);
    const pairs = await pairsToDeal(ctx, edition);
    for (const delegation of await delegationsWithPeople(ctx, edition.id)) {
      const dealt = await dealtEarlier(ctx, delegation.id);
      const added = entries.filter((entry) => !dealt.assigned.has(entry.id) && !dealt.recused.has(entry.id));
      const own = await automaticRecusals(ctx, delegation, added);
      for (const [entryId, { kind, reason }] of own) {
        const id = ctx.newId();
        await ctx.db
          .insertInto("recusals")
          .values({
            id,
            delegation_id: delegation.id,
            entry_id: entryId,
            kind,
            reason,
            recused_by: null,
            recused_at: ctx.now,
          })
          .execute();
        await record(ctx, { editionId: edition.id, command: "recuse", object: ["recusal", id], to: kind });
      }
      const free = added.filter(
        (entry) =>
          !own.has(entry.id) &&
          (pairs === null ||
            pairs.some((pair) => pair.entry === entry.id && pair.delegation === delegation.id)),
      );
      for (const [index, entry] of drawnOrder(free, ctx.newSecret).entries()) {
        await ctx.db
          .insertInto("assignments")
          .values({
            id: ctx.newId(),
            delegation_id: delegation.id,
            entry_id: entry.id,
            reading_position: dealt.lastPosition + index + 1,
          })
          .execute();
      }
      const judged = entries.filter((entry) => dealt.assigned.has(entry.id) && !dealt.recused.has(entry.id));
      await tellDelegation(ctx, edition, delegation.id, judged.length + free.length);
    }
    await record(ctx, {
      editionId: edition.id,
      command: "makeAssignments",
      object: ["edition", edition.id],
    });
  });
}

/** What a delegation was given when judging was open before: nothing the first time. */
async function dealtEarlier(ctx: Context, delegationId: string) {
  const assigned = await ctx.db
    .selectFrom("assignments")
    .select(["entry_id", "reading_position"])
    .where("delegation_id", "=", delegationId)
    .execute();
  const recused = await ctx.db
    .selectFrom("recusals")
    .select("entry_id")
    .where("delegation_id", "=", delegationId)
    .execute();
  return {
    assigned: new Set(assigned.map((row) => row.entry_id)),
    recused: new Set(recused.map((row) => row.entry_id)),
    lastPosition: Math.max(0, ...assigned.map((row) => row.reading_position)),
  };
}

async function tellDelegation(
  ctx: Context,
  edition: EditionsRow,
  delegationId: string,
  entries: number,
): Promise<void> {
  for (const person of await juryPeople(ctx, edition.id)) {
    if (person.delegation_id !== delegationId) continue;
    await queueLetter(ctx, {
      kind: "judging-opened",
      to: person,
      editionId: edition.id,
      facts: {
        name: person.name_latin,
        edition: edition.name,
        entries: entries === 1 ? "1 entry" : `${entries} entries`,
        until: sayDay(edition.judging_until),
      },
    });
  }
}
