import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import type { DelegationsRow } from "../../database/rows/jury";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { entryFacts } from "../entries/entry-rows.server";
import { record } from "../history/record.server";
import { delegationName } from "../jury/jury";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import { holds, seatIn } from "../people/actor";
import { known, refuse } from "../problems";
import { automaticRecusals, competingEntries, isExpectedRecused } from "./automatic-recusals.server";
import { chairIsRecused } from "./chair.server";
import { type ConflictScope, isBeforeDeal, isRecusable, type RecusalKind, writtenReason } from "./interest";
import { conflictScopeOf } from "./interest-settings.server";
import { type JuryPerson, juryPeople, juryReaders } from "./jury-people.server";
import { isRecused } from "./own-assignment.server";
import { isPersonRecused, lonePersonRecusals, nobodyIsLeft } from "./recusals-person.server";
import { type SheetState, sheetLifecycle } from "./sheet";

type Recusal = {
  edition: EditionsRow;
  delegation: DelegationsRow;
  entry: EntriesRow;
  kind: RecusalKind;
  reason: string;
};

/**
 * Takes a delegation off an entry: a sheet it has begun is removed with the reason and counts no more. Tells the
 * delegation, the chair and the vice-chair, as far as they are not recused themselves. The caller authorises it.
 */
export async function recuse(ctx: Context, recusal: Recusal): Promise<{ sheetRemoved: boolean }> {
  const { edition, delegation, entry, kind, reason } = recusal;
  const id = ctx.newId();
  await ctx.db
    .insertInto("recusals")
    .values({
      id,
      delegation_id: delegation.id,
      entry_id: entry.id,
      kind,
      reason,
      // Own country is the rule's doing, whoever's act brought it about.
      recused_by: ctx.actor.kind === "person" && kind !== "own-country" ? ctx.actor.id : null,
      recused_at: ctx.now,
    })
    .execute();
  await record(ctx, { editionId: edition.id, command: "recuse", object: ["recusal", id], to: kind });
  const sheetRemoved = await removeSheet(ctx, recusal);
  const own = (await juryReaders(ctx, edition.id)).filter((one) => one.delegation_id === delegation.id);
  for (const person of [...own, ...(await chairsToTell(ctx, recusal))]) {
    await queueLetter(ctx, {
      kind: "recusal",
      to: person,
      editionId: edition.id,
      entryId: entry.id,
      facts: {
        name: person.name_latin,
        edition: edition.name,
        delegation: delegationName(delegation),
        title: entry.title,
        state: countryName(entry.country),
        how: kind,
        sheet: sheetRemoved ? "removed" : "none",
      },
    });
  }
  return { sheetRemoved };
}

/**
 * Takes one person off an entry for good; by the edition's setting the whole delegation with them, and always where
 * nobody of it is left to judge. Otherwise the colleagues go on, sheet and all, and they, the chair and the vice-chair
 * are told. The caller authorises it.
 */
