import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { formOf } from "../editions/editions.server";
import { questionOf, withFollowUps } from "../forms/answers";
import type { Question } from "../forms/question";
import { record } from "../history/record.server";
import { gapsOfEntry } from "../national/national-version.server";
import type { PersonActor } from "../people/actor";
import { fieldProblem, known, Refusal, refuse } from "../problems";
import { remarkedQuestions, storedAnswers, textsOf } from "./entries.server";
import { runningText } from "./entry-input";
import { findEntry } from "./entry-rows.server";
import { organisationQuestion } from "./new-entry.server";
import { whyNotWriting } from "./windows";

/**
 * True for a question whose answer may be kept for the jury: one that the jury sees and that could become public. The
 * organisation is named wherever the entry is, so it cannot be kept back.
 */
export function canBeJuryOnly(question: Question): boolean {
  return (
    question.hiddenFromJury !== true && question.neverPublic !== true && question.id !== organisationQuestion
  );
}

/** Marks an answer "for the jury only" with its reason, or takes the mark away (null); refuses without a reason. */
export async function markJuryOnly(
  ctx: Context,
  entryId: string,
  questionId: string,
  reason: string | null,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, facts } = await findEntry(ctx, entryId);
    authorize(ctx, "entry.write", facts);
    const closed = whyNotWriting(facts, ctx.now);
    if (closed) throw new Refusal([closed]);
    const { sections } = await formOf(ctx, entry.edition_id);
    if (
      entry.state === "returned" &&
      !withFollowUps(sections, (await remarkedQuestions(ctx, entry.id)).keys()).has(questionId)
    ) {
      refuse("not-open", "The remarks do not name this answer, so it can no longer be changed.");
    }
    const question = known(questionOf(sections, questionId), "question");
    if (!canBeJuryOnly(question)) {
      refuse(
        "never-published",
        question.id === organisationQuestion
          ? "The organisation is named beside the entry's title, so it cannot be kept for the jury."
          : "This answer is never published, or the jury does not see it; it needs no mark.",
      );
    }
    const field = `jury-only-reason:${questionId}`;
    const typed = reason === null ? null : readReason(reason, field);
    const stored = (await storedAnswers(ctx, entry.id)).get(questionId);
    if (!stored) {
      throw new Refusal([fieldProblem(field, "no-answer", "Write the answer first, then mark it.")]);
    }
    if (stored.jury_only_reason === typed) return;
    await ctx.db
      .updateTable("answers")
      .set({ jury_only_reason: typed })
      .where("entry_id", "=", entry.id)
      .where("question_id", "=", questionId)
      .execute();
    await record(ctx, { editionId: entry.edition_id, command: "markJuryOnly", object: ["entry", entry.id] });
  });
}

function readReason(reason: string, field: string): string {
  const read = runningText("Say why this answer must not be published.", 500).safeParse(reason);
  if (read.success) return read.data;
  throw new Refusal([fieldProblem(field, "invalid-reason", read.error.issues[0]!.message)]);
}

/** Marks a section as complete or takes the mark away; refuses while an answer of it is missing or wrong. */
export async function markComplete(
  ctx: Context,
  entryId: string,
  sectionId: string,
  complete: boolean,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { entry, facts } = await findEntry(ctx, entryId);
    authorize(ctx, "entry.write", facts);
    const closed = whyNotWriting(facts, ctx.now);
    if (closed) throw new Refusal([closed]);
    const { sections } = await formOf(ctx, entry.edition_id);
    known(
      sections.find((section) => section.id === sectionId),
      "section",
    );
    if (complete) {
      const answers = textsOf(await storedAnswers(ctx, entry.id));
      const gaps = (await gapsOfEntry(ctx, entry.id, sections, answers)).filter(
        (gap) => gap.sectionId === sectionId,
      );
      if (gaps.length > 0) {
        throw new Refusal(gaps.map((gap) => fieldProblem(gap.questionId, "gap", gap.sentence)));
      }
      await ctx.db
        .insertInto("complete_sections")
        .values({
          entry_id: entry.id,
          section_id: sectionId,
          marked_at: ctx.now,
          marked_by: (ctx.actor as PersonActor).id,
        })
        .onConflict((conflict) => conflict.columns(["entry_id", "section_id"]).doNothing())
        .execute();
    } else {
      await ctx.db
        .deleteFrom("complete_sections")
        .where("entry_id", "=", entry.id)
        .where("section_id", "=", sectionId)
        .execute();
    }
    await record(ctx, {
      editionId: entry.edition_id,
      command: "markComplete",
      object: ["entry", entry.id],
      to: complete ? "complete" : "incomplete",
    });
  });
}
