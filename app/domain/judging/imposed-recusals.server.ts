import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { entryFacts } from "../entries/entry-rows.server";
import { openProposals, propose } from "../history/proposals.server";
import { holds, seatIn } from "../people/actor";
import { actorOf } from "../people/people.server";
import { reasonAgainst } from "../people/permissions";
import { known, refuse } from "../problems";
import { isExpectedRecused } from "./automatic-recusals.server";
import { chairIsRecused } from "./chair.server";
import { isBeforeDeal, writtenReason } from "./interest";
import { juryPeople } from "./jury-people.server";
import { isRecused } from "./own-assignment.server";
import { type Recusal, recuse, recusePerson, refuseOutsideRecusals } from "./recusals.server";
import { isPersonRecused } from "./recusals-person.server";

/** What two people agree on; `person` is empty where it is about the whole delegation. */
export type RecusalFacts = { delegation: string; entry: string; person: string; reason: string };

/** Whether it took effect, or waits for a second person. */
export type Imposed = "imposed" | "proposed";

/**
 * Recuses a delegation from an entry on the chair's or the secretariat's decision, with a reason, or `personId` of it
 * as the edition's setting has it; the vice-chair decides where the chair is recused. Once the order is open it only
 * proposes it: whoever has read the totals must not move them alone. Refuses before judging, after the decision, and a
 * second time.
 */
export async function imposeRecusal(
  ctx: Context,
  delegationId: string,
  entryId: string,
  reason: string,
  personId?: string,
): Promise<Imposed> {
  return inTransaction(ctx, async (ctx) => {
    const { edition, delegation, entry } = await imposableOn(ctx, delegationId, entryId);
    authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
    authorize(ctx, "judging.impose-recusal", { edition: editionFacts(edition), entry: entryFacts(entry) });
    if (
      seatIn(ctx.actor, edition.id)?.seat === "vice-chair" &&
      !holds(ctx.actor, "secretariat") &&
      edition.order_opened_at === null &&
      !(await chairIsRecused(ctx, edition, entry.id))
    ) {
      refuse(
        "only-chair",
        "The chair of the jury does this here; the vice-chair where the chair is recused.",
      );
    }
    refuseOutsideRecusals(edition);
    await refuseSecond(ctx, { edition, delegation, entry }, personId);
    const recusal = { edition, delegation, entry, kind: "imposed", reason: writtenReason("reason", reason) };
    return imposeOrPropose(ctx, recusal as Recusal, personId);
  });
}

/** Recuses at once, or proposes it to a second person where the order is open. The caller authorises it until then. */
export async function imposeOrPropose(
  ctx: Context,
  recusal: Recusal,
  personId: string | undefined,
): Promise<Imposed> {
  const { edition, delegation, entry, reason } = recusal;
  if (edition.order_opened_at === null) {
    await recuseOneOrAll(ctx, recusal, personId);
    return "imposed";
  }
  const against = await whyNotImpose(ctx, edition, entry, delegation.id);
  if (against !== undefined) refuse("not-imposing", against);
  const facts: RecusalFacts = { delegation: delegation.id, entry: entry.id, person: personId ?? "", reason };
  for (const row of await openProposals(ctx, edition.id)) {
    if (row.command !== "impose-recusal") continue;
    const other = JSON.parse(row.facts) as RecusalFacts;
    if (other.delegation === facts.delegation && other.entry === facts.entry) {
      refuse("already-proposed", "This is proposed already and waits for the second person to confirm it.");
    }
  }
  await propose(ctx, edition, "impose-recusal", facts);
  return "proposed";
}

/** Recuses as two people have agreed; refuses where one of them may not any more, or where the recusal stands already. */
export async function recuseTogether(ctx: Context, facts: RecusalFacts, proposedBy: string): Promise<void> {
  const { edition, delegation, entry } = await imposableOn(ctx, facts.delegation, facts.entry);
  refuseOutsideRecusals(edition);
  const proposer = { ...ctx, actor: await actorOf(ctx, proposedBy) };
  for (const one of [ctx, proposer]) {
    const against = await whyNotImpose(one, edition, entry, delegation.id);
    if (against !== undefined) refuse("not-imposing", against);
  }
  const personId = facts.person === "" ? undefined : facts.person;
  await refuseSecond(ctx, { edition, delegation, entry }, personId);
  const { reason } = facts;
  await recuseOneOrAll(ctx, { edition, delegation, entry, kind: "imposed", reason, agreed: true }, personId);
}

/**
 * Says why the actor does not decide on an interest of this delegation in this entry; nothing where they may: the chair
 * or the secretariat, the vice-chair where the chair is recused or concerned; nobody on their own delegation.
 */
export async function whyNotImpose(
  ctx: Context,
  edition: EditionsRow,
  entry: EntriesRow,
  delegationId: string,
): Promise<string | undefined> {
  const seat = seatIn(ctx.actor, edition.id);
  if (seat?.delegationId === delegationId) {
    return "This is about your own delegation: the chair, the vice-chair or the secretariat decides.";
  }
  const facts = { edition: editionFacts(edition), entry: entryFacts(entry) };
  const reason = reasonAgainst(ctx.actor, "judging.impose-recusal", facts);
  if (reason) return reason.sentence;
  if (seat?.seat !== "vice-chair" || holds(ctx.actor, "secretariat")) return undefined;
  if (await chairIsRecused(ctx, edition, entry.id)) return undefined;
  const chair = await ctx.db
    .selectFrom("delegations")
    .select("id")
    .where("edition_id", "=", edition.id)
    .where("seat", "=", "chair")
    .executeTakeFirst();
  if (chair?.id === delegationId) return undefined;
  return "The chair of the jury, or the secretariat, decides this; the vice-chair where the chair is recused or concerned.";
}

async function recuseOneOrAll(ctx: Context, recusal: Recusal, personId: string | undefined): Promise<void> {
  if (personId === undefined) await recuse(ctx, recusal);
  else await recusePerson(ctx, { ...recusal, person: { id: personId } });
}

async function imposableOn(ctx: Context, delegationId: string, entryId: string) {
  const delegation = known(
    await ctx.db.selectFrom("delegations").selectAll().where("id", "=", delegationId).executeTakeFirst(),
    "delegation",
  );
  const edition = await editionById(ctx, delegation.edition_id);
  const entry = known(
    await ctx.db
      .selectFrom("entries")
      .selectAll()
      .where("id", "=", entryId)
      .where("edition_id", "=", edition.id)
      .where("kind", "=", "competing")
      .where("state", "=", "admitted")
      .executeTakeFirst(),
    "entry",
  );
  return { edition, delegation, entry };
}

async function refuseSecond(
  ctx: Context,
  { edition, delegation, entry }: Pick<Recusal, "edition" | "delegation" | "entry">,
  personId: string | undefined,
): Promise<void> {
  const expected = isBeforeDeal(edition) && (await isExpectedRecused(ctx, delegation, entry.id));
  if (expected || (await isRecused(ctx, delegation.id, entry.id))) {
    refuse("already-recused", "This delegation is already recused from this entry.");
  }
  if (personId === undefined) return;
  const people = await juryPeople(ctx, edition.id);
  const person = known(
    people.find((one) => one.id === personId && one.delegation_id === delegation.id),
    "jury member",
  );
  if (await isPersonRecused(ctx, person.id, entry.id)) {
    refuse("already-recused", "This person is already recused from this entry.");
  }
}
