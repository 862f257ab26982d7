import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { byCountryName } from "../countries";
import { editionFacts } from "../editions/editions.server";
import { entryFacts } from "../entries/entry-rows.server";
import { record } from "../history/record.server";
import { type Problem, Refusal, refuse } from "../problems";
import { type Interest, type InterestKind, type RecusalKind, writtenReason } from "./interest";
import { ownAssignment } from "./own-assignment.server";
import { delegationAssignments, delegationRecusals } from "./own-delegation.server";
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
      entry: entryFacts(entry),
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

/**
 * Records several declarations at once, all or none; an entry that is recused by then is passed over, as it may be
 * the actor's own colleague who declared a conflict a moment ago. Gives how many conflicts were declared.
 */
export async function declareInterests(
  ctx: Context,
  interests: readonly (Interest & { entryId: string })[],
): Promise<{ conflicts: number }> {
  return inTransaction(ctx, async (ctx) => {
    const problems: Problem[] = [];
    let conflicts = 0;
    for (const { entryId, ...interest } of interests) {
      try {
        await declareInterest(ctx, entryId, interest);
        if (interest.kind === "conflict") conflicts += 1;
      } catch (error) {
        // Every missing reason is named in one answer.
        if (error instanceof Refusal) problems.push(...error.problems);
        else throw error;
      }
    }
    if (problems.length > 0) throw new Refusal(problems);
    return { conflicts };
  });
}

export type ListedInterest = {
  entryId: string;
  country: string;
  title: string;
  titleOwn: string | null;
  titleLanguage: string | null;
  organisation: string;
  partners: string;
  declared: InterestKind | undefined;
  begun: boolean;
};

export type InterestsList = {
  entries: ListedInterest[];
  recused: { entryId: string; country: string; title: string; kind: RecusalKind; reason: string }[];
};

/** Lists the entries a person declares interests on, by state: state, title, organisation and partners, nothing else. */
export async function interestsOf(ctx: Context, editionId: string): Promise<InterestsList> {
  const own = await delegationAssignments(ctx, editionId);
  const partners = own.length
    ? await ctx.db
        .selectFrom("answers")
        .select(["entry_id", "text", "jury_only_reason"])
        .where(
          "entry_id",
          "in",
          own.map((one) => one.entryId),
        )
        .where("question_id", "=", "partners")
        .execute()
    : [];
  const entries = own
    .map((one) => ({
      entryId: one.entryId,
      country: one.country,
      title: one.title,
      titleOwn: one.titleOwn,
      titleLanguage: one.titleLanguage,
      organisation: one.organisation,
      partners:
        partners.find((answer) => answer.entry_id === one.entryId && answer.jury_only_reason === null)
          ?.text ?? "",
      declared: one.declared,
      begun: one.sheet !== "open",
    }))
    .sort((a, b) => byCountryName(a.country, b.country));
  return { entries, recused: await delegationRecusals(ctx, editionId) };
}
