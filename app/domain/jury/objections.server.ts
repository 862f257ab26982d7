import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { JuryObjectionsRow } from "../../database/rows/jury-composition";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { juryReaders } from "../judging/jury-people.server";
import { queueLetter } from "../letters/letters.server";
import { isRecusedFrom } from "../people/actor";
import { actorOf, holdersOf } from "../people/people.server";
import { may } from "../people/permissions";
import { fieldProblem, known, Refusal, refuse, Unknown } from "../problems";
import { sayDeadline } from "../times";
import { delegationById, isDealt } from "./composing.server";
import { deciderIn } from "./deciders.server";
import { delegationName } from "./jury";
import { jurySettingsOf } from "./jury-settings.server";
import { entryObjectionsUntil, type ObjectionInput } from "./objection";

const mayObjectIn: readonly string[] = ["open", "checking", "judging"];

/**
 * Raises a state's objection, with a reason. To the composition: that a delegation sits in the jury at all, while the
 * period runs in which the states are shown it; upheld, the delegation leaves. To the judging of the state's own entry by
 * that delegation, until some working days before judging ends; upheld, it is recused from that entry. One table and one way for both: a state,
 * a delegation, a reason, a decision. Refuses a second one of the same kind while the first waits or once it is decided, and
 * one so late that it would hold up the closing. Whoever decides is told.
 */
export async function raiseObjection(
  ctx: Context,
  editionId: string,
  input: ObjectionInput,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    const { actor } = ctx;
    authorize(ctx, "jury.object", { country: input.country });
    if (actor.kind !== "person") throw new Unknown("person");
    const delegation = await delegationById(ctx, input.delegation);
    if (delegation.edition_id !== edition.id || delegation.shown_at === null) throw new Unknown("delegation");
    const entryId = input.about === "own-entry" ? await ownEntry(ctx, edition, input.country) : null;
    await refuseLate(ctx, edition, delegation.objections_until, entryId);
    const id = ctx.newId();
    const row = {
      id,
      edition_id: edition.id,
      delegation_id: delegation.id,
      entry_id: entryId,
      country: input.country,
      reason: input.reason,
      state: "open",
      raised_by: actor.id,
      raised_at: ctx.now,
      decided_by: null,
      decided_at: null,
      decision_reason: null,
    };
    await refuseSecond(ctx, row, delegation.shown_at);
    await ctx.db.insertInto("jury_objections").values(row).execute();
    await record(ctx, {
      editionId: edition.id,
      command: "raiseObjection",
      object: ["objection", id],
      to: "open",
    });
    for (const person of await decidersToTell(ctx, row)) {
      await queueLetter(ctx, {
        kind: "jury-objection-raised",
        to: person,
        editionId: edition.id,
        ...(entryId ? { entryId } : {}),
        facts: {
          name: person.name_latin,
          edition: edition.name,
          state: countryName(input.country),
          delegation: delegationName(delegation),
          ownEntry: entryId !== null,
        },
      });
    }
    return id;
  });
}

/** Withdraws a state's own objection before it is decided; what is decided stays. */
export async function retractObjection(ctx: Context, objectionId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const objection = known(
      await ctx.db.selectFrom("jury_objections").selectAll().where("id", "=", objectionId).executeTakeFirst(),
      "objection",
    );
    const edition = await editionById(ctx, objection.edition_id);
    authorize(ctx, "jury.object", { country: objection.country });
    const { actor } = ctx;
    if (actor.kind !== "person") throw new Unknown("person");
    if (objection.state !== "open") refuse("objection-decided", "This objection has been decided.");
    await ctx.db
      .updateTable("jury_objections")
      .set({ state: "retracted", decided_by: actor.id, decided_at: ctx.now })
      .where("id", "=", objection.id)
      .execute();
    await record(ctx, {
      editionId: edition.id,
      command: "retractObjection",
      object: ["objection", objection.id],
      from: "open",
      to: "retracted",
    });
  });
}

