import type { Context } from "../../database/context";
import type { EntriesRow } from "../../database/rows/entries";
import type { DelegationsRow } from "../../database/rows/jury";
import { countryName } from "../countries";
import type { RecusalKind } from "./interest";

/** Lists what is judged: the admitted competing entries. */
export async function competingEntries(ctx: Pick<Context, "db">, editionId: string): Promise<EntriesRow[]> {
  return ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("kind", "=", "competing")
    .where("state", "=", "admitted")
    .orderBy("id")
    .execute();
}

/** Lists the delegations that sit in the jury and have people, by number. */
export async function delegationsWithPeople(ctx: Context, editionId: string): Promise<DelegationsRow[]> {
  return ctx.db
    .selectFrom("delegations")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("withdrawn_at", "is", null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("delegation_people")
          .select("person_id")
          .whereRef("delegation_id", "=", "delegations.id")
          .where("left_at", "is", null),
      ),
    )
    .orderBy("number")
    .execute();
}

export type Automatic = { kind: "own-country" | "imposed"; reason: string };

/**
 * Gives, by entry, why a delegation is recused without anybody declaring it: own country, which counts by the seat, by a
 * member's nationality and by whatever state a member is appointed for or was since the entry was begun; or a member who
 * works or has worked on the entry.
 */
export async function automaticRecusals(
  ctx: Pick<Context, "db">,
  delegation: Pick<DelegationsRow, "id" | "country">,
  entries: readonly EntriesRow[],
): Promise<Map<string, Automatic>> {
  const people = await ctx.db
    .selectFrom("delegation_people")
    .select(["person_id", "nationality"])
    .where("delegation_id", "=", delegation.id)
    .where("left_at", "is", null)
    .execute();
  const ids = people.map((person) => person.person_id);
  const appointments = await ctx.db
    .selectFrom("appointments")
    .select(["country", "ended_at"])
    .where("person_id", "in", ids)
    .execute();
  const written = await ctx.db
    .selectFrom("entry_people")
    .select("entry_id")
    .where("person_id", "in", ids)
    .execute();
  const countries = new Set([delegation.country, ...people.map((person) => person.nationality)]);
  const served = ({ country, created_at }: EntriesRow) =>
    appointments.some((one) => one.country === country && (one.ended_at ?? created_at) >= created_at);
  const reasons = new Map<string, Automatic>();
  for (const entry of entries) {
    if (countries.has(entry.country) || served(entry)) {
      reasons.set(entry.id, {
        kind: "own-country",
        reason: `Own country: ${countryName(entry.country)}.`,
      });
    } else if (written.some((one) => one.entry_id === entry.id)) {
      reasons.set(entry.id, { kind: "imposed", reason: "A member of the delegation works on this entry." });
    }
  }
  return reasons;
}

/** True where a delegation is recused from an entry of itself: recorded when judging opens, known before. */
export async function isExpectedRecused(
  ctx: Pick<Context, "db">,
  delegation: Pick<DelegationsRow, "id" | "country">,
  entryId: string,
): Promise<boolean> {
  const entry = await ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("id", "=", entryId)
    .executeTakeFirstOrThrow();
  return (await automaticRecusals(ctx, delegation, [entry])).size > 0;
}

export type KnownRecusal = { entryId: string; delegationId: string; kind: RecusalKind; reason: string };

/**
 * Lists every recusal an edition's judging rests on before it is opened: those on record, and those that follow from
 * state and work and are recorded only at the opening, as the jury may still change.
 */
export async function knownRecusals(
  ctx: Pick<Context, "db">,
  editionId: string,
  entries: readonly EntriesRow[],
  delegations: readonly DelegationsRow[],
): Promise<KnownRecusal[]> {
  const known = new Map<string, KnownRecusal>();
  for (const { id, country } of delegations) {
    for (const [entryId, own] of await automaticRecusals(ctx, { id, country }, entries)) {
      known.set(`${entryId} ${id}`, { entryId, delegationId: id, ...own });
    }
  }
  const recorded = await ctx.db
    .selectFrom("recusals")
    .innerJoin("delegations", "delegations.id", "recusals.delegation_id")
    .select(["entry_id", "delegation_id", "recusals.kind", "recusals.reason"])
    .where("delegations.edition_id", "=", editionId)
    .execute();
  for (const { entry_id: entryId, delegation_id: delegationId, kind, reason } of recorded) {
    known.set(`${entryId} ${delegationId}`, {
      entryId,
      delegationId,
      kind: kind as RecusalKind,
      reason,
    });
  }
  return [...known.values()];
}
