import type { ReactNode } from "react";
import { Country } from "./country";
import { PlainText } from "./plain-text";

export type ReaderAnswer = {
  key: string;
  question: ReactNode;
  /** What was typed; when missing or empty the reader says so. */
  text?: string | undefined;
  /** The language of the text where it is not English. */
  language?: string | null | undefined;
  /** Anything that is not running text (links, amounts), instead of `text`. */
  answer?: ReactNode;
  /** Said beside the question: "For the jury only". */
  remark?: ReactNode;
};

export type ReaderSection = { id: string; title: string; answers: readonly ReaderAnswer[] };

export type EntryReaderProps = {
  title: string;
  titleOwn?: string | undefined;
  titleLang?: string | undefined;
  /** ISO code. */
  country: string;
  sections: readonly ReaderSection[];
  /** Between the title and the first section: state, links. */
  children?: ReactNode;
  /** The id of a section that is read now, where the page knows it. */
  current?: string | undefined;
};

/** Sets an entry to be read: contents by section beside the text, title in serif, country, every answer under its question. */
export function EntryReader({
  title,
  titleOwn,
  titleLang,
  country,
  sections,
  children,
  current,
}: EntryReaderProps) {
  return (
    <div className="entry-reader">
      <nav className="reader-contents" aria-label="Contents of the entry">
        <ul>
          {sections.map((section) => (
            <li key={section.id}>
              <a href={`#${section.id}`} aria-current={section.id === current ? "true" : undefined}>
                {section.title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <article className="reader-text">
        <h1 className="serif">{title}</h1>
        <p className="reader-from">
          <Country code={country} />
          {titleOwn && titleOwn !== title ? (
            <span className="quiet small" lang={titleLang}>
              {titleOwn}
            </span>
          ) : null}
        </p>
        {children}
        {sections.map((section) => (
          <section key={section.id} id={section.id} aria-labelledby={`${section.id}-title`}>
            <h2 id={`${section.id}-title`}>{section.title}</h2>
            {section.answers.length === 0 ? <p className="quiet">No answer.</p> : null}
            {section.answers.map((answer) => (
              <div className="reader-answer" key={answer.key}>
                <h3>{answer.question}</h3>
                {answer.remark ? <p className="reader-remark">{answer.remark}</p> : null}
                {answer.answer ??
                  (answer.text?.trim() ? (
                    <PlainText text={answer.text} lang={answer.language ?? undefined} />
                  ) : (
                    <p className="quiet">No answer.</p>
                  ))}
              </div>
            ))}
          </section>
        ))}
      </article>
    </div>
  );
}
