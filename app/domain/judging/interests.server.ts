import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { byCountryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { entryFacts } from "../entries/entry-rows.server";
import { record } from "../history/record.server";
import { type Problem, Refusal, refuse, Unknown } from "../problems";
import { type DeclarableEntry, declarableEntries, declarableEntry } from "./declarable-entries.server";
import {
  type ConflictScope,
  type Interest,
  type InterestKind,
  isBeforeDeal,
  writtenConflict,
} from "./interest";
import { answersInWords } from "./interest-answers.server";
import { conflictScopeOf } from "./interest-settings.server";
import { isRecused } from "./own-assignment.server";
import { type DelegationRecusal, delegationAssignments, delegationRecusals } from "./own-delegation.server";
import { recusePerson, refuseOutsideRecusals } from "./recusals.server";
import { isPersonRecused } from "./recusals-person.server";

/** What a declaration led to: whom it took off the entry, if anybody, and whether a sheet was removed by it. */
export type Declared = { whom: ConflictScope | undefined; sheetRemoved: boolean };

const nothingRecused: Declared = { whom: undefined, sheetRemoved: false };

/**
 * Records whether the actor has an interest in an entry: one they could still be dealt, or one their delegation judges. A
 * conflict comes with its kind and a reason, and recuses the whole delegation at once, or the actor only, as the edition
 * has it; also after scoring has begun. It is never taken back here.
 */
export async function declareInterest(ctx: Context, entryId: string, interest: Interest): Promise<Declared> {
  return inTransaction(ctx, async (ctx) => {
    const found = await declarableEntry(ctx, entryId);
    const { edition, entry, declared } = found;
    authorize(ctx, "judging.declare", {
      edition: editionFacts(edition),
      entry: entryFacts(entry),
      assigned: true,
      declaredNone: declared === "none",
    });
    refuseOutsideRecusals(edition);
    if (interest.kind === "none" && edition.state === "deciding") {
      refuse("judging-closed", "Judging is closed; only a conflict can still be declared.");
    }
    return recordInterest(ctx, found, interest, entryId);
  });
}

/**
 * Writes a declaration on the record and recuses where it is a conflict; refuses one without kind or reason, beside the
 * fields of that name. The caller authorises it.
 */
export async function recordInterest(
  ctx: Context,
  { actor, edition, entry, seat, declared }: DeclarableEntry,
  interest: Interest,
  field: string,
): Promise<Declared> {
  const conflict = interest.kind === "conflict" ? writtenConflict(field, interest) : undefined;
  if (declared === interest.kind) return nothingRecused;
  const said = {
    kind: interest.kind,
    reason: conflict?.reason ?? null,
    conflict_kind: conflict?.conflict ?? null,
    declared_at: ctx.now,
  };
  const row = await ctx.db
    .insertInto("declarations")
    .values({ id: ctx.newId(), person_id: actor.id, entry_id: entry.id, ...said })
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
};

export type InterestsList = {
  /** True while no entry is dealt: it is gone through so that what is dealt can rest on it. */
  beforeDeal: boolean;
  entries: ListedInterest[];
  recused: DelegationRecusal[];
  /** Whom a conflict takes off an entry in this edition. */
  scope: ConflictScope;
};

/**
 * Lists the entries a person declares interests on, by state: state, title, organisation and partners, nothing else. From
 * the close of admission all that they could be dealt; once judging is open those their delegation judges.
 */
export async function interestsOf(ctx: Context, editionId: string): Promise<InterestsList> {
  const edition = await editionById(ctx, editionId);
  const beforeDeal = isBeforeDeal(edition);
  const own = beforeDeal ? await listedBeforeDeal(ctx, edition) : await delegationAssignments(ctx, editionId);
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
        .filter((answer) => answer.namesPartners && !answer.juryOnly)
        .map((answer) => answer.text)
        .join("\n\n"),
      declared: one.declared,
    }))
    .sort((a, b) => byCountryName(a.country, b.country));
  return {
    beforeDeal,
    entries,
    recused: await delegationRecusals(ctx, editionId),
    scope: await conflictScopeOf(ctx, editionId),
  };
}

async function listedBeforeDeal(
  ctx: Context,
  edition: EditionsRow,
): Promise<Omit<ListedInterest, "partners">[]> {
  authorize(ctx, "judging.work", { edition: editionFacts(edition) });
  const { actor } = ctx;
  if (actor.kind !== "person") throw new Unknown("person");
  const said = await ctx.db
    .selectFrom("declarations")
    .select(["entry_id", "kind"])
    .where("person_id", "=", actor.id)
    .execute();
  const declared = new Map(said.map((row) => [row.entry_id, row.kind as InterestKind]));
  return (await declarableEntries(ctx, edition)).map((entry) => ({
    entryId: entry.id,
    country: entry.country,
    title: entry.title,
    titleOwn: entry.title_own,
    titleLanguage: entry.title_language,
    organisation: entry.organisation,
    declared: declared.get(entry.id),
  }));
}
