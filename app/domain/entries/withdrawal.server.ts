import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { record } from "../history/record.server";
import { juryPeople } from "../judging/jury-people.server";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import { isRecusedFrom, type PersonActor } from "../people/actor";
import { actorOf, holdersOf } from "../people/people.server";
import { fieldProblem, Refusal } from "../problems";
import { entryLifecycle } from "./entry";
import { runningText } from "./entry-input";
import { hearersOf } from "./entry-people.server";
import { findEntry } from "./entry-rows.server";
import { whyNotWithdrawn } from "./windows";

const reasonSchema = runningText("Say why the entry is withdrawn.", 2000);

/**
 * Withdraws an entry until the announcement. The reason goes to the secretariat in a letter and is kept nowhere else; once
 * judging is open, jury and presidency are told that the entry takes no further part.
 */
export async function withdrawEntry(ctx: Context, entryId: string, reason: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, edition, facts } = await findEntry(ctx, entryId);
    authorize(ctx, "entry.sign-off", facts);
    const actor = ctx.actor as PersonActor;
    const state = advance(entryLifecycle, "withdraw", facts.entry.state);
    const announced = whyNotWithdrawn(facts.edition);
    if (announced) throw new Refusal([announced]);
    const read = reasonSchema.safeParse(reason);
    if (!read.success) {
      throw new Refusal([fieldProblem("reason", "invalid-reason", read.error.issues[0]!.message)]);
    }
    await ctx.db.updateTable("entries").set({ state }).where("id", "=", entry.id).execute();
    await record(ctx, {
      editionId: entry.edition_id,
      command: "withdrawEntry",
      object: ["entry", entry.id],
      from: entry.state,
      to: state,
    });
    const about = {
      title: entry.title,
      state: countryName(entry.country),
      edition: edition.name,
      by: actor.nameLatin,
    };
    const ids = { editionId: edition.id, entryId: entry.id };
    for (const person of await hearersOf(ctx, entry)) {
      await queueLetter(ctx, {
        kind: "entry-withdrawn",
        to: person,
        facts: { name: person.name_latin, ...about },
        ...ids,
      });
    }
    for (const person of await holdersOf(ctx, "secretariat")) {
      if (isRecusedFrom(await actorOf(ctx, person.id), entry.id)) continue;
      await queueLetter(ctx, {
        kind: "entry-withdrawal",
        to: person,
        // What was never submitted has no title for anybody outside its state.
        facts: {
          name: person.name_latin,
          ...about,
          ...(entry.submitted_at === null ? { title: "" } : {}),
          reason: read.data,
        },
        ...ids,
      });
    }
    if (isJudged(edition, entry)) await tellJuryAndPresidency(ctx, edition, about, ids);
  });
}

const sinceJudging: readonly string[] = ["judging", "deciding", "decided"];

const isJudged = (edition: { state: string }, entry: { state: string; kind: string }) =>
  sinceJudging.includes(edition.state) && entry.state === "admitted" && entry.kind === "competing";

async function tellJuryAndPresidency(
  ctx: Context,
  edition: EditionsRow,
  about: { title: string; state: string; edition: string },
  ids: { editionId: string; entryId: string },
): Promise<void> {
  const people = new Map(
    [
      ...(await juryPeople(ctx, edition.id)),
      ...(await holdersOf(ctx, "presidency", edition.presidency_country)),
    ].map((person) => [person.id, person]),
  );
  const { title, state, edition: name } = about;
  for (const person of people.values()) {
    await queueLetter(ctx, {
      kind: "entry-left",
      to: person,
      facts: { name: person.name_latin, title, state, edition: name, decided: edition.state === "decided" },
      ...ids,
    });
  }
}
