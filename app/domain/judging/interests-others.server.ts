import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { byCountryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { seatIn } from "../people/actor";
import { fieldProblem, known, Refusal, Unknown } from "../problems";
import { competingEntries } from "./automatic-recusals.server";
import { type ConflictKind, writtenConflict } from "./interest";
import type { Declared } from "./interests.server";
import { isRecused } from "./own-assignment.server";
import { recusePerson, refuseOutsideJudging } from "./recusals.server";
import { isPersonRecused } from "./recusals-person.server";

export type EntryOfOthers = { entryId: string; title: string; country: string };

/**
 * Lists, while a conflict can be declared, what other delegations judge and the actor's does not, by state: state and
 * title, nothing else. Where every delegation judges every entry there is nothing, and never an entry that the actor or
 * the delegation is recused from.
 */
export async function entriesOfOthers(ctx: Context, editionId: string): Promise<EntryOfOthers[]> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "judging.work", { edition: editionFacts(edition) });
  const { actor } = ctx;
  if (actor.kind !== "person") throw new Unknown("person");
  if (edition.state !== "judging" && edition.state !== "deciding") return [];
  const { delegationId } = known(seatIn(actor, edition.id), "seat");
  const own = await ctx.db
    .selectFrom("assignments")
    .select("entry_id")
    .where("delegation_id", "=", delegationId)
    .execute();
  const others: EntryOfOthers[] = [];
  for (const { id, title, country } of await competingEntries(ctx, edition.id)) {
    if (own.some((row) => row.entry_id === id)) continue;
    // Read anew, as a recusal may come at any moment.
    if ((await isRecused(ctx, delegationId, id)) || (await isPersonRecused(ctx, actor.id, id))) continue;
    others.push({ entryId: id, title, country });
  }
  return others.sort((a, b) => byCountryName(a.country, b.country));
}

/**
 * Declares a conflict with an entry that the actor's delegation was not dealt: it keeps the delegation, or the person, as
 * the edition has it, from being added to it later, from its scores once the order is open and from a vote on it.
 * Refuses a missing entry, kind or reason, and any moment outside judging and deciding; never taken back.
 */
export async function declareConflictWithOthers(
  ctx: Context,
  entryId: string,
  said: { conflict?: ConflictKind; reason?: string },
): Promise<Declared> {
  return inTransaction(ctx, async (ctx) => {
    const { actor } = ctx;
    if (actor.kind !== "person") throw new Unknown("person");
    if (entryId === "") {
      throw new Refusal([
        fieldProblem("entry", "entry-missing", "Choose the entry you have a conflict with."),
      ]);
    }
    const entry = known(
      await ctx.db.selectFrom("entries").selectAll().where("id", "=", entryId).executeTakeFirst(),
      "entry",
    );
    const { delegationId } = known(seatIn(actor, entry.edition_id), "seat");
    const edition = await editionById(ctx, entry.edition_id);
    refuseOutsideJudging(edition);
    const others = await entriesOfOthers(ctx, edition.id);
    if (!others.some((one) => one.entryId === entry.id)) throw new Unknown("entry");
    const { conflict, reason } = writtenConflict("others", { kind: "conflict", ...said });
    const declaration = { kind: "conflict", reason, conflict_kind: conflict, declared_at: ctx.now };
    const row = await ctx.db
      .insertInto("declarations")
      .values({ id: ctx.newId(), person_id: actor.id, entry_id: entry.id, ...declaration })
      .onConflict((other) => other.columns(["person_id", "entry_id"]).doUpdateSet(declaration))
      .returning("id")
      .executeTakeFirstOrThrow();
    await record(ctx, {
      editionId: edition.id,
      command: "declareInterest",
      object: ["declaration", row.id],
      to: "conflict",
    });
    const delegation = await ctx.db
      .selectFrom("delegations")
      .selectAll()
      .where("id", "=", delegationId)
      .executeTakeFirstOrThrow();
    return recusePerson(ctx, { edition, delegation, entry, kind: "declared", reason, person: actor });
  });
}
