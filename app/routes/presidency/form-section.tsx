import { Form } from "@remix-run/react";
import type { Question } from "../../domain/forms/question";
import type { FormCorrection } from "../../domain/forms/wording";
import { Button, ConfirmDetails } from "../../ui/button";
import { Row } from "../../ui/layout";
import { SummaryList } from "../../ui/lists";
import { WordingCorrections } from "../../ui/wording-corrections";
import { QuestionDetail } from "./question-detail";

export type FormSectionProps = {
  /** The address of the editor. */
  here: string;
  section: {
    id: string;
    title: string;
    lead?: string | undefined;
    fixed: boolean;
    ofTheme: boolean;
    questions: readonly { question: Question; condition?: string | undefined }[];
  };
  changes: "all" | "wording" | "none";
  corrections: readonly FormCorrection[];
};

/** One section of the form in the editor, with every question and what can be done with it now. */
export function FormSection({ here, section, changes, corrections }: FormSectionProps) {
  const all = changes === "all" && !section.fixed;
  const wording = changes === "wording" && !section.fixed;
  const id = `section-${section.id}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{section.title}</h2>
      {section.lead ? <p className="quiet">{section.lead}</p> : null}
      <WordingCorrections
        corrections={corrections.filter((one) => one.sectionId === section.id && one.questionId === null)}
      />
      {section.fixed && changes === "all" ? <p className="quiet">{whyFixed(section.ofTheme)}</p> : null}
      {all ? <SectionActions here={here} section={section} /> : null}
      {wording ? (
        <p>
          <a href={`${here}/wording/section/${section.id}`}>
            Correct the wording<span className="hidden-words"> of the section {section.title}</span>
          </a>
        </p>
      ) : null}
      {section.questions.length === 0 ? (
        <p className="quiet">No question yet. A section without questions is left out when the call opens.</p>
      ) : null}
      <SummaryList
        rows={section.questions.map(({ question, condition }) => ({
          key: question.id,
          term: <strong id={`q-${question.id}`}>{question.label}</strong>,
          detail: (
            <>
              {condition ? <p className="small">{condition}</p> : null}
              <QuestionDetail question={question} />
              <WordingCorrections corrections={corrections.filter((one) => one.questionId === question.id)} />
            </>
          ),
          action: all ? (
            <QuestionActions here={here} question={question} />
          ) : wording ? (
            <a href={`${here}/wording/question/${question.id}`}>
              Correct the wording<span className="hidden-words">: {question.label}</span>
            </a>
          ) : undefined,
        }))}
      />
      {all ? (
        <p>
          <a href={`${here}/new?section=${section.id}`}>
            Add a question<span className="hidden-words"> to {section.title}</span>
          </a>
        </p>
      ) : null}
    </section>
  );
}

function whyFixed(ofTheme: boolean): string {
  return ofTheme
    ? "These are the conditions of the theme. Change them with the theme and its dates; the form follows until the call opens."
    : "This section ends every form and stays as it is.";
}

function SectionActions({ here, section }: Pick<FormSectionProps, "here" | "section">) {
  return (
    <Form method="post">
      <Row>
        <a href={`${here}/sections/${section.id}`}>
          Rename<span className="hidden-words"> the section {section.title}</span>
        </a>
        <MoveButtons name="section-" id={section.id} label={`the section ${section.title}`} />
        <ConfirmDetails
          label="Drop the section"
          confirm="Drop it"
          name="section-drop"
          value={section.id}
          small
        >
          <p>
            Its questions go with it. Those of the template can be brought back, questions of your own cannot.
          </p>
        </ConfirmDetails>
      </Row>
    </Form>
  );
}

function QuestionActions({ here, question }: { here: string; question: Question }) {
  return (
    <Form method="post">
      <Row>
        <a href={`${here}/${question.id}`}>
          Change<span className="hidden-words">: {question.label}</span>
        </a>
        <MoveButtons name="" id={question.id} label={question.label} />
        <Button kind="second" small name="drop" value={question.id} label={`Drop: ${question.label}`}>
          Drop
        </Button>
      </Row>
    </Form>
  );
}

function MoveButtons({ name, id, label }: { name: string; id: string; label: string }) {
  return (
    <>
      <Button kind="second" small name={`${name}up`} value={id} label={`Up: ${label}`}>
        Up
      </Button>
      <Button kind="second" small name={`${name}down`} value={id} label={`Down: ${label}`}>
        Down
      </Button>
    </>
  );
}
