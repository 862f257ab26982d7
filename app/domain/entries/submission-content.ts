import type { Answers } from "../forms/answers";
import { askedAnswers } from "../forms/answers";
import type { Section } from "../forms/question";
import type { EntryKind } from "./entry";

/** What is submitted, and what the digest is made of: nothing that is not in here was entered. */
export type SubmissionContent = {
  format: "award-entry/1";
  edition: { id: string; year: number; name: string };
  form: { template: string; version: number };
  entry: {
    id: string;
    country: string;
    kind: EntryKind;
    title: string;
    titleOwn: string | null;
    titleLanguage: string | null;
    organisation: string;
  };
  sections: { id: string; title: string; answers: SubmittedAnswer[] }[];
};

export type SubmittedAnswer = {
  questionId: string;
  label: string;
  text: string;
  juryOnlyReason: string | null;
};

type StoredEntry = {
  id: string;
  country: string;
  kind: string;
  title: string;
  title_own: string | null;
  title_language: string | null;
  organisation: string;
};

/** Makes the content of an entry as it stands: what the form asks, with its answers; questions that are not asked are left out. */
export function contentOf(
  { entry, edition }: { entry: StoredEntry; edition: { id: string; year: number; name: string } },
  form: { template: string; version: number; sections: readonly Section[] },
  stored: ReadonlyMap<string, { text: string; jury_only_reason: string | null }>,
): SubmissionContent {
  const asked = askedAnswers(
    form.sections,
    Object.fromEntries([...stored].map(([id, answer]) => [id, answer.text])),
  );
  return {
    format: "award-entry/1",
    edition: { id: edition.id, year: edition.year, name: edition.name },
    form: { template: form.template, version: form.version },
    entry: {
      id: entry.id,
      country: entry.country,
      kind: entry.kind as EntryKind,
      title: entry.title,
      titleOwn: entry.title_own,
      titleLanguage: entry.title_language,
      organisation: entry.organisation,
    },
    sections: form.sections.map((section) => ({
      id: section.id,
      title: section.title,
      answers: section.questions.flatMap((question) => {
        const text = asked[question.id];
        if (text === undefined) return [];
        const juryOnlyReason = stored.get(question.id)?.jury_only_reason ?? null;
        return [{ questionId: question.id, label: question.label, text, juryOnlyReason }];
      }),
    })),
  };
}

/** Reads stored content back. */
export function readContent(content: string): SubmissionContent {
  return JSON.parse(content) as SubmissionContent;
}

/** Gives the answers of a content by question. */
export function answersIn(content: SubmissionContent): Answers {
  return Object.fromEntries(
    content.sections.flatMap((section) => section.answers.map((answer) => [answer.questionId, answer.text])),
  );
}
