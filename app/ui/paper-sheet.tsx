import { Anchors, scoresOf } from "./score-scale";

export type PaperSheetProps = {
  /** The entry's title: a loose sheet must say what it is about. */
  title: string;
  criteria: readonly {
    key: string;
    name: string;
    question: string;
    anchors: readonly { score: number; words: string }[];
  }[];
  scale: { min: number; max: number; step: number };
  /** What holds for every criterion, in a sentence or two. */
  rule: string;
};

/** An empty score sheet to fill in with a pen: each criterion with its anchors, boxes to tick and lines to write on. */
export function PaperSheet({ title, criteria, scale, rule }: PaperSheetProps) {
  const scores = scoresOf(scale.min, scale.max, scale.step);
  return (
    <section className="paper-sheet">
      <h2>Score sheet: {title}</h2>
      <p>{rule}</p>
      {criteria.map(({ key, name, question, anchors }) => (
        <section key={key} className="paper-criterion">
          <h3>{name}</h3>
          <p className="small">{question}</p>
          <Anchors anchors={anchors} />
          <ul className="paper-scores" aria-label={`Scores on ${name}`}>
            {scores.map(({ text, whole }) => (
              <li key={text} className={whole ? "paper-whole" : undefined}>
                <span className="paper-box" aria-hidden="true" />
                {text}
              </li>
            ))}
          </ul>
          <p className="paper-line">Remark</p>
        </section>
      ))}
      <p className="paper-line paper-overall">Overall remark</p>
    </section>
  );
}
