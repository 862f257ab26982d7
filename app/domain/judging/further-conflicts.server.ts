import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { byCountryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { seatIn } from "../people/actor";
import { fieldProblem, known, Refusal, Unknown } from "../problems";
import { competingEntries } from "./automatic-recusals.server";
import { type ConflictKind, isBeforeDeal } from "./interest";
import { type Declared, interestsOf, recordInterest } from "./interests.server";
import { isRecused } from "./own-assignment.server";
import { refuseOutsideRecusals } from "./recusals.server";
import { isPersonRecused } from "./recusals-person.server";

export type FurtherEntry = { entryId: string; title: string; country: string };

/**
 * Lists, by state, entries beside the list to go through on which a conflict can be declared: state and title, nothing
 * else. Before entries are dealt those the actor has declared no interest in; then those that other delegations judge and
 * the actor's does not, of which there are none where every delegation judges every entry. Never one that the actor or the
 * delegation is recused from.
 */
export async function furtherEntries(ctx: Context, editionId: string): Promise<FurtherEntry[]> {
  const edition = await editionById(ctx, editionId);
  authorize(ctx, "judging.work", { edition: editionFacts(edition) });
  const { actor } = ctx;
  if (actor.kind !== "person") throw new Unknown("person");
  if (isBeforeDeal(edition)) {
    return (await interestsOf(ctx, edition.id)).entries
      .filter((entry) => entry.declared === "none")
      .map(({ entryId, title, country }) => ({ entryId, title, country }));
  }
  if (edition.state !== "judging" && edition.state !== "deciding") return [];
  const { delegationId } = known(seatIn(actor, edition.id), "seat");
  const own = await ctx.db
    .selectFrom("assignments")
    .select("entry_id")
    .where("delegation_id", "=", delegationId)
    .execute();
  const others: FurtherEntry[] = [];
  for (const { id, title, country } of await competingEntries(ctx, edition.id)) {
    if (own.some((row) => row.entry_id === id)) continue;
    // Read anew, as a recusal may come at any moment.
    if ((await isRecused(ctx, delegationId, id)) || (await isPersonRecused(ctx, actor.id, id))) continue;
    others.push({ entryId: id, title, country });
  }
  return others.sort((a, b) => byCountryName(a.country, b.country));
}

/**
 * Declares a conflict with one of the further entries: it keeps the delegation, or the person, as the edition has it, from
 * being dealt it or added to it later, from its scores once the order is open and from a vote on it. Refuses a missing
 * entry, kind or reason, and any moment before the close of admission and after the decision; never taken back.
 */
export async function declareFurtherConflict(
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
    const seat = known(seatIn(actor, entry.edition_id), "seat");
    const edition = await editionById(ctx, entry.edition_id);
    refuseOutsideRecusals(edition);
    const others = await furtherEntries(ctx, edition.id);
    if (!others.some((one) => one.entryId === entry.id)) throw new Unknown("entry");
    const found = {
      actor,
      edition,
      entry,
      seat,
      declared: isBeforeDeal(edition) ? ("none" as const) : undefined,
    };
    return recordInterest(ctx, found, { kind: "conflict", ...said }, "others");
  });
}