/** Gives the state's competing entry once it is submitted; without one there is nothing to object about. */
async function ownEntry(ctx: Context, edition: EditionsRow, country: string): Promise<string> {
  const entry = await ctx.db
    .selectFrom("entries")
    .select("id")
    .where("edition_id", "=", edition.id)
    .where("country", "=", country)
    .where("kind", "=", "competing")
    .where("state", "in", ["submitted", "returned", "admitted"])
    .executeTakeFirst();
  if (!entry) {
    const sentence = "Your state has submitted no competing entry that this delegation could judge.";
    throw new Refusal([fieldProblem("about", "no-own-entry", sentence)]);
  }
  return entry.id;
}

/** Whoever decides: the people of the delegation whose turn it is; where none is free, the secretariat, as far as it may. */
async function decidersToTell(
  ctx: Context,
  row: Pick<JuryObjectionsRow, "edition_id" | "delegation_id" | "country" | "entry_id">,
): Promise<{ id: string; email: string; name_latin: string }[]> {
  const decider = await deciderIn(ctx, row);
  if (decider) {
    const readers = await juryReaders(ctx, row.edition_id, row.entry_id ?? undefined);
    return readers.filter((person) => person.delegation_id === decider.id);
  }
  const edition = editionFacts(await editionById(ctx, row.edition_id));
  const office = [];
  for (const person of await holdersOf(ctx, "secretariat")) {
    const actor = await actorOf(ctx, person.id);
    const free = row.entry_id === null || !isRecusedFrom(actor, row.entry_id);
    if (free && may(actor, "jury.decide-objection", { edition, country: row.country })) office.push(person);
  }
  return office;
}

async function refuseLate(
  ctx: Context,
  edition: EditionsRow,
  until: string | null,
  entryId: string | null,
): Promise<void> {
  if (!mayObjectIn.includes(edition.state)) {
    refuse("no-objection-now", "Judging is closed. Write to the secretariat.");
  }
  if (entryId !== null) {
    const { objectionDays } = await jurySettingsOf(ctx, edition.id);
    const last = entryObjectionsUntil(edition.judging_until, objectionDays, until);
    if (ctx.now < last) return;
    refuse(
      "objections-over",
      `Objections to the judging of your own entry were possible until ${sayDeadline(last)} (Brussels). Write to the secretariat.`,
    );
  }
  if (await isDealt(ctx, edition.id)) {
    refuse(
      "judging-begun",
      "Judging has begun; the jury stays as it is. You can object to the judging of your own entry.",
    );
  }
  if (until === null || ctx.now >= until) {
    refuse(
      "objections-over",
      `The period to object to this delegation ended on ${sayDeadline(until ?? ctx.now)} (Brussels).`,
    );
  }
}

async function refuseSecond(
  ctx: Context,
  row: Pick<JuryObjectionsRow, "delegation_id" | "country" | "entry_id">,
  shownAt: string,
): Promise<void> {
  const rows = await ctx.db
    .selectFrom("jury_objections")
    .select(["entry_id", "state", "raised_at"])
    .where("delegation_id", "=", row.delegation_id)
    .where("country", "=", row.country)
    .where("state", "<>", "retracted")
    .execute();
  const same = rows.filter((one) => one.entry_id === row.entry_id);
  const no = (code: string, sentence: string) => {
    throw new Refusal([fieldProblem("delegation", code, sentence)]);
  };
  if (same.some((one) => one.state === "open")) {
    no("objection-waits", "Your state's objection to this delegation waits for its decision already.");
  }
  // Whoever was shown anew, such as after a change of people, may be objected to anew.
  if (same.some((one) => one.raised_at >= shownAt)) {
    no(
      "objection-decided-before",
      "Your state's objection to this delegation has been decided. Tell the secretariat what is new since then.",
    );
  }
}
