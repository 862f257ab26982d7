import type { ReactNode } from "react";

export type Beside = { key: string; title: string; head: ReactNode };
export type BesideRow = { key: string; question: ReactNode; cells: readonly ReactNode[] };
export type BesideSection = { id: string; title: string; rows: readonly BesideRow[] };

/** Sets two or three texts beside each other, question by question; under 48rem one below the other, each under its name. */
export function SideBySide({
  texts,
  sections,
}: {
  texts: readonly Beside[];
  sections: readonly BesideSection[];
}) {
  return (
    <div className={`side-by-side side-by-side-${texts.length}`}>
      <div className="beside-heads">
        {texts.map((text) => (
          <div key={text.key}>{text.head}</div>
        ))}
      </div>
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={`beside-${section.id}`}>
          <h2 id={`beside-${section.id}`}>{section.title}</h2>
          {section.rows.map((row) => (
            <div className="beside-row" key={row.key}>
              <h3>{row.question}</h3>
              <div className="beside-cells">
                {texts.map((text, index) => (
                  <div key={text.key}>
                    <p className="beside-name">{text.title}</p>
                    {row.cells[index] ?? <p className="quiet">No answer.</p>}
                  </div>
                ))}
              </div>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
