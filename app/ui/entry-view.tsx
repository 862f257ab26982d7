import type { ReactNode } from "react";
import { EntryReader } from "./entry-reader";

type Answer = {
  questionId: string;
  label: string;
  text: string;
  language: string | null;
  juryOnlyReason: string | null;
};

/** What a reading view gives of an entry. */
export type EntryViewed = {
  title: string;
  titleOwn: string | null;
  titleLanguage: string | null;
  country: string;
  sections: readonly { id: string; title: string; answers: readonly Answer[] }[];
};

type EntryViewProps = {
  view: EntryViewed;
  /** Sets an answer in another way than as plain text; nothing leaves it so. */
  answered?: (answer: Answer) => ReactNode;
  /** Between the title and the first section. */
  children?: ReactNode;
};

/** Sets an entry to be read by people who know of its marks "for the jury only". */
export function EntryView({ view, answered, children }: EntryViewProps) {
  return (
    <EntryReader
      title={view.title}
      country={view.country}
      {...(view.titleOwn ? { titleOwn: view.titleOwn, titleLang: view.titleLanguage ?? "" } : {})}
      sections={view.sections.map((section) => ({
        id: section.id,
        title: section.title,
        answers: section.answers.map((answer) => ({
          key: answer.questionId,
          question: answer.label,
          text: answer.text,
          language: answer.language,
          answer: answered?.(answer),
          ...(answer.juryOnlyReason ? { remark: `For the jury only: ${answer.juryOnlyReason}` } : {}),
        })),
      }))}
    >
      {children}
    </EntryReader>
  );
}
