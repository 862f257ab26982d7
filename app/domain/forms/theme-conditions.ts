import { isPublicationSection } from "./publication-section";
import type { Section } from "./question";

const sectionId = "theme-conditions";

/** True for the section that is made of the theme's conditions and changes with them only. */
export function isThemeSection(section: { id: string }): boolean {
  return section.id === sectionId;
}

/**
 * Gives the form with one confirmation for each condition of the theme, in a section of its own before the publication
 * section; whatever conditions it held before are gone. Without conditions there is no such section.
 */
export function withThemeConditions(sections: readonly Section[], conditions: readonly string[]): Section[] {
  const others = sections.filter((section) => !isThemeSection(section));
  if (conditions.length === 0) return others;
  const confirmed: Section = {
    id: sectionId,
    title: "Conditions of the theme",
    lead: "The call sets these conditions. Confirm that the project meets each of them.",
    questions: conditions.map((condition, index) => ({
      id: `theme-condition-${index + 1}`,
      type: "confirmation",
      label: condition,
      required: true,
      hiddenFromJury: true,
      neverPublic: true,
    })),
  };
  const before = others.filter((section) => !isPublicationSection(section));
  return [...before, confirmed, ...others.filter(isPublicationSection)];
}
