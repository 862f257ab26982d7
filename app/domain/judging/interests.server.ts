import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { byCountryName } from "../countries";
import { editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { seatIn } from "../people/actor";
import { known, Refusal, refuse } from "../problems";
import { type Interest, type InterestKind, type RecusalKind, writtenReason } from "./interest";
import { ownAssignment } from "./own-assignment.server";
import { recuse, refuseOutsideJudging } from "./recusals.server";

/**
 * Records whether the actor has an interest in an entry. A conflict recuses the whole delegation at once, also after
 * it has begun to score; a recusal is never taken back here. Gives whether a sheet was removed by it.
 */
export async function declareInterest(
  ctx: Context,
  entryId: string,
  interest: Interest,
): Promise<{ sheetRemoved: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const { actor, edition, entry, seat, declared } = await ownAssignment(ctx, entryId);
    authorize(ctx, "judging.declare", {
      edition: editionFacts(edition),
      entry: entryFactsOf(entry),
      assigned: true,
      declaredNone: declared === "none",
    });
    refuseOutsideJudging(edition);
    if (interest.kind === "none" && edition.state !== "judging") {
      refuse("judging-closed", "Judging is closed; only a conflict can still be declared.");
    }
    const reason =
      interest.kind === "conflict" ? writtenReason(`reason-${entryId}`, interest.reason ?? "") : null;
    if (declared === interest.kind) return { sheetRemoved: false };
    const id = ctx.newId();
    await ctx.db
      .insertInto("declarations")
      .values({
        id,
        person_id: actor.id,
        entry_id: entry.id,
        kind: interest.kind,
        reason,
        declared_at: ctx.now,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["person_id", "entry_id"])
          .doUpdateSet({ kind: interest.kind, reason, declared_at: ctx.now }),
      )
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "declareInterest",
      object: ["declaration", id],
      to: interest.kind,
    });
    if (reason === null) return { sheetRemoved: false };
    const delegation = await ctx.db
      .selectFrom("delegations")
      .selectAll()
      .where("id", "=", seat.delegationId)
      .executeTakeFirstOrThrow();
    return recuse(ctx, { edition, delegation, entry, kind: "declared", reason });
  });
}
