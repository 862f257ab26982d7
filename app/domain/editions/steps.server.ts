import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { byCountryName, countryName } from "../countries";
import { beginningsExpected } from "../entries/late-exceptions.server";
import { record } from "../history/record.server";
import { makeAssignments } from "../judging/assignments.server";
import { distributionSettingOf } from "../judging/distribution-settings.server";
import { blocksToDistribution } from "../judging/distributions.server";
import { tellJuryToDeclare } from "../judging/undeclared.server";
import { delegationsOf } from "../jury/jury.server";
import { compositionBlocks } from "../jury/showing.server";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import { addresseesIn } from "../people/people.server";
import { Refusal, refuse } from "../problems";
import { sayDay } from "../times";
import { type EditionState, editionLifecycle } from "./edition";
import { editionById, editionFacts } from "./editions.server";
import { blocksToClosingAdmission, blocksToJudging } from "./readiness";

type EntryOfStep = {
  country: string;
  kind: string;
  state: string;
  title: string;
  presenter_name_latin: string | null;
  late_until: string | null;
};

/** Lists the entries of an edition as the steps need them: never a text. */
export async function entriesForSteps(ctx: Context, editionId: string): Promise<EntryOfStep[]> {
  return ctx.db
    .selectFrom("entries")
    .select(["country", "kind", "state", "title", "presenter_name_latin", "late_until"])
    .where("edition_id", "=", editionId)
    .orderBy("id")
    .execute();
}

/**
 * Closes admission and asks every state whose admitted entry has no presenter yet to name one; where entries will be dealt,
 * also the jury to declare its interests before. Refuses while an entry is
 * submitted or returned without a decision, and a second time.
 */
export async function closeAdmission(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, id);
    authorize(ctx, "edition.close-admission", { edition: editionFacts(edition) });
    if (edition.state !== "checking") {
      refuse("not-checking", "Admission can be closed only while entries are being checked.");
    }
    if (edition.admission_closed_at !== null) refuse("admission-closed", "Admission is closed already.");
    const entries = await entriesForSteps(ctx, id);
    const blocks = blocksToClosingAdmission(entries, ctx.now, await beginningsExpected(ctx, edition));
    if (blocks.length > 0) throw new Refusal(blocks);
    await ctx.db.updateTable("editions").set({ admission_closed_at: ctx.now }).where("id", "=", id).execute();
    await record(ctx, { editionId: id, command: "closeAdmission", object: ["edition", id] });
    // Where admission was opened again, a presenter who is named stays.
    const admitted = entries.filter(
      (entry) => entry.state === "admitted" && entry.presenter_name_latin === null,
    );
    const states = [...new Set(admitted.map((entry) => entry.country))].sort(byCountryName);
    for (const state of states) {
      const titles = admitted.filter((entry) => entry.country === state).map((entry) => entry.title);
      await askForPresenter(ctx, edition, state, titles);
    }
    if ((await distributionSettingOf(ctx, id)).perEntry !== null) await tellJuryToDeclare(ctx, edition);
  });
}

async function askForPresenter(
  ctx: Context,
  edition: EditionsRow,
  state: string,
  titles: string[],
): Promise<void> {
  for (const person of await addresseesIn(ctx, state)) {
    await queueLetter(ctx, {
      kind: "presenters-wanted",
      to: person,
      facts: {
        name: person.name_latin,
        state: countryName(state),
        edition: edition.name,
        titles,
        conference: sayDays(edition.conference_from, edition.conference_until),
        city: edition.city,
      },
      editionId: edition.id,
    });
  }
}

function sayDays(from: string, until: string): string {
  return from === until ? sayDay(from) : `${sayDay(from)} to ${sayDay(until)}`;
}

/**
 * Opens judging: locks the jury, makes the assignments. Refuses before admission is
 * closed, a jury without chair or with fewer than two delegations that have people, and while the states may still object
 * to it or an objection waits.
 */
export async function openJudging(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, id);
    authorize(ctx, "edition.open-judging", { edition: editionFacts(edition) });
    const to = advance(editionLifecycle, "openJudging", edition.state as EditionState);
    const delegations = await delegationsOf(ctx, id);
    const blocks = blocksToJudging({
      admissionClosed: edition.admission_closed_at !== null,
      entries: await entriesForSteps(ctx, id),
      delegations,
    });
    blocks.push(...(await compositionBlocks(ctx, id)), ...(await blocksToDistribution(ctx, edition)));
    if (blocks.length > 0) throw new Refusal(blocks);
    const opened = { state: to, judging_opened_at: ctx.now };
    await ctx.db.updateTable("editions").set(opened).where("id", "=", id).execute();
    await record(ctx, {
      editionId: id,
      command: "openJudging",
      object: ["edition", id],
      from: edition.state,
      to,
    });
    await makeAssignments(ctx, { ...edition, ...opened });
  });
}

/** Moves an announced edition to the archive, with everything kept. Refuses while feedback is still owed to the states. */
export async function archiveEdition(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, id);
    authorize(ctx, "edition.archive", { edition: editionFacts(edition) });
    const to = advance(editionLifecycle, "archive", edition.state as EditionState);
    if (edition.feedback_on === 1 && edition.feedback_released_at === null) {
      refuse("feedback-owed", "The states still wait for the jury's feedback. Release it first.");
    }
    await ctx.db.updateTable("editions").set({ state: to }).where("id", "=", id).execute();
    await record(ctx, {
      editionId: id,
      command: "archiveEdition",
      object: ["edition", id],
      from: edition.state,
      to,
    });
  });
}
