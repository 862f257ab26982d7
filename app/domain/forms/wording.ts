import type { Question, Section } from "./question";

/** One part of the form's words, as it was and as it is. */
export type WordingChange = { part: string; before: string; after: string };

/** A correction of a published form's wording, as everybody may read it. */
export type FormCorrection = {
  /** The version of the form that it made. */
  version: number;
  at: string;
  reason: string;
  sectionId: string;
  /** Null where the section's own words were corrected. */
  questionId: string | null;
  changes: WordingChange[];
};

/** The words of a question that may be corrected; choices by their value. */
export type QuestionWords = {
  label: string;
  hint: string;
  guidance: readonly string[];
  choices: Readonly<Record<string, string>>;
};

/** Gives the question in other words. Type, limits, condition and whether it must be answered stay as they are. */
export function inWords(question: Question, words: QuestionWords): Question {
  const { hint: _hint, guidance: _guidance, choices, ...rest } = question;
  return {
    ...rest,
    label: words.label,
    ...(words.hint === "" ? {} : { hint: words.hint }),
    ...(words.guidance.length === 0 ? {} : { guidance: words.guidance }),
    ...(choices
      ? { choices: choices.map((one) => ({ ...one, label: words.choices[one.value] || one.label })) }
      : {}),
  };
}

/** Lists what was said anew between two versions of a question. */
export function questionChanges(before: Question, after: Question): WordingChange[] {
  return [
    change("Question", before.label, after.label),
    change("Hint", before.hint, after.hint),
    change("Guidance", before.guidance?.join("\n"), after.guidance?.join("\n")),
    ...(before.choices ?? []).map((choice) =>
      change("Answer", choice.label, after.choices?.find((one) => one.value === choice.value)?.label),
    ),
  ].filter((one) => one.before !== one.after);
}

/** Lists what was said anew between two versions of a section's own words. */
export function sectionChanges(before: Section, after: Section): WordingChange[] {
  return [change("Title", before.title, after.title), change("Lead", before.lead, after.lead)].filter(
    (one) => one.before !== one.after,
  );
}

/** Lists the sections in which words were corrected, in the order of the form, each with its last correction. */
export function sectionsCorrected(
  sections: readonly Section[],
  corrections: readonly Pick<FormCorrection, "sectionId" | "at">[],
): { id: string; title: string; at: string }[] {
  return sections.flatMap(({ id, title }) => {
    const last = corrections.findLast((one) => one.sectionId === id);
    return last ? [{ id, title, at: last.at }] : [];
  });
}

/** Gives what a form asks for without its words: between published versions it never changes. */
export function withoutWords(sections: readonly Section[]) {
  return sections.map((section) => ({
    id: section.id,
    questions: section.questions.map(({ label: _l, hint: _h, guidance: _g, choices, ...rest }) => ({
      ...rest,
      choices: choices?.map((choice) => choice.value) ?? [],
    })),
  }));
}

function change(part: string, before = "", after = ""): WordingChange {
  return { part, before, after };
}
