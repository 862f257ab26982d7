import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import type { DelegationsRow } from "../../database/rows/jury";
import { countryName } from "../countries";
import { editionById } from "../editions/editions.server";
import { record } from "../history/record.server";
import { delegationName } from "../jury/jury";
import { queueLetter } from "../letters/letters.server";
import { isJudgingHiddenFrom } from "../people/actor";
import { actorOf, holdersOf } from "../people/people.server";
import { refuse } from "../problems";
import { automaticRecusals, competingEntries, isExpectedRecused } from "./automatic-recusals.server";
import { type ConflictScope, isBeforeDeal, isRecusable, type RecusalKind } from "./interest";
import { conflictScopeOf } from "./interest-settings.server";
import { type JuryPerson, juryPeople, juryReaders } from "./jury-people.server";
import { isRecused } from "./own-assignment.server";
import { lonePersonRecusals, nobodyIsLeft } from "./recusals-person.server";
import { leaveStanding, removeSheet } from "./recusals-sheets.server";

export type Recusal = {
  edition: EditionsRow;
  delegation: DelegationsRow;
  entry: EntriesRow;
  kind: RecusalKind;
  reason: string;
  /** Two people have agreed on it. */
  agreed?: boolean;
};

/**
 * Takes a delegation off an entry: a sheet it has begun is removed with the reason and counts no more. Once the order is
 * open only two people can do that: by one alone the delegation leaves discussion and vote, and what it gave stands until
 * a second one decides on it. Tells the delegation, the chair and the vice-chair, as far as they are not recused
 * themselves, and of a late one the secretariat. The caller authorises it.
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
  const stands = !recusal.agreed && (await leaveStanding(ctx, recusal, id));
  const sheetRemoved = !stands && (await removeSheet(ctx, recusal));
  for (const person of await toTell(ctx, recusal)) {
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
        sheet: stands ? "stands" : sheetRemoved ? "removed" : "none",
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
  const recused = (await juryPeople(ctx, edition.id)).find((one) => one.id === person.id);
  for (const one of await toTell(ctx, recusal)) {
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

/**
 * Lists who is told of a recusal: the delegation; chair and vice-chair as far as they may know of this entry's judging;
 * and once the order is open the secretariat, as far as it may.
 */
export async function toTell(
  ctx: Context,
  { edition, delegation, entry }: Pick<Recusal, "edition" | "delegation" | "entry">,
): Promise<Addressee[]> {
  const told: Addressee[] = (await juryReaders(ctx, edition.id)).filter(
    (one) => one.delegation_id === delegation.id,
  );
  for (const person of await juryReaders(ctx, edition.id, entry.id)) {
    if (person.seat === "member" || person.delegation_id === delegation.id) continue;
    if (await isRecused(ctx, person.delegation_id, entry.id)) continue;
    const seated = { id: person.delegation_id, country: person.delegation_country };
    if (isBeforeDeal(edition) && (await isExpectedRecused(ctx, seated, entry.id))) continue;
    told.push(person);
  }
  if (edition.order_opened_at === null) return told;
  for (const person of await holdersOf(ctx, "secretariat")) {
    if (told.some((one) => one.id === person.id)) continue;
    if (!isJudgingHiddenFrom(await actorOf(ctx, person.id), entry)) told.push(person);
  }
  return told;
}

type Addressee = Pick<JuryPerson, "id" | "email" | "name_latin">;

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
