import { z } from "zod";
import type { Context } from "../../database/context";
import { line, optionalLine } from "../people/people";
import { refuse } from "../problems";
import { type Direction, withMovedSection, withSection } from "./form-changes";
import { changeableSection, changeForm } from "./form-drafting.server";
import { newId } from "./question-input";
import { refuseStale } from "./revision.server";

/** The words of a section. */
export const sectionSchema = z.object({
  title: line("the title of the section", 80),
  lead: optionalLine("the sentence under the title", 300),
});

export type SectionInput = z.infer<typeof sectionSchema>;

/** Adds an empty section before those that end every form, and gives its id. Refuses an open call. */
export async function addSection(ctx: Context, editionId: string, input: SectionInput): Promise<string> {
  let id = "";
  await changeForm(ctx, editionId, "addSection", (form) => {
    id = newId(input.title, new Set(form.sections.map((section) => section.id)));
    return withSection(form.sections, { id, ...words(input), questions: [] });
  });
  return id;
}

/** Says title and lead of a section anew. Refuses the sections that end every form, an open call, and a stale save. */
export async function changeSection(
  ctx: Context,
  editionId: string,
  sectionId: string,
  input: SectionInput,
  seen?: string,
): Promise<void> {
  await changeForm(ctx, editionId, "changeSection", (form) => {
    const { title, lead } = changeableSection(form, sectionId);
    refuseStale(seen, { title, lead: lead ?? "" });
    return form.sections.map((section) =>
      section.id === sectionId ? { id: section.id, ...words(input), questions: section.questions } : section,
    );
  });
}

/** Moves a section with its questions by one place. Refuses where a question would come before the one it depends on. */
export async function moveSection(
  ctx: Context,
  editionId: string,
  sectionId: string,
  direction: Direction,
): Promise<void> {
  await changeForm(ctx, editionId, "moveSection", (form) => {
    changeableSection(form, sectionId);
    const moved = withMovedSection(form.sections, sectionId, direction);
    if (moved) return moved;
    return refuse(
      "no-place",
      direction === "up"
        ? "The section is the first one already."
        : "The section is the last one already; the form ends with what every form ends with.",
    );
  });
}

/** Drops a section with its questions. Refuses where a question elsewhere depends on one of them. */
export async function dropSection(ctx: Context, editionId: string, sectionId: string): Promise<void> {
  await changeForm(ctx, editionId, "dropSection", (form) => {
    changeableSection(form, sectionId);
    return form.sections.filter((section) => section.id !== sectionId);
  });
}

function words({ title, lead }: SectionInput): { title: string; lead?: string } {
  return { title, ...(lead === "" ? {} : { lead }) };
}
