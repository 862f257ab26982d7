import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { editionById, editionFacts } from "../editions/editions.server";
import { record } from "../history/record.server";
import { fieldProblem, Refusal, Unknown } from "../problems";
import { normalText } from "../text";

const mostOrganisations = 20;
const longestName = 200;

/** Lists the organisations a person has stated as theirs, as they wrote them. */
export async function ownAffiliations(ctx: Context, editionId: string): Promise<string[]> {
  const { actor } = ctx;
  authorize(ctx, "judging.work", { edition: editionFacts(await editionById(ctx, editionId)) });
  if (actor.kind !== "person") throw new Unknown("person");
  const rows = await ctx.db
    .selectFrom("affiliations")
    .select("organisation")
    .where("person_id", "=", actor.id)
    .execute();
  return rows.map((row) => row.organisation).sort();
}

/**
 * Records whom the actor works for and sits with, one organisation a line, in place of what stood before; they serve
 * to find conflicts of interest and nothing else. Refuses names that are too long and too many of them.
 */
export async function stateAffiliations(ctx: Context, editionId: string, typed: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const before = await ownAffiliations(ctx, editionId);
    const { actor } = ctx;
    if (actor.kind !== "person") throw new Unknown("person");
    const lines = normalText(typed)
      .split("\n")
      .map((line) => line.trim().replace(/\s+/g, " "));
    const named = [...new Set(lines.filter((line) => line !== ""))].sort();
    const refuseField = (code: string, sentence: string) => {
      throw new Refusal([fieldProblem("organisations", code, sentence)]);
    };
    if (named.length > mostOrganisations) {
      refuseField("too-many", `Name at most ${mostOrganisations} organisations.`);
    }
    if (named.some((name) => name.length > longestName)) {
      refuseField("too-long", `Write each name in at most ${longestName} characters.`);
    }
    if (named.join("\n") === before.join("\n")) return;
    await ctx.db.deleteFrom("affiliations").where("person_id", "=", actor.id).execute();
    for (const organisation of named) {
      await ctx.db
        .insertInto("affiliations")
        .values({ person_id: actor.id, organisation, stated_at: ctx.now })
        .execute();
    }
    await record(ctx, { editionId, command: "stateAffiliations", object: ["person", actor.id] });
  });
}
