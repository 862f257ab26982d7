import { type Answers, type Gap, isAsked } from "../forms/answers";
import type { Section } from "../forms/question";

export type SectionState = {
  id: string;
  title: string;
  state: "done" | "half" | "open" | "due";
  /** In words: "Complete", "2 of 3 answers", "Not started". */
  words: string;
};

/** Says of each section how far it is; with remarks, only the sections they touch are due. */
export function sectionStates(
  sections: readonly Section[],
  of: {
    answers: Answers;
    gaps: readonly Gap[];
    complete: ReadonlySet<string>;
    remarked?: ReadonlySet<string>;
  },
): SectionState[] {
  return sections.map((section) => {
    const { id, title } = section;
    const remarks = section.questions.filter((question) => of.remarked?.has(question.id)).length;
    if (remarks > 0) {
      return { id, title, state: "due", words: remarks === 1 ? "1 remark" : `${remarks} remarks` };
    }
    const gaps = of.gaps.filter((gap) => gap.sectionId === section.id).length;
    if (of.complete.has(id) && gaps === 0) return { id, title, state: "done", words: "Complete" };
    const asked = section.questions.filter((question) => isAsked(sections, of.answers, question));
    const answered = asked.filter((question) => (of.answers[question.id] ?? "") !== "").length;
    if (answered === 0) return { id, title, state: "open", words: "Not started" };
    return { id, title, state: "half", words: `${answered} of ${asked.length} answers` };
  });
}
