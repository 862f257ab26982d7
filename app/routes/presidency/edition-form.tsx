import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formIfChosen } from "../../domain/editions/editions.server";
import { bringBackQuestion, chooseForm, dropQuestion } from "../../domain/editions/form.server";
import {
  droppedQuestions,
  formTemplates,
  isPublicationSection,
  questionOf,
} from "../../domain/editions/form-changes";
import { editionOfPresidency } from "../../domain/editions/presidency.server";
import type { FormTemplate, Question } from "../../domain/forms/question";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button, ConfirmDetails } from "../../ui/button";
import { RadioGroup } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Row } from "../../ui/layout";
import { Details, SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { QuestionDetail } from "./question-detail";

export const meta = pageTitle("Entry form");

const templateSchema = z.object({
  template: z.enum(["five-is", "classic"], { error: "Choose a form to start from." }),
});

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const form = await formIfChosen(ctx, edition.id);
    const template = form && formTemplates[form.template as FormTemplate["name"]];
    return {
      year: edition.year,
      name: edition.name,
      preparing: edition.state === "preparing",
      form: form &&
        template && {
          title: template.title,
          sections: form.sections.map((section) => ({
            id: section.id,
            title: section.title,
            lead: section.lead,
            fixed: isPublicationSection(section),
            questions: section.questions,
          })),
          dropped: droppedQuestions(template, form.sections).map(({ id, label }) => ({ id, label })),
        },
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await editionOfPresidency(ctx, args.params.year);
    const to = `/presidency/editions/${edition.year}/form`;
    const drop = textOf(typed, "drop");
    const back = textOf(typed, "back");
    if (drop) {
      const form = await formIfChosen(ctx, edition.id);
      const label = questionOf(form?.sections ?? [], drop)?.question.label ?? "";
      await dropQuestion(ctx, edition.id, drop);
      return redirectWithNotice(args, to, `Dropped: "${label}". It can be brought back below.`);
    }
    if (back) {
      await bringBackQuestion(ctx, edition.id, back);
      return redirectWithNotice(args, to, "The question is back at its place.");
    }
    const { template } = parseForm(templateSchema, typed);
    await chooseForm(ctx, edition.id, template);
    return redirectWithNotice(args, to, `The form starts from the ${formTemplates[template].title}.`);
  });

const templateOptions = [
  {
    value: "five-is",
    label: formTemplates["five-is"].title,
    hint: "Intelligence, intervention, implementation, involvement, impact: gathers what others need to learn from a project.",
  },
  {
    value: "classic",
    label: formTemplates.classic.title,
    hint: "The older form: general information, a one-page description, and the criteria.",
  },
];

export default function EditionForm() {
  const { year, name, preparing, form } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Edition ${name}`}
        title="Entry form"
        lead={form ? `The ${form.title}, as the applicants see it.` : "Choose the form to start from."}
      >
        <a href={`/presidency/editions/${year}`}>Back to the edition</a>
        {form ? <a href={`/editions/${year}/form.pdf`}>Blank form (PDF)</a> : null}
      </PageHead>
      {preparing ? null : (
        <Note kind="plain" title="Published and locked">
          <p>The call has been opened with this form; it can no longer be changed.</p>
        </Note>
      )}
      {form ? null : (
        <Form method="post">
          <RadioGroup
            name="template"
            label="Form to start from"
            hint="Questions can be reworded and dropped afterwards."
            options={templateOptions}
            value={textOf(refused?.typed, "template")}
            problem={problemOf(refused?.problems, "template")}
          />
          <Button>Choose this form</Button>
        </Form>
      )}
      {form?.sections.map((section) => (
        <section key={section.id} aria-labelledby={`section-${section.id}`}>
          <h2 id={`section-${section.id}`}>{section.title}</h2>
          {section.lead ? <p className="quiet">{section.lead}</p> : null}
          {section.fixed && preparing ? (
            <p className="quiet">This section ends every form and stays as it is.</p>
          ) : null}
          <SummaryList
            rows={(section.questions as Question[]).map((question) => ({
              key: question.id,
              term: <strong>{question.label}</strong>,
              detail: <QuestionDetail question={question} />,
              ...(preparing && !section.fixed
                ? { action: <QuestionActions year={year} question={question} /> }
                : {}),
            }))}
          />
        </section>
      ))}
      {form && preparing && form.dropped.length > 0 ? (
        <section aria-labelledby="dropped">
          <h2 id="dropped">Dropped questions</h2>
          {form.dropped.map((question) => (
            <Form method="post" key={question.id}>
              <p>{question.label}</p>
              <Button
                kind="second"
                small
                name="back"
                value={question.id}
                label={`Bring back: ${question.label}`}
              >
                Bring back
              </Button>
            </Form>
          ))}
        </section>
      ) : null}
      {form && preparing ? (
        <Details summary="Start again from a template">
          {Object.values(formTemplates).map((template) => (
            <Form method="post" key={template.name}>
              <ConfirmDetails
                label={`Start again from the ${template.title}`}
                confirm="Start again now"
                name="template"
                value={template.name}
                small
              >
                <p>
                  Every question you have reworded or dropped returns to the template. This cannot be undone.
                </p>
              </ConfirmDetails>
            </Form>
          ))}
        </Details>
      ) : null}
    </>
  );
}

function QuestionActions({ year, question }: { year: number; question: Question }) {
  return (
    <Form method="post">
      <Row>
        <a href={`/presidency/editions/${year}/form/${question.id}`}>
          Reword<span className="hidden-words">: {question.label}</span>
        </a>
        <Button kind="second" small name="drop" value={question.id} label={`Drop: ${question.label}`}>
          Drop
        </Button>
      </Row>
    </Form>
  );
}
