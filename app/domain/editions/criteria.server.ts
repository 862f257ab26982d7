import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { record } from "../history/record.server";
import { fieldProblem, Refusal, refuse } from "../problems";
import { editionInPreparation } from "./create.server";
import { anchorsOf, type CriterionInput, criterionField, criterionInput, weightSum } from "./criteria-input";
import { criteriaOf } from "./editions.server";
import { refuseStale } from "./revision.server";

/**
 * Changes names, questions, weights and anchors of the five binding criteria. Refuses another set of criteria, weights
 * that do not make exactly 100, an edition whose call is open, and a stale save where `seen` is given.
 */
export async function changeCriteria(
  ctx: Context,
  editionId: string,
  input: readonly CriterionInput[],
  seen?: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await editionInPreparation(ctx, editionId);
    const stored = await criteriaOf(ctx, editionId);
    refuseStale(seen, stored.map(criterionInput));
    const sameSet =
      stored.length === input.length && stored.every((row, index) => row.key === input[index]?.key);
    if (!sameSet) {
      refuse(
        "criteria-not-binding",
        "The five criteria are binding for every edition; they can be worded and weighted anew, not replaced.",
      );
    }
    const sum = weightSum(input);
    if (sum !== 100) {
      throw new Refusal([
        fieldProblem(
          criterionField(0, "weight"),
          "weights-not-100",
          `The weights must make exactly 100 together; now they make ${sum}.`,
        ),
      ]);
    }
    for (const [index, row] of stored.entries()) {
      const change = input[index]!;
      const anchors = anchorsOf(row);
      if (change.anchors.length !== anchors.length) {
        refuse("anchors-incomplete", "Every whole score of the scale needs its words.");
      }
      await ctx.db
        .updateTable("criteria")
        .set({
          name: change.name,
          question: change.question,
          weight: change.weight,
          anchors: JSON.stringify(
            anchors.map((anchor, place) => ({ score: anchor.score, words: change.anchors[place]! })),
          ),
        })
        .where("id", "=", row.id)
        .execute();
    }
    await record(ctx, { editionId, command: "changeCriteria", object: ["edition", editionId] });
  });
}
