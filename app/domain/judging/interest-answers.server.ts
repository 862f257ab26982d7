import type { Context } from "../../database/context";
import { formOf } from "../editions/editions.server";
import { askedAnswers, questionOf, sayAnswer } from "../forms/answers";
import { namesPartners } from "../forms/classic";

export type SaidAnswer = {
  questionId: string;
  label: string;
  text: string;
  juryOnly: boolean;
  namesPartners: boolean;
};

/**
 * Gives the answers of entries of an edition in words, whatever the kind of their question, as far as it is asked.
 * Asks nobody's leave: whoever calls it chooses what of them is shown.
 */
export async function answersInWords(
  ctx: Context,
  editionId: string,
  entryIds: readonly string[],
): Promise<Map<string, SaidAnswer[]>> {
  const said = new Map<string, SaidAnswer[]>(entryIds.map((id) => [id, []]));
  if (entryIds.length === 0) return said;
  const { sections } = await formOf(ctx, editionId);
  const rows = await ctx.db
    .selectFrom("answers")
    .select(["entry_id", "question_id", "text", "jury_only_reason"])
    .where("entry_id", "in", [...entryIds])
    .execute();
  for (const [entryId, answers] of said) {
    const own = rows.filter((row) => row.entry_id === entryId);
    const asked = askedAnswers(sections, Object.fromEntries(own.map((row) => [row.question_id, row.text])));
    for (const row of own) {
      const question = questionOf(sections, row.question_id);
      if (!question || asked[row.question_id] === undefined) continue;
      answers.push({
        questionId: row.question_id,
        label: question.label,
        text: sayAnswer(question, row.text),
        juryOnly: row.jury_only_reason !== null,
        namesPartners: namesPartners(question) && question.hiddenFromJury !== true,
      });
    }
  }
  return said;
}
