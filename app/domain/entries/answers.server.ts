import type { Context } from "../../database/context";
import type { AnswersRow, EntriesRow } from "../../database/rows/entries";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { formOf } from "../editions/editions.server";
import { draftAnswer, questionOf, sayAnswer, withFollowUps } from "../forms/answers";
import type { Question, Section } from "../forms/question";
import { questionTypes } from "../forms/question-types";
import { record } from "../history/record.server";
import type { PersonActor } from "../people/actor";
import { fieldProblem, known, Refusal, ruleProblem, Unknown } from "../problems";
import { sayTime } from "../times";
import { remarkedQuestions, storedAnswers } from "./entries.server";
import { findEntry } from "./entry-rows.server";
import { organisationQuestion } from "./new-entry.server";
import { noteWriting } from "./presence.server";
import { whyNotWriting } from "./windows";

/** One answer to save: what was typed, and the version it was typed over; 0 where there was none. */
export type AnswerInput = { text: string | readonly string[]; version: number };

/** The newest text of an answer that somebody else saved meanwhile. */
export type NewerAnswer = {
  text: string;
  /** The text as people read it. */
  words: string;
  version: number;
  savedAt: string;
  savedBy: string;
};

/** What a stale save carries: the versions that were saved all the same, and the newer texts of the others. */
export type StaleSave = { saved: Record<string, number>; newer: Record<string, NewerAnswer> };

/**
 * Saves answers and gives their new versions; an unchanged text makes none. Refuses what is closed, and an answer that
 * somebody else changed since: that one is left as it is and given back as `current`, the others are saved.
 */
export async function saveAnswers(
  ctx: Context,
  entryId: string,
  answers: Readonly<Record<string, AnswerInput>>,
): Promise<Record<string, number>> {
  const outcome = await inTransaction(ctx, (ctx) => saveFresh(ctx, entryId, answers));
  const stale = Object.entries(outcome.newer);
  if (stale.length === 0) return outcome.saved;
  throw new Refusal(
    [
      ruleProblem(
        "stale",
        "Somebody else has changed this meanwhile. Nothing is lost: compare both texts below and choose.",
      ),
      ...stale.map(([id, newer]) =>
        fieldProblem(id, "stale", `${newer.savedBy} saved another text at ${sayTime(newer.savedAt)}.`),
      ),
    ],
    outcome,
  );
}

async function saveFresh(
  ctx: Context,
  entryId: string,
  answers: Readonly<Record<string, AnswerInput>>,
): Promise<StaleSave> {
  const { entry, facts } = await findEntry(ctx, entryId);
  authorize(ctx, "entry.write", facts);
  const actor = ctx.actor as PersonActor;
  const closed = whyNotWriting(facts, ctx.now);
  if (closed) throw new Refusal([closed]);
  const { sections } = await formOf(ctx, entry.edition_id);
  const read = readAnswers(sections, answers);
  const stored = await storedAnswers(ctx, entry.id);
  await refuseUnremarked(ctx, entry, sections, { read, stored });

  const outcome: StaleSave = { saved: {}, newer: {} };
  const changed: string[] = [];
  for (const [questionId, { text, version }] of read) {
    const present = stored.get(questionId);
    if (text === (present?.text ?? "")) {
      outcome.saved[questionId] = present?.version ?? 0;
    } else if (version !== (present?.version ?? 0)) {
      outcome.newer[questionId] = await newerAnswer(
        ctx,
        present,
        known(questionOf(sections, questionId), "question"),
      );
    } else {
      outcome.saved[questionId] = await writeVersion(ctx, actor, entry.id, questionId, text, version + 1);
      changed.push(questionId);
      if (questionId === organisationQuestion) await followOrganisation(ctx, entry, text);
    }
  }
  if (changed.length > 0) {
    await noteWriting(ctx, entry.id, sectionsOf(sections, changed));
    await record(ctx, { editionId: entry.edition_id, command: "saveAnswers", object: ["entry", entry.id] });
  }
  return outcome;
}

function sectionsOf(sections: readonly Section[], questionIds: readonly string[]): Set<string> {
  const asks = (section: Section) => section.questions.some((question) => questionIds.includes(question.id));
  return new Set(sections.filter(asks).map((section) => section.id));
}

