import type { Question } from "../../domain/forms/question";
import type { FormCorrection } from "../../domain/forms/wording";
import { Instant } from "../../ui/time";
import { CorrectionWords } from "../../ui/wording-corrections";

export type FormVersionsProps = {
  sections: readonly { id: string; title: string; questions: readonly { question: Question }[] }[];
  openedAt: string;
  corrections: readonly FormCorrection[];
};

/** Lists the published versions of a form, the newest first: what was corrected, when, and why. */
export function FormVersions({ sections, openedAt, corrections }: FormVersionsProps) {
  const words = new Map(
    sections.flatMap((section) => [
      [section.id, section.title] as const,
      ...section.questions.map(({ question }) => [question.id, question.label] as const),
    ]),
  );
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      {[...corrections].reverse().map((correction) => (
        <section key={correction.version} aria-labelledby={`version-${correction.version}`}>
          <h3 id={`version-${correction.version}`}>Version {correction.version}, wording corrected</h3>
          <p className="quiet">
            <Instant at={correction.at} /> · {words.get(correction.questionId ?? correction.sectionId)}
          </p>
          <CorrectionWords correction={correction} />
        </section>
      ))}
      <section aria-labelledby="version-1">
        <h3 id="version-1">Version 1, published with the call</h3>
        <p className="quiet">
          <Instant at={openedAt} />
        </p>
      </section>
    </section>
  );
}