export async function recusePerson(
  ctx: Context,
  recusal: Recusal & { person: { id: string } },
): Promise<{ sheetRemoved: boolean; whom: ConflictScope }> {
  const { edition, delegation, entry, kind, reason, person } = recusal;
  const id = ctx.newId();
  await ctx.db
    .insertInto("person_recusals")
    .values({
      id,
      person_id: person.id,
      entry_id: entry.id,
      kind,
      reason,
      recused_by: ctx.actor.kind === "person" ? ctx.actor.id : null,
      recused_at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(["person_id", "entry_id"]).doNothing())
    .execute();
  await record(ctx, { editionId: edition.id, command: "recusePerson", object: ["recusal", id], to: kind });
  const scope = await conflictScopeOf(ctx, edition.id);
  if (scope === "delegation" || (await nobodyIsLeft(ctx, delegation.id, entry.id))) {
    if (await isRecused(ctx, delegation.id, entry.id)) return { sheetRemoved: false, whom: "delegation" };
    return { ...(await recuse(ctx, recusal)), whom: "delegation" };
  }
  const own = (await juryReaders(ctx, edition.id)).filter((one) => one.delegation_id === delegation.id);
  const recused = (await juryPeople(ctx, edition.id)).find((one) => one.id === person.id);
  for (const one of [...own, ...(await chairsToTell(ctx, recusal))]) {
    await queueLetter(ctx, {
      kind: "person-recusal",
      to: one,
      editionId: edition.id,
      entryId: entry.id,
      facts: {
        name: one.name_latin,
        edition: edition.name,
        delegation: delegationName(delegation),
        person: recused?.name_latin ?? "",
        title: entry.title,
        state: countryName(entry.country),
        how: kind,
      },
    });
  }
  return { sheetRemoved: false, whom: "person" };
}

/**
 * Recuses a delegation from the entries from which everybody who sits in it now is recused, so that no sheet is owed
 * that nobody may write. To be called when somebody has left a delegation; the caller authorises it.
 */
export async function recuseWhereNobodyIsLeft(
  ctx: Context,
  edition: EditionsRow,
  delegation: DelegationsRow,
): Promise<void> {
  for (const row of await lonePersonRecusals(ctx, edition.id)) {
    if (row.delegationId !== delegation.id) continue;
    if (!(await nobodyIsLeft(ctx, delegation.id, row.entryId))) continue;
    if (await isRecused(ctx, delegation.id, row.entryId)) continue;
    const entry = await ctx.db
      .selectFrom("entries")
      .selectAll()
      .where("id", "=", row.entryId)
      .executeTakeFirstOrThrow();
    const own = await ctx.db
      .selectFrom("person_recusals")
      .select(["kind", "reason"])
      .where("person_id", "=", row.personId)
      .where("entry_id", "=", row.entryId)
      .executeTakeFirstOrThrow();
    const kind = own.kind as Recusal["kind"];
    await recuse(ctx, { edition, delegation, entry, kind, reason: own.reason });
  }
}

/** Chair and vice-chair, as far as they may know of this entry's judging; the delegation itself is told anyway. */
async function chairsToTell(ctx: Context, { edition, delegation, entry }: Recusal): Promise<JuryPerson[]> {
  const chairs: JuryPerson[] = [];
  for (const person of await juryReaders(ctx, edition.id, entry.id)) {
    if (person.seat === "member" || person.delegation_id === delegation.id) continue;
    if (await isRecused(ctx, person.delegation_id, entry.id)) continue;
    const seated = { id: person.delegation_id, country: person.delegation_country };
    if (isBeforeDeal(edition) && (await isExpectedRecused(ctx, seated, entry.id))) continue;
    chairs.push(person);
  }
  return chairs;
}

async function removeSheet(ctx: Context, { edition, delegation, entry, reason }: Recusal): Promise<boolean> {
  const sheet = await ctx.db
    .selectFrom("score_sheets")
    .innerJoin("assignments", "assignments.id", "score_sheets.assignment_id")
    .select(["score_sheets.id", "score_sheets.state"])
    .where("assignments.delegation_id", "=", delegation.id)
    .where("assignments.entry_id", "=", entry.id)
    .executeTakeFirst();
  if (!sheet) return false;
  const state = advance(sheetLifecycle, "remove", sheet.state as SheetState);
  await ctx.db.updateTable("score_sheets").set({ state, reason }).where("id", "=", sheet.id).execute();
  await record(ctx, {
    editionId: edition.id,
    command: "removeSheet",
    object: ["sheet", sheet.id],
    from: sheet.state,
    to: state,
  });
  return true;
}

/**
 * Recuses a delegation from an entry on the chair's or the secretariat's decision, with a reason, or `personId` of it
 * as the edition's setting has it; the vice-chair decides where the chair is recused. Refuses before judging, after
 * the decision, and a second time.
 */
export async function imposeRecusal(
  ctx: Context,
  delegationId: string,
  entryId: string,
  reason: string,
  personId?: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
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
    authorize(ctx, "judging.see-progress", { edition: editionFacts(edition) });
    authorize(ctx, "judging.impose-recusal", { edition: editionFacts(edition), entry: entryFacts(entry) });
    if (
      seatIn(ctx.actor, edition.id)?.seat === "vice-chair" &&
      !holds(ctx.actor, "secretariat") &&
      !(await chairIsRecused(ctx, edition, entry.id))
    ) {
      refuse(
        "only-chair",
        "The chair of the jury does this here; the vice-chair where the chair is recused.",
      );
    }
    refuseOutsideRecusals(edition);
    const expected = isBeforeDeal(edition) && (await isExpectedRecused(ctx, delegation, entry.id));
    if (expected || (await isRecused(ctx, delegation.id, entry.id))) {
      refuse("already-recused", "This delegation is already recused from this entry.");
    }
    const recusal = { edition, delegation, entry, reason: writtenReason("reason", reason) };
    if (personId === undefined) {
      await recuse(ctx, { ...recusal, kind: "imposed" });
      return;
    }
    const people = await juryPeople(ctx, edition.id);
    const person = known(
      people.find((one) => one.id === personId && one.delegation_id === delegation.id),
      "jury member",
    );
    if (await isPersonRecused(ctx, person.id, entry.id)) {
      refuse("already-recused", "This person is already recused from this entry.");
    }
    await recusePerson(ctx, { ...recusal, kind: "imposed", person });
  });
}

/**
 * Recuses a delegation from the entries of the states its people belong to by now and from those they work on, once
 * judging has been opened; before it this follows of itself. The caller authorises what made it so.
 */
export async function recuseFromOwn(
  ctx: Context,
  edition: EditionsRow,
  delegation: DelegationsRow,
): Promise<void> {
  const entries = await competingEntries(ctx, edition.id);
  const automatic = await automaticRecusals(ctx, delegation, entries);
  for (const entry of entries) {
    const found = automatic.get(entry.id);
    if (found === undefined || (await isRecused(ctx, delegation.id, entry.id))) continue;
    await recuse(ctx, { edition, delegation, entry, ...found });
  }
}

/**
 * Recuses at once where a person who sits in a jury at work has come to belong to another state, or to work on an entry: a
 * sheet of their delegation is removed like after a late declaration. To be called by what made it so.
 */
export async function recuseWherePersonSits(ctx: Context, personId: string): Promise<void> {
  const seats = await ctx.db
    .selectFrom("delegation_people")
    .innerJoin("delegations", "delegations.id", "delegation_people.delegation_id")
    .innerJoin("editions", "editions.id", "delegations.edition_id")
    .select(["delegation_id", "edition_id"])
    .where("person_id", "=", personId)
    .where("left_at", "is", null)
    .where("withdrawn_at", "is", null)
    .where("editions.state", "in", ["judging", "deciding"])
    .orderBy("delegation_id")
    .execute();
  for (const { delegation_id: id, edition_id } of seats) {
    const delegation = await ctx.db
      .selectFrom("delegations")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    await recuseFromOwn(ctx, await editionById(ctx, edition_id), delegation);
  }
}

/** A recusal matters from the day the entries are settled until the jury has decided; afterwards the result is sealed. */
export function refuseOutsideRecusals(edition: Pick<EditionsRow, "state" | "admission_closed_at">): void {
  if (!isRecusable(edition)) {
    refuse(
      "no-recusal-now",
      "A recusal is possible from the close of admission until the jury's decision is recorded. Write to the secretariat.",
    );
  }
}