function readAnswers(
  sections: readonly Section[],
  answers: Readonly<Record<string, AnswerInput>>,
): Map<string, { text: string; version: number }> {
  const read = new Map<string, { text: string; version: number }>();
  const problems = [];
  for (const [questionId, { text: typed, version }] of Object.entries(answers)) {
    const question = known(questionOf(sections, questionId), "question");
    const text = questionTypes[question.type].parse(typeof typed === "string" ? [typed] : typed, question);
    const wrong = draftAnswer.safeParse(text).error?.issues[0]?.message;
    if (wrong) problems.push(fieldProblem(questionId, "too-long", wrong));
    read.set(questionId, { text, version });
  }
  if (problems.length > 0) throw new Refusal(problems);
  return read;
}

async function refuseUnremarked(
  ctx: Context,
  entry: EntriesRow,
  sections: readonly Section[],
  { read, stored }: { read: ReadonlyMap<string, { text: string }>; stored: ReadonlyMap<string, AnswersRow> },
): Promise<void> {
  if (entry.state !== "returned") return;
  const open = withFollowUps(sections, (await remarkedQuestions(ctx, entry.id)).keys());
  const others = [...read].filter(([id, { text }]) => !open.has(id) && text !== (stored.get(id)?.text ?? ""));
  if (others.length === 0) return;
  throw new Refusal(
    others.map(([id]) =>
      fieldProblem(id, "not-open", "The remarks do not name this answer, so it can no longer be changed."),
    ),
  );
}

async function newerAnswer(
  ctx: Context,
  present: AnswersRow | undefined,
  question: Question,
): Promise<NewerAnswer> {
  const row = known(present, `answer ${question.id}`);
  const person = known(
    await ctx.db
      .selectFrom("people")
      .select(["name_latin", "name_own"])
      .where("id", "=", row.updated_by)
      .executeTakeFirst(),
    "person",
  );
  return {
    text: row.text,
    words: sayAnswer(question, row.text),
    version: row.version,
    savedAt: row.updated_at,
    savedBy: person.name_own ?? person.name_latin,
  };
}

async function writeVersion(
  ctx: Context,
  actor: PersonActor,
  entryId: string,
  questionId: string,
  text: string,
  version: number,
): Promise<number> {
  const saved = { updated_at: ctx.now, updated_by: actor.id };
  await ctx.db
    .insertInto("answers")
    .values({ entry_id: entryId, question_id: questionId, text, version, jury_only_reason: null, ...saved })
    .onConflict((conflict) =>
      conflict.columns(["entry_id", "question_id"]).doUpdateSet({ text, version, ...saved }),
    )
    .execute();
  await ctx.db
    .insertInto("answer_versions")
    .values({
      entry_id: entryId,
      question_id: questionId,
      version,
      text,
      saved_at: ctx.now,
      saved_by: actor.id,
    })
    .execute();
  return version;
}

async function followOrganisation(ctx: Context, entry: EntriesRow, text: string): Promise<void> {
  if (text === "") return;
  const organisation = [...text].slice(0, 200).join("");
  await ctx.db.updateTable("entries").set({ organisation }).where("id", "=", entry.id).execute();
}

export type AnswerVersion = { version: number; text: string; savedAt: string; savedBy: string };

/** Lists every text an answer ever had, the newest first, for the entry's own people. */
export async function versionsOf(
  ctx: Context,
  entryId: string,
  questionId: string,
): Promise<AnswerVersion[]> {
  const { facts } = await findEntry(ctx, entryId);
  authorize(ctx, "entry.read", facts);
  const rows = await ctx.db
    .selectFrom("answer_versions")
    .innerJoin("people", "people.id", "answer_versions.saved_by")
    .select(["version", "text", "saved_at", "name_latin", "name_own"])
    .where("entry_id", "=", entryId)
    .where("question_id", "=", questionId)
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({
    version: row.version,
    text: row.text,
    savedAt: row.saved_at,
    savedBy: row.name_own ?? row.name_latin,
  }));
}

/** Makes an earlier text the newest version again; refuses when somebody saved since the page was read. */
export async function restoreAnswer(
  ctx: Context,
  entryId: string,
  questionId: string,
  version: number,
  over: number,
): Promise<number> {
  const earlier = (await versionsOf(ctx, entryId, questionId)).find((one) => one.version === version);
  if (!earlier) throw new Unknown("version");
  const saved = await saveAnswers(ctx, entryId, { [questionId]: { text: earlier.text, version: over } });
  return saved[questionId] ?? over;
}
