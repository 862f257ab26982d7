import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { byCountryName } from "../countries";
import { editionFacts } from "../editions/editions.server";
import { entryFacts } from "../entries/entry-rows.server";
import { partnerQuestions } from "../forms/classic";
import { record } from "../history/record.server";
import { type Problem, Refusal, refuse, Unknown } from "../problems";
import { type ConflictScope, type Interest, type InterestKind, writtenConflict } from "./interest";
import { answersInWords } from "./interest-answers.server";
import { conflictScopeOf } from "./interest-settings.server";
import { isRecused, ownAssignment } from "./own-assignment.server";
import { type DelegationRecusal, delegationAssignments, delegationRecusals } from "./own-delegation.server";
import { recusePerson, refuseOutsideJudging } from "./recusals.server";
import { isPersonRecused } from "./recusals-person.server";

/** What a declaration led to: whom it took off the entry, if anybody, and whether a sheet was removed by it. */
export type Declared = { whom: ConflictScope | undefined; sheetRemoved: boolean };

const nothingRecused: Declared = { whom: undefined, sheetRemoved: false };

/**
 * Records whether the actor has an interest in an entry. A conflict comes with its kind and a reason, and recuses the
 * whole delegation at once, or the actor only, as the edition has it; also after scoring has begun. It is never taken
 * back here.
 */
export async function declareInterest(ctx: Context, entryId: string, interest: Interest): Promise<Declared> {
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
    const conflict = interest.kind === "conflict" ? writtenConflict(entryId, interest) : undefined;
    if (declared === interest.kind) return nothingRecused;
    const id = ctx.newId();
    const said = {
      kind: interest.kind,
      reason: conflict?.reason ?? null,
      conflict_kind: conflict?.conflict ?? null,
      declared_at: ctx.now,
    };
    const row = await ctx.db
      .insertInto("declarations")
      .values({ id, person_id: actor.id, entry_id: entry.id, ...said })
      .onConflict((other) => other.columns(["person_id", "entry_id"]).doUpdateSet(said))
      .returning("id")
      .executeTakeFirstOrThrow();
    await record(ctx, {
      editionId: edition.id,
      command: "declareInterest",
      object: ["declaration", row.id],
      ...(declared ? { from: declared } : {}),
      to: interest.kind,
    });
    if (!conflict) return nothingRecused;
    const delegation = await ctx.db
      .selectFrom("delegations")
      .selectAll()
      .where("id", "=", seat.delegationId)
      .executeTakeFirstOrThrow();
    const { reason } = conflict;
    return recusePerson(ctx, { edition, delegation, entry, kind: "declared", reason, person: actor });
  });
}

/**
 * Records several declarations at once, all or none; an entry that is recused by then is passed over, as it may be
 * the actor's own colleague who declared a conflict a moment ago. Gives from how many entries whom it recused.
 */
export async function declareInterests(
  ctx: Context,
  interests: readonly (Interest & { entryId: string })[],
): Promise<{ delegation: number; person: number }> {
  return inTransaction(ctx, async (ctx) => {
    const problems: Problem[] = [];
    const recused = { delegation: 0, person: 0 };
    for (const { entryId, ...interest } of interests) {
      try {
        const { whom } = await declareInterest(ctx, entryId, interest);
        if (whom) recused[whom] += 1;
      } catch (error) {
        // Every missing reason is named in one answer.
        if (error instanceof Refusal) problems.push(...error.problems);
        else if (!(error instanceof Unknown) || !(await isRecusedByNow(ctx, entryId))) throw error;
      }
    }
    if (problems.length > 0) throw new Refusal(problems);
    return recused;
  });
}

/** True when the actor's delegation is recused from the entry since the actor's page was loaded. */
async function isRecusedByNow(ctx: Context, entryId: string): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind !== "person") return false;
  for (const seat of actor.seats) {
    if (await isRecused(ctx, seat.delegationId, entryId)) return true;
  }
  return isPersonRecused(ctx, actor.id, entryId);
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
  recused: DelegationRecusal[];
  /** Whom a conflict takes off an entry in this edition. */
  scope: ConflictScope;
};

/** Lists the entries a person declares interests on, by state: state, title, organisation and partners, nothing else. */
export async function interestsOf(ctx: Context, editionId: string): Promise<InterestsList> {
  const own = await delegationAssignments(ctx, editionId);
  const answers = await answersInWords(
    ctx,
    editionId,
    own.map((one) => one.entryId),
  );
  const entries = own
    .map((one) => ({
      entryId: one.entryId,
      country: one.country,
      title: one.title,
      titleOwn: one.titleOwn,
      titleLanguage: one.titleLanguage,
      organisation: one.organisation,
      partners: (answers.get(one.entryId) ?? [])
        .filter((answer) => partnerQuestions.includes(answer.questionId) && !answer.juryOnly)
        .map((answer) => answer.text)
        .join("\n\n"),
      declared: one.declared,
      begun: one.sheet !== "open",
    }))
    .sort((a, b) => byCountryName(a.country, b.country));
  return {
    entries,
    recused: await delegationRecusals(ctx, editionId),
    scope: await conflictScopeOf(ctx, editionId),
  };
}
