import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { EntriesRow } from "../../database/rows/entries";
import type { DelegationsRow } from "../../database/rows/jury";
import { inTransaction } from "../../database/transaction";
import { countryName } from "../countries";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import { sayDay } from "../times";
import { juryPeople } from "./jury-people.server";
import { drawnOrder } from "./reading-order";

/**
 * Gives every delegation that has people every admitted competing entry, in a reading order of its own, drawn by lot;
 * entries of its own country become recusals instead. Where judging was open before, what is dealt stays, sheets and
 * all, and only new entries follow at the end of the order. Tells the people by letter. Runs inside the opening of
 * judging, which authorises it.
 */
export async function makeAssignments(ctx: Context, edition: EditionsRow): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const entries = await competingEntries(ctx, edition.id);
    for (const delegation of await delegationsWithPeople(ctx, edition.id)) {
      const dealt = await dealtEarlier(ctx, delegation.id);
      const added = entries.filter((entry) => !dealt.assigned.has(entry.id) && !dealt.recused.has(entry.id));
      const own = await reasonsAgainst(ctx, delegation, added);
      for (const [entryId, { kind, reason }] of own) {
        const id = ctx.newId();
        await ctx.db
          .insertInto("recusals")
          .values({
            id,
            delegation_id: delegation.id,
            entry_id: entryId,
            kind,
            reason,
            recused_by: null,
            recused_at: ctx.now,
          })
          .execute();
        await record(ctx, { editionId: edition.id, command: "recuse", object: ["recusal", id], to: kind });
      }
      const free = added.filter((entry) => !own.has(entry.id));
      for (const [index, entry] of drawnOrder(free, ctx.newSecret).entries()) {
        await ctx.db
          .insertInto("assignments")
          .values({
            id: ctx.newId(),
            delegation_id: delegation.id,
            entry_id: entry.id,
            reading_position: dealt.lastPosition + index + 1,
          })
          .execute();
      }
      const judged = entries.filter((entry) => dealt.assigned.has(entry.id) && !dealt.recused.has(entry.id));
      await tellDelegation(ctx, edition, delegation.id, judged.length + free.length);
    }
    await record(ctx, {
      editionId: edition.id,
      command: "makeAssignments",
      object: ["edition", edition.id],
    });
  });
}

/** What a delegation was given when judging was open before: nothing the first time. */
async function dealtEarlier(ctx: Context, delegationId: string) {
  const assigned = await ctx.db
    .selectFrom("assignments")
    .select(["entry_id", "reading_position"])
    .where("delegation_id", "=", delegationId)
    .execute();
  const recused = await ctx.db
    .selectFrom("recusals")
    .select("entry_id")
    .where("delegation_id", "=", delegationId)
    .execute();
  return {
    assigned: new Set(assigned.map((row) => row.entry_id)),
    recused: new Set(recused.map((row) => row.entry_id)),
    lastPosition: Math.max(0, ...assigned.map((row) => row.reading_position)),
  };
}

async function tellDelegation(
  ctx: Context,
  edition: EditionsRow,
  delegationId: string,
  entries: number,
): Promise<void> {
  for (const person of await juryPeople(ctx, edition.id)) {
    if (person.delegation_id !== delegationId) continue;
    await queueLetter(ctx, {
      kind: "judging-opened",
      to: person,
      editionId: edition.id,
      facts: {
        name: person.name_latin,
        edition: edition.name,
        entries: entries === 1 ? "1 entry" : `${entries} entries`,
        until: sayDay(edition.judging_until),
      },
    });
  }
}

async function competingEntries(ctx: Context, editionId: string): Promise<EntriesRow[]> {
  return ctx.db
    .selectFrom("entries")
    .selectAll()
    .where("edition_id", "=", editionId)
    .where("kind", "=", "competing")
    .where("state", "=", "admitted")
    .orderBy("id")
    .execute();
}

async function delegationsWithPeople(ctx: Context, editionId: string): Promise<DelegationsRow[]> {
  return ctx.db
    .selectFrom("delegations")
    .selectAll()
    .where("edition_id", "=", editionId)
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

type Automatic = { kind: "own-country" | "imposed"; reason: string };

/** Own country counts by the seat, by a member's nationality and by whatever state a member is appointed for. */
async function reasonsAgainst(
  ctx: Context,
  delegation: DelegationsRow,
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
    .select("country")
    .where("person_id", "in", ids)
    .where("ended_at", "is", null)
    .execute();
  const written = await ctx.db
    .selectFrom("entry_people")
    .select("entry_id")
    .where("person_id", "in", ids)
    .where("left_at", "is", null)
    .execute();
  const countries = new Set([
    delegation.country,
    ...people.map((person) => person.nationality),
    ...appointments.map((appointment) => appointment.country),
  ]);
  const reasons = new Map<string, Automatic>();
  for (const entry of entries) {
    if (countries.has(entry.country)) {
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
