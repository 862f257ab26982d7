import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { record } from "../history/record.server";
import { queueLetter } from "../letters/letters.server";
import { advance } from "../lifecycle";
import { isRecusedFrom, type PersonActor } from "../people/actor";
import { actorOf, holdersOf } from "../people/people.server";
import { may } from "../people/permissions";
import { fieldProblem, type Problem, Refusal, ruleProblem } from "../problems";
import { entryLifecycle } from "./entry";
import { runningText } from "./entry-input";
import { hearersOf } from "./entry-people.server";
import { type EntryRows, findEntry } from "./entry-rows.server";
import { standingEntries } from "./places.server";
import { whyNoAdmission } from "./windows";

const agreementSchema = runningText(
  "Write how and when the state agreed; without that, nothing is kept.",
  2000,
);

/**
 * Keeps a refused competing entry as an additional one, which then waits for a decision of its own. Its state asks for it,
 * or the secretariat records how the state agreed. Refuses more additional entries than the edition allows, one's own state
 * to the secretariat, and once admission is closed.
 */
export async function keepAsAdditional(
  ctx: Context,
  entryId: string,
  input: { agreement?: string } = {},
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const rows = await findEntry(ctx, entryId);
    const { entry, edition, facts } = rows;
    const asState = may(ctx.actor, "entry.sign-off", facts);
    // Whoever reads it as its own is refused as such; everybody else by admission's rule.
    if (!asState)
      authorize(ctx, may(ctx.actor, "entry.read", facts) ? "entry.sign-off" : "admission.decide", facts);
    const state = advance(entryLifecycle, "keepAsAdditional", facts.entry.state);
    const against = await whyNotKept(ctx, rows);
    if (against) throw new Refusal([against]);
    const agreement = asState ? "" : readAgreement(input.agreement ?? "");
    const actor = ctx.actor as PersonActor;
    await ctx.db
      .updateTable("entries")
      .set({ state, kind: "additional" })
      .where("id", "=", entry.id)
      .execute();
    await ctx.db
      .insertInto("kept_as_additional")
      .values({ entry_id: entry.id, agreement: agreement || null, kept_at: ctx.now, kept_by: actor.id })
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "keepAsAdditional",
      object: ["entry", entry.id],
      from: entry.state,
      to: state,
    });
    await tell(ctx, rows, agreement);
  });
}

/** Says why a refused entry cannot stay as an additional one now, or nothing. */
export async function whyNotKept(
  ctx: Context,
  { entry, edition, facts }: EntryRows,
): Promise<Problem | undefined> {
  if (entry.kind !== "competing") {
    return ruleProblem("not-competing", "Only a competing entry can stay as an additional one.");
  }
  const closed = whyNoAdmission(facts.edition);
  if (closed) return closed;
  const entries = await standingEntries(ctx, edition.id, entry.country);
  const standing = entries.filter((one) => one.kind === "additional").length;
  if (standing < edition.additional_limit) return undefined;
  return ruleProblem(
    "additional-limit",
    `${countryName(entry.country)} has ${standing} additional ${standing === 1 ? "entry" : "entries"}, and this edition allows no more.`,
  );
}

function readAgreement(typed: string): string {
  const read = agreementSchema.safeParse(typed);
  if (read.success) return read.data;
  throw new Refusal([fieldProblem("agreement", "invalid-agreement", read.error.issues[0]!.message)]);
}

/** The state's people hear of it, and the secretariat, whose turn it is again. */
async function tell(ctx: Context, { entry, edition }: EntryRows, agreement: string): Promise<void> {
  const actor = ctx.actor as PersonActor;
  const told = new Set<string>();
  const queue = async (person: { id: string; email: string; name_latin: string }, path: string) => {
    if (told.has(person.id)) return;
    told.add(person.id);
    await queueLetter(ctx, {
      kind: "entry-kept",
      to: person,
      facts: {
        name: person.name_latin,
        title: entry.title,
        state: countryName(entry.country),
        edition: edition.name,
        by: actor.nameLatin,
        agreement,
        path,
      },
      editionId: edition.id,
      entryId: entry.id,
    });
  };
  for (const person of await hearersOf(ctx, entry)) await queue(person, `/national/entries/${entry.id}`);
  for (const person of await holdersOf(ctx, "secretariat")) {
    if (isRecusedFrom(await actorOf(ctx, person.id), entry.id)) continue;
    await queue(person, `/secretariat/admission/${entry.id}`);
  }
}
