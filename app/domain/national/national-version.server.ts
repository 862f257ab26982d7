import type { Context } from "../../database/context";
import type { AnswersRow, EntriesRow } from "../../database/rows/entries";
import type { NationalAnswersRow } from "../../database/rows/national-round";
import { authorize } from "../authorize";
import { formOf } from "../editions/editions.server";
import { storedAnswers } from "../entries/entries.server";
import { findEntry } from "../entries/entry-rows.server";
import { type Answers, type Gap, gapsIn, isAsked, questionOf } from "../forms/answers";
import type { Section } from "../forms/question";
import type { PersonActor } from "../people/actor";
import { languageName } from "../people/people";
import { wordCount } from "../text";
import { candidateOf } from "./candidates.server";
import { isEnglish, isInWords } from "./round";

/** What a candidate said when it was chosen, in the language it was written in. */
export type NationalVersion = { language: string; answers: Answers };

/** From so many words on, an answer that reads as the original does was not translated; a name may well be the same. */
const wordsOfText = 6;

/** Gives the national version of an entry to its own people; nothing where it was written in English. */
export async function nationalVersionOf(ctx: Context, entryId: string): Promise<NationalVersion | undefined> {
  const { facts } = await findEntry(ctx, entryId);
  authorize(ctx, "entry.read", facts);
  return storedVersion(ctx, entryId);
}

/** Lists what stands against a submission: the gaps of the form, and answers whose national text has no English one. */
export async function gapsOfEntry(
  ctx: Context,
  entryId: string,
  sections: readonly Section[],
  answers: Answers,
): Promise<Gap[]> {
  const gaps = gapsIn(sections, answers);
  const national = await storedVersion(ctx, entryId);
  if (!national) return gaps;
  const language = languageName(national.language);
  return sections.flatMap((section) =>
    section.questions.flatMap((question) => {
      const gap = gaps.find((one) => one.questionId === question.id);
      const original = national.answers[question.id] ?? "";
      if (original === "" || !isInWords(question) || !isAsked(sections, answers, question)) {
        return gap ? [gap] : [];
      }
      const english = answers[question.id] ?? "";
      const place = { sectionId: section.id, questionId: question.id };
      if (english === "") {
        return [{ ...place, sentence: `Write this answer in English; the text in ${language} is kept.` }];
      }
      if (english === original && wordCount(original) >= wordsOfText) {
        return [{ ...place, sentence: `This is still the text in ${language}. Write it in English.` }];
      }
      return gap ? [gap] : [];
    }),
  );
}

/**
 * Keeps a candidate's answers as they are when it is chosen. What is written in another language is emptied in the
 * entry, where the English text takes its place; every earlier text stays among the versions.
 */
export async function keepNationalVersion(
  ctx: Context,
  entry: EntriesRow,
  language: string | null,
): Promise<void> {
  const stored = await storedAnswers(ctx, entry.id);
  const { sections } = await formOf(ctx, entry.edition_id);
  for (const row of stored.values()) {
    await ctx.db
      .insertInto("national_answers")
      .values({
        entry_id: entry.id,
        question_id: row.question_id,
        text: row.text,
        jury_only_reason: row.jury_only_reason,
      })
      .execute();
    const question = questionOf(sections, row.question_id);
    if (!isEnglish(language) && question && isInWords(question) && row.text !== "") await empty(ctx, row);
  }
  if (!isEnglish(language)) {
    await ctx.db.deleteFrom("complete_sections").where("entry_id", "=", entry.id).execute();
  }
}

async function empty(ctx: Context, row: AnswersRow): Promise<void> {
  const by = (ctx.actor as PersonActor).id;
  const version = row.version + 1;
  await ctx.db
    .updateTable("answers")
    .set({ text: "", version, updated_at: ctx.now, updated_by: by })
    .where("entry_id", "=", row.entry_id)
    .where("question_id", "=", row.question_id)
    .execute();
  await ctx.db
    .insertInto("answer_versions")
    .values({
      entry_id: row.entry_id,
      question_id: row.question_id,
      version,
      text: "",
      saved_at: ctx.now,
      saved_by: by,
    })
    .execute();
}

/** Gives the answers of a candidate as they were when it was chosen, whatever their language, with their marks. Whoever calls it authorises. */
export async function answersWhenChosen(
  ctx: Context,
  entryId: string,
): Promise<Map<string, NationalAnswersRow>> {
  const rows = await ctx.db
    .selectFrom("national_answers")
    .selectAll()
    .where("entry_id", "=", entryId)
    .execute();
  return new Map(rows.map((row) => [row.question_id, row]));
}

async function storedVersion(ctx: Context, entryId: string): Promise<NationalVersion | undefined> {
  const candidate = await candidateOf(ctx, entryId);
  if (!candidate || isEnglish(candidate.language)) return undefined;
  const answers = await answersWhenChosen(ctx, entryId);
  if (answers.size === 0) return undefined;
  return {
    language: candidate.language!,
    answers: Object.fromEntries([...answers].map(([id, answer]) => [id, answer.text])),
  };
}
