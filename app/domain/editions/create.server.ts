import type { Context } from "../../database/context";
import type { EditionsRow } from "../../database/rows/editions";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { record } from "../history/record.server";
import { fieldProblem, Refusal, refuse, Unknown } from "../problems";
import { dayOf } from "../times";
import { defaultCriteria, defaultScale } from "./default-criteria";
import { columnsOf, type EditionInput, typedEdition } from "./edition-input";
import { editionById, editionFacts } from "./editions.server";
import { defaultMethod, defaultTieRules } from "./ranking-rules";
import { refuseStale } from "./revision.server";

/**
 * Creates an edition in preparation with the default criteria, method and tie rules. Refuses anybody but the
 * presidency it names, a past year, and a year that has an edition.
 */
export async function createEdition(ctx: Context, input: EditionInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    authorize(ctx, "edition.create", { presidency_country: input.presidencyCountry });
    if (ctx.actor.kind !== "person") throw new Unknown("edition");
    if (input.year < Number(dayOf(ctx.now).slice(0, 4))) {
      throw new Refusal([
        fieldProblem(
          "year",
          "year-past",
          "Enter this year or a later one; past editions are in the archive.",
        ),
      ]);
    }
    await refuseTakenYear(ctx, input.year);
    const id = ctx.newId();
    await ctx.db
      .insertInto("editions")
      .values({
        ...columnsOf(input),
        id,
        state: "preparing",
        scale: JSON.stringify(defaultScale),
        method: defaultMethod,
        tie_rules: JSON.stringify(defaultTieRules),
        created_at: ctx.now,
        created_by: ctx.actor.id,
      })
      .execute();
    for (const [index, criterion] of defaultCriteria.entries()) {
      const { id: key, name, question, weight, anchors } = criterion;
      await ctx.db
        .insertInto("criteria")
        .values({
          id: ctx.newId(),
          edition_id: id,
          key,
          position: index + 1,
          name,
          question,
          weight,
          anchors: JSON.stringify(anchors),
        })
        .execute();
    }
    await record(ctx, {
      editionId: id,
      command: "createEdition",
      object: ["edition", id],
      to: "preparing",
    });
    return id;
  });
}

/**
 * Changes what the presidency has set. Refuses once the call is open, another presidency, a taken year, and, where
 * `seen` is given, a save made from an older state.
 */
export async function changeEdition(
  ctx: Context,
  id: string,
  input: EditionInput,
  seen?: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionInPreparation(ctx, id);
    // It cannot be handed to another state: the policy would shut out those who prepare it.
    authorize(ctx, "edition.create", { presidency_country: input.presidencyCountry });
    refuseStale(seen, typedEdition(edition));
    if (input.year !== edition.year) await refuseTakenYear(ctx, input.year);
    await ctx.db.updateTable("editions").set(columnsOf(input)).where("id", "=", id).execute();
    await record(ctx, { editionId: id, command: "changeEdition", object: ["edition", id] });
  });
}

/** Gives the edition for a change by its presidency; refuses once form, criteria and rules are published. */
export async function editionInPreparation(ctx: Context, id: string): Promise<EditionsRow> {
  const edition = await editionById(ctx, id);
  authorize(ctx, "edition.change", { edition: editionFacts(edition) });
  if (edition.state !== "preparing") {
    refuse(
      "edition-locked",
      "The call has been published with its dates, form, criteria and rules; none of them can be changed any more.",
    );
  }
  return edition;
}

async function refuseTakenYear(ctx: Context, year: number): Promise<void> {
  const taken = await ctx.db.selectFrom("editions").select("id").where("year", "=", year).executeTakeFirst();
  if (!taken) return;
  throw new Refusal([
    fieldProblem(
      "year",
      "year-taken",
      `There is already an edition of ${year}; each year has one. Ask the secretariat if you do not know of it.`,
    ),
  ]);
}
