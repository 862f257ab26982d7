import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import { authorize } from "../authorize";
import { withContactsToTick } from "../forms/publication-section";
import type { Section } from "../forms/question";
import {
  type FormCorrection,
  inWords,
  type QuestionWords,
  questionChanges,
  sectionChanges,
  type WordingChange,
} from "../forms/wording";
import { record } from "../history/record.server";
import type { PersonActor } from "../people/actor";
import { refuse } from "../problems";
import { type EditionForm, editionById, editionFacts, formOf } from "./editions.server";
import { questionOf, withChange } from "./form-changes";
import { changeableQuestion, changeableSection } from "./form-drafting.server";
import type { SectionInput } from "./form-sections.server";
import { refuseStale } from "./revision.server";

/** While these last, entries are written on the form; later it is part of what was judged. */
const correctable: readonly string[] = ["open", "checking"];

/** Says whether the wording of a published form may still be corrected. */
export function isCorrectable(edition: { state: string }): boolean {
  return correctable.includes(edition.state);
}

/**
 * Corrects the wording of a published question, with a reason, as a new version of the form; entries that were submitted
 * stay with the words they answered. Refuses everybody but the presidency, a form that is not published yet or is judged
 * already, the sections that end every form, a correction that corrects nothing, and a stale one.
 */
export async function correctQuestion(
  ctx: Context,
  editionId: string,
  questionId: string,
  input: QuestionWords & { reason: string },
  seen?: string,
): Promise<void> {
  await correct(ctx, editionId, input.reason, (form) => {
    const { section, question } = changeableQuestion(form, questionId);
    refuseStale(seen, question);
    const corrected = inWords(question, input);
    return {
      sectionId: section.id,
      questionId,
      nothing: questionChanges(question, corrected).length === 0,
      sections: withChange(form.sections, corrected),
    };
  });
}

/** Corrects the title and the lead of a published section in the same way, and refuses the same. */
export async function correctSection(
  ctx: Context,
  editionId: string,
  sectionId: string,
  input: SectionInput & { reason: string },
  seen?: string,
): Promise<void> {
  await correct(ctx, editionId, input.reason, (form) => {
    const section = changeableSection(form, sectionId);
    refuseStale(seen, { title: section.title, lead: section.lead ?? "" });
    const { title, lead } = input;
    const corrected: Section = {
      id: section.id,
      title,
      ...(lead === "" ? {} : { lead }),
      questions: section.questions,
    };
    return {
      sectionId,
      questionId: null,
      nothing: sectionChanges(section, corrected).length === 0,
      sections: form.sections.map((one) => (one.id === sectionId ? corrected : one)),
    };
  });
}

type Correction = {
  sectionId: string;
  questionId: string | null;
  nothing: boolean;
  sections: readonly Section[];
};

async function correct(
  ctx: Context,
  editionId: string,
  reason: string,
  change: (form: EditionForm) => Correction,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const edition = await editionById(ctx, editionId);
    authorize(ctx, "edition.change", { edition: editionFacts(edition) });
    if (!isCorrectable(edition)) {
      refuse(
        "not-correctable",
        edition.state === "preparing"
          ? "The form is not published yet; change it as you like."
          : "The wording can be corrected while entries are written and checked, not any more.",
      );
    }
    const form = await formOf(ctx, editionId);
    const { sectionId, questionId, nothing, sections } = change(form);
    if (nothing) refuse("nothing-corrected", "The words are the same as before; nothing was corrected.");
    const id = ctx.newId();
    await ctx.db
      .insertInto("forms")
      .values({
        id,
        edition_id: editionId,
        template: form.template,
        version: form.version + 1,
        // What may be ticked as public is named as the question is.
        sections: JSON.stringify(withContactsToTick(sections)),
        published_at: ctx.now,
      })
      .execute();
    await ctx.db
      .insertInto("form_corrections")
      .values({
        form_id: id,
        section_id: sectionId,
        question_id: questionId,
        reason,
        corrected_at: ctx.now,
        corrected_by: (ctx.actor as PersonActor).id,
      })
      .execute();
    await record(ctx, { editionId, command: "correctForm", object: ["form", id] });
  });
}

/** Lists the corrections of a form's wording, the first one first, each with what it changed; public with the call. */
export async function correctionsOf(ctx: Pick<Context, "db">, editionId: string): Promise<FormCorrection[]> {
  return (await correctedVersions(ctx, editionId)).map(
    ({ before, version, sections, at, reason, sectionId, questionId }) => ({
      version,
      at,
      reason,
      sectionId,
      questionId,
      changes: changesBetween(before, sections, sectionId, questionId),
    }),
  );
}

export type CorrectedVersion = Omit<FormCorrection, "changes"> & {
  before: readonly Section[];
  sections: readonly Section[];
};

/** Gives each corrected version of a form with the sections before and after, the first one first. */
export async function correctedVersions(
  ctx: Pick<Context, "db">,
  editionId: string,
): Promise<CorrectedVersion[]> {
  const rows = await ctx.db
    .selectFrom("forms")
    .leftJoin("form_corrections", "form_corrections.form_id", "forms.id")
    .select(["version", "sections", "section_id", "question_id", "reason", "corrected_at"])
    .where("edition_id", "=", editionId)
    .orderBy("version")
    .execute();
  const versions = rows.map((row) => ({ ...row, sections: JSON.parse(row.sections) as Section[] }));
  return versions.flatMap((row, index) => {
    const before = versions[index - 1];
    if (!before || row.section_id === null || row.reason === null || row.corrected_at === null) return [];
    return [
      {
        version: row.version,
        at: row.corrected_at,
        reason: row.reason,
        sectionId: row.section_id,
        questionId: row.question_id,
        before: before.sections,
        sections: row.sections,
      },
    ];
  });
}

/** Lists what was said anew of a question, or of a section's own words, between two versions. */
export function changesBetween(
  before: readonly Section[],
  after: readonly Section[],
  sectionId: string,
  questionId: string | null,
): WordingChange[] {
  if (questionId !== null) {
    const [old, now] = [questionOf(before, questionId), questionOf(after, questionId)];
    return old && now ? questionChanges(old.question, now.question) : [];
  }
  const old = before.find((section) => section.id === sectionId);
  const now = after.find((section) => section.id === sectionId);
  return old && now ? sectionChanges(old, now) : [];
}
