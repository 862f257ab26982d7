import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName, memberStates } from "../countries";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import { holdersOf, speakersOf } from "../people/people.server";
import { type Problem, Refusal, refuse } from "../problems";
import { sayDay, sayDeadline } from "../times";
import { editionInPreparation } from "./create.server";
import { type EditionState, editionLifecycle } from "./edition";
import { criteriaOf, editionById, editionFacts, formIfChosen } from "./editions.server";
import { publishForm } from "./form.server";
import { blocksToCall } from "./readiness";

/** Lists what the call of an edition still lacks. */
export async function callBlocks(ctx: Context, edition: EditionsRow): Promise<Problem[]> {
  return blocksToCall({
    now: ctx.now,
    deadline_at: edition.deadline_at,
    criteria: await criteriaOf(ctx, edition.id),
    sections: (await formIfChosen(ctx, edition.id))?.sections,
  });
}

/** Asks the secretariat by letter to open the call. Refuses while something is missing, and a second time. */
export async function requestCall(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionInPreparation(ctx, id);
    if (edition.call_requested_at !== null) {
      refuse("already-requested", "The secretariat has been asked already.");
    }
    const blocks = await callBlocks(ctx, edition);
    if (blocks.length > 0) throw new Refusal(blocks);
    await ctx.db.updateTable("editions").set({ call_requested_at: ctx.now }).where("id", "=", id).execute();
    await record(ctx, { editionId: id, command: "requestCall", object: ["edition", id] });
    for (const person of await holdersOf(ctx, "secretariat")) {
      await queueLetter(ctx, {
        kind: "call-requested",
        to: person,
        facts: {
          name: person.name_latin,
          edition: edition.name,
          year: edition.year,
          theme: edition.theme,
          opensOn: sayDay(edition.call_opens_on),
          deadline: `${sayDeadline(edition.deadline_at)} (Brussels)`,
        },
        editionId: id,
      });
    }
  });
}

/**
 * Opens the call: publishes and locks dates, form, criteria and rules, and writes to everybody who speaks for a state.
 * Refuses anybody but the secretariat, a call the presidency has not asked for, and one that lacks something.
 */
export async function openCall(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, id);
    authorize(ctx, "edition.open-call", { edition: editionFacts(edition) });
    const to = advance(editionLifecycle, "openCall", edition.state as EditionState);
    if (edition.call_requested_at === null) {
      refuse("not-requested", "The presidency has not asked for the call to be opened yet.");
    }
    const blocks = await callBlocks(ctx, edition);
    if (blocks.length > 0) throw new Refusal(blocks);
    await publishForm(ctx, id);
    await ctx.db
      .updateTable("editions")
      .set({ state: to, opened_at: ctx.now })
      .where("id", "=", id)
      .execute();
    await record(ctx, {
      editionId: id,
      command: "openCall",
      object: ["edition", id],
      from: edition.state,
      to,
    });
    for (const state of memberStates) {
      for (const person of await speakersOf(ctx, state)) {
        await queueLetter(ctx, {
          kind: "call-opened",
          to: person,
          facts: {
            name: person.name_latin,
            state: countryName(state),
            edition: edition.name,
            year: edition.year,
            theme: edition.theme,
            lead: edition.theme_lead,
            deadline: `${sayDeadline(edition.deadline_at)} (Brussels)`,
            additionalLimit: edition.additional_limit,
          },
          editionId: id,
        });
      }
    }
  });
}

/** Closes the call, so that admission begins. Refuses before the deadline has passed. */
export async function closeCall(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, id);
    authorize(ctx, "edition.close-call", { edition: editionFacts(edition) });
    const to = advance(editionLifecycle, "closeCall", edition.state as EditionState);
    if (ctx.now < edition.deadline_at) {
      refuse(
        "deadline-ahead",
        `The deadline has not passed yet: ${sayDeadline(edition.deadline_at)} (Brussels). Until then states may submit.`,
      );
    }
    await ctx.db.updateTable("editions").set({ state: to }).where("id", "=", id).execute();
    await record(ctx, {
      editionId: id,
      command: "closeCall",
      object: ["edition", id],
      from: edition.state,
      to,
    });
  });
}
