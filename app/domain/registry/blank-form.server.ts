import type { Context } from "../../database/context";
import { print } from "../../print/press";
import { editionByYear, formOf } from "../editions/editions.server";
import { correctionsOf } from "../editions/form-corrections.server";

/** Prints the form of an edition as the call publishes it; the bytes change only when the form does. */
export async function blankForm(
  ctx: Context,
  year: number,
  demonstration: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const edition = await editionByYear(ctx, year);
  const form = await formOf(ctx, edition.id);
  const corrections = await correctionsOf(ctx, edition.id);
  return print("blank-form", {
    edition: { name: edition.name, theme: edition.theme },
    form: {
      name: form.template as "classic" | "five-is",
      title: `Entry form ${edition.name}`,
      version: form.version,
      sections: form.sections,
    },
    deadlineAt: edition.deadline_at,
    corrections,
    printedAt: corrections.at(-1)?.at ?? edition.opened_at ?? edition.created_at,
    demonstration,
  });
}
