import type { Context } from "../../database/context";
import { inTransaction } from "../../database/transaction";
import type { FormTemplate, Section } from "../forms/question";
import { isThemeSection } from "../forms/theme-conditions";
import { record } from "../history/record.server";
import { known, refuse } from "../problems";
import { editionInPreparation } from "./create.server";
import { type EditionForm, formOf } from "./editions.server";
import { brokenCondition, isFixedSection, questionOf } from "./form-changes";

export type ChosenForm = EditionForm & { template: FormTemplate["name"] };

/**
 * Changes the form of an edition that is being prepared and records it. Refuses an open call, and a form in which a
 * question would depend on one that does not stand before it.
 */
export async function changeForm(
  ctx: Context,
  editionId: string,
  command: string,
  change: (form: ChosenForm) => readonly Section[],
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await editionInPreparation(ctx, editionId);
    const form = (await formOf(ctx, editionId)) as ChosenForm;
    const sections = change(form);
    const broken = brokenCondition(sections);
    if (broken) refuse(broken.code, broken.sentence);
    await ctx.db
      .updateTable("forms")
      .set({ sections: JSON.stringify(sections) })
      .where("id", "=", form.id)
      .execute();
    await record(ctx, { editionId, command, object: ["form", form.id] });
  });
}

/** Gives a section that may be changed; refuses the two that end every form. */
export function changeableSection(form: EditionForm, sectionId: string): Section {
  const section = known(
    form.sections.find((one) => one.id === sectionId),
    "section",
  );
  refuseFixed(section);
  return section;
}

/** Gives a question that may be changed, with its section; refuses those of the two sections that end every form. */
export function changeableQuestion(form: EditionForm, questionId: string) {
  const place = known(questionOf(form.sections, questionId), "question");
  refuseFixed(place.section);
  return place;
}

function refuseFixed(section: Section): void {
  if (!isFixedSection(section)) return;
  if (isThemeSection(section)) {
    refuse(
      "follows-theme",
      "These confirmations are the conditions of the theme. Change them with the theme and its dates; the form follows.",
    );
  }
  refuse(
    "publication-stays",
    "The publication section ends every form and stays as it is: what may be published rests on it.",
  );
}
