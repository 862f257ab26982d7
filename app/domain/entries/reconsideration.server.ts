import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import { Refusal, refuse } from "../problems";
import { entryLifecycle, standsForState } from "./entry";
import { hearersOf } from "./entry-people.server";
import { type EntryRows, findEntry } from "./entry-rows.server";
import { whyNoAdmission } from "./windows";

/**
 * Takes an admitted or refused entry back to be decided again; its state's people get a letter, and what was decided
 * before stays on the record. Refuses once admission is closed, one's own state, and where the state has entered
 * another project in its place.
 */
export async function reconsiderEntry(ctx: Context, entryId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const rows = await findEntry(ctx, entryId);
    const { entry, edition, facts } = rows;
    authorize(ctx, "admission.decide", facts);
    const closed = whyNoAdmission(facts.edition);
    if (closed) throw new Refusal([closed]);
    const state = advance(entryLifecycle, "reconsider", facts.entry.state);
    await refuseWithoutPlace(ctx, rows);
    await ctx.db.updateTable("entries").set({ state }).where("id", "=", entry.id).execute();
    await record(ctx, {
      editionId: edition.id,
      command: "reconsiderEntry",
      object: ["entry", entry.id],
      from: entry.state,
      to: state,
    });
    for (const person of await hearersOf(ctx, entry)) {
      await queueLetter(ctx, {
        kind: "entry-reconsidered",
        to: person,
        facts: {
          name: person.name_latin,
          title: entry.title,
          state: countryName(entry.country),
          edition: edition.name,
        },
        editionId: edition.id,
        entryId: entry.id,
      });
    }
  });
}

/** A refused entry has left its place; another one may stand there since. */
async function refuseWithoutPlace(ctx: Context, { entry, edition }: EntryRows): Promise<void> {
  const others = await ctx.db
    .selectFrom("entries")
    .select(["kind", "state"])
    .where("edition_id", "=", edition.id)
    .where("country", "=", entry.country)
    .where("id", "<>", entry.id)
    .execute();
  const taken = others.filter((other) => standsForState(other) && other.kind === entry.kind).length;
  if (taken >= (entry.kind === "competing" ? 1 : edition.additional_limit)) {
    refuse("place-taken", "The state has entered another project in the place of this one.");
  }
}
