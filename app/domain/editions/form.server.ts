import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import type { FormTemplate, Question, QuestionType } from "../forms/question";
import { record } from "../history/record.server";
import { known, Refusal, refuse } from "../problems";
import { listed } from "../text";
import { editionInPreparation } from "./create.server";
import { formOf } from "./editions.server";
import {
  type Direction,
  dependentsOf,
  formTemplates,
  questionOf,
  withAdded,
  withChange,
  withMoved,
  withoutQuestion,
  withQuestion,
} from "./form-changes";
import { changeableQuestion, changeableSection, changeForm } from "./form-drafting.server";
import { blankQuestion, newId, type QuestionInput, withInput, wrongInQuestion } from "./question-input";
import { refuseStale } from "./revision.server";

/** Makes the edition's form from a template; what was said anew in an earlier choice is lost. Refuses an open call. */
export async function chooseForm(
  ctx: Context,
  editionId: string,
  template: FormTemplate["name"],
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await editionInPreparation(ctx, editionId);
    const { sections } = known(formTemplates[template], "template");
    const existing = await ctx.db
      .selectFrom("forms")
      .select("id")
      .where("edition_id", "=", editionId)
      .executeTakeFirst();
    if (existing) {
      await ctx.db
        .updateTable("forms")
        .set({ template, sections: JSON.stringify(sections) })
        .where("id", "=", existing.id)
        .execute();
    } else {
      await ctx.db
        .insertInto("forms")
        .values({
          id: ctx.newId(),
          edition_id: editionId,
          template,
          version: 1,
          sections: JSON.stringify(sections),
        })
        .execute();
    }
    await record(ctx, { editionId, command: "chooseForm", object: ["edition", editionId] });
  });
}

/**
 * Fixes the form as the call publishes it, with the conditions of the theme and without empty sections. For the command
 * that opens the call, before the edition's state changes: whoever calls it authorises.
 */
export async function publishForm(ctx: Context, editionId: string): Promise<void> {
  const form = await formOf(ctx, editionId);
  const sections = form.sections.filter((section) => section.questions.length > 0);
  await ctx.db
    .updateTable("forms")
    .set({ sections: JSON.stringify(sections), published_at: ctx.now })
    .where("id", "=", form.id)
    .execute();
}

/** What is asked when a yes-or-no question gets its follow-up in one step. */
export type FollowUp = { on: "yes" | "no"; label: string };

/**
 * Adds a question at the end of a section and gives its id; with a follow-up, also the text that is asked after one of
 * its answers. Refuses a question that is wrong by itself, the sections that end every form, and an open call.
 */
export async function addQuestion(
  ctx: Context,
  editionId: string,
  sectionId: string,
  type: QuestionType,
  input: QuestionInput,
  followUp?: FollowUp,
): Promise<string> {
  let id = "";
  await changeForm(ctx, editionId, "addQuestion", (form) => {
    changeableSection(form, sectionId);
    const taken = new Set(form.sections.flatMap((section) => section.questions.map((one) => one.id)));
    id = newId(input.label, taken);
    const question = sound(withInput(blankQuestion(id, type), input), input);
    const after: Question[] = followUp
      ? [
          {
            id: newId(followUp.label, new Set([...taken, id])),
            type: "long-text",
            label: followUp.label,
            required: true,
            maxWords: 100,
            when: { question: id, is: [followUp.on] },
          },
        ]
      : [];
    return withAdded(form.sections, sectionId, [question, ...after]);
  });
  return id;
}

/**
 * Sets one question anew: its words, limits, answers, condition, and whether it must be answered. Refuses what is wrong
 * by itself, the sections that end every form, an open call, and a stale save where `seen` is given.
 */
export async function changeQuestion(
  ctx: Context,
  editionId: string,
  questionId: string,
  change: QuestionInput,
  seen?: string,
): Promise<void> {
  await changeForm(ctx, editionId, "changeQuestion", (form) => {
    const { question } = changeableQuestion(form, questionId);
    refuseStale(seen, question);
    return withChange(form.sections, sound(withInput(question, change), change));
  });
}

/** Moves a question by one place, at the edge of a section into the next one. Refuses to pass a question it depends on. */
export async function moveQuestion(
  ctx: Context,
  editionId: string,
  questionId: string,
  direction: Direction,
): Promise<void> {
  await changeForm(ctx, editionId, "moveQuestion", (form) => {
    changeableQuestion(form, questionId);
    const moved = withMoved(form.sections, questionId, direction);
    if (moved) return moved;
    return refuse(
      "no-place",
      direction === "up"
        ? "The question is the first one already."
        : "The question is the last one already; the form ends with what every form ends with.",
    );
  });
}

/** Drops a question from the form. Refuses those of the sections that end every form, and one that others depend on. */
export async function dropQuestion(ctx: Context, editionId: string, questionId: string): Promise<void> {
  await changeForm(ctx, editionId, "dropQuestion", (form) => {
    changeableQuestion(form, questionId);
    const dependents = dependentsOf(form.sections, questionId);
    if (dependents.length > 0) {
      refuse(
        "question-needed",
        `Other questions are only asked after an answer to this one: ${listed(dependents.map((one) => `"${one.label}"`))}. Drop them first.`,
      );
    }
    return withoutQuestion(form.sections, questionId);
  });
}

/** Brings a dropped question back, in the template's words and at the template's place. */
export async function bringBackQuestion(ctx: Context, editionId: string, questionId: string): Promise<void> {
  await changeForm(ctx, editionId, "bringBackQuestion", (form) => {
    const template = formTemplates[form.template];
    const { question } = known(questionOf(template.sections, questionId), "question");
    const needed = question.when?.question;
    if (needed !== undefined && !questionOf(form.sections, needed)) {
      const other = known(questionOf(template.sections, needed), "question").question;
      refuse(
        "question-depends",
        `It is only asked after an answer to "${other.label}". Bring that back first.`,
      );
    }
    return withQuestion(template, form.sections, questionId);
  });
}

function sound(question: Question, input: QuestionInput): Question {
  const problems = wrongInQuestion(question, input);
  if (problems.length > 0) throw new Refusal(problems);
  return question;
}
