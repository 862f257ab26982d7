import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import type { FormTemplate, Section } from "../forms/question";
import { record } from "../history/record.server";
import { known, refuse } from "../problems";
import { listed } from "../text";
import { editionInPreparation } from "./create.server";
import { type EditionForm, formOf } from "./editions.server";
import {
  dependentsOf,
  formTemplates,
  isPublicationSection,
  type QuestionInput,
  questionOf,
  withChange,
  withoutQuestion,
  withQuestion,
} from "./form-changes";
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
      .select(["id", "version"])
      .where("edition_id", "=", editionId)
      .executeTakeFirst();
    if (existing) {
      await ctx.db
        .updateTable("forms")
        .set({ template, version: existing.version + 1, sections: JSON.stringify(sections) })
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
 * Says one question anew: label, hint, word limit, whether it must be answered. Refuses the publication section, an
 * open call, and a stale save where `seen` is given.
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
    return withChange(form.sections, questionId, change);
  });
}

/** Drops a question from the form. Refuses the publication section and a question that others depend on. */
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

type ChosenForm = EditionForm & { template: FormTemplate["name"] };

async function changeForm(
  ctx: Context,
  editionId: string,
  command: string,
  change: (form: ChosenForm) => Section[],
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await editionInPreparation(ctx, editionId);
    const form = (await formOf(ctx, editionId)) as ChosenForm;
    await ctx.db
      .updateTable("forms")
      .set({ sections: JSON.stringify(change(form)), version: form.version + 1 })
      .where("id", "=", form.id)
      .execute();
    await record(ctx, { editionId, command, object: ["form", form.id] });
  });
}

function changeableQuestion(form: EditionForm, questionId: string) {
  const place = known(questionOf(form.sections, questionId), "question");
  if (isPublicationSection(place.section)) {
    refuse(
      "publication-stays",
      "The publication section ends every form and stays as it is: what may be published rests on it.",
    );
  }
  return place;
}
