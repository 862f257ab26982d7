import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import type { JuryObjectionsRow } from "../../database/rows/jury-composition";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { countryName } from "../countries";
import { editionById } from "../editions/editions.server";
import { record } from "../history/record.server";
import { juryReaders } from "../judging/jury-people.server";
import { queueLetter } from "../letters/letters.server";
import { fieldProblem, known, Refusal, refuse, Unknown } from "../problems";
import { sayDeadline } from "../times";
import { delegationById } from "./composing.server";
import { deciderIn } from "./deciders.server";
import { delegationName } from "./jury";
import type { ObjectionInput } from "./objection";

const mayObjectIn: readonly string[] = ["open", "checking", "judging"];

/**
 * Raises a state's objection, with a reason. To the composition: that a delegation sits in the jury at all, while the
 * period runs in which the states are shown it; upheld, the delegation leaves. To the judging of the state's own entry by
 * that delegation, until judging is closed; upheld, it is recused from that entry. One table and one way for both: a state,
 * a delegation, a reason, a decision. Refuses a second one while the first waits. Whoever decides is told.
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
    refuseLate(ctx, edition, delegation.objections_until, entryId);
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
    if (await isRaised(ctx, row)) {
      throw new Refusal([
        fieldProblem(
          "delegation",
          "objection-waits",
          "Your state's objection to this delegation waits for its decision already.",
        ),
      ]);
    }
    await ctx.db.insertInto("jury_objections").values(row).execute();
    await record(ctx, {
      editionId: edition.id,
      command: "raiseObjection",
      object: ["objection", id],
      to: "open",
    });
    const decider = await deciderIn(ctx, row);
    for (const person of await juryReaders(ctx, edition.id, entryId ?? undefined)) {
      if (person.delegation_id !== decider?.id) continue;
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

function refuseLate(ctx: Context, edition: EditionsRow, until: string | null, entryId: string | null): void {
  if (!mayObjectIn.includes(edition.state)) {
    refuse("no-objection-now", "Judging is closed. Write to the secretariat.");
  }
  if (entryId === null && (until === null || ctx.now >= until)) {
    refuse(
      "objections-over",
      `The period to object to this delegation ended on ${sayDeadline(until ?? ctx.now)} (Brussels).`,
    );
  }
}

async function isRaised(
  ctx: Context,
  row: Pick<JuryObjectionsRow, "delegation_id" | "country" | "entry_id">,
): Promise<boolean> {
  const rows = await ctx.db
    .selectFrom("jury_objections")
    .select("entry_id")
    .where("delegation_id", "=", row.delegation_id)
    .where("country", "=", row.country)
    .where("state", "=", "open")
    .execute();
  return rows.some((one) => one.entry_id === row.entry_id);
}
