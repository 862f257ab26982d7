import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { countryName, memberStates } from "../countries";
import { blocksToJury } from "../editions/readiness";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import { speakersOf } from "../people/people.server";
import { type Problem, Refusal, refuse, ruleProblem } from "../problems";
import { sayDeadline } from "../times";
import { composableEdition, isDealt } from "./composing.server";
import { type DelegationOfJury, delegationName, seatWords } from "./jury";
import { delegationsOf } from "./jury.server";
import { jurySettingsOf } from "./jury-settings.server";
import { objectionsUntil } from "./objection";

/**
 * Shows every delegation that has people and was not shown yet to all states, by letter and on their page, and opens the
 * period in which they may object. Refuses before the call is open, an incomplete jury, and where nothing is new.
 */
export async function showJury(ctx: Context, editionId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await composableEdition(ctx, editionId);
    if (edition.state === "preparing") {
      refuse("call-not-open", "The states are shown the jury once the call is open.");
    }
    const delegations = await delegationsOf(ctx, edition.id);
    const lacks = blocksToJury(delegations);
    if (lacks.length > 0) throw new Refusal(lacks);
    const fresh = unshown(delegations);
    if (fresh.length === 0) refuse("nothing-new", "The states have been shown every delegation with people.");
    const until = objectionsUntil(ctx.now, (await jurySettingsOf(ctx, edition.id)).objectionDays);
    for (const { id } of fresh) {
      await ctx.db
        .updateTable("delegations")
        .set({ shown_at: ctx.now, objections_until: until })
        .where("id", "=", id)
        .execute();
      await record(ctx, {
        editionId: edition.id,
        command: "showDelegation",
        object: ["delegation", id],
        to: "shown",
      });
    }
    const again = delegations.some((one) => one.shownAt !== null);
    await tellStates(ctx, edition, fresh, { again, until });
  });
}

/**
 * Tells all states that somebody else sits in a delegation since judging was opened. While judging runs a period begins in
 * which a state may object to it judging the state's own entry; afterwards a state writes to the secretariat.
 */
export async function showSuccessor(
  ctx: Context,
  edition: EditionsRow,
  delegation: Parameters<typeof delegationName>[0] & { id: string },
): Promise<void> {
  const open = edition.state !== "deciding";
  const until = objectionsUntil(ctx.now, (await jurySettingsOf(ctx, edition.id)).objectionDays);
  if (open) {
    await ctx.db
      .updateTable("delegations")
      .set({ shown_at: ctx.now, objections_until: until })
      .where("id", "=", delegation.id)
      .execute();
  }
  for (const state of memberStates) {
    for (const person of await speakersOf(ctx, state)) {
      await queueLetter(ctx, {
        kind: "jury-successor-shown",
        to: person,
        editionId: edition.id,
        facts: {
          name: person.name_latin,
          edition: edition.name,
          state: countryName(state),
          delegation: delegationName(delegation),
          until: open ? sayDeadline(until) : null,
        },
      });
    }
  }
}

/** Lists the delegations that judge or advise and that the states have not been shown. */
export function unshown(delegations: readonly DelegationOfJury[]): DelegationOfJury[] {
  return delegations.filter((one) => one.people.length > 0 && one.shownAt === null);
}

async function tellStates(
  ctx: Context,
  edition: EditionsRow,
  delegations: readonly DelegationOfJury[],
  { again, until }: { again: boolean; until: string },
): Promise<void> {
  for (const state of memberStates) {
    for (const person of await speakersOf(ctx, state)) {
      await queueLetter(ctx, {
        kind: "jury-shown",
        to: person,
        editionId: edition.id,
        facts: {
          name: person.name_latin,
          edition: edition.name,
          state: countryName(state),
          delegations: delegations.map(sayDelegation),
          again,
          until: sayDeadline(until),
        },
      });
    }
  }
}

/** Says a delegation with its seat: "Ireland (chair)", "Scheldeland Centre (Belgium, expert)". */
function sayDelegation(one: DelegationOfJury): string {
  const seat = one.seat === "member" ? [] : [seatWords[one.seat].toLowerCase()];
  const kind =
    one.kind === "expert" ? [...(one.country ? [countryName(one.country)] : []), "invited experts"] : [];
  const notes = [...kind, ...seat, ...(one.adviceOnly ? ["advice only"] : [])];
  return notes.length > 0 ? `${delegationName(one)} (${notes.join(", ")})` : delegationName(one);
}

/**
 * Lists what of the jury's composition keeps judging from being opened: delegations that the states were not shown, a
 * period that still runs, objections that wait for a decision. Nothing once entries have been dealt: then it was opened before.
 */
export async function compositionBlocks(ctx: Context, editionId: string): Promise<Problem[]> {
  if (await isDealt(ctx, editionId)) return [];
  const delegations = (await delegationsOf(ctx, editionId)).filter((one) => one.people.length > 0);
  const problems: Problem[] = [];
  const hidden = unshown(delegations);
  if (hidden.length > 0) {
    problems.push(
      ruleProblem(
        "jury-not-shown",
        hidden.length === delegations.length
          ? "The states have not been shown the jury. The presidency shows it to them; then they may object."
          : `The states have not been shown ${hidden.map(delegationName).join(" and ")}. The presidency shows the jury to them; then they may object.`,
      ),
    );
  }
  const last = delegations
    .map((one) => one.objectionsUntil ?? "")
    .sort()
    .at(-1);
  if (last && last > ctx.now) {
    problems.push(
      ruleProblem(
        "objections-run",
        `The states may object to the jury until ${sayDeadline(last)} (Brussels).`,
      ),
    );
  }
  return [...problems, ...(await openObjectionBlocks(ctx, editionId))];
}

/** Says that objections of states wait for a decision; nothing when none does. Names neither state nor delegation. */
export async function openObjectionBlocks(ctx: Context, editionId: string): Promise<Problem[]> {
  const { open } = await ctx.db
    .selectFrom("jury_objections")
    .select(({ fn }) => fn.countAll().as("open"))
    .where("edition_id", "=", editionId)
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  if (Number(open) === 0) return [];
  const sentence =
    Number(open) === 1
      ? "An objection of a state waits for the decision of the chair, or of the delegation that decides instead."
      : `${Number(open)} objections of states wait for the decision of the chair, or of the delegation that decides instead.`;
  return [ruleProblem("objections-open", sentence)];
}
